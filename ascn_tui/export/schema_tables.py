"""Tables that follow from record types: a row a record, a table for each field of several values.

They are the same for every network; a field added to a record type adds a column.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from ascn_tui import notation
from ascn_tui.export.schema_fields import (
    SchemaColumn,
    SchemaField,
    Value,
    fields_of,
    kind_of_type,
    table_of,
)
from ascn_tui.model.record_types import ID_FIELDS
from ascn_tui.model.taxonomy import Ref

Key = tuple[Value, ...]

_VALUE_COLUMNS = {"parties": "partie"}
"""Column names kept from earlier exports, which no rule gives."""


class SchemaTable(NamedTuple):
    """Rows of values under columns; `within` is the table whose key its own begins with."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[SchemaColumn, ...]
    rows: list[tuple[Value, ...]]
    within: str = ""


class OwnedRecord(NamedTuple):
    """A record with the key of its parent."""

    key: Key
    record: Any


_NTH = SchemaColumn("nth", "integer", required=True)


class TableSet:
    """Tables by name, filled from root records downwards."""

    def __init__(self) -> None:
        self.made: dict[str, SchemaTable] = {}
        polymorphic = (
            SchemaColumn("record_table", required=True),
            SchemaColumn("record", required=True),
        )
        self._refs = SchemaTable(
            "refs",
            "Where statements stand: documents with pages; `record` is the key of a row.",
            ("record_table", "record", "field", "nth"),
            (*polymorphic, SchemaColumn("field", required=True), _NTH,
             SchemaColumn("document", required=True, refers="sources"),
             SchemaColumn("page", numeric=True), SchemaColumn("section"), SchemaColumn("note")),
            [],
        )  # fmt: skip
        self._names = SchemaTable(
            "names",
            "Names of records in other languages.",
            ("record_table", "record", "language"),
            (*polymorphic, SchemaColumn("language", required=True),
             SchemaColumn("name", required=True)),
            [],
        )  # fmt: skip

    def all(self) -> list[SchemaTable]:
        """Return the tables, those of references and names at the end."""
        return [*self.made.values(), self._refs, self._names]

    def add_root(
        self,
        name: str,
        record: type[msgspec.Struct],
        found: Iterable[Any],
        more: tuple[SchemaColumn, Callable[[Any], Value]] | None = None,
    ) -> None:
        """Add a table of records without a parent; `more` is a column that they do not hold."""
        owned = [OwnedRecord((), item) for item in found]
        self._add(name, record, owned, (), more=more)

    def _add(
        self,
        name: str,
        record: type[msgspec.Struct],
        owned: Sequence[OwnedRecord],
        parents: tuple[SchemaColumn, ...],
        *,
        within: str = "",
        more: tuple[SchemaColumn, Callable[[Any], Value]] | None = None,
    ) -> None:
        taken = {column.name for column in parents}
        fields = [
            field._replace(name=f"other_{field.name}") if field.name in taken else field
            for field in fields_of(record)
        ]
        single = [field for field in fields if field.kind]
        own = [(field.column, field.get) for field in single] + ([more] if more else [])
        if identified := single[0].name == "id":
            keyed = [OwnedRecord((item.record.id,), item.record) for item in owned]
            head = own[:1]
        else:
            keyed = list(_numbered(owned))
            head = []
        rest = own[len(head) :]
        nth = () if identified else (_NTH,)
        columns = (*_columns(head), *parents, *nth, *_columns(rest))
        rows = [
            (
                *(get(item.record) for _, get in head),
                *(item.key if identified else key.key),
                *(_known(get(item.record)) for _, get in rest),
            )
            for item, key in zip(owned, keyed, strict=True)
        ]
        key = ("id",) if identified else (*(column.name for column in parents), "nth")
        about = (record.__doc__ or "").partition("\n")[0]
        self.made[name] = SchemaTable(name, about, key, columns, rows, within)
        for field in fields:
            if not field.kind:
                self._enter(name, key, field, keyed)

    def _enter(
        self, name: str, key: tuple[str, ...], field: SchemaField, owned: list[OwnedRecord]
    ) -> None:
        """Put the values of a field that holds several into a table of its own."""
        inner = field.inner
        if inner is Ref:
            self._refs.rows.extend(_refs(name, field, owned))
        elif inner is dict:
            self._names.rows.extend(
                (name, _joined(item.key), language, text)
                for item in owned
                for language, text in (field.get(item.record) or {}).items()
            )
        else:
            one = notation.singular(name)
            parents = (
                (self.made[name].columns[0]._replace(name=one, refers=name),)
                if key == ("id",)
                else tuple(_inherited(column, one, self.made[name]) for column in key)
            )
            child = table_of(ID_FIELDS.get(field.path, "")) or f"{one}_{field.name}"
            parts = [
                OwnedRecord(item.key, part)
                for item in owned
                for part in field.get(item.record) or ()
            ]
            if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
                self._add(child, inner, parts, parents, within=name)
            else:
                self._values(child, field, parts, parents, name)

    def _values(
        self,
        name: str,
        field: SchemaField,
        parts: list[OwnedRecord],
        parents: tuple[SchemaColumn, ...],
        within: str,
    ) -> None:
        """Add a table of plain values, in their order."""
        rows = [(*part.key, part.record) for part in _numbered(parts)]
        one = _VALUE_COLUMNS.get(field.name) or notation.singular(field.name)
        kind = kind_of_type(field.inner)
        value = field._replace(name=one, kind=kind, required=True)
        columns = (*parents, _NTH, value.column)
        key = (*(column.name for column in parents), "nth")
        about = f"{field.name.replace('_', ' ').capitalize()} of {within.replace('_', ' ')}."
        self.made[name] = SchemaTable(name, about, key, columns, rows, within)


def _columns(own: Iterable[tuple[SchemaColumn, object]]) -> tuple[SchemaColumn, ...]:
    return tuple(column for column, _ in own)


def _known(value: Value) -> Value:
    return None if value == "" else value


def _numbered(owned: Iterable[OwnedRecord]) -> Iterator[OwnedRecord]:
    """Give each record a key: that of its parent, and its number among the siblings."""
    counts: dict[Key, int] = {}
    for item in owned:
        counts[item.key] = counts.get(item.key, 0) + 1
        yield OwnedRecord((*item.key, counts[item.key]), item.record)


def _inherited(column: str, one: str, table: SchemaTable) -> SchemaColumn:
    """Return the column of a child that holds a part of its parent's key."""
    kept = next(held for held in table.columns if held.name == column)
    return kept._replace(name=one if column == "nth" else column, required=True)


def _refs(name: str, field: SchemaField, owned: list[OwnedRecord]) -> Iterator[tuple[Value, ...]]:
    for item in owned:
        for nth, ref in enumerate(field.get(item.record) or (), start=1):
            place = (name, _joined(item.key), field.name, nth)
            yield (*place, ref.document, ref.page, ref.section, ref.note)


def _joined(key: Key) -> str:
    return "/".join(str(part) for part in key)
