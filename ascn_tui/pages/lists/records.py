"""Every kind of record as a list, filtered like the screens."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ascn_tui import notation
from ascn_tui.model.figures import METRICS
from ascn_tui.model.filter import match
from ascn_tui.model.filter.query import FilterableText, FilterError
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import name_of, place_of
from ascn_tui.model.network import Network
from ascn_tui.model.record_types import kind_of
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import elements
from ascn_tui.pages.blocks import Refs
from ascn_tui.pages.elements import EditionCount, held_elsewhere, unique
from ascn_tui.pages.figures.figures import PLACES, chosen
from ascn_tui.pages.figures.recount_table import BASES, RecountedFigure, figures, name_of_figure
from ascn_tui.pages.options import OptionError


class AsPrinted(str):
    """A figure as printed, such as 12.50; a number in data formats."""

    __slots__ = ()


Value = str | int | None
"""A column of a list: a text or id, a number; empty for nothing, None for not known."""


class ListedRecord(NamedTuple):
    id: str
    name: str
    more: Mapping[str, Value]
    refs: tuple[Ref, ...] = ()


Narrow = Mapping[str, str]
"""The narrowing of a list: country, city, focus, status and edition, by ids; missing means all."""


Find = Callable[[Network, Narrow], list[ListedRecord]]


def _listed(record: Any, refs: Refs | None = None, /, **more: Value) -> ListedRecord:
    """Return the row of a record; `refs` are its own where none are given."""
    return ListedRecord(record.id, name_of(record), more, record.refs if refs is None else refs)


def _countries(network: Network, narrow: Narrow) -> list[ListedRecord]:
    found = []
    for country in network.countries:
        projects, refs = _projects_at(network, narrow["edition"], country=country.id)
        refs = unique(refs, country.refs)
        found.append(_listed(country, refs, projects=projects, since=country.member_since))
    return found


def _cities(network: Network, narrow: Narrow) -> list[ListedRecord]:
    found = []
    for city in network.cities:
        if narrow.get("country", city.country) != city.country:
            continue
        projects, refs = _projects_at(network, narrow["edition"], city=city.id)
        more = {"country": city.country, "projects": projects, "joined": city.joined.year}
        found.append(_listed(city, unique(refs, city.joined.refs), **more))
    return found


def _projects_at(network: Network, edition: str, **narrow: str) -> tuple[int | None, Refs]:
    """Count the projects of an edition, with the pages that list them.

    None means that the edition does not report on the place.
    """
    rows = network.rows(edition, **narrow)
    places = {name: key for name, key in narrow.items() if name in ("country", "city")}
    refs = elements.counted_on(network, edition, rows)
    return elements.amount(network, edition, len(rows), **places), refs


def _projects(network: Network, narrow: Narrow) -> list[ListedRecord]:
    edition = narrow["edition"]
    keys = {key: value for key, value in narrow.items() if key != "edition"}
    document = network.edition[edition].document
    return [
        ListedRecord(
            row.project.id,
            row.name,
            {
                "country": row.country.id,
                "city": row.city.id,
                "focus_area": row.listing.focus_area,
                "status": row.listing.status,
            },
            (Ref(document, row.listing.page),),
        )
        for row in network.rows(edition, **keys)
    ]


def _focus_areas(network: Network, narrow: Narrow) -> list[ListedRecord]:
    edition = narrow["edition"]
    found = []
    for area in network.taxonomy.focus_areas:
        projects, refs = _projects_at(network, edition, focus=area.id)
        found.append(_listed(area, refs or network.edition[edition].refs, projects=projects))
    return found


def _statuses(network: Network, narrow: Narrow) -> list[ListedRecord]:
    edition = network.edition[narrow["edition"]]
    found = []
    for status in network.taxonomy.statuses:
        projects, counted_on = _projects_at(network, edition.id, status=status.id)
        refs = unique(edition.status_refs or edition.refs, counted_on)
        found.append(_listed(status, refs, projects=projects))
    return found


def _editions(network: Network, _: Narrow) -> list[ListedRecord]:
    return [
        _listed(edition, as_of=edition.as_of, projects=_projects_at(network, edition.id)[0])
        for edition in network.taxonomy.editions
    ]


def _levels(network: Network, _: Narrow) -> list[ListedRecord]:
    return [
        _listed(
            level,
            unique(*(entry.refs for entry in level.entries)) or level.refs,
            entries=len(level.entries),
        )
        for level in network.levels
    ]


def _entries(network: Network, narrow: Narrow) -> list[ListedRecord]:
    return [
        _listed(
            entry,
            level=network.level_of[entry.id].id,
            country=entry.country or "",
            kind=entry.kind,
            origin=entry.origin,
        )
        for entry in network.entries
        if narrow.get("country", entry.country) == entry.country
        and ("city" not in narrow or narrow["city"] in entry.cities)
    ]


def _rows(network: Network, _: Narrow) -> list[ListedRecord]:
    return [
        _listed(
            row,
            unique(row.left.refs, row.right.refs),
            comparison=comparison.id,
            group=row.group,
            verdict=row.verdict,
        )
        for comparison in network.comparisons
        for row in comparison.rows
    ]


def _claims(network: Network, narrow: Narrow) -> list[ListedRecord]:
    return [
        _listed(
            claim, (Ref(network.paper, claim.page),), section=claim.section, verdict=claim.verdict
        )
        for claim in network.claims
        if ("country" not in narrow or narrow["country"] in claim.countries)
        and ("city" not in narrow or narrow["city"] in claim.cities)
        and ("focus" not in narrow or narrow["focus"] == claim.focus_area)
    ]


def _sources(network: Network, _: Narrow) -> list[ListedRecord]:
    return [
        _listed(source, (Ref(source.id),), group=source.group, year=source.year)
        for source in network.sources
    ]


def _figures(network: Network, narrow: Narrow) -> list[ListedRecord]:
    """List the printed figures of an edition, each with every recount."""
    asked = {name: value for name, value in narrow.items() if name in PLACES}
    checks = chosen(network, Location("figures").with_options(**asked))
    return [
        ListedRecord(
            figure.path,
            notation.capital(f"{METRICS[figure.metric]}: {name_of_figure(network, figure)}"),
            _recounts(figure),
            unique(*(check.refs for check in figure.checks)),
        )
        for figure in figures(checks)
        if figure.edition == narrow["edition"]
    ]


def _recounts(figure: RecountedFigure) -> dict[str, Value]:
    counted = {check.against: check.counted for check in figure.checks}
    state = {"same": "agrees", "differs": "differs", "": "not recounted"}[figure.verdict]
    ways = {name: AsPrinted(counted.get(way, "")) for way, (name, _) in BASES.items()}
    return {"printed": AsPrinted(figure.printed), **ways, "state": state}


def _points(network: Network, _: Narrow) -> list[ListedRecord]:
    sections = network.framework.sections if network.framework else ()
    return [
        *(_listed(one, section=name.replace("_", "-")) for name, points in sections
          for one in points),
        *(_listed(one, section="statements") for one in network.statement.values()),
    ]  # fmt: skip


def _partners(network: Network, narrow: Narrow) -> list[ListedRecord]:
    found = []
    for partner in network.partner.values():
        cities = {city for support in partner.support for city in support.cities}
        cities |= {network.city_of[key].id for one in partner.support for key in one.projects}
        if _at(network, narrow, cities):
            refs = unique(*(support.refs for support in partner.support))
            found.append(_listed(partner, refs, kind=partner.kind, cities=len(cities)))
    return found


def _at(network: Network, narrow: Narrow, cities: set[str]) -> bool:
    """Tell whether one of some cities is the city and in the country of a narrowing."""
    if "country" not in narrow and "city" not in narrow:
        return True
    return any(
        narrow.get("city", city) == city
        and narrow.get("country", network.city[city].country) == network.city[city].country
        for city in cities
    )


def _events(network: Network, narrow: Narrow) -> list[ListedRecord]:
    return [
        _listed(event, date=event.date, status=event.status)
        for event in network.event.values()
        if _at(network, narrow, set(event.cities))
    ]


def _terms(network: Network, _: Narrow) -> list[ListedRecord]:
    terms = network.term.values()
    return [_listed(term, kind=term.kind, record=term.record or "") for term in terms]


def _citations(network: Network, _: Narrow) -> list[ListedRecord]:
    works = network.citation.values()
    return [_listed(work, standing=work.standing, source=work.source or "") for work in works]


def _oddities(network: Network, _: Narrow) -> list[ListedRecord]:
    return [_listed(oddity, claims=len(oddity.claims)) for oddity in network.oddity.values()]


def _tours(network: Network, _: Narrow) -> list[ListedRecord]:
    return [
        _listed(tour, (Ref(tour.document),), stops=len(tour.stops), minutes=tour.minutes)
        for tour in network.tours
    ]


def _records(network: Network, _: Narrow) -> list[ListedRecord]:
    return [
        ListedRecord(
            key, name_of(record), {"kind": kind_of(record), "locator": str(place_of(record))}
        )
        for key, record in network.records.items()
    ]


KINDS: dict[str, tuple[Find, set[str]]] = {
    "countries": (_countries, set()),
    "cities": (_cities, {"country"}),
    "projects": (_projects, {"country", "city", "focus", "status"}),
    "focus-areas": (_focus_areas, set()),
    "statuses": (_statuses, set()),
    "editions": (_editions, set()),
    "levels": (_levels, set()),
    "entries": (_entries, {"country", "city"}),
    "rows": (_rows, set()),
    "claims": (_claims, {"country", "city", "focus"}),
    "sources": (_sources, set()),
    "figures": (_figures, set(PLACES)),
    "points": (_points, set()),
    "partners": (_partners, {"country", "city"}),
    "events": (_events, {"country", "city"}),
    "terms": (_terms, set()),
    "citations": (_citations, set()),
    "oddities": (_oddities, set()),
    "tours": (_tours, set()),
    "records": (_records, set()),
}
"""The lists by name: the function that finds the records, and the options that narrow them."""


def kept(
    network: Network, found: list[ListedRecord], text: str, narrow: Narrow
) -> list[ListedRecord]:
    """Return the records of a list that a filter keeps; raises OptionError for what is none."""
    try:
        wanted = match.parse(network, text)
    except FilterError as error:
        raise OptionError(str(error)) from None
    return [one for one in found if wanted.keeps(searchable_text(network, one, narrow["edition"]))]


def in_other_editions(
    network: Network, kind: str, narrow: Narrow, text: str
) -> tuple[EditionCount, ...]:
    """Return the editions with more records, if a narrowed list has few in this one."""
    if set(narrow) == {"edition"} and not text:
        return ()

    def amount(edition: str) -> int:
        there = {**narrow, "edition": edition}
        return len(kept(network, records(network, kind, there), text, there))

    return held_elsewhere(network, narrow["edition"], amount)


def searchable_text(network: Network, listed: ListedRecord, edition: str) -> FilterableText:
    """Return the searchable text of a record and of its row."""
    told = (str(value) for value in listed.more.values() if value is not None)
    own = match.speaking(network, (listed.id, listed.name, *told), {})
    record = network.records.get(listed.id)
    there = match.filterable_text(network, record, edition) if record else own
    return FilterableText(f"{own.text} | {there.text}", there.facets)


def records(network: Network, kind: str, narrow: Narrow) -> list[ListedRecord]:
    """Return the records of a kind; raises OptionError where a narrowing does not apply to it."""
    find, takes = KINDS[kind]
    for name in narrow:
        if name != "edition" and name not in takes:
            others = (*(f"--{key}" for key in sorted(takes)), "--filter", "--since")
            raise OptionError(f"--{name} narrows no {kind}: {notation.listing(others)} do")
    return find(network, narrow)
