"""Registry of record kinds and data files: names, files, screens, ids and references.

A new kind needs its record, its data file and one row of `_RECORD_TYPES`. Loading, checks of ids
and references, names, full text and backlinks then know it.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from ascn_tui.model.comparison import Comparison
from ascn_tui.model.figures import Figures
from ascn_tui.model.framework import Framework, FrameworkPoint, Statement
from ascn_tui.model.governance import Entry, Level
from ascn_tui.model.places import City, Countries, Country
from ascn_tui.model.projects import Project
from ascn_tui.model.reference_data import (
    Citation,
    CitationAnomaly,
    Citations,
    Event,
    Glossary,
    GlossaryTerm,
    Partner,
    Partners,
    Timeline,
    Tour,
)
from ascn_tui.model.sources import Claim, Claims, Source, Sources
from ascn_tui.model.taxonomy import Edition, FocusArea, Status, Taxonomy

Record = (
    Country
    | City
    | Project
    | Level
    | Entry
    | FocusArea
    | Source
    | Claim
    | Comparison
    | Framework
    | FrameworkPoint
    | Statement
    | Partner
    | Event
    | GlossaryTerm
    | Citation
    | CitationAnomaly
    | Tour
)
"""A record with a page of its own."""

LAST_RANK = 16
"""The rank of kinds that people mean last."""

References = Mapping[str, str]
"""Fields that hold ids, as `Class.field`, and the label of the kind that they lead to."""


class RecordType(NamedTuple):
    """A kind of record, or of a part of records that has ids.

    `record` is None for parts that are not records of their own. `screen` is where its page is
    shown, "" for none. `rank` orders what a name may mean, 0 first. `held_in` are the fields that
    hold the records or declare their ids; a kind with a `file` of its own needs none.
    `references` are fields of the record and its parts. `label` is the word of messages and of
    references, by default the name with spaces.
    """

    name: str
    record: type[msgspec.Struct] | None
    plural: str
    screen: str = ""
    rank: int = LAST_RANK
    held_in: tuple[str, ...] = ()
    file: str = ""
    required: bool = False
    references: References = MappingProxyType({})
    label: str = ""

    @property
    def word(self) -> str:
        """The word for the kind in messages and references."""
        return self.label or self.name.replace("-", " ")

    @property
    def id_fields(self) -> tuple[str, ...]:
        """The fields, or the class, whose ids are ids of this kind."""
        return self.held_in or ((self.record.__name__,) if self.record else ())


class FileKind(NamedTuple):
    """A kind of data file: its path pattern, the record it holds, whether a folder needs one.

    A `{field}` in the pattern stands for one part of the path, which has to equal that field of
    the record: `cities/{country}/{id}.yaml`.
    """

    name: str
    pattern: str
    record: type[msgspec.Struct]
    required: bool = False

    def parts(self, path: str) -> dict[str, str] | None:
        """Return the values of the pattern's fields in a path, None where it does not match."""
        shape = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(self.pattern))
        found = re.fullmatch(shape, path)
        return found.groupdict() if found else None

    @property
    def place(self) -> str:
        """The pattern as messages show it: `cities/<country>/<id>.yaml`."""
        return self.pattern.replace("{", "<").replace("}", ">")


FILE_KINDS = [
    FileKind("network", "network.yaml", Taxonomy, required=True),
    FileKind("countries", "countries.yaml", Countries, required=True),
    FileKind("sources", "sources.yaml", Sources, required=True),
    FileKind("claims", "claims.yaml", Claims),
    FileKind("figures", "figures.yaml", Figures),
    FileKind("partners", "partners.yaml", Partners),
    FileKind("timeline", "timeline.yaml", Timeline),
    FileKind("glossary", "glossary.yaml", Glossary),
    FileKind("citations", "citations.yaml", Citations),
]
"""All kinds of data file, those of the registry's own files after these; the first is needed."""

_POINTS = (
    "definition", "context", "outcomes", "urban_systems", "enablers", "scope", "goal", "aims",
    "terms_of_reference", "elements", "bodies", "procedures",
)  # fmt: skip

