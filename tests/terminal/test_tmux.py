"""The clipboard inside a real tmux: what is sent arrives, and `doctor` says what does not."""

import base64
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import Terminal, environment

import ascn_tui
from ascn_tui.tui.terminal.clipboard import LONGEST, PIECE, SCREEN_TAKES, sequence, wrapped

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
LOCATOR = "explore/jakarta edition=2023"
SENT = re.compile(rb"\x1b\]52;c?;%s" % base64.b64encode(LOCATOR.encode()))
"""Tmux names no clipboard where it asks itself."""
needs_tmux = pytest.mark.skipif(not shutil.which("tmux"), reason="no tmux here")


class Tmux:
    """A tmux of its own with some settings, in a terminal of some kind."""

    def __init__(self, home: Path, *settings: str, kind: str = "xterm-256color") -> None:
        (home / "tmux.conf").write_text("".join(f"{line}\n" for line in settings))
        self.socket = ("tmux", "-S", str(home / "socket"), "-f", str(home / "tmux.conf"))
        self.environment = environment(home, PYTHONPATH=PACKAGE, SHELL="/bin/sh", TERM=kind)
        self.home = home

    def run(self, *words: str) -> Terminal:
        """Run the program inside, in a new session."""
        program = (sys.executable, "-m", "ascn_tui", *words)
        return Terminal((*self.socket, "new-session", *program), self.environment)

    def buffers(self) -> str:
        """What is in the newest buffer."""
        return self.ask("show-buffer")

    def ask(self, *command: str) -> str:
        """Return what tmux answers."""
        return subprocess.run(
            (*self.socket, *command),
            env=self.environment, capture_output=True, encoding="utf-8", check=True,
        ).stdout  # fmt: skip


@pytest.fixture
def tmux(tmp_path):
    """Make a tmux, which ends with the test."""
    made = []

    def make(*settings: str, kind: str = "xterm-256color") -> Tmux:
        made.append(Tmux(tmp_path, *settings, kind=kind))
        return made[-1]

    yield make
    for one in made:
        end = (*one.socket, "kill-server")
        subprocess.run(end, env=one.environment, stderr=subprocess.DEVNULL, check=False)


def sent_from(tmux: Tmux) -> bytes:
    """Press Y at Jakarta; return what the terminal around tmux was written."""
    with tmux.run("jakarta", "--edition", "2023") as terminal:
        terminal.until("Any key closes this")
        terminal.rest()
        terminal.press(b" ")
        terminal.rest()
        terminal.press(b"Y")
        terminal.until("Sent the locator")
        terminal.rest(0.5)
        terminal.press(b"q")
        terminal.end()
        return bytes(terminal.output)


@needs_tmux
@pytest.mark.parametrize(
    "settings",
    [(), ("set -s set-clipboard on",), ("set -g allow-passthrough on",)],
    ids=["as it comes", "set-clipboard on", "passthrough on"],
)
def test_what_is_sent_inside_tmux_arrives_at_the_terminal_around_it(tmux, settings):
    # The session beside it keeps the server, and what is in its buffers.
    inside = tmux(*settings, "new-session -d sleep 60")
    assert SENT.search(sent_from(inside))
    assert inside.buffers() == LOCATOR


@needs_tmux
def test_a_terminal_that_tmux_knows_no_clipboard_of_is_asked_through_tmux(tmux):
    assert SENT.search(sent_from(tmux("set -g allow-passthrough on", kind="screen")))


@needs_tmux
@pytest.mark.parametrize(
    ("settings", "kind", "state", "said"),
    [
        ((), "xterm-256color", "ok", "by tmux; set-clipboard external, allow-passthrough off"),
        (("set -g allow-passthrough on",), "screen", "ok", "allow-passthrough on"),
        ((), "screen", "limited", "allow-passthrough off: it stays in tmux"),
    ],
)
def test_doctor_asks_tmux_what_it_lets_through(tmux, settings, kind, state, said):
    inside = tmux(*settings, "set -g remain-on-exit on", kind=kind)
    with inside.run("doctor") as terminal:
        terminal.until("settings  ")
        terminal.rest()
        shown = inside.ask("capture-pane", "-pJ")
    line = next(line for line in shown.splitlines() if "clipboard  " in line)
    assert line.startswith(state)
    assert said in line


def test_screen_gets_a_long_text_in_pieces_that_it_takes():
    text = "é" * 2000
    sent = sequence(text, {"STY": "1", "TERM": "screen"})
    pieces = sent.removesuffix("\x1b\\").split("\x1b\\")
    assert all(piece.startswith("\x1bP") and len(piece) <= PIECE + 2 for piece in pieces)
    asked = "".join(piece.removeprefix("\x1bP") for piece in pieces)
    assert base64.b64decode(asked[len("\x1b]52;c;") : -1]).decode() == text


def test_what_may_be_a_screen_gets_nothing_plain_that_it_would_write_on_the_screen():
    afar = {"TERM": "screen-256color", "SSH_TTY": "x"}
    assert sequence("short", afar).startswith("\x1b]52;c;")
    long = "x" * SCREEN_TAKES
    assert sequence(long, afar) == wrapped(long, afar)
    assert sequence(long, {"TERM": "tmux-256color"}).startswith("\x1b]52;c;")


def test_a_text_too_long_for_terminals_is_refused_inside_tmux_too():
    with pytest.raises(ValueError, match="bytes"):
        wrapped("x" * (LONGEST + 1), {"TMUX": "1"})
