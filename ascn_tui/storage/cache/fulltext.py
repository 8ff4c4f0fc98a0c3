"""Full-text search in the index (SQLite FTS5)."""

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
"""Control characters around matches; loading removes them from the data."""

_ASK = """
SELECT place, name, {} FROM mentions WHERE mentions MATCH ?
ORDER BY bm25(mentions, 0, 4, 1), rowid LIMIT ?
"""
_PIECE, _WHOLE = "snippet(mentions, 2, ?, ?, '…', 18)", "highlight(mentions, 2, ?, ?)"

Parts = tuple[tuple[str, bool], ...]
"""A passage in parts: (text, matched or not)."""


def speaking(
    index: sqlite3.Connection, words: Iterable[str], most: int = 0, *, whole: bool = False
) -> list[tuple[str, str, Parts]]:
    """Return locator, name and snippet of the texts with all words, best first.

    The last word may be a prefix. At most `most` results, 0 for all. The snippet is the passage
    around the words, or the whole text. Raises sqlite3.Error without the table.
    """
    asked = query(words)
    if not asked:
        return []
    rows = index.execute(
        _ASK.format(_WHOLE if whole else _PIECE), (_BEGIN, _END, asked, most or -1)
    ).fetchall()
    return [(place, name, _parts(snippet)) for place, name, snippet in rows]


def query(words: Iterable[str]) -> str:
    """Return folded words as an FTS5 query: every word quoted, the last one a prefix.

    Folded words hold letters and digits only, so nothing can be taken for syntax.
    """
    quoted = " ".join(f'"{word}"' for word in words)
    return f"{quoted}*" if quoted else ""


def _parts(snippet: str) -> Parts:
    parts: list[tuple[str, bool]] = []
    before, *found = " · ".join(snippet.split("\n")).split(_BEGIN)
    for piece in found:
        word, _, after = piece.partition(_END)
        parts += [(word, True), (after, False)]
    # Without a match in the text the words are in the name: no snippet.
    return tuple(part for part in ((before, False), *parts) if part[0]) if found else ()


def write_mentions(index: sqlite3.Connection, network: Network) -> None:
    """Write the full-text table of a new index."""
    with suppress(sqlite3.OperationalError):  # no such module: fts5
        index.execute(TABLE)
        index.executemany("INSERT INTO mentions VALUES (?, ?, ?)", full_text_documents(network))


class Mentions:
    """Full-text search in the index of a data folder, best matches first.

    Yields snippets, or with `whole` complete texts.
    """

    def __init__(self, folder: Path, *, whole: bool = False) -> None:
        self._folder = str(folder)
        self._whole = whole
        self._index: sqlite3.Connection | None = None
        self._opened = 0

    def __call__(self, text: str, most: int = 0) -> Sequence[Mention]:
        """Return the texts that have all words, the last as a prefix; `most` = 0 returns all.

        Returns nothing where the index is missing or broken.
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
        """Return the open index; reopened when the file was replaced."""
        try:
            written = os.stat(index_path(self._folder)).st_ino  # noqa: PTH116 - see `lookup`
        except OSError:
            return None
        if self._index is None or written != self._opened:
            self._index = open_index(self._folder)
            self._opened = written
        return self._index