_RECORD_TYPES = (
    RecordType(
        "city", City, "cities", "explore", 1,
        file="cities/{country}/{id}.yaml", required=True,
        references={
            "City.country": "country",
            "PlanArea.focus_area": "focus area",
            "Continuation.project": "project",
        },
    ),
    RecordType(
        "country", Country, "countries", "explore", 0, held_in=("Countries.countries",)
    ),
    RecordType(
        "project", Project, "projects", "explore", 3, held_in=("City.projects",),
        references={
            "Listing.edition": "edition",
            "Listing.focus_area": "focus area",
            "Listing.status": "status",
            "Observation.edition": "edition",
            "PossiblePredecessor.project": "project",
        },
    ),
    RecordType(
        "level", Level, "levels", "governance", 4,
        held_in=("Taxonomy.levels",), file="governance/{id}.yaml",
        references={"Level.id": "level", "Level.claims": "claim", "Level.anchor": "entry"},
    ),
    RecordType(
        "entry", Entry, "entries", "governance", 5, held_in=("Level.entries",),
        references={
            "Entry.kind": "kind",
            "Entry.topic": "topic",
            "Entry.country": "country",
            "Entry.cities": "city",
            "Entry.projects": "project",
            "Entry.claims": "claim",
        },
    ),
    RecordType(
        "focus-area", FocusArea, "focus-areas", "explore", 2, held_in=("Taxonomy.focus_areas",)
    ),
    RecordType(
        "source", Source, "sources", "sources", 13, held_in=("Sources.sources",),
        references={"Source.same_as": "document"}, label="document",
    ),
    RecordType(
        "claim", Claim, "claims", "evidence", 14, held_in=("Claims.claims",),
        references={
            "Claims.document": "document",
            "Evidence.document": "document",
            "Claim.section": "section",
            "Claim.topic": "topic",
            "Claim.verdict": "verdict",
            "Claim.level": "level",
            "Claim.countries": "country",
            "Claim.cities": "city",
            "Claim.projects": "project",
            "Claim.focus_area": "focus area",
        },
    ),
    RecordType(
        "comparison", Comparison, "comparisons", "compare", 6, file="comparisons/{id}.yaml",
        references={
            "Comparison.left": "country or city",
            "Comparison.right": "country or city",
            "Comparison.document": "document",
            "RowGroup.left": "country or city",
            "RowGroup.right": "country or city",
            "ComparisonRow.group": "group",
            "ComparisonRow.edition": "edition",
            "ComparisonRow.measure": "measure",
            "ComparisonRow.claims": "claim",
            "PrintedValue.edition": "edition",
            "PrintedValue.of": "status or focus area",
        },
    ),
    RecordType(
        "framework", Framework, "framework", "framework", 7, file="framework.yaml",
        references={"Framework.entries": "governance entry", "Milestone.events": "event"},
    ),
    RecordType(
        "point", FrameworkPoint, "points", "framework", 8,
        held_in=tuple(f"Framework.{field}" for field in _POINTS),
        references={"FrameworkPoint.entries": "governance entry"},
    ),
    RecordType(
        "statement", Statement, "statements", "framework", 9, held_in=("Framework.statements",),
        references={"Statement.entries": "governance entry"},
    ),
    RecordType(
        "partner", Partner, "partners", "partners", 10, held_in=("Partners.partners",),
        references={
            "Partner.kind": "kind of partner",
            "Partner.entries": "governance entry",
            "Support.cities": "city",
            "Support.projects": "project",
            "Support.claims": "claim",
        },
    ),
    RecordType(
        "event", Event, "events", "timeline", 11, held_in=("Timeline.events",),
        references={"Event.cities": "city", "Event.projects": "project"},
    ),
    RecordType(
        "term", GlossaryTerm, "terms", "glossary", 15, held_in=("Glossary.terms",),
        references={"GlossaryTerm.kind": "kind of term", "GlossaryTerm.record": "record"},
    ),
    RecordType(
        "citation", Citation, "citations", "citations", held_in=("Citations.citations",),
        references={
            "Citations.document": "document",
            "Citation.source": "document",
            "Citation.claims": "claim",
        },
    ),
    RecordType(
        "oddity", CitationAnomaly, "oddities", "citations", held_in=("Citations.oddities",),
        references={"CitationAnomaly.claims": "claim"},
    ),
    RecordType(
        "tour", Tour, "tours", "tours", 12, file="tours/{id}.yaml",
        references={"Tour.document": "document", "TourStop.claims": "claim"},
    ),
    RecordType(
        "edition", Edition, "editions", held_in=("Taxonomy.editions",),
        references={"Edition.document": "document"},
    ),
    RecordType("status", Status, "statuses", held_in=("Taxonomy.statuses",)),
    RecordType("sub-area", None, "sub-areas", held_in=("FocusArea.sub_areas",), label="sub-area"),
    RecordType("topic", None, "topics", held_in=("Taxonomy.topics",)),
    RecordType("kind", None, "kinds", held_in=("Taxonomy.kinds",)),
    RecordType("verdict", None, "verdicts", held_in=("Taxonomy.verdicts",)),
    RecordType("section", None, "sections", held_in=("Taxonomy.sections",)),
    RecordType("group", None, "comparison-groups", held_in=("Comparison.groups",)),
    RecordType("row", None, "comparison-rows", held_in=("Comparison.rows",)),
    RecordType("commitment", None, "commitments", held_in=("Statement.commitments",)),
    RecordType("kind-of-partner", None, "partner-kinds", held_in=("Partners.kinds",)),
    RecordType("kind-of-term", None, "term-kinds", held_in=("Glossary.kinds",)),
    RecordType("stop", None, "stops", held_in=("Tour.stops",)),
)  # fmt: skip
"""In the order of lists of all records."""

