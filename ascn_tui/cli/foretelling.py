"""Answers to the usual questions of an edition, worked out with the first of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from ascn_tui.model.location import SCREENS, Location, LocatorError
from ascn_tui.model.names.index import UnresolvedError, names, place_of
from ascn_tui.model.network import Network
from ascn_tui.pages.lists.records import KINDS, records
from ascn_tui.pages.locator import resolve_text
from ascn_tui.pages.options import OptionError
from ascn_tui.pages.router import build
from ascn_tui.render.lists import plain_list
from ascn_tui.render.plain import plain
from ascn_tui.storage.cache import usual
from ascn_tui.storage.cache.memo import open_index

MOST_RECORDS = 3_000
"""A larger network would make the first look-up wait; there each page is kept as it is asked."""


def foretell(network: Network, folder: Path, edition: str) -> None:
    """Keep the pages of all records in an edition, where they can be kept."""
    if edition not in network.edition or len(network.records) > MOST_RECORDS:
        return
    index = open_index(str(folder))
    if index is None:
        return
    with closing(index), suppress(sqlite3.Error, UnicodeError):
        places = dict(_places(network, edition))
        found = {name: str(here.with_options(edition="")) for name, here in places.items()}
        found |= {f"{usual.LIST}{kind}": f"list {kind}" for kind in KINDS}
        pages = _pages(network, edition, set(places.values()))
        usual.keep(index, edition, found.items(), pages, _lines(network, edition))


def _places(network: Network, edition: str) -> Iterator[tuple[str, Location]]:
    """Yield every usual name, as the index keeps it, with the location that it means."""
    records_at = (str(place_of(record)) for record in network.records.values())
    compared = (f"compare/{one.left}/{one.right}" for one in network.comparisons)
    governed = (
        f"governance/{level.id}/{place}"
        for level in network.levels
        for place in (*network.country, "regional")
    )
    rows = (row.id for one in network.comparisons for row in one.rows)
    screens = (name for name in SCREENS if name != "trends")  # the one that needs pandas
    for name in (
        *screens,
        *network.records,
        *records_at,
        *compared,
        *governed,
        *rows,
        *names(network),
    ):
        with suppress(LocatorError, UnresolvedError, OptionError):
            yield usual.key(name), resolve_text(network, name, edition)


def _pages(network: Network, edition: str, places: set[Location]) -> Iterator[tuple[str, str]]:
    for here in places:
        yield str(here.with_options(edition="")), plain(build(network, here), network)
    for kind in KINDS:
        if found := records(network, kind, {"edition": edition}):
            yield f"list {kind}", plain_list(found)


def _lines(network: Network, edition: str) -> Iterator[tuple[str | int | None, ...]]:
    """Yield the lines of lists that are narrowed by what the lines themselves tell."""
    for kind, (_, takes) in KINDS.items():
        for number, one in enumerate(records(network, kind, {"edition": edition})):
            facets = [one.more.get(_TOLD[name]) if name in takes else None for name in usual.FACETS]
            if any(facets):
                yield kind, number, plain_list([one]), *facets


_TOLD = {"country": "country", "city": "city", "focus": "focus_area", "status": "status"}
"""Where a line of a list tells the id that it is narrowed by."""
