"""Filtering of records: the filterable text of each, and which match."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ascn_tui.model.filter.facets import Facets, facets_of, shelves
from ascn_tui.model.filter.query import Filter, FilterableText, FilterTerm
from ascn_tui.model.governance import Entry
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import fold, names_of
from ascn_tui.model.names.suggestions import near_folded
from ascn_tui.model.network import (
    ListedProject,
    Network,
    facet_values,
    group_by_facet,
    most_selective_first,
)
from ascn_tui.model.places import City, Country
from ascn_tui.model.projects import Project
from ascn_tui.model.record_types import Record
from ascn_tui.model.taxonomy import FocusArea

_SILENT = ("edition", "origin", "since")
"""Facets that words do not ask for: the year in a name is not the edition that lists it."""
_PARTS = " | "
"""Separates the texts of a row, so that no match spans two of them."""
_SHORTEST = 3


@lru_cache(maxsize=64)
def parse(network: Network, text: str) -> Filter:
    """Read a filter over a network; raises FilterError."""
    return Filter.parse(text, shelves(network))


def filter_of(network: Network, here: Location) -> Filter:
    """Return the filter of a location that `address.locate` has made whole."""
    return parse(network, here.option("filter"))


def rows(network: Network, here: Location, **narrow: str) -> tuple[ListedProject, ...]:
    """List the projects of the edition that the filter of a location keeps, limited to ids."""
    text = here.option("filter")
    if not text:
        return network.rows(here.edition, **narrow)
    asked = most_selective_first(narrow)
    if not asked:
        return _kept(network, here.edition, text)
    (kind, key), *others = asked
    found = _kept_by(network, here.edition, text, kind).get(key, ())
    return tuple(row for row in found if set(others) <= set(facet_values(row))) if others else found


@lru_cache(maxsize=32)
def _kept(network: Network, edition: str, text: str) -> tuple[ListedProject, ...]:
    """Return the rows that a filter keeps."""
    said = filterable_texts(network, edition)
    rows = ((row, said[row.project.id]) for row in network.rows(edition))
    return tuple(parse(network, text).among(rows))


@lru_cache(maxsize=128)
def _kept_by(
    network: Network, edition: str, text: str, kind: str
) -> dict[str, tuple[ListedProject, ...]]:
    """Return the rows that a filter keeps, grouped by the ids of a facet."""
    return group_by_facet(_kept(network, edition, text), kind)


@lru_cache(maxsize=16)
def filterable_texts(network: Network, edition: str) -> dict[str, FilterableText]:
    """Return the filterable text of each project of an edition, by id."""
    found = {}
    for row in network.rows(edition):
        own = {facet: (key,) for facet, key in facet_values(row)}
        facets = facets_of(network, row.project) | own
        found[row.project.id] = speaking(network, names_of(row.project), facets)
    return found


Place = Country | City | FocusArea


class RequestedFacets(NamedTuple):
    """Places and themes that stay for their own sake, whatever projects they have, by their ids.

    `homes` are the countries of the cities.
    """

    countries: frozenset[str]
    cities: frozenset[str]
    areas: frozenset[str]
    homes: frozenset[str]

    @classmethod
    def of(cls, places: Iterable[Place]) -> "RequestedFacets":
        """Sort places and themes by what they are."""
        found: dict[type, set[str]] = {Country: set(), City: set(), FocusArea: set()}
        homes = set()
        for place in places:
            found[type(place)].add(place.id)
            if isinstance(place, City):
                homes.add(place.country)
        return cls(*map(frozenset, (*found.values(), homes)))

    def has(self, place: Place) -> bool:
        """Tell whether a place or theme is among them."""
        shelves = {Country: self.countries, City: self.cities, FocusArea: self.areas}
        return place.id in shelves[type(place)]


def asked_for(network: Network, here: Location) -> RequestedFacets:
    """Return what stays in the trees without any project; without a filter that is all."""
    text = here.option("filter")
    return _asked(network, text) if text else _all(network)


@lru_cache(maxsize=32)
def _asked(network: Network, text: str) -> RequestedFacets:
    wanted = parse(network, text)
    return RequestedFacets.of(wanted.among(_places(network)) if wanted.asks else ())


@lru_cache(maxsize=2)
def _all(network: Network) -> RequestedFacets:
    return RequestedFacets.of((*network.countries, *network.cities, *network.taxonomy.focus_areas))


@lru_cache(maxsize=2)
def _places(network: Network) -> tuple[tuple[Place, FilterableText], ...]:
    areas = network.taxonomy.focus_areas
    places: tuple[Place, ...] = (*network.countries, *network.cities, *areas)
    return tuple(
        (place, speaking(network, names_of(place), facets_of(network, place))) for place in places
    )


def nearest_in_trees(network: Network, here: Location) -> str:
    """Return the nearest filter under which the trees list something, or the empty text."""
    return _nearest_in_trees(network, here.edition, here.option("filter"))


@lru_cache(maxsize=32)
def _nearest_in_trees(network: Network, edition: str, text: str) -> str:
    return str(nearest_filter(parse(network, text), in_trees(network, edition)) or "")


def in_trees(network: Network, edition: str) -> tuple[FilterableText, ...]:
    """Return the filterable texts of all rows of the trees: projects, places and themes."""
    return (*filterable_texts(network, edition).values(), *(said for _, said in _places(network)))


def nearest(network: Network, here: Location, among: Iterable[FilterableText]) -> str:
    """Return the nearest filter that matches some of the texts, or the empty text."""
    return str(nearest_filter(filter_of(network, here), among) or "")


def filterable_text(network: Network, record: Record, edition: str) -> FilterableText:
    """Return the filterable text of a record: its names, its text, the names of its facets."""
    if isinstance(record, Project) and (
        listed := filterable_texts(network, edition).get(record.id)
    ):
        return listed
    texts = (getattr(record, name, None) or "" for name in ("text", "meaning"))
    return speaking(network, (*names_of(record), *texts), facets_of(network, record))


def entries(network: Network, here: Location, level: str, country: str | None) -> tuple[Entry, ...]:
    """List the entries of a level, or those of a country, that the filter of a location keeps."""
    found = network.entries_at(level, country)
    wanted = filter_of(network, here)
    if not wanted.terms:
        return found
    return tuple(
        entry for entry in found if wanted.keeps(filterable_text(network, entry, here.edition))
    )


def speaking(network: Network, texts: Iterable[str], facets: Facets) -> FilterableText:
    """Return the filterable text of some texts and the names of their facets."""
    filed = _filed(network)
    asked = (facet for facet in facets if facet not in _SILENT)
    under = (filed.get((facet, key), "") for facet in asked for key in facets[facet])
    return FilterableText(_PARTS.join((*dict.fromkeys(map(fold, texts)), *under)), facets)


@lru_cache(maxsize=4)
def _filed(network: Network) -> dict[tuple[str, str], str]:
    return {
        (facet, key): _PARTS.join(dict.fromkeys(map(fold, (key, *names))))
        for facet, shelf in shelves(network).items()
        for key, names in shelf.items()
    }


def nearest_filter(wanted: Filter, among: Iterable[FilterableText]) -> Filter | None:
    """Return the nearest filter with matches for a filter without any.

    A word that stands nowhere gives way to the one most like it; where each term is found
    but not together, the last that can be spared is left out, or all but the first that alone
    keeps something. None where nothing helps.
    """
    rows = list(among)
    guesses = [
        _spelled(wanted, n, rows) for n, term in enumerate(wanted.terms) if _missed(term, rows)
    ]
    guesses += [_without(wanted, n) for n in reversed(range(len(wanted.terms)))]
    guesses += [Filter((term,)) for term in wanted.terms]
    kept = (guess for guess in guesses if guess and guess.terms)
    return next((guess for guess in kept if any(guess.keeps(row) for row in rows)), None)


def _missed(term: FilterTerm, rows: list[FilterableText]) -> bool:
    return not (term.kind or term.out or any(term.fits(row) for row in rows))


def _spelled(wanted: Filter, at: int, rows: list[FilterableText]) -> Filter | None:
    known = {word for row in rows for word in row.text.split() if len(word) >= _SHORTEST}
    found = near_folded(wanted.terms[at].wanted[0], {one: one for one in sorted(known)}, 1)
    if not found:
        return None
    terms = (*wanted.terms[:at], FilterTerm("", (found[0],)), *wanted.terms[at + 1 :])
    return Filter(tuple(dict.fromkeys(terms)))


def _without(wanted: Filter, at: int) -> Filter:
    return Filter((*wanted.terms[:at], *wanted.terms[at + 1 :]))
