"""Pages of projects and of focus areas."""

from ascn_tui import notation
from ascn_tui.model import governance_chain
from ascn_tui.model.backlinks import claims_about
from ascn_tui.model.location import Location
from ascn_tui.model.network import ListedProject, Network
from ascn_tui.model.places import PlanProject
from ascn_tui.model.projects import Listing, Observation, Project
from ascn_tui.model.taxonomy import FocusArea, Ref
from ascn_tui.pages import elements
from ascn_tui.pages.backlinks import backlink_blocks
from ascn_tui.pages.blocks import (
    Bar,
    Bars,
    Block,
    Crumb,
    Fact,
    Facts,
    Item,
    Items,
    Page,
    Prose,
    StatusTimeline,
    TimelinePoint,
)
from ascn_tui.pages.elements import listed, record_item
from ascn_tui.pages.evidence.claims import claim_items


def project_page(network: Network, here: Location, project: Project) -> Page:
    city = network.city_of[project.id]
    country = network.country[city.country]
    listing = network.listing(project.id, here.edition)
    shown = listing or project.listings[-1]
    area = network.focus_area[shown.focus_area]
    blocks: list[Block] = [
        _status_timeline(network, project),
        *_not_listed(network, here, project, listing),
        *_observed(network, here, project),
        _governance(network, here, project),
        _listings(network, here, project),
        *_possible_links(network, here, project),
        *_claims(network, here, project),
        *_other_entries(network, here, project),
        *backlink_blocks(network, here, project),
    ]
    crumbs = (
        Crumb(country.name, elements.explore(country.id, here)),
        Crumb(city.name, elements.explore(city.id, here)),
    )
    title, status = shown.name or project.name, listing.status if listing else ""
    subtitle = f"{area.name} · {city.name}, {country.name}"
    return Page(here, title, tuple(blocks), crumbs, subtitle, status)


def _not_listed(
    network: Network, here: Location, project: Project, listing: Listing | None
) -> list[Block]:
    edition = network.edition[here.edition]
    if listing is None:
        editions = notation.listing([listing.edition for listing in project.listings])
        text = f"Not listed in {here.edition}; listed in {editions}."
        newest = network.newest_edition_with(project)
        to = elements.explore(project.id, here.with_options(edition=newest))
        refs = _refs_of(network, project.listings[-1])
        return [
            Prose(text, refs=edition.refs, tone="muted"),
            Items((Item(f"As listed in {newest}", to=to, refs=refs),)),
        ]
    if listing.name and listing.name != project.name:
        return [Prose(f"Later called {project.name}.", refs=_refs_of(network, listing))]
    return []


def _planned(network: Network, project: Project) -> PlanProject | None:
    plan = network.city_of[project.id].plan
    for planned in plan.projects if plan else ():
        if planned.continues_as and planned.continues_as.project == project.id:
            return planned
    return None


def _status_timeline(network: Network, project: Project) -> StatusTimeline:
    points = []
    plan = network.city_of[project.id].plan
    if plan:
        planned = _planned(network, project)
        points.append(
            TimelinePoint(
                str(plan.year),
                name=planned.name if planned else "",
                refs=planned.refs if planned else (),
                planned=planned is not None,
            )
        )
    for edition, listing in network.editions_of(project):
        points.append(
            TimelinePoint(
                edition.id, listing.status, listing.name or project.name, _refs_of(network, listing)
            )
            if listing
            else TimelinePoint(edition.id)
        )
    return StatusTimeline(tuple(points))


def _refs_of(network: Network, listing: Listing) -> tuple[Ref, ...]:
    return (Ref(network.edition[listing.edition].document, listing.page),)


def _observed(network: Network, here: Location, project: Project) -> list[Block]:
    """Return the observations: of the selected edition first, then newest first."""
    editions = list(network.edition)
    ordered = sorted(
        project.observations,
        key=lambda seen: (seen.edition != here.edition, -editions.index(seen.edition)),
    )
    facts = [_observation(network, seen) for seen in ordered]
    return [block for block in facts if block.rows]


def _observation(network: Network, seen: Observation) -> Facts:
    refs = (Ref(network.edition[seen.edition].document, seen.page),)
    facts = []
    for name, value in (
        ("Aim", seen.objective),
        ("Progress", seen.progress),
        ("Lead", seen.lead_agency),
        ("With", ", ".join(seen.partners)),
    ):
        if value:
            facts.append(Fact(name, value, refs=refs))
    for amount in seen.figures:
        value = f"{amount.value} {amount.unit or ''}".strip()
        facts.append(Fact("Figure", f"{amount.name}: {value}", refs=refs))
    return Facts(tuple(facts), title=f"What the {seen.edition} report says")


