"""A list of painted lines with a cursor: what trees, columns and pages are made of."""

from typing import ClassVar, Self

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from ascn_tui.render.lines import Line
from ascn_tui.tui.history import ScrollState
from ascn_tui.tui.widgets.row_selection import SelectableRows

WHEEL = 3
"""Lines that one notch of a mouse wheel scrolls."""


class RowMessage(Message):
    """Something happened to a row of a list."""

    def __init__(self, rows: "RowList", line: Line) -> None:
        self.rows = rows
        self.line = line
        super().__init__()

    @property
    def control(self) -> "RowList":
        """The list it happened in."""
        return self.rows


class RowList(SelectableRows, can_focus=True):
    """Lines that lead somewhere can hold the cursor; keys, wheel and clicks move it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", "Next row", show=False, id="rows.next"),
        Binding("up,k", "step(-1)", "Previous row", show=False, id="rows.previous"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="rows.page-down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="rows.page-up"),
        Binding("home,g", "end(-1)", "First row", show=False, id="rows.first"),
        Binding("end,G", "end(1)", "Last row", show=False, id="rows.last"),
        Binding("enter", "open", "open", key_display="enter", id="rows.open"),
    ]

    takes_letters = False
    """Whether printable keys are letters of a name at the moment."""

    class Moved(RowMessage):
        """The cursor moved to another row."""

    class Opened(RowMessage):
        """A row was opened with Enter or a click."""

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002 - Textual's own
        """Take the keyboard at once: Textual would give it after the keys that wait already."""
        self.screen.set_focus(self, scroll_visible=scroll_visible)
        return self

    _back_at: ScrollState | None = None
    """The place last returned to, until the reader goes on from it."""

    def on_resize(self) -> None:
        """Return to the same place: the pane may have had no room for it yet, or too little."""
        if self._back_at:
            self.go(self._back_at)

    def update(self, *, top: bool = False) -> None:
        """Draw anew; from the top it is something else, to which no earlier place belongs."""
        if top:
            self._back_at = None
        super().update(top=top)

    @property
    def where(self) -> ScrollState:
        """Where the reader is, to come back to."""
        line = self._lines[self.cursor] if self._has(self.cursor) else None
        return ScrollState(self.cursor, self.top, self._in_view, line.to if line else None)

    def go(self, place: ScrollState) -> None:
        """Return to a place, as far as the lines still reach."""
        self._back_at = place
        _ = self.lines
        leads = self._nearest(place.cursor, lambda line: line.to == place.to) if place.to else None
        line = place.cursor if leads is None else leads
        self.cursor = self._stop_near(line)
        self.top = self._within(place.top + line - place.cursor)
        if place.lit and not self._in_view:
            self._reveal()
        self._repaint()

    @property
    def _in_view(self) -> bool:
        return self.top <= self.cursor < self.top + self._height

    # -- moving --------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """Move to the next row that leads somewhere; where none is near, scroll by a line."""
        _ = self.lines  # keys may come before a new size is drawn
        beyond = 1 if self._in_view else 0
        end = self.top + self._height + beyond if by > 0 else self.top - beyond - 1
        near = (n for n in range(self.cursor + by, end, by) if self._leads(n))
        if (target := next(near, None)) is None:
            self._scroll(self.top + by)
        else:
            self._move(target)

    def action_page(self, by: int) -> None:
        """Scroll by a page; the cursor comes along."""
        _ = self.lines
        step = max(1, self._height - 1) * by
        self._scroll(self.top + step)
        self._move(self._stop_near(self.cursor + step), reveal=False)

    def action_end(self, to: int) -> None:
        """Go to the first or the last row."""
        end = 0 if to < 0 else len(self.lines)
        self._move(self._stop_near(end), reveal=False)
        self._scroll(end)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if (line := self.current) is not None:
            part = self.lit_part
            self.post_message(self.Opened(self, line._replace(to=part.to) if part else line))

    def action_part(self, by: int) -> None:
        """Light the next part of the row that leads on by itself; before the first, the row."""
        parts = line.parts if (line := self.current) else ()
        self.part = max(-1, min((self.part if self.lit_part else -1) + by, len(parts) - 1))
        self._repaint()

    def show_cursor(self) -> None:
        """Paint the cursor where it has moved to."""
        self._repaint()

    def _move(self, target: int, *, reveal: bool = True) -> None:
        if target < 0 or target == self.cursor:
            return
        self._back_at = None
        self.cursor = target
        if reveal:
            self._reveal()
        self.show_cursor()
        self.post_message(self.Moved(self, self.lines[target]))

    def _scroll(self, top: int) -> None:
        self._back_at = None
        if (within := self._within(top)) != self.top:
            self.top = within
            self._repaint()

    def _row_of(self, number: int) -> int:
        """Return the first line of the row that a line belongs to."""
        while number > 0 and self._lines[number].more:
            number -= 1
        return number

    # -- mouse and focus -----------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Move to the row clicked, unless the mouse has just selected text."""
        if self.selected is not None:
            return
        at = event.get_content_offset_capture(self)
        number = self.top + at.y
        number = self._row_of(number) if self._has(number) else -1
        if self._leads(number):
            parts = self.lines[number].parts
            part = next((n for n, part in enumerate(parts) if part.start <= at.x < part.end), -1)
            again = (number, part) == (self.cursor, self.part)
            self.part = part
            self._move(number, reveal=False)
            self._repaint()
            self.clicked(at.x, again=again)

    def clicked(self, column: int, *, again: bool) -> None:  # noqa: ARG002
        """React to a click on the row under the cursor: a second one opens it."""
        if again:
            self.action_open()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll by the wheel."""
        event.stop()
        self._scroll(self.top + WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll by the wheel."""
        event.stop()
        self._scroll(self.top - WHEEL)
