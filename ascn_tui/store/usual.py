"""Usual questions: a page by its name, or a whole list, as plain lines; answered before asked.

The index holds every record's page so, edition by edition. This module loads nothing but sqlite3.
"""

import os
import sqlite3
import sys
from collections.abc import Iterable

Usual = tuple[str, str]
"""A usual question: what is looked up, and the edition, empty for that of the network."""

_TAKING_VALUES = ("--edition", "--format", "--data")


def usual(arguments: list[str]) -> Usual | None:
    """Return the usual question that arguments ask, None where they ask anything else."""
    said = _read(arguments[1:])
    if said is None:
        return None
    words, options = said
    terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if options.get("--format", "text" if terminal else "plain") != "plain":
        return None
    text = _named(arguments[0], words)
    name, parted, edition = text.partition("?edition=")
    if parted and ("&" in edition or not edition):
        return None
    return (key(name), edition or options.get("--edition", "")) if name else None


def key(text: str) -> str:
    """Return a name as it is kept: without capitals and needless blanks."""
    return " ".join(text.casefold().split())


def _read(arguments: list[str]) -> tuple[list[str], dict[str, str]] | None:
    words, options = [], {}
    rest = iter(arguments)
    for argument in rest:
        name, given, value = argument.partition("=")
        if not argument.startswith("-"):
            words.append(argument)
        elif name in _TAKING_VALUES:
            options[name] = value if given else next(rest, "")
        elif argument != "--no-pager":
            return None
    return words, options


def _named(command: str, words: list[str]) -> str:
    if command == "show":
        return " ".join(words) or "explore"
    if command == "compare":
        return "/".join(("compare", *words))
    return f"list {words[0]}" if command == "list" and len(words) == 1 else ""


def known(index: sqlite3.Connection, asked: Usual) -> str | None:
    """Return the answer to a usual question."""
    row = index.execute(
        "SELECT body FROM names JOIN pages USING (place, edition) WHERE name = ? AND edition ="
        " coalesce(nullif(?, ''), (SELECT value FROM meta WHERE name = 'edition'))",
        asked,
    ).fetchone()
    return row[0] if row and isinstance(row[0], str) else None


def keeps(index: sqlite3.Connection, edition: str) -> bool:
    """Tell whether the answers for an edition are there."""
    rows = index.execute("SELECT 1 FROM pages WHERE edition = ? LIMIT 1", (edition,))
    return rows.fetchone() is not None


def keep(
    index: sqlite3.Connection,
    edition: str,
    names: Iterable[tuple[str, str]],
    pages: Iterable[tuple[str, str]],
) -> None:
    """Keep the answers for an edition: (name, place) and (place, plain lines)."""
    index.execute("BEGIN IMMEDIATE")
    index.executemany(
        "INSERT OR IGNORE INTO pages VALUES (?, ?, ?)",
        ((place, edition, body) for place, body in pages),
    )
    index.executemany(
        "INSERT OR IGNORE INTO names VALUES (?, ?, ?)",
        ((name, edition, place) for name, place in names),
    )
    index.execute("COMMIT")
