"""Every page of a network: what its trees show, and what can be reached from there by links."""

from collections.abc import Iterator

from ascn_tui.model.location import SCREENS, Location
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Bars, Facts, Item, Items, Page, SideBySide, SideBySideRow, Table
from ascn_tui.pages.explore.tree import TreeNode, tree_nodes
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.pages.router import build

MOST = 20_000
"""More pages than this mean that links breed links."""


def links(page: Page) -> Iterator[Location]:
    """Yield where the rows and crumbs of a page lead."""
    for row in (*page.crumbs, *rows(page)):
        if row.to is not None:
            yield row.to


def rows(page: Page) -> Iterator:
    """Yield every row of a page, the two cells of a comparison's row after it."""
    for block in page.blocks:
        match block:
            case Facts() | Items() | Bars() | Table():
                yield from block.rows
            case SideBySide():
                for pair in pairs(block):
                    yield from (pair, pair.left, pair.right)


def pairs(block: SideBySide) -> Iterator[SideBySideRow]:
    """Yield the rows of a comparison."""
    for group in block.groups:
        yield from group.rows


def tree(network: Network, edition: str) -> list[TreeNode]:
    """Return the rows of the tree by place with every branch open."""
    here = resolve(network, "explore", edition)
    countries = tree_nodes(network, here, frozenset(network.country))
    return tree_nodes(network, here, frozenset(node.key for node in countries))


def walk(network: Network) -> dict[Location, Page]:
    """Return every page within reach, by location; a link that leads nowhere raises."""
    found: dict[Location, Page] = {}
    ahead = {node.to for edition in network.edition for node in tree(network, edition)}
    while ahead:
        here = ahead.pop()
        found[here] = build(network, here)
        assert len(found) < MOST
        ahead |= {followed(network, here, to) for to in links(found[here])} - found.keys()
    return found


def followed(network: Network, here: Location, to: Location) -> Location:
    """Return where a link leads: one without an edition keeps that of the page, as in the app."""
    return to if to.edition else resolve(network, str(to), here.edition)


def items(page: Page, title: str = "") -> list[Item]:
    """Return the rows of the lists of a page, or of those with a title."""
    return [
        row
        for block in page.blocks
        if isinstance(block, Items) and (not title or block.title == title)
        for row in block.rows
    ]


def projects_listed(network: Network, page: Page) -> list[str]:
    """Return the ids of the projects that the list «Projects» of a page leads to."""
    found = [row.to.subject[-1] for row in items(page, "Projects") if row.to]
    assert all(key in network.project for key in found)
    return found


def main_places(network: Network, edition: str) -> list[str]:
    """Return the locator of every record, row, level in a country and chain in an edition."""
    cities = [f"explore/{city.country}/{city.id}" for city in network.cities]
    rows = [
        f"compare/{comparison.left}/{comparison.right}/{row.id}"
        for comparison in network.comparisons
        for row in comparison.rows
        # What is written about all statuses of one edition at once is no row of the others.
        if row.measure != "status" or row.edition in (None, edition)
    ]
    chains = [f"governance/{project.id}" for project in network.projects]
    levels = [
        f"governance/{level.id}/{place}"
        for level in network.levels
        for place in ("regional", *network.country)
    ]
    overviews = [*SCREENS, "explore?by=theme"]
    return [*network.records, *cities, *rows, *chains, *levels, *overviews]
