"""Compare: two sides row by row, counted rows and the paper's rows."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import structs

from ascn_tui import notation
from ascn_tui.model.filter import match
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import (
    Block,
    Crumb,
    Item,
    Page,
    Prose,
    SideBySide,
    SideBySideGroup,
    SideBySideRow,
)
from ascn_tui.pages.compare.other_rows import other_groups
from ascn_tui.pages.compare.paper import paper_comparison, paper_groups
from ascn_tui.pages.compare.project_rows import ComparisonBuilder, counted_groups
from ascn_tui.pages.compare.sides import PAIR, ComparedSide, bare, sides
from ascn_tui.pages.elements import filtered_subtitle, held_elsewhere, listed, nothing_matches
from ascn_tui.pages.page_filter import filter_groups, groups_text

ALL = "all"
"""The value of the option `fold` that folds every group."""
GROUP = "group:"
"""The prefix of the id of a group in locators, where rows have their ids."""


def compare_page(network: Network, here: Location) -> Page:
    left, right = sides(network, here)
    whole = all_groups(network, here)
    every = filter_groups(network, here, whole)
    groups = _kept(here, every)
    refs = tuple(
        dict.fromkeys(ref for side in (left, right) for ref in network.edition[side.edition].refs)
    )
    written = None if here.option("filter") else paper_comparison(network, here, left, right)
    blocks: list[Block] = [
        Prose(_summary(here, every, whole), refs=refs),
        *(written.elsewhere() if written else ()),
        SideBySide(left.label, right.label, groups),
    ]
    if not every:
        near = match.nearest(network, here, groups_text(network, whole))
        blocks += [*listed("In other reports", _elsewhere(network, here)),
                   *nothing_matches(here, near)]  # fmt: skip
    title = f"{left.label} | {right.label}"
    subtitle = filtered_subtitle(here, reports(network, left, right))
    return Page(here, title, tuple(blocks), crumbs=(Crumb("Compare"),), subtitle=subtitle)


def _elsewhere(network: Network, here: Location) -> Iterator[Item]:
    """Link to the editions in which the filter keeps rows of the two sides."""

    def amount(edition: str) -> int:
        there = here.with_options(edition=edition)
        groups = filter_groups(network, there, all_groups(network, there))
        return sum(not row.detail for group in groups for row in group.rows)

    for edition, rows in held_elsewhere(network, here.edition, amount):
        to = here.at(*here.subject[:PAIR]).with_options(edition=edition)
        refs = network.edition[edition].refs
        yield Item(f"{notation.count(rows, 'row')} in {edition}", to=to, refs=refs)


def reports(network: Network, left: ComparedSide, right: ComparedSide) -> str:
    names = (network.edition[side.edition].name for side in (left, right))
    return " | ".join(dict.fromkeys(names))


@lru_cache(maxsize=32)
def _groups(network: Network, here: Location) -> tuple[SideBySideGroup, ...]:
    """Return every group of a comparison; cached, since each key of the app asks for it."""
    left, right = sides(network, here)
    counted = counted_groups(network, here)
    beside = other_groups(ComparisonBuilder(network, here, left, right))
    written = paper_comparison(network, here, left, right)
    if written is None:
        return (*counted, *beside)
    merged = tuple(written.merged(group) for group in counted)
    return (*paper_groups(written), *merged, *written.groups(counted), *beside)


def all_groups(network: Network, here: Location) -> tuple[SideBySideGroup, ...]:
    """Return every group of a comparison with all its rows: the paper's figures, then counts."""
    return _groups(network, bare(here))


def first_row(network: Network, here: Location) -> str:
    """Return the id of the first visible row, or else of the first row; empty if there is none."""
    sifted = filter_groups(network, here, all_groups(network, here))
    first = next(iter(row_ids(network, here))) if sifted else ""
    return next((row.id for group in _kept(here, sifted) for row in group.rows), first)


