"""A list of painted lines with a cursor: what trees, columns and pages are made of."""

from collections.abc import Sequence
from itertools import takewhile
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ascn_tui.painters.lines import Line

ROLES = (
    "title", "heading", "muted", "ref", "link", "figure", "bar", "bar-left", "bar-right", "warning",
    "status-planned", "status-active", "status-done", "status-open",
    "verdict-same", "verdict-differs", "verdict-left", "verdict-right", "verdict-unknown",
    "verdict-paper",
)  # fmt: skip


class Rows(ScrollView, can_focus=True):
    """Lines drawn one by one (line API); lines that lead somewhere can hold the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        "rows--cursor-resting",
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

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.lines: Sequence[Line] = ()
        self.cursor = -1
        self._stops: list[int] = []
        self._styles: dict[str, Style] = {}

    # -- content -------------------------------------------------------------------------

    def show(self, lines: Sequence[Line], cursor: int | None = None, *, top: bool = False) -> None:
        """Replace the lines in place; `cursor` is a line number, `top` scrolls to the beginning."""
        self.lines = lines
        self._stops = [n for n, line in enumerate(lines) if line.to is not None]
        wanted = self.cursor if cursor is None else cursor
        self.cursor = self._stop_near(0 if top and cursor is None else wanted)
        self.virtual_size = Size(self.size.width, len(lines))
        if top:
            self.scroll_to(y=0, animate=False, force=True)
        if cursor is not None:
            self._reveal()
        self.refresh()

    @property
    def text_width(self) -> int:
        """The cells a line may take, the scrollbar's column left out."""
        return max(10, self.size.width - self.styles.scrollbar_size_vertical)

    def _stop_near(self, line: int) -> int:
        return min(self._stops, key=lambda stop: abs(stop - line), default=-1)

    # -- painting ------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        """Forget the styles of the theme that was."""
        super().notify_style_update()
        self._styles.clear()

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            self._styles[name] = self.get_component_rich_style(f"rows--{name}", partial=True)
        return self._styles[name]

    def render_line(self, y: int) -> Strip:
        """Draw one line of the visible part, filled to the full width."""
        number = self.scroll_offset.y + y
        width = self.size.width
        base = self.rich_style
        if number >= len(self.lines):
            return Strip.blank(width, base)
        line = self.lines[number]
        if self._row_of(number) == self.cursor and (self.has_focus or self.has_class("-navigator")):
            # One colour for the whole row keeps it readable on the cursor's background.
            base += self._style("cursor" if self.has_focus else "cursor-resting")
            segments = [Segment(span.text, base) for span in line.spans]
        else:
            segments = [
                Segment(span.text, base + self._style(span.role) if span.role else base)
                for span in line.spans
            ]
        return Strip(segments).adjust_cell_length(width, base)

    def _row_of(self, number: int) -> int:
        """Return the first line of the row that a line belongs to."""
        while number > 0 and self.lines[number].more:
            number -= 1
        return number

    def _length(self, number: int) -> int:
        rest = takewhile(lambda line: line.more, self.lines[number + 1 :])
        return 1 + sum(1 for _ in rest)

    # -- moving --------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """Move to the next row that leads somewhere; where none is near, scroll by a line."""
        ahead = [stop for stop in self._stops if (stop - self.cursor) * by > 0]
        target = (min if by > 0 else max)(ahead, default=-1)
        if target < 0 or not self._within_reach(target, by):
            self.scroll_relative(y=by, animate=False)
            return
        self._move(target)

    def _within_reach(self, target: int, by: int) -> bool:
        top = round(self.scroll_y)
        bottom = top + self.size.height - 1
        seen = top <= self.cursor <= bottom
        if by > 0:
            return target <= bottom + (1 if seen else 0)
        return target >= top - (1 if seen else 0)

    def action_page(self, by: int) -> None:
        """Scroll by a page; the cursor comes along."""
        step = max(1, self.size.height - 1) * by
        top = max(0, min(round(self.scroll_y) + step, len(self.lines) - self.size.height))
        self.scroll_to(y=top, animate=False, force=True)
        if self._stops:
            wanted = self.cursor + step
            self._move(self._stop_near(wanted), reveal=False)

    def action_end(self, to: int) -> None:
        """Go to the first or the last row."""
        if self._stops:
            self._move(self._stops[0 if to < 0 else -1], reveal=False)
        self.scroll_to(y=0 if to < 0 else len(self.lines), animate=False, force=True)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.cursor >= 0:
            self.post_message(self.Opened(self, self.lines[self.cursor]))

    def _move(self, target: int, *, reveal: bool = True) -> None:
        if target < 0 or target == self.cursor:
            return
        before, self.cursor = self.cursor, target
        for row in (before, target):
            self.refresh_lines(row, self._length(row))
        if reveal:
            self._reveal()
        self.post_message(self.Moved(self, self.lines[target]))

    def _reveal(self) -> None:
        """Scroll as little as shows the cursor, and what stands above the first row with it."""
        top, height = round(self.scroll_y), self.size.height
        if self.cursor < 0 or not height:
            return
        first = 0 if self._stops and self.cursor == self._stops[0] < height else self.cursor
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
            return
        last = self.cursor + self._length(self.cursor) - 1
        if last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False, force=True)

    # -- mouse and size ------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Move to the row clicked; a second click on it opens it."""
        number = round(self.scroll_y) + event.y
        number = self._row_of(number) if number < len(self.lines) else -1
        if number not in self._stops:
            return
        if number == self.cursor:
            self.action_open()
        else:
            self._move(number, reveal=False)

    def on_focus(self) -> None:
        """Show the cursor when the keyboard arrives."""
        self.refresh()

    def on_blur(self) -> None:
        """Rest the cursor when the keyboard leaves."""
        self.refresh()
