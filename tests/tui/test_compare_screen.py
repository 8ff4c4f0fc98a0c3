"""Compare: two sides row by row, the row below, and what keys do to them."""

import re

import pytest
from reader import reading

from ascn_tui.model.location import Location

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
COMPLETED = "compare/indonesia/malaysia/status:completed?edition=2025"


@SIZES
async def test_the_row_where_paper_and_report_disagree_is_on_the_first_screen(network, size):
    async with reading(network, size=size) as reader:
        await reader.press("2")
        assert reader.at.startswith("indonesia/malaysia")
        lines = reader.screen()
        at = next(n for n, line in enumerate(lines) if "The paper's figures, 2023" in line)
        assert at < 7
        report, paper = lines[at + 1 : at + 3]
        assert re.search(r"Projects, 2023 report +14 +15 +≠", report)
        assert "as the paper says" in paper
        assert "!" in paper
        assert paper.index("15") < paper.index("14")
        assert reader.here.edition == network.taxonomy.newest


async def test_enter_shows_what_a_row_rests_on(network):
    async with reading(network, "compare") as reader:
        await reader.press("g", "down", "enter")
        assert reader.pane.id == "row"
        below = "\n".join(line.text for line in reader.pane.lines)
        assert "The paper swaps the two figures." in below
        assert "me2023 p." in below
        assert "paper p.6" in below
        await reader.press("escape")
        assert reader.pane.id == "pairs"


async def test_the_row_below_follows_the_cursor(network):
    async with reading(network, "compare", size=(120, 36)) as reader:
        seen = set()
        for _ in range(8):
            await reader.press("down")
            title = reader.main.query_one("#row").lines[0].text
            assert title == reader.main.query_one("#row").page_of(reader.here).title
            seen.add(title)
        assert len(seen) > 5


@SIZES
async def test_sides_swap(network, size):
    async with reading(network, "compare", size=size) as reader:
        await reader.press("down", "down", "x")
        assert reader.at.startswith("malaysia/indonesia/")
        row = reader.here.subject[2]
        assert "Malaysia | Indonesia" in reader.screen()[0]
        await reader.press("x")
        assert reader.at == f"indonesia/malaysia/{row}"


async def test_differences_only_and_back_again(network):
    async with reading(network, "compare", size=(120, 36)) as reader:
        pane = reader.main.query_one("#pairs")
        whole = len(pane.lines)
        await reader.press("d")
        assert reader.here.option("differ") == "1"
        assert len(pane.lines) < whole
        assert not [line for line in pane.lines if line.text.rstrip().endswith("=")]
        await reader.press("d")
        assert reader.here.option("differ") == ""
        assert len(pane.lines) == whole


async def test_every_row_can_be_stood_on(network):
    async with reading(network, "compare", size=(120, 36)) as reader:
        await reader.press("g")
        last = network.comparisons[0].rows[-1].id
        reached = {reader.here.subject[-1]}
        for _ in range(150):
            await reader.press("down")
            reached.add(reader.here.subject[-1])
            if last in reached:
                break
        written = {row.id for row in network.comparisons[0].rows if row.measure != "status"}
        assert written <= reached


@pytest.mark.parametrize("downs", [0, 1, 2, 6])
async def test_another_edition_is_one_key_away_from_every_row(network, downs):
    async with reading(network, "compare") as reader:
        await reader.press(*["down"] * downs)
        for key, edition in (
            ("less_than_sign", "2024"), ("less_than_sign", "2023"), ("less_than_sign", "2022"),
            ("greater_than_sign", "2023"), ("greater_than_sign", "2024"),
        ):  # fmt: skip
            await reader.press(key)
            assert reader.here.screen == "compare"
            assert reader.here.subject[:2] == ("indonesia", "malaysia")
            assert reader.here.edition == edition
            rows = reader.main.query_one("#pairs").lines
            assert f"me{edition} p." in rows[0].text
            count = len(network.rows(edition, country="indonesia"))
            [projects] = [line.text for line in rows if line.text.startswith("  Projects  ")]
            assert projects.split()[1] == str(count)


