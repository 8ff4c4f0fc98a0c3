"""Pages of guided tours."""

from ascn_tui import notation
from ascn_tui.model.location import Location, parsed
from ascn_tui.model.network import Network
from ascn_tui.model.reference_data import Tour, TourStop
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import Block, Crumb, Item, Items, Page, Prose, Refs
from ascn_tui.pages.elements import listed, nothing_recorded, record_item, unique
from ascn_tui.pages.evidence.claims import claim_items

TITLE = "Tours"


def tours_page(network: Network, here: Location) -> Page:
    if not network.tours:
        return nothing_recorded(here, TITLE)
    items = (
        record_item(tour, here, _length(tour), (Ref(tour.document),)) for tour in network.tours
    )
    return Page(here, TITLE, tuple(listed("Guided walks", items)))


def _length(tour: Tour) -> str:
    return f"{notation.count(len(tour.stops), 'stop')}, {notation.count(tour.minutes, 'minute')}"


def tour_page(network: Network, here: Location, tour: Tour) -> Page:
    blocks: list[Block] = [Prose(tour.text, refs=(Ref(tour.document),))]
    blocks += [_stop(network, here, tour, number) for number, _ in enumerate(tour.stops, start=1)]
    crumbs = (Crumb(TITLE, Location("tours").with_options(edition=here.edition)),)
    return Page(here, tour.name, tuple(blocks), crumbs=crumbs, subtitle=_length(tour))


def _stop(network: Network, here: Location, tour: Tour, number: int) -> Items:
    stop = tour.stops[number - 1]
    rest = [key for key in stop.claims if f"evidence/{key}" not in stop.show]
    rows = [
        Item(stop.say),
        *(_shown_item(here, text) for text in stop.show),
        Item(f"Ask: {stop.question}"),
        *claim_items(network, here, rest),
    ]
    title = f"{number}. {stop.name} ({notation.count(stop.minutes, 'minute')})"
    return Items(tuple(rows), title=title, refs=_refs(network, tour, stop))


def _shown_item(here: Location, text: str) -> Item:
    """Link to what a stop shows; the text is the locator that a presenter types."""
    to = parsed(text)
    if to is None:
        return Item(text, note="not a link")
    return Item(text, to=to.with_options(edition=to.edition or here.edition), note="show")


def _refs(network: Network, tour: Tour, stop: TourStop) -> Refs:
    """Return the pages of the claims and of their evidence, or else the document of the tour."""
    claims = [network.claim[key] for key in stop.claims]
    paper = (Ref(network.paper, claim.page) for claim in claims)
    evidence = (Ref(one.document, one.page) for claim in claims for one in claim.evidence)
    return unique(paper, evidence) or (Ref(tour.document),)
