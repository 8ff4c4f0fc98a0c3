"""The overview of the network, the first page of the app."""

from ascn_tui import notation
from ascn_tui.model.location import Location, parsed
from ascn_tui.model.network import Network
from ascn_tui.pages import elements
from ascn_tui.pages.blocks import Bar, Bars, Block, Item, Items, Page, Prose
from ascn_tui.pages.elements import START, listed
from ascn_tui.pages.figures.recount_table import figures
from ascn_tui.pages.legend import legend


def overview(network: Network, here: Location) -> Page:
    edition = network.edition[here.edition]
    rows = network.rows(edition.id)
    cities = {row.city.id for row in rows}
    countries = {row.country.id for row in rows}
    total = (
        f"{notation.count(len(rows), 'project')}, {notation.count(len(cities), 'city', 'cities')}, "
        f"{notation.count(len(countries), 'country', 'countries')}"
    )
    blocks: list[Block] = [
        Prose(total, refs=(*edition.refs, *elements.counted_on(network, edition.id, rows))),
        *legend(network, edition, rows),
        elements.status_bars(
            network, edition.id, rows, lambda status: here.with_options(status=status)
        ),
        elements.focus_bars(network, edition.id, rows, lambda area: elements.explore(area, here)),
        *_since(network, here),
        *elements.newest(network, here),
        *elements.edition_bars(network, here),
        _countries(network, here),
        *listed(
            START,
            (Item(one.name, to=parsed(one.locator)) for one in network.taxonomy.opening.links),
        ),
        *_more(network, here),
        Prose(network.taxonomy.text, refs=network.taxonomy.refs),
    ]
    title = f"{network.taxonomy.name}, {notation.date(edition.as_of)}"
    return Page(here, title, tuple(blocks), subtitle=edition.name, refs=edition.refs)


def _since(network: Network, here: Location) -> list[Block]:
    editions = [edition.id for edition in network.taxonomy.editions]
    before = editions.index(here.edition) - 1
    if before < 0:
        return []
    earlier = {row.project.id for row in network.rows(editions[before])}
    now = {row.project.id for row in network.rows(here.edition)}
    text = (
        f"Since {editions[before]}: {notation.count(len(now - earlier), 'project')} more, "
        f"{len(earlier - now)} no longer listed"
    )
    refs = (*network.edition[editions[before]].refs, *network.edition[here.edition].refs)
    there = Location("trends", (editions[before], here.edition)).with_options(edition=here.edition)
    return [Items((Item(text, to=there, refs=refs),))]


def _more(network: Network, here: Location) -> list[Block]:
    """Link to the other screens that have data."""
    shelves: tuple[tuple[str, str, str, int], ...] = (
        ("trends", "Trends over the editions", "edition", len(network.edition)),
        ("evidence", "The paper's claims, checked", "claim", len(network.claims)),
        ("figures", "Printed figures, counted again", "figure", len(figures(network.checked))),
        ("framework", "The framework", "point", len(network.point)),
        ("partners", "Partners", "partner", len(network.partner)),
        ("timeline", "Timeline", "event", len(network.event)),
        ("glossary", "Glossary", "term", len(network.term)),
        ("citations", "How the paper cites", "citation", len(network.citation)),
        ("sources", "Sources", "document", len(network.sources)),
        ("tours", "Guided tours", "tour", len(network.tours)),
    )
    there = Location("").with_options(edition=here.edition)
    items = (
        Item(name, to=Location(screen, (), there.options), note=notation.count(n, noun))
        for screen, name, noun, n in shelves
        if n
    )
    return listed("More", items)


def _countries(network: Network, here: Location) -> Bars:
    bars = []
    for country in network.countries:
        rows = network.rows(here.edition, country=country.id)
        if rows:
            refs = elements.counted_on(network, here.edition, rows)
            bars.append(Bar(country.name, len(rows), elements.explore(country.id, here), refs))
    return Bars(tuple(bars), title="Countries")
