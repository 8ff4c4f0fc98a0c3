"""Small parts of many pages: where a record is read, references put together, lists if any."""

from collections.abc import Iterable

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.network import Record
from ascn_tui.model.names.index import place_of
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import Block, Item, Items, Page, Prose, Refs

WITHOUT = "without the filter"
"""What is offered where no nearer filter keeps anything."""


def link(record: Record, here: Location) -> Location:
    """Return where a record is read, in the edition one comes from."""
    return place_of(record).having(edition=here.edition)


def unique(*refs: Iterable[Ref]) -> Refs:
    """Put references together, each once."""
    return tuple(dict.fromkeys(ref for some in refs for ref in some))


def listed(title: str, items: Iterable[Item], refs: Refs = ()) -> list[Block]:
    """Return a list under a heading, or nothing where there is nothing to list."""
    rows = tuple(items)
    return [Items(rows, title=title, refs=refs)] if rows else []


def nothing_recorded(here: Location, title: str) -> Page:
    """Return the page of a screen for which the data folder has no file."""
    return Page(here, title, (Prose("Nothing recorded.", tone="muted"),))


def under_filter(here: Location, *said: str) -> str:
    """Join what a subtitle says, the filter of the location last; empty parts are left out."""
    text = here.option("filter")
    return notation.capital(", ".join(filter(None, (*said, f"filtered by {text}" if text else ""))))


def nothing_matches(here: Location, near: str) -> list[Block]:
    """Say that a filter keeps nothing, and lead to the nearest one that does, or to all."""
    text = f"Nothing matches {here.option('filter')}."
    offer = Item(near or WITHOUT, to=here.having(filter=near))
    return [Prose(text, tone="muted"), *listed("Try instead", [offer])]
