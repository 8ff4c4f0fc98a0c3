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

PATIENCE = 2.0
"""Seconds after which a tool that does not end is given up."""


def tool(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the command of a clipboard tool for this machine; none over SSH, or without one."""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return ()
    for needs, command in TOOLS:
        if (not needs or environment.get(needs)) and which(
            command[0], path=environment.get("PATH")
        ):
            return command
    return ()


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


def way(environment: Mapping[str, str]) -> str:
    """Say how a text gets to the clipboard from here."""
    if command := tool(environment):
        return command[0]
    if "TMUX" in environment:
        return "OSC 52, wrapped for tmux"
    if _in_screen(environment):
        return "OSC 52, wrapped for screen"
    return "OSC 52"


def sequence(text: str, environment: Mapping[str, str]) -> str:
    """Return what asks a terminal to put a text on the clipboard (OSC 52).

    Multiplexers keep it to themselves unless it is wrapped. Raises ValueError for a text that
    is too long for terminals to take.
    """
    data = text.encode()
    if len(data) > LONGEST:
        raise ValueError(f"more than {LONGEST} bytes")
    asked = f"\x1b]52;c;{base64.b64encode(data).decode()}\x07"
    if "TMUX" in environment:
        return "\x1bPtmux;" + asked.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if _in_screen(environment):
        return f"\x1bP{asked}\x1b\\"
    return asked


def _in_screen(environment: Mapping[str, str]) -> bool:
    return "STY" in environment or environment.get("TERM", "").startswith("screen")
