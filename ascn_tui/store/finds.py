"""What `find` prints, from the index alone: names as they fit, then places that speak of words.

The index holds every name with the line that tells of it, so that nothing else is loaded. Words
with letters beyond ASCII are left to the network, which knows how to fold them.
"""

import sqlite3
from collections.abc import Iterable

from ascn_tui.model.spelling import LETTERS, Spelling
from ascn_tui.store.fulltext import Parts, speaking

TABLES = """
CREATE TABLE spelling (
    one INTEGER PRIMARY KEY CHECK (one = 1), text TEXT NOT NULL, starts BLOB NOT NULL,
    owners BLOB NOT NULL, ids BLOB NOT NULL
);
CREATE TABLE spelled (number INTEGER PRIMARY KEY, place TEXT NOT NULL, line TEXT NOT NULL);
CREATE TABLE told (place TEXT PRIMARY KEY, line TEXT NOT NULL) WITHOUT ROWID;
"""
"""All names as `Spelling` takes them, in one row that is read at once; what is told of each."""


def found(index: sqlite3.Connection, text: str) -> str | None:
    """Return the plain lines of what a text without capitals finds; None where it finds nothing.

    None too for a text that is folded otherwise than by blanks.
    """
    if not text.isascii() or "&" in text:
        return None
    words = "".join(sign if sign.isalnum() else " " for sign in text).split()
    names = index.execute("SELECT text, starts, owners, ids FROM spelling").fetchone()
    if not words or not names:
        return None
    every, *numbers = names
    starts, owners, ids = (memoryview(blob).cast("I") for blob in numbers)
    rows = [
        index.execute("SELECT place, line FROM spelled WHERE number = ?", (number,)).fetchone()
        for number, _, _ in Spelling(every, starts, owners, frozenset(ids)).find(" ".join(words))
    ]
    lines = [line for _, line in rows]
    if len(text) >= LETTERS:
        named = {place for place, _ in rows}  # what is found by its name is not told again
        asked = speaking(index, words, whole=True)
        lines += [
            _mention(line, said)
            for place, _, said in asked
            if place not in named
            for (line,) in index.execute("SELECT line FROM told WHERE place = ?", (place,))
        ]
    return "".join(lines) or None


def _mention(line: str, snippet: Parts) -> str:
    """Return the line of a place with the words around those asked for in its last column."""
    said = "".join(text for text, _ in snippet).replace("\n", " ").replace("\t", " ")
    return f"{line[:-1]}{said}\n"


def kept(index: sqlite3.Connection) -> bool:
    """Tell whether the names are there."""
    return index.execute("SELECT 1 FROM spelling").fetchone() is not None


def keep(
    index: sqlite3.Connection,
    spelling: tuple[str, bytes, bytes, bytes],
    names: Iterable[tuple[int, str, str]],
    places: Iterable[tuple[str, str]],
) -> None:
    """Keep the names as `found` reads them, (number, place, line) of each, and what is told.

    The latter are (place, line).
    """
    index.execute("BEGIN IMMEDIATE")
    index.execute("INSERT OR IGNORE INTO spelling VALUES (1, ?, ?, ?, ?)", spelling)
    index.executemany("INSERT OR IGNORE INTO spelled VALUES (?, ?, ?)", names)
    index.executemany("INSERT OR IGNORE INTO told VALUES (?, ?)", places)
    index.execute("COMMIT")
