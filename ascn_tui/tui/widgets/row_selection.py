"""Text selection with the mouse over rendered rows."""

from collections.abc import Iterator, Sequence

from textual.geometry import Region
from textual.selection import Selection
from textual.strip import Strip

from ascn_tui.render.lines import Line, Span
from ascn_tui.tui.widgets.row_renderer import SELECTED, RenderedRow, RowRenderer

_TO_THE_END = -1


class SelectableRows(RowRenderer):
    """Painted lines whose text the mouse can select; drawing them anew gives the selection up."""

    selected: Selection | None = None
    _painting = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a region."""
        self._painting = True
        try:
            return super().render_lines(crop)
        finally:
            self._painting = False

    def render_line(self, y: int) -> Strip:
        """Draw a line; where the mouse asks, it says which character of which line stands where."""
        strip = super().render_line(y)
        return strip if self._painting else strip.apply_offsets(0, self.top + y)

    def _row(self, y: int) -> RenderedRow:
        row = super()._row(y)
        if self.selected is None:
            return row
        return row._replace(spans=marked(row.spans, self.selected, self.top + y))

    def _redraw(self, *, top: bool = False) -> None:
        if self.selected is not None:
            self.selected = None
            self.call_later(self.screen.clear_selection)
        super()._redraw(top=top)

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        self.selected = selection
        self._repaint()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text selected, and what divides it from that of the next pane."""
        return selected_text(self.lines, selection), "\n"

    def text_select_all(self) -> None:
        """Select nothing: a double click opens a row."""


def marked(spans: Sequence[Span], selection: Selection, number: int) -> tuple[Span, ...]:
    """Return the spans of a line with what is selected of them in a role of its own."""
    found = selection.get_span(number)
    if found is None:
        return tuple(spans)
    start, end = found
    return tuple(_cut(spans, start, sum(len(span.text) for span in spans) if end < 0 else end))


def _cut(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    at = 0
    for text, role in spans:
        first, last = (max(0, min(edge - at, len(text))) for edge in (start, end))
        parts = ((text[:first], role), (text[first:last], SELECTED), (text[last:], role))
        yield from (Span(part, its_role) for part, its_role in parts if part)
        at += len(text)


def selected_text(lines: Sequence[Line], selection: Selection) -> str:
    """Return the selected text of lines, without the blanks that only fill them."""
    picked = []
    for number, line in enumerate(lines):
        if found := selection.get_span(number):
            start, end = found
            picked.append(line.text[start : None if end == _TO_THE_END else end].rstrip())
    return "\n".join(picked)
