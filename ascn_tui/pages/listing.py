"""The projects behind a number: exactly those that a figure counts."""

from ascn_tui import words
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages import counts
from ascn_tui.pages.page import Block, Crumb, Items, Page, Prose

NARROWING = ("country", "city", "focus", "status")


def narrowing(network: Network, here: Location) -> dict[str, str]:
    """Return what a location narrows rows by: its options and the place or theme it stands on."""
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
    """Tell whether a location asks for the rows themselves and not for a place's own page."""
    return any(here.option(name) for name in NARROWING)


def listing_page(network: Network, here: Location) -> Page:
    """List the rows of an edition that satisfy every narrowing of the location."""
    narrow = narrowing(network, here)
    rows = network.rows(here.edition, **narrow)
    edition = network.edition[here.edition]
    names = [called(network, kind, key) for kind, key in narrow.items()]
    total = f"{words.count(len(rows), 'project')}, as of {words.date(edition.as_of)}"
    refs = counts.counted_on(network, here.edition, rows) or edition.refs
    with_city = "city" not in narrow
    blocks: list[Block] = [
        Prose(total, refs=refs),
        Items(counts.project_items(rows, here, with_city=with_city), title="Projects"),
    ]
    whole = here.having(**dict.fromkeys(NARROWING, ""))
    title = words.capital(", ".join(names))
    place = _name_of_place(network, here)
    crumbs = (Crumb(place, whole),) if place != title else ()
    return Page(here, title, tuple(blocks), crumbs=crumbs, subtitle=edition.name, refs=edition.refs)


def called(network: Network, kind: str, key: str) -> str:
    """Return what a country, city, focus area or status is called, by its kind and id."""
    if kind == "status":
        return network.status[key].name
    if kind == "focus":
        return network.focus_area[key].name
    return network.city[key].name if kind == "city" else network.country[key].name


def _name_of_place(network: Network, here: Location) -> str:
    if not here.subject:
        return network.taxonomy.short_name
    record = network.records.get(here.subject[-1])
    return getattr(record, "name", here.subject[-1])
