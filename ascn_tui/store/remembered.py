"""What the program remembers from one time to the next, in one small file of the user's."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec

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
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=folder, prefix=".state-", delete=False) as file:
            temporary = Path(file.name)
            file.write(msgspec.json.encode(what))
        try:
            os.replace(temporary, folder / NAME)  # noqa: PTH105 - atomic everywhere
        finally:
            temporary.unlink(missing_ok=True)
