"""Full text: which records contain some words, from a table of the index."""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from ascn_tui.model.fulltext import Mention, full_text_documents
from ascn_tui.model.names.index import fold
from ascn_tui.model.network import Network
from ascn_tui.storage.cache.memo import index_path, open_index

TABLE = """
CREATE VIRTUAL TABLE mentions USING fts5(
    place UNINDEXED, name, text, tokenize = 'unicode61 remove_diacritics 2'
)
"""
_BEGIN, _END = "\x02", "\x03"
"""Set around words found; no text of the data holds them, for reading makes them visible."""

_ASK = """
SELECT place, name, {} FROM mentions WHERE mentions MATCH ?
ORDER BY bm25(mentions, 0, 4, 1), rowid LIMIT ?
"""
_PIECE, _WHOLE = "snippet(mentions, 2, ?, ?, '…', 18)", "highlight(mentions, 2, ?, ?)"

Parts = tuple[tuple[str, bool], ...]
"""The piece of a text where words stand, in parts: (text, asked for or not)."""


def speaking(
    index: sqlite3.Connection, words: Iterable[str], most: int = 0, *, whole: bool = False
) -> list[tuple[str, str, Parts]]:
    """Return place, name and snippet of what has all words, the last perhaps begun; 0 means all.

    The snippet is the piece of the text around the words, or the whole text. Raises sqlite3.Error
    where the table is not there.
    """
    asked = query(words)
    if not asked:
        return []
    rows = index.execute(
        _ASK.format(_WHOLE if whole else _PIECE), (_BEGIN, _END, asked, most or -1)
    ).fetchall()
    return [(place, name, _parts(snippet)) for place, name, snippet in rows]


def query(words: Iterable[str]) -> str:
    """Return folded words as an FTS5 query: every word quoted, and the last perhaps only begun.

    Folding leaves nothing but letters and digits, so no text can be taken for syntax.
    """
    quoted = " ".join(f'"{word}"' for word in words)
    return f"{quoted}*" if quoted else ""


def _parts(snippet: str) -> Parts:
    parts: list[tuple[str, bool]] = []
    before, *found = " · ".join(snippet.split("\n")).split(_BEGIN)
    for piece in found:
        word, _, after = piece.partition(_END)
        parts += [(word, True), (after, False)]
    # Words that only the name has are told by the name.
    return tuple(part for part in ((before, False), *parts) if part[0]) if found else ()


def write_mentions(index: sqlite3.Connection, network: Network) -> None:
    """Write the texts of a network into an index that is being made."""
    with suppress(sqlite3.OperationalError):  # no such module: fts5
        index.execute(TABLE)
        index.executemany("INSERT INTO mentions VALUES (?, ?, ?)", full_text_documents(network))


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
