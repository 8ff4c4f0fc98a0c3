"""The whole network in memory, with indexes by id and by place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from ascn_tui.model.comparison import Comparison
from ascn_tui.model.figures import CheckedFigure, Figures
from ascn_tui.model.framework import Framework, FrameworkPoint, Statement
from ascn_tui.model.governance import Entry, Level
from ascn_tui.model.places import City, Country
from ascn_tui.model.projects import Listing, Project
from ascn_tui.model.record_types import RECORD_TYPES, Record, RecordType
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
from ascn_tui.model.sources import Claim, Source
from ascn_tui.model.taxonomy import Edition, FocusArea, Status, Taxonomy, Verdict


class ListedProject(NamedTuple):
    """A project as one edition lists it, with its city and country."""

    project: Project
    listing: Listing
    city: City
    country: Country

    @property
    def name(self) -> str:
        """The name this edition prints."""
        return self.listing.name or self.project.name


FACETS: dict[str, Callable[[ListedProject], str]] = {
    "city": lambda row: row.city.id,
    "country": lambda row: row.country.id,
    "focus": lambda row: row.listing.focus_area,
    "status": lambda row: row.listing.status,
}
"""What listed projects can be filtered by, and the id that each has; the most selective first."""
_FACET_ORDER = tuple(FACETS)


def facet_values(row: ListedProject) -> tuple[tuple[str, str], ...]:
    """Return the facets of a listed project with their ids, in the order of FACETS."""
    return tuple((facet, value(row)) for facet, value in FACETS.items())


def group_by_facet(
    rows: Iterable[ListedProject], facet: str
) -> dict[str, tuple[ListedProject, ...]]:
    """Group listed projects by the ids of a facet, keeping their order."""
    value = FACETS[facet]
    found: dict[str, list[ListedProject]] = {}
    for row in rows:
        found.setdefault(value(row), []).append(row)
    return {key: tuple(some) for key, some in found.items()}


def most_selective_first(narrow: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return facets with their ids, the most selective first; empty ids are left out."""
    asked = [(facet, key) for facet, key in narrow.items() if key]
    return sorted(asked, key=lambda one: _FACET_ORDER.index(one[0]))


def _number(row: ListedProject) -> int:
    return row.listing.number


class NetworkData(msgspec.Struct, frozen=True, kw_only=True):
    """The data of a network.

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


class Network:
    """All records with the indexes that pages need; immutable.

    Each kind of record has an attribute of its name: its records by id, in the order of the data.
    `more` holds the records of kinds that NetworkData has no field for, by kind.
    """

    edition: dict[str, Edition]
    status: dict[str, Status]
    focus_area: dict[str, FocusArea]
    country: dict[str, Country]
    city: dict[str, City]
    project: dict[str, Project]
    level: dict[str, Level]
    entry: dict[str, Entry]
    source: dict[str, Source]
    claim: dict[str, Claim]
    point: dict[str, FrameworkPoint]
    statement: dict[str, Statement]
    partner: dict[str, Partner]
    event: dict[str, Event]
    term: dict[str, GlossaryTerm]
    citation: dict[str, Citation]
    oddity: dict[str, CitationAnomaly]
    tour: dict[str, Tour]

    def __init__(
        self, parts: NetworkData, more: Mapping[str, tuple[msgspec.Struct, ...]] | None = None
    ) -> None:
        self.parts = parts
        self.more = more or {}
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

    if not TYPE_CHECKING:  # mypy would take every attribute as defined

        def __getattr__(self, name: str) -> dict[str, Any]:
            """Index the records of a kind by id when they are first asked for."""
            kind = RECORD_TYPES.get(name.replace("_", "-"))
            if kind is None or kind.record is None:
                raise AttributeError(name)
            found = {record.id: record for record in self.records_of(kind)}
            self.__dict__[name] = found
            return found

    def records_of(self, kind: RecordType) -> tuple[Any, ...]:
        """Return the records of a kind in the order of the data."""
        if kind.file:
            held = getattr(self.parts, kind.plural, None)
            return _as_tuple(held) or tuple(self.more.get(kind.name, ()))
        return tuple(record for field in kind.held_in for record in self._held_in(field))

    def _held_in(self, field: str) -> Iterator[Any]:
        """Yield the values of `Class.field` in all records or data files of the class."""
        owner, _, name = field.partition(".")
        held = getattr(self.parts, owner.lower(), None)
        if isinstance(held, tuple):  # of a file that is nothing but a list
            yield from held
            return
        kind = RECORD_TYPES.get(owner.lower())
        for one in self.records_of(kind) if kind else _as_tuple(held):
            yield from _as_tuple(getattr(one, name))

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """Every project, in the order of cities."""
        return tuple(project for city in self.cities for project in city.projects)

    @cached_property
    def city_of(self) -> dict[str, City]:
        """The city of each project, by the project's id."""
        return {project.id: city for city in self.cities for project in city.projects}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every governance entry, level by level."""
        return tuple(entry for level in self.levels for entry in level.entries)

    @cached_property
    def level_of(self) -> dict[str, Level]:
        """The level of each entry, by the entry's id."""
        return {entry.id: level for level in self.levels for entry in level.entries}

    @cached_property
    def not_known(self) -> frozenset[str]:
        """The ids of the statuses that mean “not known”."""
        return frozenset(status.id for status in self.taxonomy.statuses if not status.known)

    @cached_property
    def marks(self) -> dict[str, Status | Verdict]:
        """Statuses of projects and verdicts on claims, by id."""
        marks: dict[str, Status | Verdict] = {mark.id: mark for mark in self.taxonomy.statuses}
        return marks | {mark.id: mark for mark in self.taxonomy.verdicts}

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every addressable record by id; a country wins over the city that shares its id."""
        pages = (kind for kind in RECORD_TYPES.values() if kind.screen)
        return {record.id: record for kind in pages for record in self.records_of(kind)}

    # -- queries -------------------------------------------------------------------------

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
    def _grouped(self) -> dict[tuple[str, str], dict[str, tuple[ListedProject, ...]]]:
        """Rows by edition and facet, then by id; filled lazily."""
        return {}

    def _by_facet(self, edition: str, facet: str) -> dict[str, tuple[ListedProject, ...]]:
        if (edition, facet) not in self._grouped:
            rows = self._listed.get(edition, ())
            self._grouped[edition, facet] = group_by_facet(rows, facet)
        return self._grouped[edition, facet]

    def rows(self, edition: str, **narrow: str) -> tuple[ListedProject, ...]:
        """List the projects of an edition in the order of its appendix.

        `narrow` holds ids for facets: country, city, focus, status; empty ids are ignored.
        """
        asked = most_selective_first(narrow)
        if not asked:
            return self._listed.get(edition, ())
        (facet, key), *others = asked
        rows = self._by_facet(edition, facet).get(key, ())
        if not others:
            return rows
        return tuple(row for row in rows if set(others) <= set(facet_values(row)))

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
        """Return the written comparison of two places in either order."""
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


def _as_tuple(held: Any) -> tuple[Any, ...]:
    """Return what a field holds, one value or several or None, as a tuple."""
    if held is None:
        return ()
    return held if isinstance(held, tuple) else (held,)
