"""How the screen is divided: the border, the least size, and the mouse."""

import pytest
from reader import reading
from textual.events import MouseScrollDown

from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.tui.widgets.row_list import RowList

BORDERS = pytest.mark.parametrize(
    ("start", "pane", "size", "along"),
    [
        ("jakarta", "#navigator", (120, 36), "width"),
        ("jakarta", "#navigator", (80, 24), "height"),
        ("c049", "#contents", (120, 36), "width"),
        ("governance", "#columns", (80, 24), "height"),
        ("governance", "#columns", (160, 40), "width"),
    ],
)


@BORDERS
async def test_the_border_moves_and_comes_back(network, start, pane, size, along):
    async with reading(network, start, size=size) as reader:
        first = reader.main.query_one(pane)
        before = getattr(first.outer_size, along)
        await reader.press("right_curly_bracket", "right_curly_bracket")
        wider = getattr(first.outer_size, along)
        assert wider > before
        await reader.press(*["left_curly_bracket"] * 4)
        assert getattr(first.outer_size, along) < before
        await reader.press(*["right_curly_bracket"] * 2)
        assert getattr(first.outer_size, along) == before
        assert reader.main.split.border == 0


async def test_the_border_of_a_comparison_moves_up_and_down(network):
    async with reading(network, "compare") as reader:
        rows, row = (reader.main.query_one(name) for name in ("#pairs", "#row"))
        before = rows.outer_size.height
        await reader.press("left_curly_bracket")
        assert rows.outer_size.height < before
        await reader.press("right_curly_bracket", "right_curly_bracket")
        assert rows.outer_size.height > before
        row.focus()
        await reader.settle()
        assert row.outer_size.height > 3


async def test_the_border_goes_no_farther_than_both_panes_can_be_read(network):
    for size in ((60, 20), (80, 24), (120, 36)):
        async with reading(network, "jakarta", size=size) as reader:
            for key in ("left_curly_bracket", "right_curly_bracket"):
                await reader.press(*[key] * 20)
                for pane in (reader.tree, reader.main.query_one("#explore-page")):
                    assert pane.size.height >= 2
                    assert pane.size.width >= 15


async def test_the_border_stays_where_it_was_put(network):
    async with reading(network, "jakarta", size=(120, 36)) as reader:
        await reader.press("left_curly_bracket", "left_curly_bracket")
        navigator = reader.main.query_one("#navigator")
        width = navigator.outer_size.width
        await reader.press("2", "1", "tab")
        assert navigator.outer_size.width == width
        await reader.resize(80, 24)
        assert navigator.outer_size.width == 80
        await reader.resize(120, 36)
        assert navigator.outer_size.width == width


async def test_a_pane_has_the_whole_screen_wherever_the_border_is(network):
    async with reading(network, "jakarta", size=(120, 36), in_list=True) as reader:
        await reader.press("right_curly_bracket", "z")
        assert reader.tree.outer_size.width >= 119
        await reader.press("z")
        assert reader.tree.outer_size.width < 100


async def test_where_there_is_too_little_room_it_says_so_and_keeps_everything(network):
    async with reading(network, "jakarta-jaklingko", size=(80, 24)) as reader:
        await reader.press("down")
        row, here = reader.row, reader.here
        for size, said in (
            ((50, 9), "Too small: 50 × 9, needs at least 40 × 10"),
            ((39, 24), "Needs at least 40 × 10"),
            ((20, 5), "Needs 40 × 10"),
        ):
            await reader.resize(*size)
            assert [line.strip() for line in reader.screen() if line.strip()] == [said]
            await reader.press("down", "escape", "2")
        await reader.resize(40, 10)
        assert reader.here == here
        await reader.resize(80, 24)
        assert reader.row == row
        assert reader.here == here
        assert reader.pane.id == "explore-page"


async def test_what_opened_over_the_notice_of_size_closes_to_the_main_screen(network):
    async with reading(network, size=(30, 8)) as reader:
        reader.main.action_help()
        await reader.resize(31, 8)
        await reader.resize(80, 24)
        await reader.press("escape")
        assert reader.app.screen is reader.main


async def test_in_ascii_the_sizes_are_told_in_ascii(network):
    async with reading(network, size=(50, 9), ascii_only=True) as reader:
        assert reader.text.strip() == "Too small: 50 x 9, needs at least 40 x 10"
        await reader.press("q")
    assert not reader.app.is_running


async def test_a_page_that_nobody_moved_in_begins_with_its_title_at_every_size(network):
    async with reading(network, "c049", size=(60, 20)) as reader:
        page = reader.main.query_one("#reading-page")
        for size in ((60, 20), (80, 24), (60, 12), (120, 36)):
            await reader.resize(*size)
            assert page.top == 0


@pytest.mark.parametrize("start", ["jakarta", "compare", "governance", "c049", "trends"])
@pytest.mark.parametrize("size", [(40, 10), (60, 20), (80, 24), (200, 60)])
async def test_help_and_the_way_out_are_named_at_every_size(network, start, size):
    async with reading(network, start, size=size) as reader:
        assert "? help  q quit" in reader.screen()[-1]
        assert len(reader.screen()[-1].rstrip()) <= size[0]
        for pane in reader.main.query("Rows"):
            if pane.is_on_screen:
                assert pane.size.height >= 1


async def test_a_click_on_the_sign_of_a_branch_opens_and_closes_it(network):
    async with reading(network, size=(120, 36)) as reader:
        row = next(n for n, line in enumerate(reader.tree.lines) if "Malaysia" in line.text)
        closed = len(reader.tree.nodes)
        await reader.pilot.click("#outline", offset=(1, row))
        await reader.settle()
        assert reader.at == "malaysia"
        assert len(reader.tree.nodes) == closed + len(network.cities_of("malaysia"))
        await reader.pilot.click("#outline", offset=(1, row))
        await reader.settle()
        assert len(reader.tree.nodes) == closed
        assert reader.pane is reader.tree


async def test_a_click_takes_the_keyboard_and_the_wheel_scrolls_what_it_is_over(network):
    async with reading(network, "jakarta", size=(120, 24), in_list=True) as reader:
        page = reader.main.query_one("#explore-page")
        await reader.pilot._post_mouse_events([MouseScrollDown], "#explore-page", offset=(5, 5))
        await reader.settle()
        assert page.top > 0
        assert reader.pane is reader.tree
        await reader.pilot.click("#explore-page", offset=(5, 1))
        assert reader.pane is page


async def test_no_row_reaches_under_the_scrollbar_at_any_width(network):
    places = ("explore?edition=2025", "compare", "governance", "evidence", "trends", "jaklingko")
    async with reading(network, size=(80, 24)) as reader:
        for place in places:
            reader.app.go(resolve(network, place))
            for width in (40, 61, 80, 97, 120, 160, 200):
                await reader.resize(width, 30)
                for pane in reader.app.screen.query(RowList):
                    room = pane.size.width - 1
                    wider = [line.text for line in pane.lines if line.width > max(room, 20)]
                    assert not (room > 0 and wider), (place, width, pane.id)
