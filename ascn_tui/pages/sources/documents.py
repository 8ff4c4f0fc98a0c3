"""Pages of documents."""

from collections.abc import Callable
from itertools import groupby

from msgspec import structs

from ascn_tui import notation
from ascn_tui.model.backlinks import referring, same_work
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.reference_data import Citation
from ascn_tui.model.sources import Group, Source
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.backlinks import in_glossary
from ascn_tui.pages.blocks import Block, Crumb, Fact, Facts, Item, Items, Page, Prose
from ascn_tui.pages.elements import introduction, listed, record_item, tally, unique
from ascn_tui.pages.figures.recount_table import figures
from ascn_tui.pages.sources.bibliography import author_name
from ascn_tui.pages.sources.dependents import cited_by

GROUPS: dict[Group, str] = {
    "primary": "Primary documents",
    "paper": "The paper",
    "paper-references": "Works the paper lists",
    "other": "Other documents consulted",
}


def sources_page(network: Network, here: Location) -> Page:
    blocks: list[Block] = _introduction(network, here)
    for group, sources in groupby(network.sources, key=lambda source: source.group):
        items = (
            record_item(source, here, str(source.year or "undated"), (Ref(source.id),))
            for source in sources
        )
        blocks += listed(GROUPS[group], items)
    return Page(here, "Sources", tuple(blocks))


def _introduction(network: Network, here: Location) -> list[Block]:
    first = {edition.document: edition.name for edition in network.taxonomy.editions}
    if network.paper:
        first[network.paper] = GROUPS["paper"]
    items = (
        record_item(network.source[key], here, note, (Ref(key),))
        for key, note in reversed(first.items())
    )
    groups = (GROUPS[source.group] for source in network.sources)
    text = "The documents that everything here rests on, and the works that the paper lists."
    return introduction(here, text, tally("Documents by group", groups), items)


def cited_page(network: Network, page: Page) -> Page:
    by_document: dict[str, list[Ref]] = {}
    for ref in page.references():
        by_document.setdefault(ref.document, []).append(ref)
    items = tuple(
        record_item(network.source[document], page.location, refs=tuple(refs))
        for document, refs in by_document.items()
    )
    blocks: list[Block] = [Items(items, title=f"What «{page.title}» rests on")]
    if not items:
        blocks = [Prose("This page states nothing that needs a document.", tone="muted")]
    return Page(page.location, "Sources", tuple(blocks))


def narrowed(page: Page, keeps: Callable[..., bool], asked: str) -> Page:
    """Return a list of documents with those alone whose key and title a test keeps.

    `asked` names the test in the heading.
    """
    blocks: list[Block] = []
    for block in page.blocks:
        if not isinstance(block, Items):
            blocks.append(block)
            continue
        rows = tuple(row for row in block.rows if keeps(row.name, *(r.document for r in row.refs)))
        blocks.append(Items(rows, title=f"{block.title}{asked}"))
        if not rows:
            blocks.append(Prose("No match.", tone="muted"))
    return structs.replace(page, blocks=tuple(blocks))


def source_page(network: Network, here: Location, source: Source) -> Page:
    refs = (Ref(source.id),)
    facts = tuple(Fact(name, value) for name, value in _bibliography(source) if value)
    blocks: list[Block] = [Facts(facts, title="Document", refs=refs), *_editions(network, source)]
    blocks += cited_by(network, here, source)
    blocks += _other_records(network, here, source)
    if source.oddities:
        oddities = tuple(Fact("Oddity", text, refs=refs) for text in source.oddities)
        blocks.append(Facts(oddities, title="What is odd about it"))
    if source.note:
        blocks.append(Prose(source.note, refs=refs))
    blocks += in_glossary(network, here, source)
    crumbs = (Crumb("Sources", Location("sources").with_options(edition=here.edition)),)
    title = f"{source.id}: {source.title}"
    return Page(here, title, tuple(blocks), crumbs=crumbs, subtitle=GROUPS[source.group])


def _bibliography(source: Source) -> list[tuple[str, str]]:
    authors = "; ".join(author_name(author) for author in source.author)
    issued = notation.date(source.issued) if source.issued else str(source.year or "undated")
    volume = f"{source.volume or ''}{f'({source.issue})' if source.issue else ''}"
    held = {True: "examined", False: "not examined, only linked", None: ""}[source.held]
    where = ", ".join(part for part in (source.publisher, source.publisher_place) if part)
    return [
        ("Authors", authors),
        ("Title", source.title),
        ("In", source.container_title or ""),
        ("Volume", volume),
        ("Pages", source.page or ""),
        ("Issued", issued),
        ("Publisher", where),
        ("As of", notation.date(source.as_of) if source.as_of else ""),
        ("Address", source.url or ""),
        ("DOI", source.doi or ""),
        ("Page numbers", source.page_convention or ""),
        ("Document", held),
        ("Cited in text", {True: "yes", False: "no", None: ""}[source.cited_in_text]),
    ]


def _editions(network: Network, source: Source) -> list[Block]:
    """Link to the edition of a report, and to the figures that it prints."""
    items = []
    for edition in network.taxonomy.editions:
        if edition.document != source.id:
            continue
        to = Location("explore").with_options(edition=edition.id)
        items.append(Item(edition.name, to=to, note=f"edition {edition.id}", refs=edition.refs))
        checks = [check for check in network.checked if check.edition == edition.id]
        if checks:
            to = Location("figures").with_options(edition=edition.id)
            refs = unique(*(check.refs for check in checks))
            text = f"{notation.count(len(figures(checks)), 'figure')} it prints, counted again"
            items.append(Item(text, to=to, refs=refs))
    return listed("What it lists and prints", items)


def _other_records(network: Network, here: Location, source: Source) -> list[Block]:
    refs = (Ref(source.id),)
    same = (record_item(other, here, other.id, ()) for other in same_work(network, source))
    cited = (record_item(work, here) for work in referring(network, Citation, "source", source.id))
    return [*listed("The same work", same, refs), *listed("Named in the paper as", cited)]
