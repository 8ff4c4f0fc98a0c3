"""The full-text table of the derived index: asking it. This module loads nothing but sqlite3."""

import sqlite3
from collections.abc import Iterable

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