def _listings(network: Network, here: Location, project: Project) -> Facts:
    facts = []
    area = ""
    for listing in project.listings:
        status = network.status[listing.status]
        moved = listing.focus_area != area
        area = listing.focus_area
        other = elements.explore(project.id, here.with_options(edition=listing.edition))
        parts = [
            f"{status.name} ({listing.basis})",
            network.focus_area[area].name if moved else "",
            f"no. {listing.number}{f', {listing.list}' if listing.list else ''}",
            f"as «{listing.name}»" if listing.name else "",
            listing.link or "",
            listing.note or "",
        ]
        facts.append(
            Fact(
                listing.edition,
                "; ".join(part for part in parts if part),
                refs=_refs_of(network, listing),
                to=other if listing.edition != here.edition else None,
                status=listing.status,
            )
        )
    if planned := _planned(network, project):
        after = planned.continues_as
        value = f"planned as «{planned.name}»{f'; {after.basis}' if after else ''}"
        facts.insert(0, Fact("Plan", value, refs=planned.refs))
    return Facts(tuple(facts), title="Listed")


def _possible_links(network: Network, here: Location, project: Project) -> list[Block]:
    before = [(link.project, link.basis) for link in project.perhaps_continues]
    after = [
        (other.id, link.basis)
        for other in network.projects
        for link in other.perhaps_continues
        if link.project == project.id
    ]
    blocks: list[Block] = []
    for title, links in (("Perhaps continues", before), ("Perhaps continued by", after)):
        items = (
            Item(network.project[key].name, to=elements.explore(key, here), note=basis)
            for key, basis in links
        )
        blocks += listed(title, items)
    return blocks


def _claims(network: Network, here: Location, project: Project) -> list[Block]:
    return listed("In the paper", claim_items(network, here, claims_about(network, project)))


def _governance(network: Network, here: Location, project: Project) -> Items:
    items = [
        record_item(step.entry, here, f"{step.level.name}: {step.basis}")
        for step in governance_chain.up(network, project)
    ]
    whole = Location("governance", (project.id,)).with_options(edition=here.edition)
    items.append(Item("The whole chain, level by level", to=whole))
    return Items(tuple(items), title="Answers to")


def _other_entries(network: Network, here: Location, project: Project) -> list[Block]:
    """Link to the entries that name the project outside the governance chain."""
    kinds = {kind.id: kind for kind in network.taxonomy.kinds}
    items = (
        record_item(entry, here, kinds[entry.kind].name.lower())
        for entry in governance_chain.naming(network.entries, project)
        if kinds[entry.kind].role in ("project", "other")
    )
    return listed("In governance", items)


def focus_page(network: Network, here: Location, area: FocusArea) -> Page:
    rows = network.rows(here.edition, focus=area.id)
    refs = elements.counted_on(network, here.edition, rows)
    text = f"{notation.count(len(rows), 'project')} in {network.edition[here.edition].name}"
    blocks: list[Block] = [
        Prose(area.text, refs=area.refs),
        Prose(text, refs=refs or network.edition[here.edition].refs),
        *(_narrowed(network, here, area, rows) if rows else []),
        *elements.edition_bars(network, here, focus=area.id),
    ]
    blocks += listed("Projects", elements.project_items(network, rows, here, focus=area.id))
    if area.sub_areas:
        covers = tuple(Fact("Covers", sub.name, refs=sub.refs) for sub in area.sub_areas)
        blocks.append(Facts(covers))
    blocks += backlink_blocks(network, here, area)
    return Page(here, area.name, tuple(blocks), subtitle="Focus area")


def _narrowed(
    network: Network, here: Location, area: FocusArea, rows: tuple[ListedProject, ...]
) -> list[Block]:
    return [
        elements.status_bars(
            network, here.edition, rows, lambda status: here.with_options(status=status)
        ),
        _by_country(network, here, area),
    ]


def _by_country(network: Network, here: Location, area: FocusArea) -> Bars:
    bars = []
    for country in network.countries:
        rows = network.rows(here.edition, focus=area.id, country=country.id)
        if rows:
            to = elements.explore(country.id, here).with_options(focus=area.id)
            bars.append(Bar(country.name, len(rows), to=to))
    return Bars(tuple(bars), title="Countries", refs=network.edition[here.edition].refs)
