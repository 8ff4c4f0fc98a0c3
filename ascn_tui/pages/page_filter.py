"""Filters the rows of a page."""

from collections.abc import Iterable, Sequence
from itertools import compress

from msgspec import structs

from ascn_tui import notation
from ascn_tui.model.filter import match
from ascn_tui.model.filter.facets import facets_led_to
from ascn_tui.model.filter.query import FilterableText
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import (
    Block,
    Fact,
    Facts,
    Item,
    Items,
    Page,
    SideBySideGroup,
    SideBySideRow,
    Table,
    TableRow,
)
from ascn_tui.pages.elements import filtered_subtitle, nothing_matches

Rows = Items | Facts | Table
Row = Item | Fact | TableRow


def filter_page(network: Network, page: Page) -> Page:
    """Return a page with the rows that its location's filter keeps, and their number.

    A row is kept for what it and its heading say, and for the record that it leads to. Blocks
    that are no rows are left out: they speak of the whole.
    """
    here = page.location
    wanted = match.filter_of(network, here)
    whole = [block for block in page.blocks if isinstance(block, Items | Facts | Table)]
    found = [(block, [_row_text(network, block, row) for row in block.rows]) for block in whole]
    blocks: list[Block] = []
    for block, sayings in found:
        kept = [wanted.keeps(said) for said in sayings]
        if any(kept):
            blocks.append(structs.replace(block, rows=tuple(compress(block.rows, kept))))
    every = [said for _, sayings in found for said in sayings]
    kept_in_all = sum(wanted.keeps(said) for said in every)
    if not blocks:
        blocks = nothing_matches(here, match.nearest(network, here, every))
    total = f"{notation.number(kept_in_all)} of {notation.count(len(every), 'row')}"
    return structs.replace(page, subtitle=filtered_subtitle(here, total), blocks=tuple(blocks))


def _row_text(network: Network, block: Rows, row: Row) -> FilterableText:
    """Return the searchable text of a row: its own, its heading's and its record's."""
    texts, facets = [block.title, *_texts(row)], {}
    if row.to:
        facets = facets_led_to(network, row.to)
        if record := network.records.get(row.to.subject[-1] if row.to.subject else ""):
            there = match.filterable_text(network, record, row.to.edition)
            own = match.speaking(network, texts, facets)
            return FilterableText(f"{own.text} | {there.text}", {**there.facets, **facets})
    return match.speaking(network, texts, facets)


def _texts(row: Row) -> Sequence[str]:
    match row:
        case Item():
            return (row.name, row.note, row.text)
        case Fact():
            return (row.name, row.value)
        case TableRow():
            return (row.group, *row.cells, row.note)


def filter_groups(
    network: Network, here: Location, groups: tuple[SideBySideGroup, ...]
) -> tuple[SideBySideGroup, ...]:
    """Return the rows of a comparison that a filter keeps, with their detail rows."""
    wanted = match.filter_of(network, here)
    if not wanted.terms:
        return groups
    found = []
    for group in groups:
        kept: list[SideBySideRow] = []
        stays = False
        for row in group.rows:
            stays = stays if row.detail else wanted.keeps(_comparison_text(network, group, row))
            kept += [row] if stays else []
        if kept:
            found.append(structs.replace(group, rows=tuple(kept)))
    return tuple(found)


def groups_text(network: Network, groups: Iterable[SideBySideGroup]) -> list[FilterableText]:
    return [_comparison_text(network, group, row) for group in groups for row in group.rows]


def _comparison_text(
    network: Network, group: SideBySideGroup, row: SideBySideRow
) -> FilterableText:
    facets: dict[str, Sequence[str]] = {"verdict": (row.verdict,)}
    for cell in (row.left, row.right):
        for facet, keys in facets_led_to(network, cell.to).items() if cell.to else ():
            facets[facet] = (*facets.get(facet, ()), *keys)
    texts = (group.title, row.name, row.left.text, row.right.text, row.reading)
    return match.speaking(network, texts, facets)
