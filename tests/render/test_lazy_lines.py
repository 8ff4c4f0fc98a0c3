"""Long pages are drawn as far as somebody looks, and say the same as when drawn whole."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader import reading

from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.pages.router import build
from ascn_tui.render import layout
from ascn_tui.render.lazy_lines import LazyLines, MappedLines, about, reach
from ascn_tui.render.lines import Line, RenderContext, Span

LONG = "explore?filter=a"


def numbered(number: int) -> Line:
    return Line((Span(f"line {number}"),))


@given(st.integers(0, 30), st.lists(st.integers(0, 40), max_size=6), st.integers(0, 40))
def test_growing_lines_are_those_of_a_list_whoever_looks(amount, looks, expected):
    whole = [numbered(n) for n in range(amount)]
    lines = LazyLines(iter(whole), expected)
    for end in looks:
        assert reach(lines, end) == reach(whole, end) == min(end, amount)
        assert lines[:end] == whole[:end]
        assert [*lines[end : end + 2]] == whole[end : end + 2]
        assert about(lines) >= min(end, amount)
    assert [*lines] == whole
    assert len(lines) == about(lines) == amount
    assert not whole or lines[-1] == whole[-1]


def test_no_line_is_drawn_before_somebody_looks():
    drawn = count()
    lines = LazyLines((numbered(next(drawn)) for _ in range(100)), 100)
    assert about(lines) == 100
    assert lines[6].text == "line 6"
    assert next(drawn) == 7


def test_each_line_is_drawn_once_and_on_its_own():
    asked = []
    lines = MappedLines(range(100), lambda number: asked.append(number) or numbered(number))
    assert (len(lines), about(lines), reach(lines, 200)) == (100, 100, 100)
    assert lines[70] is lines[70]
    assert [line.text for line in lines[3:5]] == ["line 3", "line 4"]
    assert lines[-1].text == "line 99"
    assert asked == [70, 3, 4, 99]


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("width", [40, 80, 130])
def test_a_long_page_says_what_it_says_drawn_whole(network, monkeypatch, width, ascii_only):
    page = build(network, resolve(network, LONG))
    look = RenderContext(width, network.marks, ascii_only=ascii_only)
    whole = layout.lay_out(page, look)
    monkeypatch.setattr(layout, "_LONG", 10)
    long = layout.lay_out(page, look)
    assert isinstance(whole, list)
    assert isinstance(long, LazyLines)
    assert [*long] == whole


KEYS = ("down", "pagedown", "pagedown", "up", "end", "pageup", "k", "home", "j", "end", "home")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_keys_lead_through_a_long_page_as_through_any(network, monkeypatch, size):
    seen = {}
    for rows in (500, 10):
        monkeypatch.setattr(layout, "_LONG", rows)
        async with reading(network, LONG, size=size) as reader:
            await reader.press("tab")
            seen[rows] = [reader.pane.cursor]
            for key in KEYS:
                await reader.press(key)
                # How long the scrollbar's thumb is can only be guessed at first.
                text = [line.replace("▐", " ").rstrip() for line in reader.screen()]
                seen[rows].append((reader.pane.cursor, reader.pane.top, text))
            assert reader.pane.id != "outline"
            assert isinstance(reader.pane.lines, LazyLines) == (rows == 10)
    assert seen[500] == seen[10]


async def test_at_another_width_the_cursor_stays_on_the_row_of_a_long_page(network, monkeypatch):
    monkeypatch.setattr(layout, "_LONG", 10)
    async with reading(network, LONG) as reader:
        await reader.press("tab", *["down"] * 20)
        row = reader.pane.current.to
        for size in ((60, 20), (200, 60), (80, 24)):
            await reader.resize(*size)
            assert reader.pane.current.to == row


async def test_a_long_page_is_not_drawn_below_what_is_seen(network, monkeypatch):
    monkeypatch.setattr(layout, "_LONG", 10)
    drawn = count()
    item = layout._item
    monkeypatch.setattr(layout, "_item", lambda *given: (next(drawn), item(*given))[1])
    async with reading(network, LONG) as reader:
        await reader.press("tab", "down", "down", "pagedown")
        assert reader.pane.id != "outline"
        assert next(drawn) < 80
