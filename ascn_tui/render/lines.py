"""Lines of spans, which all drawing for screens produces; independent of any toolkit."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from rich.cells import cell_len

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.taxonomy import Ref, Status, Verdict

PARTED = " · "
"""Separates the documents of references."""
GAP = "  "
"""Separates the columns of a table."""
EIGHTHS = " ▏▎▍▌▋▊▉"

T = TypeVar("T")


class Span(NamedTuple):
    """A run of text in one role; roles are meanings: title, muted, link, status-done, and so on."""

    text: str
    role: str = ""


class LinePart(NamedTuple):
    """A part of a line, from cell `start` up to `end`, that is a link of its own."""

    start: int
    end: int
    to: Location


class Line(NamedTuple):
    """A line of a page; `to` is the target of its link, `refs` are its sources.

    `more` marks a line that continues the row above; `parts` are links of their own; `said` is the
    statement of the row, in words that stand without the lines around it.
    """

    spans: tuple[Span, ...] = ()
    to: Location | None = None
    refs: tuple[Ref, ...] = ()
    more: bool = False
    parts: tuple[LinePart, ...] = ()
    said: str = ""

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def width(self) -> int:
        return wide(self.spans)


class RenderContext(NamedTuple):
    """The width, marks and limits that drawing depends on.

    `width` in cells; `marks` are the statuses and verdicts by id; `ascii_only` for terminals
    without Unicode; `brief` leaves out what other panes show: the title, and the long texts of
    comparisons.
    """

    width: int
    marks: Mapping[str, Status | Verdict]
    ascii_only: bool = False
    brief: bool = False

    def mark(self, status: str) -> Span:
        """Return the sign of a status or verdict in its colour; the empty id is «not listed»."""
        found = self.marks.get(status)
        role = f"status-{found.tone}" if found else "muted"
        return Span(notation.mark(found, ascii_only=self.ascii_only), role)

    def sign(self, unicode: str, plain: str) -> str:
        """Return a sign, or its ASCII fallback where only ASCII can be shown."""
        return plain if self.ascii_only else unicode

    def verdict(self, key: str, indent: str = "") -> Span:
        """Return the sign of how two sides compare, in its colour."""
        unicode, plain, _ = notation.VERDICTS[key]
        return Span(f"{indent}{self.sign(unicode, plain)}", f"verdict-{key}")

    @property
    def twins(self) -> Mapping[int, int | str]:
        """ASCII fallbacks of our signs and of the marks in the data, by code point."""
        marks = {ord(m.glyph): m.ascii for m in self.marks.values() if not m.glyph.isalnum()}
        return {**marks, **notation.ASCII_TWINS}


def wide(spans: Iterable[Span]) -> int:
    return sum(cells(span.text) for span in spans)


def cells(text: str) -> int:
    """Count the cells of a text; for ASCII that is its length."""
    return len(text) if text.isascii() else cell_len(text)


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` cells, at blanks where possible; drop nothing."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        for piece in _pieces(word, width):
            need = cells(piece)
            if line and used + 1 + need > width:
                lines.append(line)
                line, used = piece, need
            else:
                line, used = (f"{line} {piece}", used + 1 + need) if line else (piece, need)
    return [*lines, line] if line or not lines else lines


def _pieces(word: str, width: int) -> list[str]:
    if cells(word) <= width:
        return [word]
    pieces, piece = [], ""
    for character in word:
        if piece and cells(piece) + cells(character) > max(width, 1):
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]


def fold(line: Line, width: int) -> list[Line]:
    """Break a line into lines of at most `width` cells; blanks at breaks are dropped."""
    if line.width <= width:
        return [line]
    rest = [(char, span.role) for span in line.spans for char in span.text]
    while rest and rest[-1][0] == " ":
        rest.pop()
    folded: list[Line] = []
    while rest:
        end = _reach(rest, width)
        spans = [Span("".join(c for c, _ in run), role) for role, run in groupby(rest[:end], _role)]
        folded.append(line._replace(spans=tuple(spans), to=None, more=True))
        while end < len(rest) and rest[end][0] == " ":
            end += 1
        rest = rest[end:]
    return [folded[0]._replace(to=line.to, more=line.more), *folded[1:]] if folded else [Line()]


def _role(styled: tuple[str, str]) -> str:
    return styled[1]


def _reach(rest: Sequence[tuple[str, str]], width: int) -> int:
    """Count the characters that fit into a line, up to the last blank where one divides them."""
    used = 0
    for end, (char, _) in enumerate(rest):
        used += cells(char)
        if used > width and end:
            blank = next((n for n in range(end, 0, -1) if rest[n][0] == " "), 0)
            # Blanks that begin a line indent it; they divide nothing.
            return blank if any(char != " " for char, _ in rest[:blank]) else end
    return len(rest)


def in_ascii(lines: Iterable[Line]) -> list[Line]:
    """Replace signs by ASCII fallbacks of the same width; letters stay."""
    return [twin(line) for line in lines]


def twin(line: Line, twins: Mapping[int, int | str] = notation.ASCII_TWINS) -> Line:
    return line._replace(
        spans=tuple(Span(text.translate(twins), role) for text, role in line.spans)
    )


def trimmed(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    end = max((at for at, span in enumerate(spans, start=1) if span.text.strip()), default=0)
    last = spans[end - 1] if end else Span("")
    return (*spans[: end - 1], last._replace(text=last.text.rstrip())) if end else ()


def packed(parts: Sequence[str], width: int, joint: str = PARTED) -> list[str]:
    """Put texts into lines of at most `width` cells with a joint between them, each text whole.

    A text that is too long for a line of its own is broken at blanks, where it can be.
    """
    lines: list[str] = []
    end = joint.rstrip()
    for number, part in enumerate(parts, start=1):
        ending = cells(end) if number < len(parts) else 0
        if lines and cells(lines[-1]) + cells(joint) + cells(part) + ending <= width:
            lines[-1] += f"{joint}{part}"
        else:
            lines[-1:] = [f"{line}{end}" for line in lines[-1:]]
            lines += wrap(part, width)
    return lines or [""]


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill a text with blanks to a width in cells; `right` puts the text at the right end."""
    blanks = " " * max(0, width - cells(text))
    return blanks + text if right else text + blanks


