"""An edition counted by place, focus area and status: from its rows, its icons, its charts."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ascn_tui.model.figures import IconTable, TypeTable
from ascn_tui.model.network import Network

DECIMALS = 2
"""Decimals that a counted share has at least."""
NOTHING = "none"
"""What stands for a count of which there is nothing."""


class Cell(NamedTuple):
    """What a count is told apart by; empty where the count does not tell."""

    country: str
    city: str
    focus_area: str
    status: str


Tally = Counter[Cell]


def of_rows(network: Network, edition: str) -> Tally:
    """Count the rows of an edition's lists."""
    return Counter(
        Cell(row.country.id, row.city.id, row.listing.focus_area, row.listing.status)
        for row in network.rows(edition)
    )


def of_icons(network: Network, table: IconTable) -> Tally:
    """Count the icons of an edition; those of an unknown city have no country."""
    tally: Tally = Counter()
    for city, areas in table.figures.items():
        country = network.city[city].country if city in network.city else ""
        for area, statuses in areas.items():
            for status, amount in statuses.items():
                tally[Cell(country, city, area, status)] += amount
    return tally


def of_types(table: TypeTable) -> Tally:
    """Count the projects in the country charts of an edition."""
    tally: Tally = Counter()
    for country, areas in table.figures.items():
        for area, types in areas.items():
            tally[Cell(country, "", area, "")] += sum(types.values())
    return tally


def grouped(tally: Tally, fields: Iterable[str]) -> Counter[tuple[str, ...]]:
    """Add a tally up by some fields of its cells, in the order given; by none gives the total."""
    places = [Cell._fields.index(field) for field in fields]
    added: Counter[tuple[str, ...]] = Counter()
    for cell, amount in tally.items():
        added[tuple(cell[place] for place in places)] += amount
    return added


def statuses_in(tally: Tally) -> dict[tuple[str, str], Counter[str]]:
    """Group a tally by city and focus area into its statuses; groups of nothing are left out."""
    cells: dict[tuple[str, str], Counter[str]] = {}
    for cell, amount in tally.items():
        if amount:
            cells.setdefault((cell.city, cell.focus_area), Counter())[cell.status] += amount
    return cells


def fits(network: Network, icons: Counter[str], rows: Counter[str]) -> bool:
    """Tell whether rows can be what the icons show: as many, and none against its icon.

    A row is open only where icons of several statuses are left for it: a single one would say.
    """
    opened = network.not_known.intersection(rows)
    known = Counter({status: rows[status] for status in rows if status not in opened})
    if icons.total() != rows.total() or not known <= icons:
        return False
    left = (icons - known).keys()
    return not opened or len(left) > 1 or bool(opened & left)


def in_words(network: Network, statuses: Counter[str]) -> str:
    """Write statuses with their numbers, in the network's order: `2 planning, 1 completed`."""
    order = [*network.status, *statuses]
    parts = (f"{statuses[key]} {key}" for key in dict.fromkeys(order) if statuses[key])
    return ", ".join(parts) or NOTHING


def decimals_of(figure: str) -> int:
    """Count the decimals that a figure is printed with."""
    return len(figure.partition(".")[2])


def percent(part: int, whole: int, decimals: int) -> str:
    """Write a part of a whole in percent, rounded half up; of nothing there is no share."""
    if not whole:
        return NOTHING
    # Whole numbers throughout: binary fractions would round 12.5 to 12 or 13 by accident.
    scale = 10**decimals
    rounded = (200 * scale * part + whole) // (2 * whole)
    head, tail = divmod(rounded, scale)
    return f"{head}.{tail:0{decimals}d}" if decimals else str(head)
