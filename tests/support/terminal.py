"""A program in a pseudo-terminal of a fixed size, driven with keys and read as text."""

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Self

import pytest

ESCAPES = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"  # control sequences
    rb"|\x1b[\]P_^X].*?(?:\x07|\x1b\\)"  # titles and other strings
    rb"|\x1b[()*+][A-Za-z0-9]|\x1b[=>78cDEHM]",
    re.DOTALL,
)
QUESTION = re.compile(rb"\x1b\[\?(\d+)\$p")
MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
KEYBOARD = re.compile(rb"\x1b\[>\d+u")
ON_AT_FIRST = frozenset({b"7", b"25"})
"""The modes that are on before anything is written: lines wrap, the cursor shows."""
IN_BAND_SIZE = b"\x1b[?2048h"
LONGEST_QUESTION = 16
KILOBYTE = 1 if sys.platform == "darwin" else 1024
"""The unit of `ru_maxrss` in bytes."""


CRASH = """
import sys
from ascn_tui.tui.screens.main import MainScreen
def action_zoom(self):
    raise RuntimeError("a fault\\x1b[31m of ours")
MainScreen.action_zoom = action_zoom
from ascn_tui.cli.main import main
sys.exit(main())
"""
"""A program whose key `z` ends it with a fault of its own."""
PROMPT = 2.0
"""Seconds within which the program is gone."""

LOAD = 4.0
"""More seconds, for a machine that is busy with other tests; nothing waits for them."""


class Ended(NamedTuple):
    """How a program ended: exit code (negative: killed), seconds of CPU, peak bytes, and when."""

    code: int
    cpu: float
    memory: int
    at: float = 0.0


def needs(program: str) -> str:
    """Return where a program is, or skip the test; the summary of a run names what was missing."""
    return shutil.which(program) or pytest.skip(f"{program} is not here")


def environment(home: Path, **more: str) -> dict[str, str]:
    """An environment that owes nothing to the machine but PATH; nothing is paged."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PAGER": "cat",
        **more,
    }


def _as_a_shell_starts_it() -> None:
    """Take back signals that whoever runs the tests ignores, as nohup and `&` do."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


class Terminal:
    """Starts a command; answers the questions that Textual asks a terminal at its start."""

    def __init__(
        self, command: Sequence[str], env: dict[str, str], *, columns: int = 80, rows: int = 24
    ) -> None:
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.size = (rows, columns)
        self.settings = termios.tcgetattr(self.slave)
        self.output = bytearray()
        self.began = self.last = time.perf_counter()
        """When the program was started, and when it last wrote, in seconds."""
        self.process = subprocess.Popen(
            command,
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env=env,
            start_new_session=True,
            preexec_fn=_as_a_shell_starts_it,  # noqa: PLW1509 - it only sets signals
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.returncode is None:
            self.kill()
        os.close(self.master)
        os.close(self.slave)

    # -- reading -------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """All that was written so far, without escape sequences."""
        return ESCAPES.sub(b"", bytes(self.output)).decode("utf-8", "replace").replace("\r", "")

    @property
    def left_behind(self) -> list[str]:
        """What is not as it was before the start: settings of the line, and modes switched on."""
        changed = ["line settings"] if termios.tcgetattr(self.slave) != self.settings else []
        on = set(ON_AT_FIRST)
        for numbers, state in MODE.findall(self.output):
            (on.update if state == b"h" else on.difference_update)(numbers.split(b";"))
        changed += [f"mode {number.decode()}" for number in sorted(on ^ ON_AT_FIRST)]
        if len(KEYBOARD.findall(self.output)) != self.output.count(b"\x1b[<u"):
            changed.append("keyboard protocol")
        return changed

    def pump(self, seconds: float) -> bool:
        """Read what comes within some seconds; tell whether anything came."""
        if not select.select([self.master], [], [], max(0.0, seconds))[0]:
            return False
        data = os.read(self.master, 65536)
        self.last = time.perf_counter()
        seen = max(0, len(self.output) - LONGEST_QUESTION)
        old = QUESTION.findall(self.output, seen), self.output.count(IN_BAND_SIZE, seen)
        self.output += data
        for mode in QUESTION.findall(self.output, seen)[len(old[0]) :]:
            self.press(b"\x1b[?%s;2$y" % mode)
        for _ in range(self.output.count(IN_BAND_SIZE, seen) - old[1]):
            rows, columns = self.size
            self.press(b"\x1b[48;%d;%d;%d;%dt" % (rows, columns, rows * 20, columns * 10))
        return True

    def until(self, text: str, seconds: float = 20.0, *, since: int = 0) -> None:
        """Wait until a text was written after the byte `since`; raises TimeoutError."""
        end = time.perf_counter() + seconds
        while text.encode() not in ESCAPES.sub(b"", bytes(self.output[since:])):
            if time.perf_counter() > end:
                raise TimeoutError(f"no '{text}' in: {self.text[-2000:]}")
            self.pump(0.05)

    def rest(self, quiet: float = 0.1, limit: float = 5.0) -> None:
        """Wait until nothing was written for `quiet` seconds."""
        end = time.perf_counter() + limit
        while self.pump(quiet) and time.perf_counter() < end:
            pass

    # -- driving -------------------------------------------------------------------------

    def press(self, keys: bytes) -> None:
        """Send keys as a terminal does."""
        os.write(self.master, keys)

    def cpu(self) -> float:
        """Seconds of CPU that the running program has used so far (Linux only)."""
        return time.clock_gettime((~self.process.pid << 3) | 2)

    def kill(self) -> Ended:
        """End the program at once, which leaves its CPU and memory as they stand now."""
        self.process.send_signal(signal.SIGKILL)
        return self.end()

    def end(self, seconds: float = 20.0) -> Ended:
        """Wait for the program to end by itself; raises TimeoutError."""
        limit = time.perf_counter() + seconds
        while True:
            pid, status, usage = os.wait4(self.process.pid, os.WNOHANG)
            if pid:
                at = time.perf_counter()
                break
            if time.perf_counter() > limit:
                raise TimeoutError(f"still running: {self.text[-2000:]}")
            self.pump(0.002)
        while self.pump(0.02):
            pass
        self.process.returncode = os.waitstatus_to_exitcode(status)
        return Ended(
            self.process.returncode,
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss * KILOBYTE,
            at,
        )


def gone(terminal: Terminal) -> Ended:
    """Wait for the end without reading what is written, as a terminal that stands still."""
    limit = time.perf_counter() + PROMPT + LOAD
    while time.perf_counter() < limit:
        pid, status, usage = os.wait4(terminal.process.pid, os.WNOHANG)
        if pid:
            code = terminal.process.returncode = os.waitstatus_to_exitcode(status)
            return Ended(code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
        time.sleep(0.01)
    raise TimeoutError("still running")
