"""Two sides, row by row: figures with bars that grow from the middle, texts in two columns."""

from itertools import zip_longest

from ascn_tui import words
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.page import Pair, PairGroup, Pairs
from ascn_tui.painters.lines import (
    Line,
    Look,
    Span,
    bar,
    cells,
    pad,
    ref_spans,
    spread,
    with_right,
    wrap,
)

_NAME = 26
_FIGURE = 12
_VERDICT = 3


def pair_lines(block: Pairs, look: Look) -> list[Line]:
    """Draw the names of the two sides over their rows, group by group."""
    width = _columns(look)
    head = Span(pad(block.left, width.name + _FIGURE, right=True), "heading")
    # Each name ends where its figures do; a long one reaches back over the bars.
    right = Span(pad(block.right, 2 * width.bar + 3 + _FIGURE, right=True), "heading")
    lines = [Line((head, right))]
    for group in block.groups:
        shared = _shared_refs(group)
        lines += [Line(), _group_head(group, shared, look)]
        for row in group.rows:
            lines += _row(row, group, shared, look)
    return lines


def _shared_refs(group: PairGroup) -> tuple[Ref, ...]:
    """Return the references that every row of a group has: they are said once, at its head."""
    rows = [row for row in group.rows if not row.detail]
    common = set(rows[0].refs).intersection(*(row.refs for row in rows)) if len(rows) > 1 else set()
    return tuple(dict.fromkeys(ref for ref in rows[0].refs if ref in common))


class _Columns:
    """The widths of the columns in cells."""

    def __init__(self, look: Look) -> None:
        self.name = min(_NAME, max(12, look.width // 3))
        self.bar = max(0, (look.width - self.name - 2 * _FIGURE - _VERDICT - 3) // 2)


def _columns(look: Look) -> _Columns:
    return _Columns(look)


def _group_head(group: PairGroup, shared: tuple[Ref, ...], look: Look) -> Line:
    title: tuple[Span, ...] = (Span(group.title, "heading"),)
    if group.scale:
        title = (*title, Span(f"   full bar: {group.scale:g} {group.unit}", "muted"))
    refs = () if look.brief else ref_spans(shared, look.width)
    return Line(spread(title, refs, look.width) or title, refs=shared)


def _row(row: Pair, group: PairGroup, shared: tuple[Ref, ...], look: Look) -> list[Line]:
    if max(cells(row.left.text), cells(row.right.text)) > _FIGURE:
        return _text_row(row, look)
    return _figure_row(row, group, shared, look)


def _mark(row: Pair, look: Look) -> Span:
    sign, plain, _ = words.VERDICTS[row.verdict]
    return Span(f"  {look.sign(sign, plain)}", f"verdict-{row.verdict}")


def _figure_row(row: Pair, group: PairGroup, shared: tuple[Ref, ...], look: Look) -> list[Line]:
    width = _columns(look)
    role = "muted" if row.detail else "link" if row.to else ""
    indent = "  " if row.detail else ""
    names = wrap(row.name, width.name - 1 - len(indent))
    figure = "muted" if row.detail else "figure"
    plain = look.ascii_only
    left_bar = bar(row.left.value or 0, group.scale, width.bar, ascii_only=plain, mirrored=True)
    right_bar = bar(row.right.value or 0, group.scale, width.bar, ascii_only=plain)
    spans = (
        Span(pad(indent + names[0], width.name), role),
        Span(pad(row.left.text, _FIGURE, right=True), figure),
        Span(" "),
        Span(pad(left_bar, width.bar, right=True), "bar-left"),
        Span(" "),
        Span(pad(right_bar, width.bar), "bar-right"),
        Span(" "),
        Span(pad(row.right.text, _FIGURE, right=True), figure),
        _mark(row, look),
    )
    lines = [Line(spans, row.to, row.refs)]
    lines += [Line((Span(indent + name, role),), more=True) for name in names[1:]]
    if look.brief:
        return lines
    refs = ref_spans((ref for ref in row.refs if ref not in shared), look.width)
    return [*lines, *([Line(with_right([()], refs, look.width)[-1])] if refs else [])]


def _text_row(row: Pair, look: Look) -> list[Line]:
    head = (Span(row.name, "link" if row.to else ""),)
    mark = (_mark(row, look),)
    names = wrap(row.name, look.width - 6)
    first = spread(head, mark, look.width)
    lines = [Line(first or (Span(names[0], "link"), *mark), row.to, row.refs)]
    if not first:
        lines += [Line((Span(name, "link"),), more=True) for name in names[1:]]
    return lines if look.brief else [*lines, *_two_columns(row, look), *_reading(row, look)]


def _two_columns(row: Pair, look: Look) -> list[Line]:
    half = (look.width - 4) // 2
    columns = [
        [Span(part) for part in wrap(cell.text, half - 1)] + list(ref_spans(cell.refs, half - 1))
        for cell in (row.left, row.right)
    ]
    empty = Span("")
    return [
        Line((Span("  "), Span(pad(left.text, half), left.role), Span("  "), right))
        for left, right in zip_longest(*columns, fillvalue=empty)
    ]


def _reading(row: Pair, look: Look) -> list[Line]:
    parts = wrap(row.reading, look.width - 4) if row.reading else []
    return [Line((Span("  "), Span(part, "muted"))) for part in parts]
