"""Recount of the figures of an edition from its listings, icons and charts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ascn_tui.model.figures import (
    Basis,
    CrossTable,
    EditionFigures,
    FigureTable,
    IconTable,
    PrintedTotal,
    TypeTable,
)
from ascn_tui.model.network import Network

DECIMALS = 2
"""Decimals that a counted share has at least."""
NOTHING = "none"
"""The text for a count without data."""


class TallyCell(NamedTuple):
    """The attributes that a count is grouped by; empty where it is not."""

    country: str
    city: str
    focus_area: str
    status: str


Tally = Counter[TallyCell]


def of_rows(network: Network, edition: str) -> Tally:
    """Count the rows of an edition's lists."""
    return Counter(
        TallyCell(row.country.id, row.city.id, row.listing.focus_area, row.listing.status)
        for row in network.rows(edition)
    )


def of_icons(network: Network, table: IconTable) -> Tally:
    """Count the icons of an edition; those of an unknown city have no country."""
    tally: Tally = Counter()
    for city, areas in table.figures.items():
        country = network.city[city].country if city in network.city else ""
        for area, statuses in areas.items():
            for status, amount in statuses.items():
                tally[TallyCell(country, city, area, status)] += amount
    return tally


def of_types(table: TypeTable) -> Tally:
    """Count the projects in the country charts of an edition."""
    tally: Tally = Counter()
    for country, areas in table.figures.items():
        for area, types in areas.items():
            tally[TallyCell(country, "", area, "")] += sum(types.values())
    return tally


def grouped(tally: Tally, fields: Iterable[str]) -> Counter[tuple[str, ...]]:
    """Add a tally up by some fields of its cells, in the order given; by none gives the total."""
    places = [TallyCell._fields.index(field) for field in fields]
    added: Counter[tuple[str, ...]] = Counter()
    for cell, amount in tally.items():
        added[tuple(cell[place] for place in places)] += amount
    return added


def statuses_in(tally: Tally) -> dict[tuple[str, str], Counter[str]]:
    """Group a tally by city and focus area into its statuses, without empty groups."""
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
    """Format a share in percent, rounded half up; without a whole there is none."""
    if not whole:
        return NOTHING
    # Whole numbers throughout: binary fractions would round 12.5 to 12 or 13 by accident.
    scale = 10**decimals
    rounded = (200 * scale * part + whole) // (2 * whole)
    head, tail = divmod(rounded, scale)
    return f"{head}.{tail:0{decimals}d}" if decimals else str(head)


class RecountResult(NamedTuple):
    """A printed figure and what it was counted again from; `agrees` is None where it cannot be.

    `way` leads to the figure inside its table, `page` is where it is printed.
    """

    metric: str
    key: str
    printed: str
    counted: str
    against: Basis | None
    agrees: bool | None
    way: tuple[str | int, ...]
    page: str
    why: str = ""


class RecountMeasure(NamedTuple):
    """How a table of figures is counted again: by which fields of a row, and from what.

    A share is one of all that agree in every field but the last.
    """

    metric: str
    fields: tuple[str, ...]
    against: tuple[Basis, ...]
    share: bool = False


MEASURES = (
    RecountMeasure("projects", (), ("rows", "icons", "types")),
    RecountMeasure("status_projects", ("status",), ("rows", "icons")),
    RecountMeasure("status_shares", ("status",), ("rows", "icons"), share=True),
    RecountMeasure("focus_area_projects", ("focus_area",), ("rows", "types")),
    RecountMeasure("focus_area_shares", ("focus_area",), ("rows", "types"), share=True),
    RecountMeasure("country_projects", ("country",), ("rows", "icons", "types")),
    # Worked out by the reports from their icons, which leave no status open.
    RecountMeasure("country_status_shares", ("country", "status"), ("icons",), share=True),
    RecountMeasure("city_projects", ("city",), ("rows", "icons")),
)


def recount(network: Network, printed: EditionFigures) -> Iterator[RecountResult]:
    """Count the figures of an edition of the network again, table by table."""
    tallies: dict[Basis, Tally] = {"rows": of_rows(network, printed.edition)}
    if printed.icons:
        tallies["icons"] = of_icons(network, printed.icons)
    if printed.country_project_types:
        tallies["types"] = of_types(printed.country_project_types)
    for measure in MEASURES:
        table = getattr(printed, measure.metric)
        if table is not None:
            yield from _measured(measure, table, tallies)
    yield from _earlier(network, printed)
    yield from _cities(network, printed, tallies)
    yield from _in_text(printed, tallies["rows"])
    yield from _sums_of_types(printed, tallies["rows"])
    yield from _icons(network, printed, tallies)


