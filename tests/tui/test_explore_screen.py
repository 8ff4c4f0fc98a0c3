"""Explore: the tree, the page that follows it, and the ways between them."""

import pytest
from reader import reading

from ascn_tui.model.location import Location

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@SIZES
async def test_a_newcomer_sees_the_network_its_countries_and_where_to_start(network, size):
    async with reading(network, size=size) as reader:
        text = reader.text
        assert "edition ‹ 2025 ›" in reader.screen()[0]
        assert "134 projects" in text
        for name in ("Indonesia", "Malaysia"):
            assert name in text
        assert "Where to start" in reader.page()
        assert reader.pane.id == "outline"
        assert "? help" in reader.screen()[-1]
        assert "q quit" in reader.screen()[-1]


@SIZES
async def test_nothing_is_cut_off_on_any_screen(network, size):
    async with reading(network, "jakarta", size=size) as reader:
        for keys in ((), ("2",), ("down",), ("3",), ("right", "right"), ("1",), ("o",)):
            await reader.press(*keys)
            for pane in reader.app.screen.query("PagePane, ColumnPane"):
                if pane.is_on_screen:
                    assert max(line.width for line in pane.lines) <= pane.text_width
            assert not [line for line in reader.screen() if len(line.rstrip()) > size[0]]


@SIZES
async def test_the_page_follows_the_cursor(network, size):
    async with reading(network, size=size) as reader:
        await reader.press("down", "down", "down")
        assert reader.at == "indonesia"
        assert "18 projects in 4 cities" in reader.page()
        assert "Indonesia" in reader.screen()[0]
        await reader.press("up")
        assert reader.at == "cambodia"
        assert "18 projects in 4 cities" not in reader.page()


async def test_another_page_begins_at_its_top_however_far_down_the_last_one_was(network):
    async with reading(network, "indonesia", size=(120, 24), in_list=True) as reader:
        page = reader.main.query_one("#explore-page")
        await reader.press("enter", "enter", "G")
        if reader.pane is not page:
            page.focus()
            await reader.press("G")
        assert "18 projects" not in reader.text
        await reader.press("escape", "down")
        assert reader.at == "banyuwangi"
        assert page.lines[0].text in reader.text
        assert page.top == 0


async def test_another_edition_of_a_page_keeps_the_place_in_it(network):
    async with reading(network, "indonesia", size=(120, 24)) as reader:
        page = reader.main.query_one("#explore-page")
        page.focus()
        await reader.press("pagedown")
        top = page.top
        assert top > 0
        await reader.press("less_than_sign")
        assert page.top == min(top, len(page.lines) - page.size.height) > 0


async def test_letters_move_as_arrows_do(network):
    async with reading(network) as reader:
        await reader.press("j", "j", "j")
        assert reader.at == "indonesia"
        await reader.press("k")
        assert reader.at == "cambodia"
        await reader.press("G")
        last = reader.at
        await reader.press("g")
        assert reader.at == ""
        await reader.press("end")
        assert reader.at == last == "viet-nam"
        await reader.press("home", "pagedown")
        assert reader.at not in ("", "brunei-darussalam")


async def test_a_branch_opens_and_closes(network):
    async with reading(network, "indonesia", in_list=True) as reader:
        closed = len(reader.tree.nodes)
        await reader.press("right")
        assert len(reader.tree.nodes) == closed + len(network.cities_of("indonesia"))
        assert reader.at == "indonesia"
        await reader.press("right")
        assert reader.at == "banyuwangi"
        await reader.press("left")
        assert reader.at == "indonesia"
        await reader.press("left")
        assert len(reader.tree.nodes) == closed
        for key in ("space", "l", "enter"):
            await reader.press(key)
            assert len(reader.tree.nodes) > closed, key
            await reader.press("h")
            assert len(reader.tree.nodes) == closed, key


