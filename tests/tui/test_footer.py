"""The hints below: which keys are told of in which pane, and how many fit."""

import pytest
from reader import reading
from textual.binding import Binding

from ascn_tui.tui.widgets.footer import MOST, fitting, ranked


def hints_of(reader) -> str:
    return reader.screen()[-1].strip()


@pytest.mark.parametrize(
    ("start", "keys", "told"),
    [
        ("explore", (), ["enter open", "tab page", "1-5 screens", "<> edition"]),
        ("jakarta", ("enter", "enter"), ["enter open", "esc list", "s sources", "y cite"]),
        ("compare", (), ["enter open", "x swap", "d differences", "s sources"]),
        ("governance", (), ["enter open", "← → columns", "s sources"]),
        ("c049", (), ["enter open", "s sources", "y cite"]),
    ],
)
async def test_what_matters_most_in_a_pane_is_told_first(network, start, keys, told):
    async with reading(network, start) as reader:
        await reader.press(*keys)
        hints = hints_of(reader)
        found = [hints.find(hint) for hint in told]
        assert -1 not in found, hints
        assert found == sorted(found), hints
        assert hints.endswith("? help  q quit")


@pytest.mark.parametrize("start", ["explore", "compare", "governance", "me2023"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (200, 60)], ids=str)
async def test_hints_are_eight_at_most_and_whole_at_every_size(network, start, size):
    async with reading(network, start, size=size) as reader:
        hints = hints_of(reader)
        assert hints.endswith("? help  q quit")
        assert 4 <= len(hints.split("  ")) <= MOST
        assert hints.startswith("enter open")


async def test_hints_in_ascii_name_the_arrows_in_words(network):
    async with reading(network, "governance", ascii_only=True) as reader:
        assert "left right columns" in hints_of(reader)
        assert hints_of(reader).isascii()


async def test_a_dialog_says_how_it_closes(network):
    async with reading(network, "jakarta") as reader:
        await reader.press("s")
        assert "enter open  / filter  y cite  esc close" in reader.text


def test_hints_that_no_line_names_come_after_those_that_it_names():
    known = [Binding(key, key, key, id=name) for key, name in (("q", "app.quit"), ("s", "a.b"))]
    tree = [Binding("t", "t", show=False, id="tree.toggle"), Binding("e", "e", "e", id="rows.open")]
    assert [found.key for found in ranked([*known, *tree])] == ["e", "s", "q"]


def test_a_hint_too_long_for_the_line_gives_way_to_the_next():
    hints = [("a", "first"), ("b", "much too long for it"), ("c", "third"), ("q", "quit")]
    assert [key for key, _ in fitting(hints, 24, 1)] == ["a", "c", "q"]
    assert len(fitting([(str(n), "x") for n in range(20)], 200, 2)) == MOST


@pytest.mark.parametrize(
    ("start", "keys", "told"),
    [
        ("trends", (), "← → figures"),
        ("compare", ("tab",), "esc list"),
    ],
)
async def test_what_leads_on_inside_a_row_or_back_to_the_rows_is_told(network, start, keys, told):
    async with reading(network, start, size=(80, 24)) as reader:
        await reader.press(*keys)
        assert told in reader.screen()[-1]


@pytest.mark.parametrize("start", ["compare", "explore", "glossary"])
async def test_no_figures_are_told_of_where_none_leads_on(network, start):
    async with reading(network, start, size=(120, 36)) as reader:
        assert "figures" not in reader.screen()[-1]
        assert "esc list" not in reader.screen()[-1]
