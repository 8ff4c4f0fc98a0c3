"""Pages of partners."""

from collections.abc import Iterator

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.reference_data import Partner, Partners, Support
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import elements
from ascn_tui.pages.backlinks import in_glossary
from ascn_tui.pages.blocks import Block, Crumb, Item, Items, Page, Prose, Refs
from ascn_tui.pages.elements import (
    documents_of,
    introduction,
    listed,
    nothing_recorded,
    record_item,
    tally,
    unique,
)
from ascn_tui.pages.evidence.claims import claim_items

TITLE = "Partners"


def partners_page(network: Network, here: Location) -> Page:
    if network.partners is None:
        return nothing_recorded(here, TITLE)
    blocks: list[Block] = _introduction(network, here, network.partners)
    for kind in network.partners.kinds:
        items = (
            record_item(one, here, _where(network, one), _refs(one))
            for one in network.partners.partners
            if one.kind == kind.id
        )
        blocks += listed(kind.name, items)
    subtitle = notation.count(len(network.partners.partners), "partner")
    return Page(here, TITLE, tuple(blocks), subtitle=subtitle)


def _introduction(network: Network, here: Location, whole: Partners) -> list[Block]:
    """Count partners by kind, and link to those that most documents name."""
    named = {one.id: len(documents_of(_refs(one))) for one in whole.partners}
    most = sorted(whole.partners, key=lambda one: -named[one.id])[:3]
    items = (
        record_item(one, here, f"in {notation.count(named[one.id], 'document')}", _refs(one))
        for one in most
    )
    kinds = [kind.name for kind in whole.kinds for one in whole.partners if one.kind == kind.id]
    refs = (ref for one in network.partner.values() for ref in _refs(one))
    text = "States, bodies and firms from outside that the documents name as partners."
    return introduction(here, text, tally("Partners by kind", kinds, refs), items)


def _refs(partner: Partner) -> Refs:
    return unique(*(support.refs for support in partner.support))


_FEW = 2


def _where(network: Network, partner: Partner) -> str:
    cities = dict.fromkeys(city for support in partner.support for city in support.cities)
    names = [network.city[city].name for city in cities]
    return ", ".join(names) if len(names) <= _FEW else notation.count(len(names), "city", "cities")


def partner_page(network: Network, here: Location, partner: Partner) -> Page:
    kinds = {kind.id: kind for kind in network.partners.kinds} if network.partners else {}
    kind = kinds.get(partner.kind)
    blocks: list[Block] = []
    if partner.note:
        blocks.append(Prose(partner.note, refs=_refs(partner)))
    blocks += [_support(network, here, support) for support in partner.support]
    blocks += listed("Documents", _documents(network, here, partner))
    entries = (network.entry[key] for key in partner.entries)
    items = (record_item(entry, here) for entry in entries)
    blocks += [*listed("In governance", items), *in_glossary(network, here, partner)]
    crumbs = (Crumb(TITLE, Location("partners").with_options(edition=here.edition)),)
    subtitle = kind.name if kind else ""
    return Page(here, partner.name, tuple(blocks), crumbs=crumbs, subtitle=subtitle)


def _documents(network: Network, here: Location, partner: Partner) -> Iterator[Item]:
    pages: dict[str, list[Ref]] = {}
    for ref in _refs(partner):
        pages.setdefault(ref.document, []).append(ref)
    for document, refs in pages.items():
        yield record_item(network.source[document], here, refs=tuple(refs))


def _support(network: Network, here: Location, support: Support) -> Items | Prose:
    programme = f"Programme: {support.programme}" if support.programme else ""
    said = [text for text in (programme, support.note) if text]
    rows = [Item(text) for text in said]
    rows += [Item(network.city[key].name, to=elements.explore(key, here)) for key in support.cities]
    rows += [_project(network, here, support, key) for key in support.projects]
    rows += claim_items(network, here, support.claims)
    if not rows:
        return Prose(support.name, refs=support.refs)
    return Items(tuple(rows), title=support.name, refs=support.refs)


def _project(network: Network, here: Location, support: Support, key: str) -> Item:
    """Link to a project, with its city if the support does not name it."""
    city = network.city_of[key]
    note = "" if city.id in support.cities else city.name
    return Item(network.project[key].name, to=elements.explore(key, here), note=note)
