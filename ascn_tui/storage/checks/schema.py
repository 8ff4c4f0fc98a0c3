"""JSON Schemas of the kinds of file, for editors and for judges other than ourselves."""

from typing import Any, get_args

import msgspec

from ascn_tui.model.figures import Counted, Figure
from ascn_tui.model.taxonomy import Code, Date
from ascn_tui.storage.kinds import KINDS, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def schemas() -> dict[str, Schema]:
    """Return the JSON Schema of each kind of file, by the name of the kind."""
    return {kind.name: _schema(kind) for kind in KINDS}


def _schema(kind: Kind) -> Schema:
    schema: Schema = _lenient(msgspec.json.schema(kind.record))
    about = schema["$defs"][kind.record.__name__]["description"]
    return {"$schema": DIALECT, "title": kind.place, "description": about, **schema}


def _lenient(schema: Any) -> Any:
    """Let codes and dates stand unquoted: `page: 6` is a number to an editor, a text to us."""
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
