"""Lists of records for terminals, pipes and programs."""

from collections.abc import Sequence

from ascn_tui import words
from ascn_tui.pages.catalogue import Listed
from ascn_tui.painters.plain import one_line
from ascn_tui.painters.records import Record, number


def plain_list(found: Sequence[Listed]) -> str:
    """Write one record a line: id, name, the other fields and the references, parted by tabs."""
    return "".join("\t".join(one_line(field) for field in _fields(item)) + "\n" for item in found)


def _fields(item: Listed) -> tuple[str, ...]:
    return (item.id, item.name, *item.more.values(), words.references(item.refs))


def json_list(kind: str, edition: str, found: Sequence[Listed]) -> dict[str, object]:
    """Return an object with one array of records, named after the kind."""
    return {
        "version": 1,
        "edition": edition,
        kind.replace("-", "_"): [
            {
                "id": item.id,
                "name": item.name,
                **item.more,
                "refs": [{"document": ref.document, "page": ref.page} for ref in item.refs],
            }
            for item in found
        ],
    }


def list_records(found: Sequence[Listed]) -> list[Record]:
    """Return a flat record each, figures as numbers."""
    return [
        {
            "id": item.id,
            "name": item.name,
            **{name: number(value) for name, value in item.more.items()},
            "references": words.references(item.refs),
        }
        for item in found
    ]
