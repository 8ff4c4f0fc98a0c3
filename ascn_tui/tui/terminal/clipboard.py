"""Text to the reader's clipboard: by a tool of this machine, or through the terminal.

Over SSH the clipboard of this machine is not the reader's: then only the terminal can help, inside
tmux and screen too.
"""

import base64
from asyncio import create_subprocess_exec, timeout
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Mapping
from contextlib import suppress
from shutil import which

LONGEST = 74_000
"""Bytes of text that terminals take in one such message; more is refused, not cut."""

TOOLS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
)
"""What puts its input on the clipboard, each with the variable that tells that it can."""

TMUX = ("tmux", "load-buffer", "-w", "-")
"""What gives its input to tmux, and through tmux to the terminal that the reader looks at."""

PATIENCE = 2.0
"""Seconds after which a tool that does not end is given up."""

SCREEN_TAKES = 750
PIECE = 250
"""Characters: screen takes no message of more than 768, older ones of more than 256."""


def tool(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the command of a clipboard tool for this machine, or of tmux inside it; () for none.

    Over SSH the tools of this machine are of no use to the reader.
    """
    path = environment.get("PATH")
    over_ssh = environment.get("SSH_CONNECTION") or environment.get("SSH_TTY")
    for needs, command in () if over_ssh else TOOLS:
        if (not needs or environment.get(needs)) and which(command[0], path=path):
            return command
    return TMUX if "TMUX" in environment and which(TMUX[0], path=path) else ()


async def hand_over(text: str, command: tuple[str, ...]) -> bool:
    """Give a text to a tool; tell whether the tool took it."""
    try:
        # A session of its own: the tool may stay to serve the clipboard when we have left.
        process = await create_subprocess_exec(
            *command, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
        )
    except OSError:
        return False
    try:
        async with timeout(PATIENCE):
            await process.communicate(text.encode())
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        return False
    return process.returncode == 0


def asks_tmux(command: tuple[str, ...]) -> bool:
    """Tell whether a tool is tmux, which passes a text on to the terminal if that one takes it."""
    return command[:1] == TMUX[:1]


def way(environment: Mapping[str, str]) -> str:
    """Say how a text gets to the clipboard from here."""
    if command := tool(environment):
        return command[0]
    if _in_tmux(environment):
        return "OSC 52, plain and wrapped for tmux"
    if _in_screen(environment):
        return "OSC 52, wrapped for screen"
    return "OSC 52"


def sequence(text: str, environment: Mapping[str, str]) -> str:
    """Return what asks a terminal to put a text on the clipboard (OSC 52).

    A multiplexer is asked twice: itself, and wrapped the terminal around it. Which of the two it
    takes, or neither, is set in it. Raises ValueError for a text too long for terminals to take.
    """
    asked = _asked(text)
    if _in_screen(environment) and ("STY" in environment or len(asked) > SCREEN_TAKES):
        # Screen itself takes none, and writes what is too long for it over what is shown.
        return wrapped(text, environment)
    return asked + wrapped(text, environment)


def wrapped(text: str, environment: Mapping[str, str]) -> str:
    """Return what asks the terminal around a multiplexer; empty where there is none."""
    asked = _asked(text)
    if _in_tmux(environment):
        return "\x1bPtmux;" + asked.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if _in_screen(environment):
        pieces = (asked[at : at + PIECE] for at in range(0, len(asked), PIECE))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return ""


def _asked(text: str) -> str:
    data = text.encode()
    if len(data) > LONGEST:
        raise ValueError(f"more than {LONGEST} bytes")
    return f"\x1b]52;c;{base64.b64encode(data).decode()}\x07"


def _in_tmux(environment: Mapping[str, str]) -> bool:
    return "TMUX" in environment or environment.get("TERM", "").startswith("tmux")


def _in_screen(environment: Mapping[str, str]) -> bool:
    if _in_tmux(environment):
        return False
    # Over SSH only the name of the terminal tells; tmux may call itself screen.
    return "STY" in environment or environment.get("TERM", "").startswith("screen")