async def test_a_status_that_another_edition_does_not_have_leaves_one_on_the_comparison(network):
    async with reading(network, COMPLETED) as reader:
        for edition in ("2024", "2023", "2022"):
            await reader.press("less_than_sign")
            assert reader.here.edition == edition
            assert reader.here.subject[:2] == ("indonesia", "malaysia")
        await reader.press("1", "2")
        assert reader.here.screen == "compare"


async def test_going_back_to_a_comparison_in_another_edition_never_gets_lost(network):
    async with reading(network, COMPLETED) as reader:
        await reader.press("1", "less_than_sign", "less_than_sign", "less_than_sign", "2")
        assert reader.here.screen == "compare"
        assert reader.here.edition == "2022"


async def test_two_marked_places_are_compared(network):
    async with reading(network, "jakarta", in_list=True) as reader:
        await reader.press("c")
        assert "Marked" in reader.text
        await reader.press("escape", "c")
        assert reader.at == "jakarta/indonesia"
        assert reader.here.screen == "compare"


async def test_only_a_place_can_be_marked(network):
    async with reading(network, "jakarta-jaklingko") as reader:
        await reader.press("c")
        assert "Go to a country, a city" in reader.text
        assert reader.here.screen == "explore"


async def test_a_figure_opens_the_projects_it_counts(network):
    async with reading(network, "compare/indonesia/malaysia") as reader:
        await reader.press("enter", "down", "down", "enter")
        assert reader.here.screen == "explore"
        assert reader.here.option("country") in ("indonesia", "malaysia")
        await reader.press("left_square_bracket")
        assert reader.here.screen == "compare"


# -- groups that fold --------------------------------------------------------------------------


def headings(reader) -> list[str]:
    """The headings of groups with the sign before them."""
    lines = reader.main.query_one("#pairs").lines
    return [line.text.split("  ")[0] for line in lines if line.text.startswith(("▸", "▾"))]


@SIZES
async def test_a_group_folds_to_its_heading_with_the_number_of_its_rows(network, size):
    async with reading(network, "compare/indonesia/malaysia", size=size) as reader:
        await reader.press("space")
        assert reader.at.endswith("group:paper-figures-2023")
        assert reader.here.option("fold") == "paper-figures-2023"
        assert reader.row.split() == ["▸", "The", "paper's", "figures,", "2023", "1", "row"]
        assert "as the paper says" not in "\n".join(line.text for line in reader.pane.lines)
        await reader.press("down")
        assert reader.at.endswith("group:overview")
        await reader.press("up", "space", "down")
        assert reader.here.option("fold") == ""
        assert reader.at.endswith("ov-projects")


async def test_left_and_right_fold_and_unfold_like_a_tree(network):
    async with reading(network, "compare/indonesia/malaysia/ov-cities") as reader:
        await reader.press("left")
        assert reader.at.endswith("group:overview")
        assert not reader.here.option("fold")
        await reader.press("left")
        assert reader.here.option("fold") == "overview"
        await reader.press("left")
        assert reader.here.option("fold") == "overview"
        await reader.press("right")
        assert not reader.here.option("fold")
        await reader.press("right")
        assert reader.at.endswith("malaysia/projects")


async def test_all_groups_fold_and_unfold(network):
    async with reading(network, "compare/indonesia/malaysia/tp-challenges") as reader:
        every = len(headings(reader))
        await reader.press("minus")
        assert reader.here.option("fold") == "all"
        assert reader.at.endswith("group:paper-topics")
        assert [one[0] for one in headings(reader)] == ["▸"] * every
        await reader.press("enter")
        assert [one[0] for one in headings(reader)].count("▾") == 1
        assert reader.here.option("fold").count(",") == every - 2
        await reader.press("plus")
        assert [one[0] for one in headings(reader)] == ["▾"] * every


