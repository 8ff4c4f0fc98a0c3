"""Two sides, row by row: figures with bars that grow from the middle, texts in two columns."""

from itertools import zip_longest

from ascn_tui import notation
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import SideBySide, SideBySideGroup, SideBySideRow, SideCell
from ascn_tui.render import statement
from ascn_tui.render.lines import (
    Line,
    RenderContext,
    Span,
    bar,
    cells,
    clip,
    in_every,
    pad,
    ref_spans,
    row_lines,
    spread,
    with_right,
    wrap,
)

_NAME = 30
_SIDE = 28
"""The widest side (cells): wider ones would move the figures apart."""
_READABLE = 21
"""In narrower sides (cells) texts are stacked."""
_FIGURE = 12
_VERDICT = 3
_INDENT = "  "
_REFS = 20
"""With less room (cells) beside the rows no references are shown."""


def comparison_lines(block: SideBySide, look: RenderContext) -> list[Line]:
    """Draw the rows group by group; in brief without the names of the sides."""
    lines = [] if look.brief else [comparison_head(block, look)]
    before = False
    for group in block.groups:
        shared = _shared_refs(group)
        lines += [] if before and group.folded else [Line()]
        lines += _group_head(group, shared, look)
        for row in () if group.folded else group.rows:
            drawn = _referred(_row(row, group, block, look), row, shared, look)
            stated = statement.of_pair(row, group.title, block)
            lines += [drawn[0]._replace(refs=stated.refs, said=stated.text), *drawn[1:]]
        before = group.folded
    return lines[1:] if look.brief else lines


def comparison_head(block: SideBySide, look: RenderContext) -> Line:
    """Draw the names of both sides over the left edges of their columns."""
    width = _Columns(look)
    left, right = (
        clip(name, width.side, look.sign("…", "~")) for name in (block.left, block.right)
    )
    return Line(
        (
            Span(" " * width.name),
            Span(pad(left, width.side), "heading"),
            Span(" "),
            Span(right, "heading"),
        )
    )


def _shared_refs(group: SideBySideGroup) -> tuple[Ref, ...]:
    """Return the references of every row of a group, which its head shows once."""
    rows = [row for row in group.rows if not row.detail]
    return in_every([row.refs for row in rows]) if len(rows) > 1 else ()


