"""Trends: the editions side by side, by country, city, focus area or status."""

from collections.abc import Iterator, Mapping

from ascn_tui import notation
from ascn_tui.model.filter import match
from ascn_tui.model.filter.query import FilterableText
from ascn_tui.model.location import Location
from ascn_tui.model.network import FACETS, Network
from ascn_tui.pages import elements
from ascn_tui.pages.blocks import Block, Page, Prose, Table, TableColumn, TableRow
from ascn_tui.pages.elements import filtered_subtitle, listed, nothing_matches
from ascn_tui.pages.explore.project_list import NARROWING
from ascn_tui.pages.trends.changes import steps

NAMES = {"country": "Country", "city": "City", "focus": "Focus area", "status": "Status"}
"""What projects are counted by, as locators name it and as people do."""


def trends_page(network: Network, here: Location) -> Page:
    by = here.option("by") or "country"
    narrow = {name: value for name in NARROWING if (value := here.option(name))}
    counted = count_by_edition(network, here, by, narrow)
    rows = [_row(network, here, by, key, amounts) for key, amounts in counted.items()]
    summed = [sum(amounts) for amounts in zip(*counted.values(), strict=True)]
    summed = summed or [0] * len(network.edition)
    total = _shown(network, summed, narrow)
    every = tuple(ref for edition in network.taxonomy.editions for ref in edition.refs)
    columns = (
        TableColumn(NAMES[by]),
        *(TableColumn(edition, figure=True) for edition in network.edition),
    )
    leads = (None, *_leads(network, here, narrow, summed))
    last = TableRow(("All", *total), refs=every, leads=leads)
    blocks: list[Block] = [Prose("Projects listed in each edition", refs=every)]
    if rows:
        blocks.append(Table(columns, (*rows, last), refs=every))
    blocks += listed("What changed", steps(network, here))
    title = f"Projects by edition and {NAMES[by].lower()}"
    names = [name_of_key(network, name, value) for name, value in narrow.items()]
    if not rows and here.option("filter"):
        blocks += nothing_matches(here, match.nearest(network, here, _every(network)))
    return Page(here, title, tuple(blocks), subtitle=filtered_subtitle(here, *names))


def count_by_edition(
    network: Network, here: Location, by: str, narrow: Mapping[str, str]
) -> dict[str, list[int]]:
    """Count the projects that the filter of a location keeps: id to one number an edition.

    `by` is one of FACETS; editions are in their order. The ids are sorted by the count
    of the newest edition, most first, then by those of the oldest and later ones. An edition that
    does not list an id counts 0 here: whether that is a zero or unknown is for the page to decide.
    """
    counts: dict[str, list[int]] = {}
    for at, edition in enumerate(network.edition):
        for row in match.rows(network, here.with_options(edition=edition), **narrow):
            key = FACETS[by](row)
            counts.setdefault(key, [0] * len(network.edition))[at] += 1
    return dict(sorted(counts.items(), key=_most_first))


def _most_first(counted: tuple[str, list[int]]) -> tuple[list[int], str]:
    key, (*earlier, newest) = counted
    return [-amount for amount in (newest, *earlier)], key


def _every(network: Network) -> Iterator[FilterableText]:
    for edition in network.edition:
        yield from match.filterable_texts(network, edition).values()


def _row(network: Network, here: Location, by: str, key: str, amounts: list[int]) -> TableRow:
    narrow = {name: value for name in NARROWING if (value := here.option(name))} | {by: key}
    refs = tuple(
        ref
        for edition in network.edition
        for ref in elements.counted_on(
            network, edition, match.rows(network, here.with_options(edition=edition), **narrow)
        )
    )
    shown = _shown(network, amounts, narrow)
    leads = _leads(network, here, narrow, amounts)
    # The row leads to the edition looked at; where that lists none, to the newest that does.
    present = leads[list(network.edition).index(here.edition)]
    to = present or next(to for to in reversed(leads) if to)
    return TableRow((name_of_key(network, by, key), *shown), to=to, refs=refs, leads=(None, *leads))


def _leads(
    network: Network, here: Location, narrow: Mapping[str, str], amounts: list[int]
) -> list[Location | None]:
    """Link the figure of each edition to the projects it counts."""
    asked = {**narrow, "filter": here.option("filter")}
    return [
        Location("explore").with_options(**asked, edition=edition) if amount else None
        for edition, amount in zip(network.edition, amounts, strict=True)
    ]


def _shown(network: Network, amounts: list[int], narrow: dict[str, str]) -> list[str]:
    """Return the figures as texts; a place that an edition does not list is not zero."""
    places = {name: narrow[name] for name in ("country", "city") if name in narrow}
    return [
        notation.number(elements.amount(network, edition, amount, **places))
        for edition, amount in zip(network.edition, amounts, strict=True)
    ]


def name_of_key(network: Network, by: str, key: str) -> str:
    name = elements.option_name(network, by, key)
    return notation.capital(name) if by == "status" else name
