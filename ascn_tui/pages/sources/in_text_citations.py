"""Citations in the paper's text, checked against its list of references."""

from collections.abc import Iterable

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.reference_data import Citation, CitationAnomaly, Citations, ListStanding
from ascn_tui.model.sources import Source
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import Block, Crumb, Fact, Facts, Item, Page, Prose
from ascn_tui.pages.elements import introduction, listed, nothing_recorded, record_item
from ascn_tui.pages.evidence.claims import claim_items

TITLE = "How the paper cites"
STANDINGS: dict[ListStanding, str] = {
    "listed": "in the list of references",
    "undated": "in the list of references, but named without a year",
    "missing": "not in the list of references",
}
"""Whether a work cited in the text is in the list of references."""


def citations_page(network: Network, here: Location) -> Page:
    whole = network.citations
    if whole is None:
        return nothing_recorded(here, TITLE)
    missing = [work for work in whole.citations if work.standing == "missing"]
    found = [work for work in whole.citations if work.standing != "missing"]
    blocks: list[Block] = [
        Prose(_summary(whole), refs=(Ref(whole.document),)),
        *_introduction(here, whole),
        *listed("Cited but not in the list", _works(network, here, missing)),
        *listed("In the list but never cited", _never_cited(network, here, whole)),
        *listed("Listed and cited", _works(network, here, found)),
        *listed("What is odd", (record_item(one, here, text=one.text) for one in whole.oddities)),
    ]
    return Page(here, TITLE, tuple(blocks), subtitle=network.source[whole.document].title)


def _introduction(here: Location, whole: Citations) -> list[Block]:
    """Link to the anomalies of most claims."""
    most = sorted(whole.oddities, key=lambda oddity: -len(oddity.claims))[:3]
    items = (
        record_item(oddity, here, notation.count(len(oddity.claims), "claim")) for oddity in most
    )
    return introduction(here, "", None, items)


def _summary(whole: Citations) -> str:
    counted = whole.summary
    return (
        f"{notation.count(counted.listed, 'work')} in the list, "
        f"{counted.never_cited} of them never cited; "
        f"{notation.count(counted.cited, 'work')} named in the text, "
        f"{counted.missing} of them not in the list."
    )


def _works(network: Network, here: Location, works: Iterable[Citation]) -> Iterable[Item]:
    for work in works:
        meant = network.source[work.source].title if work.source else ""
        note = ". ".join(part for part in (meant, work.note) if part)
        yield record_item(work, here, note)


def _never_cited(network: Network, here: Location, whole: Citations) -> Iterable[Item]:
    for source in network.sources:
        if source.list_position is not None and source.cited_in_text is False:
            number = str(source.list_position)
            refs = (Ref(whole.document, note=f"no. {number} of the list"),)
            yield record_item(source, here, _author(source), refs)


def _author(source: Source) -> str:
    first = source.author[0] if source.author else None
    name = (first.literal or first.family or "") if first else ""
    return ", ".join(part for part in (name, str(source.year or "")) if part)


def _crumbs(here: Location) -> tuple[Crumb, ...]:
    return (Crumb(TITLE, Location("citations").with_options(edition=here.edition)),)


def citation_page(network: Network, here: Location, work: Citation) -> Page:
    blocks: list[Block] = [
        Facts((Fact("Standing", notation.capital(STANDINGS[work.standing]), refs=work.refs),))
    ]
    if work.note:
        blocks.append(Prose(work.note, refs=work.refs, tone="warning"))
    if work.source:
        source = network.source[work.source]
        item = record_item(source, here, str(source.year or ""), work.refs)
        blocks += listed("The work that is meant", [item])
    blocks += listed("Cited for", claim_items(network, here, work.claims))
    return Page(
        here, work.printed, tuple(blocks), crumbs=_crumbs(here), subtitle="Named in the text"
    )


def oddity_page(network: Network, here: Location, oddity: CitationAnomaly) -> Page:
    blocks: list[Block] = [
        Prose(oddity.text, refs=oddity.refs),
        *listed("In the paper", claim_items(network, here, oddity.claims)),
    ]
    return Page(here, oddity.name, tuple(blocks), crumbs=_crumbs(here), subtitle="What is odd")
