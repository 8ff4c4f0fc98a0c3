"""The whole network in memory, and the questions asked of it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

import msgspec

from ascn_tui.model.comparison import Comparison
from ascn_tui.model.figures import CheckedFigure, Figures
from ascn_tui.model.framework import Framework, FrameworkPoint, Statement
from ascn_tui.model.governance import Entry, Level
from ascn_tui.model.places import City, Country
from ascn_tui.model.projects import Listing, Project
from ascn_tui.model.reference_data import (
    Citation,
    CitationAnomaly,
    Citations,
    Event,
    Glossary,
    GlossaryTerm,
    Partner,
    Partners,
    Timeline,
    Tour,
)
from ascn_tui.model.reference_index import ReferenceIndex
from ascn_tui.model.sources import Claim, Source
from ascn_tui.model.taxonomy import Edition, FocusArea, Status, Taxonomy, Verdict

_KINDS: dict[type, str] = {
    Country: "country",
    City: "city",
    Project: "project",
    Level: "level",
    Entry: "entry",
    FocusArea: "focus-area",
    Source: "source",
    Claim: "claim",
    Comparison: "comparison",
    Edition: "edition",
    Status: "status",
    Framework: "framework",
    FrameworkPoint: "point",
    Statement: "statement",
    Partner: "partner",
    Event: "event",
    GlossaryTerm: "term",
    Citation: "citation",
    CitationAnomaly: "oddity",
    Tour: "tour",
}
Record = (
    Country
    | City
    | Project
    | Level
    | Entry
    | FocusArea
    | Source
    | Claim
    | Comparison
    | Framework
    | FrameworkPoint
    | Statement
    | Partner
    | Event
    | GlossaryTerm
    | Citation
    | CitationAnomaly
    | Tour
)


def kind_of(record: object) -> str:
    """Name the kind of a record as locators and lists call it."""
    return _KINDS[type(record)]


def is_record(value: object) -> bool:
    """Tell whether a value is a record with a page of its own, and not a part of one."""
    return type(value) in _KINDS


class ListedProject(NamedTuple):
    """A project as one edition lists it, with the place it stands in."""

    project: Project
    listing: Listing
    city: City
    country: Country

    @property
    def name(self) -> str:
        """The name this edition prints."""
        return self.listing.name or self.project.name


BY_FINENESS = ("city", "country", "focus", "status")
"""What rows can be narrowed by, the finest first."""


def narrowed_by(row: ListedProject) -> tuple[tuple[str, str], ...]:
    """Return what a row can be narrowed by: kinds, in their order, and ids."""
    return (
        ("city", row.city.id),
        ("country", row.country.id),
        ("focus", row.listing.focus_area),
        ("status", row.listing.status),
    )


def narrowed(rows: Iterable[ListedProject], kind: str) -> dict[str, tuple[ListedProject, ...]]:
    """Sort rows by the ids of a kind that narrows them; they keep their order."""
    at = BY_FINENESS.index(kind)
    found: dict[str, list[ListedProject]] = {}
    for row in rows:
        found.setdefault(narrowed_by(row)[at][1], []).append(row)
    return {key: tuple(some) for key, some in found.items()}


def _number(row: ListedProject) -> int:
    return row.listing.number


def by_fineness(narrow: Mapping[str, str]) -> list[tuple[str, str]]:
    """Sort what narrows rows, the finest first, for it leaves the fewest."""
    return sorted(((kind, key) for kind, key in narrow.items() if key), key=_coarseness)


def _coarseness(asked: tuple[str, str]) -> int:
    return BY_FINENESS.index(asked[0])


class NetworkData(msgspec.Struct, frozen=True, kw_only=True):
    """What a network is made of.

    `paper` is the id of the document that the claims are of; `checked` are the printed figures
    beside their recount.
    """

    taxonomy: Taxonomy
    countries: tuple[Country, ...]
    cities: tuple[City, ...]
    levels: tuple[Level, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    paper: str = ""
    figures: Figures | None = None
    checked: tuple[CheckedFigure, ...] = ()
    framework: Framework | None = None
    partners: Partners | None = None
    timeline: Timeline | None = None
    glossary: Glossary | None = None
    citations: Citations | None = None
    tours: tuple[Tour, ...] = ()


class Network(ReferenceIndex):
    """All records with the indexes that the questions need; nothing in it changes."""

    def __init__(self, parts: NetworkData) -> None:
        self.parts = parts
        self.taxonomy = parts.taxonomy
        self.countries = parts.countries
        self.cities = parts.cities
        self.levels = parts.levels
        self.comparisons = parts.comparisons
        self.sources = parts.sources
        self.claims = parts.claims
        self.paper = parts.paper
        self.checked = parts.checked
        self.framework = parts.framework
        self.partners = parts.partners
        self.timeline = parts.timeline
        self.glossary = parts.glossary
        self.citations = parts.citations
        self.tours = parts.tours

    # -- records by id -------------------------------------------------------------------

    @cached_property
    def country(self) -> dict[str, Country]:
        """Countries by id."""
        return {country.id: country for country in self.countries}

    @cached_property
    def city(self) -> dict[str, City]:
        """Cities by id."""
        return {city.id: city for city in self.cities}

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """Every project, in the order of cities."""
        return tuple(project for city in self.cities for project in city.projects)

    @cached_property
    def project(self) -> dict[str, Project]:
        """Projects by id."""
        return {project.id: project for project in self.projects}

    @cached_property
    def city_of(self) -> dict[str, City]:
        """The city of each project, by the project's id."""
        return {project.id: city for city in self.cities for project in city.projects}

    @cached_property
    def level(self) -> dict[str, Level]:
        """Governance levels by id, from the widest to the narrowest."""
        return {level.id: level for level in self.levels}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every governance entry, level by level."""
        return tuple(entry for level in self.levels for entry in level.entries)

    @cached_property
    def entry(self) -> dict[str, Entry]:
        """Governance entries by id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def level_of(self) -> dict[str, Level]:
        """The level of each entry, by the entry's id."""
        return {entry.id: level for level in self.levels for entry in level.entries}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def edition(self) -> dict[str, Edition]:
        """Editions by id, oldest first."""
        return {edition.id: edition for edition in self.taxonomy.editions}

    @cached_property
    def status(self) -> dict[str, Status]:
        """Statuses by id, in the order they are shown."""
        return {status.id: status for status in self.taxonomy.statuses}

    @cached_property
    def not_known(self) -> frozenset[str]:
        """The ids of the statuses that say that a status is not known."""
        return frozenset(status.id for status in self.taxonomy.statuses if not status.known)

    @cached_property
    def marks(self) -> dict[str, Status | Verdict]:
        """What rows are marked with, by id: statuses of projects and verdicts on claims."""
        marks: dict[str, Status | Verdict] = {mark.id: mark for mark in self.taxonomy.statuses}
        return marks | {mark.id: mark for mark in self.taxonomy.verdicts}

    @cached_property
    def focus_area(self) -> dict[str, FocusArea]:
        """Focus areas by id."""
        return {area.id: area for area in self.taxonomy.focus_areas}

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every addressable record by id; a country wins over the city that shares its id."""
        shelves: tuple[Iterable[Record], ...] = (
            self.cities,
            self.countries,
            self.projects,
            self.levels,
            self.entries,
            self.taxonomy.focus_areas,
            self.sources,
            self.claims,
            self.comparisons,
            (self.framework,) if self.framework else (),
            self.point.values(),
            self.statement.values(),
            self.partner.values(),
            self.event.values(),
            self.term.values(),
            self.citation.values(),
            self.oddity.values(),
            self.tours,
        )
        return {record.id: record for shelf in shelves for record in shelf}

    # -- questions -----------------------------------------------------------------------

    @cached_property
    def _listed(self) -> dict[str, tuple[ListedProject, ...]]:
        """Rows by edition, in the order of its appendix."""
        found: dict[str, list[ListedProject]] = {}
        for city in self.cities:
            country = self.country[city.country]
            for project in city.projects:
                for listing in project.listings:
                    row = ListedProject(project, listing, city, country)
                    found.setdefault(listing.edition, []).append(row)
        return {key: tuple(sorted(rows, key=_number)) for key, rows in found.items()}

    @cached_property
    def _shelved(self) -> dict[tuple[str, str], dict[str, tuple[ListedProject, ...]]]:
        """Rows by edition and what narrows them, then by its ids, as far as somebody asked."""
        return {}

    def _narrowed(self, edition: str, kind: str) -> dict[str, tuple[ListedProject, ...]]:
        if (edition, kind) not in self._shelved:
            rows = self._listed.get(edition, ())
            self._shelved[edition, kind] = narrowed(rows, kind)
        return self._shelved[edition, kind]

    def rows(self, edition: str, **narrow: str) -> tuple[ListedProject, ...]:
        """List the projects of an edition in the order of its appendix.

        `narrow` holds ids: country, city, focus, status; an empty id narrows nothing.
        """
        asked = by_fineness(narrow)
        if not asked:
            return self._listed.get(edition, ())
        (kind, key), *others = asked
        rows = self._narrowed(edition, kind).get(key, ())
        if not others:
            return rows
        return tuple(row for row in rows if set(others) <= set(narrowed_by(row)))

    @cached_property
    def _listings(self) -> dict[tuple[str, str], Listing]:
        return {
            (project.id, listing.edition): listing
            for project in self.projects
            for listing in project.listings
        }

    def listing(self, project: str, edition: str) -> Listing | None:
        """Return how an edition lists a project, or None where it does not."""
        return self._listings.get((project, edition))

    def cities_of(self, country: str) -> tuple[City, ...]:
        """Return the member cities of a country in the order they joined."""
        return self._cities.get(country, ())

    @cached_property
    def _cities(self) -> dict[str, tuple[City, ...]]:
        return {
            country: tuple(cities)
            for country, cities in groupby(self.cities, key=lambda city: city.country)
        }

    def entries_at(self, level: str, country: str | None = None) -> tuple[Entry, ...]:
        """Return a level's entries, or those of a country; the empty text: above all countries."""
        return tuple(
            entry
            for entry in self.level[level].entries
            if country is None or (entry.country or "") == country
        )

    def comparison(self, left: str, right: str) -> Comparison | None:
        """Return what is written about two places, whichever side each stands on."""
        found = (comparison.about(left, right) for comparison in self.comparisons)
        return next((one for one in found if one and left != right), None)

    def editions_of(self, project: Project) -> Iterator[tuple[Edition, Listing | None]]:
        """Pair every edition with the project's listing in it, oldest first."""
        for edition in self.taxonomy.editions:
            yield edition, self.listing(project.id, edition.id)

    def newest_edition_with(self, project: Project) -> str:
        """Return the id of the last edition that lists a project."""
        listed = [edition.id for edition, listing in self.editions_of(project) if listing]
        return listed[-1] if listed else self.taxonomy.newest
