"""The filter in the app: typed live, kept in the heading and the locator, cleared by Escape."""

import pytest
from reader import reading
from textual import events

from ascn_tui.model.filter import match
from ascn_tui.model.filter.query import LONGEST
from ascn_tui.model.names.search import name_index
from ascn_tui.tui import app
from ascn_tui.tui.widgets.tree import NetworkTree

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


def typed(text):
    names = {" ": "space", ":": "colon", "!": "exclamation_mark", '"': "quotation_mark"}
    return [names.get(char, char) for char in text]


async def write(reader, text):
    for char, key in zip(text, typed(text), strict=True):
        event = events.Key(key, char)
        event.set_sender(reader.app)
        reader.app.post_message(event)
        await reader.settle()


@SIZES
async def test_every_key_narrows_the_tree_its_counts_and_the_page(network, size):
    async with reading(network, "explore?edition=2023", size=size) as reader:
        await reader.press("slash")
        await write(reader, "mal")
        assert reader.here.option("filter") == "mal"
        await write(reader, " status:plan")
        assert str(reader.here) == "explore edition=2023 filter=mal+status:planning"
        assert [node.total for node in reader.tree.nodes if node.branch] == [4, 4, 2, 2]
        assert "4 of 86 projects" in reader.page()
        assert "Smart Bin" in reader.page()
        await reader.press("enter")
        assert reader.pane.id == "outline"
        assert "/mal status:planning" in reader.text


async def test_little_that_a_filter_keeps_is_told_with_the_report_that_has_more(network):
    async with reading(network, "explore?edition=2023", size=(120, 36)) as reader:
        await reader.press("slash")
        await write(reader, "kuching")
        assert "/kuching  3 here, 5 in 2025" in reader.text
        assert "› 5 projects in 2025" in reader.page()
        await reader.press("enter", *["greater_than_sign"] * 2)
        assert " here, " not in reader.text
        assert "In other reports" not in reader.page()


@SIZES
async def test_where_a_report_has_nothing_enter_opens_the_one_that_has_most(network, size):
    async with reading(network, size=size) as reader:
        await reader.press("slash")
        await write(reader, "mal status:planning")
        assert "None in the 2025 report; 4 in 2023" in reader.text
        for said in ("3 projects in 2024", "4 projects in 2023", "4 projects in 2022"):
            assert said in reader.page()
        await reader.press("enter", "enter")
        assert str(reader.here) == "explore edition=2023 filter=mal+status:planning"
        assert "4 of 86 projects" in reader.page()


async def test_the_filter_goes_with_the_first_escape_and_the_second_climbs(network):
    async with reading(network, "jakarta") as reader:
        await reader.press("slash")
        await write(reader, "jak")
        await reader.press("enter", "escape")
        assert str(reader.here) == "explore/jakarta edition=2025"
        assert "/jak" not in reader.text
        await reader.press("escape")
        assert reader.at == "indonesia"


async def test_escape_while_typing_leaves_everything_as_it_was(network):
    async with reading(network, "jakarta", in_list=True) as reader:
        await reader.press("right", "down")
        before, nodes = reader.here, reader.tree.nodes
        await reader.press("slash")
        await write(reader, "malaysia smart")
        assert reader.here != before
        await reader.press("escape")
        assert (reader.here, reader.tree.nodes) == (before, nodes)
        assert [step.location for step in reader.main.navigator.history.steps] == [before]
        assert reader.pane.id == "outline"
        assert "? help" in reader.screen()[-1]


async def test_a_filter_is_one_change_of_the_view(network):
    async with reading(network, "jakarta") as reader:
        await reader.press("2", "1", "slash")
        await write(reader, "country:malaysia")
        await reader.press("enter", "down", "u")
        assert not reader.here.option("filter")
        assert reader.here.subject[0] in network.records
        await reader.press("U", "escape")
        assert not reader.here.option("filter")
        await reader.press("u")
        assert reader.here.option("filter") == "country:malaysia"
        assert {node.key.partition("/")[0] for node in reader.tree.nodes if node.depth == 1} == {
            "malaysia"
        }
        await reader.press("u")
        assert not reader.here.option("filter")
        await reader.press("left_square_bracket")
        assert reader.here.screen == "compare"
        await reader.press("right_square_bracket")
        assert reader.here.screen == "explore"


