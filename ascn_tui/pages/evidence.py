"""The claims of the paper beside what the documents say."""

from ascn_tui import words
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.sources import Claim
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import counts
from ascn_tui.pages.page import Bar, Bars, Block, Crumb, Fact, Facts, Item, Items, Page, Prose


def evidence_overview(network: Network, here: Location) -> Page:
    """Count the claims by verdict and list them, those the documents contradict first."""
    verdicts = network.taxonomy.verdicts
    by_verdict = {
        term.id: [claim for claim in network.claims if claim.verdict == term.id]
        for term in verdicts
    }
    paper = (Ref(network.paper),) if network.paper else ()
    bars = tuple(Bar(term.name, len(by_verdict[term.id])) for term in verdicts)
    blocks: list[Block] = [
        Bars(bars, title="Verdicts", whole=len(network.claims), refs=paper),
        *(
            Items(tuple(claim_item(network, here, claim) for claim in by_verdict[key]), title=name)
            for key, name in _worst_first(network)
        ),
    ]
    title = f"{words.count(len(network.claims), 'claim')} of the paper, checked"
    return Page(here, title, tuple(blocks), refs=paper)


def _worst_first(network: Network) -> list[tuple[str, str]]:
    """Order verdicts as a reader needs them: the rarest first, for they matter most."""
    tally = {
        term.id: sum(claim.verdict == term.id for claim in network.claims)
        for term in network.taxonomy.verdicts
    }
    found = [(term.id, words.capital(term.name)) for term in network.taxonomy.verdicts]
    return sorted((pair for pair in found if tally[pair[0]]), key=lambda pair: tally[pair[0]])


def claim_item(network: Network, here: Location, claim: Claim) -> Item:
    """Turn a claim into a row that leads to its evidence."""
    return Item(
        f"{claim.id} {claim.statement}",
        to=Location("evidence", (claim.id,)).having(edition=here.edition),
        refs=(Ref(network.paper, claim.page),),
    )


def claim_page(network: Network, here: Location, claim: Claim) -> Page:
    """Set a claim beside each piece of evidence, with the verdict and why."""
    verdicts = {term.id: term for term in network.taxonomy.verdicts}
    sections = {term.id: term.name for term in network.taxonomy.sections}
    verdict = verdicts[claim.verdict]
    paper = (Ref(network.paper, claim.page),)
    facts = [
        Fact(
            "Verdict",
            f"{verdict.name}: {verdict.meaning}" if verdict.meaning else verdict.name,
            refs=_evidence(claim),
        ),
        *([Fact("Why", claim.note, refs=_evidence(claim))] if claim.note else []),
        Fact("Section", sections.get(claim.section, claim.section), refs=paper),
        *([Fact("The paper cites", claim.cited_source, refs=paper)] if claim.cited_source else []),
    ]
    blocks: list[Block] = [
        Prose(claim.statement, refs=paper),
        Facts(tuple(facts)),
        *_found(here, claim),
        *_about(network, here, claim),
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


def _evidence(claim: Claim) -> tuple[Ref, ...]:
    return tuple(Ref(piece.document, piece.page) for piece in claim.evidence)


def _about(network: Network, here: Location, claim: Claim) -> list[Block]:
    items = [
        Item(network.country[key].name, to=counts.explore(key, here)) for key in claim.countries
    ]
    items += [Item(network.city[key].name, to=counts.explore(key, here)) for key in claim.cities]
    items += [
        Item(entry.name, to=Location("governance", (entry.id,)).having(edition=here.edition))
        for entry in network.entries
        if claim.id in entry.claims
    ]
    return [Items(tuple(items), title="About")] if items else []
