"""Rows of a comparison that count projects."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from msgspec import structs

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.network import ListedProject, Network
from ascn_tui.pages import elements
from ascn_tui.pages.blocks import SideBySideGroup, SideBySideRow, SideCell
from ascn_tui.pages.compare import measures
from ascn_tui.pages.compare.measures import PROJECTS, CountedMeasure
from ascn_tui.pages.compare.sides import ComparedSide, sides
from ascn_tui.pages.compare.verdicts import (
    Noun,
    more,
    reading,
    reading_within,
    verdict_of,
    verdict_within,
)

_PROJECTS = CountedMeasure("projects", "Projects", PROJECTS)
_CITIES = CountedMeasure(
    "cities", "Cities with projects", ("city", "cities", " with projects"), "cities"
)
_COUNTRIES = CountedMeasure(
    "countries", "Countries with projects", ("country", "countries", " with projects"), "countries"
)
_MEMBERS = CountedMeasure(
    "members", "Member cities today", ("member city", "member cities", ""), "members"
)
_SUB_AREAS = CountedMeasure("sub-areas", "Sub-areas", ("sub-area", "sub-areas", ""), "sub-areas")
_SHARE: Noun = ("percentage point", "percentage points", "")
_PER_CITY: Noun = ("project", "projects", " per city")


class ComparisonBuilder(NamedTuple):
    """Builds the rows of a comparison; a group exists only if it fits the kinds of both sides."""

    network: Network
    here: Location
    left: ComparedSide
    right: ComparedSide

    def groups(self) -> tuple[SideBySideGroup, ...]:
        return with_rows(
            (
                SideBySideGroup("overview", "Overview", tuple(self._overview())),
                SideBySideGroup("status", "Status", tuple(self._statuses()), 100, "%"),
                self.scaled("focus-areas", "Focus areas", self._focus_areas()),
                *self._parts(),
                *self._over_time(),
            )
        )

    @property
    def sides(self) -> tuple[ComparedSide, ComparedSide]:
        return self.left, self.right

    @property
    def same(self) -> bool:
        """Whether both sides are one subject, in two editions."""
        return self.left.id == self.right.id

    @property
    def kinds(self) -> set[str]:
        return {self.left.kind, self.right.kind}

    # -- projects ------------------------------------------------------------------------

    def _overview(self) -> Iterable[SideBySideRow]:
        yield self.row(_PROJECTS)
        yield self._by("share", "Share of the network", measures.share_cell, _SHARE)
        if "city" not in self.kinds:
            yield self.row(_CITIES)
            name = "Projects per city"
            yield self._by("projects-per-city", name, measures.per_city_cell, _PER_CITY)
        if self.kinds == {"country"} and not self.same:
            yield self.row(_MEMBERS)
        if self.kinds == {"focus"}:
            yield self.row(_COUNTRIES)
            yield from () if self.same else (self.row(_SUB_AREAS),)

    def _statuses(self) -> Iterable[SideBySideRow]:
        seen = set(self.left.tally("status")) | set(self.right.tally("status"))
        for status in self.network.taxonomy.statuses:
            if status.id in seen:
                noun = ("project", "projects", f" with status {status.name}")
                name, narrow = notation.capital(status.name), (("status", status.id),)
                measure = CountedMeasure(f"status:{status.id}", name, noun, "", narrow, share=True)
                yield self._with_unknown_status(self.row(measure), status.id, noun)

    def _with_unknown_status(self, row: SideBySideRow, status: str, noun: Noun) -> SideBySideRow:
        """Set the verdict of a status row; projects of unknown status could have any status."""
        left, right = map(self._not_known, self.sides)
        if not left and not right:
            return row
        if status in self.network.not_known:
            return structs.replace(row, verdict="unknown", reading="")
        verdict = verdict_within(row.left.count, row.right.count, (left, right))
        said = more(self.sides, (row.left, row.right), noun) if verdict == "differs" else ""
        said = row.reading if verdict in ("left", "right") else said
        said = reading_within(self.sides, (left, right), said)
        return structs.replace(row, verdict=verdict, reading=said)

    def _not_known(self, side: ComparedSide) -> int:
        tally = side.tally("status")
        return sum(tally[status] for status in self.network.not_known)

    def _focus_areas(self) -> Iterable[SideBySideRow]:
        for area in self.network.taxonomy.focus_areas if "focus" not in self.kinds else ():
            noun = ("project", "projects", f" in {area.name}")
            narrow = (("focus", area.id),)
            yield self.row(CountedMeasure(f"focus-area:{area.id}", area.name, noun, "", narrow))

    def _parts(self) -> Iterable[SideBySideGroup]:
        """Yield a group of the cities of one country, or of the countries of two themes."""
        countries = {side.id for side in self.sides if side.kind == "country"}
        if len(countries) == 1 and "city" not in self.kinds:
            cities = self.network.cities_of(countries.pop())
            rows = (self._part("city", city.id, city.name) for city in cities)
            yield self.scaled("by-city", "Cities", with_figures(rows))
        elif self.kinds == {"focus"}:
            rows = (self._part("country", one.id, one.name) for one in self.network.countries)
            yield self.scaled("by-country", "Countries", with_figures(rows))

    def _part(self, kind: str, key: str, name: str) -> SideBySideRow:
        noun = ("project", "projects", f" in {name}")
        return self.row(CountedMeasure(f"{kind}:{key}", name, noun, "", ((kind, key),)))

    def _over_time(self) -> Iterable[SideBySideGroup]:
        """Yield the projects of one subject one by one, or the counts of two by edition.

        Two subjects in two editions have neither: their headings would name the wrong years.
        """
        if self.same:
            yield self._one_by_one()
        elif self.left.edition == self.right.edition:
            yield self._editions()

    def _editions(self) -> SideBySideGroup:
        rows: list[SideBySideRow] = []
        before: tuple[SideCell, SideCell] | None = None
        for edition in self.network.edition:
            measure = CountedMeasure(
                f"edition:{edition}", edition, ("project", "projects", f" in {edition}")
            )
            row = self._replace(
                left=self._at(self.left, edition), right=self._at(self.right, edition)
            ).row(measure)
            now = (row.left, row.right)
            left, right = map(_with_change, before or now, now)
            rows.append(structs.replace(row, left=left, right=right))
            before = now
        return self.scaled("editions", "Projects by edition", rows)

    def _at(self, side: ComparedSide, edition: str) -> ComparedSide:
        rows = self.network.rows(edition, **side.narrow)
        return side._replace(edition=edition, label=side.name, rows=rows)

    def _one_by_one(self) -> SideBySideGroup:
        found = [{row.project.id: row for row in side.rows} for side in self.sides]
        order = sorted({**found[0], **found[1]})
        rows = []
        for key in order:
            sides = [rows_of.get(key) for rows_of in found]
            left, right = (
                self._status_cell(side, row) for side, row in zip(self[2:], sides, strict=True)
            )
            verdict = self._status_verdict(*sides)
            name = self.network.project[key].name
            rows.append(self._row(f"project:{key}", name, left, right, verdict))
        return SideBySideGroup("projects-followed", "Projects one by one", tuple(rows))

    def _status_cell(self, side: ComparedSide, row: ListedProject | None) -> SideCell:
        if row is None:
            return SideCell("not listed", refs=self.network.edition[side.edition].refs)
        to = Location("explore", (row.project.id,)).with_options(edition=side.edition)
        refs = elements.counted_on(self.network, side.edition, [row])
        return SideCell(self.network.status[row.listing.status].name, refs=refs, to=to)

    def _status_verdict(self, left: ListedProject | None, right: ListedProject | None) -> str:
        if left is None or right is None:
            return "left" if left else "right"
        statuses = {left.listing.status, right.listing.status}
        if not statuses.isdisjoint(self.network.not_known):
            return "unknown"
        return "same" if len(statuses) == 1 else "differs"

    # -- rows ----------------------------------------------------------------------------

    def row(self, measure: CountedMeasure) -> SideBySideRow:
        left, right = self.sides
        cells = (
            measures.cell_of(self.network, left, measure),
            measures.cell_of(self.network, right, measure),
        )
        return self._pair(measure.id, measure.name, cells, measure.noun)

    def _by(
        self, key: str, name: str, cell: Callable[[Network, ComparedSide], SideCell], noun: Noun
    ) -> SideBySideRow:
        left, right = self.sides
        return self._pair(key, name, (cell(self.network, left), cell(self.network, right)), noun)

    def _pair(
        self, key: str, name: str, cells: tuple[SideCell, SideCell], noun: Noun
    ) -> SideBySideRow:
        left, right = cells
        verdict = verdict_of(left.count, right.count)
        said = reading(self.sides, cells, noun)
        return structs.replace(self._row(key, name, left, right, verdict), reading=said)

    def _row(
        self, key: str, name: str, left: SideCell, right: SideCell, verdict: str
    ) -> SideBySideRow:
        to = self.here.at(*self.here.subject, key)
        refs = tuple(dict.fromkeys((*left.refs, *right.refs)))
        return SideBySideRow(key, name, left, right, verdict, to=to, refs=refs)

    def scaled(
        self, key: str, title: str, rows: Iterable[SideBySideRow], unit: str = "projects"
    ) -> SideBySideGroup:
        """Return a group whose scale is the largest figure of its rows."""
        found = tuple(rows)
        values = [cell.value or 0 for row in found for cell in (row.left, row.right)]
        return SideBySideGroup(key, title, found, max(values, default=0), unit)


@lru_cache(maxsize=32)
def counted_groups(network: Network, here: Location) -> tuple[SideBySideGroup, ...]:
    return ComparisonBuilder(network, here, *sides(network, here)).groups()


def with_rows(groups: Iterable[SideBySideGroup]) -> tuple[SideBySideGroup, ...]:
    return tuple(group for group in groups if group.rows)


def with_figures(rows: Iterable[SideBySideRow]) -> list[SideBySideRow]:
    return [row for row in rows if row.left.count or row.right.count]


def _with_change(before: SideCell, now: SideCell) -> SideCell:
    if before is now or before.count is None or now.count is None:
        return now
    change = now.count - before.count
    text = f"{now.text} ({change:+g})" if change else f"{now.text} (=)"
    return structs.replace(now, text=text, change=change)
