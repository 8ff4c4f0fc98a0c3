"""The recount report as text, and how many statements cite a document."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.figures import METRICS, CheckedFigure
from ascn_tui.model.names.index import place_of
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Bars, Block, Facts, Items, Prose, Refs, SideBySide, Table
from ascn_tui.pages.router import build

_STATES = {True: "agrees", False: "differs", None: "not recounted"}


def report(network: Network) -> str:
    """Write the recount, a figure a line, then the totals and how much of the data has references.

    Columns are parted by tabs: edition, figure, printed, counted, from what, state, why, page.
    """
    lines = []
    for metric, checks in groupby(network.checked, key=lambda check: check.metric):
        lines.append(f"# {METRICS[metric]}")
        lines += [_line(check) for check in checks]
    return "\n".join([*lines, *_totals(network), ""])


def _line(check: CheckedFigure) -> str:
    return "\t".join(
        (
            check.edition,
            check.key or "all",
            check.printed or notation.UNKNOWN,
            check.counted or notation.UNKNOWN,
            check.against or notation.UNKNOWN,
            _STATES[check.agrees],
            check.why,
            notation.references(check.refs),
        )
    )


def _totals(network: Network) -> list[str]:
    states = Counter(check.agrees for check in network.checked)
    figures = len({(check.edition, check.metric, check.key) for check in network.checked})
    counted = f"{len(network.checked)} checks of {figures} printed figures: {states[True]} agree"
    known = f"{states[False]} known to differ, {states[None]} not recounted"
    seen = coverage(network)
    share = notation.share(seen.referenced, seen.statements)
    pages = f"{notation.number(seen.statements)} statements on {notation.number(seen.pages)} pages"
    return ["# total", f"{counted}, {known}", f"{pages}: {share} with a document"]


class Coverage(NamedTuple):
    pages: int
    statements: int
    referenced: int


def coverage(network: Network) -> Coverage:
    edition = network.taxonomy.newest
    places = {place_of(record).with_options(edition=edition) for record in network.records.values()}
    refs = [
        found
        for place in sorted(places)
        for block in build(network, place).blocks
        for found in statements(block)
    ]
    return Coverage(len(places), len(refs), sum(bool(found) for found in refs))


def statements(block: Block) -> Iterator[Refs]:
    """Yield the references of each statement of a block.

    Links are no statements; texts of the program itself have no references.
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
        case SideBySide():
            yield from (row.refs for group in block.groups for row in group.rows)
