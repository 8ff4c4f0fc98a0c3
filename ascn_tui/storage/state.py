"""What the program remembers from one time to the next, in one small file of the user's."""

from contextlib import suppress
from pathlib import Path

import msgspec

from ascn_tui.storage.atomic_write import write_whole

NAME = "state.json"
LARGEST = 100_000
"""Bytes that are read; what the program writes has under 100."""


class Remembered(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whether the user was welcomed, and how far the border between list and page was moved.

    Fields of other versions are left out.
    """

    welcomed: bool = False
    border: int = 0


def remembered(folder: Path) -> Remembered:
    """Read what was remembered; where nothing fit for it can be read, nothing was."""
    with suppress(OSError, ValueError), (folder / NAME).open("rb") as file:
        return msgspec.json.decode(file.read(LARGEST), type=Remembered)
    return Remembered()


def remember(folder: Path, what: Remembered) -> None:
    """Write the file whole; where it cannot be written, the next time begins as this one did."""
    with suppress(OSError):
        write_whole(folder / NAME, msgspec.json.encode(what))
