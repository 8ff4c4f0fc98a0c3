"""The links between records that the data state: each end by its id, from the side that says it."""

from collections.abc import Callable, Iterator

from ascn_tui.model.network import Network

Ends = Iterator[tuple[str, str]]

INTRODUCTIONS = {
    "glossary": "Terms of the network and of this explorer, and what other languages call them.",
    "partners": "States, bodies and firms from outside that the documents name as partners.",
    "timeline": "What happened in the network and what documents foresee, oldest first.",
}
"""What the explorer says of its own lists, by screen: no document does."""


def _of_claims(network: Network) -> Ends:
    for claim in network.claims:
        named = [*claim.countries, *claim.cities, claim.focus_area, claim.level]
        named += [piece.document for piece in claim.evidence]
        yield from ((claim.id, name) for name in named if name)
    for level in network.levels:
        yield from ((level.id, claim) for claim in level.claims)


def _of_governance(network: Network) -> Ends:
    for entry in network.entries:
        for names in (entry.claims, entry.cities, entry.projects):
            yield from ((entry.id, name) for name in names)


def _of_comparisons(network: Network) -> Ends:
    for comparison in network.comparisons:
        for row in comparison.rows:
            yield from ((row.id, claim) for claim in row.claims)


def _of_partners(network: Network) -> Ends:
    for partner in network.partner.values():
        yield from ((partner.id, entry) for entry in partner.entries)
        for support in partner.support:
            for names in (support.cities, support.projects, support.claims):
                yield from ((partner.id, name) for name in names)
            yield from ((partner.id, ref.document) for ref in support.refs)


def _of_framework_and_timeline(network: Network) -> Ends:
    for found in (*network.point.values(), *network.statement.values()):
        yield from ((found.id, entry) for entry in found.entries)
    for event in network.event.values():
        yield from ((event.id, name) for name in (*event.cities, *event.projects))


def _of_words_and_citations(network: Network) -> Ends:
    for term in network.term.values():
        if term.record in network.records:
            yield (term.id, term.record)
    for work in network.citation.values():
        yield from ((work.id, claim) for claim in work.claims)
        if work.source:
            yield (work.id, work.source)
    for oddity in network.oddity.values():
        yield from ((oddity.id, claim) for claim in oddity.claims)


def _of_tours_and_sources(network: Network) -> Ends:
    for tour in network.tours:
        yield (tour.id, tour.document)
        yield from ((tour.id, claim) for stop in tour.stops for claim in stop.claims)
    for source in network.sources:
        if source.same_as:
            yield (source.id, source.same_as)


_ALL: tuple[Callable[[Network], Ends], ...] = (
    _of_claims, _of_governance, _of_comparisons, _of_partners, _of_framework_and_timeline,
    _of_words_and_citations, _of_tours_and_sources,
)  # fmt: skip


def stated(network: Network) -> dict[str, set[str]]:
    """Return for each record the records that it names or that name it."""
    ends: dict[str, set[str]] = {}
    for find in _ALL:
        for one, other in find(network):
            ends.setdefault(one, set()).add(other)
            ends.setdefault(other, set()).add(one)
    return ends
