"""Renders a list of lines with a highlighted row, and scrolls its viewport."""

from collections.abc import Callable, Sequence
from itertools import count
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Spacing
from textual.strip import Strip
from textual.widget import Widget

from ascn_tui.render.lazy_lines import LazyLines, MappedLines, about, reach
from ascn_tui.render.lines import Line, LinePart, Span, cells, in_ascii, wide

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
    """What a visible line shows: its spans, how the cursor lights it, whether the thumb is there.

    `part` are the columns of a lit row that alone have the cursor, if any have.
    """

    spans: tuple[Span, ...]
    lit: str
    thumb: bool
    part: tuple[int, int] = (0, 0)


def changed(before: RenderedRow, after: RenderedRow, width: int) -> tuple[int, int]:
    """Return the columns from the first that may differ to past the last one that may."""
    if (before.lit, before.part) != (after.lit, after.part):
        return (0, width)
    start = 0
    for old, new in zip(before.spans, after.spans, strict=False):
        if old != new:
            break
        start += cells(new.text)
    end = width if before.thumb != after.thumb else max(wide(before.spans), wide(after.spans))
    return (min(start, width - 1), min(max(end, start + 1), width))


def thumb(top: int, height: int, total: int) -> range:
    """Return the visible lines beside which a scrollbar's thumb stands; none where all fits."""
    if total <= height or not height:
        return range(0)
    length = max(1, height * height // total)
    start = round(top * (height - length) / (total - height))
    return range(start, start + length)


_ASKED = Style(underline=True)
"""Marks the letters asked for on the row under the cursor, which has one colour."""
_FARTHEST = 4
"""At another width a row stands at most so many times as far down, as it is searched for."""
_KEPT = 400
"""Painted lines kept for when they are shown again: moving up and down shows the same ones."""


class RowRenderer(Widget):
    """Lines drawn one by one (line API), from the line `top` on; the row at `cursor` is lit.

    It scrolls by itself: a ScrollView lays the whole screen out anew whenever the number of its
    lines changes, which is most of what a cursor key would cost.
    """

    def __init__(
        self,
        *,
        ascii_only: bool = False,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.ascii_only = ascii_only
        self.cursor = -1
        self.part = -1
        """The part of the row under the cursor that alone is lit; -1 is the whole row."""
        self.top = 0
        self._lines: Sequence[Line] = ()
        self._width = self._height = 0  # as drawn: asking for the size is dear
        self._styles: dict[tuple[str, str], Style] = {}
        self._strips: dict[tuple[RenderedRow, int, int], Strip] = {}
        self._shown: dict[int, RenderedRow] = {}
        self._cursor_end = 0
        self._thumb = range(0)

    # -- content -------------------------------------------------------------------------

    def draw(self) -> Sequence[Line]:
        """Return the lines for the width as it is; panes say here what they show."""
        return self._lines

    def place(self) -> int | None:
        """Return the line the cursor belongs on after drawing, or None to keep it where it is."""
        return None

    @property
    def lines(self) -> Sequence[Line]:
        """The lines, drawn when somebody first needs them at this width."""
        if (self._width, self._height) != self.size:
            self._redraw()
        return self._lines

    @property
    def overflows(self) -> bool:
        """Tell whether there are more lines than the pane shows."""
        return reach(self.lines, self._height + 1) > self._height

    @property
    def current(self) -> Line | None:
        """The line under the cursor."""
        _ = self.lines
        return self._lines[self.cursor] if self._has(self.cursor) else None

    @property
    def lit_part(self) -> LinePart | None:
        """The part of the row under the cursor that alone is lit."""
        parts = line.parts if (line := self.current) else ()
        return parts[self.part] if 0 <= self.part < len(parts) else None

    def update(self, *, top: bool = False) -> None:
        """Draw anew, in place; `top` scrolls back to the beginning."""
        if not self.size.width:
            # Not laid out yet, or hidden: the next painting draws.
            self._width = -1
            if top:
                self.top, self.cursor = 0, -1
            return
        self._redraw(top=top)
        self._repaint()

    def _redraw(self, *, top: bool = False) -> None:
        here = self._lines[self.cursor].to if self._has(self.cursor) else None
        at_the_beginning = not self.top and self._leads(self.cursor) and self.cursor == self._first
        self._width, self._height = self.size
        drawn = self.draw()
        # What is drawn only as far as it is looked at is in ASCII already.
        late = isinstance(drawn, LazyLines | MappedLines)
        self._lines = in_ascii(drawn) if self.ascii_only and not late else drawn
        wanted = self.place()
        stays = wanted is None and at_the_beginning
        if wanted is None and here is not None and not top:
            # At another width the row stands on another line: it is the same row.
            long = isinstance(drawn, LazyLines)
            far = _FARTHEST * (self.cursor + self._height) if long else None
            wanted = self._nearest(0, lambda line: line.to == here, far)
        self.part = -1 if top else self.part
        self.top = 0 if top else self._within(self.top)
        self.cursor = self._stop_near((0 if top else self.cursor) if wanted is None else wanted)
        if wanted is not None and not stays:
            self._reveal()
        self._mark()

    @property
    def text_width(self) -> int:
        """The cells a line may take; the last column is the scrollbar's."""
        return max(10, (self._width or self.size.width) - 1)

    def _has(self, number: int) -> bool:
        return 0 <= number < reach(self._lines, number + 1)

    def _leads(self, number: int) -> bool:
        """Tell whether a line can hold the cursor."""
        return self._has(number) and self._lines[number].to is not None

    @property
    def _first(self) -> int:
        """The first line that can hold the cursor, or -1."""
        return self._stop_near(0)

    def _stop_near(self, number: int) -> int:
        found = self._nearest(number, lambda line: line.to is not None)
        return -1 if found is None else found

    def _nearest(
        self, number: int, fits: Callable[[Line], bool], far: int | None = None
    ) -> int | None:
        """Return the line nearest to a number that fits, at most so `far` below the number."""
        last = reach(self._lines, number + 1) - 1
        before = next((n for n in range(last, -1, -1) if fits(self._lines[n])), None)
        if before is not None:
            near = number - before
            far = near if far is None else min(near, far)
        for below in count(max(last, number) + 1):
            if (far is not None and below >= number + far) or not self._has(below):
                return before
            if fits(self._lines[below]):
                return below
        return before

    # -- painting ------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        """Forget the styles of the theme that was."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def _style(self, name: str, under: str = "") -> Style:
        """Return how a role looks, on the pane's own colours or on those of another role."""
        key = (name, under)
        if key not in self._styles:
            base = self._style(under) if under else self.rich_style
            own = self.app.get_component_styles(f"rows--{name}") if name else None
            self._styles[key] = base + own.partial_rich_style if own else base
        return self._styles[key]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a region, all of them first where the size is new.

        Textual would lay style upon style for every line, a third of what a cursor key costs;
        only a border needs that.
        """
        _ = self.lines
        left = self.styles.padding.left
        if self.gutter != Spacing(left=left):
            return super().render_lines(crop)
        strips = [self._visible(y, left) for y in crop.line_range]
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        whole = crop.column_span == (0, left + self._width)
        return strips if whole else [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Draw one line of the visible part, filled to the full width."""
        return self._visible(y)

    def _visible(self, y: int, left: int = 0) -> Strip:
        """Return a visible line with so many blank cells before it."""
        self._shown[y] = row = self._row(y)
        key = row, self._width, left
        if key not in self._strips:
            if len(self._strips) >= _KEPT:
                self._strips.clear()
            blank = Style(bgcolor=self._style("").bgcolor)
            edge = Strip([Segment(" " * left, blank)] if left else [], left)
            self._strips[key] = Strip.join([edge, self._strip(row)])
        return self._strips[key]

    def _strip(self, row: RenderedRow) -> Strip:
        style, base = self._style, self._style(row.lit)
        if row.lit:
            # One colour for the whole row keeps it readable on the cursor's background.
            apart = {SELECTED: style(SELECTED, row.lit), "match": base + _ASKED}
            segments = [Segment(text, apart.get(role, base)) for text, role in row.spans]
        else:
            segments = [Segment(text, style(role)) for text, role in row.spans]
        room = self._width - 1 - wide(row.spans)
        if room < 0:
            segments = [*Strip(segments).adjust_cell_length(self._width - 1, base)]
        elif room:
            segments.append(Segment(" " * room, base))
        if row.part != (0, 0):
            before, lit, after = Strip(segments).divide([*row.part, self._width - 1])
            lit = Strip([Segment(segment.text, style("cursor")) for segment in lit])
            segments = [*before, *lit, *after]
        return Strip([*segments, self._scrollbar(lit=row.thumb)], self._width)

    def _row(self, y: int) -> RenderedRow:
        """Return what a visible line shows."""
        number = self.top + y
        spans = self._lines[number].spans if self._has(number) else ()
        lit = ""
        if self.cursor <= number < self._cursor_end:
            # A list led by a box above it is moved by keys that the box has.
            led = self.has_focus or self.has_class("-led")
            lit = "cursor" if led else "cursor-resting" if self.has_class("-navigator") else ""
            if led and number == self.cursor and (part := self.lit_part):
                return RenderedRow(
                    spans, "cursor-resting", y in self._thumb, (part.start, part.end)
                )
        return RenderedRow(spans, lit, y in self._thumb)

    def _repaint(self) -> None:
        """Repaint the cells that changed and no others: a slow line to the reader thanks for it."""
        _ = self.lines
        self._mark()
        regions = []
        for y in range(self._height):
            before, after = self._shown.get(y), self._row(y)
            if before == after:
                continue
            start, end = (0, self._width) if before is None else changed(before, after, self._width)
            regions.append(Region(start, y, end - start, 1))
        if regions:
            self.refresh(*regions)

    def _mark(self) -> None:
        """Note which lines the cursor and the scrollbar's thumb take."""
        self._cursor_end = self.cursor + (self._length(self.cursor) if self.cursor >= 0 else 0)
        reach(self._lines, self.top + self._height + 1)
        self._thumb = thumb(self.top, self._height, about(self._lines))

    def _scrollbar(self, *, lit: bool) -> Segment:
        if lit:
            sign = "|" if self.ascii_only else "▐"
            return Segment(sign, self._style("scrollbar"))
        return Segment(" ", self._style(""))

    def _length(self, number: int) -> int:
        end = number + 1
        while self._has(end) and self._lines[end].more:
            end += 1
        return end - number

    def _within(self, top: int) -> int:
        return max(0, reach(self._lines, top + self._height) - self._height)

    def _reveal(self) -> None:
        """Scroll as little as shows the cursor, and what stands above the first row with it."""
        height = self._height
        if self.cursor < 0 or not height:
            return
        first = 0 if self.cursor < height and self.cursor == self._first else self.cursor
        last = self.cursor + self._length(self.cursor) - 1
        if first < self.top:
            self.top = first
        elif last >= self.top + height:
            # A row taller than the pane is shown from its first line on.
            self.top = self._within(min(last - height + 1, first))

    def on_show(self) -> None:
        """Paint anew after having been hidden: what changed meanwhile was painted nowhere."""
        self.refresh()

    def on_focus(self) -> None:
        """Show the cursor when the keyboard arrives."""
        self._repaint()

    def on_blur(self) -> None:
        """Rest the cursor when the keyboard leaves."""
        self._repaint()
