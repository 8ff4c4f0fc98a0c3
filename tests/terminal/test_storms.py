"""Bytes, pastes and sizes that no reader sends: the explorer stands them and goes on."""

import fcntl
import os
import random
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pytest
from terminal import Terminal, environment

import ascn_tui

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
PROGRAM = [sys.executable, "-m", "ascn_tui"]
QUITTING = b"qQ\x03\x11\x1a\x10\r\n"
"""Bytes that rightly end the program, stop it, or open what can."""


def opened(home: Path) -> Terminal:
    terminal = Terminal(PROGRAM, environment(home, PYTHONPATH=PACKAGE))
    terminal.until("134")
    terminal.rest()
    return terminal


def send(terminal: Terminal, data: bytes) -> None:
    """Write many bytes while reading the answers: neither side may wait for the other."""
    os.set_blocking(terminal.master, False)
    end = time.perf_counter() + 30
    while data and time.perf_counter() < end:
        _, writable, _ = select.select([], [terminal.master], [], 0.01)
        if writable:
            data = data[os.write(terminal.master, data) :]
        while terminal.pump(0):
            pass
    os.set_blocking(terminal.master, True)
    assert not data


def settle(terminal: Terminal, seconds: float) -> None:
    """Wait until everything that was sent is worked off."""
    end = time.perf_counter() + seconds
    used = -1.0
    while terminal.cpu() - used > 0.02 and time.perf_counter() < end:
        used = terminal.cpu()
        terminal.rest(0.25, 1.0)


def assert_alive(terminal: Terminal, seconds: float = 10.0) -> None:
    """Close whatever is open, go to Compare and back: the keyboard works."""
    settle(terminal, seconds)
    for key in (b"\x1b", b"\x1b", b"\x1b", b"1"):
        terminal.press(key)
        terminal.rest(0.2)
    for key, seen in ((b"2", "Compare"), (b"3", "Constitutional"), (b"1", "")):
        since = len(terminal.output)
        terminal.press(key)
        terminal.until(seen, seconds, since=since)
        terminal.rest()
    terminal.press(b"q")
    assert terminal.end().code == 0
    assert "Traceback" not in terminal.text
    assert terminal.left_behind == []


def test_random_bytes_as_keys_are_stood(tmp_path):
    chance = random.Random(8)  # noqa: S311 - no secret
    with opened(tmp_path) as terminal:
        for _ in range(int(os.environ.get("STORM", "40"))):
            send(terminal, chance.randbytes(64).translate(None, QUITTING))
        send(terminal, b"\x1b[201~")
        assert_alive(terminal, 60.0)


def test_a_paste_of_a_megabyte_is_over_soon(tmp_path):
    with opened(tmp_path) as terminal:
        send(terminal, b"\x1b[200~" + b"pasted words 12 " * 65536 + b"\x1b[201~")
        began = time.perf_counter()
        assert_alive(terminal)
        assert time.perf_counter() - began < 9.0


def test_after_a_paste_without_an_end_the_keyboard_comes_back(tmp_path):
    with opened(tmp_path) as terminal:
        send(terminal, b"\x1b[200~never ended")
        time.sleep(1.5)
        assert_alive(terminal)


def resized(terminal: Terminal, columns: int, rows: int) -> None:
    terminal.size = (rows, columns)
    fcntl.ioctl(terminal.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    terminal.process.send_signal(signal.SIGWINCH)


@pytest.mark.parametrize("size", [(1, 1), (2, 40), (400, 2), (1000, 1000)])
def test_any_size_is_stood(tmp_path, size):
    with opened(tmp_path) as terminal:
        for key in b"123":
            resized(terminal, *size)
            terminal.rest(0.1, 10)
            terminal.press(bytes([key]))
            terminal.rest(0.1, 10)
            resized(terminal, 80, 24)
            terminal.rest(0.1, 10)
        assert_alive(terminal)


def test_a_storm_of_sizes_is_stood(tmp_path):
    chance = random.Random(5)  # noqa: S311 - no secret
    with opened(tmp_path) as terminal:
        for _ in range(60):
            resized(terminal, chance.randint(1, 300), chance.randint(1, 100))
            terminal.press(chance.choice((b"j", b"l", b"2", b"3", b"1", b"z", b"\t")))
            terminal.pump(0.005)
        terminal.rest(0.3, 10)
        resized(terminal, 80, 24)
        assert_alive(terminal)
