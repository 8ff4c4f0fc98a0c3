"""Which fields name something and which point to something: one line each.

A shelf is where things with ids stand; a link is a field that must lead to one of them.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

import msgspec

from ascn_tui.model.taxonomy import Date

SHELVES = {
    "Taxonomy.editions": "edition",
    "Taxonomy.statuses": "status",
    "Taxonomy.focus_areas": "focus area",
    "FocusArea.sub_areas": "sub-area",
    "Taxonomy.levels": "level",
    "Taxonomy.topics": "topic",
    "Taxonomy.kinds": "kind",
    "Taxonomy.verdicts": "verdict",
    "Taxonomy.sections": "section",
    "Countries.countries": "country",
    "City": "city",
    "City.projects": "project",
    "Level.entries": "entry",
    "Comparison": "comparison",
    "Comparison.groups": "group",
    "Comparison.rows": "row",
    "Sources.sources": "document",
    "Claims.claims": "claim",
    "Framework": "framework",
    "Framework.definition": "point",
    "Framework.context": "point",
    "Framework.outcomes": "point",
    "Framework.urban_systems": "point",
    "Framework.enablers": "point",
    "Framework.scope": "point",
    "Framework.goal": "point",
    "Framework.aims": "point",
    "Framework.terms_of_reference": "point",
    "Framework.elements": "point",
    "Framework.bodies": "point",
    "Framework.procedures": "point",
    "Framework.statements": "statement",
    "Statement.commitments": "commitment",
    "Partners.kinds": "kind of partner",
    "Partners.partners": "partner",
    "Timeline.events": "event",
    "Glossary.kinds": "kind of term",
    "Glossary.terms": "term",
    "Citations.citations": "citation",
    "Citations.oddities": "oddity",
    "Tour": "tour",
    "Tour.stops": "stop",
}

LINKS = {
    "Ref.document": "document",
    "Ref.section": "section",
    "Edition.document": "document",
    "Opening.compare": "country or city",
    "City.country": "country",
    "PlanArea.focus_area": "focus area",
    "Continuation.project": "project",
    "Listing.edition": "edition",
    "Listing.focus_area": "focus area",
    "Listing.status": "status",
    "Observation.edition": "edition",
    "PossiblePredecessor.project": "project",
    "Level.id": "level",
    "Level.claims": "claim",
    "Level.anchor": "entry",
    "Entry.kind": "kind",
    "Entry.topic": "topic",
    "Entry.country": "country",
    "Entry.cities": "city",
    "Entry.projects": "project",
    "Entry.claims": "claim",
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
    "Source.same_as": "document",
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
    "EditionFigures.edition": "edition",
    "ProjectTypes.focus_area": "focus area",
    "Framework.entries": "governance entry",
    "FrameworkPoint.entries": "governance entry",
    "Statement.entries": "governance entry",
    "Milestone.events": "event",
    "Partner.kind": "kind of partner",
    "Partner.entries": "governance entry",
    "Support.cities": "city",
    "Support.projects": "project",
    "Support.claims": "claim",
    "Event.cities": "city",
    "Event.projects": "project",
    "GlossaryTerm.kind": "kind of term",
    "GlossaryTerm.record": "record",
    "Citation.source": "document",
    "Citation.claims": "claim",
    "CitationAnomaly.claims": "claim",
    "Citations.document": "document",
    "Tour.document": "document",
    "TourStop.claims": "claim",
}

EITHER = {
    "country or city": ("country", "city"),
    "status or focus area": ("status", "focus area"),
    "governance entry": ("entry",),
    "record": (
        "country",
        "city",
        "project",
        "level",
        "entry",
        "focus area",
        "status",
        "document",
        "claim",
        "partner",
        "point",
        "statement",
    ),
}
"""Links that may lead to one of two shelves."""
MEASURES = ("projects", "share", "cities", "projects-per-city", "members", "status")
"""What a comparison counts, besides `focus-area:ID` for each focus area."""
APART = frozenset({"topic", "kind", "section", "kind of partner", "kind of term"})
"""Shelves with ids of their own; all other ids of a folder are one name space."""
LOCAL = frozenset({"group", "entry"})
"""Links that lead to a shelf of the same file."""
OPTIONAL = frozenset({"section"})
"""Links that are free words where nothing stands on their shelf."""


class FieldStep(NamedTuple):
    """What is to be known of a field: its link, its shelf, the fields inside, its kind of value."""

    link: str
    shelf: str
    fields: dict[str, "FieldStep"]
    number: bool = False
    date: bool = False


@cache
def step_into(record: type[msgspec.Struct]) -> FieldStep:
    """Return what to look at in a file of a record; fields with nothing to check are left out."""
    return FieldStep("", SHELVES.get(record.__name__, ""), _fields(record))


def _fields(record: type[msgspec.Struct]) -> dict[str, FieldStep]:
    steps = {}
    for field in msgspec.structs.fields(record):
        name = f"{record.__name__}.{field.name}"
        leaves = list(_leaves(field.type))
        inside: dict[str, FieldStep] = {}
        for leaf in leaves:
            if isinstance(leaf, type) and issubclass(leaf, msgspec.Struct):
                inside |= _fields(leaf)
        step = FieldStep(
            LINKS.get(name, ""), SHELVES.get(name, ""), inside, float in leaves, _DATE in leaves
        )
        if any(step):
            steps[field.encode_name] = step
    return steps


def _leaves(annotation: Any) -> Iterator[Any]:
    parts = get_args(annotation)
    if not parts:
        yield annotation
    for part in parts:
        yield from _leaves(part)


_DATE = get_args(Date)[1]
