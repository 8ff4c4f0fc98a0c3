"""Reference data: in-text citations, events, glossary terms, partners and tours."""

from typing import Literal

import msgspec

from ascn_tui.model.taxonomy import Count, Date, Id, Locator, Names, Ref, Text, VocabularyTerm

ListStanding = Literal["listed", "undated", "missing"]
"""Whether the list holds a work that the text names; `undated`: it does, the text has no year."""


class Citation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A work as the text of the paper names it; `source` is the record of the work meant."""

    id: Id
    printed: Text
    standing: ListStanding
    refs: tuple[Ref, ...]
    source: Id | None = None
    claims: tuple[Id, ...] = ()
    note: Text | None = None


class CitationAnomaly(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something about the paper that a reader should know before citing it."""

    id: Id
    name: Text
    text: Text
    refs: tuple[Ref, ...]
    claims: tuple[Id, ...] = ()


class CitationSummary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many works the list holds and the text names, and how many of each lack the other."""

    listed: Count
    never_cited: Count
    cited: Count
    missing: Count


class Citations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `citations.yaml`; the listed works themselves stand in `sources.yaml`."""

    document: Id
    summary: CitationSummary
    citations: tuple[Citation, ...]
    oddities: tuple[CitationAnomaly, ...]


Standing = Literal["occurred", "planned"]
"""Whether an event happened or was only planned, by its document."""


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


class GlossaryTerm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A term: its long form, what it means, and its names in other languages.

    `vocabulary` names the word list of the network that a term belongs to; `record` is the
    record that says more. Words that the explorer itself brings need no reference.
    """

    id: Id
    name: Text
    expansion: Text | None = None
    kind: Id
    meaning: Text
    names: Names = {}
    vocabulary: Id | None = None
    record: Id | None = None
    refs: tuple[Ref, ...] = ()


class Glossary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `glossary.yaml`; `note` says what the names in other languages are worth."""

    note: Text
    kinds: tuple[VocabularyTerm, ...]
    terms: tuple[GlossaryTerm, ...]


class Support(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a document names a partner for; `projects` are the listed ones it speaks of."""

    name: Text
    refs: tuple[Ref, ...]
    programme: Text | None = None
    cities: tuple[Id, ...] = ()
    projects: tuple[Id, ...] = ()
    claims: tuple[Id, ...] = ()
    note: Text | None = None


class Partner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state, body or firm from outside, with what it is named for, oldest document first.

    `entries` are the governance entries that speak of it.
    """

    id: Id
    name: Text
    kind: Id
    support: tuple[Support, ...]
    entries: tuple[Id, ...] = ()
    note: Text | None = None


class Partners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `partners.yaml`."""

    kinds: tuple[VocabularyTerm, ...]
    partners: tuple[Partner, ...]


class TourStop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
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
    stops: tuple[TourStop, ...]

    @property
    def minutes(self) -> int:
        """How long the whole walk takes."""
        return sum(stop.minutes for stop in self.stops)
