"""The whole network as tables: a row a record, a table for whatever a record has several of.

The tables follow from the types of the records, so they are the same for every network, and a
field added to a record is a column added here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, Literal, NamedTuple, get_args, get_origin

import msgspec

from ascn_tui.model.figures import Counted, Figure
from ascn_tui.model.framework import FrameworkPoint, Milestone, Statement
from ascn_tui.model.record_types import ALTERNATIVES, ID_FIELDS, OPTIONAL, RECORD_TYPES, REFERENCES
from ascn_tui.model.taxonomy import Code, Ref

Value = str | int | float | bool | None
Key = tuple[Value, ...]
Kind = Literal["string", "integer", "number", "boolean", "any"]

SHELF_TABLES = {kind.word: kind.plural.replace("-", "_") for kind in RECORD_TYPES.values()}
"""The table of each kind of record or id."""

_ONE = {"statuses": "status", "countries": "country", "cities": "city", "entries": "entry",
        "stories": "story", "oddities": "oddity"}  # fmt: skip
_ELSEWHERE = (FrameworkPoint, Statement, Milestone)
"""Records of the framework that have tables of their own, and so are no columns of it."""
_UNSAID = {"CheckedFigure.where", "CheckedFigure.problem"}
"""Where in a file something stands: of use only beside the file."""
_LINKS = {**REFERENCES, "CheckedFigure.edition": "edition"}
_NUMERIC = {"CheckedFigure.edition", "CheckedFigure.printed", "CheckedFigure.counted"}
"""Texts that are numbers although their type does not say so."""
_NUMERAL = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,9})?")
"""A number as it is written; what begins with a zero, as issue 07, is a code."""


class SchemaColumn(NamedTuple):
    """A column; `refers` is the table whose key it holds.

    `numeric`: its texts are numbers where they are written as such: pages, editions, figures.
    """

    name: str
    kind: Kind = "string"
    required: bool = False
    refers: str = ""
    numeric: bool = False


class SchemaTable(NamedTuple):
    """Rows of values under columns; `within` is the table whose key its own begins with."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[SchemaColumn, ...]
    rows: list[tuple[Value, ...]]
    within: str = ""


class OwnedTable(NamedTuple):
    """A record with the key of what it belongs to."""

    key: Key
    record: Any


_NTH = SchemaColumn("nth", "integer", required=True)


class TableSet:
    """Tables by name, filled root by root."""

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
            (
                *polymorphic,
                SchemaColumn("language", required=True),
                SchemaColumn("name", required=True),
            ),
            [],
        )

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
        """Add a table of records that belong to nothing; `more` is a column they do not hold."""
        owned = [OwnedTable((), item) for item in found]
        self._add(name, record, owned, (), more=more)

    def _add(
        self,
        name: str,
        record: type[msgspec.Struct],
        owned: Sequence[OwnedTable],
        parents: tuple[SchemaColumn, ...],
        *,
        within: str = "",
        more: tuple[SchemaColumn, Callable[[Any], Value]] | None = None,
    ) -> None:
        taken = {column.name for column in parents}
        fields = [
            field._replace(name=f"other_{field.name}") if field.name in taken else field
            for field in _fields(record)
        ]
        single = [field for field in fields if field.kind]
        own = [(field.column, field.get) for field in single] + ([more] if more else [])
        if identified := single[0].name == "id":
            keyed = [OwnedTable((item.record.id,), item.record) for item in owned]
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
        self, name: str, key: tuple[str, ...], field: "_Field", owned: list[OwnedTable]
    ) -> None:
        """Put what a field holds several of into a table of its own."""
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
            one = singular(name)
            parents = (
                (self.made[name].columns[0]._replace(name=one, refers=name),)
                if key == ("id",)
                else tuple(_inherited(column, one, self.made[name]) for column in key)
            )
            child = SHELF_TABLES.get(ID_FIELDS.get(field.path, ""), f"{one}_{field.name}")
            parts = [
                OwnedTable(item.key, part)
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
        field: "_Field",
        parts: list[OwnedTable],
        parents: tuple[SchemaColumn, ...],
        within: str,
    ) -> None:
        """Add a table of plain values, in their order."""
        rows = [(*part.key, part.record) for part in _numbered(parts)]
        value = field._replace(name=singular(field.name), kind=_kind(field.inner), required=True)
        columns = (*parents, _NTH, value.column)
        key = (*(column.name for column in parents), "nth")
        about = f"{field.name.replace('_', ' ').capitalize()} of {within.replace('_', ' ')}."
        self.made[name] = SchemaTable(name, about, key, columns, rows, within)


def as_number(text: str) -> int | float | None:
    """Return the number that a text is, or None where it is more or something else."""
    if not _NUMERAL.fullmatch(text):
        return None
    return float(text) if "." in text else int(text)


