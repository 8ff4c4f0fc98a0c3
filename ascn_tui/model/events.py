"""What happened in the network, and what was planned, by date."""

from typing import Literal

import msgspec

from ascn_tui.model.taxonomy import Date, Id, Ref, Text

Standing = Literal["occurred", "planned"]
"""Whether a document tells that something happened, or only that it was foreseen."""


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something dated, with the cities and projects it names; `date_end` closes a span."""

    id: Id
    date: Date
    date_end: Date | None = None
    status: Standing
    text: Text
    refs: tuple[Ref, ...]
    cities: tuple[Id, ...] = ()
    projects: tuple[Id, ...] = ()
    note: Text | None = None


class Timeline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `timeline.yaml`: events, oldest first."""

    events: tuple[Event, ...]
