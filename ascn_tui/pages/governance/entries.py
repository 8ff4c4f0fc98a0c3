"""Pages of governance levels, entries and the governance chain of a project."""

from collections.abc import Iterable
from itertools import groupby

from ascn_tui import notation
from ascn_tui.model import governance_chain
from ascn_tui.model.filter import match
from ascn_tui.model.governance import Entry, Level
from ascn_tui.model.governance_chain import ChainStep
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.projects import Project
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import elements
from ascn_tui.pages.backlinks import backlink_blocks
from ascn_tui.pages.blocks import Block, Crumb, Fact, Facts, Item, Items, Page, Prose
from ascn_tui.pages.elements import (
    filtered_subtitle,
    listed,
    nothing_matches,
    option_name,
    record_item,
)
from ascn_tui.pages.evidence.claims import claim_items

REGIONAL = "regional"
"""The place of entries above all countries, in locators."""

_UP, _DOWN = "Up", "Down"

ADDED = "+"
"""The mark of entries from primary sources, which the paper does not have."""


def entry_count(network: Network, here: Location, level: Level, country: str | None) -> str:
    whole = notation.count(len(network.entries_at(level.id, country)), "entry", "entries")
    if not here.option("filter"):
        return whole
    return f"{len(match.entries(network, here, level.id, country))} of {whole}"


def no_match(network: Network, here: Location, levels: Iterable[Level]) -> list[Block]:
    """Link to the nearest filter if the present one keeps no entry of some levels."""
    if any(match.entries(network, here, level.id, None) for level in levels):
        return []
    among = (match.filterable_text(network, entry, here.edition) for entry in network.entries)
    return nothing_matches(here, match.nearest(network, here, among))


def governance(here: Location, *subject: str) -> Location:
    return Location("governance", subject).with_options(edition=here.edition)


def in_columns(here: Location, *subject: str) -> Location:
    """Return a location of the columns, under the same filter."""
    return governance(here, *subject).with_options(filter=here.option("filter"))


def place_name(network: Network, country: str | None) -> str:
    """Return the name of a country, or the word for entries above all countries."""
    return network.country[country].name if country else notation.capital(REGIONAL)


def level_page(network: Network, here: Location, level: Level) -> Page:
    place = here.subject[1] if len(here.subject) > 1 else None
    country = None if place is None else "" if place == REGIONAL else place
    entries = match.entries(network, here, level.id, country)
    crumbs: tuple[Crumb, ...] = (Crumb("Governance", governance(here)),)
    blocks: list[Block] = [Prose(level.definition, refs=level.refs)]
    if place is None and level.note:
        blocks.append(Prose(level.note, refs=level.note_refs, tone="muted"))
    blocks += _entry_lists(network, here, entries, by_place=place is None)
    if not entries and here.option("filter"):
        blocks += no_match(network, here, [level])
    elif not entries:
        blocks.append(Prose("No entry at this level.", refs=level.refs, tone="muted"))
    if any(entry.origin != "paper" for entry in entries):
        text = f"{ADDED} added from primary sources, not in the paper"
        blocks.append(Prose(text, refs=level.refs, tone="muted"))
    if place is None and not here.option("filter"):
        blocks += backlink_blocks(network, here, level)
    title = level.name if place is None else f"{level.name}, {place_name(network, country)}"
    if place is not None:
        crumbs = (*crumbs, Crumb(level.name, governance(here, level.id)))
    kept = entry_count(network, here, level, country)
    subtitle = filtered_subtitle(here, f"{level.scope} level", kept)
    return Page(here, title, tuple(blocks), crumbs=crumbs, subtitle=subtitle)


def _entry_lists(
    network: Network, here: Location, entries: tuple[Entry, ...], *, by_place: bool
) -> list[Block]:
    kinds = {term.id: term.name for term in network.taxonomy.kinds}

    def heading(entry: Entry) -> str:
        kind = notation.capital(kinds.get(entry.kind, entry.kind))
        return f"{place_name(network, entry.country)}: {kind}" if by_place else kind

    order = [term.id for term in network.taxonomy.kinds]
    ranked = sorted(
        entries,
        key=lambda entry: (entry.country or "" if by_place else "", order.index(entry.kind)),
    )
    return [
        Items(tuple(entry_item(here, entry) for entry in group), title=title)
        for title, group in groupby(ranked, key=heading)
    ]


def entry_item(here: Location, entry: Entry) -> Item:
    added = "" if entry.origin == "paper" else ADDED
    return record_item(entry, here, added)


