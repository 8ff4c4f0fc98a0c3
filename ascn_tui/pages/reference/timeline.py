"""Pages of events, oldest first."""

from itertools import groupby

from ascn_tui import notation
from ascn_tui.model.backlinks import referring_parts
from ascn_tui.model.framework import Framework, Milestone
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.reference_data import Event
from ascn_tui.pages import elements
from ascn_tui.pages.blocks import Block, Crumb, Fact, Facts, Item, Page, Prose
from ascn_tui.pages.elements import introduction, link, listed, nothing_recorded, record_item, tally

TITLE = "Timeline"
PLANNED = "Planned"
"""The mark of an event that a document only announces."""


def timeline_page(network: Network, here: Location) -> Page:
    if network.timeline is None:
        return nothing_recorded(here, TITLE)
    events = network.timeline.events
    blocks: list[Block] = _introduction(network, here, events)
    blocks += [
        Facts(tuple(_fact(here, event) for event in group), title=year)
        for year, group in groupby(events, key=_year)
    ]
    planned = sum(event.status == "planned" for event in events)
    subtitle = f"{notation.count(len(events), 'event')}, {planned} of them planned only"
    return Page(here, TITLE, tuple(blocks), subtitle=subtitle)


def _introduction(network: Network, here: Location, events: tuple[Event, ...]) -> list[Block]:
    refs = (ref for event in events for ref in event.refs)
    items = (
        Item(_event_text(one), to=link(one, here), note=notation.date(one.date), refs=one.refs)
        for one in _main(network, events)
    )
    text = "What happened in the network and what documents foresee, oldest first."
    return introduction(here, text, tally("Events by year", map(_year, events), refs), items)


def _main(network: Network, events: tuple[Event, ...]) -> list[Event]:
    """Return the first event of each milestone, or else the first and last event."""
    milestones = network.framework.milestones if network.framework else ()
    keys = [key for milestone in milestones for key in milestone.events[:1]]
    found = [event for event in events if event.id in keys]
    return found or [*dict.fromkeys((*events[:1], *events[-1:]))]


def _year(event: Event) -> str:
    return event.date[:4]


def _fact(here: Location, event: Event) -> Fact:
    when = notation.span(event.date, event.date_end)
    year = event.date[:4]
    when = when.removesuffix(f" {year}") if when != year else "in the year"
    return Fact(when, _event_text(event), refs=event.refs, to=link(event, here))


def _event_text(event: Event) -> str:
    return f"{PLANNED}: {event.text}" if event.status == "planned" else event.text


def event_page(network: Network, here: Location, event: Event) -> Page:
    blocks: list[Block] = [Prose(event.text, refs=event.refs)]
    if event.status == "planned":
        text = "A document foresees this; none of those consulted says that it happened."
        blocks.append(Prose(text, refs=event.refs, tone="warning"))
    if event.note:
        blocks.append(Prose(event.note, refs=event.refs))
    cities = (Item(network.city[key].name, to=elements.explore(key, here)) for key in event.cities)
    projects = (
        Item(network.project[key].name, elements.explore(key, here), note=network.city_of[key].name)
        for key in event.projects
    )
    blocks += [
        *listed("Cities it names", cities),
        *listed("Projects it names", projects),
        *_milestones(network, here, event),
        *_neighbours(network, here, event),
    ]
    crumbs = (Crumb(TITLE, Location("timeline").with_options(edition=here.edition)),)
    title = notation.span(event.date, event.date_end)
    subtitle = PLANNED if event.status == "planned" else ""
    return Page(here, title, tuple(blocks), crumbs=crumbs, subtitle=subtitle)


def _milestones(network: Network, here: Location, event: Event) -> list[Block]:
    whole = Location("framework").with_options(edition=here.edition)
    found = referring_parts(network, Framework, Milestone, "events", event.id)
    items = (Item(one.text, to=whole, refs=one.refs) for _, parts in found for one in parts)
    return listed("In the framework", items)


def _neighbours(network: Network, here: Location, event: Event) -> list[Block]:
    events = list(network.event.values())
    at = events.index(event)
    around = (*events[max(0, at - 1) : at], *events[at + 1 : at + 2])
    items = (record_item(one, here, notation.span(one.date, one.date_end)) for one in around)
    return listed("Before and after", items)
