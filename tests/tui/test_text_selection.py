"""Text of pages is selected with the mouse and sent to the clipboard."""

import pytest
from reader import reading
from textual.events import MouseDown, MouseMove, MouseUp
from textual.geometry import Offset
from textual.selection import Selection

from ascn_tui.render.lines import Line, Span
from ascn_tui.tui.widgets.row_selection import marked, selected_text


@pytest.fixture
def sent(monkeypatch):
    """What went to the clipboard."""
    texts = []
    monkeypatch.setattr(
        "ascn_tui.tui.app.ExplorerApp.copy_to_clipboard", lambda _, t: texts.append(t)
    )
    return texts


async def drag(reader, pane, start, end):
    """Press the button at a cell of a pane, move to another, let go."""
    for kind, (column, row) in ((MouseDown, start), (MouseMove, end), (MouseUp, end)):
        await reader.pilot._post_mouse_events([kind], pane, offset=(column + 1, row), button=1)
        await reader.settle()


async def test_text_of_a_page_is_selected_and_copied_as_it_stands(network, sent):
    async with reading(network, "jakarta", size=(120, 36)) as reader:
        page = reader.main.query_one("#explore-page")
        lines = [line.text for line in page.lines]
        await drag(reader, "#explore-page", (0, 0), (6, 3))
        await reader.press("ctrl+c")
        assert sent == [f"{lines[0]}\n{lines[1]}\n{lines[2]}\n{lines[3][:7]}".rstrip()]
        assert "Sent the selected text to the clipboard" in reader.text
        assert reader.at == "jakarta"


async def test_what_is_selected_far_down_a_page_is_what_is_seen_there(network, sent):
    async with reading(network, "jakarta", size=(120, 24)) as reader:
        page = reader.main.query_one("#explore-page")
        page.focus()
        await reader.press("pagedown")
        assert page.top > 0
        row = next(n for n in range(2, 9) if page.lines[page.top + n].text[:6].strip())
        shown = page.lines[page.top + row].text
        await drag(reader, "#explore-page", (0, row), (5, row))
        await reader.press("ctrl+c")
        assert sent == [shown[:6].rstrip()]


async def test_a_click_ends_the_selection_and_so_does_another_page(network, sent):
    async with reading(network, "jakarta", size=(120, 36)) as reader:
        page = reader.main.query_one("#explore-page")
        await drag(reader, "#explore-page", (0, 0), (6, 0))
        assert page.selection
        await reader.pilot.click("#explore-page", offset=(3, 5))
        await reader.settle()
        assert page.selection is None
        await drag(reader, "#explore-page", (0, 0), (6, 0))
        reader.tree.focus()
        await reader.press("down")
        assert page.selection is None
        await reader.press("ctrl+c")
        assert sent == []


async def test_selecting_moves_no_cursor(network):
    async with reading(network, "jakarta", size=(120, 36)) as reader:
        await drag(reader, "#outline", (0, 1), (9, 3))
        assert reader.at == "jakarta"
        assert reader.tree.selection


def test_selected_text_is_marked_within_and_across_spans():
    spans = (Span("abc", "link"), Span("def"), Span("gh", "ref"))
    within = marked(spans, Selection(Offset(1, 4), Offset(2, 4)), 4)
    assert within == (Span("a", "link"), Span("b", "selected"), Span("c", "link"), *spans[1:])
    across = marked(spans, Selection(Offset(2, 4), None), 4)
    assert [span for span in across if span.role == "selected"] == [
        Span("c", "selected"), Span("def", "selected"), Span("gh", "selected"),
    ]  # fmt: skip
    assert marked(spans, Selection(Offset(0, 1), Offset(1, 3)), 4) == spans


def test_blanks_at_the_end_of_lines_are_not_copied():
    lines = [Line((Span("one  "),)), Line(), Line((Span("two  "), Span("three")))]
    assert selected_text(lines, Selection(None, None)) == "one\n\ntwo  three"
    assert selected_text(lines, Selection(Offset(1, 0), Offset(4, 2))) == "ne\n\ntwo"
