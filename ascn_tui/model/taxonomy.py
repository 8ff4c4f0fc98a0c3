"""The vocabulary of a network: editions, statuses, focus areas, levels, topics and kinds."""

from typing import Annotated, Literal

import msgspec

# YAML written by people leaves `edition: 2023` and `page: 6` unquoted: both are text here.
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]
Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
Code = Annotated[
    str,
    msgspec.Meta(min_length=1, max_length=60, extra_json_schema={"type": ["string", "integer"]}),
]
Date = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", extra_json_schema={"type": ["string", "integer"]}
    ),
]
Locator = Annotated[
    str, msgspec.Meta(pattern=r"^(?![a-z]+=)[^?\s/]", min_length=1, max_length=2_000)
]
"""The text of a link; only a whole network can resolve it."""
Year = Annotated[int, msgspec.Meta(ge=1900, le=2100)]
Count = Annotated[int, msgspec.Meta(ge=0)]
Names = dict[str, Text]
"""A name in other languages: language code to name."""

Tone = Literal["planned", "active", "done", "open"]
"""What a status means for colour: four meanings that the themes know."""


class Ref(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Where a statement stands: a document of `sources.yaml` and a page as printed."""

    document: Id
    page: Code | None = None
    section: Id | None = None
    note: Text | None = None


class Edition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One monitoring report: a dated list of projects; `status_refs` is where it shows statuses."""

    id: Code
    name: Text
    as_of: Date
    document: Id
    refs: tuple[Ref, ...]
    status_refs: tuple[Ref, ...] = ()


class Status(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state of progress with its mark, the mark's ASCII twin, and its meaning for colour.

    `known: false` marks the status of a project whose state no document tells.
    """

    id: Id
    name: Text
    glyph: Annotated[str, msgspec.Meta(min_length=1, max_length=1)]
    ascii: Annotated[str, msgspec.Meta(pattern=r"^[!-~]$")]
    tone: Tone
    meaning: Text
    known: bool = True
    names: Names = {}
    refs: tuple[Ref, ...] = ()


class SubArea(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finer field of work inside a focus area."""

    id: Id
    name: Text
    refs: tuple[Ref, ...]


class FocusArea(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the fields of work that the network's framework names."""

    id: Id
    name: Text
    text: Text
    refs: tuple[Ref, ...]
    names: Names = {}
    sub_areas: tuple[SubArea, ...] = ()


class VocabularyTerm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A plain word of the vocabulary: a topic, a kind of entry, a verdict."""

    id: Id
    name: Text
    names: Names = {}
    meaning: Text | None = None


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the documents make of a claim, with a mark, the mark's ASCII twin, and a colour."""

    id: Id
    name: Text
    glyph: Annotated[str, msgspec.Meta(min_length=1, max_length=1)]
    ascii: Annotated[str, msgspec.Meta(pattern=r"^[!-~]$")]
    tone: Literal["done", "planned", "contrary", "open"]
    names: Names = {}
    meaning: Text | None = None


class EntryKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of governance entry.

    `role` is what the chain from a project upwards needs to know: bodies and rules stand in it,
    a project is what it starts from, other kinds are said beside it.
    """

    id: Id
    name: Text
    role: Literal["body", "rule", "project", "other"] = "other"
    names: Names = {}
    meaning: Text | None = None


class StartLink(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A first step offered to a newcomer."""

    name: Text
    locator: Locator


class Opening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the app shows at first: the pair to compare, first steps."""

    compare: tuple[Id, Id]
    links: tuple[StartLink, ...] = ()


class Taxonomy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `network.yaml`: the name of the network and its whole vocabulary."""

    id: Id
    name: Text
    short_name: Text
    text: Text
    refs: tuple[Ref, ...]
    editions: Annotated[tuple[Edition, ...], msgspec.Meta(min_length=1)]
    statuses: tuple[Status, ...]
    focus_areas: tuple[FocusArea, ...]
    levels: tuple[Id, ...]
    opening: Opening
    topics: tuple[VocabularyTerm, ...] = ()
    kinds: tuple[EntryKind, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    sections: tuple[VocabularyTerm, ...] = ()

    @property
    def newest(self) -> str:
        """The id of the newest edition, which opens where none is asked for."""
        return self.editions[-1].id