async def test_back_and_forward_bring_the_filter_with_the_place(network):
    async with reading(network, "jakarta") as reader:
        await reader.press("slash")
        await write(reader, "country:malaysia")
        await reader.press("enter", "down")
        before, row = reader.here, reader.row
        await reader.press("2", "left_square_bracket")
        assert (reader.here, reader.row) == (before, row)


async def test_a_single_row_is_taken_at_once(network):
    async with reading(network) as reader:
        await reader.press("slash")
        await write(reader, "jaklingko")
        assert reader.at == "jakarta-jaklingko"
        await reader.press("enter", "enter")
        assert reader.pane.id == "explore-page"


async def test_the_page_of_a_project_is_left_to_the_filtered_tree(network):
    async with reading(network) as reader:
        await reader.press("slash")
        await write(reader, "jakarta")
        await reader.press("enter", "down", "down", "down", "enter", "escape")
        assert reader.pane.id == "outline"
        assert reader.here.option("filter") == "jakarta"
        await reader.press("escape")
        assert not reader.here.option("filter")
        assert reader.at.startswith("jakarta-")


async def test_where_nothing_matches_enter_takes_the_nearest(network):
    async with reading(network) as reader:
        await reader.press("slash")
        await write(reader, "jakatra")
        assert "No match. Try jakarta" in reader.text
        await reader.press("enter")
        assert "No match" in reader.row
        await reader.press("enter")
        assert reader.here.option("filter") == "jakarta"
        assert "No match" not in reader.text


@SIZES
async def test_what_is_no_filter_yet_is_told_and_the_rows_stay(network, size):
    async with reading(network, size=size) as reader:
        await reader.press("slash")
        await write(reader, "focus:health ")
        nodes = reader.tree.nodes
        await write(reader, "statu:")
        assert "status: takes planning, ongoing, completed or unknown" in reader.text
        assert reader.tree.nodes == nodes
        await write(reader, "x")
        assert "there are planning" in reader.text
        assert reader.here.option("filter") == "focus:health-and-well-being"
        await reader.press("backspace")
        await write(reader, "on")
        assert "did you mean" not in reader.text
        assert reader.here.option("filter") == "focus:health-and-well-being status:ongoing"


async def test_another_slash_goes_on_with_the_present_filter(network):
    async with reading(network, "explore?filter=jakarta") as reader:
        await reader.press("slash")
        await write(reader, " smart")
        assert reader.here.option("filter") == "jakarta smart"
        await reader.press("enter", "slash", "escape")
        assert not reader.here.option("filter")
        await reader.press("u")
        assert reader.here.option("filter") == "jakarta smart"


async def test_what_stood_open_stands_open_again_without_the_filter(network):
    async with reading(network, "jakarta") as reader:
        await reader.press("right")
        opened = reader.tree.opened
        await reader.press("slash")
        await write(reader, "country:malaysia")
        await reader.press("enter", "left", "escape")
        assert opened <= reader.tree.opened
        assert "country:malaysia" not in reader.text


async def test_branches_close_under_a_filter_as_without_one(network):
    async with reading(network, "explore?filter=jakarta") as reader:
        shown = len(reader.tree.nodes)
        await reader.press("down", "left")
        assert len(reader.tree.nodes) < shown
        await reader.press("right")
        assert len(reader.tree.nodes) == shown


async def test_another_edition_and_order_keep_the_filter(network):
    async with reading(network, "explore?filter=smart") as reader:
        await reader.press("less_than_sign")
        assert (reader.here.edition, reader.here.option("filter")) == ("2024", "smart")
        await reader.press("o")
        assert (reader.here.option("by"), reader.here.option("filter")) == ("theme", "smart")
        assert len([node for node in reader.tree.nodes if node.status]) == 29


