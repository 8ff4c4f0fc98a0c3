"""The tree: its orders and columns, opening all of it, finding rows by typing."""

import pytest
from reader import reading

from ascn_tui.pages.explore.tree import TreeNode, beside, matches, nearest, rank
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.pages.options import OptionError
from ascn_tui.render.lines import RenderContext
from ascn_tui.render.tree import strip


async def test_plus_opens_every_branch_and_minus_closes_them(network):
    async with reading(network, "jakarta", in_list=True) as reader:
        await reader.press("plus")
        rows = network.rows("2025")
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
    async with reading(network, "indonesia", in_list=True) as reader:
        await reader.press("asterisk")
        shown = [node.name for node in reader.tree.nodes if node.status]
        assert sorted(shown) == sorted(
            row.name for row in network.rows("2025", country="indonesia")
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
    async with reading(network, "explore/malaysia?edition=2023", in_list=True) as reader:
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


async def test_the_tree_by_status_groups_projects_by_their_status_in_the_edition(network):
    async with reading(network, "explore/jakarta-jaklingko?edition=2023", in_list=True) as reader:
        await reader.press("o", "o")
        assert reader.here.option("by") == "status"
        assert reader.at == "jakarta-jaklingko"
        assert reader.row.strip() == "◐ JakLingko, Jakarta"
        groups = {node.name: node.total for node in reader.tree.nodes if node.depth == 1}
        assert groups == {
            "Planning": 14,
            "Ongoing": 65,
            "Completed": 1,
            "Unknown": 6,
        }
        await reader.press("escape")
        assert str(reader.here) == "explore by=status edition=2023 status=ongoing"
        assert "65 projects" in reader.page()
        await reader.press("enter", "escape")
        assert reader.pane is reader.tree
        assert "Ongoing" in reader.row
        await reader.press("o")
        assert str(reader.here) == "explore/jakarta-jaklingko edition=2023"


async def test_the_tree_by_status_keeps_its_place_in_another_edition(network):
    async with reading(network, "jakarta-jaklingko?by=status", in_list=True) as reader:
        for key in ("greater_than_sign", "less_than_sign", "less_than_sign"):
            await reader.press(key)
            assert reader.at == "jakarta-jaklingko"
            assert "JakLingko" in reader.row


async def test_the_tree_sorts_by_name_by_projects_and_by_year_keeping_its_place(network):
    async with reading(network, "malaysia", size=(120, 36), in_list=True) as reader:
        await reader.press("right", "O")
        assert reader.here.option("sort") == "name"
        names = [node.name for node in reader.tree.nodes if node.depth == 2]
        assert names == sorted(names)
        assert names[0] == "Ipoh"
        await reader.press("O")
        assert "sort: projects" in reader.screen()[1]
        totals = [node.total or 0 for node in reader.tree.nodes if node.depth == 1]
        assert totals == sorted(totals, reverse=True)
        assert reader.at == "malaysia"
        assert "Malaysia" in reader.row
        await reader.press("O")
        years = [node.joined for node in reader.tree.nodes if node.joined]
        assert years == sorted(years)
        assert reader.tree.nodes[-1].key != "malaysia"
        await reader.press("down", "enter")
        assert reader.here.option("sort") == "joined"
        await reader.press("O")
        assert reader.here.option("sort") == ""


async def test_a_link_of_a_page_leaves_the_tree_sorted_as_it_is(network):
    async with reading(network, "jakarta?sort=projects") as reader:
        reader.main.query_one("#explore-page").focus()
        while "JakLingko" not in reader.row:
            await reader.press("down")
        await reader.press("enter")
        assert str(reader.here) == "explore/jakarta-jaklingko edition=2025 sort=projects"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_where_there_is_room_a_city_shows_its_year_and_its_statuses(network, size):
    async with reading(network, "kuala-lumpur", size=size, in_list=True) as reader:
        row = reader.row.split()
        assert row[-3:] == ["2018", "◐◐◐◐●", "5"]
        assert len(reader.row) <= reader.tree.text_width


async def test_where_it_is_narrow_the_count_stands_alone(network):
    async with reading(network, "kuala-lumpur", size=(86, 24), in_list=True) as reader:
        assert reader.row.split()[-1] == "5"
        assert "2018" not in reader.row
        assert "○" not in reader.row


@pytest.mark.parametrize(
    ("counts", "drawn"),
    [
        ([], ""),
        ([1], "o"),
        ([1, 2], "o++"),
        ([17, 67, 2], "o++++*"),
        ([100, 1, 1, 1], "ooo+*?"),
        ([3, 3], "ooo+++"),
        ([1, 1, 1, 97], "o+*???"),
    ],
)
def test_a_strip_divides_its_marks_as_the_counts_and_leaves_no_status_out(network, counts, drawn):
    look = RenderContext(60, network.status, ascii_only=True)
    tally = list(zip(network.status, counts, strict=False))
    assert "".join(span.text for span in strip(tally, look)) == drawn


def test_an_order_or_a_sorting_that_there_is_not_is_refused_with_those_there_are(network):
    assert str(resolve(network, "jakarta by=place")) == "explore/jakarta edition=2025"
    with pytest.raises(OptionError, match="place, theme and status"):
        resolve(network, "explore?by=colour")
    with pytest.raises(OptionError, match="name, projects and joined"):
        resolve(network, "explore?sort=colour")


def node(name):
    return TreeNode(name, "", 1, name, None)


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


@pytest.mark.parametrize("start", ["indonesia", "explore/jakarta", "jakarta-jaklingko"])
async def test_once_round_the_orders_the_tree_is_where_it_was(network, start):
    async with reading(network, start) as reader:
        before, row = reader.at, reader.row
        await reader.press("o", "o", "o")
        assert (reader.here.option("by"), reader.at, reader.row) == ("", before, row)


async def test_what_is_chosen_on_the_way_round_the_orders_counts_for_more(network):
    async with reading(network, "indonesia", in_list=True) as reader:
        await reader.press("o", "down", "right", "down")
        project = reader.at
        await reader.press("o", "o")
        assert reader.at == project


@pytest.mark.parametrize("key", ["plus", "asterisk"])
async def test_opening_many_branches_is_a_change_that_is_taken_back(network, key):
    async with reading(network, "indonesia", in_list=True) as reader:
        await reader.press("less_than_sign", "right")
        shown = [node.key for node in reader.tree.nodes]
        await reader.press(key, "down", "up")
        assert len(reader.tree.nodes) > len(shown)
        await reader.press("u")
        assert [node.key for node in reader.tree.nodes] == shown
        assert "open branches" in reader.text
        await reader.press("U")
        assert len(reader.tree.nodes) > len(shown)
        await reader.press("u", "u")
        assert reader.here.edition == "2025"


async def test_closing_all_branches_is_taken_back_whatever_was_opened_since(network):
    async with reading(network, "jakarta") as reader:
        await reader.press("right")
        shown = [node.key for node in reader.tree.nodes]
        await reader.press("minus", "right", "2", "u")
        assert "No change of the view" in reader.text
        await reader.press("1", "u")
        assert [node.key for node in reader.tree.nodes] == shown
