"""The page of a row of a comparison: both sides, and what paper and reports print."""

from ascn_tui import notation
from ascn_tui.model.comparison import ComparisonRow, PrintedValue
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import name_of
from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import (
    Block,
    Crumb,
    Fact,
    Facts,
    Item,
    Items,
    Page,
    Prose,
    SideBySideGroup,
    SideBySideRow,
    SideCell,
)
from ascn_tui.pages.compare.measures import NOT_REPORTED
from ascn_tui.pages.compare.page import GROUP, group_of, row_ids, tally
from ascn_tui.pages.compare.paper import PaperComparison, paper_comparison
from ascn_tui.pages.compare.sides import PAIR, ComparedSide, sides
from ascn_tui.pages.compare.verdicts import figure_of
from ascn_tui.pages.elements import listed, option_name, unique
from ascn_tui.pages.evidence.claims import claim_items
from ascn_tui.pages.explore.place_lists import depends_on_edition


def row_page(network: Network, here: Location) -> Page:
    left, right = sides(network, here)
    group = group_of(network, here)
    whole = here.at(*here.subject[:PAIR])
    crumbs = (Crumb("Compare"), Crumb(f"{left.label} | {right.label}", whole))
    if group and here.subject[PAIR].startswith(GROUP):
        blocks = _group_blocks(here, group)
        return Page(here, group.title, blocks, crumbs, tally(group.rows))
    row = row_ids(network, here)[here.subject[PAIR]]
    written = paper_comparison(network, whole, left, right)
    blocks = tuple(_row_blocks(network, here, row, written, (left, right)))
    places = (group.title if group else "", _reported(network, row))
    where = ", ".join(place for place in places if place)
    subtitle = ": ".join(part for part in (where, notation.VERDICTS[row.verdict][2]) if part)
    return Page(here, row.name, blocks, crumbs, subtitle)


def _reported(network: Network, row: SideBySideRow) -> str:
    counted = (cell.to for cell in (row.left, row.right) if cell.to and cell.unit)
    names = (network.edition[to.edition].name for to in counted if depends_on_edition(to))
    return " | ".join(dict.fromkeys(names))


def _group_blocks(here: Location, group: SideBySideGroup) -> tuple[Block, ...]:
    rows = tuple(
        Item(row.name, to=here.at(*row.to.subject) if row.to else None,
             note=_short_text(row))
        for row in group.rows if not row.detail
    )  # fmt: skip
    scale = f", drawn to one scale: a full bar is {group.scale:g} {group.unit}"
    title = f"Rows{scale}" if group.scale else "Rows"
    return (Items(rows, title=title, refs=unique(*(row.refs for row in group.rows))),)


def _short_text(row: SideBySideRow) -> str:
    """Return the figures of a row, or the verdict of a row of texts."""
    texts = (row.left.text, row.right.text)
    if max(len(text) for text in texts) > len(NOT_REPORTED):
        return notation.VERDICTS[row.verdict][2]
    return " | ".join(texts)


def _row_blocks(
    network: Network,
    here: Location,
    row: SideBySideRow,
    written: PaperComparison | None,
    both: tuple[ComparedSide, ComparedSide],
) -> list[Block]:
    note = written.note_of(row) if written else None
    blocks: list[Block] = [Prose(row.reading, refs=row.refs)] if row.reading else []
    items = _differing(here, row, note, written) if note and written else []
    items += [_side(side, cell) for side, cell in zip(both, (row.left, row.right), strict=True)]
    blocks.append(Items(tuple(items)))
    if note and written:
        blocks += _paper_blocks(network, here, row, note, written)
    return blocks


def _side(side: ComparedSide, cell: SideCell) -> Item:
    return Item(f"{side.label}: {figure_of(cell)}", to=cell.to, refs=cell.refs)


def _differing(
    here: Location, row: SideBySideRow, note: ComparisonRow, written: PaperComparison
) -> list[Item]:
    """Return the differing figures: those of the report, then those of the paper."""
    items = [
        _printed_item(here, written, "The report", printed)
        for printed in _reports(row, note, written)
    ]
    if note.paper and row.id == note.id:
        section = _section(written.network, note.paper.refs)
        name = f"The paper, section «{section}»" if section else "The paper"
        items.append(_printed_item(here, written, name, note.paper))
    return items


def _reports(
    row: SideBySideRow, note: ComparisonRow, written: PaperComparison
) -> list[PrintedValue]:
    """Return the printed figures of a row that differ from the paper or from the count."""
    printed, counted = written.printed_for(row.id, note), (row.left.count, row.right.count)
    if note.paper and row.id == note.id:
        return printed
    return [one for one in printed if written.of_sides(one) != counted]


def _printed_item(
    here: Location, written: PaperComparison, name: str, printed: PrintedValue
) -> Item:
    left, right = (notation.number(value) for value in written.of_sides(printed))
    ref = printed.refs[0]
    to = Location("sources", (ref.document,)).with_options(
        edition=here.edition, page=ref.page or ""
    )
    return Item(f"{name}: {left} | {right}", to=to, refs=printed.refs)


def _section(network: Network, refs: tuple[Ref, ...]) -> str:
    sections = (ref.section for ref in refs if ref.section)
    return option_name(network, "section", next(sections, ""))


def _paper_blocks(
    network: Network,
    here: Location,
    row: SideBySideRow,
    note: ComparisonRow,
    written: PaperComparison,
) -> list[Block]:
    """Return the paper's texts on both sides, the difference and the claims."""
    comparison = written.comparison
    keys, texts = (comparison.left, comparison.right), (note.left, note.right)
    if written.swapped:
        keys, texts = keys[::-1], texts[::-1]
    facts = tuple(
        Fact(name_of(network.records[key]), side.text, refs=side.refs)
        for key, side in zip(keys, texts, strict=True)
        if note.measure
    )
    blocks: list[Block] = []
    if note.difference and (row.id == note.id or not note.paper):
        refs = note.paper.refs if note.paper else (*note.left.refs, *note.right.refs)
        blocks.append(Prose(note.difference, refs=refs, tone="warning"))
    if facts:
        when = f", {note.edition}" if note.edition else ""
        blocks.append(Facts(facts, title=f"As written about the pair{when}"))
    claims = claim_items(network, here, note.claims)
    return [*blocks, *listed("What the paper claims", claims), *_printed(row, note, written)]


def _printed(row: SideBySideRow, note: ComparisonRow, written: PaperComparison) -> list[Block]:
    """Return the other printed figures, also of other editions and statuses."""
    said = _reports(row, note, written)
    facts = tuple(
        Fact(
            " ".join(part for part in (printed.edition, printed.of) if part)
            or notation.listing(list(dict.fromkeys(ref.document for ref in printed.refs))),
            " | ".join(notation.number(value) for value in written.of_sides(printed))
            + f" {printed.unit or ''}",
            refs=printed.refs,
        )
        for printed in note.printed
        if printed not in said
    )
    reports = all(printed.edition for printed in note.printed)
    title = f"As the {'reports' if reports else 'documents'} print it"
    return [Facts(facts, title=title)] if facts else []
