"""What `find` prints, from the index alone: names as they fit, then places that speak of words.

The index holds every name with the line that tells of it, so that nothing else is loaded. Words
with letters beyond ASCII are left to the network, which knows how to fold them.
"""

import sqlite3
from collections.abc import Iterable

from ascn_tui.model.spelling import LETTERS, Spelling
from ascn_tui.store.fulltext import Parts, speaking

TABLES = """
CREATE TABLE spelled (
    number INTEGER PRIMARY KEY, folded TEXT NOT NULL, owner INTEGER NOT NULL, id INTEGER NOT NULL,
    place TEXT NOT NULL, line TEXT NOT NULL
);
CREATE TABLE told (place TEXT PRIMARY KEY, line TEXT NOT NULL) WITHOUT ROWID;
"""


def found(index: sqlite3.Connection, text: str) -> str | None:
    """Return the plain lines of what a text without capitals finds; None where it finds nothing.

    None too for a text that is folded otherwise than by blanks.
    """
    if not text.isascii() or "&" in text:
        return None
    words = "".join(sign if sign.isalnum() else " " for sign in text).split()
    names = index.execute("SELECT folded, owner, id FROM spelled ORDER BY number").fetchall()
    if not words or not names:
        return None
    folded, owners, ids = zip(*names, strict=True)
    coded = {number for number, is_id in enumerate(ids) if is_id}
    hits = Spelling(folded, owners, coded).find(" ".join(words))
    rows = [
        index.execute("SELECT place, line FROM spelled WHERE number = ?", (number,)).fetchone()
        for number, _, _ in hits
    ]
    lines = [line for _, line in rows]
    if len(text) >= LETTERS:
        told = dict(index.execute("SELECT place, line FROM told"))
        for place, _ in rows:  # what is found by its name is not told again
            told.pop(place, None)
        asked = speaking(index, words, whole=True)
        lines += [_mention(told[place], said) for place, _, said in asked if place in told]
    return "".join(lines) or None


def _mention(line: str, snippet: Parts) -> str:
    """Return the line of a place with the words around those asked for in its last column."""
    said = "".join(text for text, _ in snippet).replace("\n", " ").replace("\t", " ")
    return f"{line[:-1]}{said}\n"


def kept(index: sqlite3.Connection) -> bool:
    """Tell whether the names are there."""
    return index.execute("SELECT 1 FROM spelled LIMIT 1").fetchone() is not None


def keep(
    index: sqlite3.Connection,
    names: Iterable[tuple[int, str, int, bool, str, str]],
    places: Iterable[tuple[str, str]],
) -> None:
    """Keep the names in their order, as the table has them, and (place, line) of what is told."""
    index.execute("BEGIN IMMEDIATE")
    index.executemany("INSERT OR IGNORE INTO spelled VALUES (?, ?, ?, ?, ?, ?)", names)
    index.executemany("INSERT OR IGNORE INTO told VALUES (?, ?)", places)
    index.execute("COMMIT")
