"""The rows of a comparison that are counted from the editions, for any two places."""

from collections import Counter
from typing import NamedTuple

from ascn_tui import words
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network, Row
from ascn_tui.pages import counts
from ascn_tui.pages.page import Cell, Pair, PairGroup, Refs

NOT_REPORTED = "not reported"


class Place(NamedTuple):
    """A side of a comparison: a country or a city, and its rows in the edition looked at."""

    id: str
    name: str
    kind: str
    rows: tuple[Row, ...]

    @property
    def cities(self) -> int:
        """Count the cities that have a project in the edition."""
        return len({row.city.id for row in self.rows})

    def tally(self, attribute: str) -> Counter[str]:
        """Count the rows by an attribute of their listing: status or focus_area."""
        return Counter(getattr(row.listing, attribute) for row in self.rows)


def place(network: Network, key: str, edition: str) -> Place:
    """Return a side by the id of its country or city."""
    if key in network.country:
        rows = network.rows(edition, country=key)
        return Place(key, network.country[key].name, "country", rows)
    return Place(key, network.city[key].name, "city", network.rows(edition, city=key))


def verdict_of(left: float | None, right: float | None) -> str:
    """Say how two figures stand to each other; a missing one leaves it unknown."""
    if left is None or right is None:
        return "unknown"
    if left == right:
        return "same"
    if not right:
        return "left"
    return "right" if not left else "differs"


class Counting(NamedTuple):
    """Counts the two sides of a comparison in one edition."""

    network: Network
    here: Location
    left: Place
    right: Place

    def groups(self) -> tuple[PairGroup, ...]:
        """Return the counted groups: overview, status, focus areas, editions."""
        areas = tuple(
            self._tallied(area.id, area.name, "focus_area")
            for area in self.network.taxonomy.focus_areas
        )
        return (
            PairGroup("overview", "Overview", self._overview()),
            PairGroup("status", "Status", self._statuses(), scale=100, unit="%"),
            PairGroup("focus-areas", "Focus areas", areas, scale=_largest(areas), unit="projects"),
            self._editions(),
        )

    def _overview(self) -> tuple[Pair, ...]:
        whole = len(self.network.rows(self.here.edition))
        rows = [
            self._pair(
                "projects",
                "Projects",
                self._number(self.left, len(self.left.rows)),
                self._number(self.right, len(self.right.rows)),
            ),
            self._pair(
                "share",
                "Share of the network",
                self._share(self.left, whole),
                self._share(self.right, whole),
            ),
        ]
        if self.left.kind == self.right.kind == "country":
            rows.append(
                self._pair(
                    "cities",
                    "Cities with projects",
                    self._number(self.left, self.left.cities),
                    self._number(self.right, self.right.cities),
                )
            )
            rows.append(
                self._pair(
                    "projects-per-city",
                    "Projects per city",
                    self._per_city(self.left),
                    self._per_city(self.right),
                )
            )
        return tuple(rows)

    def _statuses(self) -> tuple[Pair, ...]:
        seen = set(self.left.tally("status")) | set(self.right.tally("status"))
        return tuple(
            self._tallied(status.id, words.capital(status.name), "status")
            for status in self.network.taxonomy.statuses
            if status.id in seen
        )

    def _tallied(self, key: str, name: str, attribute: str) -> Pair:
        left, right = (self._tally_cell(side, key, attribute) for side in (self.left, self.right))
        return self._pair(
            f"focus-area:{key}" if attribute == "focus_area" else f"status:{key}", name, left, right
        )

    def _tally_cell(self, side: Place, key: str, attribute: str) -> Cell:
        if not side.rows:
            return Cell(NOT_REPORTED, refs=self._edition_refs())
        amount = side.tally(attribute)[key]
        rows = tuple(row for row in side.rows if getattr(row.listing, attribute) == key)
        refs = counts.counted_on(self.network, self.here.edition, rows or side.rows)
        option = {"focus": key} if attribute == "focus_area" else {"status": key}
        to = self._rows_of(side, **option)
        if attribute == "status":
            share = 100 * amount / len(side.rows)
            return Cell(f"{amount} ({share:.0f} %)", share, amount, refs, to)
        return Cell(words.number(amount), amount, amount, refs, to)

    def _editions(self) -> PairGroup:
        rows = []
        for edition in self.network.taxonomy.editions:
            there = Counting(
                self.network,
                self.here.having(edition=edition.id),
                place(self.network, self.left.id, edition.id),
                place(self.network, self.right.id, edition.id),
            )
            sides = (there._number(side, len(side.rows)) for side in there[2:])
            rows.append(there._pair(f"edition:{edition.id}", edition.id, *sides))
        return PairGroup("editions", "Projects by edition", tuple(rows), _largest(rows), "projects")

    def _pair(self, key: str, name: str, left: Cell, right: Cell) -> Pair:
        verdict = verdict_of(left.count, right.count)
        to = self.here.at(*self.here.subject[:2], key)
        return Pair(key, name, left, right, verdict, to=to, refs=(*left.refs, *right.refs))

    def _number(self, side: Place, amount: int) -> Cell:
        if not side.rows:
            return Cell(NOT_REPORTED, refs=self._edition_refs())
        return Cell(words.number(amount), amount, amount, self._refs(side), self._rows_of(side))

    def _share(self, side: Place, whole: int) -> Cell:
        if not side.rows:
            return Cell(NOT_REPORTED, refs=self._edition_refs())
        amount = round(100 * len(side.rows) / whole, 1)
        text = words.share(len(side.rows), whole)
        return Cell(text, amount, amount, self._refs(side), self._rows_of(side))

    def _per_city(self, side: Place) -> Cell:
        if not side.rows:
            return Cell(NOT_REPORTED, refs=self._edition_refs())
        amount = round(len(side.rows) / side.cities, 1)
        return Cell(words.number(amount), amount, amount, self._refs(side), self._rows_of(side))

    def _refs(self, side: Place) -> Refs:
        return counts.counted_on(self.network, self.here.edition, side.rows)

    def _edition_refs(self) -> Refs:
        return self.network.edition[self.here.edition].refs

    def _rows_of(self, side: Place, **narrow: str) -> Location:
        narrow[side.kind] = side.id
        return Location("explore", (side.id,)).having(edition=self.here.edition, **narrow)


def _largest(rows: list[Pair] | tuple[Pair, ...]) -> float:
    values = [cell.value or 0 for row in rows for cell in (row.left, row.right)]
    return max(values, default=0)
