"""Guided walks through the explorer, stop by stop."""

import msgspec

from ascn_tui.model.taxonomy import Count, Id, Locator, Text


class Stop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said and asked, and the locators of what is shown meanwhile."""

    id: Id
    name: Text
    say: Text
    show: tuple[Locator, ...]
    question: Text
    minutes: Count
    claims: tuple[Id, ...] = ()


class Tour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of `tours/`."""

    id: Id
    name: Text
    text: Text
    document: Id
    stops: tuple[Stop, ...]

    @property
    def minutes(self) -> int:
        """How long the whole walk takes."""
        return sum(stop.minutes for stop in self.stops)
