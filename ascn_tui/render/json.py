"""Page to JSON: the blocks as they are, locations as locators, for other programs."""

from typing import Any, Literal

import msgspec

from ascn_tui.model.location import Location
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import Page
from ascn_tui.render import lists

VERSION = 1
"""Incremented when a field changes its meaning or is removed."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _object(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return the schema of an object whose properties are all required."""
    return {"type": "object", "properties": properties, "required": list(properties), **more}


_TEXT = {"type": "string"}
_REF = _object({"document": _TEXT, "page": {"type": ["string", "null"]}})
_RECORD = _object(
    {"id": _TEXT, "name": _TEXT, "refs": {"type": "array", "items": _REF}},
    additionalProperties={"type": ["string", "number", "null"]},
)
_LIST = {
    "title": "List",
    "description": "Records of a kind, in an array named after it; null is what is not known.",
    **_object(
        {"version": {"const": lists.VERSION}, "edition": _TEXT},
        additionalProperties={"type": "array", "items": _RECORD},
        minProperties=3,
        maxProperties=3,
    ),
}
_FIELDS = ("name", "kind", "place", "locator", "mention")
_FOUND = {
    "type": "array",
    "items": _object(dict.fromkeys(_FIELDS, _TEXT), additionalProperties=False),
}
_FIND = {
    "title": "Found",
    "description": "Records by their names, best first, what else has the words asked for, and"
    " records of similar names.",
    **_object(
        {"version": {"const": VERSION}, "hits": _FOUND, "mentions": _FOUND, "similar": _FOUND},
        additionalProperties=False,
    ),
}
_LOCATION = set(Location.__struct_fields__)


class PageDocument(msgspec.Struct, frozen=True):
    """A page as programs get it: blocks with their rows, and every reference of the page once."""

    version: Literal[1]
    page: Page
    references: tuple[Ref, ...]


def document(page: Page) -> dict[str, Any]:
    """Return a page and all its references; every `to` and `location` is a locator."""
    return {
        "version": VERSION,
        "page": _with_locators(msgspec.to_builtins(page)),
        "references": msgspec.to_builtins(page.references()),
    }


def json(page: Page) -> str:
    return indented(document(page))


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of what `show`, `list` and `find` print."""
    shown = msgspec.json.schema(PageDocument)
    shown["$defs"]["Location"] = {"title": "Location", "description": "A locator.",
                                  "type": "string"}  # fmt: skip
    found = {"show": shown, "list": _LIST, "find": _FIND}
    return {name: {"$schema": DIALECT, **schema} for name, schema in found.items()}


def indented(document: object) -> str:
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _with_locators(value: object) -> object:
    if isinstance(value, dict):
        if set(value) == _LOCATION:
            return str(msgspec.convert(value, Location))
        return {key: _with_locators(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_with_locators(item) for item in value]
    return value
