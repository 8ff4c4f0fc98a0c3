"""Two sides, row by row: figures with bars that grow from the middle, texts in two columns."""

from itertools import zip_longest

from ascn_tui import words
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.page import Pair, PairGroup, Pairs
from ascn_tui.painters import stating
from ascn_tui.painters.lines import (
    Line,
    Look,
    Span,
    bar,
    cells,
    clip,
    pad,
    ref_spans,
    spread,
    with_right,
    wrap,
)

_NAME = 30
_FIGURE = 12
_VERDICT = 3
_INDENT = "  "
_BAR = 14
"""The longest bar of a side: longer ones would only push its figure away from the other's."""
_BRIEF = 2
"""The lines that texts have in a list of rows."""
_REFS = 20
"""Less room than this (cells) beside the rows is none for references."""


def pair_lines(block: Pairs, look: Look) -> list[Line]:
    """Draw the rows group by group; in brief, the names of the sides stand elsewhere."""
    lines = [] if look.brief else [pair_head(block, look)]
    before = False
    for group in block.groups:
        shared = _shared_refs(group)
        lines += [] if before and group.folded else [Line()]
        lines += _group_head(group, shared, look)
        for row in () if group.folded else group.rows:
            drawn = _referred(_row(row, group, look), row, shared, look)
            stated = stating.of_pair(row, group.title, block)
            lines += [drawn[0]._replace(refs=stated.refs, said=stated.text), *drawn[1:]]
        before = group.folded
    return lines[1:] if look.brief else lines


def pair_head(block: Pairs, look: Look) -> Line:
    """Draw the names of the two sides over their columns."""
    width = _Columns(look)
    # Each name ends where its figures do; a long one reaches back over names or bars.
    left = clip(block.left, width.name + _FIGURE)
    right = clip(block.right, 2 * width.bar + 2 + _FIGURE)
    return Line(
        (
            Span(pad(left, width.name + _FIGURE, right=True), "heading"),
            Span(pad(right, 2 * width.bar + 3 + _FIGURE, right=True), "heading"),
        )
    )


def _shared_refs(group: PairGroup) -> tuple[Ref, ...]:
    """Return the references that every row of a group has: they are said once, at its head."""
    rows = [row for row in group.rows if not row.detail]
    common = set(rows[0].refs).intersection(*(row.refs for row in rows)) if len(rows) > 1 else set()
    return tuple(dict.fromkeys(ref for ref in rows[0].refs if ref in common)) if rows else ()


