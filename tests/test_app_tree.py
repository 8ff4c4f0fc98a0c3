"""The tree: opening all of it, and finding rows by typing."""

from reader import reading

from ascn_tui.pages.lettering import beside, matches, nearest, rank
from ascn_tui.pages.outline import Node


async def test_plus_opens_every_branch_and_minus_closes_them(network):
    async with reading(network, "jakarta") as reader:
        await reader.press("plus")
        rows = network.rows("2023")
        assert sum(1 for node in reader.tree.nodes if node.status) == len(rows)
        assert reader.at == "jakarta"
        assert "Jakarta" in reader.row
        await reader.press("minus")
        assert [node.name for node in reader.tree.nodes[1:]] == [
            country.name for country in network.countries
        ]
        assert reader.at == "indonesia"
        assert "Indonesia" in reader.row
        assert "Indonesia" in reader.page()


async def test_an_asterisk_opens_all_below_the_cursor_and_nothing_else(network):
    async with reading(network, "indonesia") as reader:
        await reader.press("asterisk")
        shown = [node.name for node in reader.tree.nodes if node.status]
        assert sorted(shown) == sorted(
            row.name for row in network.rows("2023", country="indonesia")
        )
        assert reader.at == "indonesia"


async def test_typed_letters_find_a_row_that_begins_with_them_before_one_that_has_them(network):
    async with reading(network) as reader:
        await reader.press("f", "m")
        assert "find m" in reader.screen()[1]
        assert reader.at == "malaysia"
        await reader.press("y")
        assert reader.at == "myanmar"
        await reader.press("backspace", "backspace", "l", "a", "n", "d")
        assert reader.at == "thailand"
        await reader.press("escape")
        assert "BY PLACE" in reader.screen()[1].upper()
        assert reader.at == "thailand"
        await reader.press("k")
        assert reader.at != "thailand"


async def test_typed_letters_open_the_branch_that_hides_the_row(network):
    async with reading(network) as reader:
        await reader.press("f", *"jakl")
        assert reader.at == "jakarta-jaklingko"
        assert "JakLingko" in reader.row
        assert "JakLingko" in reader.page()
        await reader.press("enter")
        assert reader.pane is reader.tree
        await reader.press("enter")
        assert reader.pane.id == "explore-page"


async def test_arrows_step_among_the_rows_that_letters_fit(network):
    async with reading(network) as reader:
        await reader.press("f", "m", "down")
        assert reader.at == "myanmar"
        await reader.press("up")
        assert reader.at == "malaysia"


async def test_letters_in_no_name_leave_the_cursor_and_say_so(network):
    async with reading(network, "malaysia") as reader:
        await reader.press("f", "q", "q", "q")
        assert "no such name" in reader.screen()[1]
        assert reader.at == "malaysia"
        assert reader.app.is_running


async def test_typing_ends_when_the_keyboard_goes_elsewhere(network):
    async with reading(network) as reader:
        await reader.press("f", "m", "tab")
        assert "find" not in reader.screen()[1]
        await reader.press("shift+tab", "j")
        assert reader.at != "malaysia"


def node(name):
    return Node(name, "", 1, name, None)


def test_the_beginning_of_a_name_fits_better_than_of_a_word_and_that_than_its_middle():
    assert [rank(name, "ha") for name in ("Ha Noi", "New Hanoi", "Thailand", "Bali")] == [
        0,
        1,
        2,
        3,
    ]
    rows = [node("Thailand"), node("New Hanoi"), node("Hà Nội")]
    assert nearest(rows, "HA", 0).name == "Hà Nội"
    assert nearest(rows, "zz", 0) is None
    assert nearest([], "a", 0) is None
    assert matches(rows, "") == []


def test_of_rows_that_fit_equally_the_next_is_taken_round_the_end():
    rows = [node("Aa"), node("Ab"), node("B")]
    assert nearest(rows, "a", 1).name == "Ab"
    assert nearest(rows, "a", 2).name == "Aa"
    assert [beside([0, 1], at, by) for at, by in ((0, 1), (1, 1), (0, -1), (2, -1))] == [1, 0, 1, 1]
    assert beside([], 0, 1) is None