RECORD_TYPES: dict[str, RecordType] = {}
"""All kinds by name, in the order of lists of all records."""
BY_CLASS: dict[type, RecordType] = {}
"""The kinds of records by class."""
ID_FIELDS: dict[str, str] = {}
"""The kind whose ids a field, or a file of a class, declares: `Level.entries` holds an entry."""
REFERENCES: dict[str, str] = {
    "Ref.document": "document",
    "Ref.section": "section",
    "Opening.compare": "country or city",
    "EditionFigures.edition": "edition",
    "ProjectTypes.focus_area": "focus area",
}
"""The kind, or one of ALTERNATIVES, that a field of ids leads to; here those of no record."""


def register(kind: RecordType) -> None:
    """Add a kind to the tables of the registry."""
    RECORD_TYPES[kind.name] = kind
    if kind.record:
        BY_CLASS[kind.record] = kind
    ID_FIELDS.update(dict.fromkeys(kind.id_fields, kind.word))
    REFERENCES.update(kind.references)
    if kind.file and kind.record:
        FILE_KINDS.append(FileKind(kind.name, kind.file, kind.record, kind.required))


for _kind in _RECORD_TYPES:
    register(_kind)

ALTERNATIVES = {
    "country or city": ("country", "city"),
    "status or focus area": ("status", "focus area"),
    "governance entry": ("entry",),
    "record": (
        "country", "city", "project", "level", "entry", "focus area", "status", "document",
        "claim", "partner", "point", "statement",
    ),
}  # fmt: skip
"""References that may lead to several kinds."""
MEASURES = ("projects", "share", "cities", "projects-per-city", "members", "status")
"""What a comparison counts, besides `focus-area:ID` for each focus area."""
SEPARATE_IDS = frozenset({"topic", "kind", "section", "kind of partner", "kind of term"})
"""Kinds with a name space of their own; all other ids of a folder share one."""
LOCAL = frozenset({"group", "entry"})
"""References that lead to an id of the same file."""
OPTIONAL = frozenset({"section"})
"""References that are free words where no id of the kind is declared."""


def kind_of(record: object) -> str:
    """Return the name of a record's kind, as locators and lists use it."""
    return BY_CLASS[type(record)].name


def is_record(value: object) -> bool:
    """Return whether a value is a record, and not a part of one."""
    return type(value) in BY_CLASS


def file_kind_at(path: str) -> FileKind | None:
    """Return the kind of the file at a path inside a data folder, None for no data file."""
    return next((kind for kind in FILE_KINDS if kind.parts(path) is not None), None)
