"""Usual questions: a page by its name, or a list, as plain lines; answered before they are asked.

The index holds every record's page so, edition by edition, and the lines of lists by their facets.
This module loads nothing but sqlite3.
"""

import os
import sqlite3
import sys
from collections.abc import Iterable

Usual = tuple[str, str, tuple[str, ...]]
"""A usual question: what is looked up, the edition, and what a list is narrowed to, by FACETS.

What is empty is not asked for; the edition is then that of the network.
"""

FACETS = ("country", "city", "focus", "status")
"""What lists are narrowed by."""

FEW = 5
"""Of no more projects than this it may have to be said what other editions hold."""

TABLE = """
CREATE TABLE lines (
    list TEXT NOT NULL, edition TEXT NOT NULL, number INTEGER NOT NULL, line TEXT NOT NULL,
    country TEXT, city TEXT, focus TEXT, status TEXT, PRIMARY KEY (list, edition, number)
) WITHOUT ROWID;
"""
"""The lines of lists, with their facets by id; NULL where a list is not narrowed so."""

_NARROWED = """
SELECT line, status FROM lines WHERE list = ?
AND edition = coalesce(nullif(?, ''), (SELECT value FROM meta WHERE name = 'edition'))
AND ? IN ('', country) AND ? IN ('', city) AND ? IN ('', focus) AND ? IN ('', status)
ORDER BY number
"""

LIST = "\0list "
"""Before what is listed, so that no name and no locator can be taken for it."""

_FACETED = {f"--{facet}" for facet in FACETS}
_TAKING_VALUES = {"--edition", "--format", "--data", *_FACETED}

_DOORS = {"compare": "compare", "claims": "evidence", "levels": "governance"}
"""Commands that print what stands at a path, and where it begins."""


def usual(arguments: list[str]) -> Usual | None:
    """Return the usual question that arguments ask, None where they ask anything else."""
    said = _read(arguments[1:])
    if said is None:
        return None
    words, options = said
    terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if options.get("--format", "text" if terminal else "plain") != "plain":
        return None
    command, text = arguments[0], _named(arguments[0], words)
    name, parted, edition = _parted(text) if command == "show" else (text, "", "")
    if not name or (parted and (not edition or set(" &=%+") & set(edition))):
        return None
    if "" in options.values() or (command != "list" and _FACETED & options.keys()):
        return None
    narrow = tuple(options.get(f"--{facet}", "") for facet in FACETS)
    return (key(name), edition or options.get("--edition", ""), narrow)


def _parted(locator: str) -> tuple[str, str, str]:
    return locator.replace("?edition=", " edition=", 1).partition(" edition=")


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
    if command in _DOORS:
        return "/".join((_DOORS[command], *words))
    return f"{LIST}{words[0]}" if command == "list" and len(words) == 1 else ""


def known(index: sqlite3.Connection, asked: Usual) -> str | None:
    """Return the answer to a usual question.

    A list that nothing is left of is not answered: only the network knows whether there could be.
    Nor are few projects, the lines with a status: it knows what other editions hold.
    """
    name, edition, narrow = asked
    if any(narrow):
        lines = index.execute(_NARROWED, (name.removeprefix(LIST), edition, *narrow)).fetchall()
        if len(lines) <= FEW and any(status for _, status in lines):
            return None
        return "".join(line for line, _ in lines) or None
    row = index.execute(
        "SELECT body FROM names JOIN pages USING (place, edition) WHERE name = ? AND edition ="
        " coalesce(nullif(?, ''), (SELECT value FROM meta WHERE name = 'edition'))",
        (name, edition),
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
    lines: Iterable[tuple[str | int | None, ...]],
) -> None:
    """Keep the answers for an edition: (name, place), (place, plain lines), and lines of lists.

    The latter are the list, the number of the line, the line, and its facets.
    """
    index.execute("BEGIN IMMEDIATE")
    index.executemany(
        "INSERT OR IGNORE INTO pages VALUES (?, ?, ?)",
        ((place, edition, body) for place, body in pages),
    )
    index.executemany(
        "INSERT OR IGNORE INTO names VALUES (?, ?, ?)",
        ((name, edition, place) for name, place in names),
    )
    index.executemany(
        "INSERT OR IGNORE INTO lines VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((name, edition, *rest) for name, *rest in lines),
    )
    index.execute("COMMIT")
