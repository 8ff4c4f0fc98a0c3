"""Pages of the framework: its points, and statements of partners."""

from ascn_tui import notation
from ascn_tui.model.backlinks import references_in
from ascn_tui.model.framework import POINTS, Framework, FrameworkPoint, Statement
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import elements
from ascn_tui.pages.backlinks import in_glossary
from ascn_tui.pages.blocks import Block, Crumb, Fact, Facts, Item, Page, Prose
from ascn_tui.pages.elements import (
    introduction,
    link,
    listed,
    nothing_recorded,
    record_item,
    tally,
    unique,
)

TITLE = "Framework"


def framework_page(network: Network, here: Location) -> Page:
    whole = network.framework
    if whole is None:
        return nothing_recorded(here, TITLE)
    blocks: list[Block] = [Prose(whole.text, refs=whole.refs)]
    blocks += _introduction(here, whole)
    for field, points in whole.sections:
        blocks += listed(
            POINTS[field], (record_item(point, here, text=point.text) for point in points)
        )
    blocks += _focus_areas(network, here)
    blocks += listed("Statements", (_statement_item(here, one) for one in whole.statements))
    blocks += [*_milestones(network, here, whole), *_not_found(whole)]
    blocks += [*_entries(network, here, whole.entries), *in_glossary(network, here, whole)]
    return Page(here, whole.name, tuple(blocks), subtitle=TITLE)


def _introduction(here: Location, whole: Framework) -> list[Block]:
    sections = [POINTS[field] for field, points in whole.sections for _ in points]
    first = [point for _, points in whole.sections for point in points][:1]
    records: list[FrameworkPoint | Statement] = [*first, *whole.statements]
    items = (record_item(one, here) for one in records)
    return introduction(here, "", tally("Points by section", sections, whole.refs), items)


def _statement_item(here: Location, statement: Statement) -> Item:
    promised = notation.count(len(statement.commitments), "commitment")
    note = f"{notation.date(statement.date)}, {promised}"
    return record_item(statement, here, note)


def _focus_areas(network: Network, here: Location) -> list[Block]:
    areas = network.taxonomy.focus_areas
    items = (Item(area.name, to=elements.explore(area.id, here), refs=area.refs) for area in areas)
    return listed("Focus areas", items)


def _milestones(network: Network, here: Location, whole: Framework) -> list[Block]:
    """List the milestones by date, with links to their events."""
    facts = []
    for milestone in whole.milestones:
        when = notation.span(milestone.date, milestone.date_end)
        events = [network.event[key] for key in milestone.events if key in network.event]
        text = f"Planned: {milestone.text}" if milestone.status == "planned" else milestone.text
        to = link(events[0], here) if events else None
        facts.append(Fact(when, text, refs=milestone.refs, to=to))
        facts += [
            Fact(when, event.text, refs=event.refs, to=link(event, here)) for event in events[1:]
        ]
    return [Facts(tuple(facts), title="Milestones")] if facts else []


def _not_found(whole: Framework) -> list[Block]:
    """List what was not found, with the documents that were searched."""
    looked_in = unique(Ref(ref.document) for ref in references_in(whole))
    return listed("Looked for and not found", (Item(text) for text in whole.not_found), looked_in)


def _entries(network: Network, here: Location, keys: tuple[str, ...]) -> list[Block]:
    entries = (network.entry[key] for key in keys)
    return listed("In governance", (record_item(entry, here) for entry in entries))


# -- a point, a statement ----------------------------------------------------------------


def _crumbs(network: Network, here: Location) -> tuple[Crumb, ...]:
    name = network.framework.name if network.framework else TITLE
    return (Crumb(name, Location("framework").with_options(edition=here.edition)),)


def point_page(network: Network, here: Location, point: FrameworkPoint) -> Page:
    sections = network.framework.sections if network.framework else ()
    field = next((field for field, points in sections if point in points), "")
    blocks: list[Block] = [Prose(point.text, refs=point.refs)]
    if point.note:
        blocks.append(Prose(point.note, refs=point.refs, tone="muted"))
    blocks += [*_entries(network, here, point.entries), *in_glossary(network, here, point)]
    crumbs = _crumbs(network, here)
    return Page(here, point.name, tuple(blocks), crumbs=crumbs, subtitle=POINTS.get(field, ""))


def statement_page(network: Network, here: Location, statement: Statement) -> Page:
    refs = statement.refs
    facts = (
        ("Occasion", statement.occasion),
        ("Date", notation.date(statement.date)),
        ("Parties", f"{statement.members}; {notation.listing(statement.parties)}"),
    )
    blocks: list[Block] = [
        Facts(tuple(Fact(name, value, refs=refs) for name, value in facts)),
        *_commitments(statement),
        *listed("Builds on", (Item(one.name, refs=one.refs) for one in statement.recalled)),
        *_entries(network, here, statement.entries),
        *in_glossary(network, here, statement),
    ]
    crumbs = _crumbs(network, here)
    return Page(here, statement.name, tuple(blocks), crumbs=crumbs, subtitle="Statement")


def _commitments(statement: Statement) -> list[Block]:
    facts = tuple(
        Fact(notation.capital(one.verb), f"{one.number}. {one.text}", refs=one.refs)
        for one in statement.commitments
    )
    return [Facts(facts, title="Commitments")] if facts else []
