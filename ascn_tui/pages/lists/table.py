"""Lists of records as tables, and messages for empty lists."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.comparison import Comparison
from ascn_tui.model.filter import match
from ascn_tui.model.names.index import name_of
from ascn_tui.model.network import Network
from ascn_tui.pages import elements
from ascn_tui.pages.blocks import Refs, TableColumn
from ascn_tui.pages.explore.place_lists import kinds
from ascn_tui.pages.governance.entries import place_name
from ascn_tui.pages.lists.records import (
    AsPrinted,
    ListedRecord,
    Narrow,
    Value,
    in_other_editions,
    kept,
    records,
    searchable_text,
)
from ascn_tui.pages.sources.documents import GROUPS

_EDITIONED = {"countries", "cities", "projects", "focus-areas", "statuses", "figures"}
"""The lists that depend on the edition."""
_NOUNS = {
    "entries": ("governance entry", "governance entries"),
    "claims": ("claim of the paper", "claims of the paper"),
    "rows": ("row of a written comparison", "rows of written comparisons"),
    "points": ("point of the framework", "points of the framework"),
    "terms": ("term of the glossary", "terms of the glossary"),
    "citations": ("work cited in the paper", "works cited in the paper"),
    "oddities": ("oddity in how the paper cites", "oddities in how the paper cites"),
}
"""Nouns of lists whose names alone are not clear."""
_SAID_ABOVE = {
    "country": ("country",), "city": ("city", "country"), "focus": ("focus_area",),
    "status": ("status",),
}  # fmt: skip
"""The columns that a narrowing makes the same in every row."""
_IDS = ("record", "source")
_DATES = ("date", "as_of")
_ORIGINS = {"paper": "In the paper", "primary": "Added"}


class SheetCell(NamedTuple):
    """A text; `status` or `verdict` adds a symbol."""

    text: str
    status: str = ""
    verdict: str = ""


class SheetRow(NamedTuple):
    id: str
    name: SheetCell
    cells: tuple[SheetCell, ...]
    refs: Refs


class Sheet(NamedTuple):
    """A list under its heading; `name` heads the column of names.

    `note` names other editions with more records.
    """

    title: tuple[SheetCell, ...]
    name: str
    columns: tuple[TableColumn, ...]
    rows: tuple[SheetRow, ...]
    note: str = ""


def sheet(
    network: Network, kind: str, narrow: Narrow, text: str, found: Sequence[ListedRecord]
) -> Sheet:
    """Return the table of a list; `text` is its filter.

    Columns that are empty, or repeat the heading or the id, are left out.
    """
    above = {key for name in narrow for key in _SAID_ABOVE.get(name, ())} | {"locator"}
    told = [key for key in found[0].more
            if key not in above and any(one.more[key] != "" for one in found)]  # fmt: skip
    names = _names(network)
    rows = tuple(
        SheetRow(
            one.id,
            _name(kind, one),
            tuple(_cell(network, names, kind, key, one.more[key]) for key in told),
            () if notation.references(one.refs) == one.id else one.refs,
        )
        for one in found
    )
    columns = tuple(
        TableColumn(_spaced(key), figure=any(_is_figure(one.more[key]) for one in found))
        for key in told
    )
    total = SheetCell(notation.count(len(found), *noun(kind)))
    title = (total, *narrowing_names(network, kind, narrow, text))
    held = in_other_editions(network, kind, narrow, text)
    note = elements.elsewhere_text(len(found), narrow["edition"], held)
    return Sheet(title, notation.capital(notation.singular(_spaced(kind))), columns, rows, note)


def noun(kind: str) -> tuple[str, str]:
    many = _spaced(kind).lower()
    return _NOUNS.get(kind) or (notation.singular(many), many)


def narrowing_names(network: Network, kind: str, narrow: Narrow, text: str) -> Iterator[SheetCell]:
    """Yield the names of a narrowing; of the edition only if the list depends on it."""
    for name, key in narrow.items():
        if name != "edition":
            yield SheetCell(
                elements.option_name(network, name, key), status=key if name == "status" else ""
            )
    if kind in _EDITIONED:
        yield SheetCell(network.edition[narrow["edition"]].name)
    if text:
        yield SheetCell(f"filtered by {match.parse(network, text)}")


def _name(kind: str, one: ListedRecord) -> SheetCell:
    if kind == "statuses":
        return SheetCell(notation.capital(one.name), status=one.id)
    return SheetCell(one.name)


def _cell(
    network: Network, names: Mapping[str, Mapping[str, str]], kind: str, key: str, value: Value
) -> SheetCell:
    if value is None or isinstance(value, int | AsPrinted) or key in _IDS:
        return SheetCell(notation.UNKNOWN if value is None else str(value))
    if key in ("status", "verdict"):
        return _marked(network, kind, value)
    if key in _DATES:
        return SheetCell(notation.date(value))
    if key == "country":
        return SheetCell(place_name(network, value))
    return SheetCell(names.get(key, {}).get(value) or _spaced(value))


def _marked(network: Network, kind: str, value: str) -> SheetCell:
    if kind == "rows":
        return SheetCell(notation.capital(notation.VERDICTS[value][2]), verdict=value)
    if value in network.marks:
        return SheetCell(notation.capital(network.marks[value].name), status=value)
    return SheetCell(_spaced(value))


def _names(network: Network) -> dict[str, dict[str, str]]:
    """Return the names of ids, by column."""
    terms = network.glossary.kinds if network.glossary else ()
    groups = (group for one in network.comparisons for group in one.groups)
    return {
        "city": {one.id: one.name for one in network.cities},
        "focus_area": {one.id: one.name for one in network.taxonomy.focus_areas},
        "level": {one.id: one.name for one in network.levels},
        "section": {one.id: one.name for one in network.taxonomy.sections},
        "comparison": {one.id: _sides(network, one) for one in network.comparisons},
        "kind": {one.id: one.name for one in terms} | kinds(network),
        "group": GROUPS | {one.id: one.name for one in groups},
        "origin": _ORIGINS,
    }


def _sides(network: Network, comparison: Comparison) -> str:
    sides = (comparison.left, comparison.right)
    return " | ".join(name_of(network.records[side]) for side in sides)


def _is_figure(value: Value) -> bool:
    return (
        value is None
        or isinstance(value, int)
        or (isinstance(value, AsPrinted) and value[:1].isdigit())
    )


def _spaced(key: str) -> str:
    """Turn an id or field name into words: `as_of` becomes `As of`."""
    return notation.capital(key.replace("_", " ").replace("-", " "))


def nothing_fits(network: Network, kind: str, narrow: Narrow, text: str) -> str:
    """Return a message for an empty list, with what to change."""
    _, many = noun(kind)
    asked = [cell.text for cell in narrowing_names(network, kind, narrow, text)]
    if set(narrow) == {"edition"} and not text:
        return f"these data have no {many}"
    instead = list(_instead(network, kind, narrow, text))
    instead = instead or ["leave out more than one of these"]
    return "; ".join((f"no {many} fit: {', '.join(asked)}", *instead))


def _instead(network: Network, kind: str, narrow: Narrow, text: str) -> Iterator[str]:
    if held := in_other_editions(network, kind, narrow, text):
        yield elements.amounts_text(held)
    whole = records(network, kind, narrow)
    if text and whole:
        among = [searchable_text(network, one, narrow["edition"]) for one in whole]
        near = match.nearest_filter(match.parse(network, text), among)
        yield f"nearest filter: {near}" if near else f"without the filter {len(whole)} fit"
    for name in narrow:
        if name != "edition":
            wider = {other: key for other, key in narrow.items() if other != name}
            found = kept(network, records(network, kind, wider), text, narrow)
            if found:
                yield f"without --{name} {notation.number(len(found))} fit"
