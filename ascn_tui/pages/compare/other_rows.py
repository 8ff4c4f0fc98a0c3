"""Rows of a comparison that count plans, partners and governance entries.

None depends on the edition, so one subject in two editions has none of them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import structs

from ascn_tui.model.taxonomy import EntryKind, VocabularyTerm
from ascn_tui.pages.blocks import SideBySideGroup, SideBySideRow, SideCell
from ascn_tui.pages.compare.measures import CountedMeasure
from ascn_tui.pages.compare.project_rows import ComparisonBuilder, with_figures, with_rows

_AREAS = "Focus areas of the plans"
_PLANS = CountedMeasure("plans", "Cities with a plan", ("city", "cities", " with a plan"), "plans")
_PLANNED = CountedMeasure(
    "planned", "Priority projects", ("priority project", "priority projects", ""), "planned"
)
_TAKEN_UP = CountedMeasure(
    "taken-up",
    "of them listed later",
    ("planned project", "planned projects", " listed later"),
    "taken-up",
)
_NAMING = CountedMeasure("plans", "Plans naming it", ("plan", "plans", " naming it"), "plans")
_OF_BOTH = CountedMeasure("plans", "Plans, or plans naming it", ("plan", "plans", ""), "plans")
_WHOLE = {
    frozenset({"country"}): _PLANS,
    frozenset({"focus"}): _NAMING,
    frozenset({"country", "focus"}): _OF_BOTH,
}
"""The measure of all plans, by the kinds of the sides; a city has one plan."""


def other_groups(counting: ComparisonBuilder) -> tuple[SideBySideGroup, ...]:
    """Return the groups that have rows."""
    if counting.same:
        return ()
    of_theme = ", of a focus area those of its projects" if "focus" in counting.kinds else ""
    return with_rows(
        (
            counting.scaled("plans", _plans_title(counting), _plans(counting), "projects"),
            counting.scaled("plan-areas", _AREAS, _plan_areas(counting), "plans"),
            counting.scaled("partners", f"Partners{of_theme}", _partners(counting), "partners"),
            counting.scaled(
                "governance", f"Governance entries{of_theme}", _governance(counting), "entries"
            ),
        )
    )


def _plans_title(counting: ComparisonBuilder) -> str:
    years = sorted({city.plan.year for city in counting.network.cities if city.plan})
    return f"Plans of {years[0]}" if len(years) == 1 else "Plans"


def _plans(counting: ComparisonBuilder) -> Iterable[SideBySideRow]:
    if not any(city.plan for city in counting.network.cities):
        return
    if "focus" not in counting.kinds:
        yield counting.row(_PLANNED)
        yield counting.row(_TAKEN_UP)


def _plan_areas(counting: ComparisonBuilder) -> Iterable[SideBySideRow]:
    """Count the plans that name each focus area; two cities show words, since each has one plan."""
    if not any(city.plan for city in counting.network.cities):
        return
    if measure := _WHOLE.get(frozenset(counting.kinds)):
        yield counting.row(measure)
    if "focus" in counting.kinds:
        return
    for area in counting.network.taxonomy.focus_areas:
        noun = ("plan", "plans", f" naming {area.name}")
        narrow = (("focus", area.id),)
        row = counting.row(
            CountedMeasure(f"plan:{area.id}", f"Plan: {area.name}", noun, "plans", narrow)
        )
        if counting.kinds == {"city"}:
            left, right = _named(row.left), _named(row.right)
            row = structs.replace(row, left=left, right=right, reading="")
        yield row


def _named(cell: SideCell) -> SideCell:
    if cell.count is None:
        return cell
    return structs.replace(cell, text="named" if cell.count else "not named", value=None)


def _partners(counting: ComparisonBuilder) -> Iterable[SideBySideRow]:
    if not counting.network.partners:
        return
    partners = CountedMeasure("partners", "Partners", ("partner", "partners", ""), "partners")
    yield counting.row(partners)
    yield from _parts(counting, partners, "partner", _of_kind(counting.network.partners.kinds))


def _governance(counting: ComparisonBuilder) -> Iterable[SideBySideRow]:
    if not counting.network.levels:
        return
    entries = CountedMeasure("entries", "Entries", ("entry", "entries", ""), "entries")
    levels = (
        _Part(level.id, f"{level.name} level", f" at the {level.name.lower()} level")
        for level in counting.network.levels
    )
    yield counting.row(entries)
    yield from _parts(counting, entries, "level", levels, option="level")
    yield from _parts(counting, entries, "kind", _of_kind(counting.network.taxonomy.kinds))


class _Part(NamedTuple):
    """A part of a count: the id and name of its row, and the text that follows the noun."""

    id: str
    name: str
    after: str


def _of_kind(kinds: Iterable[VocabularyTerm | EntryKind]) -> Iterable[_Part]:
    return (_Part(kind.id, kind.name, f" of the kind {kind.name.lower()}") for kind in kinds)


def _parts(
    counting: ComparisonBuilder,
    whole: CountedMeasure,
    prefix: str,
    parts: Iterable[_Part],
    option: str = "kind",
) -> Iterable[SideBySideRow]:
    """Yield the rows of the parts of a measure that either side has."""
    return with_figures(
        counting.row(
            whole._replace(
                id=f"{prefix}:{part.id}",
                name=part.name,
                noun=(*whole.noun[:2], part.after),
                narrow=((option, part.id),),
            )
        )
        for part in parts
    )
