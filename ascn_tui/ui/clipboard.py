"""Text to the reader's clipboard through the terminal, inside tmux and screen too."""

import base64
from collections.abc import Mapping

LONGEST = 74_000
"""Bytes of text that terminals take in one such message; more is refused, not cut."""


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
    if environment.get("TERM", "").startswith("screen"):
        return f"\x1bP{asked}\x1b\\"
    return asked