async def test_the_rows_of_an_opened_city_are_its_projects_with_their_status(network):
    async with reading(network, "jakarta", in_list=True) as reader:
        await reader.press("right", "down")
        names = [node.name for node in reader.tree.nodes if node.status]
        assert names == [row.name for row in network.rows("2025", city="jakarta")]
        assert "◐ JakPreneur" in reader.text


@SIZES
async def test_enter_goes_into_the_page_and_escape_climbs_all_the_way_up(network, size):
    async with reading(network, "jakarta-jaklingko", size=size, in_list=True) as reader:
        assert reader.pane.id == "outline"
        await reader.press("enter")
        assert reader.pane.id == "explore-page"
        await reader.press("escape")
        assert reader.pane.id == "outline"
        steps = []
        for _ in range(4):
            await reader.press("escape")
            steps.append(reader.at)
        assert steps == ["jakarta", "indonesia", "", ""]


async def test_from_the_start_to_jaklingko_by_keys_alone(network):
    async with reading(network) as reader:
        await reader.press("down", "down", "down", "enter", "down", "down", "enter")
        while not reader.at.endswith("jaklingko"):
            await reader.press("down")
        assert "One map" in reader.page() or "JakLingko" in reader.page()
        assert "me2025 p." in reader.page()
        await reader.press("enter")
        assert reader.pane.id == "explore-page"


async def test_a_row_of_the_page_opens_where_it_leads(network):
    async with reading(network, "jakarta-jaklingko") as reader:
        while "The whole chain" not in reader.row:
            await reader.press("down")
        await reader.press("enter")
        assert str(reader.here) == "governance/jakarta-jaklingko edition=2025"
        await reader.press("left_square_bracket")
        assert str(reader.here) == "explore/jakarta-jaklingko edition=2025"


@SIZES
async def test_another_edition_keeps_the_place(network, size):
    async with reading(network, "jakarta-jaklingko", size=size, in_list=True) as reader:
        for key, edition in (
            ("less_than_sign", "2024"), ("comma", "2023"), ("less_than_sign", "2022"),
            ("greater_than_sign", "2023"), ("full_stop", "2024"),
        ):  # fmt: skip
            await reader.press(key)
            assert str(reader.here) == f"explore/jakarta-jaklingko edition={edition}"
            assert f"‹ {edition} ›" in reader.screen()[0]
            assert "JakLingko" in reader.row


async def test_another_edition_keeps_the_page_under_the_keyboard(network):
    async with reading(network, "jakarta-jaklingko") as reader:
        await reader.press("down", "less_than_sign")
        assert reader.pane.id == "explore-page"
        assert reader.here.edition == "2024"


async def test_before_the_oldest_and_after_the_newest_edition_there_is_nothing(network):
    async with reading(network) as reader:
        before = reader.here
        await reader.press("greater_than_sign")
        assert reader.here == before
        assert "2025 is the newest edition." in reader.text
    async with reading(network, "explore?edition=2022") as reader:
        await reader.press("less_than_sign")
        assert reader.here.edition == "2022"


async def test_the_count_beside_a_country_is_that_of_the_edition(network):
    async with reading(network, "indonesia", in_list=True) as reader:
        counts = {}
        for edition in network.edition:
            while reader.here.edition != edition:
                step = "less_than_sign" if reader.here.edition > edition else "greater_than_sign"
                await reader.press(step)
            counts[edition] = int(reader.row.split()[-1])
        assert counts == {key: len(network.rows(key, country="indonesia")) for key in counts}


async def test_a_country_that_an_edition_does_not_list_is_not_counted_as_zero(network):
    async with reading(network, "timor-leste", in_list=True) as reader:
        assert reader.row.split()[-1] == "—"
        assert "No project listed in Monitoring report 2025" in reader.page()


