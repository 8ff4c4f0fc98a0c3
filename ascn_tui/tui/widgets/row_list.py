"""A list of rows with a cursor, on which trees, columns and pages are built."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Self

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Spacing
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from ascn_tui.model.taxonomy import Status, Verdict
from ascn_tui.render.lazy_lines import LazyLines, MappedLines, about, reach
from ascn_tui.render.lines import Line, LinePart, RenderContext, in_ascii
from ascn_tui.tui.history import ScrollState
from ascn_tui.tui.widgets.row_renderer import RenderedRow, RowRenderer, thumb
from ascn_tui.tui.widgets.row_selection import marked, selected_text
from ascn_tui.tui.widgets.viewport import Viewport

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
        return self.rows


class RowList(Widget, can_focus=True):
    """Rows of lines; keys, wheel and clicks move the cursor, the mouse selects text.

    It scrolls by itself, with the line API: a ScrollView lays the whole screen out anew whenever
    the number of its lines changes, which is most of what a cursor key would cost.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", "Next row", show=False, id="rows.next"),
        Binding("up,k", "step(-1)", "Previous row", show=False, id="rows.previous"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="rows.page-down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="rows.page-up"),
        Binding("home,g", "end(-1)", "First row", show=False, id="rows.first"),
        Binding("end,G", "end(1)", "Last row", show=False, id="rows.last"),
        Binding("enter", "open", "open", key_display="enter", id="rows.open"),
    ]

    class Moved(RowMessage):
        """The cursor moved to another row."""

    class Opened(RowMessage):
        """A row was opened with Enter or a click."""

    def __init__(
        self,
        *,
        marks: Mapping[str, Status | Verdict] | None = None,
        ascii_only: bool = False,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.marks = marks or {}
        self.ascii_only = ascii_only
        self.viewport = Viewport()
        self.selection: Selection | None = None
        self._renderer = RowRenderer(self, ascii_only=ascii_only)
        self._width = 0  # as drawn: asking for the size is slow
        self._cursor_lines = self._thumb = range(0)
        self._restored: ScrollState | None = None
        self._rendering = False

    def draw(self) -> Sequence[Line]:
        return self.viewport.lines

    def place(self) -> int | None:
        """Return the line the cursor belongs on after drawing, or None to keep it where it is."""
        return None

    @property
    def takes_letters(self) -> bool:
        """Whether printable keys are letters of a name at the moment."""
        return False

    @property
    def lines(self) -> Sequence[Line]:
        """The lines, drawn lazily at the present size."""
        if (self._width, self.viewport.height) != self.size:
            self._redraw()
        return self.viewport.lines

    @property
    def cursor(self) -> int:
        """The line of the cursor; -1 for none."""
        return self.viewport.cursor

    @property
    def top(self) -> int:
        """The first visible line."""
        return self.viewport.top

    @property
    def overflows(self) -> bool:
        """Whether there are more lines than the pane shows."""
        return reach(self.lines, self.viewport.height + 1) > self.viewport.height

    @property
    def current(self) -> Line | None:
        _ = self.lines
        return self.viewport.current

    @property
    def current_part(self) -> LinePart | None:
        """The highlighted part of the row under the cursor."""
        _ = self.lines
        return self.viewport.current_part

    @property
    def text_width(self) -> int:
        """The cells a line may take; the last column is the scrollbar's."""
        return max(10, (self._width or self.size.width) - 1)

    def look(self) -> RenderContext:
        """Return the context for rendering to the present width."""
        return RenderContext(self.text_width, self.marks, ascii_only=self.ascii_only)

    def update(self, *, top: bool = False) -> None:
        """Draw anew; `top` scrolls to the beginning, as for another subject."""
        if top:
            self._restored = None
        if not self.size.width:
            # Not laid out yet, or hidden: the next rendering draws.
            self._width = -1
            if top:
                self.viewport.top, self.viewport.cursor = 0, -1
            return
        self._redraw(top=top)
        self._repaint()

    def _redraw(self, *, top: bool = False) -> None:
        if self.selection is not None:
            self.selection = None
            self.call_later(self.screen.clear_selection)
        self._width, self.viewport.height = self.size
        self.viewport.replace(self._draw, self.place, top=top)
        self._mark()

    def _draw(self) -> Sequence[Line]:
        lines = self.draw()
        lazy = isinstance(lines, LazyLines | MappedLines)  # lazy lines are drawn in ASCII
        return in_ascii(lines) if self.ascii_only and not lazy else lines

    @property
    def where(self) -> ScrollState:
        """The position of cursor and viewport."""
        return self.viewport.save()

    def go(self, place: ScrollState) -> None:
        """Restore a position, as far as the lines still reach."""
        self._restored = place
        _ = self.lines
        self.viewport.restore(place)
        self._repaint()

    def on_resize(self) -> None:
        """Restore the position again: the pane may have been too small for it."""
        if self._restored:
            self.go(self._restored)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._renderer.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Render the lines of a region, faster than Textual without a border.

        Textual would lay style upon style for every line, a third of what a cursor key costs.
        """
        _ = self.lines
        left = self.styles.padding.left
        if self.gutter != Spacing(left=left):
            self._rendering = True
            try:
                return super().render_lines(crop)
            finally:
                self._rendering = False
        strips = [self._render_row(y, left) for y in crop.line_range]
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        whole = crop.column_span == (0, left + self._width)
        return strips if whole else [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Render one visible line; for the mouse, with the offsets of its characters."""
        strip = self._render_row(y)
        return strip if self._rendering else strip.apply_offsets(0, self.top + y)

    def _render_row(self, y: int, left: int = 0) -> Strip:
        return self._renderer.render(y, self._row(y), self._width, left)

    def _row(self, y: int) -> RenderedRow:
        """Return what a visible line shows."""
        view = self.viewport
        number = view.top + y
        spans = view.lines[number].spans if view.has(number) else ()
        if self.selection is not None:
            spans = marked(spans, self.selection, number)
        if number not in self._cursor_lines:
            return RenderedRow(spans, "", y in self._thumb)
        # A list led by a box above it is moved by keys of that box.
        led = self.has_focus or self.has_class("-led")
        if led and number == view.cursor and (part := view.current_part):
            columns = part.start, part.end
            return RenderedRow(spans, "cursor-resting", y in self._thumb, columns)
        highlight = "cursor" if led else "cursor-resting" if self.has_class("-navigator") else ""
        return RenderedRow(spans, highlight, y in self._thumb)

    def _repaint(self) -> None:
        """Refresh the cells that changed and no others, for slow connections."""
        _ = self.lines
        self._mark()
        regions = [
            region
            for y in range(self.viewport.height)
            for region in self._renderer.damage(y, self._row(y), self._width)
        ]
        if regions:
            self.refresh(*regions)

    def _mark(self) -> None:
        """Note which lines the cursor and the scrollbar's thumb take."""
        view = self.viewport
        self._cursor_lines = view.cursor_lines
        reach(view.lines, view.top + view.height + 1)
        self._thumb = thumb(view.top, view.height, about(view.lines))

    def on_show(self) -> None:
        self.refresh()

    def on_focus(self) -> None:
        self._repaint()

    def on_blur(self) -> None:
        self._repaint()

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002 - Textual's own
        """Take the focus at once: Textual would give it after the keys that wait already."""
        self.screen.set_focus(self, scroll_visible=scroll_visible)
        return self

    def action_step(self, by: int) -> None:
        """Move to the next row with a target; where none is near, scroll by a line."""
        _ = self.lines  # keys may come before a new size is drawn
        if (target := self.viewport.next_stop(by)) is None:
            self._scroll(self.top + by)
        else:
            self._move(target)

    def action_page(self, by: int) -> None:
        """Scroll by a page; the cursor comes along."""
        _ = self.lines
        step = max(1, self.viewport.height - 1) * by
        self._scroll(self.top + step)
        self._move(self.viewport.stop_near(self.cursor + step), reveal=False)

    def action_end(self, to: int) -> None:
        """Go to the first (-1) or the last row (1)."""
        end = 0 if to < 0 else len(self.lines)
        self._move(self.viewport.stop_near(end), reveal=False)
        self._scroll(end)

    def action_open(self) -> None:
        if (line := self.current) is not None:
            part = self.current_part
            self.post_message(self.Opened(self, line._replace(to=part.to) if part else line))

    def action_part(self, by: int) -> None:
        """Highlight the next part with a target of its own; before the first, the row."""
        parts = line.parts if (line := self.current) else ()
        part = (self.viewport.part if self.current_part else -1) + by
        self.viewport.part = max(-1, min(part, len(parts) - 1))
        self._repaint()

    def show_cursor(self) -> None:
        self._repaint()

    def _move(self, target: int, *, reveal: bool = True) -> None:
        if target < 0 or target == self.cursor:
            return
        self._restored = None
        self.viewport.cursor = target
        if reveal:
            self.viewport.reveal()
        self.show_cursor()
        self.post_message(self.Moved(self, self.lines[target]))

    def _scroll(self, top: int) -> None:
        self._restored = None
        if (clamped := self.viewport.clamp(top)) != self.top:
            self.viewport.top = clamped
            self._repaint()

    def on_click(self, event: events.Click) -> None:
        """Move to the row clicked, unless the mouse has just selected text."""
        if self.selection is not None:
            return
        at = event.get_content_offset_capture(self)
        number = self.viewport.row_start(self.top + at.y)
        if self.viewport.can_hold_cursor(number):
            parts = self.lines[number].parts
            part = next((n for n, part in enumerate(parts) if part.start <= at.x < part.end), -1)
            again = (number, part) == (self.cursor, self.viewport.part)
            self.viewport.part = part
            self._move(number, reveal=False)
            self._repaint()
            self.clicked(at.x, again=again)

    def clicked(self, column: int, *, again: bool) -> None:  # noqa: ARG002
        """React to a click on the row under the cursor: a second one opens it."""
        if again:
            self.action_open()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(self.top + WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(self.top - WHEEL)

    def selection_updated(self, selection: Selection | None) -> None:
        self.selection = selection
        self._repaint()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, and what separates it from that of the next pane."""
        return selected_text(self.lines, selection), "\n"

    def text_select_all(self) -> None:
        """Select nothing: a double click opens a row."""
