"""The tree: rows of the expanded branches, grouping, sorting, find as you type."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.filter import match
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import fold
from ascn_tui.model.network import ListedProject, Network
from ascn_tui.pages import elements
from ascn_tui.pages.elements import WITHOUT
from ascn_tui.pages.trends.trends import NAMES

ROOT = ""
"""The key of the row of the whole network."""
OFFER = "?"
"""The key of the row of no match, which links to the nearest filter."""
ORDERS = {"": "by place", "theme": "by theme", "status": "by status"}
"""Groupings of the tree: values of the option `by`."""
SORTS = {"": "as listed", "name": "name", "projects": "projects", "joined": "joined"}
"""Sortings of the tree: values of the option `sort`; most projects and earliest year first."""
NEVER = 9999
"""The sort key of rows without a year of joining."""
_MOST_OPENED = 500
"""A filter that keeps more projects than this expands no branch."""


class TreeNode(NamedTuple):
    """A row of a tree. `total` is None where the edition lists nothing; a leaf has a status.

    `tally` counts the projects of a branch by status; `joined` is the year of a city, else 0.
    """

    key: str
    parent: str
    depth: int
    name: str
    to: Location
    total: int | None = None
    status: str = ""
    branch: bool = False
    tally: tuple[tuple[str, int], ...] = ()
    joined: int = 0


def tree_nodes(network: Network, here: Location, opened: frozenset[str]) -> list[TreeNode]:
    """Return the visible rows of the tree for the edition, grouping and sorting of a location.

    `opened` holds the keys of the expanded branches; the root always is.
    """
    rows = match.rows(network, here)
    name = network.taxonomy.short_name
    root = TreeNode(
        ROOT, ROOT, 0, name, _to(here), len(rows), branch=True, tally=status_counts(network, rows)
    )
    found = list(_BRANCHES[here.option("by")](network, here, opened))
    if not found and here.option("filter"):
        found = [_offer(network, here)]
    return [root, *found]


def _to(here: Location, *subject: str) -> Location:
    kept = {name: here.option(name) for name in ("edition", "by", "sort", "filter")}
    return Location("explore", subject).with_options(**kept)


def _offer(network: Network, here: Location) -> TreeNode:
    """Return the row of no match, which links to another edition or to the nearest filter."""
    if held := elements.rows_elsewhere(network, here):
        best = elements.edition_with_most(held)
        name = elements.elsewhere_text(0, here.edition, (best,))
        return TreeNode(OFFER, ROOT, 1, name, _to(here).with_options(edition=best.edition))
    near = match.nearest_in_trees(network, here)
    return TreeNode(
        OFFER, ROOT, 1, f"No match. Try {near or WITHOUT}", _to(here).with_options(filter=near)
    )


def status_counts(network: Network, rows: Iterable[ListedProject]) -> tuple[tuple[str, int], ...]:
    counts = Counter(row.listing.status for row in rows)
    return tuple((status, counts[status]) for status in network.status if counts[status])


def _joined(node: TreeNode) -> int:
    return node.joined or NEVER


def _sorted(
    here: Location, nodes: list[TreeNode], joined: Callable[[TreeNode], int] = _joined
) -> list[TreeNode]:
    match here.option("sort"):
        case "name":
            return sorted(nodes, key=lambda node: fold(node.name))
        case "projects":
            return sorted(nodes, key=lambda node: -(node.total or 0))
        case "joined":
            return sorted(nodes, key=joined)
        case _:
            return nodes


def _by_place(network: Network, here: Location, opened: frozenset[str]) -> Iterator[TreeNode]:
    nodes = []
    asked = match.asked_for(network, here)
    for country in network.countries:
        rows = match.rows(network, here, country=country.id)
        inside = bool(rows) or country.id in asked.homes
        if inside or asked.has(country):
            nodes.append(
                TreeNode(
                    country.id, ROOT, 1, country.name, _to(here, country.id), len(rows) or None,
                    branch=inside or not here.option("filter"), tally=status_counts(network, rows),
                )
            )  # fmt: skip

    def first_city(node: TreeNode) -> int:
        return min((city.joined.year for city in network.cities_of(node.key)), default=NEVER)

    for node in _sorted(here, nodes, first_city):
        yield node
        if node.key in opened:
            yield from _cities(network, here, node.key, opened)


def _cities(
    network: Network, here: Location, country: str, opened: frozenset[str]
) -> Iterator[TreeNode]:
    nodes = []
    asked = match.asked_for(network, here)
    for city in network.cities_of(country):
        rows = match.rows(network, here, city=city.id)
        if not rows and city.id not in asked.cities:
            continue
        path = (country, city.id) if country == city.id else (city.id,)
        nodes.append(
            TreeNode(
                f"{country}/{city.id}", country, 2, city.name, _to(here, *path), len(rows) or None,
                branch=bool(rows), tally=status_counts(network, rows), joined=city.joined.year,
            )
        )  # fmt: skip
    for node in _sorted(here, nodes):
        yield node
        if node.key in opened:
            rows = match.rows(network, here, city=node.key.partition("/")[2])
            yield from _projects(here, node, rows)


def _projects(
    here: Location, branch: TreeNode, rows: Iterable[ListedProject], *, with_city: bool = False
) -> list[TreeNode]:
    nodes = [
        TreeNode(
            row.project.id, branch.key, branch.depth + 1,
            f"{row.name}, {row.city.name}" if with_city else row.name,
            _to(here, row.project.id), status=row.listing.status,
        )
        for row in rows
    ]  # fmt: skip
    return _sorted(here, nodes)


def _by_theme(network: Network, here: Location, opened: frozenset[str]) -> Iterator[TreeNode]:
    nodes = []
    for area in network.taxonomy.focus_areas:
        rows = match.rows(network, here, focus=area.id)
        if rows or match.asked_for(network, here).has(area):
            nodes.append(_group(network, area.id, area.name, _to(here, area.id), rows))
    return _with_projects(network, here, opened, nodes, "focus")


def _by_status(network: Network, here: Location, opened: frozenset[str]) -> Iterator[TreeNode]:
    nodes = []
    for status in network.taxonomy.statuses:
        rows = match.rows(network, here, status=status.id)
        to = _to(here).with_options(status=status.id)
        if rows:
            nodes.append(_group(network, status.id, notation.capital(status.name), to, rows))
    return _with_projects(network, here, opened, nodes, "status")


def _with_projects(
    network: Network, here: Location, opened: frozenset[str], nodes: list[TreeNode], option: str
) -> Iterator[TreeNode]:
    """Yield groups, and below those that are expanded the projects with the option's value."""
    for node in _sorted(here, nodes):
        yield node
        if node.key in opened:
            rows = match.rows(network, here, **{option: node.key})
            yield from _projects(here, node, rows, with_city=True)


