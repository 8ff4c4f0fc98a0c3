"""Renders rows into strips of styled text, and tells which cells changed."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from ascn_tui.render.lines import Span, cells, wide

SELECTED = "selected"
"""The role of text that is selected with the mouse."""
ROLES = (
    "cursor", "cursor-resting", "scrollbar", SELECTED,
    "title", "heading", "muted", "ref", "link", "match", "figure",
    "bar", "bar-left", "bar-right", "warning",
    "status-planned", "status-active", "status-done", "status-open",
    "status-contrary",
    "verdict-same", "verdict-differs", "verdict-left", "verdict-right", "verdict-unknown",
    "verdict-paper", "verdict-printed",
)  # fmt: skip
"""The roles of the cursor, the scrollbar and spans; the stylesheet says how each looks."""


class RenderedRow(NamedTuple):
    """What a visible line shows: spans, the role of its highlight, and the scrollbar's thumb.

    `part` are the columns of a highlighted part, which has the cursor's colour alone.
    """

    spans: tuple[Span, ...]
    highlight: str
    thumb: bool
    part: tuple[int, int] = (0, 0)


def changed(before: RenderedRow, after: RenderedRow, width: int) -> tuple[int, int]:
    """Return the columns from the first that may differ to past the last one that may."""
    if (before.highlight, before.part) != (after.highlight, after.part):
        return (0, width)
    start = 0
    for old, new in zip(before.spans, after.spans, strict=False):
        if old != new:
            break
        start += cells(new.text)
    end = width if before.thumb != after.thumb else max(wide(before.spans), wide(after.spans))
    return (min(start, width - 1), min(max(end, start + 1), width))


def thumb(top: int, height: int, total: int) -> range:
    """Return the visible lines of a scrollbar's thumb; none where all lines fit."""
    if total <= height or not height:
        return range(0)
    length = max(1, height * height // total)
    start = round(top * (height - length) / (total - height))
    return range(start, start + length)


_MATCH = Style(underline=True)
"""Marks matched letters on the row under the cursor, which has one colour."""
_CACHED = 400
"""Strips kept in the cache: moving up and down shows the same ones again."""


class RowRenderer:
    """Renders the rows of a widget with the styles of its theme; strips are cached."""

    def __init__(self, widget: Widget, *, ascii_only: bool) -> None:
        self.widget = widget
        self.ascii_only = ascii_only
        self._styles: dict[tuple[str, str], Style] = {}
        self._strips: dict[tuple[RenderedRow, int, int], Strip] = {}
        self._shown: dict[int, RenderedRow] = {}

    def clear(self) -> None:
        """Forget the styles of a theme and what was rendered with them."""
        self._styles.clear()
        self._strips.clear()

    def render(self, y: int, row: RenderedRow, width: int, left: int = 0) -> Strip:
        """Render the visible line `y` after so many blank cells, `width` cells wide."""
        self._shown[y] = row
        key = row, width, left
        if key not in self._strips:
            if len(self._strips) >= _CACHED:
                self._strips.clear()
            blank = Style(bgcolor=self._style("").bgcolor)
            edge = Strip([Segment(" " * left, blank)] if left else [], left)
            self._strips[key] = Strip.join([edge, self._strip(row, width)])
        return self._strips[key]

    def damage(self, y: int, row: RenderedRow, width: int) -> Iterator[Region]:
        """Yield the cells of the visible line `y` that differ from what was rendered last."""
        before = self._shown.get(y)
        if before != row:
            start, end = (0, width) if before is None else changed(before, row, width)
            yield Region(start, y, end - start, 1)

    def _style(self, name: str, under: str = "") -> Style:
        """Return the style of a role, on the widget's own colours or on those of another role."""
        key = (name, under)
        if key not in self._styles:
            base = self._style(under) if under else self.widget.rich_style
            own = self.widget.app.get_component_styles(f"rows--{name}") if name else None
            self._styles[key] = base + own.partial_rich_style if own else base
        return self._styles[key]

    def _strip(self, row: RenderedRow, width: int) -> Strip:
        segments = self._segments(row)
        room = width - 1 - wide(row.spans)
        base = self._style(row.highlight)
        if room < 0:
            segments = [*Strip(segments).adjust_cell_length(width - 1, base)]
        elif room:
            segments.append(Segment(" " * room, base))
        if row.part != (0, 0):
            before, part, after = Strip(segments).divide([*row.part, width - 1])
            cursor = self._style("cursor")
            segments = [*before, *(Segment(segment.text, cursor) for segment in part), *after]
        return Strip([*segments, self._scrollbar(thumb=row.thumb)], width)

    def _segments(self, row: RenderedRow) -> list[Segment]:
        if not row.highlight:
            return [Segment(text, self._style(role)) for text, role in row.spans]
        # One colour for the whole row keeps it readable on the cursor's background.
        base = self._style(row.highlight)
        apart = {SELECTED: self._style(SELECTED, row.highlight), "match": base + _MATCH}
        return [Segment(text, apart.get(role, base)) for text, role in row.spans]

    def _scrollbar(self, *, thumb: bool) -> Segment:
        if thumb:
            return Segment("|" if self.ascii_only else "▐", self._style("scrollbar"))
        return Segment(" ", self._style(""))