async def test_folding_leaves_no_trail_and_outlives_swap_and_edition(network):
    async with reading(network, "compare/indonesia/malaysia") as reader:
        steps = len(reader.main.navigator.history.steps)
        await reader.press("minus")
        assert len(reader.main.navigator.history.steps) == steps
        await reader.press("x", "greater_than_sign")
        assert reader.here.option("fold") == "all"
        assert reader.at.startswith("malaysia/indonesia")


async def test_differences_only_says_how_many_rows_are_not_known(network):
    async with reading(network, "compare/indonesia/malaysia", size=(120, 36)) as reader:
        await reader.press("d")
        lines = [line.text for line in reader.main.query_one("#pairs").lines]
        assert "only differences shown" in lines[0]
        [partners] = [line for line in lines if line.startswith("▾ Partners")]
        assert partners.rstrip().endswith("3 not known")


async def test_a_row_that_is_shown_no_longer_gives_way_to_the_one_under_the_cursor(network):
    same = next(row.id for row in network.comparisons[0].rows if row.verdict == "same")
    async with reading(network, f"compare/indonesia/malaysia/{same}") as reader:
        await reader.press("d")
        assert not reader.at.endswith(same)
        line = reader.pane.lines[reader.pane.cursor]
        assert line.to == reader.here
        title = reader.main.query_one("#row").lines[0].text.strip()
        assert title.startswith(line.spans[0].text.strip())


# -- sides -------------------------------------------------------------------------------------


async def test_the_names_of_the_sides_stay_while_the_rows_scroll(network):
    async with reading(network, "compare/indonesia/malaysia") as reader:
        await reader.press("G")
        assert "Indonesia" in reader.screen()[1]
        assert "Malaysia" in reader.screen()[1]
        await reader.press("x")
        assert reader.screen()[1].index("Malaysia") < reader.screen()[1].index("Indonesia")


@SIZES
async def test_texts_are_read_whole_in_the_rows_each_below_the_name_of_its_side(network, size):
    here = "compare/indonesia/malaysia/tp-digital-governance"
    async with reading(network, here, size=size) as reader:
        screen = reader.screen()
        left, right = (screen[1].index(name) for name in ("Indonesia", "Malaysia"))
        at = next(n for n, line in enumerate(screen) if line[left:].startswith("JAKI brings"))
        rows = screen[at : at + 5]
        whole = [" ".join(" ".join(row[start:end] for row in rows).split())
                 for start, end in ((left, right), (right, 2 * right - left))]  # fmt: skip
        assert "brings services and complaints into one app; Makassar has joined-up" in whole[0]
        assert whole[1].startswith("Observatories in Kuala Lumpur and Johor Bahru; online")


@SIZES
async def test_sign_and_references_of_a_row_stand_apart_from_the_scrollbar(network, size):
    async with reading(network, "compare/indonesia/malaysia", size=size) as reader:
        rows = reader.main.query_one("#pairs")
        drawn = {line.text.strip() for line in rows.lines}
        for _ in range(6):
            shown = [line.ljust(size[0]) for line in reader.screen()[2 : 2 + rows.size.height]]
            assert {line[-2] for line in shown} == {" "}
            assert {line[:-1].strip() for line in shown} <= drawn
            await reader.press("pagedown")


async def test_a_row_taller_than_the_pane_is_shown_from_its_first_line(network):
    here = "compare/indonesia/malaysia/tp-multi-stakeholder-engagement"
    async with reading(network, here, size=(80, 18)) as reader:
        assert reader.pane.top == reader.pane.cursor
        assert "Multi-stakeholder" in reader.text


