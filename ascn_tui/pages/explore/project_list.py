"""The list of projects that a figure counts."""

from collections.abc import Iterator

from ascn_tui import notation
from ascn_tui.model.filter import match
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import place_of
from ascn_tui.model.network import Network
from ascn_tui.pages import elements
from ascn_tui.pages.blocks import Block, Crumb, Item, Page, Prose
from ascn_tui.pages.elements import (
    filtered_subtitle,
    listed,
    nothing_matches,
    option_name,
    rows_elsewhere,
)

NARROWING = ("country", "city", "focus", "status")
LISTING = ("list", "kind", "level")
"""The options of lists other than projects."""
CHOICES = (*NARROWING, *LISTING)
"""The options that show a list, not the page of a place."""


def narrowing(network: Network, here: Location) -> dict[str, str]:
    """Return the narrowing by the options and the subject of a location."""
    narrow = {name: value for name in NARROWING if (value := here.option(name))}
    if len(here.subject) > 1:
        narrow["city"] = here.subject[-1]
    elif here.subject:
        subject = here.subject[0]
        for name, shelf in (
            ("country", network.country),
            ("city", network.city),
            ("focus", network.focus_area),
        ):
            if subject in shelf:
                narrow.setdefault(name, subject)
                break
    return narrow


def is_listing(here: Location) -> bool:
    """Tell whether a location is a list of projects, not the page of a place."""
    return any(here.option(name) for name in CHOICES)


def listing_page(network: Network, here: Location) -> Page:
    narrow = narrowing(network, here)
    rows = match.rows(network, here, **narrow)
    edition = network.edition[here.edition]
    refs = elements.counted_on(network, here.edition, rows) or edition.refs
    items = elements.project_items(network, rows, here, **narrow)
    places = listed("Places", _places(network, here))
    blocks: list[Block] = [
        Prose(f"{_total(network, here, narrow)}, as of {notation.date(edition.as_of)}", refs=refs),
        *listed("In other reports", _elsewhere(network, here, narrow)),
        *places,
        *listed("Projects", items),
    ]
    blocks += [] if here.option("filter") else _counted(network, here, narrow)
    if here.option("filter") and not (places or rows):
        blocks += _nothing(network, here)
    place, title = _name_of_place(network, here), _title(network, narrow)
    whole = here.with_options(**dict.fromkeys(NARROWING, ""))
    crumbs = (Crumb(place, whole),) if is_listing(here) and place != title else ()
    subtitle = filtered_subtitle(here, edition.name)
    return Page(here, title, tuple(blocks), crumbs=crumbs, subtitle=subtitle, refs=edition.refs)


def _elsewhere(network: Network, here: Location, narrow: dict[str, str]) -> Iterator[Item]:
    """Link to the editions with more projects, if this one has few."""
    if here.option("filter"):
        for edition, amount in rows_elsewhere(network, here, **narrow):
            there = here.with_options(edition=edition)
            rows = match.rows(network, there, **narrow)
            name = f"{notation.count(amount, 'project')} in {edition}"
            yield Item(name, to=there, refs=elements.counted_on(network, edition, rows))


def _counted(network: Network, here: Location, narrow: dict[str, str]) -> Iterator[Block]:
    rows = network.rows(here.edition, **narrow)
    if rows and "status" not in narrow:
        yield elements.status_bars(
            network, here.edition, rows, lambda key: here.with_options(status=key)
        )
    if rows and "focus" not in narrow:
        yield elements.focus_bars(
            network, here.edition, rows, lambda key: here.with_options(focus=key)
        )
    yield from elements.edition_bars(network, here, **narrow)


def _nothing(network: Network, here: Location) -> list[Block]:
    """Link to the projects that the filter keeps elsewhere, or else to the nearest filter."""
    whole = here.at().with_options(**dict.fromkeys(NARROWING, ""))
    if elsewhere := match.rows(network, whole):
        found = Item(notation.count(len(elsewhere), "project"), to=whole)
        return listed("Kept by the filter in the whole network", [found])
    return nothing_matches(here, match.nearest_in_trees(network, here))


def _title(network: Network, narrow: dict[str, str]) -> str:
    names = [option_name(network, kind, key) for kind, key in narrow.items()]
    return notation.capital(", ".join(names)) or network.taxonomy.short_name


def _total(network: Network, here: Location, narrow: dict[str, str]) -> str:
    whole = notation.count(len(network.rows(here.edition, **narrow)), "project")
    if not here.option("filter"):
        return whole
    return f"{notation.number(len(match.rows(network, here, **narrow)))} of {whole}"


def _places(network: Network, here: Location) -> Iterator[Item]:
    """List the places below a location whose own names match the filter."""
    if not here.option("filter") or is_listing(here):
        return
    asked = match.asked_for(network, here)
    for place in _shelf(network, here):
        if asked.has(place):
            to = here.at(*place_of(place).subject)
            rows = match.rows(network, here, **narrowing(network, to))
            yield Item(place.name, to=to, note=notation.count(len(rows), "project"))


def _shelf(network: Network, here: Location) -> tuple[match.Place, ...]:
    if here.subject:
        inside = len(here.subject) == 1 and here.subject[0] in network.country
        return network.cities_of(here.subject[0]) if inside else ()
    if here.option("by") == "theme":
        return network.taxonomy.focus_areas
    return (*network.countries, *network.cities)


def _name_of_place(network: Network, here: Location) -> str:
    if not here.subject:
        return network.taxonomy.short_name
    record = network.records.get(here.subject[-1])
    return getattr(record, "name", here.subject[-1])
