"""Full text: which records speak of some words, asked of a table of the derived index.

An SQLite without FTS5 makes an index without the table, and then nothing is ever mentioned.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ascn_tui.model.network import Network
from ascn_tui.model.search import fold
from ascn_tui.model.telling import Mention, telling
from ascn_tui.store.lookup import index_path, open_index

_TABLE = """
CREATE VIRTUAL TABLE mentions USING fts5(
    place UNINDEXED, name, text, tokenize = 'unicode61 remove_diacritics 2'
)
"""
_BEGIN, _END = "\x02", "\x03"
"""Set around words found; no text of the data holds them, for reading makes them visible."""

_ASK = """
SELECT place, name, snippet(mentions, 2, ?, ?, '…', 18) FROM mentions WHERE mentions MATCH ?
ORDER BY bm25(mentions, 0, 4, 1), rowid LIMIT ?
"""


def write_mentions(index: sqlite3.Connection, network: Network) -> None:
    """Write the texts of a network into an index that is being made."""
    with suppress(sqlite3.OperationalError):  # no such module: fts5
        index.execute(_TABLE)
        index.executemany("INSERT INTO mentions VALUES (?, ?, ?)", telling(network))


class Mentions:
    """Answers which places of a data folder's network speak of some words, best first."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._index: sqlite3.Connection | None = None
        self._opened = 0

    def __call__(self, text: str, most: int = 0) -> Sequence[Mention]:
        """Return the places whose text has all words, the last perhaps begun; 0 means all.

        Whatever is wrong with the index, nothing is found.
        """
        asked = query(text)
        index = self._current() if asked else None
        if index is None:
            return ()
        try:
            rows = index.execute(_ASK, (_BEGIN, _END, asked, most or -1)).fetchall()
        except sqlite3.Error:
            return ()
        return tuple(Mention(place, name, _parts(snippet)) for place, name, snippet in rows)

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


def query(text: str) -> str:
    """Return a text as an FTS5 query: every word quoted, and the last perhaps only begun.

    Folding leaves nothing but letters and digits, so no text can be taken for syntax.
    """
    words = fold(text).split()
    return " ".join(f'"{word}"' for word in words) + "*" if words else ""


def _parts(snippet: str) -> tuple[tuple[str, bool], ...]:
    parts: list[tuple[str, bool]] = []
    before, *found = " · ".join(snippet.split("\n")).split(_BEGIN)
    for piece in found:
        word, _, after = piece.partition(_END)
        parts += [(word, True), (after, False)]
    # Words that only the name has are told by the name.
    return tuple(part for part in ((before, False), *parts) if part[0]) if found else ()