def entry_page(network: Network, here: Location, entry: Entry) -> Page:
    level = network.level_of[entry.id]
    place = place_name(network, entry.country)
    kinds = {term.id: term.name for term in network.taxonomy.kinds}
    origin = "in the paper" if entry.origin == "paper" else "added from primary sources"
    blocks: list[Block] = [Prose(entry.text, refs=entry.refs)]
    if entry.flag:
        blocks.append(Prose("The reports place this elsewhere.", refs=entry.refs, tone="warning"))
    blocks += _steps(network, here, governance_chain.above(network, entry), _UP)
    blocks += _projects(network, here, entry)
    blocks += _steps(network, here, _not_listed(network, entry), _DOWN)
    blocks += _cities(network, here, entry)
    blocks += listed("In the paper", claim_items(network, here, entry.claims))
    blocks.append(
        Facts((Fact("Topic", option_name(network, "topic", entry.topic), refs=entry.refs),))
    )
    blocks += backlink_blocks(network, here, entry)
    crumbs = (
        Crumb("Governance", governance(here)),
        Crumb(level.name, governance(here, level.id)),
        Crumb(place, governance(here, level.id, entry.country or REGIONAL)),
    )
    subtitle = f"{notation.capital(kinds.get(entry.kind, entry.kind))}, {origin}"
    return Page(here, entry.name, tuple(blocks), crumbs=crumbs, subtitle=subtitle)


def _steps(
    network: Network, here: Location, steps: tuple[ChainStep, ...], direction: str
) -> list[Block]:
    """List steps of the chain by level, each with its relation or its place."""
    general = (governance_chain.BY_NETWORK, governance_chain.BY_COUNTRY)

    def note(step: ChainStep) -> str:
        with_place = direction == _DOWN and step.basis in general
        return place_name(network, step.entry.country) if with_place else step.basis

    blocks: list[Block] = []
    for level, group in groupby(steps, key=lambda step: step.level):
        items = (record_item(step.entry, here, note(step)) for step in group)
        blocks += listed(f"{direction}: {level.name.lower()}", items)
    return blocks


def _not_listed(network: Network, entry: Entry) -> tuple[ChainStep, ...]:
    """Return the steps below an entry that are not listed as projects."""
    under = {project.id for project in governance_chain.projects_under(network, entry)} | {
        *entry.projects
    }
    return tuple(
        step
        for step in governance_chain.below(network, entry)
        if step.entry.projects == ()
        or governance_chain.role(network, step.entry) != "project"
        or not under.issuperset(step.entry.projects)
    )


def _projects(network: Network, here: Location, entry: Entry) -> list[Block]:
    items = [_project_item(network, here, network.project[key]) for key in entry.projects]
    items += [
        Item(name, note="not in any edition", refs=entry.refs) for name in entry.unlisted_projects
    ]
    return [*listed("Projects it names", items), *_projects_under(network, here, entry)]


def _projects_under(network: Network, here: Location, entry: Entry) -> list[Block]:
    """List the projects of the edition under an entry that it does not name."""
    under, edition = governance_chain.projects_under(network, entry), network.edition[here.edition]
    if len(under) == len(network.projects):
        total = f"{notation.count(len(network.rows(here.edition)), 'project')} in {edition.name}"
        item = Item(total, to=Location("explore").with_options(edition=here.edition))
        return listed("Projects under it", [item])
    whose = "of its cities" if entry.cities else "of the whole country"
    items = (
        _project_item(network, here, project)
        for project in under
        if network.listing(project.id, here.edition)
    )
    return listed(f"Projects {whose}, {edition.name}", items)


def _project_item(network: Network, here: Location, project: Project) -> Item:
    listing = network.listing(project.id, here.edition)
    return Item(
        listing.name or project.name if listing else project.name,
        to=elements.explore(project.id, here),
        status=listing.status if listing else "",
        note=network.city_of[project.id].name,
        refs=(Ref(network.edition[here.edition].document, listing.page),) if listing else (),
    )


def _cities(network: Network, here: Location, entry: Entry) -> list[Block]:
    items = (Item(network.city[city].name, elements.explore(city, here)) for city in entry.cities)
    return listed("Cities it names", items)


def chain_page(network: Network, here: Location, project: Project) -> Page:
    city = network.city_of[project.id]
    blocks: list[Block] = [
        Items((_project_item(network, here, project),), title=f"Project of {city.name}")
    ]
    for level, steps in groupby(governance_chain.up(network, project), key=lambda step: step.level):
        items = (record_item(step.entry, here, step.basis) for step in steps)
        blocks += listed(f"{level.name} ({level.scope.lower()})", items)
    crumbs = (Crumb("Governance", governance(here)), Crumb("Chain"))
    title = f"From {project.name} up to {network.taxonomy.short_name}"
    subtitle = "From the city upwards, with how each step is known"
    return Page(here, title, tuple(blocks), crumbs, subtitle)
