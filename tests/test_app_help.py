"""Help: a guide to the screen, its signs, and its keys, narrowed as one types."""

import pytest
from reader import reading

from ascn_tui import words
from ascn_tui.model.location import SCREENS
from ascn_tui.ui.guides import GUIDES
from ascn_tui.ui.screens.help import KeysPane


def told(reader) -> str:
    return "\n".join(line.text for line in reader.app.screen.query_one(KeysPane).lines)


@pytest.mark.parametrize("start", ["explore", "compare", "governance", "evidence", "jakarta"])
async def test_help_begins_with_what_the_screen_shows_and_how_to_move_and_leave(network, start):
    async with reading(network, start, size=(120, 40)) as reader:
        await reader.press("question_mark")
        guide = told(reader).partition("\nSigns")[0].rstrip().split("\n")
        assert 3 <= len(guide) <= 5
        assert guide[0] == GUIDES[reader.here.screen][0]
        assert "Enter" in guide[-2]
        assert guide[-1] == "Esc closes this list; elsewhere it goes one step out. q quits."


def test_every_screen_has_a_guide():
    assert set(SCREENS) <= set(GUIDES)


async def test_help_names_the_signs_that_the_screen_uses(network):
    async with reading(network, size=(120, 40)) as reader:
        await reader.press("question_mark")
        for status in network.taxonomy.statuses:
            assert f"{status.glyph} {status.name}" in told(reader)
        await reader.press("escape", "2", "question_mark")
        for sign, _, said in words.VERDICTS.values():
            assert f"{sign} {said}" in told(reader)


async def test_help_in_ascii_shows_the_twins(network):
    async with reading(network, "compare", ascii_only=True) as reader:
        await reader.press("question_mark")
        assert "x differs" in told(reader)
        assert "Down and up go from row to row" in told(reader)
        assert told(reader).isascii()


async def test_help_on_claims_says_what_each_verdict_means(network):
    async with reading(network, "c049", size=(120, 50)) as reader:
        await reader.press("question_mark")
        for verdict in network.taxonomy.verdicts:
            assert verdict.name in told(reader)
            assert verdict.meaning in told(reader)


async def test_near_keys_come_first_and_the_way_out_last(network):
    async with reading(network, size=(120, 50)) as reader:
        await reader.press("question_mark")
        lines = told(reader).split("\n")
        assert lines.index("Rows") < lines.index("Tree") < lines.index("Program")
        assert lines[-1].split() == ["q", "Leave", "the", "explorer"]


async def test_typing_narrows_help_to_what_fits_and_escape_closes_it(network):
    async with reading(network) as reader:
        before = reader.here
        await reader.press("question_mark", *"edit")
        keys = [line for line in told(reader).split("\n") if line.startswith("  ")]
        assert keys[:2] == ["  < ,  Edition before", "  > .  Edition after"]
        assert all("edit" in line for line in keys[2:] if line[2] != " ")
        assert "Edition before" in reader.text
        assert "Next row" not in reader.text
        await reader.press(*"qqq")
        assert told(reader) == "No key or sign fits «editqqq»."
        await reader.press("escape")
        assert reader.app.screen is reader.main
        assert reader.here == before


async def test_a_key_finds_what_it_does(network):
    async with reading(network) as reader:
        await reader.press("question_mark", "Y")
        assert "locator of what is shown" in told(reader)
        await reader.press("backspace", "q")
        assert "Leave the explorer" in told(reader)


async def test_arrows_scroll_help_while_the_box_has_the_keyboard(network):
    async with reading(network) as reader:
        await reader.press("question_mark", "down", *["pagedown"] * 12)
        assert "Leave the explorer" in reader.text
        await reader.press(*["pageup"] * 12, "up")
        assert GUIDES["explore"][0] in reader.text


async def test_help_stays_inside_a_small_terminal(network):
    async with reading(network, size=(60, 20)) as reader:
        await reader.press("question_mark")
        assert "Type to narrow" in reader.text
        assert "esc close" in reader.text
        pane = reader.app.screen.query_one(KeysPane)
        assert all(line.width <= pane.text_width for line in pane.lines)
