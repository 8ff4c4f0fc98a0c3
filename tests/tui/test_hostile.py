"""Strings that look like markup are shown, and keys without sense are stood."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from label_checks import reworded
from msgspec.structs import replace
from reader import Reader, reading

from ascn_tui.model.fulltext import Mention
from ascn_tui.model.network import Network
from ascn_tui.storage.yaml.text import escape_controls
from ascn_tui.tui.dialogs.help import HelpDialog

HOSTILE = [
    "[@click=app.quit]press[/]", "[bold]", "[/]", "\\[red]", "[$warning]x", ":smile:",
    "two\nlines", "tab\there", "東京スマート都市", "👩‍👩‍👧 é %s {0}",
]  # fmt: skip
ACTIONS = "[@click=app.quit]a[/] [@click=screen.help]b[/]"
NAMES = st.one_of(
    st.text(min_size=1, max_size=30).map(escape_controls),
    st.text(alphabet="[]/@=()$\\ab ", min_size=1),
).filter(str.strip)
KEYS = [
    "down", "up", "left", "right", "enter", "escape", "space", "tab", "shift+tab", "pageup",
    "pagedown", "home", "end", "1", "2", "3", "less_than_sign", "greater_than_sign",
    "left_square_bracket", "right_square_bracket", "s", "x", "d", "c", "z", "o", "g", "G", "h",
    "j", "k", "l", "q", "question_mark", "ctrl+p", "a", "é", "0", "backspace", "delete", "f5",
    "4", "5", "6", "colon", "slash", "u", "m", "apostrophe", "e", "y", "Y", "n", "plus", "minus",
    "asterisk", "left_curly_bracket", "right_curly_bracket", "i", "r",
]  # fmt: skip


def squeezed(text: str) -> str:
    return "".join(text.split())


def named(network: Network, name: str) -> Network:
    """The network with one name for its first city."""
    first, *rest = network.cities
    return Network(replace(network.parts, cities=(replace(first, name=name), *rest)))


async def shows(network: Network, name: str) -> None:
    """Assert that a city of this name shows it literally: in the page, the tree and the crumbs."""
    network = named(network, name)
    key = f"explore/{network.cities[0].id}"
    async with reading(network, key, size=(140, 40)) as reader:
        assert squeezed(name) in reader.within("#explore-page")
        assert squeezed(name) in reader.within("#outline")
        assert squeezed(name) in reader.within("#banner")
        assert "edition‹2024›" in reader.within("#banner")
        assert reader.app.is_running


@pytest.mark.parametrize("name", [escape_controls(name) for name in HOSTILE])
async def test_a_name_that_looks_like_markup_shows_literally(tiny_network, name):
    await shows(tiny_network, name)


@settings(max_examples=6)
@given(NAMES)
async def test_any_name_shows_literally(tiny_network, name):
    await shows(tiny_network, name)


async def click_around(reader: Reader) -> None:
    """Click on markup wherever it is shown; no cell of the screen may carry an action."""
    width, height = reader.app.size
    screen = reader.app.screen
    for y in range(height):
        for x in range(0, width, 2):
            assert "@click" not in screen.get_style_at(x, y).meta, (x, y)
    rows = [y for y, line in enumerate(reader.screen()) if "[@click" in line]
    assert rows
    for y in rows[:3] + rows[-2:]:
        column = reader.screen()[y].find("[@click") + 20
        await reader.pilot.click(offset=(column, y))
        if reader.app.screen is screen is reader.main:
            reader.main.navigator.open(reader.main.navigator.history.steps[0].location)
            await reader.settle()


@pytest.mark.parametrize("start", ["explore", "harbourton-tide-gauges", "compare", "governance"])
async def test_clicking_on_markup_everywhere_runs_no_action(tiny_network, start, monkeypatch):
    hostile = reworded(tiny_network, lambda _: ACTIONS)
    async with reading(hostile, start, size=(100, 30)) as reader:
        ran = []
        monkeypatch.setattr(reader.app, "action_quit", lambda: ran.append("quit"))
        monkeypatch.setattr(reader.main, "action_help", lambda: ran.append("help"))
        assert squeezed(ACTIONS) in squeezed(reader.page())
        await click_around(reader)
        assert reader.app.is_running
        assert not ran


async def test_clicking_on_markup_in_a_list_over_the_screen_runs_no_action(
    tiny_network, monkeypatch
):
    hostile = reworded(tiny_network, lambda _: ACTIONS)
    async with reading(hostile, "harbourton", size=(100, 30)) as reader:
        ran = []
        monkeypatch.setattr(reader.app, "action_quit", lambda: ran.append("quit"))
        await reader.press("s")
        await click_around(reader)
        assert reader.app.is_running
        assert not ran


@pytest.mark.parametrize(
    "name", ["[@click=app.quit]x[/]", "[/] a [km2] b", "two\nlines", "tab\there"]
)
async def test_the_box_shows_names_literally_and_runs_no_action(tiny_network, name, monkeypatch):
    async with reading(named(tiny_network, name), size=(100, 30)) as reader:
        ran = []
        monkeypatch.setattr(reader.app, "action_quit", lambda: ran.append("quit"))
        key = tiny_network.cities[0].id
        await reader.press("colon")
        await reader.type(key)
        assert squeezed(name) in reader.within("#offered")
        await reader.press("tab", "enter")
        assert reader.at == key
        assert not ran


async def test_the_box_shows_any_words_literally(tiny_network, monkeypatch):
    hostile = reworded(tiny_network, lambda _: "[/] [@click=app.quit]z")
    said = Mention("explore/harbourton", "[b]", (("[/] ", False), ("[@click=app.quit]", True)))
    async with reading(hostile, size=(100, 30)) as reader:
        ran = []
        monkeypatch.setattr(reader.app, "action_quit", lambda: ran.append("quit"))
        reader.main.mentions = lambda *_: [said]
        await reader.press("colon")
        await reader.type("qqq[/]")
        assert squeezed("[@click=app.quit]") in reader.within("#offered")
        await reader.press(*["backspace"] * 6)
        await reader.type("[@click")
        await click_around(reader)
        assert reader.app.is_running
        assert not ran


async def press_any(reader: Reader, chance: random.Random) -> None:
    """Press a key by chance, and assert that the app stands it."""
    key = chance.choice(KEYS)
    await reader.press(key)
    assert reader.app.is_running, key


@pytest.mark.parametrize("seed", [1, 2])
async def test_keys_without_sense_never_end_the_app_and_leave_the_way_home(
    network, seed, monkeypatch
):
    chance = random.Random(seed)  # noqa: S311 - no secret
    async with reading(network) as reader:
        monkeypatch.setattr(reader.app, "action_quit", lambda: None)
        for step in range(1, 301):
            await press_any(reader, chance)
            if step % 100 == 0:
                await reader.press("escape", "escape", "escape", "1")
                assert reader.app.screen is reader.main
                assert reader.here.screen == "explore"
                await reader.press("question_mark")
                assert isinstance(reader.app.screen, HelpDialog)
                await reader.press("escape", "escape")


async def test_keys_and_sizes_without_sense_never_end_the_app(tiny_network, monkeypatch):
    chance = random.Random(3)  # noqa: S311 - no secret
    async with reading(tiny_network) as reader:
        monkeypatch.setattr(reader.app, "action_quit", lambda: None)
        for step in range(90):
            await press_any(reader, chance)
            if step % 12 == 0:
                await reader.resize(chance.randint(20, 220), chance.randint(6, 70))


@pytest.mark.parametrize(
    "key", ["end", "pagedown", "down", "home", "pageup", "up", "enter", "back"]
)
async def test_a_key_that_comes_before_a_new_size_is_drawn_finds_the_rows_as_they_are(network, key):
    async with reading(network, "evidence", size=(60, 30)) as reader:
        await reader.press("end")
        pane = reader.pane
        drawn, left = pane.lines[:5], pane.where
        pane.draw = lambda: drawn
        pane._width = -1
        if key == "back":
            pane.go(left)
        else:
            await reader.press(key)
        assert reader.app.is_running
        assert pane.cursor < len(pane.lines)
