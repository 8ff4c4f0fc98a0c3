"""The place that the explorer was left at, for each data folder in a file of its own."""

from pathlib import Path

import msgspec

from ascn_tui.storage.cache.memo import file_name
from ascn_tui.storage.atomic_write import write_whole

LARGEST = 100_000
"""Bytes that are read; what the program writes has under 1,000."""


class LastPlace(msgspec.Struct, frozen=True):
    """A locator, and those of what contained it, nearest first, for when it is gone."""

    locator: str
    within: tuple[str, ...] = ()


def last_place(state: Path, data: Path) -> LastPlace | None:
    """Return where a data folder was left, None where that was never kept; raises OSError."""
    try:
        with _file(state, data).open("rb") as file:
            return msgspec.json.decode(file.read(LARGEST), type=LastPlace)
    except (FileNotFoundError, ValueError):
        return None


def keep_last_place(state: Path, data: Path, place: LastPlace) -> None:
    """Keep where a data folder is left; raises OSError."""
    write_whole(_file(state, data), msgspec.json.encode(place))


def _file(state: Path, data: Path) -> Path:
    return state / "last" / f"{file_name(str(data))}.json"
