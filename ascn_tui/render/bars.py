"""Bars: figures drawn to one scale, with their shares, parts and references."""

from collections.abc import Iterable, Iterator, Sequence

from ascn_tui import notation
from ascn_tui.pages.blocks import Bar, Bars
from ascn_tui.render import statement
from ascn_tui.render.lines import (
    Line,
    RenderContext,
    Span,
    bar,
    cells,
    pad,
    ref_spans,
    row_lines,
    wide,
    with_right,
)

_BAR = 30
_SHORTEST_BAR = 6
"""The longest bar (cells), and the shortest that long references leave."""


def bar_lines(block: Bars, look: RenderContext) -> list[Line]:
    """Draw what the parts of the bars stand for, then a row for each figure."""
    lines = _legend(block, look)
    name = min(max(cells(row.name) for row in block.rows), look.width // 2) if block.rows else 0
    figure = max((cells(notation.number(row.value)) for row in block.rows), default=0)
    share = max((cells(_share(row, block)) for row in block.rows), default=0)
    heads = [_head(row, (name, figure, share), block, look) for row in block.rows]
    room = _room_of_bars(block, heads, look)
    for row, head in zip(block.rows, heads, strict=True):
        lines += _row(row, (*head, *_drawn(row, room, block, look), *_note(row)), block, look)
    return lines


def _share(row: Bar, block: Bars) -> str:
    return f"  {notation.share(row.value, block.whole)}" if block.whole else ""


def _head(
    row: Bar, columns: tuple[int, int, int], block: Bars, look: RenderContext
) -> tuple[Span, ...]:
    name, figure, share = columns
    mark = (look.mark(row.status), Span(" ")) if row.status else ()
    return (
        *mark,
        Span(pad(row.name, name), "link" if row.to else ""),
        Span(f"  {pad(notation.number(row.value), figure, right=True)}", "figure"),
        Span(_share(row, block).rjust(share), "muted"),
        Span("  "),
    )


def _note(row: Bar) -> tuple[Span, ...]:
    return (Span(f"  {row.note}", "muted"),) if row.note else ()


def _room_of_bars(block: Bars, heads: Sequence[tuple[Span, ...]], look: RenderContext) -> int:
    """Return the cells of the longest bar: all have one scale, and yield to the references."""
    beside = [look.width - wide((*head, *_note(row)))
              for row, head in zip(block.rows, heads, strict=True)]  # fmt: skip
    refs = [wide(ref_spans(row.refs, look.width)) + 2 for row in block.rows]
    room = min((free - taken for free, taken in zip(beside, refs, strict=True)), default=0)
    return min(_BAR, room if room >= _SHORTEST_BAR else min(beside, default=0) - 1)


def _drawn(row: Bar, room: int, block: Bars, look: RenderContext) -> Iterable[Span]:
    scale = max(other.value for other in block.rows)
    if row.parts:
        return _parts(row, room * row.value / scale, look)
    role = f"status-{look.marks[row.status].tone}" if row.status else "bar"
    return (Span(bar(row.value, scale, room, ascii_only=look.ascii_only), role),)


def _row(row: Bar, drawn: tuple[Span, ...], block: Bars, look: RenderContext) -> list[Line]:
    """Put references beside a bar, or below it where even a short bar leaves them no room."""
    lines = with_right([drawn], ref_spans(row.refs, look.width), look.width)
    stated = statement.of_bar(row, block, look.marks)
    return row_lines(lines, row.to, stated.refs, stated.text)


_FILLS = {
    "done": ("█", "#"), "active": ("▓", "="), "planned": ("▒", "-"), "contrary": ("▚", "x"),
    "open": ("░", "."),
}  # fmt: skip
"""Fill characters of the parts of a bar, distinct without colour."""


def _parts(row: Bar, room: float, look: RenderContext) -> Iterator[Span]:
    """Draw the parts of a bar side by side; each has a cell at least, however small it is."""
    drawn, so_far = 0, 0.0
    for part in row.parts:
        so_far += part.value
        cells_of_it = max(1, round(room * so_far / row.value) - drawn)
        drawn += cells_of_it
        tone = look.marks[part.status].tone
        yield Span(look.sign(*_FILLS[tone]) * cells_of_it, f"status-{tone}")


def _legend(block: Bars, look: RenderContext) -> list[Line]:
    seen = dict.fromkeys(part.status for row in block.rows for part in row.parts)
    spans: list[Span] = []
    for key in seen:
        tone = look.marks[key].tone
        spans += [Span(look.sign(*_FILLS[tone]), f"status-{tone}"),
                  Span(f" {look.marks[key].name.lower()}   ", "muted")]  # fmt: skip
    return [Line(tuple(spans))] if spans else []