def _group(
    network: Network, key: str, name: str, to: Location, rows: tuple[ListedProject, ...]
) -> TreeNode:
    total, tally = len(rows) or None, status_counts(network, rows)
    return TreeNode(key, ROOT, 1, name, to, total, branch=bool(rows), tally=tally)


_BRANCHES = {"": _by_place, "theme": _by_theme, "status": _by_status}


def branches(
    network: Network, here: Location, opened: frozenset[str], below: str = ROOT
) -> frozenset[str]:
    """Return a visible branch and all branches below it, by key."""
    found = {below}
    while True:
        nodes = tree_nodes(network, here, opened | found)
        more = {node.key for node in nodes if node.branch and node.parent in found} - found
        if not more:
            return frozenset(found)
        found |= more


def opened_by_filter(network: Network, here: Location) -> frozenset[str]:
    """Return the branches to expand under a filter; none if it keeps very many projects."""
    if len(match.rows(network, here)) > _MOST_OPENED:
        return frozenset()
    return branches(network, here, frozenset()) - {ROOT}


def path_to(network: Network, here: Location) -> tuple[str, ...]:
    """Return the keys of the rows from the root to the row of a location, outermost first."""
    by = here.option("by")
    if not here.subject:
        return _path_of_rows(network, here)
    subject = here.subject[-1]
    if project := network.project.get(subject):
        if by:
            listing = network.listing(project.id, here.edition)
            group = listing and (listing.focus_area if by == "theme" else listing.status)
            return (group, project.id) if group else ()
        city = network.city_of[project.id]
        return (city.country, f"{city.country}/{city.id}", project.id)
    if subject in network.country and len(here.subject) == 1:
        return (subject,)
    if subject in network.city:
        country = network.city[subject].country
        return (country, f"{country}/{subject}")
    return (subject,)


