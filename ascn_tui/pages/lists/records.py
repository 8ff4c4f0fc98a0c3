"""Every kind of record as a list, filtered like the screens."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

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
from ascn_tui.pages.editions import Held, held_elsewhere
from ascn_tui.pages.elements import unique
from ascn_tui.pages.figures.figures import PLACES, chosen
from ascn_tui.pages.figures.recount_table import BASES, RecountedFigure, figures, name_of_figure
from ascn_tui.pages.options import OptionError


class AsPrinted(str):
    """A figure as a document or a recount writes it, such as 12.50: a number to programs."""

    __slots__ = ()


Value = str | int | None
"""What a list tells of a record: an id or a text, a number; «» for nothing, None for not known."""


class ListedRecord(NamedTuple):
    """A record in a list: its id, its name, and what else tells it apart, in a fixed order."""

    id: str
    name: str
    more: Mapping[str, Value]
    refs: tuple[Ref, ...] = ()


Narrow = Mapping[str, str]
"""The narrowing of a list: country, city, focus, status and edition, by ids; missing means all."""


def _figures(network: Network, narrow: Narrow) -> list[ListedRecord]:
    """List the figures of an edition, each with what it is when counted again in each way."""
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
    found = [
        ListedRecord(point.id, point.name, {"section": field.replace("_", "-")}, point.refs)
        for field, points in sections
        for point in points
    ]
    return found + [
        ListedRecord(statement.id, statement.name, {"section": "statements"}, statement.refs)
        for statement in network.statement.values()
    ]


def _partners(network: Network, narrow: Narrow) -> list[ListedRecord]:
    found = []
    for partner in network.partner.values():
        cities = {city for support in partner.support for city in support.cities}
        cities |= {network.city_of[key].id for one in partner.support for key in one.projects}
        if _at(network, narrow, cities):
            more: dict[str, Value] = {"kind": partner.kind, "cities": len(cities)}
            refs = unique(*(support.refs for support in partner.support))
            found.append(ListedRecord(partner.id, partner.name, more, refs))
    return found


def _at(network: Network, narrow: Narrow, cities: set[str]) -> bool:
    """Tell whether one of some cities is the city asked for and stands in the country asked for."""
    if "country" not in narrow and "city" not in narrow:
        return True
    return any(
        narrow.get("city", city) == city
        and narrow.get("country", network.city[city].country) == network.city[city].country
        for city in cities
    )


def _events(network: Network, narrow: Narrow) -> list[ListedRecord]:
    return [
        ListedRecord(event.id, event.text, {"date": event.date, "status": event.status}, event.refs)
        for event in network.event.values()
        if _at(network, narrow, set(event.cities))
    ]


def _terms(network: Network, _: Narrow) -> list[ListedRecord]:
    return [
        ListedRecord(
            term.id, term.name, {"kind": term.kind, "record": term.record or ""}, term.refs
        )
        for term in network.term.values()
    ]


def _citations(network: Network, _: Narrow) -> list[ListedRecord]:
    return [
        ListedRecord(
            work.id,
            work.printed,
            {"standing": work.standing, "source": work.source or ""},
            work.refs,
        )
        for work in network.citation.values()
    ]


def _oddities(network: Network, _: Narrow) -> list[ListedRecord]:
    return [
        ListedRecord(oddity.id, oddity.name, {"claims": len(oddity.claims)}, oddity.refs)
        for oddity in network.oddity.values()
    ]


def _tours(network: Network, _: Narrow) -> list[ListedRecord]:
    return [
        ListedRecord(tour.id, tour.name, {"stops": len(tour.stops), "minutes": tour.minutes},
               (Ref(tour.document),))
        for tour in network.tours
    ]  # fmt: skip


def _records(network: Network, _: Narrow) -> list[ListedRecord]:
    """List everything that has an id, each with its kind and where it is read."""
    return [
        ListedRecord(
            name, name_of(record), {"kind": kind_of(record), "locator": str(place_of(record))}
        )
        for name, record in network.records.items()
    ]


REFERENCE: dict[str, tuple[Callable[[Network, Narrow], list[ListedRecord]], set[str]]] = {
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
"""What can be listed beside the rest, and what each list can be narrowed by."""


def _countries(network: Network, narrow: Narrow) -> list[ListedRecord]:
    found = []
    for country in network.countries:
        projects, refs = _projects_at(network, narrow["edition"], country=country.id)
        more = {"projects": projects, "since": country.member_since}
        found.append(ListedRecord(country.id, country.name, more, unique(refs, country.refs)))
    return found


def _cities(network: Network, narrow: Narrow) -> list[ListedRecord]:
    found = []
    for city in network.cities:
        if narrow.get("country", city.country) != city.country:
            continue
        projects, refs = _projects_at(network, narrow["edition"], city=city.id)
        more = {"country": city.country, "projects": projects, "joined": city.joined.year}
        found.append(ListedRecord(city.id, city.name, more, unique(refs, city.joined.refs)))
    return found


def _projects_at(network: Network, edition: str, **place: str) -> tuple[int | None, Refs]:
    """Count the projects of a place in an edition, with the pages they were counted on."""
    rows = network.rows(edition, **place)
    refs = elements.counted_on(network, edition, rows)
    return elements.amount(network, edition, len(rows), **place), refs


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


def _entries(network: Network, narrow: Narrow) -> list[ListedRecord]:
    return [
        ListedRecord(
            entry.id,
            entry.name,
            {
                "level": network.level_of[entry.id].id,
                "country": entry.country or "",
                "kind": entry.kind,
                "origin": entry.origin,
            },
            entry.refs,
        )
        for entry in network.entries
        if narrow.get("country", entry.country) == entry.country
        and ("city" not in narrow or narrow["city"] in entry.cities)
    ]


def _claims(network: Network, narrow: Narrow) -> list[ListedRecord]:
    return [
        ListedRecord(
            claim.id,
            claim.statement,
            {"section": claim.section, "verdict": claim.verdict},
            (Ref(network.paper, claim.page),),
        )
        for claim in network.claims
        if ("country" not in narrow or narrow["country"] in claim.countries)
        and ("city" not in narrow or narrow["city"] in claim.cities)
        and ("focus" not in narrow or narrow["focus"] == claim.focus_area)
    ]


def _sources(network: Network, _: Narrow) -> list[ListedRecord]:
    return [
        ListedRecord(source.id, source.title, {"group": source.group, "year": source.year},
               (Ref(source.id),))
        for source in network.sources
    ]  # fmt: skip


def _focus_areas(network: Network, narrow: Narrow) -> list[ListedRecord]:
    edition = narrow["edition"]
    found = []
    for area in network.taxonomy.focus_areas:
        rows = network.rows(edition, focus=area.id)
        more = {"projects": elements.amount(network, edition, len(rows))}
        refs = elements.counted_on(network, edition, rows) or network.edition[edition].refs
        found.append(ListedRecord(area.id, area.name, more, refs))
    return found


def _statuses(network: Network, narrow: Narrow) -> list[ListedRecord]:
    edition = narrow["edition"]
    shown_on = network.edition[edition].status_refs or network.edition[edition].refs
    found = []
    for status in network.taxonomy.statuses:
        rows = network.rows(edition, status=status.id)
        more = {"projects": elements.amount(network, edition, len(rows))}
        refs = unique(shown_on, elements.counted_on(network, edition, rows))
        found.append(ListedRecord(status.id, status.name, more, refs))
    return found


def _levels(network: Network, _: Narrow) -> list[ListedRecord]:
    return [
        ListedRecord(level.id, level.name, {"entries": len(level.entries)},
               unique(*(entry.refs for entry in level.entries)) or level.refs)
        for level in network.levels
    ]  # fmt: skip


def _rows(network: Network, _: Narrow) -> list[ListedRecord]:
    return [
        ListedRecord(
            row.id,
            row.name,
            {"comparison": comparison.id, "group": row.group, "verdict": row.verdict},
            tuple(dict.fromkeys((*row.left.refs, *row.right.refs))),
        )
        for comparison in network.comparisons
        for row in comparison.rows
    ]


def _editions(network: Network, _: Narrow) -> list[ListedRecord]:
    found = []
    for edition in network.taxonomy.editions:
        projects = elements.amount(network, edition.id, len(network.rows(edition.id)))
        more: dict[str, Value] = {"as_of": edition.as_of, "projects": projects}
        found.append(ListedRecord(edition.id, edition.name, more, edition.refs))
    return found


_PLACES = {"country", "city"}
KINDS: dict[str, tuple[Callable[[Network, Narrow], list[ListedRecord]], set[str]]] = {
    "countries": (_countries, set()),
    "cities": (_cities, {"country"}),
    "projects": (_projects, _PLACES | {"focus", "status"}),
    "focus-areas": (_focus_areas, set()),
    "statuses": (_statuses, set()),
    "editions": (_editions, set()),
    "levels": (_levels, set()),
    "entries": (_entries, _PLACES),
    "rows": (_rows, set()),
    "claims": (_claims, _PLACES | {"focus"}),
    "sources": (_sources, set()),
    **REFERENCE,
}
"""What can be listed, and what each list can be narrowed by."""


def kept(
    network: Network, found: list[ListedRecord], text: str, narrow: Narrow
) -> list[ListedRecord]:
    """Return the records of a list that a filter keeps; raises OptionError for what is none."""
    try:
        wanted = match.parse(network, text)
    except FilterError as error:
        raise OptionError(str(error)) from None
    return [one for one in found if wanted.keeps(said(network, one, narrow["edition"]))]


def in_other_editions(network: Network, kind: str, narrow: Narrow, text: str) -> tuple[Held, ...]:
    """Return the editions in which a list has more, where it is narrowed to few in this one."""
    if set(narrow) == {"edition"} and not text:
        return ()

    def amount(edition: str) -> int:
        there = {**narrow, "edition": edition}
        return len(kept(network, records(network, kind, there), text, there))

    return held_elsewhere(network, narrow["edition"], amount)


def said(network: Network, listed: ListedRecord, edition: str) -> FilterableText:
    """Return what a record says, together with all that the list tells of it."""
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
