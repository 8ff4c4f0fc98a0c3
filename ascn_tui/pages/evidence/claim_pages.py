"""The claims of the paper beside what the documents say."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ascn_tui import notation
from ascn_tui.model.backlinks import levels_of_claim
from ascn_tui.model.filter import match
from ascn_tui.model.governance import Entry, Level
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import name_of
from ascn_tui.model.network import Network
from ascn_tui.model.places import City, Country
from ascn_tui.model.projects import Project
from ascn_tui.model.sources import Claim
from ascn_tui.model.taxonomy import FocusArea, Ref
from ascn_tui.pages.backlinks import backlink_blocks
from ascn_tui.pages.blocks import (
    Bar,
    Bars,
    Block,
    Crumb,
    Fact,
    Facts,
    Item,
    Page,
    Prose,
    Refs,
    StackedPart,
)
from ascn_tui.pages.elements import (
    filtered_subtitle,
    link,
    listed,
    nothing_matches,
    option_name,
    status_tally,
)
from ascn_tui.pages.evidence.claims import ABOUT, RECORDS, claim_item, narrowed

_FIRST = ("contrary", "planned", "open", "done")
"""The order of verdicts by tone: contradicted claims first."""


def evidence_overview(network: Network, here: Location) -> Page:
    claims = narrowed(network, here)
    by_verdict = [
        (verdict, [claim for claim in claims if claim.verdict == verdict.id])
        for verdict in network.taxonomy.verdicts
    ]
    by_verdict = [(verdict, some) for verdict, some in by_verdict if some]
    blocks = [*_verdicts(network, here, claims), *_sections(network, here, claims)]
    for verdict, some in sorted(by_verdict, key=lambda found: _FIRST.index(found[0].tone)):
        items = (claim_item(network, here, claim, verdict=False) for claim in some)
        blocks += listed(f"{verdict.name} ({len(some)})", items)
    if not claims:
        blocks += _nothing(network, here)
    if not any(here.option(name) for name in (*ABOUT, "filter")):
        blocks += listed("Beside the claims", _other_checks(network, here))
    title = f"{_total(network, here, len(claims))} of the paper, checked"
    about = _about_text(network, here)
    above = Crumb("Evidence", Location("evidence").with_options(edition=here.edition))
    crumbs = (above,) if about else ()
    subtitle = filtered_subtitle(here, about)
    return Page(here, title, tuple(blocks), crumbs, subtitle, refs=_paper(network))


def _total(network: Network, here: Location, kept: int) -> str:
    if not here.option("filter"):
        return notation.count(kept, "claim")
    whole = notation.count(len(narrowed(network, here.with_options(filter=""))), "claim")
    return f"{kept} of {whole}"


def _nothing(network: Network, here: Location) -> list[Block]:
    if not here.option("filter"):
        return [Prose("Nothing recorded.", tone="muted")]
    whole = narrowed(network, here.with_options(filter=""))
    among = (match.filterable_text(network, claim, here.edition) for claim in whole)
    return nothing_matches(here, match.nearest(network, here, among))


def _paper(network: Network) -> Refs:
    return (Ref(network.paper),) if network.paper else ()


def _verdicts(network: Network, here: Location, claims: Sequence[Claim]) -> list[Block]:
    tally = Counter(claim.verdict for claim in claims)
    bars = status_tally(
        network.taxonomy.verdicts, tally, lambda verdict: here.with_options(verdict=verdict)
    )
    if len(bars) < 2:  # noqa: PLR2004
        return []
    return [Bars(bars, title="Verdicts", whole=len(claims), refs=_paper(network))]


def _sections(network: Network, here: Location, claims: Sequence[Claim]) -> list[Block]:
    bars = []
    for section in network.taxonomy.sections:
        tally = Counter(claim.verdict for claim in claims if claim.section == section.id)
        parts = tuple(
            StackedPart(verdict.id, tally[verdict.id])
            for verdict in network.taxonomy.verdicts
            if tally[verdict.id]
        )
        if parts:
            there = here.with_options(section=section.id)
            bars.append(Bar(section.name, tally.total(), to=there, parts=parts))
    if len(bars) < 2:  # noqa: PLR2004
        return []
    return [Bars(tuple(bars), title="By section of the paper", refs=_paper(network))]


def _other_checks(network: Network, here: Location) -> Iterator[Item]:
    """Link to the other checks: of printed figures, and of citations."""
    edition = network.edition[here.edition]
    if network.checked:
        to = Location("figures").with_options(edition=edition.id)
        yield Item("Totals as printed, counted again", to=to, refs=edition.refs)
    if network.citations:
        to = Location("citations").with_options(edition=edition.id)
        yield Item("Works cited, listed, and not", to=to, refs=_paper(network))


def _about_text(network: Network, here: Location) -> str:
    names = [name_of(network.records[key]) for name in RECORDS if (key := here.option(name))]
    about = [f"About {notation.listing(names)}"] if names else []
    others = [name for name in ABOUT if name not in RECORDS]
    about += [option_name(network, name, key) for name in others if (key := here.option(name))]
    return ", ".join(about)


def claim_page(network: Network, here: Location, claim: Claim) -> Page:
    verdict = network.marks[claim.verdict]
    paper = (Ref(network.paper, claim.page),)
    evidence = tuple(Ref(piece.document, piece.page) for piece in claim.evidence) or paper
    facts = [
        Fact("Verdict", ": ".join(filter(None, (verdict.name, verdict.meaning))), refs=evidence),
        *([Fact("Why", claim.note, refs=evidence)] if claim.note else []),
        Fact("Section", option_name(network, "section", claim.section), refs=paper),
        *([Fact("The paper cites", claim.cited_source, refs=paper)] if claim.cited_source else []),
    ]
    blocks: list[Block] = [
        Prose(claim.statement, refs=paper),
        Facts(tuple(facts)),
        *_evidence(here, claim),
        *_about(network, here, claim),
        *backlink_blocks(network, here, claim),
    ]
    crumbs = (Crumb("Evidence", Location("evidence").with_options(edition=here.edition)),)
    return Page(
        here, f"Claim {claim.id}", tuple(blocks), crumbs, verdict.name, status=claim.verdict
    )


def _evidence(here: Location, claim: Claim) -> list[Block]:
    facts = tuple(
        Fact(
            piece.document,
            piece.finding,
            refs=(Ref(piece.document, piece.page),),
            to=Location("sources", (piece.document,)).with_options(edition=here.edition),
        )
        for piece in claim.evidence
    )
    return [Facts(facts, title="What the documents say")] if facts else []


def _about(network: Network, here: Location, claim: Claim) -> list[Block]:
    records: list[Country | City | Project | FocusArea | Level | Entry] = [
        *(network.country[key] for key in claim.countries),
        *(network.city[key] for key in claim.cities),
        *(network.project[key] for key in claim.projects),
        *([network.focus_area[claim.focus_area]] if claim.focus_area else []),
        *levels_of_claim(network, claim),
        *(entry for entry in network.entries if claim.id in entry.claims),
    ]
    return listed("About", (Item(record.name, to=link(record, here)) for record in records))
