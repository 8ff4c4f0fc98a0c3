"""Documents of the full-text search: the texts of each record."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from ascn_tui.model.comparison import ComparisonRow
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import name_of, place_of
from ascn_tui.model.network import Network
from ascn_tui.model.record_types import Record, is_record

_SILENT = {"id", "refs", "basis", "measure", "show", "url", "url_pdf", "doi"}
"""Fields left out of the full text: ids, references and addresses."""


class FullTextDocument(NamedTuple):
    """A record's locator, its name, and its texts, one a line."""

    place: str
    name: str
    text: str


class Mention(NamedTuple):
    """A full-text match.

    `snippet` is the passage around the match in parts: (text, matched or not).
    """

    place: str
    name: str
    snippet: tuple[tuple[str, bool], ...]


def full_text_documents(network: Network) -> Iterator[FullTextDocument]:
    """Yield the texts of every record and of every row of the comparisons."""
    records: dict[int, Record] = {
        id(record): record for record in (*network.records.values(), *network.cities)
    }
    for record in records.values():
        name = name_of(record)
        yield FullTextDocument(str(place_of(record)), name, _text(record, name))
    for comparison in network.comparisons:
        for row in comparison.rows:
            place = Location("compare", (comparison.left, comparison.right, row.id))
            yield FullTextDocument(str(place), row.name, _text(row, row.name))


def _text(record: msgspec.Struct, name: str) -> str:
    return "\n".join(text for text in dict.fromkeys(_texts(record)) if text != name)


def _texts(record: msgspec.Struct) -> Iterator[str]:
    """Yield the texts of a record, without those of records that it holds."""
    for field in record.__struct_fields__:
        if field not in _SILENT:
            yield from _within(getattr(record, field))


def _within(value: object) -> Iterator[str]:
    if isinstance(value, str):
        # A single word is an id or a code.
        if " " in value:
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _within(part)
    elif isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, msgspec.Struct) and not (
        is_record(value) or isinstance(value, ComparisonRow)
    ):
        yield from _texts(value)
