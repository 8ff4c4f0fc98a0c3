"""Backlinks of a record: the records that refer to it, as lists on its own page."""

from collections.abc import Iterable

from ascn_tui import notation
from ascn_tui.model.backlinks import referring, referring_parts
from ascn_tui.model.comparison import Comparison, ComparisonRow
from ascn_tui.model.framework import POINTS, Framework, FrameworkPoint, Statement
from ascn_tui.model.governance import Entry
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import name_of
from ascn_tui.model.network import Network
from ascn_tui.model.places import City
from ascn_tui.model.projects import Project
from ascn_tui.model.record_types import Record, kind_of
from ascn_tui.model.reference_data import (
    Citation,
    CitationAnomaly,
    Event,
    GlossaryTerm,
    Partner,
    Support,
    Tour,
    TourStop,
)
from ascn_tui.model.sources import Claim
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import Block, Item
from ascn_tui.pages.elements import link, listed, record_item, unique
from ascn_tui.pages.evidence.claims import claims_on
from ascn_tui.pages.figures.recount_table import figures_about

_OPTIONS = {"country": "country", "city": "city", "focus-area": "focus", "level": "level"}
"""The option that narrows claims and figures to a record, by its kind."""


def backlink_blocks(network: Network, here: Location, record: Record) -> list[Block]:
    blocks = _own(network, here, record)
    if option := _OPTIONS.get(kind_of(record)):
        blocks += claims_on(network, here, option, record.id)
        blocks += _figures(network, here, option, record.id)
    return [*blocks, *in_glossary(network, here, record)]


def _own(network: Network, here: Location, record: Record) -> list[Block]:
    """Return the backlinks that only records of this kind have."""
    match record:
        case City():
            partners = referring_parts(network, Partner, Support, "cities", record.id)
            events = referring(network, Event, "cities", record.id)
            return [*_partners(here, partners), *_events(here, events)]
        case Project():
            partners = referring_parts(network, Partner, Support, "projects", record.id)
            events = referring(network, Event, "projects", record.id)
            return [*_partners(here, partners), *_events(here, events)]
        case Entry():
            return _of_entry(network, here, record)
        case Claim():
            return _of_claim(network, here, record)
        case _:
            return []


def row_location(here: Location, comparison: Comparison, row: ComparisonRow) -> Location:
    """Return the location of a row of the paper's comparison, in the edition of its figures."""
    to = Location("compare", (comparison.left, comparison.right, row.id))
    return to.with_options(edition=row.edition or here.edition)


def _of_entry(network: Network, here: Location, entry: Entry) -> list[Block]:
    partners = (
        record_item(partner, here, refs=unique(*(s.refs for s in partner.support)))
        for partner in referring(network, Partner, "entries", entry.id)
    )
    sections = network.framework.sections if network.framework else ()
    notes = {point.id: POINTS[field] for field, points in sections for point in points}
    framework = (
        record_item(found, here, notes.get(found.id, "")) for found in _framework_of(network, entry)
    )
    return [*listed("Partners", partners), *listed("In the framework", framework)]


def _framework_of(network: Network, entry: Entry) -> list[Framework | FrameworkPoint | Statement]:
    """Return what of the framework names an entry, the framework itself first."""
    return [
        *referring(network, Framework, "entries", entry.id),
        *referring(network, FrameworkPoint, "entries", entry.id),
        *referring(network, Statement, "entries", entry.id),
    ]


def _of_claim(network: Network, here: Location, claim: Claim) -> list[Block]:
    paper = (Ref(network.paper, claim.page),)
    rows = (
        Item(
            row.name,
            to=row_location(here, comparison, row),
            refs=unique(row.left.refs, row.right.refs),
        )
        for comparison, found in referring_parts(
            network, Comparison, ComparisonRow, "claims", claim.id
        )
        for row in found
    )
    citations = (
        record_item(work, here, work.note or "")
        for work in referring(network, Citation, "claims", claim.id)
    )
    oddities = (
        record_item(oddity, here)
        for oddity in referring(network, CitationAnomaly, "claims", claim.id)
    )
    stops = (
        Item(stop.name, to=link(tour, here), note=tour.name, refs=paper)
        for tour, found in referring_parts(network, Tour, TourStop, "claims", claim.id)
        for stop in found
    )
    return [
        *listed("In the comparison", rows),
        *_partners(here, referring_parts(network, Partner, Support, "claims", claim.id)),
        *listed("Cited for it", citations),
        *listed("What is odd", oddities),
        *listed("On the tour", stops),
    ]


def _partners(here: Location, found: Iterable[tuple[Partner, tuple[Support, ...]]]) -> list[Block]:
    items = (
        record_item(
            partner,
            here,
            "; ".join(support.name for support in supports),
            unique(*(support.refs for support in supports)),
        )
        for partner, supports in found
    )
    return listed("Partners", items)


def _events(here: Location, events: Iterable[Event]) -> list[Block]:
    items = (record_item(one, here, notation.span(one.date, one.date_end)) for one in events)
    return listed("Events", items)


def _figures(network: Network, here: Location, option: str, key: str) -> list[Block]:
    """Link to the printed figures of the edition about a place or theme."""
    about = figures_about(network).get((option, key), frozenset())
    amount = sum(path.startswith(f"{here.edition}/") for path in about)
    if not amount:
        return []
    there = Location("figures").with_options(edition=here.edition, **{option: key})
    text = f"{notation.count(amount, 'figure')} about it, counted again"
    item = Item(text, to=there, refs=network.edition[here.edition].refs)
    return listed("In the printed figures", [item])


def in_glossary(network: Network, here: Location, record: Record) -> list[Block]:
    name = name_of(record)
    items = (
        record_item(term, here, "" if term.expansion == name else term.expansion or "")
        for term in referring(network, GlossaryTerm, "record", record.id)
    )
    return listed("In the glossary", items)
