"""Changes between two editions: new, removed, renamed, other status or focus area."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.filter import match
from ascn_tui.model.location import Location
from ascn_tui.model.network import ListedProject, Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import elements
from ascn_tui.pages.blocks import Block, Crumb, Fact, Facts, Item, Page, Prose
from ascn_tui.pages.elements import filtered_subtitle, listed
from ascn_tui.pages.explore.project_list import NARROWING


class KeptProject(NamedTuple):
    """A project that both editions list."""

    before: ListedProject
    after: ListedProject


class EditionChanges(NamedTuple):
    new: tuple[ListedProject, ...]
    gone: tuple[ListedProject, ...]
    kept: tuple[KeptProject, ...]


def changes(network: Network, here: Location, **narrow: str) -> EditionChanges:
    """Compare the projects of two editions, under a narrowing that fits in either of them."""
    earlier, later = here.subject
    before, after = (
        {
            row.project.id: row
            for row in match.rows(network, here.with_options(edition=edition), **narrow)
        }
        for edition in here.subject
    )
    # A project that fits the narrowing in one edition only is kept, not new or removed.
    all_before = {row.project.id: row for row in network.rows(earlier)}
    all_after = {row.project.id: row for row in network.rows(later)}
    both = [key for key in {**before, **after} if key in all_before and key in all_after]
    return EditionChanges(
        new=tuple(row for key, row in after.items() if key not in all_before),
        gone=tuple(row for key, row in before.items() if key not in all_after),
        kept=tuple(KeptProject(all_before[key], all_after[key]) for key in both),
    )


def changes_page(network: Network, here: Location) -> Page:
    earlier, later = here.subject
    narrow = {name: value for name in NARROWING if (value := here.option(name))}
    found = changes(network, here, **narrow)
    new = [_listed(network, here, row, later) for row in found.new]
    gone = [_listed(network, here, row, earlier) for row in found.gone]
    different = _differences(network, here, found.kept)
    amounts = {f"New in {later}": len(new), f"Not in {later}": len(gone)}
    amounts |= {"In both": len(found.kept)} | {name: len(some) for name, some in different.items()}
    refs = _editions(network, here)
    facts = (Fact(name, notation.number(n), refs=refs) for name, n in amounts.items())
    lists = different | {f"New in {later}": new, f"Not in {later}": gone}
    blocks: list[Block] = [Facts(tuple(facts))]
    for title, items in lists.items():
        blocks += listed(title, items)
    if not (found.new or found.gone or found.kept):
        blocks = [Prose("Neither edition lists any.", refs=refs)]
    names = [elements.option_name(network, kind, key) for kind, key in narrow.items()]
    crumbs = (Crumb("Trends", Location("trends", (), here.options)),)
    title, subtitle = f"From {earlier} to {later}", filtered_subtitle(here, *names)
    return Page(here, title, tuple(blocks), crumbs, subtitle, refs=refs)


def _differences(
    network: Network, here: Location, projects: Iterable[KeptProject]
) -> dict[str, list[Item]]:
    """Return the projects that the editions list differently, by what differs."""
    found: dict[str, list[Item]] = {"Renamed": [], "Other status": [], "Other focus area": []}
    for kept in projects:
        before, after = kept.before.listing, kept.after.listing
        if kept.before.name != kept.after.name:
            note = f"earlier {kept.before.name}"
            found["Renamed"].append(_kept(network, here, kept, note))
        if _moved_on(network, kept):
            note = f"was {network.status[before.status].name}"
            found["Other status"].append(_kept(network, here, kept, note))
        if before.focus_area != after.focus_area:
            areas = (network.focus_area[one.focus_area].name for one in (before, after))
            found["Other focus area"].append(_kept(network, here, kept, " to ".join(areas)))
    return found


def _moved_on(network: Network, kept: KeptProject) -> bool:
    """Tell whether the status changed; unknown statuses do not count."""
    statuses = {row.listing.status for row in kept}
    return len(statuses) > 1 and statuses.isdisjoint(network.not_known)


def _editions(network: Network, here: Location) -> tuple[Ref, ...]:
    return tuple(ref for key in here.subject for ref in network.edition[key].refs)


def _ref(network: Network, edition: str, row: ListedProject) -> Ref:
    return Ref(network.edition[edition].document, row.listing.page)


def _listed(network: Network, here: Location, row: ListedProject, edition: str) -> Item:
    return Item(
        row.name,
        to=elements.explore(row.project.id, here.with_options(edition=edition)),
        status=row.listing.status,
        note=f"{row.city.name}, {row.country.name}",
        refs=(_ref(network, edition, row), *network.edition[edition].status_refs),
    )


def _kept(network: Network, here: Location, kept: KeptProject, note: str) -> Item:
    earlier, later = here.subject
    return Item(
        kept.after.name,
        to=elements.explore(kept.after.project.id, here.with_options(edition=later)),
        status=kept.after.listing.status,
        note=f"{note}, {kept.after.city.name}",
        refs=(_ref(network, earlier, kept.before), _ref(network, later, kept.after)),
    )


def steps(network: Network, here: Location) -> Iterator[Item]:
    """Link to the changes between successive editions, then over the whole time."""
    editions = list(network.edition)
    pairs = list(pairwise(editions))
    if len(editions) > 2:  # noqa: PLR2004
        pairs.append((editions[0], editions[-1]))
    for earlier, later in pairs:
        there = Location("trends", (earlier, later), here.options).with_options(by="")
        refs = (*network.edition[earlier].refs, *network.edition[later].refs)
        yield Item(f"From {earlier} to {later}", to=there, refs=refs)
