"""Keys and signals at any moment of the start, on a busy machine: none ends in a crash.

`ASCN_TUI_STARTS=300 pytest tests/terminal/test_starts.py` tries more of them.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import ESCAPES, Terminal, environment

import ascn_tui

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
PROGRAM = [sys.executable, "-m", "ascn_tui"]
STARTS = int(os.environ.get("ASCN_TUI_STARTS", "12"))
SEED = int(os.environ.get("ASCN_TUI_SEED", "0"))
BUSY = 2
"""Programs that never rest, beside the one that starts."""

KEYS = (
    *(bytes([letter]) for letter in b":?/sebBcmoOxdzyYvnNupPqhjklgG<>[]{}12345 \t\r\x0c"),
    b"\x1b", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[5~", b"\x1b[6~",
    b"\x1b[H", b"\x1b[F", b"\x7f", b"\x1bOP", b"\x0f",
)  # fmt: skip
FIRST = (b":", b"?", b"s", b"e", b"/", b"q", b"B", b"2", b"3", b"4", b"5")
"""Keys that open something or leave; they are tried more often."""

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
ENDED = 128 + signal.SIGTERM


@pytest.fixture
def busy_machine() -> Iterator[None]:
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(BUSY)]
    yield
    for loop in loops:
        loop.kill()
        loop.wait()


def read_until(terminal: Terminal, moment: float) -> None:
    """Read what is written until a moment of the clock."""
    while (left := moment - time.perf_counter()) > 0:
        terminal.pump(left)


STILL_PYTHON = ("Fatal Python error: init_import_site", "Could not import runpy module")
"""What Python itself says where Ctrl+C comes while it is starting."""


def crashed(terminal: Terminal, home: Path) -> str:
    """What of a crash is seen: its text, or that of its file."""
    log = home / ".local" / "state" / "ascn-tui" / "crash.log"
    if log.exists():
        return log.read_text(encoding="utf-8")
    told = ("Traceback", "fault of its own")
    return terminal.text if any(text in terminal.text for text in told) else ""


@pytest.mark.usefixtures("busy_machine")
@pytest.mark.parametrize("start", range(STARTS))
def test_keys_typed_before_the_first_picture_never_end_in_a_crash(tmp_path, start):
    chance = random.Random(f"{SEED}/{start}")  # noqa: S311 - no secret
    keys = [chance.choice((*KEYS, *FIRST * 2)) for _ in range(chance.randint(1, 3))]
    moments = sorted(chance.uniform(0, 1) for _ in keys)
    with Terminal(PROGRAM, environment(tmp_path, PYTHONPATH=PACKAGE)) as terminal:
        for moment, key in zip(moments, keys, strict=True):
            read_until(terminal, terminal.began + moment)
            terminal.press(key)
        while b"\x1b[?1049h" not in terminal.output:
            terminal.pump(0.1)
        terminal.rest(0.5)
        os.kill(terminal.process.pid, signal.SIGTERM)
        code = terminal.end().code
        assert not crashed(terminal, tmp_path), keys
        # Typed into a box a q leaves nothing; elsewhere the signal may come too late.
        assert code in ({0, -signal.SIGTERM, ENDED} if b"q" in keys else {ENDED}), keys


@pytest.mark.usefixtures("busy_machine")
@pytest.mark.parametrize("start", range(STARTS))
def test_a_signal_during_the_start_ends_it_without_a_word(tmp_path, start):
    chance = random.Random(f"{SEED}/{start}")  # noqa: S311 - no secret
    number = SIGNALS[start % len(SIGNALS)]
    with Terminal(PROGRAM, environment(tmp_path, PYTHONPATH=PACKAGE)) as terminal:
        if chance.random() < 0.3:
            read_until(terminal, terminal.began + chance.uniform(0, 1))
        else:
            terminal.until("edition")
            read_until(terminal, time.perf_counter() + chance.uniform(0, 0.5))
        os.kill(terminal.process.pid, number)
        code = terminal.end().code
        if code == 1 and terminal.text.startswith(STILL_PYTHON):
            return  # none of our code had run
        assert code in (128 + number, -number)
        assert not crashed(terminal, tmp_path)
        assert terminal.left_behind == []
        before, _, shown = bytes(terminal.output).partition(b"\x1b[?1049h")
        said = before + shown.rpartition(b"\x1b[?1049l")[2]
        assert ESCAPES.sub(b"", said) == b""
