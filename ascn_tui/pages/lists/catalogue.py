"""Lists of what stands beside places, projects and claims: figures, partners, events, terms."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.figures import METRICS
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network, kind_of
from ascn_tui.model.names.index import name_of, place_of
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.figures.figures import PLACES, chosen
from ascn_tui.pages.elements import unique
from ascn_tui.pages.figures.recount_table import BASES, Figure, figures, name_of_figure


class AsPrinted(str):
    """A figure as a document or a recount writes it, such as 12.50: a number to programs."""

    __slots__ = ()


Value = str | int | None
"""What a list tells of a record: an id or a text, a number; «» for nothing, None for not known."""


class Listed(NamedTuple):
    """A record in a list: its id, its name, and what else tells it apart, in a fixed order."""

    id: str
    name: str
    more: Mapping[str, Value]
    refs: tuple[Ref, ...] = ()


Narrow = Mapping[str, str]
"""The narrowing of a list: country, city, focus, status and edition, by ids; missing means all."""


def _figures(network: Network, narrow: Narrow) -> list[Listed]:
    """List the figures of an edition, each with what it is when counted again in each way."""
    asked = {name: value for name, value in narrow.items() if name in PLACES}
    checks = chosen(network, Location("figures").having(**asked))
    return [
        Listed(
            figure.path,
            notation.capital(f"{METRICS[figure.metric]}: {name_of_figure(network, figure)}"),
            _recounts(figure),
            unique(*(check.refs for check in figure.checks)),
        )
        for figure in figures(checks)
        if figure.edition == narrow["edition"]
    ]


def _recounts(figure: Figure) -> dict[str, Value]:
    counted = {check.against: check.counted for check in figure.checks}
    state = {"same": "agrees", "differs": "differs", "": "not recounted"}[figure.verdict]
    ways = {name: AsPrinted(counted.get(way, "")) for way, (name, _) in BASES.items()}
    return {"printed": AsPrinted(figure.printed), **ways, "state": state}


def _points(network: Network, _: Narrow) -> list[Listed]:
    sections = network.framework.sections if network.framework else ()
    found = [
        Listed(point.id, point.name, {"section": field.replace("_", "-")}, point.refs)
        for field, points in sections
        for point in points
    ]
    return found + [
        Listed(statement.id, statement.name, {"section": "statements"}, statement.refs)
        for statement in network.statement.values()
    ]


def _partners(network: Network, narrow: Narrow) -> list[Listed]:
    found = []
    for partner in network.partner.values():
        cities = {city for support in partner.support for city in support.cities}
        cities |= {network.city_of[key].id for one in partner.support for key in one.projects}
        if _at(network, narrow, cities):
            more: dict[str, Value] = {"kind": partner.kind, "cities": len(cities)}
            refs = unique(*(support.refs for support in partner.support))
            found.append(Listed(partner.id, partner.name, more, refs))
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


def _events(network: Network, narrow: Narrow) -> list[Listed]:
    return [
        Listed(event.id, event.text, {"date": event.date, "status": event.status}, event.refs)
        for event in network.event.values()
        if _at(network, narrow, set(event.cities))
    ]


def _terms(network: Network, _: Narrow) -> list[Listed]:
    return [
        Listed(term.id, term.name, {"kind": term.kind, "record": term.record or ""}, term.refs)
        for term in network.term.values()
    ]


def _citations(network: Network, _: Narrow) -> list[Listed]:
    return [
        Listed(work.id, work.printed, {"standing": work.standing, "source": work.source or ""},
               work.refs)
        for work in network.citation.values()
    ]  # fmt: skip


def _oddities(network: Network, _: Narrow) -> list[Listed]:
    return [
        Listed(oddity.id, oddity.name, {"claims": len(oddity.claims)}, oddity.refs)
        for oddity in network.oddity.values()
    ]


def _tours(network: Network, _: Narrow) -> list[Listed]:
    return [
        Listed(tour.id, tour.name, {"stops": len(tour.stops), "minutes": tour.minutes},
               (Ref(tour.document),))
        for tour in network.tours
    ]  # fmt: skip


def _records(network: Network, _: Narrow) -> list[Listed]:
    """List everything that has an id, each with its kind and where it is read."""
    return [
        Listed(name, name_of(record), {"kind": kind_of(record), "locator": str(place_of(record))})
        for name, record in network.records.items()
    ]


REFERENCE: dict[str, tuple[Callable[[Network, Narrow], list[Listed]], set[str]]] = {
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
