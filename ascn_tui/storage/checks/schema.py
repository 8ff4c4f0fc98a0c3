"""JSON Schemas of the record types, and every fault of a file that does not fit."""

import re
from collections.abc import Callable, Iterator
from math import isfinite
from typing import Any, NamedTuple, cast, get_args

import msgspec
from jsonschema import Draft202012Validator, ValidationError

from ascn_tui.model.figures import Counted, Figure
from ascn_tui.model.names.suggestions import listed, question
from ascn_tui.model.record_types import FILE_KINDS, FileKind
from ascn_tui.model.taxonomy import Code, Date
from ascn_tui.storage.checks.problems import Problem, quoted
from ascn_tui.storage.yaml.document import YamlDocument
from ascn_tui.storage.yaml.parser import Plain
from ascn_tui.storage.yaml.positions import Trail

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def schemas() -> dict[str, Schema]:
    """Return the JSON Schema of each kind of file, by the name of the kind."""
    return {kind.name: _schema(kind) for kind in FILE_KINDS}


def _schema(kind: FileKind) -> Schema:
    schema: Schema = _lenient(msgspec.json.schema(kind.record))
    about = schema["$defs"][kind.record.__name__]["description"]
    return {"$schema": DIALECT, "title": kind.place, "description": about, **schema}


def _lenient(schema: Any) -> Any:
    """Allow unquoted codes and dates: `page: 6` is a number to an editor, a text here."""
    if isinstance(schema, list):
        return [_lenient(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    lenient = {name: _lenient(part) for name, part in schema.items()}
    if schema.get("type") == "string" and _constraints(schema) in _CODES:
        lenient["type"] = ["string", "number"]
    return lenient


def _constraints(schema: Schema) -> tuple[Any, ...]:
    return tuple(schema.get(name) for name in ("minLength", "maxLength", "pattern"))


_CODES = [
    (meta.min_length, meta.max_length, meta.pattern)
    for meta in (get_args(kind)[1] for kind in (Code, Date, Figure, Counted))
]


_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "fields with values",
}
_NUMBERS: dict[str, type] = {"integer": int, "number": float, "boolean": bool}
_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "is not an id: small letters, digits and hyphens",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "is not a date: 2023, 2023-08 or 2023-08-14",
    r"^[A-Z]{2}$": "is not a code of two capital letters",
    r"^[A-Z]{3}$": "is not a code of three capital letters",
    r"^[0-9]+(\.[0-9]+)?$": "is not a figure as printed: 75 or 75.32",
    r"^[a-z0-9-]+(/[a-z0-9-]+)*$": "is not the way to a figure: ids with / between them",
    r"^(?![a-z]+=)[^?\s/]": "is not a link: a screen or a name first, such as explore/NAME",
    r"^[!-~]$": "is not one printable ASCII character",
    r"^[a-z-]+(:[a-z0-9-]+)?$": "is not a measure: a word, or a word, a colon and an id",
}


class SchemaFault(NamedTuple):
    """A fault in words: where it is, and whether at the key or the value."""

    trail: Trail
    message: str
    hint: str = ""
    key: bool = False


def explain(document: YamlDocument, error: msgspec.ValidationError) -> Iterator[Problem]:
    """Yield every fault of a file that does not fit its record; at least msgspec's own."""
    schema = _without_null(msgspec.json.schema(document.kind.record))
    value = _with_numbers(document.value, schema, schema["$defs"])
    said: set[SchemaFault] = set()
    for fault in Draft202012Validator(schema).iter_errors(value):
        for words in _said(fault, document):
            if words not in said:
                said.add(words)
                yield document.at(words.trail, words.message, words.hint, key=words.key)
    if not said:
        words = _in_its_own_words(error)
        yield document.at(words.trail, words.message)