async def test_a_place_marked_in_one_edition_is_compared_with_itself_in_another(network):
    async with reading(network, "explore/indonesia?edition=2022") as reader:
        await reader.press("c", "greater_than_sign", "greater_than_sign", "greater_than_sign", "c")
        assert str(reader.here) == "compare/indonesia/indonesia edition=2025 left=2022"
        assert "Indonesia 2022" in reader.screen()[1]
        await reader.press("x")
        assert str(reader.here) == "compare/indonesia/indonesia edition=2025 right=2022"
        await reader.press("less_than_sign")
        assert "Indonesia 2024" in reader.screen()[1]


async def test_the_same_mark_twice_is_taken_away(network):
    async with reading(network, "indonesia") as reader:
        await reader.press("c", "c")
        assert "no longer marked" in reader.text
        assert reader.here.screen == "explore"


async def test_two_marked_themes_are_compared(network):
    async with reading(network, "civic-and-social") as reader:
        await reader.press("c")
        reader.main.navigator.open(Location("explore", ("quality-environment",)))
        await reader.settle()
        await reader.press("c")
        assert reader.at == "civic-and-social/quality-environment"


# -- from a figure to what it rests on ------------------------------------------------------------


@SIZES
async def test_paper_and_section_are_one_key_away_and_the_page_of_the_report_two(network, size):
    async with reading(network, "compare/indonesia/malaysia", size=size) as reader:
        projects = next(line for line in reader.screen() if "Projects, 2023 report" in line)
        assert projects.split()[3:5] == ["14", "15"]
        await reader.press("enter")
        paper = next(line for line in reader.screen() if "The paper, section" in line)
        assert "«Overview of the network»: 15 | 14" in paper
        assert "paper p.6" in paper
        await reader.press("enter")
        assert str(reader.here) == "sources/me2023 edition=2025 page=6"
        assert "me2023 p.6" in reader.text


@pytest.mark.parametrize("row", ["ov-projects", "projects"])
async def test_the_papers_claims_of_a_row_are_one_key_away(network, row):
    async with reading(network, f"compare/indonesia/malaysia/{row}") as reader:
        await reader.press("p")
        assert str(reader.here) == "evidence/c049 edition=2025"
        assert "15 projects" in reader.text


async def test_partners_and_entries_open_as_lists(network):
    for row, count in (
        ("partners", 4),
        ("level:organizational", 13),
        ("plan:quality-environment", 4),
    ):
        async with reading(network, f"compare/indonesia/malaysia/{row}") as reader:
            await reader.press("enter", "down", "enter")
            assert reader.here.screen == "explore"
            listed = [line for line in reader.main.query_one("#explore-page").lines if line.to]
            assert len(listed) == count
            await reader.press("tab", "escape")
            assert not reader.here.option("list")


async def test_a_wide_terminal_has_the_row_beside_the_rows(network):
    async with reading(network, "compare/indonesia/malaysia", size=(200, 60)) as reader:
        table, row = (reader.main.query_one(name).region for name in ("#table", "#row"))
        assert table.right <= row.x
        assert table.y == row.y


async def test_the_tiny_network_compares_in_the_same_way(tiny_network):
    async with reading(tiny_network, "compare") as reader:
        assert "Norland" in reader.text
        assert "Sudmark" in reader.text
        for _ in range(30):
            await reader.press("down")
        await reader.press("x", "d", "less_than_sign", "greater_than_sign")
        assert reader.at.startswith("sudmark/norland")


async def test_folded_groups_are_taken_back_before_what_was_changed_elsewhere(network):
    async with reading(network, "explore") as reader:
        await reader.press("less_than_sign", "2", "minus", "u")
        assert not reader.here.option("fold")
        assert reader.here.edition == "2024"
        assert "Taken back: folded groups." in reader.text
        await reader.press("space", "u", "u")
        assert (reader.here.option("fold"), reader.here.edition) == ("", "2025")


async def test_c_on_a_comparison_chooses_two_others(network):
    async with reading(network, "compare/indonesia/malaysia") as reader:
        assert "c choose" in reader.screen()[-1]
        await reader.press("c")
        await reader.type("kuching ipoh")
        await reader.press("enter")
        assert reader.at == "kuching/ipoh"