def _measured(
    measure: RecountMeasure,
    table: PrintedTotal | FigureTable | CrossTable,
    tallies: dict[Basis, Tally],
) -> Iterator[RecountResult]:
    # Where a report has no icons, the rows have to do.
    names: list[Basis] = [name for name in measure.against if name in tallies] or ["rows"]
    for name in names:
        parts = grouped(tallies[name], measure.fields)
        wholes = grouped(tallies[name], measure.fields[:-1])
        for ids, text, way in _flat(table):
            part, whole = parts[ids], wholes[ids[:-1]]
            decimals = decimals_of(text)
            counted = agreeing = str(part)
            if measure.share:
                counted = percent(part, whole, max(decimals, DECIMALS))
                agreeing = percent(part, whole, decimals)
            key, agrees = "/".join(ids), agreeing == text
            yield RecountResult(measure.metric, key, text, counted, name, agrees, way, table.page)


def _flat(
    table: PrintedTotal | FigureTable | CrossTable,
) -> Iterator[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """Yield the figures of a table: the ids that lead to each, its text, and the way to it."""
    if isinstance(table, PrintedTotal):
        yield (), table.printed, ("printed",)
    elif isinstance(table, FigureTable):
        for key, text in table.figures.items():
            yield (key,), text, ("figures", key)
    else:
        for key, columns in table.figures.items():
            for column, text in columns.items():
                yield (key, column), text, ("figures", key, column)


def _earlier(network: Network, printed: EditionFigures) -> Iterator[RecountResult]:
    for i, total in enumerate(printed.earlier_projects):
        year, counted, why = str(total.year), "", f"the data hold no list of {total.year}"
        against: Basis | None = None
        if year in network.edition:
            counted, against, why = str(len(network.rows(year))), "rows", ""
        agrees = counted == total.printed if against else None
        way = (i, "printed")
        metric = "earlier_projects"
        yield RecountResult(
            metric, year, total.printed, counted, against, agrees, way, total.page, why
        )


def _cities(
    network: Network, printed: EditionFigures, tallies: dict[Basis, Tally]
) -> Iterator[RecountResult]:
    if total := printed.cities:
        for name in ("rows", "icons"):
            if name in tallies:
                yield _of_cities("cities", total, len(+grouped(tallies[name], ["city"])), name)
    if total := printed.founding_cities:
        years = [city.joined.year for city in network.cities]
        yield _of_cities("founding_cities", total, years.count(min(years, default=0)), "cities")


def _of_cities(metric: str, total: PrintedTotal, amount: int, against: Basis) -> RecountResult:
    agrees = str(amount) == total.printed
    way = ("printed",)
    return RecountResult(metric, "", total.printed, str(amount), against, agrees, way, total.page)


def _in_text(printed: EditionFigures, rows: Tally) -> Iterator[RecountResult]:
    """Compare the shares that the text repeats with those of the chart, else with the rows."""
    metric, table = "focus_area_shares_in_text", printed.focus_area_shares_in_text
    if table is None:
        return
    chart = printed.focus_area_shares.figures if printed.focus_area_shares else {}
    parts = grouped(rows, ["focus_area"])
    for key, placed in table.figures.items():
        text, page, way = placed.printed, placed.page, ("figures", key, "printed")
        if key in chart:
            yield RecountResult(
                metric, key, text, chart[key], "chart", chart[key] == text, way, page
            )
            continue
        agrees = percent(parts[key,], rows.total(), decimals_of(text)) == text
        counted = percent(parts[key,], rows.total(), max(decimals_of(text), DECIMALS))
        yield RecountResult(metric, key, text, counted, "rows", agrees, way, page)


def _sums_of_types(printed: EditionFigures, rows: Tally) -> Iterator[RecountResult]:
    """Sum the project types of a country by focus area; the listings have no finer types."""
    metric, table = "country_project_types", printed.country_project_types
    if table is None:
        return
    counted = grouped(rows, ["country", "focus_area"])
    for country, areas in table.figures.items():
        listed = [area for (place, area), amount in counted.items() if place == country and amount]
        for area in dict.fromkeys([*areas, *listed]):
            types, amount = areas.get(area, {}), counted[country, area]
            key, total = f"{country}/{area}", sum(types.values())
            way = ("figures", country, area)
            agrees = total == amount
            yield RecountResult(
                metric, key, str(total), str(amount), "rows", agrees, way, table.page
            )
            why = "rows name no project type: only the sum of the focus area is counted again"
            for name, number in types.items() if len(types) > 1 else ():
                single, place = f"{key}/{name}", (*way, name)
                yield RecountResult(
                    metric, single, str(number), "", None, None, place, table.page, why
                )


def _icons(
    network: Network, printed: EditionFigures, tallies: dict[Basis, Tally]
) -> Iterator[RecountResult]:
    """Compare the icons of a city and focus area with its rows, status by status."""
    if printed.icons is None:
        return
    drawn, listed = statuses_in(tallies["icons"]), statuses_in(tallies["rows"])
    for city, area in dict.fromkeys([*drawn, *listed]):
        icons, rows = drawn.get((city, area), Counter()), listed.get((city, area), Counter())
        said, counted = in_words(network, icons), in_words(network, rows)
        agrees, way = fits(network, icons, rows), ("figures", city, area)
        key, page = f"{city}/{area}", printed.icons.page
        yield RecountResult("icons", key, said, counted, "rows", agrees, way, page)
