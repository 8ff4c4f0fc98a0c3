"""Elements of many pages: links, references, counts, introductions, other editions."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.filter import match
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import name_of, place_of
from ascn_tui.model.network import ListedProject, Network
from ascn_tui.model.record_types import Record
from ascn_tui.model.taxonomy import Ref, Status, Verdict
from ascn_tui.pages.blocks import Bar, Bars, Block, Item, Items, Page, Prose, Refs

WITHOUT = "without the filter"
"""The suggestion where no similar filter matches."""


def link(record: Record, here: Location) -> Location:
    """Return the location of a record, in the edition of another location."""
    return place_of(record).with_options(edition=here.edition)


def record_item(
    record: Record, here: Location, note: str = "", refs: Refs | None = None, text: str = ""
) -> Item:
    """Return a row that links to a record; `refs` are its own where none are given."""
    refs = getattr(record, "refs", ()) if refs is None else refs
    return Item(name_of(record), to=link(record, here), note=note, refs=refs, text=text)


def option_name(network: Network, option: str, key: str) -> str:
    """Return the name of the record that is the value of an option; else the value."""
    return str(getattr(option_records(network).get(option, {}).get(key), "name", key))


@lru_cache(maxsize=4)
def option_records(network: Network) -> Mapping[str, Mapping[str, object]]:
    """Return the records that are values of options, by option and id."""
    return {
        "country": network.country,
        "city": network.city,
        "focus": network.focus_area,
        "status": network.status,
        "about": network.records,
        "level": network.level,
        "topic": {term.id: term for term in network.taxonomy.topics},
        "section": {term.id: term for term in network.taxonomy.sections},
        "verdict": {term.id: term for term in network.taxonomy.verdicts},
        "edition": network.edition,
    }


def unique(*refs: Iterable[Ref]) -> Refs:
    return tuple(dict.fromkeys(ref for some in refs for ref in some))


def listed(title: str, items: Iterable[Item], refs: Refs = ()) -> list[Block]:
    """Return a list under a heading, or no block for an empty list."""
    rows = tuple(items)
    return [Items(rows, title=title, refs=refs)] if rows else []


def nothing_recorded(here: Location, title: str) -> Page:
    return Page(here, title, (Prose("Nothing recorded.", tone="muted"),))


def filtered_subtitle(here: Location, *said: str) -> str:
    text = here.option("filter")
    return notation.capital(", ".join(filter(None, (*said, f"filtered by {text}" if text else ""))))


def nothing_matches(here: Location, near: str) -> list[Block]:
    text = f"Nothing matches {here.option('filter')}."
    offer = Item(near or WITHOUT, to=here.with_options(filter=near))
    return [Prose(text, tone="muted"), *listed("Try instead", [offer])]


def counted_on(network: Network, edition: str, rows: Iterable[ListedProject]) -> tuple[Ref, ...]:
    pages = {row.listing.page for row in rows}
    document = network.edition[edition].document
    return tuple(Ref(document, page) for page in sorted(pages, key=notation.page_order))


def amount(network: Network, edition: str, found: int, **places: str) -> int | None:
    """Return how many projects were found in an edition, None where that is not reported.

    A report lists the projects of a place whole or not at all. So where it lists any, nothing found
    among them is a true zero and is written 0; a place that it does not list is not reported, «—».
    `places` are the country and city looked at; the whole network without them.
    """
    return found if found or network.rows(edition, **places) else None


def status_bars(
    network: Network, edition: str, rows: tuple[ListedProject, ...], to: Callable[[str], Location]
) -> Bars:
    tally = Counter(row.listing.status for row in rows)
    bars = status_tally(network.taxonomy.statuses, tally, to)
    refs = (*network.edition[edition].status_refs, *counted_on(network, edition, rows))
    return Bars(bars, title="Status", whole=len(rows), refs=refs)


def status_tally(
    statuses: Iterable[Status | Verdict], tally: Mapping[str, int], to: Callable[[str], Location]
) -> tuple[Bar, ...]:
    """Return a bar for each status or verdict that occurs."""
    return tuple(
        Bar(status.name, tally[status.id], to=to(status.id), status=status.id)
        for status in statuses
        if tally[status.id]
    )


def focus_bars(
    network: Network, edition: str, rows: tuple[ListedProject, ...], to: Callable[[str], Location]
) -> Bars:
    tally = Counter(row.listing.focus_area for row in rows)
    areas = sorted(network.taxonomy.focus_areas, key=lambda area: -tally[area.id])
    bars = (Bar(area.name, tally[area.id], to=to(area.id)) for area in areas if tally[area.id])
    refs = counted_on(network, edition, rows)
    return Bars(tuple(bars), title="Focus areas", whole=len(rows), refs=refs)


def edition_bars(network: Network, here: Location, **narrow: str) -> list[Block]:
    bars = []
    for edition in network.taxonomy.editions:
        rows = network.rows(edition.id, **narrow)
        shown = edition.status_refs if "status" in narrow else ()
        refs = (*shown, *counted_on(network, edition.id, rows))
        if rows:
            to = here.with_options(edition=edition.id)
            bars.append(Bar(edition.id, len(rows), to=to, refs=refs))
    return [Bars(tuple(bars), title="Projects by edition")] if bars else []


def newest(network: Network, here: Location, **narrow: str) -> list[Block]:
    """Link to the newest edition from a page of an earlier one."""
    edition = network.taxonomy.editions[-1]
    rows = network.rows(edition.id, **narrow)
    if here.edition == edition.id or not rows:
        return []
    cities = {row.city.id for row in rows}
    where = "" if "city" in narrow else f" in {notation.count(len(cities), 'city', 'cities')}"
    text = f"In the newest report, {edition.id}: {notation.count(len(rows), 'project')}{where}"
    refs = counted_on(network, edition.id, rows)
    return [Items((Item(text, to=here.with_options(edition=edition.id), refs=refs),))]


def project_items(
    network: Network, rows: Iterable[ListedProject], here: Location, **narrow: str
) -> tuple[Item, ...]:
    """Return links to projects, under the same filter.

    The note is the city or, among the projects of one city, the focus area.
    """
    there = explore("", here).with_options(by=tree_order(here), filter=here.option("filter"))
    return tuple(
        Item(
            row.name,
            to=there.at(row.project.id),
            status=row.listing.status,
            note=row.city.name if "city" not in narrow else _area(network, row, **narrow),
        )
        for row in rows
    )


def _area(network: Network, row: ListedProject, **narrow: str) -> str:
    return "" if "focus" in narrow else network.focus_area[row.listing.focus_area].name


def explore(record_id: str, here: Location) -> Location:
    """Return the location of a place, project or theme, with edition and sorting of another."""
    sort = here.option("sort") if here.screen == "explore" else ""
    return Location("explore", (record_id,)).with_options(edition=here.edition, sort=sort)


def tree_order(here: Location) -> str:
    return here.option("by") if here.screen == "explore" else ""


# -- introductions of lists ------------------------------------------------------------

START = "Where to start"
"""The heading of the links of an introduction."""
_MOST_STARTS = 5


def introduction(
    here: Location, text: str, counted: Bars | None, start: Iterable[Item]
) -> list[Block]:
    """Return text, counts and a few links that introduce a list; nothing under a filter."""
    if here.option("filter"):
        return []
    said: list[Block] = [Prose(text, tone="muted")] if text else []
    counts: list[Block] = [counted] if counted and len(counted.rows) > 1 else []
    return [*said, *counts, *listed(START, list(start)[:_MOST_STARTS])]


def tally(title: str, names: Iterable[str], refs: Iterable[Ref] = ()) -> Bars:
    counted: dict[str, int] = {}
    for name in names:
        counted[name] = counted.get(name, 0) + 1
    bars = tuple(Bar(name, amount) for name, amount in counted.items())
    return Bars(bars, title=title, refs=documents_of(refs))


def documents_of(refs: Iterable[Ref]) -> Refs:
    return unique(Ref(ref.document) for ref in refs)


# -- other editions ------------------------------------------------------------------

FEW = 5
"""With more results than this in an edition, other editions are not suggested."""
_NAMED_EDITIONS = 3


class EditionCount(NamedTuple):
    edition: str
    amount: int


def held_elsewhere(
    network: Network, edition: str, amount: Callable[[str], int]
) -> tuple[EditionCount, ...]:
    """Return the editions with more results, newest first, if this edition has few."""
    here = amount(edition)
    if here > FEW:
        return ()
    others = (EditionCount(key, amount(key)) for key in reversed(network.edition) if key != edition)
    return tuple(one for one in others if one.amount > here)


def rows_elsewhere(network: Network, here: Location, **narrow: str) -> tuple[EditionCount, ...]:
    """Return the editions with more projects under the filter and narrowing of a location."""
    return held_elsewhere(
        network,
        here.edition,
        lambda key: len(match.rows(network, here.with_options(edition=key), **narrow)),
    )


def edition_with_most(held: Iterable[EditionCount]) -> EditionCount:
    return max(held, key=lambda one: one.amount)


def amounts_text(held: tuple[EditionCount, ...]) -> str:
    """Return a text such as `3 in 2024, 4 in 2023`."""
    return ", ".join(
        f"{notation.number(one.amount)} in {one.edition}" for one in held[:_NAMED_EDITIONS]
    )


def elsewhere_text(amount: int, edition: str, held: tuple[EditionCount, ...]) -> str:
    here = notation.number(amount) if amount else "None"
    return f"{here} in the {edition} report; {amounts_text(held)}" if held else ""
