"""The contents list of a screen of records: claims, sources, terms, events."""

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from msgspec import structs

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Block, Fact, Facts, Item, Items, Page
from ascn_tui.pages.elements import START
from ascn_tui.pages.router import build

_FEW = 6
"""Fewer rows than this need no contents list."""

OVERVIEW = "Overview"
"""The first row of the contents, which links to the list; a narrowed list has its subtitle."""


class ContentsItem(NamedTuple):
    """A row of contents; without a location it is a heading.

    `lead` is a column before the name: a date, or a term before its meaning.
    """

    name: str
    to: Location | None = None
    status: str = ""
    lead: str = ""


def whole(here: Location) -> Location:
    return here.at()


def everything(here: Location) -> Location:
    """Return the location of all records of a screen, under the same filter."""
    return Location(here.screen).with_options(edition=here.edition, filter=here.option("filter"))


def contents(network: Network, here: Location) -> list[ContentsItem]:
    """Return the contents list of a location, by heading; the first row links to the list itself.

    A screen with few records has no contents list.
    """
    root = whole(here)
    page = build(network, root)
    members: list[ContentsItem] = []
    for block in page.blocks:
        rows = _members(root, block)
        title = getattr(block, "title", "")
        members += [ContentsItem(title), *rows] if rows and title else rows
    plain = everything(root).with_options(filter="")
    if not (contents(network, plain) if root != plain else len(members) >= _FEW):
        return []
    if not members:
        members = [ContentsItem("No match.")]
    narrowed = root != everything(root) and page.subtitle
    return [ContentsItem(page.subtitle if narrowed else OVERVIEW, root), *members]


@lru_cache(maxsize=32)
def beside_contents(network: Network, here: Location) -> Page:
    """Return the page shown beside the contents list, without what the list has already."""
    page = build(network, here)
    if here != everything(here).with_options(filter="") or not contents(network, here):
        return page
    blocks = tuple(block for block in page.blocks if not _members(here, block))
    return structs.replace(page, blocks=blocks)


def _members(root: Location, block: Block) -> list[ContentsItem]:
    """Return the rows of a block that link to records of the screen itself."""
    if not isinstance(block, Items | Facts) or block.title == START:
        return []
    names = Counter(row.name for row in block.rows)
    return [
        _member(root.at(*row.to.subject), row, alone=names[row.name] == 1)
        for row in block.rows
        if row.to and row.to.screen == root.screen and row.to.subject
    ]


def _member(to: Location, row: Item | Fact, *, alone: bool) -> ContentsItem:
    if isinstance(row, Fact):
        return ContentsItem(row.value, to, row.status, row.name)
    name = row.name if alone or not row.note else f"{row.name}, {row.note}"
    return ContentsItem(name, to, row.status)
