"""What rests on a document: every record that refers to it, found in the records themselves."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from ascn_tui.model.comparison import Comparison, ComparisonRow
from ascn_tui.model.framework import Framework
from ascn_tui.model.governance import Level
from ascn_tui.model.network import Network, Record
from ascn_tui.model.projects import Project
from ascn_tui.model.sources import Claim
from ascn_tui.model.taxonomy import Ref
from ascn_tui.model.tours import Tour

Resting = tuple[Record | ComparisonRow, tuple[Ref, ...]]
"""A record or a row of a comparison, with its references to one document."""


@lru_cache(maxsize=4)
def resting(network: Network) -> dict[str, tuple[Resting, ...]]:
    """Return the records and rows that refer to each document, in the order of the network."""
    found: dict[str, list[Resting]] = {source.id: [] for source in network.sources}
    for record in _everything(network):
        by_document: dict[str, dict[Ref, None]] = {}
        for ref in _references(network, record):
            by_document.setdefault(ref.document, {})[ref] = None
        for document, refs in by_document.items():
            if document in found:
                found[document].append((record, tuple(refs)))
    return {document: tuple(records) for document, records in found.items()}


def _everything(network: Network) -> Iterator[Record | ComparisonRow]:
    yield from network.records.values()
    # A city that shares the id of its country stands behind it.
    yield from (city for city in network.cities if network.records[city.id] is not city)
    for comparison in network.comparisons:
        yield from comparison.rows


def _references(network: Network, record: Record | ComparisonRow) -> Iterator[Ref]:
    """Yield the references of a record, without those of the records that stand in it."""
    match record:
        case Project():
            said = [(listing.edition, listing.page) for listing in record.listings]
            said += [(seen.edition, seen.page) for seen in record.observations]
            yield from (Ref(network.edition[edition].document, page) for edition, page in said)
        case Level():
            yield from record.refs
        case Framework():
            yield from references_in((record.refs, record.milestones))
        case Comparison() | Tour():
            yield Ref(record.document)
        case Claim():
            yield Ref(network.paper, record.page)
            yield from (Ref(piece.document, piece.page) for piece in record.evidence)
        case _:
            yield from references_in(record)


def references_in(value: object) -> Iterator[Ref]:
    """Yield every reference that stands in a value, at any depth."""
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from references_in(getattr(value, field))
    elif isinstance(value, tuple):
        for part in value:
            yield from references_in(part)
