"""Backlinks: which records refer to a record or cite a document."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from ascn_tui.model.comparison import Comparison, ComparisonRow
from ascn_tui.model.framework import Framework
from ascn_tui.model.governance import Entry, Level
from ascn_tui.model.network import Network
from ascn_tui.model.projects import Project
from ascn_tui.model.record_types import BY_CLASS, REFERENCES, Record, is_record
from ascn_tui.model.reference_data import Partner, Support, Tour
from ascn_tui.model.sources import Claim, Source
from ascn_tui.model.taxonomy import Ref

R = TypeVar("R", bound=msgspec.Struct)
P = TypeVar("P", bound=msgspec.Struct)


def referring(network: Network, kind: type[R], field: str, key: str) -> tuple[R, ...]:
    """Return the records of a class that refer to an id in a field of theirs or of their parts.

    The field is one of `record_types.REFERENCES`: `referring(network, Event, "cities", "jakarta")`.
    """
    return tuple(record for record, _ in _backlinks(network, kind).get((field, key), ()))


def referring_parts(
    network: Network, kind: type[R], part: type[P], field: str, key: str
) -> tuple[tuple[R, tuple[P, ...]], ...]:
    """Return the records of a class with those of their parts that refer to an id in a field."""
    found = (
        (record, tuple(one for one in parts if isinstance(one, part)))
        for record, parts in _backlinks(network, kind).get((field, key), ())
    )
    return tuple((record, parts) for record, parts in found if parts)


Backlinks = dict[tuple[str, str], list[tuple[Any, list[msgspec.Struct]]]]
"""By field and id: the records that refer to it, each with its parts that hold the field."""


@lru_cache(maxsize=64)
def _backlinks(network: Network, kind: type[msgspec.Struct]) -> Backlinks:
    found: Backlinks = {}
    for record in network.records_of(BY_CLASS[kind]):
        for part, field, key in _references_of(record):
            records = found.setdefault((field, key), [])
            if not records or records[-1][0] is not record:
                records.append((record, []))
            if not any(one is part for one in records[-1][1]):
                records[-1][1].append(part)
    return found


def _references_of(part: msgspec.Struct) -> Iterator[tuple[msgspec.Struct, str, str]]:
    """Yield the struct, field and id of each reference of a record and its parts.

    Records inside the record are left out, and so are citations: see `records_by_source`.
    """
    owner = type(part).__name__
    for field in part.__struct_fields__:
        value = getattr(part, field)
        held = value if isinstance(value, tuple) else (value,)
        if f"{owner}.{field}" in REFERENCES:
            yield from ((part, field, key) for key in held if key)
            continue
        for one in held:
            if isinstance(one, msgspec.Struct) and not (isinstance(one, Ref) or is_record(one)):
                yield from _references_of(one)


def names_of_claim(network: Network, claim: Claim, what: str) -> tuple[str, ...]:
    """Return the ids of what a claim names, or where it belongs, of one kind.

    Kinds are country, city, focus, level, verdict, section and topic.
    """
    if what == "country":
        return claim.countries
    if what == "city":
        return claim.cities
    if what in ("verdict", "section", "topic"):
        return (str(getattr(claim, what)),)
    if what == "focus":
        return (claim.focus_area,) if claim.focus_area else ()
    return tuple(level.id for level in levels_of_claim(network, claim))


def levels_of_claim(network: Network, claim: Claim) -> tuple[Level, ...]:
    """Return the governance levels that a claim is about."""
    return tuple(
        level for level in network.levels if level.id == claim.level or claim.id in level.claims
    )


def claims_about(network: Network, record: Record) -> tuple[str, ...]:
    """Return the ids of the claims about a record, through entries and partners too."""
    keys: list[str]
    match record:
        case Project():
            keys = [claim.id for claim in referring(network, Claim, "projects", record.id)]
            for entry in referring(network, Entry, "projects", record.id):
                keys += entry.claims
            for _, supports in referring_parts(network, Partner, Support, "projects", record.id):
                keys += [key for support in supports for key in support.claims]
        case Partner():
            keys = [key for support in record.support for key in support.claims]
        case Source():
            keys = [claim.id for claim in referring(network, Claim, "document", record.id)]
        case Claim():
            keys = [record.id]
        case _:
            kinds = ("country", "city", "focus", "level")
            keys = [
                claim.id
                for claim in network.claims
                if any(record.id in names_of_claim(network, claim, kind) for kind in kinds)
            ]
            keys += getattr(record, "claims", ())
    return tuple(dict.fromkeys(keys))


def same_work(network: Network, source: Source) -> tuple[Source, ...]:
    """Return the other records of the same document."""
    return tuple(
        other
        for other in network.sources
        if other.same_as == source.id or other.id == source.same_as
    )


Resting = tuple[Record | ComparisonRow, tuple[Ref, ...]]
"""A record or a row of a comparison, with its references to one document."""


@lru_cache(maxsize=4)
def records_by_source(network: Network) -> dict[str, tuple[Resting, ...]]:
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
    # `records` holds the country where a city shares its id.
    yield from (city for city in network.cities if network.records[city.id] is not city)
    for comparison in network.comparisons:
        yield from comparison.rows


def _references(network: Network, record: Record | ComparisonRow) -> Iterator[Ref]:
    """Yield the citations of a record, without those of records inside it."""
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
    """Yield every citation in a value, at any depth."""
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from references_in(getattr(value, field))
    elif isinstance(value, tuple):
        for part in value:
            yield from references_in(part)
