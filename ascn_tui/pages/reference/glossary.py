"""Pages of the glossary."""

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import fold
from ascn_tui.model.network import Network
from ascn_tui.model.reference_data import Glossary, GlossaryTerm
from ascn_tui.pages.blocks import Block, Crumb, Fact, Facts, Item, Page, Prose
from ascn_tui.pages.elements import introduction, link, listed, nothing_recorded, record_item, tally

TITLE = "Glossary"


def glossary_page(network: Network, here: Location) -> Page:
    glossary = network.glossary
    if glossary is None:
        return nothing_recorded(here, TITLE)
    blocks: list[Block] = _introduction(network, here, glossary)
    for kind in glossary.kinds:
        terms = sorted(
            (term for term in glossary.terms if term.kind == kind.id),
            key=lambda term: fold(term.name),
        )
        facts = tuple(
            Fact(term.name, term.expansion or term.meaning, refs=term.refs, to=link(term, here))
            for term in terms
        )
        if facts:
            blocks.append(Facts(facts, title=f"{kind.name}: {kind.meaning or ''}".rstrip(": ")))
    blocks.append(Prose(glossary.note, tone="muted"))
    return Page(here, TITLE, tuple(blocks), subtitle=notation.count(len(glossary.terms), "term"))


def _introduction(network: Network, here: Location, glossary: Glossary) -> list[Block]:
    own = [network.framework.id] if network.framework else []
    own += network.level
    first = [
        term
        for term in glossary.terms
        if term.name == network.taxonomy.short_name or term.record in own
    ]
    items = (record_item(term, here, term.expansion or "") for term in first)
    kinds = [
        kind.name for kind in glossary.kinds for term in glossary.terms if term.kind == kind.id
    ]
    refs = (ref for term in glossary.terms for ref in term.refs)
    text = "Terms of the network and of this explorer, and what other languages call them."
    return introduction(here, text, tally("Terms by kind", kinds, refs), items)


def term_page(network: Network, here: Location, term: GlossaryTerm) -> Page:
    kinds = {kind.id: kind.name for kind in network.glossary.kinds} if network.glossary else {}
    # A term without references is a word of the program itself.
    meaning = Prose(term.meaning, refs=term.refs)
    own = Facts((Fact("Here", term.meaning),), own=True)
    blocks: list[Block] = [meaning if term.refs else own]
    facts = tuple(Fact(notation.language(code), name) for code, name in term.names.items())
    if facts:
        blocks.append(Facts(facts, title="In other languages", own=True))
    blocks += [*_record(network, here, term), *_vocabulary(network, here, term)]
    if facts and network.glossary:
        blocks.append(Prose(network.glossary.note, tone="muted"))
    crumbs = (Crumb(TITLE, Location("glossary").with_options(edition=here.edition)),)
    subtitle = term.expansion or kinds.get(term.kind, "")
    return Page(here, term.name, tuple(blocks), crumbs=crumbs, subtitle=subtitle)


def _record(network: Network, here: Location, term: GlossaryTerm) -> list[Block]:
    record = network.records.get(term.record or "")
    if record:
        return listed("More about it", [record_item(record, here, refs=term.refs)])
    if status := network.status.get(term.record or ""):
        to = Location("explore").with_options(edition=here.edition, status=status.id)
        return listed("More about it", [Item(f"Projects: {status.name}", to=to, refs=term.refs)])
    return []


def _vocabulary(network: Network, here: Location, term: GlossaryTerm) -> list[Block]:
    """List the other terms of the same vocabulary."""
    if not term.vocabulary:
        return []
    items = (
        record_item(other, here)
        for other in network.term.values()
        if other.vocabulary == term.vocabulary and other.id != term.id
    )
    name = term.vocabulary.replace("-", " ")
    return listed(f"Other words of the list «{name}»", items)
