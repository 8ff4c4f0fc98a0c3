"""Tables as an SQLite file with keys, views and a full-text table."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ascn_tui.export.schema_fields import SchemaColumn, Value, as_number
from ascn_tui.export.schema_tables import SchemaTable
from ascn_tui.model.names.index import name_of, place_of
from ascn_tui.model.network import Network
from ascn_tui.model.record_types import kind_of

VERSION = 1
"""Incremented when a table or column changes its meaning or is removed."""

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER",
          "any": ""}  # fmt: skip

_VIEWS = Path(__file__).with_name("views.sql")
_TEXTS = ("text", "meaning", "definition", "note", "statement", "reading")


def write_network(path: Path, tables: list[SchemaTable], network: Network) -> None:
    """Write all tables, views for frequent questions, and a full-text table."""
    with closing(sqlite3.connect(path)) as database:
        _fill(database, tables)
        database.executescript(_VIEWS.read_text(encoding="utf-8"))
        database.executemany("INSERT INTO search VALUES (?, ?, ?, ?, ?)", _searched(network))
        database.commit()


def write_page(path: Path, tables: list[SchemaTable]) -> None:
    """Write the table of a page; columns of figures among words hold both as they are."""
    with closing(sqlite3.connect(path)) as database:
        _fill(database, [_with_figures(table) for table in tables])
        database.commit()


def _with_figures(table: SchemaTable) -> SchemaTable:
    mixed = [column.numeric and column.kind == "string" for column in table.columns]
    columns = tuple(
        column._replace(kind="any") if numbers else column
        for column, numbers in zip(table.columns, mixed, strict=True)
    )
    rows = [
        tuple(
            _figure(value) if numbers else value for value, numbers in zip(row, mixed, strict=True)
        )
        for row in table.rows
    ]
    return table._replace(columns=columns, rows=rows)


def _figure(value: Value) -> Value:
    number = as_number(value) if isinstance(value, str) else None
    return value if number is None else number


def _fill(database: sqlite3.Connection, tables: list[SchemaTable]) -> None:
    database.execute(f"PRAGMA user_version = {VERSION}")
    database.execute("BEGIN")
    there = {table.name: table for table in tables}
    for table in tables:
        if table.columns:
            database.execute(_create(table, there))
            places = ", ".join("?" * len(table.columns))
            database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({places})", table.rows)  # noqa: S608


def _create(table: SchemaTable, there: dict[str, SchemaTable]) -> str:
    lines = [_column(column) for column in table.columns]
    if table.key:
        lines.append(f"PRIMARY KEY ({_listed(table.key)})")
    lines += [
        f"FOREIGN KEY ({_quoted(column.name)}) REFERENCES {_quoted(column.refers)} (id)"
        for column in table.columns
        if column.refers in there
    ]
    parent = there.get(table.within)
    if parent and parent.key != ("id",):
        own = table.key[: len(parent.key)]
        lines.append(
            f"FOREIGN KEY ({_listed(own)}) REFERENCES {_quoted(parent.name)}"
            f" ({_listed(parent.key)})"
        )
    return f"CREATE TABLE {_quoted(table.name)} ({', '.join(lines)})"


def _column(column: SchemaColumn) -> str:
    words = (_quoted(column.name), _TYPES[column.kind], "NOT NULL" * column.required)
    return " ".join(filter(None, words))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(map(_quoted, names))


def _searched(network: Network) -> list[tuple[str, str, str, str, str]]:
    """Return every record with its name and texts."""
    found = []
    for record in network.records.values():
        texts = [getattr(record, name, None) for name in _TEXTS]
        named = name_of(record)
        text = "\n".join(said for said in texts if isinstance(said, str) and said != named)
        found.append((kind_of(record), record.id, str(place_of(record)), named, text))
    return found