def clip(text: str, width: int, ellipsis: str = "…") -> str:
    """Shorten a label to a width in cells and end it with an ellipsis."""
    if cells(text) <= width:
        return text
    kept = text
    while kept and cells(kept) + cells(ellipsis) > width:
        kept = kept[:-1]
    return kept.rstrip() + ellipsis if width > 0 else ""


def clip_path(path: str, width: int) -> str:
    """Shorten a path in the middle to a width in cells; its last part stays whole if it can."""
    if cells(path) <= width:
        return path
    room = max(2, width - 1)
    end = path[path.rfind("/") :]
    end = end if cells(end) <= room - 1 else path[-(2 * room // 3) :]
    while cells(end) > room - 1:
        end = end[1:]
    start = path[: len(path) - len(end)]
    while cells(start) + cells(end) > room:
        start = start[:-1]
    return f"{start}…{end}"


def with_short_paths(text: str, width: int) -> str:
    """Shorten the paths in a text that do not fit on a line: broken, nobody reads them."""
    lines = text.split("\n")
    return "\n".join(
        " ".join(clip_path(word, width) if "/" in word else word for word in line.split(" "))
        for line in lines
    )


def in_columns(
    row: Sequence[Sequence[Span]], widths: Sequence[int], right: Sequence[bool]
) -> tuple[Span, ...]:
    """Put the cells of a table row side by side, each filled with blanks to its width.

    `right` tells which columns are aligned at the right; `GAP` stands between two columns.
    """
    spans: list[Span] = []
    for cell, width, at_right in zip(row, widths, right, strict=True):
        spans += [Span(GAP)] if spans else []
        spans += _filled(cell or (Span(""),), width, right=at_right)
    return tuple(spans)


def _filled(cell: Sequence[Span], width: int, *, right: bool) -> list[Span]:
    """Add blanks to the first span of a cell at the right, else to its last."""
    spans, at = list(cell), 0 if right else -1
    taken = wide(cell) - cells(spans[at].text)
    spans[at] = spans[at]._replace(text=pad(spans[at].text, width - taken, right=right))
    return spans


def in_every(rows: Sequence[Sequence[T]]) -> tuple[T, ...]:
    """Return what is in every row, in the order of the first: shared references, for instance."""
    if not rows:
        return ()
    common = set(rows[0]).intersection(*rows[1:])
    return tuple(dict.fromkeys(item for item in rows[0] if item in common))


def row_lines(
    drawn: Iterable[tuple[Span, ...]],
    to: Location | None = None,
    refs: tuple[Ref, ...] = (),
    said: str = "",
) -> list[Line]:
    """Return the lines of one row; only the first leads on, so that a cursor stops there once."""
    return [
        Line(spans, None if n else to, refs, more=n > 0, said=said) for n, spans in enumerate(drawn)
    ]


def spread(left: Sequence[Span], right: Sequence[Span], width: int) -> tuple[Span, ...] | None:
    """Put spans at both ends of a line, or return None when there is no room for two blanks."""
    gap = width - wide(left) - wide(right)
    if not right:
        return tuple(left) if gap >= 0 else None
    return (*left, Span(" " * gap), *right) if gap >= 2 else None  # noqa: PLR2004


def with_right(
    left_lines: list[tuple[Span, ...]], right: Sequence[Span], width: int
) -> list[tuple[Span, ...]]:
    """Put spans at the right end of the last of some lines, or on a line of their own below."""
    if not right:
        return left_lines
    last = spread(left_lines[-1], right, width)
    if last:
        return [*left_lines[:-1], last]
    blanks = Span(" " * max(0, width - wide(right)))
    return [*left_lines, (blanks, *right)]


def ref_spans(refs: Iterable[Ref], width: int) -> tuple[Span, ...]:
    """Return references as one span where they fit in `width`, else the number of sources."""
    text = notation.references(refs)
    if cells(text) > width:
        text = notation.count(len(text.split(" · ")), "source")
    return (Span(text, "ref"),) if text else ()


def bar(value: float, scale: float, width: int, *, ascii_only: bool, mirrored: bool = False) -> str:
    """Draw a bar to a scale that fills `width` cells; mirrored, it grows to the left."""
    if scale <= 0 or value <= 0 or width <= 0:
        return ""
    eighths = max(1, round(8 * width * min(value / scale, 1)))
    full, rest = divmod(eighths, 8)
    if ascii_only:
        return "#" * max(1, full + (rest >= 4))  # noqa: PLR2004
    if mirrored:
        # There are no right-hand eighths: halves are as fine as a mirrored bar can be.
        return ("▐" if rest >= 4 or not full else "") + "█" * full  # noqa: PLR2004
    return "█" * full + (EIGHTHS[rest] if rest else "")