class _Columns:
    """The widths of the columns in cells."""

    def __init__(self, look: Look) -> None:
        self.name = min(_NAME, max(12, 2 * look.width // 5))
        room = max(0, look.width - self.name - 2 * _FIGURE - _VERDICT - 3)
        rest = room - 2 * _BAR
        self.refs = rest if rest >= _REFS else 0
        self.bar = min(_BAR, room // 2) if self.refs else room // 2
        self.rows = look.width - self.refs


def _group_head(group: PairGroup, shared: tuple[Ref, ...], look: Look) -> list[Line]:
    """Name a group: its scale where it is open, the number of its rows where it is folded."""
    sign = look.sign("▸", ">") if group.folded else look.sign("▾", "v")
    title = (Span(f"{sign} ", "heading"), Span(group.title, "heading"))
    notes = [] if group.folded or not group.scale else [_scale(group)]
    notes += [f"{group.unknown} not known"] if group.unknown else []
    left = (*title, *(Span(f"   {note}", "muted") for note in notes))
    refs: tuple[Span, ...] = () if look.brief else ref_spans(shared, look.width)
    if group.folded:
        rows = sum(not row.detail for row in group.rows)
        refs = (Span(words.count(rows, "row"), "muted"),)
    drawn = spread(left, refs, look.width)
    if drawn:
        return [Line(drawn, group.to, shared)]
    below = [Line(spans, more=True) for spans in with_right([()], refs, look.width)[1:]]
    return [Line(left, group.to, shared), *below]


def _scale(group: PairGroup) -> str:
    unit = words.singular(group.unit) if group.scale == 1 else group.unit
    return f"full bar: {group.scale:g} {unit}".rstrip()


def _row(row: Pair, group: PairGroup, look: Look) -> list[Line]:
    return _text_row(row, look) if _is_written(row) else _figure_row(row, group, look)


def _is_written(row: Pair) -> bool:
    """Tell whether the sides have texts, which bring their own references, and no figures."""
    return max(cells(row.left.text), cells(row.right.text)) > _FIGURE


def _referred(lines: list[Line], row: Pair, shared: tuple[Ref, ...], look: Look) -> list[Line]:
    """Put the references of a row below it; in brief beside it, as far as there is room."""
    if look.brief:
        refs = ref_spans(row.refs, _Columns(look).refs - len(_INDENT))
        first = spread(lines[0].spans, refs, look.width)
        return [lines[0]._replace(spans=first or lines[0].spans), *lines[1:]]
    if _is_written(row):
        return lines
    refs = ref_spans((ref for ref in row.refs if ref not in shared), look.width)
    return [*lines, *([Line(with_right([()], refs, look.width)[-1])] if refs else [])]


def _mark(row: Pair, look: Look) -> Span:
    sign, plain, _ = words.VERDICTS[row.verdict]
    return Span(f"  {look.sign(sign, plain)}", f"verdict-{row.verdict}")


def _figure_row(row: Pair, group: PairGroup, look: Look) -> list[Line]:
    width = _Columns(look)
    role = "muted" if row.detail else "link" if row.to else ""
    indent = 2 * _INDENT if row.detail else _INDENT
    names = wrap(row.name, width.name - 1 - len(indent))
    spans = (
        Span(pad(indent + names[0], width.name), role),
        *_figures(row, group, width, look),
        _mark(row, look),
    )
    return [
        Line(spans, row.to),
        *(Line((Span(indent + name, role),), more=True) for name in names[1:]),
    ]


def _figures(row: Pair, group: PairGroup, width: _Columns, look: Look) -> tuple[Span, ...]:
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


def _text_row(row: Pair, look: Look) -> list[Line]:
    """Draw a written row: its name and verdict, below them both texts in columns."""
    mark, width = (_mark(row, look),), _Columns(look).rows
    names = wrap(row.name, width - 8)
    lines = [Line((Span(_INDENT), Span(name, "link")), more=n > 0) for n, name in enumerate(names)]
    first = spread(lines[0].spans, mark, width) or (*lines[0].spans, *mark)
    lines[0] = Line(first, row.to)
    if look.brief:
        return [*lines, *_in_brief(row, look)]
    return [*lines, *_two_columns(row, look), *_reading(row, look)]


def _in_brief(row: Pair, look: Look) -> list[Line]:
    """Shorten both texts to a few lines; they stand whole on the page of the row."""
    half = (look.width - 6 - _VERDICT) // 2
    left, right = (_begun(cell.text, half, look) for cell in (row.left, row.right))
    return [
        Line((Span(2 * _INDENT), Span(pad(one, half)), Span(_INDENT), Span(other)), more=True)
        for one, other in zip_longest(left, right, fillvalue="")
    ]


def _begun(text: str, width: int, look: Look) -> list[str]:
    """Return the first lines of a text; where there are more, the last ends after a whole word."""
    lines = wrap(text, width)
    if len(lines) <= _BRIEF:
        return lines
    ellipsis = look.sign("…", "...")
    *whole, last = lines[:_BRIEF]
    kept = wrap(last, width - cells(ellipsis))[0]
    return [*whole, kept + ellipsis]


def _two_columns(row: Pair, look: Look) -> list[Line]:
    half = (look.width - 6 - _VERDICT) // 2
    columns = [
        [Span(part) for part in wrap(cell.text, half - 1)] + list(ref_spans(cell.refs, half - 1))
        for cell in (row.left, row.right)
    ]
    empty = Span("")
    return [
        Line((Span(2 * _INDENT), Span(pad(left.text, half), left.role), Span(_INDENT), right))
        for left, right in zip_longest(*columns, fillvalue=empty)
    ]


def _reading(row: Pair, look: Look) -> list[Line]:
    parts = wrap(row.reading, look.width - 6) if row.reading else []
    return [Line((Span(2 * _INDENT), Span(part, "muted"))) for part in parts]
