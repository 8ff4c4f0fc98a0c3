"""Text selection with the mouse over rendered rows."""

from collections.abc import Iterator, Sequence

from textual.selection import Selection

from ascn_tui.render.lines import Line, Span
from ascn_tui.tui.widgets.row_renderer import SELECTED

_TO_THE_END = -1


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
