"""The columns that follow from the fields of a record type."""

import re
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, Literal, NamedTuple, get_args, get_origin

import msgspec

from ascn_tui.model.figures import Counted, Figure
from ascn_tui.model.framework import FrameworkPoint, Milestone, Statement
from ascn_tui.model.record_types import ALTERNATIVES, OPTIONAL, RECORD_TYPES, REFERENCES
from ascn_tui.model.taxonomy import Code

Value = str | int | float | bool | None
Kind = Literal["string", "integer", "number", "boolean", "any"]

_TABLES = {kind.word: kind.plural.replace("-", "_") for kind in RECORD_TYPES.values()}
"""The table of each kind of record or id, by the word that references use."""
_ROOTS = (FrameworkPoint, Statement, Milestone)
"""Records of the framework that have tables of their own."""
_OMITTED = {"CheckedFigure.where", "CheckedFigure.problem"}
"""Fields that are not exported: positions in a file."""
_LINKS = {**REFERENCES, "CheckedFigure.edition": "edition"}
_NUMERIC = {"CheckedFigure.edition", "CheckedFigure.printed", "CheckedFigure.counted"}
"""Text fields that hold numbers, which their type does not show."""
_NUMERAL = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,9})?")
"""A written number; with a leading zero, as issue 07, it is a code."""


class SchemaColumn(NamedTuple):
    """A column; `refers` is the table whose key it holds.

    `numeric`: its texts are numbers where they are written as such: pages, editions, figures.
    """

    name: str
    kind: Kind = "string"
    required: bool = False
    refers: str = ""
    numeric: bool = False


class SchemaField(NamedTuple):
    """A field of a record: column name, getter, and type; `kind` is None where it holds several.

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
        """The table that the values refer to, if it is one only."""
        link = _LINKS.get(self.path, "")
        shelves = ALTERNATIVES.get(link, (link,))
        alone = len(shelves) == 1 and link not in OPTIONAL and not self.path.endswith(".id")
        return table_of(shelves[0]) if alone else ""

    @property
    def column(self) -> SchemaColumn:
        """The column of a field that is one value."""
        return SchemaColumn(
            self.name, self.kind or "string", self.required, self.refers, self.numeric
        )


def fields_of(
    record: type[msgspec.Struct], prefix: str = "", path: str = "", *, sure: bool = True
) -> Iterator[SchemaField]:
    """Yield the fields of a record; a record inside it is laid out beside its own fields."""
    for field in msgspec.structs.fields(record):
        name, attribute = f"{prefix}{field.name}", f"{path}{field.name}"
        known = f"{record.__name__}.{field.name}"
        inner, several, optional = _unwrapped(field.type)
        if inner in _ROOTS or known in _OMITTED:
            continue
        get = _getter(attribute)
        numeric = known in _NUMERIC or _is_numeric(field.type)
        if several or inner is dict:
            yield SchemaField(name, get, None, inner, known, numeric=numeric)
        elif isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            sure_inside = sure and not optional
            yield from fields_of(inner, f"{name}_", f"{attribute}.", sure=sure_inside)
        else:
            # A text without a minimum length may be empty, which means missing.
            required = sure and field.required and not optional and field.type is not str
            yield SchemaField(name, get, kind_of_type(inner), inner, known, required, numeric)


def _getter(attribute: str) -> Callable[[Any], Any]:
    """Return a getter for a dotted attribute, None where a part on the way is missing."""
    first, _, rest = attribute.partition(".")
    if not rest:
        return attrgetter(first)
    inside = _getter(rest)

    def get(record: Any) -> Any:
        holder = getattr(record, first)
        return None if holder is None else inside(holder)

    return get


def _unwrapped(annotation: Any) -> tuple[Any, bool, bool]:
    """Return the inner type, whether there are several, and whether it is optional."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        inner, _, _ = _unwrapped(arguments[0])
        return inner, True, False
    if origin is dict:
        return dict, False, False
    if origin is Literal:
        return str, False, False
    if hasattr(annotation, "__metadata__"):
        return _unwrapped(arguments[0])
    if type(None) in arguments:
        (inside,) = (part for part in arguments if part is not type(None))
        inner, several, _ = _unwrapped(inside)
        return inner, several, True
    return annotation, False, False


def _is_numeric(annotation: Any) -> bool:
    """Tell whether a type is of texts that people write as numbers, perhaps of several."""
    inside = (annotation, *get_args(annotation))
    return any(part in (Code, Figure, Counted) for part in inside)


def kind_of_type(inner: Any) -> Kind | None:
    kinds: dict[Any, Kind] = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return kinds[inner]


def as_number(text: str) -> int | float | None:
    """Return the number that a text is, or None for any other text."""
    if not _NUMERAL.fullmatch(text):
        return None
    return float(text) if "." in text else int(text)


def table_of(kind: str) -> str:
    """Return the table of a kind of record or id, such as `focus_areas`, or the empty text."""
    return _TABLES.get(kind, "")
