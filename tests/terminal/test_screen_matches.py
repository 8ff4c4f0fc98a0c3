"""What stands on a real terminal after many keys is what the app means to show."""

import random
import sys
from pathlib import Path

import pytest
from emulator import standing
from reader import reading
from terminal import Terminal, environment

import ascn_tui

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
KEYS = {
    "down": b"\x1b[B", "up": b"\x1b[A", "right": b"\x1b[C", "left": b"\x1b[D", "enter": b"\r",
    "escape": b"\x1b", "pagedown": b"\x1b[6~", "pageup": b"\x1b[5~", "1": b"1", "2": b"2",
    "3": b"3", "greater_than_sign": b">", "less_than_sign": b"<", "G": b"G", "g": b"g", "o": b"o",
    "left_square_bracket": b"[", "x": b"x", "d": b"d", "s": b"s", "question_mark": b"?", "z": b"z",
}  # fmt: skip
MOST = ("down", "down", "down", "up", "enter", "right", "pagedown")
"""Keys that readers press most."""


@pytest.mark.parametrize(("seed", "columns", "rows"), [(1, 80, 24), (2, 120, 36)])
async def test_painting_only_what_changed_leaves_nothing_stale(
    network, tmp_path, seed, columns, rows
):
    chance = random.Random(seed)  # noqa: S311 - no secret
    command = [sys.executable, "-m", "ascn_tui"]
    env = environment(tmp_path, PYTHONPATH=PACKAGE)
    async with reading(network, size=(columns, rows)) as reader:
        with Terminal(command, env, columns=columns, rows=rows) as terminal:
            terminal.until("134")
            terminal.rest()
            pressed = ["start"]
            for _ in range(8):
                for _ in range(4):
                    key = chance.choice((*KEYS, *MOST))
                    pressed.append(key)
                    terminal.press(KEYS[key])
                    # A lone escape may begin a sequence: Textual waits for the rest of it.
                    terminal.rest(0.3 if key == "escape" else 0.06)
                    await reader.press(key)
                wanted = [line.rstrip() for line in reader.screen()]
                for _ in range(40):
                    if standing(terminal) == wanted:
                        break
                    terminal.pump(0.1)
                assert standing(terminal) == wanted, pressed


def test_what_another_program_wrote_into_the_screen_is_painted_over(tmp_path):
    command = [sys.executable, "-m", "ascn_tui"]
    with Terminal(command, environment(tmp_path, PYTHONPATH=PACKAGE)) as terminal:
        terminal.until("134")
        terminal.press(b"\x1b[B\x1b[A")  # the first key ends the welcome
        terminal.rest(0.3)
        before = standing(terminal)
        terminal.output += b"\x1b[8;1HBroadcast message: going down for maintenance\x1b[1;1H"
        terminal.press(b"\x1b[B\x1b[A")
        terminal.rest(0.3)
        assert "Broadcast" in "".join(standing(terminal))
        terminal.press(b"\x0c")
        terminal.rest(0.3)
        assert standing(terminal) == before
