"""Notes that distinguish rows of the same text in one list: kind, place or document."""

from collections.abc import Callable, Sequence

from msgspec import structs

from ascn_tui import notation
from ascn_tui.model.governance import Entry
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.places import City, Country
from ascn_tui.model.projects import Project
from ascn_tui.model.record_types import Record, kind_of
from ascn_tui.pages.blocks import Item, Items, Page
from ascn_tui.pages.governance.entries import place_name


def distinguish_rows(network: Network, page: Page) -> Page:
    """Return a page in whose lists equal rows have notes that differ."""
    blocks = tuple(
        structs.replace(block, rows=_with_notes(network, block.rows))
        if isinstance(block, Items) and len(set(map(_texts, block.rows))) < len(block.rows)
        else block
        for block in page.blocks
    )
    return structs.replace(page, blocks=blocks)


def _texts(row: Item) -> tuple[str, ...]:
    return row.name, row.note, row.status, row.text


def _with_notes(network: Network, rows: tuple[Item, ...]) -> tuple[Item, ...]:
    found = list(rows)
    for read in dict.fromkeys(map(_texts, rows)):
        same = [at for at, row in enumerate(rows) if _texts(row) == read]
        records = [_record(network, rows[at].to) for at in same]
        for at, said in zip(same, differences(network, records), strict=True):
            note = ", ".join(filter(None, (rows[at].note, said)))
            found[at] = structs.replace(rows[at], note=note)
    return tuple(found)


def _record(network: Network, to: Location | None) -> Record | None:
    """Return the record that a row links to; a city may share the id of its country."""
    subject = to.subject if to else ()
    record = network.records.get(subject[-1]) if subject else None
    of_city = len(subject) > 1 and isinstance(record, Country)
    return network.city[subject[-1]] if of_city else record


def differences(network: Network, records: Sequence[Record | None]) -> list[str]:
    """Return notes of the first kind in which all records differ; empty for a single record."""
    known = {record.id: record for record in records if record}
    for way in _WAYS if len(records) > 1 else ():
        said = [way(network, record) if record else "" for record in records]
        if len({*said}) == len(records):
            return said
    return [record.id if record and len(known) > 1 else "" for record in records]


def _kind(_: Network, record: Record) -> str:
    return kind_of(record).replace("-", " ")


def _place(network: Network, record: Record) -> str:
    match record:
        case Project():
            return network.city_of[record.id].name
        case City():
            return network.country[record.country].name
        case Entry():
            return place_name(network, record.country)
    return ""


def _document(_: Network, record: Record) -> str:
    return notation.references(getattr(record, "refs", ()))


_WAYS: tuple[Callable[[Network, Record], str], ...] = (_kind, _place, _document)
