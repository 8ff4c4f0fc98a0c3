"""Pages of countries and cities."""

from collections.abc import Callable

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.network import ListedProject, Network
from ascn_tui.model.places import City, Country, MeasuredValue, Plan, PlanArea
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import elements
from ascn_tui.pages.backlinks import backlink_blocks
from ascn_tui.pages.blocks import Block, Crumb, Fact, Facts, Item, Items, Page, Prose
from ascn_tui.pages.elements import link, listed, record_item


def country_page(network: Network, here: Location, country: Country) -> Page:
    rows = network.rows(here.edition, country=country.id)
    blocks: list[Block] = [
        _total(network, here, rows),
        *elements.newest(network, here, country=country.id),
        *_narrowed(network, here, rows),
        _cities(network, here, country),
        *elements.edition_bars(network, here, country=country.id),
        *_governance(network, here, country),
        Facts(
            (Fact("Member since", str(country.member_since), refs=country.refs),),
            title="Membership",
        ),
        *_compared(network, here, country.id),
    ]
    blocks += backlink_blocks(network, here, country)
    if country.note:
        blocks.append(Prose(country.note, refs=country.refs))
    return Page(here, country.name, tuple(blocks), subtitle="Member state")


def _total(network: Network, here: Location, rows: tuple[ListedProject, ...]) -> Prose:
    edition = network.edition[here.edition]
    if not rows:
        return Prose(f"No project listed in {edition.name}", refs=edition.refs, tone="muted")
    cities = {row.city.id for row in rows}
    where = f" in {notation.count(len(cities), 'city', 'cities')}" if len(cities) > 1 else ""
    text = f"{notation.count(len(rows), 'project')}{where}, as of {notation.date(edition.as_of)}"
    return Prose(text, refs=elements.counted_on(network, here.edition, rows))


def _narrowed(network: Network, here: Location, rows: tuple[ListedProject, ...]) -> list[Block]:
    if not rows:
        return []
    return [
        elements.status_bars(network, here.edition, rows, _having_status(here)),
        elements.focus_bars(
            network, here.edition, rows, lambda area: here.with_options(focus=area)
        ),
    ]


def _having_status(here: Location) -> Callable[[str], Location]:
    return lambda status: here.with_options(status=status)


def _cities(network: Network, here: Location, country: Country) -> Items:
    items = []
    for city in network.cities_of(country.id):
        rows = network.rows(here.edition, city=city.id)
        amount = notation.count(len(rows), "project") if rows else "not in this edition"
        refs = elements.counted_on(network, here.edition, rows) or city.joined.refs
        items.append(record_item(city, here, f"{amount}, joined {city.joined.year}", refs))
    return Items(tuple(items), title="Cities")


def _governance(network: Network, here: Location, country: Country) -> list[Block]:
    items = (
        Item(
            level.name,
            to=link(level, here).at(level.id, country.id),
            note=notation.count(len(entries), "entry", "entries"),
            refs=level.refs,
        )
        for level in network.levels
        if (entries := network.entries_at(level.id, country.id))
    )
    return listed("Governance", items)


def _compared(network: Network, here: Location, place: str) -> list[Block]:
    items = (
        record_item(comparison, here, refs=())
        for comparison in network.comparisons
        if place in (comparison.left, comparison.right)
    )
    return listed("Side by side", items)


def city_page(network: Network, here: Location, city: City) -> Page:
    rows = network.rows(here.edition, city=city.id)
    country = network.country[city.country]
    blocks: list[Block] = [
        _total(network, here, rows),
        *elements.newest(network, here, city=city.id),
        *listed("Projects", elements.project_items(network, rows, here, city=city.id)),
    ]
    if rows:
        blocks.append(elements.status_bars(network, here.edition, rows, _having_status(here)))
    blocks += elements.edition_bars(network, here, city=city.id)
    blocks += [*_elsewhere(network, here, city), _about(city)]
    blocks += _plan(network, here, city.plan) if city.plan else []
    blocks += [*_entries(network, here, city), *backlink_blocks(network, here, city)]
    crumbs = (Crumb(country.name, elements.explore(country.id, here)),)
    return Page(here, city.name, tuple(blocks), crumbs=crumbs, subtitle=f"City, {country.name}")


def _elsewhere(network: Network, here: Location, city: City) -> list[Block]:
    items = []
    for project in city.projects:
        if network.listing(project.id, here.edition):
            continue
        editions = [listing.edition for listing in project.listings]
        there = here.with_options(edition=network.newest_edition_with(project))
        items.append(record_item(project, there, f"listed {_span(editions)}", ()))
    return listed("In other editions", items)


def _span(editions: list[str]) -> str:
    return editions[0] if len(editions) == 1 else f"{editions[0]}–{editions[-1]}"


def _about(city: City) -> Facts:
    facts = [Fact("Joined", f"{city.joined.year}", refs=city.joined.refs)]
    if other := ", ".join(filter(None, (city.official_name, *city.also))):
        facts.insert(0, Fact("Also called", other, refs=_plan_refs(city)))
    for name, measures in (
        ("Population", city.population),
        ("Area", city.area),
        ("Density", city.density),
    ):
        facts += [Fact(name, _measure(measure), refs=measure.refs) for measure in measures]
    if city.note:
        facts.append(Fact("Note", city.note, refs=_plan_refs(city)))
    return Facts(tuple(facts), title="About the city")


def _plan_refs(city: City) -> tuple[Ref, ...]:
    return city.plan.refs if city.plan else city.joined.refs


def _measure(measure: MeasuredValue) -> str:
    unit = {"km2": "km²", "people per km2": "per km²", "people": ""}.get(measure.unit, measure.unit)
    text = f"{notation.number(measure.value)} {unit}".strip()
    when = str(measure.year) if measure.year else "undated"
    return f"{text} ({when}{f'; {measure.basis}' if measure.basis else ''})"


def _plan(network: Network, here: Location, plan: Plan) -> list[Block]:
    areas = tuple(
        Item(
            area.printed_label or network.focus_area[area.focus_area].name,
            to=elements.explore(area.focus_area, here),
            note=_mapped(network, area),
        )
        for area in plan.focus_areas
    )
    blocks: list[Block] = [
        Facts((Fact("Vision", plan.vision, refs=plan.refs),), title=f"Plan of {plan.year}"),
        Items(areas, title="Focus areas of the plan", refs=plan.refs),
        Items(tuple(Item(target) for target in plan.targets), title="Targets", refs=plan.refs),
    ]
    for project in plan.projects:
        facts = [Fact("Aim", project.overview, refs=project.refs)]
        if project.support_required:
            facts.append(Fact("Asks for", "; ".join(project.support_required), refs=project.refs))
        if after := project.continues_as:
            to = elements.explore(after.project, here)
            facts.append(Fact("Became", after.basis, refs=after.refs, to=to))
        blocks.append(Facts(tuple(facts), title=project.name))
    return [*blocks, *([Prose(plan.note, refs=plan.refs)] if plan.note else [])]


def _mapped(network: Network, area: PlanArea) -> str:
    name = network.focus_area[area.focus_area].name
    return f"in the plan's words; nearest to {name}" if area.basis == "mapped" else ""


def _entries(network: Network, here: Location, city: City) -> list[Block]:
    items = (
        record_item(entry, here, network.level_of[entry.id].name)
        for entry in network.entries
        if city.id in entry.cities
    )
    return listed("Governance", items)
