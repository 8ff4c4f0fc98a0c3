"""What the app says at its start, and the keys as the user wants them."""

import json
import sys
from pathlib import Path

import pytest
from emulator import standing, until_stands
from reader import reading
from terminal import Terminal, environment

import ascn_tui
from ascn_tui.storage.state import NAME, SavedState, save_state, saved_state
from ascn_tui.tui.widgets.greeting import WelcomeNote

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
PROGRAM = [sys.executable, "-m", "ascn_tui"]


async def greeted(reader, *notes: str) -> None:
    """Greet as the command that opens the app does."""
    reader.app._greet(notes)
    await reader.settle()


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_a_newcomer_is_welcomed_in_three_lines_above_the_hints(network, size):
    async with reading(network, size=size) as reader:
        await greeted(reader)
        *_, first, second, third, hints = reader.screen()
        assert first.strip().startswith("Welcome. ↓ ↑ move, enter opens")
        assert second.strip() == "1 to 5 are the screens, : goes anywhere, s lists sources."
        assert third.strip().startswith("? explains the screen, q leaves.")
        assert hints.strip().endswith("? help  q quit")


async def test_the_first_key_ends_the_welcome_and_does_what_it_does(network):
    async with reading(network) as reader:
        before = reader.screen()
        await greeted(reader)
        await reader.press("down")
        assert not reader.main.query(WelcomeNote)
        assert reader.tree.cursor == 1
        assert "Welcome" not in reader.text
        assert reader.screen()[-1] == before[-1]


@pytest.mark.parametrize("key", ["colon", "question_mark", "s", "e"])
async def test_the_welcome_stands_below_what_was_opened_before_it_came(network, key):
    async with reading(network) as reader:
        await reader.press(key)
        await greeted(reader)
        await reader.press("escape")
        assert reader.app.screen is reader.main
        assert "Welcome. " in reader.text
        await reader.press("down")
        assert "Welcome. " not in reader.text


async def test_the_welcome_waits_below_a_terminal_that_is_too_small(network):
    async with reading(network, size=(30, 8)) as reader:
        await greeted(reader)
        assert "Welcome" not in reader.text
        await reader.resize(80, 24)
        assert "Welcome. " in reader.text


async def test_the_welcome_in_ascii_is_ascii(network):
    async with reading(network, ascii_only=True) as reader:
        await greeted(reader)
        assert "Welcome. down up move" in reader.text


async def test_what_is_wrong_with_the_settings_is_said_as_it_is(network):
    async with reading(network) as reader:
        await greeted(reader, "config.yaml:1:1: error: there is no setting '[b]x'")
        assert "there is no setting '[b]x'" in reader.text
        assert "Welcome" not in reader.text


async def test_other_keys_do_what_they_are_asked_to_and_hints_and_help_name_them(network):
    async with reading(network) as reader:
        reader.app.set_keymap({"pane.zoom": "Z", "page.sources": "ctrl+s", "rows.next": "n"})
        await reader.press("n")
        assert reader.tree.cursor == 1
        await reader.press("down", "z")
        assert reader.tree.cursor == 1
        assert not reader.main.has_class("-zoomed")
        await reader.press("Z")
        assert reader.main.has_class("-zoomed")
        await reader.press("Z", "tab")
        assert "^s sources" in reader.screen()[-1]
        await reader.press("question_mark", *"zoom")
        pane = reader.app.screen.query_one("#keys")
        assert any(line.text.split()[:1] == ["Z"] for line in pane.lines)
        await reader.press("escape", "question_mark")
        assert "n and ↑ go from row to row" in reader.text


def started(home: Path, **more: str) -> Terminal:
    env = environment(home, PYTHONPATH=PACKAGE, **more)
    return Terminal(PROGRAM, env, columns=80, rows=24)


def test_a_first_start_in_a_terminal_that_is_too_small_waits_with_the_welcome(tmp_path):
    env = environment(tmp_path, PYTHONPATH=PACKAGE)
    with Terminal(PROGRAM, env, columns=30, rows=8) as terminal:
        terminal.until("Needs")
        terminal.rest(0.5)
        terminal.press(b"\x1b[48;24;80;480;800t")
        terminal.until("Welcome.")
        terminal.press(b"q")
        assert terminal.end().code == 0


def test_the_welcome_comes_once_and_is_remembered(tmp_path):
    for first in (True, False):
        with started(tmp_path) as terminal:
            terminal.until("help")
            terminal.rest()
            assert ("Welcome." in "\n".join(standing(terminal))) == first
            terminal.press(b"q")
            assert terminal.end().code == 0
    state = tmp_path / ".local" / "state" / "ascn-tui"
    if sys.platform == "darwin":
        state = tmp_path / "Library" / "Application Support" / "ascn-tui"
    assert json.loads((state / NAME).read_text()) == {"welcomed": True}
    # Beside it stands the last place, for --resume, and nothing half-written.
    assert sorted(path.name for path in state.iterdir()) == ["last", NAME]


def test_the_border_stands_where_it_was_left(tmp_path):
    seen = []
    for keys in (b"q", b"}}q", b"q"):
        with started(tmp_path) as terminal:
            terminal.until("help")
            terminal.rest()
            terminal.press(b"zz")  # the welcome goes with the first key
            terminal.rest()
            seen.append([line[:1] for line in standing(terminal)].index("─"))
            terminal.press(keys)
            assert terminal.end().code == 0
    assert seen[0] == seen[1] < seen[2]


def test_faults_of_the_settings_are_named_at_the_start_and_the_rest_holds(tmp_path):
    folder = tmp_path / "config" / "ascn-tui"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text("edition: 2023\nkeys:\n  pane.zom: Z\n  app.quit: Q\n")
    with started(tmp_path, XDG_CONFIG_HOME=str(tmp_path / "config")) as terminal:
        until_stands(terminal, "Q quit")
        terminal.rest()
        text = "\n".join(standing(terminal))
        if sys.platform != "darwin":
            assert "~/config/ascn-tui/config.yaml:3:3: error: no key has the id 'pane.zom'" in text
        assert "edition ‹ 2023 ›" in text
        terminal.press(b"q")
        terminal.rest()
        terminal.press(b"Q")
        assert terminal.end().code == 0


@pytest.mark.parametrize("found", [b"", b"[]", b'{"welcomed": 1}', b"\xff", b'{"other": 1}'])
def test_a_spoiled_memory_is_no_memory(tmp_path, found):
    (tmp_path / NAME).write_bytes(found)
    assert saved_state(tmp_path) == SavedState()


def test_what_cannot_be_remembered_is_no_failure(tmp_path):
    (tmp_path / "file").write_text("")
    save_state(tmp_path / "file", SavedState(welcomed=True))
    assert saved_state(tmp_path / "file") == SavedState()
    save_state(tmp_path / "new", SavedState(welcomed=True))
    assert saved_state(tmp_path / "new").welcomed
