"""The contents of a screen that reads one record after another: claims, sources, terms, events."""

from typing import NamedTuple

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.build import build
from ascn_tui.pages.page import Fact, Facts, Item, Items

_FEW = 6
"""So many rows stand on one page without a list beside it."""

OVERVIEW = "Overview"
"""The first row of contents: the page that lists them all. Narrowed, it says to what."""


class Member(NamedTuple):
    """A row of contents; one that leads nowhere is a heading."""

    name: str
    to: Location | None = None
    status: str = ""


def whole(here: Location) -> Location:
    """Return the page that lists the records among which a location reads one."""
    return here.at()


def everything(here: Location) -> Location:
    """Return the list of all records of a screen, whatever it is narrowed to; a filter stays."""
    return Location(here.screen).having(edition=here.edition, filter=here.option("filter"))


def contents(network: Network, here: Location) -> list[Member]:
    """Return the whole list that a location is part of, heading by heading, the list itself first.

    A screen whose page lists only a few of its own records has no contents: the page is enough.
    """
    root = whole(here)
    page = build(network, root)
    members: list[Member] = []
    for block in page.blocks:
        if not isinstance(block, Items | Facts):
            continue
        rows = [
            Member(_called(row), root.at(*row.to.subject), row.status)
            for row in block.rows
            if row.to and row.to.screen == root.screen and row.to.subject
        ]
        members += [Member(block.title), *rows] if rows and block.title else rows
    plain = everything(root).having(filter="")
    if not (contents(network, plain) if root != plain else len(members) >= _FEW):
        return []
    if not members:
        members = [Member("No match.")]
    narrowed = root != everything(root) and page.subtitle
    return [Member(page.subtitle if narrowed else OVERVIEW, root), *members]


def _called(row: Item | Fact) -> str:
    return row.name if isinstance(row, Item) else f"{row.name}  {row.value}"
