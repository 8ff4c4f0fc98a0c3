"""Keys that come in one write, as after a paste or a slow line: each goes where it is meant to."""

import os
import random
import sys
from pathlib import Path

import pytest
from emulator import standing
from reader import Reader, reading
from terminal import Terminal, environment
from textual.widgets import Input

import ascn_tui
from ascn_tui.storage.bookmarks import BookmarkFile
from ascn_tui.tui.widgets.row_list import RowList

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
PROGRAM = ["sh", "-c", 'cd "$HOME" && exec "$@"', "sh", sys.executable, "-m", "ascn_tui"]
"""Started at home, where a burst that does what it should writes no file."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """The folder that every start here finds its index in."""
    return tmp_path_factory.mktemp("cache")


def opened(home: Path, cache: Path, start: str) -> Terminal:
    env = environment(home, PYTHONPATH=PACKAGE, XDG_CACHE_HOME=str(cache))
    terminal = Terminal([*PROGRAM, start], env, columns=100, rows=30)
    terminal.until("‹")
    terminal.rest()
    return terminal


def seen(terminal: Terminal, keys: bytes, wanted: str) -> str:
    """Write keys at once, and return the screen once it shows what is wanted, or time is up."""
    terminal.press(keys)
    for _ in range(60):
        terminal.rest(0.1)
        screen = "\n".join(standing(terminal))
        if wanted in screen or terminal.process.poll() is not None:
            break
    return screen


def ends_well(terminal: Terminal) -> None:
    """Close whatever is open, and leave."""
    for key in (b"\x1b", b"\x1b", b"\x1b", b"1", b"q"):
        terminal.press(key)
        terminal.rest(0.15)
    assert terminal.end().code == 0
    assert "Traceback" not in terminal.text


BURSTS = {
    "q is a letter of a filter": ("explore", b"/q", "\n /q"),
    "a filter": ("explore", b"/malays", "\n /malays"),
    "a filter that is kept": ("explore", b"/malays\r", "/malays"),
    "a filter that is kept, then a key": ("explore", b"/malays\r2", "Compare"),
    "a filter that is a paste": ("explore", b"/\x1b[200~malays\x1b[201~", "\n /malays"),
    "governance, then a filter": ("explore", b"3/jakarta", "\n /jakarta"),
    "evidence, then a filter": ("explore", b"4/verdict:contradicted", "\n /verdict:contradicted"),
    "evidence, then a filter that is kept": ("explore", b"4/jakarta\r", "/jakarta"),
    "trends, then a filter": ("explore", b"5/projec", "\n /projec"),
    "compare, then a filter": ("explore", b"2/quality", "\n /quality"),
    "two screens, then a filter": ("explore", b"451324/quit", "\n /quit"),
    "a filter in the middle of reading": ("c049", b"/equity", "\n /equity"),
    "the box for anything": ("explore", b":quezon", "quezon"),
    "the box, and what is lit": ("explore", b":jaklingko\r", "JakLingko"),
    "the box, what is lit, and a filter there": ("explore", b":evidence\r/quezon", "\n /quezon"),
    "help": ("explore", b"?quit", "Leave the explorer"),
    "help, closed by its own key": ("explore", b"??/quiz", "\n /quiz"),
    "the page of a row": ("explore", b"\x1b[B\r\t/quiz", "\n /quiz"),
}  # fmt: skip


@pytest.mark.parametrize("burst", BURSTS)
def test_no_letter_of_a_burst_is_lost_or_taken_for_a_command(tmp_path, cache, burst):
    start, keys, wanted = BURSTS[burst]
    with opened(tmp_path, cache, start) as terminal:
        before = sorted(tmp_path.iterdir())
        assert wanted in seen(terminal, keys, wanted)
        assert sorted(tmp_path.iterdir()) == before
        ends_well(terminal)


KEYS = [*"245:m'e?sfcz", "\r"]
"""Keys that open or mount something, one of each sort."""


@pytest.mark.parametrize("key", KEYS)
def test_q_right_after_any_key_ends_the_program_or_is_a_letter(tmp_path, cache, key):
    with opened(tmp_path, cache, "explore/jakarta") as terminal:
        terminal.press(f"{key}q".encode())
        terminal.rest(0.3)
        ends_well(terminal)


DRAWN = int(os.environ.get("BURSTS", "16"))
"""Bursts drawn at random; more of them are for a machine that has nothing else to do."""

STARTS = (
    "explore", "jakarta", "jakarta-jaklingko", "explore?by=theme", "explore?by=status",
    "explore?filter=jakarta", "compare", "compare/laos/thailand", "governance",
    "governance/jakarta", "evidence", "c049", "trends", "sources", "glossary", "timeline",
)  # fmt: skip
WORDS = ("/mal", "/jak", ":kuching", ":laos", ":evidence", "fja")
SINGLE = (
    *("down", "up", "left", "right", "pagedown", "pageup", "home", "end") * 2,
    "enter", "enter", "escape", "tab", "tab", "space", *"12345<>[]uUxdoOznN:?s'me/cpyf+-{}",
)  # fmt: skip


def drawn(seed: int) -> tuple[str, list[str]]:
    """Return where a burst begins, and its two to six keys; a word counts as one."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    keys: list[str] = []
    for _ in range(chance.randint(2, 6)):
        keys += chance.choice(WORDS) if chance.random() < 0.1 else [chance.choice(SINGLE)]
    return chance.choice(STARTS), keys


