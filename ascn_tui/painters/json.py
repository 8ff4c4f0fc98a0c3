"""Page to JSON: the blocks as they are, locations as locators, for other programs."""

import msgspec

from ascn_tui.model.location import Location
from ascn_tui.pages.page import Page

VERSION = 1
"""Raised whenever a field changes its meaning or goes away."""

_LOCATION = set(Location.__struct_fields__)


def json(page: Page) -> str:
    """Encode a page and all its references; every `to` and `location` is a locator."""
    document = {
        "version": VERSION,
        "page": _with_locators(msgspec.to_builtins(page)),
        "references": msgspec.to_builtins(page.references()),
    }
    return indented(document)


def indented(document: object) -> str:
    """Write plain values as indented JSON that ends in a line break."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _with_locators(value: object) -> object:
    if isinstance(value, dict):
        if set(value) == _LOCATION:
            return str(msgspec.convert(value, Location))
        return {key: _with_locators(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_with_locators(item) for item in value]
    return value
