"""A list of painted lines with a cursor: what trees, columns and pages are made of."""

from collections.abc import Sequence
from itertools import takewhile
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ascn_tui.painters.lines import Line, in_ascii
from ascn_tui.ui.panes.shown import ROLES, Shown, changed, thumb

WHEEL = 3
"""Lines that one notch of a mouse wheel scrolls."""


class Rows(Widget, can_focus=True):
    """Lines drawn one by one (line API); lines that lead somewhere can hold the cursor.

    It scrolls by itself: a ScrollView lays the whole screen out anew whenever the number of its
    lines changes, which is most of what a cursor key would cost.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        "rows--cursor-resting",
        "rows--scrollbar",
        *(f"rows--{role}" for role in ROLES),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", "Next row", show=False, id="rows.next"),
        Binding("up,k", "step(-1)", "Previous row", show=False, id="rows.previous"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="rows.page-down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="rows.page-up"),
        Binding("home,g", "end(-1)", "First row", show=False, id="rows.first"),
        Binding("end,G", "end(1)", "Last row", show=False, id="rows.last"),
        Binding("enter", "open", "open", key_display="enter", id="rows.open"),
    ]

    class Place(NamedTuple):
        """Where a reader is in a list: the line of the cursor, and the first line seen."""

        cursor: int
        top: int

    class Moved(Message):
        """The cursor moved to another row."""

        def __init__(self, rows: "Rows", line: Line) -> None:
            self.rows = rows
            self.line = line
            super().__init__()

        @property
        def control(self) -> "Rows":
            """The list it happened in."""
            return self.rows

    class Opened(Message):
        """A row was opened with Enter or a click."""

        def __init__(self, rows: "Rows", line: Line) -> None:
            self.rows = rows
            self.line = line
            super().__init__()

        @property
        def control(self) -> "Rows":
            """The list it happened in."""
            return self.rows

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
        self.top = 0
        self._lines: Sequence[Line] = ()
        self._stops: list[int] = []
        self._width = self._height = 0  # as drawn: asking for the size is dear
        self._styles: dict[str, Style] = {}
        self._shown: dict[int, Shown] = {}
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
    def where(self) -> Place:
        """Where the reader is, to come back to."""
        return self.Place(self.cursor, self.top)

    def go(self, place: Place) -> None:
        """Return to a place, as far as the lines still reach."""
        _ = self.lines
        self.cursor, self.top = self._stop_near(place.cursor), self._within(place.top)
        self._reveal()
        self._repaint()

    @property
    def current(self) -> Line | None:
        """The line under the cursor."""
        return self.lines[self.cursor] if 0 <= self.cursor < len(self.lines) else None

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
        here = self._lines[self.cursor].to if 0 <= self.cursor < len(self._lines) else None
        self._width, self._height = self.size
        drawn = self.draw()
        self._lines = in_ascii(drawn) if self.ascii_only else drawn
        self._stops = [n for n, line in enumerate(self._lines) if line.to is not None]
        wanted = self.place()
        if wanted is None and here is not None and not top:
            # At another width the row stands on another line: it is the same row.
            wanted = next((n for n in self._stops if self._lines[n].to == here), None)
        self.top = 0 if top else self._within(self.top)
        self.cursor = self._stop_near((0 if top else self.cursor) if wanted is None else wanted)
        if wanted is not None:
            self._reveal()
        self._mark()

    @property
    def text_width(self) -> int:
        """The cells a line may take; the last column is the scrollbar's."""
        return max(10, (self._width or self.size.width) - 1)

    def _stop_near(self, line: int) -> int:
        return min(self._stops, key=lambda stop: abs(stop - line), default=-1)

    # -- painting ------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        """Forget the styles of the theme that was."""
        super().notify_style_update()
        self._styles.clear()

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            own = self.get_component_rich_style(f"rows--{name}", partial=True) if name else None
            self._styles[name] = own or self.rich_style
        return self._styles[name]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a region, all of them first where the size is new."""
        _ = self.lines
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the visible part, filled to the full width."""
        self._shown[y] = row = self._row(y)
        base = self._style("")
        if row.lit:
            # One colour for the whole row keeps it readable on the cursor's background.
            base += self._style(row.lit)
            segments = [Segment(span.text, base) for span in row.spans]
        else:
            segments = [
                Segment(span.text, base + self._style(span.role) if span.role else base)
                for span in row.spans
            ]
        strip = Strip(segments).adjust_cell_length(self._width - 1, base)
        return Strip([*strip, self._scrollbar(lit=row.thumb)])

    def _row(self, y: int) -> Shown:
        """Return what a visible line shows."""
        number = self.top + y
        spans = self._lines[number].spans if number < len(self._lines) else ()
        lit = ""
        if self.cursor <= number < self._cursor_end:
            lit = "cursor" if self.has_focus else "cursor-resting"
            lit = lit if self.has_focus or self.has_class("-navigator") else ""
        return Shown(spans, lit, y in self._thumb)

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
        self._thumb = thumb(self.top, self._height, len(self._lines))

    def _scrollbar(self, *, lit: bool) -> Segment:
        if lit:
            sign = "|" if self.ascii_only else "▐"
            return Segment(sign, self._style("") + self._style("scrollbar"))
        return Segment(" ", self._style(""))

    def _row_of(self, number: int) -> int:
        """Return the first line of the row that a line belongs to."""
        while number > 0 and self._lines[number].more:
            number -= 1
        return number

    def _length(self, number: int) -> int:
        rest = takewhile(lambda line: line.more, self._lines[number + 1 :])
        return 1 + sum(1 for _ in rest)

    # -- moving --------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """Move to the next row that leads somewhere; where none is near, scroll by a line."""
        ahead = [stop for stop in self._stops if (stop - self.cursor) * by > 0]
        target = (min if by > 0 else max)(ahead, default=-1)
        if target < 0 or not self._within_reach(target, by):
            self._scroll(self.top + by)
        else:
            self._move(target)

    def _within_reach(self, target: int, by: int) -> bool:
        bottom = self.top + self._height - 1
        seen = self.top <= self.cursor <= bottom
        if by > 0:
            return target <= bottom + (1 if seen else 0)
        return target >= self.top - (1 if seen else 0)

    def action_page(self, by: int) -> None:
        """Scroll by a page; the cursor comes along."""
        step = max(1, self._height - 1) * by
        self._scroll(self.top + step)
        if self._stops:
            self._move(self._stop_near(self.cursor + step), reveal=False)

    def action_end(self, to: int) -> None:
        """Go to the first or the last row."""
        if self._stops:
            self._move(self._stops[0 if to < 0 else -1], reveal=False)
        self._scroll(0 if to < 0 else len(self.lines))

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.cursor >= 0:
            self.post_message(self.Opened(self, self.lines[self.cursor]))

    def _move(self, target: int, *, reveal: bool = True) -> None:
        if target < 0 or target == self.cursor:
            return
        self.cursor = target
        if reveal:
            self._reveal()
        self._repaint()
        self.post_message(self.Moved(self, self.lines[target]))

    def _within(self, top: int) -> int:
        return max(0, min(top, len(self._lines) - self._height))

    def _scroll(self, top: int) -> None:
        if (within := self._within(top)) != self.top:
            self.top = within
            self._repaint()

    def _reveal(self) -> None:
        """Scroll as little as shows the cursor, and what stands above the first row with it."""
        height = self._height
        if self.cursor < 0 or not height:
            return
        first = 0 if self.cursor == self._stops[0] < height else self.cursor
        last = self.cursor + self._length(self.cursor) - 1
        if first < self.top:
            self.top = first
        elif last >= self.top + height:
            self.top = self._within(last - height + 1)

    # -- mouse and focus -----------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Move to the row clicked; a second click on it opens it."""
        number = self.top + event.get_content_offset_capture(self).y
        number = self._row_of(number) if number < len(self.lines) else -1
        if number not in self._stops:
            return
        if number == self.cursor:
            self.action_open()
        else:
            self._move(number, reveal=False)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll by the wheel."""
        event.stop()
        self._scroll(self.top + WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll by the wheel."""
        event.stop()
        self._scroll(self.top - WHEEL)

    def on_show(self) -> None:
        """Paint anew after having been hidden: what changed meanwhile was painted nowhere."""
        self.refresh()

    def on_focus(self) -> None:
        """Show the cursor when the keyboard arrives."""
        self._repaint()

    def on_blur(self) -> None:
        """Rest the cursor when the keyboard leaves."""
        self._repaint()
