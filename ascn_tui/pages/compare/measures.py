"""Measures of a side of a comparison: cells with a figure that links to what it counts.

Missing is never zero. Lists of projects and plans are complete, so that an empty one is 0;
partners and governance were gathered, so that an empty list is «not reported».
"""

from collections import Counter
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import elements
from ascn_tui.pages.blocks import Refs, SideCell
from ascn_tui.pages.compare.sides import ComparedSide
from ascn_tui.pages.compare.verdicts import Noun
from ascn_tui.pages.elements import unique
from ascn_tui.pages.explore.place_lists import LISTS, members

NOT_REPORTED = "not reported"
MAIN = 3
"""The number of documents that are cited for an empty list."""
PROJECTS: Noun = ("project", "projects", "")


class CountedMeasure(NamedTuple):
    """A figure: the id and name of its row, its noun, list and narrowing.

    `what` is a list of `members`, or empty for projects; `share` puts the part of all projects
    of the side beside the figure and lets the bar show it.
    """

    id: str
    name: str
    noun: Noun
    what: str = ""
    narrow: tuple[tuple[str, str], ...] = ()
    share: bool = False


def cell_of(network: Network, side: ComparedSide, measure: CountedMeasure) -> SideCell:
    if measure.what:
        return _list_cell(network, side, measure)
    if not side.rows:
        return SideCell(NOT_REPORTED, refs=network.edition[side.edition].refs)
    narrow = dict(measure.narrow)
    rows = network.rows(side.edition, **{**side.narrow, **narrow})
    refs = elements.counted_on(network, side.edition, rows or side.rows)
    to, amount = side.listing(**narrow), len(rows)
    if not narrow:
        return SideCell(notation.number(amount), amount, amount, refs, to, PROJECTS[1])
    share = 100 * amount / len(side.rows)
    value = share if measure.share else amount
    text, whole = f"{amount} ({share:.0f} %)", round(share)
    return SideCell(text, value, amount, refs, to, PROJECTS[1], whole)


def _list_cell(network: Network, side: ComparedSide, measure: CountedMeasure) -> SideCell:
    narrow = {**side.narrow, **dict(measure.narrow)}
    found = members(network, side.edition, measure.what, narrow)
    if not found and not _is_complete(network, side, measure.what):
        return SideCell(NOT_REPORTED, refs=_searched_refs(network, side, measure.what))
    refs = unique(*(item.refs for item in found)) or _searched_refs(network, side, measure.what)
    to = side.listing(list=measure.what, **dict(measure.narrow))
    unit = LISTS[measure.what].noun[1]
    return SideCell(notation.number(len(found)), len(found), len(found), refs, to, unit)


def _is_complete(network: Network, side: ComparedSide, what: str) -> bool:
    """Tell whether a list is known to be complete for a side, so that an empty one means none."""
    if what in ("plans", "planned", "taken-up"):
        return bool(members(network, side.edition, "plans", _place(side)))
    return what in ("cities", "countries") and bool(side.rows)


def _place(side: ComparedSide) -> dict[str, str]:
    """Return the narrowing of the plans to search: any plan may name a theme."""
    return {} if side.kind == "focus" else side.narrow


def _searched_refs(network: Network, side: ComparedSide, what: str) -> Refs:
    """Return the plans of a place, or else the documents of the list, as what was searched."""
    if what in ("plans", "planned", "taken-up"):
        found = members(network, side.edition, "plans", _place(side))
        return unique(*(item.refs for item in found)) or _documents(network, what)
    if what in ("cities", "countries"):
        return network.edition[side.edition].refs
    return _documents(network, what)


def _documents(network: Network, what: str) -> Refs:
    """Return the documents that most items of a list cite."""
    found = members(network, network.taxonomy.newest, what, {})
    having = Counter(key for item in found for key in {ref.document for ref in item.refs})
    most = sorted(having, key=lambda key: (-having[key], key))
    return tuple(Ref(key) for key in most[:MAIN])


def share_cell(network: Network, side: ComparedSide) -> SideCell:
    if not side.rows:
        return SideCell(NOT_REPORTED, refs=network.edition[side.edition].refs)
    whole = len(network.rows(side.edition))
    refs = elements.counted_on(network, side.edition, side.rows)
    amount = round(100 * len(side.rows) / whole, 1)
    text = notation.share(len(side.rows), whole)
    return SideCell(text, amount, amount, refs, side.listing(), "%")


def per_city_cell(network: Network, side: ComparedSide) -> SideCell:
    if not side.rows:
        return SideCell(NOT_REPORTED, refs=network.edition[side.edition].refs)
    cities = {row.city.id for row in side.rows}
    refs = elements.counted_on(network, side.edition, side.rows)
    amount = round(len(side.rows) / len(cities), 1)
    return SideCell(notation.number(amount), amount, amount, refs, side.listing(), "per city")
