"""Full text: which records speak of some words, asked of a table of the derived index.

An SQLite without FTS5 makes an index without the table, and then nothing is ever mentioned.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ascn_tui.model.network import Network
from ascn_tui.model.names.index import fold
from ascn_tui.model.fulltext import Mention, telling
from ascn_tui.storage.cache.fulltext import TABLE, speaking
from ascn_tui.storage.cache.memo import index_path, open_index


def write_mentions(index: sqlite3.Connection, network: Network) -> None:
    """Write the texts of a network into an index that is being made."""
    with suppress(sqlite3.OperationalError):  # no such module: fts5
        index.execute(TABLE)
        index.executemany("INSERT INTO mentions VALUES (?, ?, ?)", telling(network))


class Mentions:
    """Answers which places of a data folder's network speak of some words, best first.

    Each with the piece of its text where they stand, or with the whole of it.
    """

    def __init__(self, folder: Path, *, whole: bool = False) -> None:
        self._folder = str(folder)
        self._whole = whole
        self._index: sqlite3.Connection | None = None
        self._opened = 0

    def __call__(self, text: str, most: int = 0) -> Sequence[Mention]:
        """Return the places whose text has all words, the last perhaps begun; 0 means all.

        Whatever is wrong with the index, nothing is found.
        """
        words = fold(text).split()
        index = self._current() if words else None
        if index is None:
            return ()
        try:
            return tuple(
                Mention(*found) for found in speaking(index, words, most, whole=self._whole)
            )
        except sqlite3.Error:
            return ()

    def _current(self) -> sqlite3.Connection | None:
        """Return the index, opened anew where another has taken its place."""
        try:
            written = os.stat(index_path(self._folder)).st_ino  # noqa: PTH116 - see `lookup`
        except OSError:
            return None
        if self._index is None or written != self._opened:
            self._index = open_index(self._folder)
            self._opened = written
        return self._index