def _path_of_rows(network: Network, here: Location) -> tuple[str, ...]:
    """Return the keys of the rows to the finest branch that contains all listed projects."""
    by = here.option("by")
    if by:
        key = here.option("focus" if by == "theme" else by)
        return (key,) if key else ()
    city, country = here.option("city"), here.option("country")
    if city:
        country = network.city[city].country
        return (country, f"{country}/{city}")
    return (country,) if country else ()


def has_row(network: Network, here: Location) -> bool:
    path = path_to(network, here)
    keys = {node.key for node in tree_nodes(network, here, frozenset(path))}
    return not path or path[-1] in keys


def same_tree(one: Location, other: Location) -> bool:
    return all(
        one.option(name) == other.option(name) for name in ("edition", "by", "sort", "filter")
    )


def next_grouping(
    network: Network, here: Location, placed: Sequence[str] = (), order: str | None = None
) -> Location:
    """Return the same subject in another grouping of the tree, or the root if it has no row.

    The default is the next grouping. `placed` is the last subject in the grouping by place,
    which is restored from a root.
    """
    orders = list(ORDERS)
    by = here.option("by")
    order = orders[(orders.index(by) + 1) % len(orders)] if order is None else order
    # The row of a status is a list: in other groupings its row is the root.
    narrowed = {} if here.subject or by != "status" else {"status": ""}
    after = here.with_options(by=order, **narrowed)
    if not (order or after.subject):
        after = after.at(*placed)
    return after if has_row(network, after) else after.at()


def next_trend_grouping(here: Location) -> Location:
    kinds = list(NAMES)
    at = kinds.index(here.option("by") or kinds[0])
    return here.with_options(by=kinds[(at + 1) % len(kinds)])


def next_sorting(here: Location) -> Location:
    sorts = list(SORTS)
    return here.with_options(sort=sorts[(sorts.index(here.option("sort")) + 1) % len(sorts)])


WORD, INSIDE, NOWHERE = 1, 2, 3
"""Ranks of matches: at the start of a word, inside a word, none; 0 is the start of the name."""


def rank(name: str, letters: str) -> int:
    """Return how well folded letters match a name: 0 is a prefix, then WORD, INSIDE, NOWHERE."""
    folded = fold(name)
    if folded.startswith(letters):
        return 0
    return WORD if f" {letters}" in folded else INSIDE if letters in folded else NOWHERE


def matches(nodes: Sequence[TreeNode], letters: str, worst: int = INSIDE) -> list[int]:
    """Return the indices of the rows whose names contain the letters."""
    typed = fold(letters)
    return [n for n, node in enumerate(nodes) if typed and rank(node.name, typed) <= worst]


def nearest(
    nodes: Sequence[TreeNode], letters: str, start: int, worst: int = INSIDE
) -> TreeNode | None:
    """Return the row that letters match best; of equals the first from `start`, wrapping around.

    None without a match.
    """
    typed = fold(letters)

    def order(n: int) -> tuple[int, int]:
        return (rank(nodes[n].name, typed), (n - start) % len(nodes))

    best = min(matches(nodes, letters, worst), key=order, default=None)
    return None if best is None else nodes[best]


def beside(found: Iterable[int], start: int, by: int) -> int | None:
    """Return the next or previous match, wrapping around; None if there is none."""
    places = sorted(found, reverse=by < 0)
    return next((n for n in places if (n - start) * by > 0), places[0] if places else None)
