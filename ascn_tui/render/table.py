"""Tables of pages: named columns, aligned figures, and notes below rows."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import Table, TableRow
from ascn_tui.render import statement
from ascn_tui.render.lines import (
    GAP,
    Line,
    LinePart,
    RenderContext,
    Span,
    cells,
    in_columns,
    in_every,
    pad,
    ref_spans,
    row_lines,
    trimmed,
    wide,
    with_right,
    wrap,
)

_COUNTED = 10
"""The width of «99 sources»."""

_LONGEST_WORD = 20
"""Longer words (cells) may be broken to keep the columns."""


class _Grid(NamedTuple):
    """A table with the widths of its columns, none where they do not fit."""

    block: Table
    look: RenderContext
    widths: tuple[int, ...]
    shared: frozenset[Ref]


def shared_refs(block: Table) -> tuple[Ref, ...]:
    """Return the references of all rows, which are shown once, at the heading."""
    return tuple(dict.fromkeys((*block.refs, *in_every([row.refs for row in block.rows]))))


def table_lines(block: Table, look: RenderContext) -> list[Line]:
    """Draw column heads and rows; where the columns do not fit, each row is stacked."""
    grid = _Grid(block, look, _widths(block, look), frozenset(shared_refs(block)))
    lines = [_head(grid)] if grid.widths and any(column.name for column in block.columns) else []
    for above, row, below in zip(
        (None, *block.rows), block.rows, (*block.rows[1:], None), strict=False
    ):
        if row.group and (above is None or above.group != row.group):
            lines += [Line((Span(part, "heading"),)) for part in wrap(row.group, look.width)]
        lines += _row(grid, row, above) if grid.widths else _stacked(grid, row)
        # Consecutive rows with the same note show it once, below the last of them.
        if row.note and (below is None or below.note != row.note):
            lines += _note(row.note, look)
    return lines


def _widths(block: Table, look: RenderContext) -> tuple[int, ...]:
    """Return column widths, narrowing those first where the fewest rows have to wrap.

    No column gets narrower than its longest word; empty where that is too wide.
    """
    texts = [[column.name, *_column(block, at)] for at, column in enumerate(block.columns)]
    needs = [sorted(cells(text) for text in column) for column in texts]
    least = [min(_LONGEST_WORD, max(map(_longest_word, column))) for column in texts]
    widths = [need[-1] for need in needs]
    verdict = 3 if any(row.verdict for row in block.rows) else 0
    room = look.width - verdict - len(GAP) * (len(widths) - 1)
    while sum(widths) > room:
        wide = [at for at, width in enumerate(widths) if width > least[at]]
        if not wide:
            return ()
        cheapest = min(
            wide, key=lambda at: (len(needs[at]) - bisect_left(needs[at], widths[at]), -widths[at])
        )
        widths[cheapest] -= 1
    return tuple(widths)


def _column(block: Table, at: int) -> list[str]:
    return [row.cells[at] for row in block.rows]


def _longest_word(text: str) -> int:
    return max(map(cells, text.split()), default=0)


def _head(grid: _Grid) -> Line:
    parts = [
        pad(column.name, width, right=column.figure)
        for column, width in zip(grid.block.columns, grid.widths, strict=True)
    ]
    return Line((Span(GAP.join(parts).rstrip(), "muted"),))


def _row(grid: _Grid, row: TableRow, above: TableRow | None) -> list[Line]:
    texts = [
        wrap(text, width)
        for text, width in zip(_without_repeats(grid.block, row, above), grid.widths, strict=True)
    ]
    first, *rest = [_cells(grid, row, parts) for parts in zip_longest(*texts, fillvalue="")]
    first = (*first, grid.look.verdict(row.verdict, GAP)) if row.verdict else trimmed(first)
    drawn = [first, *(trimmed(spans) for spans in rest)]
    # References below each row would tear the table apart: without room beside the row only
    # their number is shown.
    beside = grid.look.width - wide(drawn[-1]) - len(GAP)
    own = tuple(ref for ref in row.refs if ref not in grid.shared)
    refs = ref_spans(own, beside if beside >= _COUNTED else grid.look.width)
    head, *more = with_right(drawn, refs, grid.look.width)
    said, rests = statement.of_row(row, grid.block)
    return [
        Line(head, row.to, rests, parts=tuple(_parts(grid, row)), said=said),
        *(Line(spans, refs=rests, more=True) for spans in more),
    ]


def _parts(grid: _Grid, row: TableRow) -> Iterator[LinePart]:
    """Yield the columns of a row that are links of their own."""
    start = 0
    for width, to in zip(grid.widths, row.leads, strict=False):
        if to:
            yield LinePart(start, start + width, to)
        start += width + len(GAP)


def _cells(grid: _Grid, row: TableRow, parts: tuple[str, ...]) -> tuple[Span, ...]:
    right = [column.figure for column in grid.block.columns]
    text = "link" if row.to else ""
    cells = [(Span(part, "figure" if figure else text),)
             for part, figure in zip(parts, right, strict=True)]  # fmt: skip
    return in_columns(cells, grid.widths, right)


def _without_repeats(block: Table, row: TableRow, above: TableRow | None) -> tuple[str, ...]:
    """Blank leading texts that equal those of the row above, except the last one."""
    if above is None or above.group != row.group:
        return row.cells
    last = max((at for at, column in enumerate(block.columns) if not column.figure), default=0)
    same = 0
    while same < last and row.cells[same] == above.cells[same]:
        same += 1
    return ("",) * same + row.cells[same:]


def _stacked(grid: _Grid, row: TableRow) -> list[Line]:
    """Write the texts of a row on one line, below it its figures with their column names."""
    columns = list(zip(grid.block.columns, row.cells, strict=True))
    name = ", ".join(text for column, text in columns if text and not column.figure)
    figures = ", ".join(f"{column.name} {text}" for column, text in columns if column.figure)
    role = "link" if row.to else ""
    stated = statement.of_row(row, grid.block)
    names = [(Span(part, role),) for part in wrap(name, grid.look.width)]
    first, *more = row_lines(names, row.to)
    first = first._replace(refs=stated.refs, said=stated.text)
    parts = wrap(figures, grid.look.width - 4)
    below: list[tuple[Span, ...]] = [(Span(GAP), Span(part, "figure")) for part in parts]
    if row.verdict:
        below[-1] = (*below[-1], grid.look.verdict(row.verdict, GAP))
    own = (ref for ref in row.refs if ref not in grid.shared)
    below = with_right(below, ref_spans(own, grid.look.width), grid.look.width)
    return [first, *more, *(Line(spans, more=True) for spans in below)]


def _note(note: str, look: RenderContext) -> list[Line]:
    parts = wrap(note, max(8, look.width - 4))
    return [Line((Span("    "), Span(part, "muted")), more=True) for part in parts]