async def test_letters_and_digits_are_text_while_a_filter_is_typed(network):
    async with reading(network) as reader:
        await reader.press("slash")
        await write(reader, "q2?s")
        assert reader.here.screen == "explore"
        assert len(reader.app.screen_stack) == 1
        assert reader.here.option("filter") == '"q2 s"'


async def test_a_paste_is_cut_to_what_a_filter_holds(network):
    async with reading(network) as reader:
        await reader.press("slash")
        reader.app.post_message(events.Paste("smart\n" * 5_000))
        await reader.settle()
        await reader.settle()
        assert reader.here.option("filter") == "smart"
        assert len(reader.app.focused.value) == LONGEST


@pytest.mark.parametrize("signs", ["[b]x", "%00", "é\u0301", "🙂", "а́", "\\", "''", '"'])
async def test_any_signs_are_text(network, signs):
    async with reading(network) as reader:
        await reader.press("slash")
        reader.app.post_message(events.Paste(signs))
        await reader.settle()
        await reader.press("enter", "escape", "escape")
        assert not reader.here.option("filter")


@SIZES
async def test_columns_of_governance_follow_and_offer_the_nearest(network, size):
    async with reading(network, "governance/operational", size=size) as reader:
        await reader.press("slash")
        await write(reader, "flood")
        assert "/flood" in reader.screen()[0]
        await reader.press("enter")
        assert reader.pane.id in ("levels", "places", "entries")
        shown = [line.text for line in reader.main.query_one("#places").lines]
        assert sum(int(line.split()[-1]) for line in shown) == 3
        await reader.press("escape")
        assert str(reader.here).startswith("governance/operational edition=2025")
        assert not reader.here.option("filter")


@SIZES
async def test_rows_of_a_comparison_follow(network, size):
    async with reading(network, "compare", size=size) as reader:
        every = len(reader.pane.lines)
        await reader.press("slash")
        await write(reader, "verdict:left")
        assert 0 < len(reader.main.query_one("#pairs").lines) < every
        assert "3 of 68 rows" in reader.text
        await reader.press("enter")
        assert reader.pane.id == "pairs"
        await reader.press("escape")
        assert len(reader.pane.lines) == every


async def test_a_comparison_offers_the_nearest_where_nothing_matches(network):
    async with reading(network, "compare") as reader:
        await reader.press("slash")
        await write(reader, "urbn")
        await reader.press("enter", "enter")
        assert reader.here.option("filter") == "urban"


async def test_a_folded_group_opens_for_what_the_filter_keeps(network):
    async with reading(network, "compare") as reader:
        await reader.press("minus", "slash")
        await write(reader, "health")
        assert "Health & Well-Being" in reader.text


@SIZES
@pytest.mark.parametrize("screen", ["evidence", "sources", "timeline", "glossary", "partners"])
async def test_screens_that_are_read_follow_in_list_and_page(network, size, screen):
    async with reading(network, screen, size=size) as reader:
        every = len(reader.main.query_one("#contents").lines)
        await reader.press("slash")
        await write(reader, "jakarta")
        assert 1 < len(reader.main.query_one("#contents").lines) < every
        assert "/jakarta" in reader.screen()[0]
        await reader.press("enter")
        assert reader.pane.id == "contents"
        await reader.press("down", "escape")
        assert len(reader.main.query_one("#contents").lines) == every


@pytest.mark.parametrize("screen", ["figures", "framework", "trends"])
async def test_a_page_alone_is_filtered_and_cleared_too(network, screen):
    async with reading(network, screen) as reader:
        whole = reader.page()
        await reader.press("slash")
        await write(reader, "smart")
        assert reader.page() != whole
        await reader.press("enter", "escape")
        assert reader.page() == whole


async def test_a_zoomed_list_is_seen_while_its_filter_is_typed(network):
    async with reading(network) as reader:
        await reader.press("z", "slash")
        await write(reader, "jakarta")
        assert reader.main.query_one(NetworkTree).region.height > 5
        await reader.press("enter")
        assert reader.pane.region.height == 20


