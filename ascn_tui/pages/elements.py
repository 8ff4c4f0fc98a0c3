"""Elements shared by many pages: links, references, counts with shares."""

from collections import Counter
from collections.abc import Callable, Iterable

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import place_of
from ascn_tui.model.network import ListedProject, Network
from ascn_tui.model.record_types import Record
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import Bar, Bars, Block, Item, Items, Page, Prose, Refs

WITHOUT = "without the filter"
"""What is offered where no nearer filter keeps anything."""


def link(record: Record, here: Location) -> Location:
    """Return where a record is read, in the edition one comes from."""
    return place_of(record).with_options(edition=here.edition)


def unique(*refs: Iterable[Ref]) -> Refs:
    """Put references together, each once."""
    return tuple(dict.fromkeys(ref for some in refs for ref in some))


def listed(title: str, items: Iterable[Item], refs: Refs = ()) -> list[Block]:
    """Return a list under a heading, or nothing where there is nothing to list."""
    rows = tuple(items)
    return [Items(rows, title=title, refs=refs)] if rows else []


def nothing_recorded(here: Location, title: str) -> Page:
    """Return the page of a screen for which the data folder has no file."""
    return Page(here, title, (Prose("Nothing recorded.", tone="muted"),))


def under_filter(here: Location, *said: str) -> str:
    """Join what a subtitle says, the filter of the location last; empty parts are left out."""
    text = here.option("filter")
    return notation.capital(", ".join(filter(None, (*said, f"filtered by {text}" if text else ""))))


def nothing_matches(here: Location, near: str) -> list[Block]:
    """Say that a filter keeps nothing, and lead to the nearest one that does, or to all."""
    text = f"Nothing matches {here.option('filter')}."
    offer = Item(near or WITHOUT, to=here.with_options(filter=near))
    return [Prose(text, tone="muted"), *listed("Try instead", [offer])]


def counted_on(network: Network, edition: str, rows: Iterable[ListedProject]) -> tuple[Ref, ...]:
    """Return the appendix pages that rows stand on, in page order."""
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
    """Count rows by status, in the network's order; statuses that nobody has are left out."""
    tally = Counter(row.listing.status for row in rows)
    return Bars(
        tuple(
            Bar(status.name, tally[status.id], to=to(status.id), status=status.id)
            for status in network.taxonomy.statuses
            if tally[status.id]
        ),
        title="Status",
        whole=len(rows),
        refs=(*network.edition[edition].status_refs, *counted_on(network, edition, rows)),
    )


def focus_bars(
    network: Network, edition: str, rows: tuple[ListedProject, ...], to: Callable[[str], Location]
) -> Bars:
    """Count rows by focus area, most first."""
    tally = Counter(row.listing.focus_area for row in rows)
    areas = sorted(network.taxonomy.focus_areas, key=lambda area: -tally[area.id])
    return Bars(
        tuple(Bar(area.name, tally[area.id], to=to(area.id)) for area in areas if tally[area.id]),
        title="Focus areas",
        whole=len(rows),
        refs=counted_on(network, edition, rows),
    )


def edition_bars(network: Network, here: Location, **narrow: str) -> list[Block]:
    """Count the rows of every edition that has some under the same narrowing, oldest first."""
    bars = []
    for edition in network.taxonomy.editions:
        rows = network.rows(edition.id, **narrow)
        shown = edition.status_refs if "status" in narrow else ()
        refs = (*shown, *counted_on(network, edition.id, rows))
        if rows:
            bars.append(
                Bar(edition.id, len(rows), to=here.with_options(edition=edition.id), refs=refs)
            )
    return [Bars(tuple(bars), title="Projects by edition")] if bars else []


def newest(network: Network, here: Location, **narrow: str) -> list[Block]:
    """Lead on to the newest edition, with what it counts, from a page of an earlier one."""
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
    """Turn rows into items that lead to their projects, under the same filter.

    Beside each stands its city or, among the projects of one city, its focus area.
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
    """Return where a place, project or theme is read, in the edition and sorting one comes from."""
    sort = here.option("sort") if here.screen == "explore" else ""
    return Location("explore", (record_id,)).with_options(edition=here.edition, sort=sort)


def tree_order(here: Location) -> str:
    """Return what the tree beside a page goes by: projects have a row in every order."""
    return here.option("by") if here.screen == "explore" else ""