async def test_the_tree_by_theme_has_the_six_focus_areas(network):
    async with reading(network) as reader:
        await reader.press("o")
        assert reader.here.option("by") == "theme"
        assert [node.name for node in reader.tree.nodes[1:]] == [
            area.name for area in network.taxonomy.focus_areas
        ]
        assert "BY THEME" in reader.text
        await reader.press("down", "enter", "down")
        assert reader.here.subject[0] in network.project
        assert reader.here.option("by") == "theme"
        await reader.press("o", "o")
        assert reader.here.option("by") == ""
        assert reader.here.subject[0] in network.project


@SIZES
async def test_back_and_forward_retrace_the_way(network, size):
    async with reading(network, "jakarta-jaklingko", size=size) as reader:
        await reader.press("2", "3", "1", "less_than_sign")
        way = [str(reader.here)]
        for _ in range(3):
            await reader.press("left_square_bracket")
            way.append(str(reader.here))
        assert [Location.parse(place).screen for place in way] == [
            "explore", "governance", "compare", "explore",
        ]  # fmt: skip
        assert [place[-4:] for place in way] == ["2024", "2025", "2025", "2025"]
        forward = [way[-1]]
        for _ in range(3):
            await reader.press("right_square_bracket")
            forward.append(str(reader.here))
        assert forward == way[::-1]
        await reader.press("right_square_bracket")
        assert str(reader.here) == way[0]


async def test_a_moving_cursor_leaves_no_steps_in_history(network):
    async with reading(network) as reader:
        await reader.press(*["down"] * 6)
        await reader.press("left_square_bracket")
        assert len(reader.main.navigator.history.steps) == 1


@SIZES
async def test_screens_are_one_key_away_and_open_where_they_were_left(network, size):
    async with reading(network, "jakarta", size=size) as reader:
        await reader.press("2")
        assert reader.here.screen == "compare"
        await reader.press("down", "3")
        assert reader.here.screen == "governance"
        await reader.press("1")
        assert reader.at == "jakarta"
        await reader.press("2")
        assert len(reader.here.subject) == 3


async def test_a_screen_keeps_the_edition_one_comes_from(network):
    async with reading(network, "explore?edition=2025") as reader:
        for key in ("2", "3", "1"):
            await reader.press(key)
            assert reader.here.edition == "2025"


@pytest.mark.parametrize("start", ["jakarta-jaklingko", "compare", "organizational", "c049"])
async def test_a_place_is_kept_through_every_size(network, start):
    async with reading(network, start, size=(60, 20)) as reader:
        before, row = reader.here, reader.pane.id
        for size in ((200, 60), (85, 24), (84, 24), (150, 40), (60, 20), (20, 6), (60, 20)):
            await reader.resize(*size)
            assert reader.here == before
            assert reader.main.focused.id == row
        await reader.press("down", "up")


async def test_panes_stand_one_above_the_other_only_where_it_is_narrow(network):
    async with reading(network, size=(84, 24)) as reader:
        page = reader.main.query_one("#explore-page")
        assert page.region.y > reader.tree.region.y
        assert page.region.width == 84
        await reader.resize(85, 24)
        assert page.region.x > reader.tree.region.x


async def test_a_pane_can_have_the_whole_screen(network):
    async with reading(network, "jakarta") as reader:
        page = reader.main.query_one("#explore-page")
        await reader.press("z")
        assert reader.app.focused is page
        assert page.region.height == 22
        await reader.press("z")
        assert page.region.height < 22


async def test_a_click_chooses_a_row_and_another_opens_it(network):
    async with reading(network, size=(120, 36)) as reader:
        row = next(n for n, line in enumerate(reader.tree.lines) if "Malaysia" in line.text)
        await reader.pilot.click("#outline", offset=(6, row))
        await reader.pilot.pause()
        assert reader.at == "malaysia"
        closed = len(reader.tree.nodes)
        await reader.pilot.click("#outline", offset=(6, row))
        await reader.pilot.pause()
        assert len(reader.tree.nodes) > closed


