"""How the paper cites: what its text names, what its list holds, and what is odd about either."""

from typing import Literal

import msgspec

from ascn_tui.model.taxonomy import Count, Id, Ref, Text

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


class Oddity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
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
    oddities: tuple[Oddity, ...]