async def test_a_click_on_a_row_keeps_the_filter(network):
    async with reading(network, size=(120, 36)) as reader:
        await reader.press("slash")
        await write(reader, "jakarta")
        await reader.pilot.click("#outline", offset=(6, 2))
        await reader.settle()
        assert reader.here.option("filter") == "jakarta"
        assert reader.pane.id == "outline"
        assert "? help" in reader.screen()[-1]


async def test_the_filter_is_offered_and_its_clearing_only_where_there_is_one(network):
    async with reading(network, size=(120, 36)) as reader:
        assert "/ filter" in reader.screen()[-1]
        assert "clear filter" not in reader.screen()[-1]
        await reader.press("slash")
        await write(reader, "smart")
        await reader.press("enter")
        assert "esc clear filter" in reader.screen()[-1]


async def test_nothing_is_cut_off_under_a_filter_in_a_small_terminal(network):
    async with reading(network, size=(60, 20), ascii_only=True) as reader:
        await reader.press("slash")
        await write(reader, "city:")
        assert "33 more" in reader.text
        await write(reader, "jakarta")
        await reader.press("enter")
        assert "/city:jakarta" in reader.text
        assert all(char.isascii() for line in reader.screen() for char in line)


async def test_what_a_large_network_is_asked_first_is_worked_out_before(network, monkeypatch):
    monkeypatch.setattr(app, "_MANY", 10)
    monkeypatch.setattr(app, "_LATER", 0.01)
    name_index.cache_clear()
    match.filterable_texts.cache_clear()
    async with reading(network) as reader:
        await reader.pilot.pause(0.1)
        await reader.app.workers.wait_for_complete()
        every = len(network.edition)
        assert (name_index.cache_info().misses, match.filterable_texts.cache_info().misses) == (
            1,
            every,
        )
        await reader.press("slash")
        await write(reader, "jakarta")
        assert reader.here.option("filter") == "jakarta"
        assert match.filterable_texts.cache_info().misses == every


async def test_the_offer_is_passed_by_without_being_taken(network):
    async with reading(network, "explore?filter=jakatra") as reader:
        await reader.press("up", "down")
        assert "No match" in reader.row
        assert reader.here.option("filter") == "jakatra"
        await reader.press("right", "escape")
        assert reader.here.option("filter") == "jakatra"


@pytest.mark.parametrize("words", ["irda", "level:organizational"])
async def test_columns_go_to_the_level_that_a_filter_keeps_something_of(network, words):
    async with reading(network, "governance", size=(120, 36)) as reader:
        await reader.press("slash")
        await write(reader, words)
        await reader.press("enter")
        assert reader.at.startswith("organizational")
        assert "No match." not in reader.text


@pytest.mark.parametrize("start", ["governance", "evidence", "compare", "explore"])
async def test_where_nothing_is_near_all_is_offered(network, start):
    async with reading(network, start, size=(120, 36)) as reader:
        await reader.press("slash")
        await write(reader, "zzzz")
        assert "without the filter" in reader.text


async def test_no_row_rests_on_anything_where_a_comparison_keeps_none(network):
    async with reading(network, "compare", size=(80, 24)) as reader:
        await reader.press("down", "slash")
        await write(reader, "zzzz")
        assert not reader.main.query_one("#row").lines
        await reader.press("escape")
        assert reader.main.query_one("#row").lines


async def test_the_list_of_sources_is_filtered_and_cited_from(network):
    async with reading(network, "jakarta", size=(120, 36)) as reader:
        await reader.press("s")
        every = len(reader.stops)
        await reader.press("slash")
        await write(reader, "me2023")
        await reader.press("enter")
        assert len(reader.stops) == 1 < every
        assert "/me2023" in reader.text
        await reader.press("y")
        assert "Sent the citation" in reader.text
        assert reader.app.screen is not reader.main
        await reader.press("escape")
        assert len(reader.stops) == every
        await reader.press("slash")
        await write(reader, "zzzz")
        assert "No match." in reader.text
        await reader.press("escape", "escape")
        assert reader.app.screen is reader.main