def left(reader: Reader) -> dict[str, object]:
    """What a reader finds after some keys: the place, the pane with the keyboard, its cursor."""
    focused = reader.app.focused
    row = (
        (focused.cursor, focused.top, focused.viewport.part)
        if isinstance(focused, RowList)
        else None
    )
    return {
        "location": str(reader.here),
        "screen": type(reader.app.screen).__name__,
        "pane": focused and (type(focused).__name__, focused.id),
        "row": row,
        "typed": focused.value if isinstance(focused, Input) else None,
        "history": [str(step.location) for step in reader.main.navigator.history.steps],
    }


async def after(network, home: Path, start: str, keys: list[str], *, at_once: bool):
    os.chdir(home)  # where a dialog that is answered writes its file
    async with reading(network, start, size=(100, 30), shelf=BookmarkFile(home / "kept")) as reader:
        if at_once:
            await reader.burst(*keys)
        else:
            for key in keys:
                await reader.burst(key)
        await reader.settle()
        return left(reader)


@pytest.fixture
def homes(tmp_path, monkeypatch):
    """Two empty folders, so that neither of two readers finds what the other wrote."""
    monkeypatch.chdir(tmp_path)
    folders = tmp_path / "slow", tmp_path / "fast"
    for folder in folders:
        folder.mkdir()
    return folders


@pytest.mark.parametrize("seed", range(DRAWN))
async def test_keys_at_once_do_what_they_do_one_by_one(network, homes, seed):
    start, keys = drawn(seed)
    slow = await after(network, homes[0], start, keys, at_once=False)
    assert await after(network, homes[1], start, keys, at_once=True) == slow, keys


@pytest.mark.parametrize(
    ("start", "keys", "ends"),
    [
        ("explore", ["down", "down", "down", "2"], "compare/indonesia/malaysia edition=2025"),
        ("compare/laos/thailand", ["down", "down", "x"], "compare/thailand/lao-pdr/"),
        ("explore", ["down", "down", "3", "down", "1"], "explore/cambodia edition=2025"),
        ("evidence", ["n", "n", "1"], "explore edition=2025"),
    ],
)
async def test_keys_after_cursor_keys_are_not_lost(network, start, keys, ends):
    async with reading(network, start) as reader:
        await reader.burst(*keys)
        assert str(reader.here).startswith(ends)
