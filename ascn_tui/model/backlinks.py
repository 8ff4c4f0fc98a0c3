"""Backlinks: which records refer to a record or cite a document."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from ascn_tui.model.comparison import Comparison, ComparisonRow
from ascn_tui.model.framework import Framework, FrameworkPoint, Milestone, Statement
from ascn_tui.model.governance import Level
from ascn_tui.model.network import Network
from ascn_tui.model.projects import Project
from ascn_tui.model.record_types import Record
from ascn_tui.model.reference_data import (
    Citation,
    CitationAnomaly,
    Event,
    GlossaryTerm,
    Partner,
    Support,
    Tour,
    TourStop,
)
from ascn_tui.model.sources import Claim, Source
from ascn_tui.model.taxonomy import Ref

Supported = tuple[Partner, tuple[Support, ...]]
"""A partner with what it is named for here."""


def _supports(network: Network, field: str, key: str) -> tuple[Supported, ...]:
    found = (
        (partner, tuple(support for support in partner.support if key in getattr(support, field)))
        for partner in network.partner.values()
    )
    return tuple((partner, supports) for partner, supports in found if supports)


def partners_of_city(network: Network, city: str) -> tuple[Supported, ...]:
    """Return the partners that support a city."""
    return _supports(network, "cities", city)


def partners_of_project(network: Network, project: str) -> tuple[Supported, ...]:
    """Return the partners that support a project."""
    return _supports(network, "projects", project)


def partners_of_claim(network: Network, claim: str) -> tuple[Supported, ...]:
    """Return the partners that a claim speaks of."""
    return _supports(network, "claims", claim)


def partners_of_entry(network: Network, entry: str) -> tuple[Partner, ...]:
    """Return the partners that a governance entry speaks of."""
    return tuple(partner for partner in network.partner.values() if entry in partner.entries)


def events_of_city(network: Network, city: str) -> tuple[Event, ...]:
    """Return the events that name a city, oldest first."""
    return tuple(event for event in network.event.values() if city in event.cities)


def events_of_project(network: Network, project: str) -> tuple[Event, ...]:
    """Return the events that name a project, oldest first."""
    return tuple(event for event in network.event.values() if project in event.projects)


def milestones_of(network: Network, event: str) -> tuple[Milestone, ...]:
    """Return the milestones of the framework that sum an event up."""
    milestones = network.framework.milestones if network.framework else ()
    return tuple(milestone for milestone in milestones if event in milestone.events)


def framework_of_entry(
    network: Network, entry: str
) -> tuple[Framework | FrameworkPoint | Statement, ...]:
    """Return the points and statements that a governance entry speaks of, the whole first."""
    if network.framework is None:
        return ()
    found: list[Framework | FrameworkPoint | Statement] = [network.framework]
    found += [*network.point.values(), *network.statement.values()]
    return tuple(one for one in found if entry in one.entries)


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
    """Return the ids of the claims that speak of a record, by name or through what names it."""
    keys: list[str]
    match record:
        case Project():
            entries = [entry for entry in network.entries if record.id in entry.projects]
            supports = [s for _, found in partners_of_project(network, record.id) for s in found]
            keys = [claim.id for claim in network.claims if record.id in claim.projects]
            keys += [key for entry in entries for key in entry.claims]
            keys += [key for support in supports for key in support.claims]
        case Partner():
            keys = [key for support in record.support for key in support.claims]
        case Source():
            keys = [
                claim.id
                for claim in network.claims
                if any(piece.document == record.id for piece in claim.evidence)
            ]
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


def rows_of_claim(network: Network, claim: str) -> tuple[tuple[Comparison, ComparisonRow], ...]:
    """Return the rows of comparisons that use a claim."""
    return tuple(
        (comparison, row)
        for comparison in network.comparisons
        for row in comparison.rows
        if claim in row.claims
    )


def citations_of_claim(network: Network, claim: str) -> tuple[Citation, ...]:
    """Return the works that the paper names for a claim."""
    return tuple(work for work in network.citation.values() if claim in work.claims)


def citations_of_source(network: Network, source: str) -> tuple[Citation, ...]:
    """Return how the text of the paper names a document."""
    return tuple(work for work in network.citation.values() if work.source == source)


def oddities_of_claim(network: Network, claim: str) -> tuple[CitationAnomaly, ...]:
    """Return the oddities that show in a claim."""
    return tuple(oddity for oddity in network.oddity.values() if claim in oddity.claims)


def stops_of_claim(network: Network, claim: str) -> tuple[tuple[Tour, TourStop], ...]:
    """Return the stops of tours that speak of a claim."""
    return tuple(
        (tour, stop) for tour in network.tours for stop in tour.stops if claim in stop.claims
    )


def terms_of(network: Network, record: str) -> tuple[GlossaryTerm, ...]:
    """Return the terms of the glossary that point to a record."""
    return tuple(term for term in network.term.values() if term.record == record)


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
