"""The derived index: the network and the answers of look-ups in one SQLite file."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import msgspec

from ascn_tui.model.network import Network, NetworkData
from ascn_tui.storage.cache import usual
from ascn_tui.storage.cache.memo import index_path, maker, open_index, signature
from ascn_tui.storage.checks.problems import LoadResult

MOST_ANSWERS = 2_000
"""Older answers give way to newer ones beyond this many."""

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE network (body BLOB NOT NULL);
CREATE TABLE answers (
    number INTEGER PRIMARY KEY, question TEXT UNIQUE NOT NULL, body TEXT NOT NULL
);
CREATE TABLE names (
    name TEXT NOT NULL, edition TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (name, edition)
) WITHOUT ROWID;
CREATE TABLE pages (
    place TEXT NOT NULL, edition TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (place, edition)
);
"""


def load_indexed(folder: Path, shown_as: str | None = None) -> LoadResult:
    """Return the network of a data folder from its index, or from the YAML and index that."""
    if network := _from_index(folder):
        return LoadResult(network, ())
    # Reading YAML and judging it is what the index spares.
    from ascn_tui.storage.load import load  # noqa: PLC0415

    try:
        before = signature(str(folder))
    except OSError:
        before = ""
    loaded = load(folder, shown_as)
    if loaded.network and before:
        with suppress(OSError, sqlite3.Error):
            _write(folder, loaded.network, before)
    return loaded


def _from_index(folder: Path) -> Network | None:
    index = open_index(str(folder))
    if index is None:
        return None
    with closing(index), suppress(sqlite3.Error, msgspec.MsgspecError, TypeError):
        (body,) = index.execute("SELECT body FROM network").fetchone()
        return Network(msgspec.json.decode(body, type=NetworkData))
    return None


def _write(folder: Path, network: Network, before: str) -> None:
    """Write the index whole: into a file of its own, which then takes the place of the old one.

    `before` is the signature from before the data were read: saved in between, it will not fit.
    """
    # An index is rarely written.
    from tempfile import NamedTemporaryFile  # noqa: PLC0415

    from ascn_tui.storage.cache.fulltext import write_mentions  # noqa: PLC0415

    target = Path(index_path(str(folder)))
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile(dir=target.parent, prefix=".index-", delete=False) as file:
        temporary = Path(file.name)
    try:
        with closing(sqlite3.connect(temporary)) as index:
            index.executescript(_TABLES + usual.TABLE)
            body = msgspec.json.encode(network.parts)
            index.execute("INSERT INTO network VALUES (?)", (body,))
            meta = {
                "maker": maker(),
                "signature": before,
                "edition": network.taxonomy.newest,
            }
            index.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
            write_mentions(index, network)
            index.commit()
        # What another process has just written stays: somebody may be adding answers to it.
        if not _is_there(folder):
            os.replace(temporary, target)  # noqa: PTH105 - the one call that is atomic everywhere
    finally:
        temporary.unlink(missing_ok=True)


def _is_there(folder: Path) -> bool:
    index = open_index(str(folder))
    if index is None:
        return False
    index.close()
    return True


def remember(folder: Path, question: str, body: str, edition: str = "") -> bool:
    """Keep an answer for the next time; where that cannot be, nothing happens.

    Tells whether the usual answers for an edition are still missing.
    """
    index = open_index(str(folder))
    if index is None:
        return False
    with closing(index), suppress(sqlite3.Error, UnicodeError):
        index.execute(
            "INSERT OR IGNORE INTO answers (question, body) VALUES (?, ?)", (question, body)
        )
        index.execute(
            "DELETE FROM answers WHERE number <= (SELECT max(number) FROM answers) - ?",
            (MOST_ANSWERS,),
        )
        return not usual.keeps(index, edition)
    return False
