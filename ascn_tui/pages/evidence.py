"""The claims of the paper beside what the documents say."""

from ascn_tui import words
from ascn_tui.model.governance import Entry, Level
from ascn_tui.model.location import Location
from ascn_tui.model.mentions import levels_of_claim
from ascn_tui.model.network import Network
from ascn_tui.model.places import City, Country
from ascn_tui.model.search import name_of
from ascn_tui.model.sources import Claim
from ascn_tui.model.taxonomy import FocusArea, Ref
from ascn_tui.pages.claims import ABOUT, claim_item, narrowed
from ascn_tui.pages.linked import named_by
from ascn_tui.pages.links import link, listed
from ascn_tui.pages.page import Bar, Bars, Block, Crumb, Fact, Facts, Item, Page, Prose


def evidence_overview(network: Network, here: Location) -> Page:
    """Count claims by verdict and list them, rarest verdict first, for it matters most."""
    claims = narrowed(network, here)
    by_verdict = [
        (term, [claim for claim in claims if claim.verdict == term.id])
        for term in network.taxonomy.verdicts
    ]
    by_verdict = [(term, some) for term, some in by_verdict if some]
    paper = (Ref(network.paper),) if network.paper else ()
    bars = tuple(Bar(term.name, len(some)) for term, some in by_verdict)
    blocks: list[Block] = []
    if bars:
        blocks.append(Bars(bars, title="Verdicts", whole=len(claims), refs=paper))
    for term, some in sorted(by_verdict, key=lambda found: len(found[1])):
        items = (claim_item(network, here, claim, verdict=False) for claim in some)
        blocks += listed(words.capital(term.name), items)
    if not claims:
        blocks.append(Prose("Nothing recorded.", tone="muted"))
    title = f"{words.count(len(claims), 'claim')} of the paper, checked"
    about = _about_what(network, here)
    above = Crumb("Evidence", Location("evidence").having(edition=here.edition))
    crumbs = (above,) if about else ()
    return Page(here, title, tuple(blocks), crumbs=crumbs, subtitle=about, refs=paper)


def _about_what(network: Network, here: Location) -> str:
    names = [name_of(network.records[key]) for option in ABOUT if (key := here.option(option))]
    return f"About {words.listing(names)}" if names else ""


def claim_page(network: Network, here: Location, claim: Claim) -> Page:
    """Set a claim beside each piece of evidence, with the verdict and why."""
    verdicts = {term.id: term for term in network.taxonomy.verdicts}
    sections = {term.id: term.name for term in network.taxonomy.sections}
    verdict = verdicts[claim.verdict]
    paper = (Ref(network.paper, claim.page),)
    evidence = tuple(Ref(piece.document, piece.page) for piece in claim.evidence) or paper
    facts = [
        Fact(
            "Verdict",
            f"{verdict.name}: {verdict.meaning}" if verdict.meaning else verdict.name,
            refs=evidence,
        ),
        *([Fact("Why", claim.note, refs=evidence)] if claim.note else []),
        Fact("Section", sections.get(claim.section, claim.section), refs=paper),
        *([Fact("The paper cites", claim.cited_source, refs=paper)] if claim.cited_source else []),
    ]
    blocks: list[Block] = [
        Prose(claim.statement, refs=paper),
        Facts(tuple(facts)),
        *_found(here, claim),
        *_about(network, here, claim),
        *named_by(network, here, claim),
    ]
    crumbs = (Crumb("Evidence", Location("evidence").having(edition=here.edition)),)
    return Page(here, f"Claim {claim.id}", tuple(blocks), crumbs=crumbs, subtitle=verdict.name)


def _found(here: Location, claim: Claim) -> list[Block]:
    facts = tuple(
        Fact(
            piece.document,
            piece.finding,
            refs=(Ref(piece.document, piece.page),),
            to=Location("sources", (piece.document,)).having(edition=here.edition),
        )
        for piece in claim.evidence
    )
    return [Facts(facts, title="What the documents say")] if facts else []


def _about(network: Network, here: Location, claim: Claim) -> list[Block]:
    """Lead to the places and themes that a claim names, and to the entries that it speaks of."""
    records: list[Country | City | FocusArea | Level | Entry] = [
        *(network.country[key] for key in claim.countries),
        *(network.city[key] for key in claim.cities),
        *([network.focus_area[claim.focus_area]] if claim.focus_area else []),
        *levels_of_claim(network, claim),
        *(entry for entry in network.entries if claim.id in entry.claims),
    ]
    return listed("About", (Item(record.name, to=link(record, here)) for record in records))
