"""What lies over every screen: sources, help, and the way out."""

import pytest
from reader import reading
from textual.binding import Binding

from ascn_tui.tui.dialogs import help as helping
from ascn_tui.tui.dialogs import jump, sources
from ascn_tui.tui.screens import compare, explore, governance, main
from ascn_tui.tui.widgets.page_view import PageView
from ascn_tui.tui.widgets.row_list import RowList
from ascn_tui.tui.widgets.tree import NetworkTree

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
OURS = (
    NetworkTree, PageView, RowList, sources.SourcesDialog, compare.CompareView, explore.ExploreView,
    governance.GovernanceColumn, helping.HelpDialog, main.MainScreen, jump.JumpDialog,
    jump.JumpInput,
)  # fmt: skip


def lines_of(reader) -> str:
    return "\n".join(line.text for line in reader.app.screen.query_one(RowList).lines)


@SIZES
async def test_s_lists_the_documents_of_the_page_and_enter_opens_one(network, size):
    async with reading(network, "jakarta-jaklingko", size=size) as reader:
        await reader.press("s")
        listed = lines_of(reader)
        assert network.source["me2023"].title.split()[0] in listed
        assert "me2023 p." in listed
        await reader.press("enter")
        assert reader.here.screen == "sources"
        assert network.source[reader.at].title.split()[0] in reader.page()
        await reader.press("left_square_bracket")
        assert reader.at == "jakarta-jaklingko"


@pytest.mark.parametrize("key", ["escape", "s", "q"])
async def test_sources_close_and_leave_everything_as_it_was(network, key):
    async with reading(network, "jakarta") as reader:
        before = reader.here
        await reader.press("s", "down", key)
        assert reader.app.screen is reader.main
        assert reader.here == before
        assert reader.app.is_running


async def test_every_document_of_a_page_stands_in_its_list_of_sources(network):
    async with reading(network, "malaysia") as reader:
        await reader.press("s")
        listed = lines_of(reader)
        page = reader.main.query_one(PageView).page_of(reader.here)
        for document in {ref.document for ref in page.references()}:
            assert document in listed


@pytest.mark.parametrize("start", ["explore", "compare", "governance", "c049"])
async def test_help_lists_every_key_that_does_something_here(network, start):
    async with reading(network, start, size=(120, 50)) as reader:
        active = [item.binding for item in reader.app.screen.active_bindings.values()]
        does = {binding.tooltip or binding.description for binding in active if binding.id}
        own = {
            binding for kind in OURS for binding in kind.BINDINGS if isinstance(binding, Binding)
        }
        here = {binding.id for binding in active} & {binding.id for binding in own}
        await reader.press("question_mark")
        text = " ".join(lines_of(reader).split())
        assert len(here) >= 15
        for said in does - {""}:
            assert " ".join(said.split()) in text, said
        for key in ("1", "[", "?", "^p", "q"):
            assert key in text


async def test_every_binding_has_an_id_and_says_what_it_does():
    for kind in OURS:
        for binding in kind.BINDINGS:
            assert isinstance(binding, Binding)
            place, _, verb = (binding.id or "").partition(".")
            assert place in {*helping.PLACES, "cited"}, binding
            assert verb, binding
            assert binding.description or binding.tooltip, binding


def test_no_binding_needs_a_key_that_some_terminals_lack():
    for kind in OURS:
        for binding in kind.BINDINGS:
            for key in binding.key.split(","):
                assert not key.startswith(("alt+", "f1", "ctrl+enter", "shift+")), binding


@pytest.mark.parametrize("key", ["escape", "?"])
async def test_help_closes_and_leaves_everything_as_it_was(network, key):
    async with reading(network, "jakarta") as reader:
        before = reader.here
        await reader.press("question_mark", key)
        assert reader.app.screen is reader.main
        assert reader.here == before


@SIZES
async def test_the_hints_below_fit_the_line_and_end_with_help_and_the_way_out(network, size):
    async with reading(network, size=size) as reader:
        for key in ("1", "2", "3", "4", "5", "enter", "s", "escape", "question_mark"):
            await reader.press(key)
            if reader.app.screen is reader.main:
                hints = reader.screen()[-1]
                assert hints.rstrip().endswith("? help  q quit")
                assert len(hints.rstrip()) <= size[0]
                assert len(hints.split("  ")) <= 9


@pytest.mark.parametrize("start", ["explore", "compare", "governance", "me2023"])
async def test_q_quits_from_every_screen(network, start):
    async with reading(network, start) as reader:
        await reader.pilot.press("q")
        assert not reader.app.is_running
        assert reader.app.return_code in (0, None)


async def test_a_message_is_shown_as_it_is_and_goes_away(network):
    async with reading(network, "explore?edition=2025") as reader:
        await reader.press("greater_than_sign")
        assert "2025 is the newest edition." in reader.text


@pytest.mark.parametrize("theme", ["ascn-light", "ascn-dark", "ascn-contrast", "ascn-ansi"])
async def test_every_theme_draws_every_screen(network, theme):
    async with reading(network, theme=theme) as reader:
        for key in ("2", "3", "1"):
            await reader.press(key)
            assert reader.text.strip()


async def test_a_list_that_is_answered_twice_at_once_closes_once(network):
    async with reading(network, "jaklingko") as reader:
        await reader.press("s")
        reader.pane.action_open()
        reader.pane.action_open()
        await reader.settle()
        assert reader.app.is_running
        assert reader.here.screen == "sources"