def _without_null(schema: Any) -> Any:
    """Drop «or null»: empty values are absent by now, and a fault should name the other type."""
    if isinstance(schema, list):
        return [_without_null(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    choices = [part for part in schema.get("anyOf", ()) if part != {"type": "null"}]
    if len(choices) == 1:
        return _without_null(choices[0])
    return {name: _without_null(part) for name, part in schema.items()}


def _with_numbers(value: Plain, schema: Schema, shapes: dict[str, Schema]) -> Any:
    """Read texts as numbers and truth values where the schema asks for them, as msgspec does."""
    if "$ref" in schema:
        schema = shapes[schema["$ref"].rpartition("/")[2]]
    if isinstance(value, dict):
        fields, others = schema.get("properties", {}), schema.get("additionalProperties")
        rest = others if isinstance(others, dict) else {}
        return {
            name: _with_numbers(part, fields.get(name, rest), shapes)
            for name, part in value.items()
        }
    if isinstance(value, list):
        items = schema.get("items") or {}
        return [_with_numbers(part, items, shapes) for part in value]
    return _number(value, schema.get("type"))


def _number(value: str | None, wanted: Any) -> Any:
    if value is None or not isinstance(wanted, str) or wanted not in _NUMBERS:
        return value
    try:
        number: object = msgspec.convert(value, _NUMBERS[wanted], strict=False)
    except msgspec.ValidationError:
        return value
    return value if isinstance(number, float) and not isfinite(number) else number


def _said(fault: ValidationError, document: YamlDocument) -> Iterator[SchemaFault]:
    trail = tuple(fault.absolute_path)
    found: Any = fault.instance
    asked: Any = fault.validator_value
    if fault.validator == "additionalProperties":
        known: Schema = cast("Schema", fault.schema)["properties"]
        free = [name for name in known if name not in found]
        for name in [name for name in found if name not in known]:
            said = f"unknown field {quoted(name)}"
            yield SchemaFault((*trail, name), said, question(name, free) or listed(known), key=True)
    elif fault.validator == "required":
        for name in asked:
            if name not in found:
                yield _missing((*trail, name), document)
    elif str(fault.validator) in _WORDS:
        meant = question(str(found), asked) if fault.validator == "enum" else ""
        yield SchemaFault(trail, _WORDS[str(fault.validator)](found, asked), meant)
    elif fault.validator != "items":  # a list too long is told by maxItems
        yield SchemaFault(trail, fault.message)


def _missing(trail: Trail, document: YamlDocument) -> SchemaFault:
    if document.places.holds(trail):
        return SchemaFault(trail, f"field '{trail[-1]}' is empty", key=True)
    return SchemaFault(trail[:-1], f"missing field '{trail[-1]}'")


def _not_typed(found: Any, wanted: Any) -> str:
    return f"expected {_TYPES.get(wanted, wanted)}, found {quoted(found)}"


def _not_shaped(found: str, pattern: str) -> str:
    return f"{quoted(found)} {_PATTERNS.get(pattern, f'does not match {pattern}')}"


def _too_short(found: str, least: int) -> str:
    return f"shorter than {least} characters" if found else "an empty text"


def _too_long(found: str, most: int) -> str:
    return f"a text of {len(found):,} characters, where {most:,} are allowed"


_WORDS: dict[str, Callable[[Any, Any], str]] = {
    "type": _not_typed,
    "pattern": _not_shaped,
    "enum": lambda found, known: f"{quoted(found)} is none of {', '.join(map(str, known))}",
    "minimum": lambda found, least: f"{quoted(found)} is below {least}",
    "maximum": lambda found, most: f"{quoted(found)} is above {most}",
    "minLength": _too_short,
    "maxLength": _too_long,
    "minItems": lambda found, least: f"expected {least} items, found {len(found)}",
    "maxItems": lambda found, most: f"expected {most} items, found {len(found)}",
}


def _in_its_own_words(error: msgspec.ValidationError) -> SchemaFault:
    """Keep msgspec's message where the schema finds no fault: «Expected `int` - at `$.year`»."""
    message, _, path = str(error).partition(" - at `$")
    steps = re.findall(r"\.([^.\[\]`]+)|\[(\d+)\]", path)
    return SchemaFault(tuple(name or int(index) for name, index in steps), message)