def shows(network: Network, here: Location) -> bool:
    """Tell whether the filter of a location keeps its row or group."""
    shown = filter_groups(network, here, all_groups(network, here))
    keys = {key for group in shown for key in (f"{GROUP}{group.id}", *(r.id for r in group.rows))}
    return here.subject[PAIR] in keys


def _kept(here: Location, groups: tuple[SideBySideGroup, ...]) -> tuple[SideBySideGroup, ...]:
    """Apply the options: `group` keeps one group, `differ` what differs, `fold` folds groups."""
    wanted, folded = here.option("group"), here.option("fold").split(",")
    kept = []
    for group in groups:
        if wanted in ("", group.id):
            rows, unknown = _differing(group.rows) if here.option("differ") else (group.rows, 0)
            if rows or unknown:
                fold = group.id in folded or ALL in folded
                kept.append(_placed(here, group, rows, unknown, folded=fold))
    return tuple(kept)


def _placed(
    here: Location,
    group: SideBySideGroup,
    rows: tuple[SideBySideRow, ...],
    unknown: int,
    *,
    folded: bool,
) -> SideBySideGroup:
    """Link a group and its rows to their locations under the options of a location."""
    pair = here.subject[:PAIR]
    placed = tuple(
        structs.replace(row, to=here.at(*row.to.subject)) if row.to else row for row in rows
    )
    to = here.at(*pair, f"{GROUP}{group.id}")
    return structs.replace(group, rows=placed, to=to, unknown=unknown, folded=folded)


def _differing(rows: tuple[SideBySideRow, ...]) -> tuple[tuple[SideBySideRow, ...], int]:
    """Return the rows that differ, with their detail rows, and the number of unknown ones."""
    disputed = {row.to for row in rows if row.detail}
    kept = {
        row.to
        for row in rows
        if not row.detail and (row.verdict not in ("same", "unknown") or row.to in disputed)
    }
    unknown = sum(
        row.verdict == "unknown" and not row.detail and row.to not in kept for row in rows
    )
    return tuple(row for row in rows if row.to in kept), unknown


def _summary(
    here: Location, groups: tuple[SideBySideGroup, ...], whole: tuple[SideBySideGroup, ...]
) -> str:
    """Count all rows by verdict, visible or not."""
    wanted = here.option("group")
    shown, every = (
        [row for group in some if wanted in ("", group.id) for row in group.rows]
        for some in (groups, whole)
    )
    text = tally(shown, every if here.option("filter") else ())
    return f"{text}, only differences shown" if here.option("differ") else text


def tally(rows: Iterable[SideBySideRow], whole: Iterable[SideBySideRow] = ()) -> str:
    verdicts = [row.verdict for row in rows if not row.detail]
    same, unknown = verdicts.count("same"), verdicts.count("unknown")
    parts = [f"{same} same", f"{len(verdicts) - same - unknown} differ"]
    parts += [f"{unknown} not known"] if unknown else []
    every = sum(not row.detail for row in whole)
    of = f"{len(verdicts)} of " if every else ""
    return f"{of}{notation.count(every or len(verdicts), 'row')}: {', '.join(parts)}"


def row_ids(network: Network, here: Location) -> dict[str, SideBySideRow]:
    """Return the rows of a comparison by id, without detail rows."""
    rows = {
        row.id: row for group in all_groups(network, here) for row in group.rows if not row.detail
    }
    left, right = sides(network, here)
    written = paper_comparison(network, bare(here), left, right)
    if written and written.edition:
        # Texts on all statuses together have no row in the groups.
        for row in written.comparison.rows:
            rows.setdefault(row.id, written.text_row(row))
    return rows


def group_of(network: Network, here: Location) -> SideBySideGroup | None:
    """Return the group of a location, or the group of its row."""
    if len(here.subject) <= PAIR:
        return None
    key = here.subject[PAIR]
    for group in all_groups(network, here):
        if key == f"{GROUP}{group.id}" or any(row.id == key for row in group.rows):
            return group
    return None
