"""Never lost: back as one left, changes of the view taken back, and what is not there is said."""

import pytest
from reader import reading

from ascn_tui.model.location import Location
from ascn_tui.tui.widgets.row_list import RowList

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
BACK, FORWARD = "left_square_bracket", "right_square_bracket"


def standing(reader):
    """All that a reader would miss: the place, the pane, each pane's cursor and first line."""
    panes = [pane for pane in reader.main.query(RowList) if pane.is_on_screen and pane.id]
    return reader.here, reader.pane.id, {pane.id: (pane.cursor, pane.top) for pane in panes}


def told(reader) -> str:
    """What the reader is told at the moment."""
    return " ".join(note.message for note in reader.app._notifications)


@SIZES
async def test_back_and_forward_bring_each_place_as_it_was_left(network, size):
    async with reading(network, "jakarta", size=size) as reader:
        await reader.press("down", "up", "enter", "enter", *["down"] * 8)
        first = standing(reader)
        await reader.press("2", "down", "down", "enter", "down")
        second = standing(reader)
        await reader.press("3", "down", "right", "down")
        third = standing(reader)
        for wanted in (second, first):
            await reader.press(BACK)
            assert standing(reader) == wanted
        for wanted in (second, third):
            await reader.press(FORWARD)
            assert standing(reader) == wanted


async def test_one_place_left_twice_has_two_stands(network):
    async with reading(network, "indonesia", size=(120, 24)) as reader:
        await reader.press("tab", "G")
        first = standing(reader)
        await reader.press("2")
        reader.app.go(Location.parse("indonesia"))
        await reader.settle()
        await reader.press("g")
        second = standing(reader)
        assert second != first
        await reader.press("3", BACK)
        assert standing(reader) == second
        await reader.press(BACK, BACK)
        assert standing(reader) == first


async def test_back_opens_the_branches_that_stood_open(network):
    async with reading(network) as reader:
        await reader.press("plus", "G")
        tree, opened = reader.tree, reader.tree.opened
        before = standing(reader)
        await reader.press("2", "1", "minus")
        assert tree.opened != opened
        await reader.press(BACK, BACK)
        assert tree.opened == opened
        assert standing(reader) == before


async def test_back_finds_the_row_again_at_another_size(network):
    async with reading(network, "jakarta-jaklingko", size=(120, 36)) as reader:
        await reader.press("enter", "G")
        row, line = reader.row.split()[0:3], reader.pane.current
        await reader.press("2")
        await reader.resize(70, 24)
        await reader.press(BACK)
        assert reader.pane.current.to == line.to
        assert reader.row.split()[0:3] == row
        assert " ".join(row) in reader.text


async def test_a_screen_opens_with_the_row_it_was_left_on(network):
    async with reading(network, "compare") as reader:
        await reader.press("down", "enter", "down")
        before = standing(reader)
        await reader.press("3", "2")
        assert standing(reader) == before


@pytest.mark.parametrize("key", ["o", "O", "less_than_sign", "z", "right_curly_bracket"])
async def test_u_takes_a_change_of_explore_back_and_shift_u_makes_it_again(network, key):
    async with reading(network, "jakarta-jaklingko", size=(120, 36)) as reader:
        before = reader.here, reader.screen()[1:-1]
        await reader.press(key)
        after = reader.here, reader.screen()[1:-1]
        assert after != before
        await reader.press("u")
        assert "Taken back:" in reader.text
        reader.app.clear_notifications()
        await reader.settle()
        assert (reader.here, reader.screen()[1:-1]) == before
        await reader.press("U")
        reader.app.clear_notifications()
        await reader.settle()
        assert (reader.here, reader.screen()[1:-1]) == after


@pytest.mark.parametrize("key", ["x", "d", "less_than_sign"])
async def test_u_takes_a_change_of_compare_back_on_another_row(network, key):
    async with reading(network, "compare") as reader:
        await reader.press(key, "down", "down")
        row, whole = reader.here.subject[2], Location.parse("compare/indonesia/malaysia")
        await reader.press("u")
        assert reader.here == whole.at(*whole.subject, row).with_options(edition="2025")
        await reader.press("ctrl+r", "u", "u")
        assert "No change of the view to take back." in told(reader)


async def test_back_passes_over_changes_of_the_view(network):
    async with reading(network, "jakarta") as reader:
        await reader.press("2", "x", "d", "less_than_sign", BACK)
        assert str(reader.here) == "explore/jakarta edition=2025"
        await reader.press(FORWARD)
        assert str(reader.here) == "compare/malaysia/indonesia differ=1 edition=2024"


async def test_an_edition_taken_back_elsewhere_leaves_the_place(network):
    async with reading(network, "jakarta") as reader:
        await reader.press("less_than_sign", "2", "u")
        assert str(reader.here).startswith("compare/indonesia/malaysia")
        assert reader.here.edition == "2025"


async def test_u_with_nothing_to_take_back_says_so(network):
    async with reading(network) as reader:
        await reader.press("down", "u")
        assert "No change of the view to take back." in told(reader)
        await reader.press("U")
        assert "No change of the view was taken back." in told(reader)


async def test_a_project_that_an_edition_does_not_list_is_said_and_the_tree_stays_near(network):
    async with reading(network, "explore/jakarta-living-lab?edition=2025", in_list=True) as reader:
        await reader.press("less_than_sign")
        assert reader.at == "jakarta-living-lab"
        assert "Living Lab is not listed in 2024: shown is" in told(reader)
        assert reader.tree.nodes[reader.tree.cursor].name == "Jakarta"
        await reader.press("greater_than_sign")
        assert "Living Lab" in reader.row


async def test_a_row_that_an_edition_does_not_have_is_said_and_u_returns_to_it(network):
    row = "compare/indonesia/malaysia/status:completed edition=2025"
    async with reading(network, row, size=(120, 36)) as reader:
        await reader.press("less_than_sign", "less_than_sign")
        assert len(reader.here.subject) == 2
        assert told(reader) == "Completed is not listed in 2023: shown is Indonesia | Malaysia."
        await reader.press("u", "u")
        assert str(reader.here) == row


async def test_the_tree_keeps_its_place_in_another_edition_order_and_theme(network):
    async with reading(network, "jakarta-jaklingko", size=(120, 36), in_list=True) as reader:
        await reader.press("less_than_sign", "o", "O")
        assert "JakLingko" in reader.row
        reader.app.theme = "ascn-light"
        await reader.settle()
        assert "JakLingko" in reader.row
        assert "JakLingko" in reader.text


async def test_new_data_keep_the_way_back(network, tiny_network):
    async with reading(network, "jakarta") as reader:
        await reader.press("2", "3")
        await reader.main.reload(network)
        await reader.settle()
        await reader.press(BACK, BACK)
        assert str(reader.here) == "explore/jakarta edition=2025"
        await reader.main.reload(tiny_network)
        await reader.settle()
        assert reader.here.screen == "explore"
        assert told(reader).startswith(
            "explore/jakarta is not in the data: shown is Lagoon Cities Exchange"
        )


@SIZES
async def test_the_papers_row_stays_where_another_edition_is_looked_at(network, size):
    async with reading(network, "compare", size=size) as reader:
        for key in (*["less_than_sign"] * 3, *["greater_than_sign"] * 3):
            await reader.press(key)
            assert reader.at == "indonesia/malaysia"
            lines = reader.main.query_one("#pairs").lines
            [paper] = [line for line in lines if "as the paper says" in line.text]
            assert paper.text in reader.text