class _Columns:
    """The widths of the columns in cells: a name, two sides with a blank between, a verdict."""

    def __init__(self, look: RenderContext) -> None:
        self.name = min(_NAME, max(12, look.width // 3))
        room = look.width - self.name - 1 - _VERDICT
        self.side = min(_SIDE, room // 2)
        self.bar = max(0, self.side - _FIGURE - 1)
        rest = room - 2 * self.side
        self.refs = rest if rest >= _REFS else 0


def _group_head(group: SideBySideGroup, shared: tuple[Ref, ...], look: RenderContext) -> list[Line]:
    """Draw the head of a group: its scale where it is open, its number of rows where folded."""
    sign = look.sign("▸", ">") if group.folded else look.sign("▾", "v")
    title = (Span(f"{sign} ", "heading"), Span(group.title, "heading"))
    notes = [] if group.folded or not group.scale else [_scale(group)]
    notes += [f"{group.unknown} not known"] if group.unknown else []
    left = (*title, *(Span(f"   {note}", "muted") for note in notes))
    refs: tuple[Span, ...] = () if look.brief else ref_spans(shared, look.width)
    if group.folded:
        rows = sum(not row.detail for row in group.rows)
        refs = (Span(notation.count(rows, "row"), "muted"),)
    drawn = spread(left, refs, look.width)
    if drawn:
        return [Line(drawn, group.to, shared)]
    below = [Line(spans, more=True) for spans in with_right([()], refs, look.width)[1:]]
    return [Line(left, group.to, shared), *below]


def _scale(group: SideBySideGroup) -> str:
    unit = notation.singular(group.unit) if group.scale == 1 else group.unit
    return f"full bar: {group.scale:g} {unit}".rstrip()


def _row(
    row: SideBySideRow, group: SideBySideGroup, block: SideBySide, look: RenderContext
) -> list[Line]:
    if not _is_written(row):
        return _figure_row(row, group, look)
    if _Columns(look).side < _READABLE:
        return _stacked_row(row, block, look)
    return _text_row(row, look)


def _is_written(row: SideBySideRow) -> bool:
    """Tell whether the sides are texts with references of their own, not figures."""
    return max(cells(row.left.text), cells(row.right.text)) > _FIGURE


def _referred(
    lines: list[Line], row: SideBySideRow, shared: tuple[Ref, ...], look: RenderContext
) -> list[Line]:
    """Put the references of a row below it; in brief beside it, where there is room."""
    if look.brief:
        room = _Columns(look).refs
        refs = ref_spans(row.refs, room - len(_INDENT)) if room else ()
        first = spread(lines[0].spans, refs, look.width)
        return [lines[0]._replace(spans=first or lines[0].spans), *lines[1:]]
    if _is_written(row):
        return lines
    refs = ref_spans((ref for ref in row.refs if ref not in shared), look.width)
    return [*lines, *([Line(with_right([()], refs, look.width)[-1], more=True)] if refs else [])]


def _figure_row(row: SideBySideRow, group: SideBySideGroup, look: RenderContext) -> list[Line]:
    width = _Columns(look)
    role = "muted" if row.detail else "link" if row.to else ""
    indent = 2 * _INDENT if row.detail else _INDENT
    names = wrap(row.name, width.name - 1 - len(indent))
    spans = (
        Span(pad(indent + names[0], width.name), role),
        *(_bars(row, group, width, look) if group.scale else _figures(row, width)),
        look.verdict(row.verdict, _INDENT),
    )
    return [
        Line(spans, row.to),
        *(Line((Span(indent + name, role),), more=True) for name in names[1:]),
    ]


def _figures(row: SideBySideRow, width: _Columns) -> tuple[Span, ...]:
    """Put both figures below the names of their sides."""
    role = "muted" if row.detail else "figure"
    left, right = (pad(cell.text, _FIGURE, right=True) for cell in (row.left, row.right))
    return (Span(pad(left, width.side), role), Span(" "), Span(pad(right, width.side), role))


def _bars(
    row: SideBySideRow, group: SideBySideGroup, width: _Columns, look: RenderContext
) -> tuple[Span, ...]:
    """Put both figures at the outer ends of bars that grow from the middle."""
    figure = "muted" if row.detail else "figure"
    plain = look.ascii_only
    left = bar(row.left.value or 0, group.scale, width.bar, ascii_only=plain, mirrored=True)
    right = bar(row.right.value or 0, group.scale, width.bar, ascii_only=plain)
    return (
        Span(pad(row.left.text, _FIGURE, right=True), figure),
        Span(" "),
        Span(pad(left, width.bar, right=True), "bar-left"),
        Span(" "),
        Span(pad(right, width.bar), "bar-right"),
        Span(" "),
        Span(pad(row.right.text, _FIGURE, right=True), figure),
    )


def _text_row(row: SideBySideRow, look: RenderContext) -> list[Line]:
    """Draw a written row: its name, both texts whole below the names of their sides, its verdict.

    In brief the references of the texts stand beside the row, and its page has the reading.
    """
    width = _Columns(look)
    room = width.side - 1
    names = [Span(_INDENT + part, "link") for part in wrap(row.name, width.name - 4)]
    left, right = (
        [*(Span(part) for part in wrap(cell.text, room)), *_own_refs(cell, room, look)]
        for cell in (row.left, row.right)
    )
    lines = [
        Line((_padded(name, width.name), _padded(one, width.side + 1), other), more=True)
        for name, one, other in zip_longest(names, left, right, fillvalue=Span(""))
    ]
    first = (
        *lines[0].spans[:2],
        _padded(lines[0].spans[2], width.side),
        look.verdict(row.verdict, _INDENT),
    )
    return [Line(first, row.to), *lines[1:], *_reading(row, look)]


def _padded(span: Span, width: int) -> Span:
    return span._replace(text=pad(span.text, width))


def _own_refs(cell: SideCell, width: int, look: RenderContext) -> tuple[Span, ...]:
    return () if look.brief else ref_spans(cell.refs, width)


def _stacked_row(row: SideBySideRow, block: SideBySide, look: RenderContext) -> list[Line]:
    """Draw a written row: its name and verdict, below them each text after the name of its side."""
    room = look.width - 2 * len(_INDENT)
    names = wrap(row.name, room - _VERDICT)
    lines = with_right(
        [(Span(_INDENT + part, "link"),) for part in names],
        (look.verdict(row.verdict, _INDENT),),
        look.width,
    )
    for side, cell in ((block.left, row.left), (block.right, row.right)):
        texts = [Span(part) for part in wrap(f"{side}: {cell.text}", room)]
        lines += [(Span(2 * _INDENT), part) for part in (*texts, *_own_refs(cell, room, look))]
    return [*row_lines(lines, row.to), *_reading(row, look)]


def _reading(row: SideBySideRow, look: RenderContext) -> list[Line]:
    parts = wrap(row.reading, look.width - 6) if row.reading and not look.brief else []
    return [Line((Span(2 * _INDENT), Span(part, "muted")), more=True) for part in parts]
