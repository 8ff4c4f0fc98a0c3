"""The SQLite index of a data folder: parsed network, full-text table, answers to look-ups."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import msgspec

from ascn_tui.model.network import Network, NetworkData
from ascn_tui.model.record_types import RECORD_TYPES
from ascn_tui.storage.cache.memo import index_path, maker, open_index, signature
from ascn_tui.storage.checks.problems import LoadResult

MOST_ANSWERS = 2_000
"""Answers kept in an index; the oldest are deleted first."""

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE network (body BLOB NOT NULL, more BLOB NOT NULL);
CREATE TABLE answers (
    number INTEGER PRIMARY KEY, question TEXT UNIQUE NOT NULL, body TEXT NOT NULL
);
"""


def load_indexed(folder: Path, shown_as: str | None = None) -> LoadResult:
    """Load a data folder from its index, or from the YAML files and write the index."""
    if network := _from_index(folder):
        return LoadResult(network, ())
    # Parsing and checking YAML is not needed where there is an index.
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
        body, more = index.execute("SELECT body, more FROM network").fetchone()
        return Network(msgspec.json.decode(body, type=NetworkData), _decode_more(more))
    return None


def _decode_more(body: bytes) -> dict[str, tuple[msgspec.Struct, ...]]:
    """Decode the records of kinds that NetworkData has no field for."""
    found: dict[str, tuple[msgspec.Struct, ...]] = {}
    for name, raw in msgspec.json.decode(body, type=dict[str, list[msgspec.Raw]]).items():
        record = RECORD_TYPES[name].record
        found[name] = tuple(msgspec.json.decode(one, type=record) for one in raw if record)
    return found


def _write(folder: Path, network: Network, before: str) -> None:
    """Write the index to a temporary file and move it into place.

    `before` is the signature of the data from before they were read, so that a file saved
    meanwhile makes the index stale.
    """
    # Needed only where the index is written.
    from tempfile import NamedTemporaryFile  # noqa: PLC0415

    from ascn_tui.storage.cache.fulltext import write_mentions  # noqa: PLC0415

    target = Path(index_path(str(folder)))
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile(dir=target.parent, prefix=".index-", delete=False) as file:
        temporary = Path(file.name)
    try:
        with closing(sqlite3.connect(temporary)) as index:
            index.executescript(_TABLES)
            body = (msgspec.json.encode(network.parts), msgspec.json.encode(network.more))
            index.execute("INSERT INTO network VALUES (?, ?)", body)
            meta = {"maker": maker(), "signature": before}
            index.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
            write_mentions(index, network)
            index.commit()
        # Another process may have written the same index meanwhile and stored answers in it.
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


def remember(folder: Path, question: str, body: str) -> None:
    """Store an answer; does nothing where the index cannot be written."""
    index = open_index(str(folder))
    if index is None:
        return
    with closing(index), suppress(sqlite3.Error, UnicodeError):
        # A journal file would be applied to the index that another process has put in place of
        # this one; what a crash breaks here is only a cache.
        index.execute("PRAGMA journal_mode = MEMORY")
        index.execute(
            "INSERT OR IGNORE INTO answers (question, body) VALUES (?, ?)", (question, body)
        )
        index.execute(
            "DELETE FROM answers WHERE number <= (SELECT max(number) FROM answers) - ?",
            (MOST_ANSWERS,),
        )
