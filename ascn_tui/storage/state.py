"""State kept between runs: the last place and what was shown once."""

from contextlib import suppress
from pathlib import Path

import msgspec

from ascn_tui.storage.atomic_write import write_whole
from ascn_tui.storage.cache.memo import file_name

NAME = "state.json"
LARGEST = 100_000
"""Bytes that are read; the files written have under 1,000."""


class SavedState(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whether the user was welcomed, and how far the border between list and page was moved.

    Fields of other versions are left out.
    """

    welcomed: bool = False
    border: int = 0


def saved_state(folder: Path) -> SavedState:
    """Read the saved state; the default where the file is missing or unusable."""
    with suppress(OSError, ValueError), (folder / NAME).open("rb") as file:
        return msgspec.json.decode(file.read(LARGEST), type=SavedState)
    return SavedState()


def save_state(folder: Path, what: SavedState) -> None:
    """Write the file whole; where it cannot be written, the next time begins as this one did."""
    with suppress(OSError):
        write_whole(folder / NAME, msgspec.json.encode(what))


class LastPlace(msgspec.Struct, frozen=True):
    """A locator and those of its ancestors, nearest first, as fallbacks."""

    locator: str
    within: tuple[str, ...] = ()


def last_place(state: Path, data: Path) -> LastPlace | None:
    """Return where a data folder was left, None where that was never kept; raises OSError."""
    try:
        with _file(state, data).open("rb") as file:
            return msgspec.json.decode(file.read(LARGEST), type=LastPlace)
    except (FileNotFoundError, ValueError):
        return None


def save_last_place(state: Path, data: Path, place: LastPlace) -> None:
    """Keep where a data folder is left; raises OSError."""
    write_whole(_file(state, data), msgspec.json.encode(place))


def _file(state: Path, data: Path) -> Path:
    return state / "last" / f"{file_name(str(data))}.json"
