"""Lists of records as tables for a terminal; a record takes one line or several."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.lists.table import Sheet, SheetCell
from ascn_tui.render.layout import IN_COLUMNS
from ascn_tui.render.lines import (
    GAP,
    PARTED,
    Line,
    RenderContext,
    Span,
    cells,
    fold,
    in_ascii,
    in_columns,
    in_every,
    packed,
    trimmed,
    wide,
    with_right,
    wrap,
)

_INDENT = 2
_NAME_LEAST = 24
"""With less room (cells) for the name, other fields move to the next line."""
_LAYOUTS = (
    ("ncir",), ("ncr", "i"), ("nc", "ir"), ("n", "cir"), ("nr", "ci"), ("n", "cr", "i"),
    ("nr", "c", "i"), ("n", "c", "ir"),
)  # fmt: skip
"""Fields on the lines of a record: n the name, c the columns, i the id, r the references."""

Spans = tuple[Span, ...]


class _Field(NamedTuple):
    """A column with its texts, one a record; `letter` is its place in a layout."""

    letter: str
    head: str
    role: str
    texts: tuple[str, ...]
    marks: tuple[Spans, ...] = ()
    right: bool = False

    @property
    def widest(self) -> int:
        """The cells it takes unwrapped."""
        marks = max(map(wide, self.marks), default=0)
        return max(cells(self.head), marks + max(map(cells, self.texts)))

    @property
    def least(self) -> int:
        """The fewest cells it can take: only names and references wrap."""
        if self.letter == "n":
            return min(self.widest, _NAME_LEAST)
        if self.letter != "r":
            return self.widest
        parts = (part for text in self.texts for part in text.split(PARTED))
        return max(cells(self.head), *(cells(part) + 2 for part in parts))

    def lines(self, row: int, width: int) -> list[Spans]:
        """Return the text of a record wrapped to a width."""
        mark = self.marks[row] if self.marks else ()
        text, room = self.texts[row], width - wide(mark)
        parts = packed(text.split(PARTED), room) if self.letter == "r" else wrap(text, room)
        first = (*mark, Span(parts[0], self.role))
        hanging = (Span(" " * wide(mark)),) if mark else ()
        return [first, *((*hanging, Span(part, self.role)) for part in parts[1:])]


_Placed = tuple[tuple[tuple[_Field, int], ...], ...]
"""The fields on each line of a record, with their widths."""


def list_lines(sheet: Sheet, look: RenderContext) -> list[Line]:
    """Draw the heading, the names of the columns, and each record in the same layout.

    The layout is the one that takes the fewest lines. Nothing is cut off, and no reference is
    broken; references of all records are shown once, beside the heading.
    """
    width = max(20, min(look.width, IN_COLUMNS))
    shared = _shared(sheet)
    fields = _fields(sheet, shared, look)
    placed = _best(fields, len(sheet.rows), width)
    table = max(_total(part, n) for n, part in enumerate(placed)) if placed else width
    drawn = [*_title(sheet, shared, look, min(width, table)), *_body(fields, placed, sheet, width)]
    lines = [line for spans in drawn for line in fold(Line(trimmed(spans)), look.width)]
    return in_ascii(lines) if look.ascii_only else lines


def _shared(sheet: Sheet) -> tuple[Ref, ...]:
    if len(sheet.rows) == 1:
        return ()
    common = in_every([_by_document(row.refs) for row in sheet.rows])
    return tuple(ref for refs in common for ref in refs)


def _by_document(refs: tuple[Ref, ...]) -> list[tuple[Ref, ...]]:
    """Group references by document, so that the pages of each stand together."""
    found: dict[str, list[Ref]] = {}
    for ref in refs:
        found.setdefault(ref.document, []).append(ref)
    return [tuple(some) for some in found.values()]


def _title(sheet: Sheet, shared: tuple[Ref, ...], look: RenderContext, table: int) -> list[Spans]:
    spans: list[Span] = []
    for number, cell in enumerate(sheet.title):
        comma = Span(", " if number else "", "title")
        spans += [comma, *_mark(cell, look), Span(cell.text, "title")]
    left = [line.spans for line in fold(Line(tuple(spans)), look.width)]
    first, *rest = packed(notation.references(shared).split(PARTED), look.width)
    refs = (Span(first, "ref"),) if first else ()
    edge = max(table, min(wide(left[-1]) + len(GAP) + wide(refs), look.width))
    below = [(Span(" " * (edge - cells(part))), Span(part, "ref")) for part in rest]
    note = [(Span(sheet.note, "muted"),)] if sheet.note else []
    return [*with_right(left, refs, edge), *below, *note]


def _mark(cell: SheetCell, look: RenderContext) -> Spans:
    if cell.verdict:
        return (look.verdict(cell.verdict), Span(" "))
    return (look.mark(cell.status), Span(" ")) if cell.status else ()


def _fields(sheet: Sheet, shared: tuple[Ref, ...], look: RenderContext) -> list[_Field]:
    rows = sheet.rows
    fields = [_column("n", sheet.name, "link", [row.name for row in rows], look)]
    for at, head in enumerate(sheet.columns):
        role, texts = "figure" if head.figure else "", [row.cells[at] for row in rows]
        fields.append(_column("c", head.name, role, texts, look)._replace(right=head.figure))
    fields.append(_Field("i", "id", "muted", tuple(row.id for row in rows)))
    refs = tuple(notation.references(ref for ref in row.refs if ref not in shared) for row in rows)
    return [*fields, *([_Field("r", "references", "ref", refs, right=True)] if any(refs) else [])]


def _column(
    letter: str, head: str, role: str, rows: Sequence[SheetCell], look: RenderContext
) -> _Field:
    marks = tuple(_mark(cell, look) for cell in rows)
    texts = tuple(cell.text for cell in rows)
    return _Field(letter, head, role, texts, marks if any(marks) else ())


def _best(fields: Sequence[_Field], rows: int, width: int) -> _Placed:
    """Return the layout with the fewest lines and line breaks, empty where none fits."""
    fitting = [placed for layout in _LAYOUTS if (placed := _placed(fields, layout, width))]
    return min(fitting, key=lambda placed: _cost(placed, rows), default=())


def _cost(placed: _Placed, rows: int) -> int:
    """Count the lines of a layout; lines that exist because something wraps count more."""
    lines = sum(
        max(len(field.lines(row, width)) for field, width in part)
        for part in placed
        for row in range(rows)
    )
    return 2 * lines + (lines - rows * len(placed))


def _placed(fields: Sequence[_Field], layout: tuple[str, ...], width: int) -> _Placed:
    lines = []
    for number, letters in enumerate(layout):
        part = [field for letter in letters for field in fields if field.letter == letter]
        widths = _widths(part, width - (_INDENT if number else 0))
        if part and not widths:
            return ()
        lines += [tuple(zip(part, widths, strict=True))] if part else []
    return tuple(lines)


def _widths(part: Sequence[_Field], width: int) -> list[int]:
    """Give each field what it needs; where that is too much, references wrap, then the name."""
    widths = [field.widest for field in part]
    over = sum(widths) + len(GAP) * (len(part) - 1) - width
    letters = "".join(field.letter for field in part)
    if letters == "i":
        return [min(width, *widths)]
    for letter in "n" if letters == "nr" else "rn":
        for at, field in enumerate(part):
            if over > 0 and field.letter == letter:
                less = min(over, widths[at] - field.least)
                widths[at] -= less
                over -= less
    return widths if over <= 0 else []


def _total(part: Sequence[tuple[_Field, int]], number: int) -> int:
    indent = _INDENT if number else 0
    return indent + sum(width for _, width in part) + len(GAP) * (len(part) - 1)


def _body(fields: Sequence[_Field], placed: _Placed, sheet: Sheet, width: int) -> Iterator[Spans]:
    if not placed:
        yield from _stacked(fields, len(sheet.rows), width)
        return
    table = max(_total(part, number) for number, part in enumerate(placed))
    for number, part in enumerate(placed):
        heads: list[list[Spans]] = [[(Span(field.head, "muted"),)] for field, _ in part]
        yield from _side_by_side(heads, part, number, table)
    for row in range(len(sheet.rows)):
        for number, part in enumerate(placed):
            texts = [field.lines(row, given) for field, given in part]
            yield from _side_by_side(texts, part, number, table)


def _side_by_side(
    texts: Sequence[list[Spans]], part: Sequence[tuple[_Field, int]], number: int, table: int
) -> Iterator[Spans]:
    """Put the lines of fields side by side; references end at the right edge of the table."""
    spare = table - _total(part, number)
    widths = [width + spare * (field.letter == "r") for field, width in part]
    right = [field.right for field, _ in part]
    indent = (Span(" " * _INDENT),) if number else ()
    for line in zip_longest(*texts, fillvalue=()):
        yield (*indent, *in_columns(line, widths, right))


def _stacked(fields: Sequence[_Field], rows: int, width: int) -> Iterator[Spans]:
    """Write the name, below it the columns, then the id and references, all wrapped."""
    heads = ", ".join(field.head for field in fields)
    yield from ((Span(part, "muted"),) for part in wrap(heads, width))
    name, *others = fields
    columns = [field for field in others if field.letter == "c"]
    for row in range(rows):
        yield from name.lines(row, width)
        labelled = [_labelled(field, row) for field in columns if field.texts[row]]
        below = [(part, "") for part in packed(labelled, width - _INDENT, ", ") if part]
        for field in others[len(columns) :]:
            below += [(text.text, text.role) for (text,) in field.lines(row, width - _INDENT)]
        yield from ((Span(" " * _INDENT), Span(*part)) for part in below if part[0])


def _labelled(field: _Field, row: int) -> str:
    mark = "".join(span.text for span in field.marks[row]) if field.marks else ""
    return f"{field.head} {field.texts[row]}" if field.right else f"{mark}{field.texts[row]}"
