"""How many of the statements on the pages rest on a document."""

from collections.abc import Iterator
from typing import NamedTuple

from ascn_tui.model.network import Network
from ascn_tui.model.names.index import place_of
from ascn_tui.pages.router import build
from ascn_tui.pages.blocks import Bars, Block, Facts, Items, Pairs, Prose, Refs, Table


class Coverage(NamedTuple):
    """Statements on the pages of all records, and how many of them have a reference."""

    pages: int
    statements: int
    referenced: int


def coverage(network: Network) -> Coverage:
    """Count the statements of every record's page in the edition that opens."""
    edition = network.taxonomy.newest
    places = {place_of(record).having(edition=edition) for record in network.records.values()}
    refs = [
        found
        for place in sorted(places)
        for block in build(network, place).blocks
        for found in statements(block)
    ]
    return Coverage(len(places), len(refs), sum(bool(found) for found in refs))


def statements(block: Block) -> Iterator[Refs]:
    """Yield the references of each statement of a block.

    Rows that only lead on state nothing; the explorer's own words rest on nothing.
    """
    match block:
        case Prose(tone="muted"):
            return
        case Prose():
            yield block.refs
        case Facts(own=True):
            return
        case Facts():
            yield from (fact.refs or block.refs for fact in block.rows)
        case Items():
            yield from (item.refs or block.refs for item in block.rows if item.to is None)
        case Bars():
            yield from (bar.refs or block.refs for bar in block.rows)
        case Table():
            yield from (row.refs or block.refs for row in block.rows)
        case Pairs():
            yield from (row.refs for group in block.groups for row in group.rows)