async def test_ascii_asked_for_leaves_no_sign_beyond_ascii(network):
    async with reading(network, "jakarta", size=(100, 30), ascii_only=True) as reader:
        for keys in ((), ("right",), ("2",), ("3",), ("right", "right")):
            await reader.press(*keys)
            beyond = {char for line in reader.screen() for char in line if not char.isascii()}
            assert not beyond, keys


async def test_the_tiny_network_is_explored_in_the_same_way(tiny_network):
    async with reading(tiny_network) as reader:
        assert "Lagoon Cities Exchange" in reader.text
        await reader.press("down", "enter", "down", "enter", "down")
        assert reader.here.subject == ("harbourton-tide-gauges",)
        await reader.press("less_than_sign")
        assert "Gauges for the Tide" in reader.row


@pytest.mark.parametrize(
    ("start", "row"),
    [
        ("explore?country=viet-nam", "viet-nam"),
        ("explore?city=jakarta&status=planning", "indonesia/jakarta"),
        ("explore?by=theme&focus=health-and-well-being", "health-and-well-being"),
        ("explore?status=planning", ""),
    ],
)
async def test_the_tree_stands_on_the_place_whose_projects_are_listed(network, start, row):
    async with reading(network, start) as reader:
        assert reader.tree.nodes[reader.tree.cursor].key == row
        assert reader.pane.id == "explore-page"
        await reader.press("escape")
        assert reader.app.focused is reader.tree
        assert reader.tree.nodes[reader.tree.cursor].key == row
        assert reader.here == reader.tree.current.to


@pytest.mark.parametrize("key", ["pagedown", "space", "end"])
async def test_after_a_jump_the_keys_for_a_page_scroll_what_was_jumped_to(network, key):
    async with reading(network) as reader:
        await reader.type(":kuching")
        await reader.press("enter")
        page = reader.main.query_one("#explore-page")
        assert reader.pane is page
        await reader.press(key)
        assert reader.at == "kuching"
        assert page.top > 0
        await reader.press("home")
        assert (reader.at, page.top) == ("kuching", 0)


async def test_a_locator_at_the_start_is_read_and_the_network_is_chosen_from(network):
    async with reading(network, "kuching") as reader:
        assert reader.pane.id == "explore-page"
        await reader.press("tab")
        assert reader.pane is reader.tree
        await reader.press("tab", "pagedown")
        assert reader.at == "kuching"
    async with reading(network) as reader:
        assert reader.pane is reader.tree


@pytest.mark.parametrize(("key", "back"), [("pagedown", "pageup"), ("space", "home")])
async def test_on_a_row_without_branches_the_keys_for_a_page_scroll_its_page(network, key, back):
    async with reading(network, "jakarta-jaklingko", in_list=True) as reader:
        page = reader.main.query_one("#explore-page")
        await reader.press(key)
        assert reader.pane is reader.tree
        assert reader.at == "jakarta-jaklingko"
        assert page.top > 0
        await reader.press(back)
        assert page.top == 0
        await reader.press("end", "home")
        assert (reader.at, page.top) == ("jakarta-jaklingko", 0)


async def test_pages_of_the_tree_go_on_though_one_ends_on_a_row_without_branches(network):
    async with reading(network) as reader:
        await reader.press("plus")
        seen = []
        for _ in range(5):
            await reader.press("pagedown")
            seen.append(reader.tree.cursor)
        assert seen == sorted(set(seen))


async def test_a_page_shorter_than_its_pane_leaves_the_keys_to_the_tree(network):
    async with reading(network, "jakarta-jaklingko", size=(120, 200), in_list=True) as reader:
        before = reader.tree.cursor
        await reader.press("home")
        assert reader.tree.cursor == 0 != before


async def test_a_screen_gone_to_by_its_number_has_the_keyboard_in_its_list(network):
    async with reading(network, "kuching") as reader:
        await reader.press("tab", "3", "greater_than_sign", "1")
        assert reader.at == "kuching"
        assert reader.pane is reader.tree