def singular(name: str) -> str:
    """Return what one row of a table is called."""
    if name in _ONE:
        return _ONE[name]
    return name.removesuffix("s") if not name.endswith("ss") else name


def _columns(own: Iterable[tuple[SchemaColumn, object]]) -> tuple[SchemaColumn, ...]:
    return tuple(column for column, _ in own)


def _known(value: Value) -> Value:
    return None if value == "" else value


def _numbered(owned: Iterable[OwnedTable]) -> Iterator[OwnedTable]:
    """Give each record a key: that of what it belongs to, and which one of its records it is."""
    counts: dict[Key, int] = {}
    for item in owned:
        counts[item.key] = counts.get(item.key, 0) + 1
        yield OwnedTable((*item.key, counts[item.key]), item.record)


def _inherited(column: str, one: str, table: SchemaTable) -> SchemaColumn:
    """Return the column of a child that holds a part of its parent's key."""
    kept = next(held for held in table.columns if held.name == column)
    return kept._replace(name=one if column == "nth" else column, required=True)


def _refs(name: str, field: "_Field", owned: list[OwnedTable]) -> Iterator[tuple[Value, ...]]:
    for item in owned:
        for nth, ref in enumerate(field.get(item.record) or (), start=1):
            place = (name, _joined(item.key), field.name, nth)
            yield (*place, ref.document, ref.page, ref.section, ref.note)


def _joined(key: Key) -> str:
    return "/".join(str(part) for part in key)


class _Field(NamedTuple):
    """A field: its column's name, how it is got, its kind if it is one value, else what it holds.

    `path` is the field as the vocabulary of links names it.
    """

    name: str
    get: Callable[[Any], Any]
    kind: Kind | None
    inner: Any
    path: str
    required: bool = False
    numeric: bool = False

    @property
    def refers(self) -> str:
        """The table that the values lead to, if they lead to one only."""
        link = _LINKS.get(self.path, "")
        shelves = ALTERNATIVES.get(link, (link,))
        alone = len(shelves) == 1 and link not in OPTIONAL and not self.path.endswith(".id")
        return SHELF_TABLES.get(shelves[0], "") if alone else ""

    @property
    def column(self) -> SchemaColumn:
        """The column of a field that is one value."""
        return SchemaColumn(
            self.name, self.kind or "string", self.required, self.refers, self.numeric
        )


def _fields(
    record: type[msgspec.Struct], prefix: str = "", path: str = "", *, sure: bool = True
) -> Iterator[_Field]:
    """Yield the fields of a record; a record inside it is laid out beside its own fields."""
    for field in msgspec.structs.fields(record):
        name, attribute = f"{prefix}{field.name}", f"{path}{field.name}"
        known = f"{record.__name__}.{field.name}"
        inner, several, optional = _opened(field.type)
        if inner in _ELSEWHERE or known in _UNSAID:
            continue
        get = _getter(attribute)
        numeric = known in _NUMERIC or _is_numeric(field.type)
        if several or inner is dict:
            yield _Field(name, get, None, inner, known, numeric=numeric)
        elif isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            sure_inside = sure and not optional
            yield from _fields(inner, f"{name}_", f"{attribute}.", sure=sure_inside)
        else:
            # A text without a least length may be empty, which says that it is missing.
            required = sure and field.required and not optional and field.type is not str
            yield _Field(name, get, _kind(inner), inner, known, required, numeric)


def _getter(attribute: str) -> Callable[[Any], Any]:
    """Return what gets a field that may lie inside others that may be missing."""
    first, _, rest = attribute.partition(".")
    if not rest:
        return attrgetter(first)
    inside = _getter(rest)

    def get(record: Any) -> Any:
        holder = getattr(record, first)
        return None if holder is None else inside(holder)

    return get


def _opened(annotation: Any) -> tuple[Any, bool, bool]:
    """Return what an annotation is of, whether it is of several, and whether it may be missing."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        inner, _, _ = _opened(arguments[0])
        return inner, True, False
    if origin is dict:
        return dict, False, False
    if origin is Literal:
        return str, False, False
    if hasattr(annotation, "__metadata__"):
        return _opened(arguments[0])
    if type(None) in arguments:
        (inside,) = (part for part in arguments if part is not type(None))
        inner, several, _ = _opened(inside)
        return inner, several, True
    return annotation, False, False


def _is_numeric(annotation: Any) -> bool:
    """Tell whether a type is of texts that people write as numbers, perhaps of several."""
    inside = (annotation, *get_args(annotation))
    return any(part in (Code, Figure, Counted) for part in inside)


def _kind(inner: Any) -> Kind | None:
    kinds: dict[Any, Kind] = {
        str: "string", int: "integer", float: "number", bool: "boolean"
    }  # fmt: skip
    return kinds[inner]
