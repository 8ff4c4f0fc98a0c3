"""Lists of a place or theme besides projects: cities, plans, partners, governance entries.

A figure that counts a list is its length, and links to its page.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.network import ListedProject, Network
from ascn_tui.model.places import City, Country, PlanProject
from ascn_tui.pages import elements
from ascn_tui.pages.blocks import Block, Crumb, Item, Items, Page, Prose
from ascn_tui.pages.elements import link, record_item, unique
from ascn_tui.pages.explore.project_list import CHOICES, narrowing

Narrow = Mapping[str, str]
"""Ids of a country, city, focus area, level or kind, by option."""


class MemberQuery(NamedTuple):
    network: Network
    edition: str
    narrow: Narrow

    @property
    def here(self) -> Location:
        return Location("explore").with_options(edition=self.edition)

    @property
    def cities(self) -> tuple[City, ...]:
        if city := self.narrow.get("city"):
            return (self.network.city[city],)
        if country := self.narrow.get("country"):
            return self.network.cities_of(country)
        return self.network.cities

    @property
    def projects(self) -> set[str]:
        """Ids of the projects of the cities, under a focus area if one is given."""
        focus, network = self.narrow.get("focus"), self.network
        cities = {city.id for city in self.cities}
        return {
            project.id
            for project in network.project.values()
            if network.city_of[project.id].id in cities
            and (not focus or any(listing.focus_area == focus for listing in project.listings))
        }


def _cities(asked: MemberQuery) -> Iterator[Item]:
    return _places(asked, lambda row: row.city)


def _countries(asked: MemberQuery) -> Iterator[Item]:
    return _places(asked, lambda row: row.country)


def _places(
    asked: MemberQuery, place_of: Callable[[ListedProject], City | Country]
) -> Iterator[Item]:
    """List the places that have a project in the edition."""
    rows = asked.network.rows(asked.edition, **_of_projects(asked))
    for place in {place_of(row).id: place_of(row) for row in rows}.values():
        own = [row for row in rows if place_of(row).id == place.id]
        refs = elements.counted_on(asked.network, asked.edition, own)
        yield record_item(place, asked.here, notation.count(len(own), "project"), refs)


def _of_projects(asked: MemberQuery) -> dict[str, str]:
    kinds = ("country", "city", "focus", "status")
    return {name: value for name, value in asked.narrow.items() if name in kinds}


def _members(asked: MemberQuery) -> Iterator[Item]:
    for city in asked.cities:
        yield record_item(city, asked.here, f"joined {city.joined.year}", city.joined.refs)


def _plans(asked: MemberQuery) -> Iterator[Item]:
    """List the cities with an action plan, or with one that names a focus area."""
    focus = asked.narrow.get("focus")
    for city in asked.cities:
        if not city.plan:
            continue
        named = [area for area in city.plan.focus_areas if focus in (None, area.focus_area)]
        if named or not focus:
            printed = named[0].printed_label if focus else None
            note = f"plan of {city.plan.year}"
            note = f"{note}, as «{printed}»" if printed else note
            yield record_item(city, asked.here, note, city.plan.refs)


def _planned(asked: MemberQuery) -> Iterator[Item]:
    for city in asked.cities:
        for project in city.plan.projects if city.plan else ():
            yield _plan_item(asked, city, project)


def _taken_up(asked: MemberQuery) -> Iterator[Item]:
    for city in asked.cities:
        for project in city.plan.projects if city.plan else ():
            if project.continues_as:
                yield _plan_item(asked, city, project)


def _plan_item(asked: MemberQuery, city: City, planned: PlanProject) -> Item:
    after = planned.continues_as
    to = elements.explore(after.project, asked.here) if after else None
    text = f"Became {asked.network.project[after.project].name}" if after else ""
    return Item(
        planned.name, to=to or link(city, asked.here), note=city.name, refs=planned.refs, text=text
    )


def _partners(asked: MemberQuery) -> Iterator[Item]:
    """List the partners of the cities and of their projects.

    A focus area has the partners of its projects.
    """
    network, kind = asked.network, asked.narrow.get("kind")
    cities, projects = {city.id for city in asked.cities}, asked.projects
    themed = "focus" in asked.narrow
    for partner in network.partner.values():
        supports = [
            support
            for support in partner.support
            if projects.intersection(support.projects)
            or (not themed and cities.intersection(support.cities))
        ]
        if supports and kind in (None, partner.kind):
            refs = unique(*(support.refs for support in supports))
            note = notation.count(len(supports), "support")
            yield record_item(partner, asked.here, note, refs)


def _entries(asked: MemberQuery) -> Iterator[Item]:
    """List the governance entries of a country, those that name a city, or projects of a theme."""
    network, narrow = asked.network, asked.narrow
    names = {term.id: term.name for term in network.taxonomy.kinds}
    for entry in network.entries:
        level = network.level_of[entry.id]
        if (
            ("focus" not in narrow or asked.projects.intersection(entry.projects))
            and narrow.get("country", entry.country) == entry.country
            and narrow.get("city", "") in ("", *entry.cities)
            and narrow.get("level", level.id) == level.id
            and narrow.get("kind", entry.kind) == entry.kind
        ):
            note = f"{names.get(entry.kind, entry.kind).lower()}, {level.name.lower()}"
            yield record_item(entry, asked.here, note)


def _sub_areas(asked: MemberQuery) -> Iterator[Item]:
    areas = asked.network.taxonomy.focus_areas
    for area in areas:
        if asked.narrow.get("focus", area.id) == area.id:
            to = elements.explore(area.id, asked.here)
            yield from (Item(sub.name, to=to, refs=sub.refs) for sub in area.sub_areas)


class _List(NamedTuple):
    title: str
    noun: tuple[str, str]
    find: Callable[[MemberQuery], Iterator[Item]]


LISTS = {
    "cities": _List("Cities with projects", ("city", "cities"), _cities),
    "countries": _List("Countries with projects", ("country", "countries"), _countries),
    "members": _List("Member cities", ("city", "cities"), _members),
    "plans": _List("Action plans", ("plan", "plans"), _plans),
    "planned": _List("Priority projects of the plans", ("project", "projects"), _planned),
    "taken-up": _List("Planned projects taken up", ("project", "projects"), _taken_up),
    "partners": _List("Partners", ("partner", "partners"), _partners),
    "entries": _List("Governance entries", ("entry", "entries"), _entries),
    "sub-areas": _List("Sub-areas", ("sub-area", "sub-areas"), _sub_areas),
}
"""The lists by the values of the option `list`."""


def members(network: Network, edition: str, what: str, narrow: Narrow) -> tuple[Item, ...]:
    return tuple(LISTS[what].find(MemberQuery(network, edition, narrow)))


def kinds(network: Network) -> dict[str, str]:
    names = {kind.id: kind.name for kind in network.taxonomy.kinds}
    partners = network.partners.kinds if network.partners else ()
    return names | {kind.id: kind.name for kind in partners}


def members_page(network: Network, here: Location) -> Page:
    asked = LISTS[here.option("list")]
    place = narrowing(network, here)
    more = {name: value for name in ("kind", "level") if (value := here.option(name))}
    rows = members(network, here.edition, here.option("list"), {**place, **more})
    total = notation.count(len(rows), *asked.noun)
    refs = unique(*(row.refs for row in rows)) or network.taxonomy.refs
    blocks: list[Block] = [Prose(total, refs=refs)]
    blocks += [Items(rows, title=asked.title)] if rows else []
    whole = here.with_options(**dict.fromkeys(CHOICES, ""))
    names = [_name(network, kind, key) for kind, key in (*place.items(), *more.items())]
    crumbs = (Crumb(names[0] if place else network.taxonomy.short_name, whole),)
    title = f"{asked.title}: {', '.join(names)}" if names else asked.title
    subtitle = network.edition[here.edition].name if depends_on_edition(here) else ""
    return Page(here, title, tuple(blocks), crumbs, subtitle)


def depends_on_edition(counted: Location) -> bool:
    """Tell whether a counted list depends on the edition: projects, and their places."""
    return counted.option("list") in ("", "cities", "countries")


def _name(network: Network, option: str, key: str) -> str:
    if option == "kind":
        return kinds(network)[key].lower()
    return elements.option_name(network, option, key)
