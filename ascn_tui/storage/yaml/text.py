"""Text of a file: size, encoding, and control characters made visible."""

import re
import stat
from codecs import BOM_UTF8
from pathlib import Path

from ascn_tui.storage.checks.problems import Problem

LARGEST = 5_000_000
"""Bytes a file may have; the largest shipped one has under 100,000."""


def read(path: Path, shown: str) -> str | Problem:
    """Return the text of a file with control characters escaped, or the problem."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            return Problem(shown, 0, 0, "not a file")
        if about.st_size > LARGEST:
            return _too_large(shown, about.st_size)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        return unreadable(shown, error)
    return _too_large(shown, len(data)) if len(data) > LARGEST else _decoded(data, shown)


def unreadable(shown: str, error: OSError | ValueError) -> Problem:
    """Return the problem of a file or folder that cannot be read."""
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(shown, 0, 0, f"cannot be read: {escape_controls(reason).lower()}")


def _too_large(shown: str, size: int) -> Problem:
    return Problem(
        shown, 0, 0, f"too large: {size / 1e6:.1f} MB, where {LARGEST / 1e6:.0f} MB are allowed"
    )


def _decoded(data: bytes, shown: str) -> str | Problem:
    if (nul := data.find(0)) >= 0:
        return _at_byte(data, nul, shown, "a NUL byte: this is not a text file")
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        start = error.start + len(data) - len(error.object)
        return _at_byte(data, start, shown, f"not UTF-8: byte 0x{data[start]:02X}")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Fast path: almost no file has anything to escape.
    return text if text.replace("\n", "").isprintable() else escape_controls(text)


def _at_byte(data: bytes, offset: int, shown: str, message: str) -> Problem:
    line = data.count(b"\n", 0, offset) + 1
    before = data[data.rfind(b"\n", 0, offset) + 1 : offset].removeprefix(BOM_UTF8)
    column = len(before.decode("utf-8", "replace")) + 1
    return Problem(shown, line, column, message, "save the file as UTF-8")


# C0 but newline and tab, DEL and C1, bidi controls, zero-width and line separators, tags,
# surrogates, and the two code points that are no characters.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


def escape_controls(text: str) -> str:
    """Escape control characters as code points: ESC becomes ‹U+001B›."""
    return _ACTING.sub(_mark, text)


def _mark(found: re.Match[str]) -> str:
    return f"‹U+{ord(found[0]):04X}›"
