"""The trees of the network: by place and by theme, as rows for the branches that are open."""

from typing import NamedTuple

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network

ROOT = ""
"""The key of the row that stands for the whole network."""


class Node(NamedTuple):
    """A row of a tree. `total` is None where the edition lists nothing; a leaf has a status."""

    key: str
    parent: str
    depth: int
    name: str
    to: Location
    total: int | None = None
    status: str = ""
    branch: bool = False


def outline(network: Network, here: Location, opened: frozenset[str]) -> list[Node]:
    """Return the visible rows of the tree for the edition and order of a location.

    `opened` holds the keys of the branches that stand open; the root always does.
    """
    build = _by_theme if here.option("by") == "theme" else _by_place
    rows = network.rows(here.edition)
    root = Node(ROOT, ROOT, 0, network.taxonomy.short_name, _to(here), len(rows), branch=True)
    return [root, *build(network, here, opened)]


def _to(here: Location, *subject: str) -> Location:
    return Location("explore", subject).having(edition=here.edition, by=here.option("by"))


def _by_place(network: Network, here: Location, opened: frozenset[str]) -> list[Node]:
    nodes = []
    for country in network.countries:
        count = len(network.rows(here.edition, country=country.id)) or None
        to = _to(here, country.id)
        nodes.append(Node(country.id, ROOT, 1, country.name, to, count, branch=True))
        if country.id in opened:
            nodes += _cities(network, here, country.id, opened)
    return nodes


def _cities(network: Network, here: Location, country: str, opened: frozenset[str]) -> list[Node]:
    nodes = []
    for city in network.cities_of(country):
        key = f"{country}/{city.id}"
        rows = network.rows(here.edition, city=city.id)
        path = (country, city.id) if country == city.id else (city.id,)
        to = _to(here, *path)
        nodes.append(Node(key, country, 2, city.name, to, len(rows) or None, branch=bool(rows)))
        if key in opened:
            nodes += [
                Node(
                    row.project.id, key, 3, row.name, _to(here, row.project.id),
                    status=row.listing.status,
                )
                for row in rows
            ]  # fmt: skip
    return nodes


def _by_theme(network: Network, here: Location, opened: frozenset[str]) -> list[Node]:
    nodes = []
    for area in network.taxonomy.focus_areas:
        rows = network.rows(here.edition, focus=area.id)
        to = _to(here, area.id)
        nodes.append(Node(area.id, ROOT, 1, area.name, to, len(rows) or None, branch=bool(rows)))
        if area.id in opened:
            nodes += [
                Node(
                    row.project.id, area.id, 2, f"{row.name}, {row.city.name}",
                    _to(here, row.project.id), status=row.listing.status,
                )
                for row in rows
            ]  # fmt: skip
    return nodes


def branches(
    network: Network, here: Location, opened: frozenset[str], below: str = ROOT
) -> frozenset[str]:
    """Return the key of a branch that can be seen, and those of all branches below it."""
    found = {below}
    while True:
        nodes = outline(network, here, opened | found)
        more = {node.key for node in nodes if node.branch and node.parent in found} - found
        if not more:
            return frozenset(found)
        found |= more


def path_to(network: Network, here: Location) -> tuple[str, ...]:
    """Return the keys from the root's children down to the row of a location, outermost first."""
    if not here.subject:
        return ()
    subject = here.subject[-1]
    if project := network.project.get(subject):
        if here.option("by") == "theme":
            listing = network.listing(project.id, here.edition)
            return (listing.focus_area, project.id) if listing else ()
        city = network.city_of[project.id]
        return (city.country, f"{city.country}/{city.id}", project.id)
    if subject in network.country and len(here.subject) == 1:
        return (subject,)
    if subject in network.city:
        country = network.city[subject].country
        return (country, f"{country}/{subject}")
    return (subject,)


def has_row(network: Network, here: Location) -> bool:
    """Tell whether the tree of a location's order has a row for its subject."""
    path = path_to(network, here)
    keys = {node.key for node in outline(network, here, frozenset(path))}
    return not path or path[-1] in keys
