"""Lists of records for pipes and programs."""

from collections.abc import Sequence

from ascn_tui import notation
from ascn_tui.pages.lists.records import AsPrinted, ListedRecord
from ascn_tui.render.csv import Record, Value, number
from ascn_tui.render.plain import one_line

VERSION = 2
"""Version of the JSON of lists; since 2 figures are numbers and unknown values null."""


def plain_list(found: Sequence[ListedRecord]) -> str:
    """Write one record a line: id, name, the other fields and the references, parted by tabs."""
    return "".join("\t".join(map(one_line, _texts(item))) + "\n" for item in found)


def _texts(item: ListedRecord) -> tuple[str, ...]:
    more = (notation.UNKNOWN if value is None else str(value) for value in item.more.values())
    return (item.id, item.name, *more, notation.references(item.refs))


def json_list(kind: str, edition: str, found: Sequence[ListedRecord]) -> dict[str, object]:
    """Return an object with one array of records, named after the kind."""
    records = [{**_values(item), "refs": [{"document": ref.document, "page": ref.page}
                for ref in item.refs]} for item in found]  # fmt: skip
    return {"version": VERSION, "edition": edition, kind.replace("-", "_"): records}


def list_records(found: Sequence[ListedRecord]) -> list[Record]:
    return [{**_values(item), "references": notation.references(item.refs)} for item in found]


def _values(item: ListedRecord) -> dict[str, Value]:
    """Return the fields of a record: figures as numbers, None for what is unknown or missing."""
    more = {name: number(str(value)) if isinstance(value, AsPrinted) else value
            for name, value in item.more.items()}  # fmt: skip
    known = {name: None if value == "" else value for name, value in more.items()}
    return {"id": item.id, "name": item.name, **known}
