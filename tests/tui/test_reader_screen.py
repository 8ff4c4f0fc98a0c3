"""Reading one record after another: the list of all beside the page of one."""

import pytest
from reader import reading

from ascn_tui.tui.widgets.contents_list import ContentsList


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_page_follows_the_cursor_in_the_list_of_claims(network, size):
    async with reading(network, "evidence", size=size) as reader:
        assert reader.pane.id == "contents"
        await reader.press("down", "down")
        contradicted = [claim.id for claim in network.claims if claim.verdict == "contradicted"]
        assert reader.at == contradicted[1]
        assert reader.row.split()[:2] == ["✗", contradicted[1]]
        assert f"Claim {contradicted[1]}" in reader.page()
        await reader.press("enter")
        assert reader.pane.id == "reading-page"
        await reader.press("n")
        assert reader.at == contradicted[2]
        await reader.press("N", "N")
        assert reader.at == contradicted[0]
        await reader.press("escape", "g")
        assert (reader.pane.id, reader.at) == ("contents", "")


async def test_a_list_that_was_narrowed_stays_narrow_while_it_is_read(network):
    async with reading(network, "evidence?section=methods&verdict=contradicted") as reader:
        await reader.press("G")
        some = [
            claim.id
            for claim in network.claims
            if (claim.section, claim.verdict) == ("methods", "contradicted")
        ]
        assert reader.at == some[-1]
        rows = [line.to for line in reader.main.query_one(ContentsList).lines if line.to]
        assert [place.subject[0] for place in rows[1:]] == some
        assert reader.here.option("section") == "methods"


@pytest.mark.parametrize("screen", ["sources", "glossary", "timeline", "partners", "citations"])
async def test_every_member_of_a_list_can_be_stood_on(network, screen):
    async with reading(network, screen) as reader:
        pane = reader.main.query_one(ContentsList)
        rows = [line.to for line in pane.lines if line.to]
        assert len(rows) > 10
        for to in rows[1:5]:
            await reader.press("down")
            assert reader.here.subject == to.subject
            assert reader.pane is pane


async def test_a_screen_without_members_is_one_page(network):
    async with reading(network, "trends") as reader:
        assert not reader.main.query_one(ContentsList).display
        assert reader.pane.id == "reading-page"


async def test_a_claim_opened_from_elsewhere_is_read_and_escape_leads_to_the_list(network):
    async with reading(network, "compare/indonesia/malaysia/ov-projects") as reader:
        await reader.press("enter", "G", "enter")
        assert reader.here.screen == "evidence"
        assert reader.pane.id == "reading-page"
        claim = reader.at
        await reader.press("escape")
        assert reader.pane.id == "contents"
        assert claim in reader.row


async def test_p_asks_what_the_paper_says_of_a_project(network):
    async with reading(network, "jaklingko") as reader:
        await reader.press("p")
        assert str(reader.here) == "evidence about=jakarta-jaklingko edition=2025"
        assert "JakLingko joins up the modes" in reader.page()


async def test_p_says_so_where_the_paper_says_nothing(network):
    async with reading(network, "explore") as reader:
        await reader.press("p")
        assert reader.here.screen == "explore"
        assert "says nothing about this" in reader.text


async def test_claims_narrowed_to_one_record_widen_again_with_escape(network):
    async with reading(network, "kuala-lumpur-smart-bin") as reader:
        await reader.press("p")
        assert "About Smart Bin" in reader.text
        assert "120 claims" not in reader.text
        assert "esc list" in reader.screen()[-1] or "esc show all" in reader.screen()[-1]
        await reader.press("escape", "escape")
        assert reader.at == ""
        assert "120 claims of the paper" in reader.text
        assert "esc show all" not in reader.screen()[-1]


async def test_the_number_of_a_screen_pressed_on_it_goes_to_its_beginning(network):
    async with reading(network, "evidence?about=kuala-lumpur-smart-bin") as reader:
        await reader.press("1", "4")
        assert "About Smart Bin" in reader.text
        await reader.press("4")
        assert "120 claims of the paper" in reader.text


async def test_the_way_back_is_offered_once_there_is_one(network):
    async with reading(network, "jakarta-jaklingko", in_list=True) as reader:
        await reader.press("enter")
        assert "[ back" not in reader.screen()[-1]
        await reader.press("enter")
        assert reader.app.here.screen == "governance"
        assert "[ back" in reader.screen()[-1]
        await reader.press("left_square_bracket")
        assert "[ back" not in reader.screen()[-1]


LISTS = ["sources", "glossary", "timeline", "partners", "framework", "citations", "evidence"]


@pytest.mark.parametrize("screen", LISTS)
async def test_the_page_beside_a_list_introduces_it_and_repeats_none_of_it(network, screen):
    async with reading(network, screen, size=(120, 36)) as reader:
        listed = {line.to for line in reader.main.query_one(ContentsList).lines if line.to}
        [page] = reader.main.query("#reading-page")
        assert len(page.lines) > 5
        assert any(line.to for line in page.lines)
        repeated = [line.text for line in page.lines if line.to in listed]
        assert len(repeated) <= 5, repeated


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_dates_and_events_of_the_list_stand_in_two_columns(network, size):
    async with reading(network, "timeline", size=size) as reader:
        rows = [line.text for line in reader.main.query_one(ContentsList).lines if line.to][1:]
        short = [row for row in rows if "October 2021 – March 2022" not in row]
        assert len(short) == len(rows) - 1
        column = next(row for row in short if "31 October" in row).index("27 Thai")
        assert {row[column - 2 : column] for row in short} == {"  "}
        assert not [row for row in short if row[column] == " "]


@pytest.mark.parametrize("start", ["evidence", "governance"])
async def test_space_scrolls_the_page_though_the_list_has_the_keyboard(network, start):
    async with reading(network, start) as reader:
        await reader.press("down")
        pane, at, top = reader.pane, reader.at, reader.main.query(".page").last().top
        await reader.press("space")
        assert (reader.pane, reader.at) == (pane, at)
        pages = [page for page in reader.main.query("PageView") if page.is_on_screen]
        assert pages[0].top > 0 == top
