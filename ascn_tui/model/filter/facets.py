"""The facets of records: which ids each record has for each facet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from ascn_tui.model.backlinks import names_of_claim
from ascn_tui.model.filter.query import FACETS, Shelf
from ascn_tui.model.governance import Entry, Level
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.places import City, Country
from ascn_tui.model.projects import Project
from ascn_tui.model.record_types import Record
from ascn_tui.model.reference_data import Event, GlossaryTerm, Partner
from ascn_tui.model.sources import Claim, Source
from ascn_tui.model.taxonomy import FocusArea, Status

FACING = ("same", "differs", "left", "right", "unknown")
"""The verdicts on rows of comparisons; those on claims are in the taxonomy."""

Facets = Mapping[str, Sequence[str]]


@lru_cache(maxsize=4)
def shelves(network: Network) -> dict[str, Shelf]:
    """Return the values of each facet: ids with their names."""
    vocabulary = network.taxonomy
    kinds = [vocabulary.kinds, *(one.kinds for one in (network.partners, network.glossary) if one)]
    origins = [entry.origin for entry in network.entries]
    newest = max(
        *(city.joined.year for city in network.cities),
        *(int(edition.as_of[:4]) for edition in vocabulary.editions),
    )
    found: dict[str, Shelf] = {
        "status": _named(vocabulary.statuses),
        "focus": _named(vocabulary.focus_areas),
        "country": _named(network.countries),
        "city": _named(network.cities),
        "edition": _named(vocabulary.editions),
        "verdict": _named(vocabulary.verdicts) | dict.fromkeys(FACING, ()),
        "section": _named(vocabulary.sections),
        "level": _named(network.levels),
        "topic": _named(vocabulary.topics),
        "kind": _named(kind for group in kinds for kind in group),
        "origin": dict.fromkeys((*origins, *(one.group for one in network.sources)), ()),
        "since": dict.fromkeys(_until(network, newest), ()),
    }
    return {facet: found[facet] for facet in FACETS}


def _named(records: Iterable[object]) -> dict[str, Sequence[str]]:
    return {str(getattr(record, "id", "")): said_of(record) for record in records}


def said_of(record: object) -> tuple[str, ...]:
    """Return the names by which a value can be given; for a status also its tone."""
    names = (getattr(record, "name", ""), *getattr(record, "names", {}).values())
    tone = record.tone if isinstance(record, Status) else ""
    return tuple(filter(None, dict.fromkeys((*names, tone))))


def facets_of(network: Network, record: Record) -> dict[str, Sequence[str]]:
    """Return the ids that a record has for each facet; what it cannot have is left out.

    Status and focus area of a project depend on the edition: `matching` adds them.
    """
    find = _OF.get(type(record))
    found = find(network, record) if find else {}
    return {facet: keys for facet, keys in found.items() if keys}


def facets_led_to(network: Network, to: Location) -> dict[str, Sequence[str]]:
    """Return the facets that the options of a location name, a city's country with it."""
    found: dict[str, Sequence[str]] = {
        facet: (value,) for facet, value in to.options if facet in FACETS and facet != "edition"
    }
    if city := to.option("city"):
        found |= places(network, [city])
    return found


def places(network: Network, cities: Iterable[str]) -> dict[str, Sequence[str]]:
    """Return the facets city and country of some cities."""
    found = tuple(dict.fromkeys(cities))
    countries = dict.fromkeys(network.city[key].country for key in found)
    return {"city": found, "country": tuple(countries)}


def _of_project(network: Network, project: Project) -> Facets:
    editions = [listing.edition for listing in project.listings]
    begun = network.edition[editions[0]].as_of[:4]
    since = {"since": _until(network, int(begun))}
    return {"edition": editions, **since, **places(network, [network.city_of[project.id].id])}


@lru_cache
def _until(network: Network, year: int) -> tuple[str, ...]:
    """Return the years since which something that began in a year is new.

    What began in 2024 is new since 2024, and so since 2023 and every year before.
    """
    first = min(
        *(country.member_since for country in network.countries),
        *(city.joined.year for city in network.cities),
        *(int(edition.as_of[:4]) for edition in network.taxonomy.editions),
    )
    return tuple(str(known) for known in range(first, year + 1))


def _of_claim(network: Network, claim: Claim) -> Facets:
    asked = ("country", "city", "focus", "level", "topic", "section", "verdict")
    return {facet: names_of_claim(network, claim, facet) for facet in asked}


def _of_entry(network: Network, entry: Entry) -> Facets:
    return {
        "level": (network.level_of[entry.id].id,),
        "country": (entry.country,) if entry.country else (),
        "city": entry.cities,
        "topic": (entry.topic,),
        "kind": (entry.kind,),
        "origin": (entry.origin,),
    }


def _of_source(network: Network, source: Source) -> Facets:
    printed = [edition.id for edition in network.edition.values() if edition.document == source.id]
    since = _until(network, source.year) if source.year else ()
    return {"origin": (source.group,), "edition": printed, "since": since}


def _of_partner(network: Network, partner: Partner) -> Facets:
    cities = [key for support in partner.support for key in support.cities]
    cities += [network.city_of[key].id for one in partner.support for key in one.projects]
    return {"kind": (partner.kind,), **places(network, cities)}


def _of_event(network: Network, event: Event) -> Facets:
    cities = [*event.cities, *(network.city_of[key].id for key in event.projects)]
    return {"since": _until(network, int(event.date[:4])), **places(network, cities)}


def _of_city(network: Network, city: City) -> Facets:
    return {"since": _until(network, city.joined.year), **places(network, [city.id])}


def _of_country(network: Network, country: Country) -> Facets:
    return {"since": _until(network, country.member_since), "country": (country.id,)}


_OF: dict[type, Callable[..., Facets]] = {
    Country: _of_country,
    City: _of_city,
    Project: _of_project,
    FocusArea: lambda _, area: {"focus": (area.id,)},
    Level: lambda _, level: {"level": (level.id,)},
    Entry: _of_entry,
    Source: _of_source,
    Claim: _of_claim,
    Partner: _of_partner,
    Event: _of_event,
    GlossaryTerm: lambda _, term: {"kind": (term.kind,)},
}
