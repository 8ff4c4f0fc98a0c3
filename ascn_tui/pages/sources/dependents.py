"""Records that cite a document, by kind: listed if few, else counted."""

from collections.abc import Iterable, Mapping

from ascn_tui import notation
from ascn_tui.model.backlinks import Resting, records_by_source
from ascn_tui.model.comparison import ComparisonRow
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import name_of
from ascn_tui.model.network import Network
from ascn_tui.model.record_types import kind_of
from ascn_tui.model.sources import Claim, Source
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.backlinks import row_location
from ascn_tui.pages.blocks import Block, Crumb, Fact, Facts, Item, Page, Prose
from ascn_tui.pages.elements import link, listed
from ascn_tui.pages.evidence.claims import MANY

KINDS = {
    "countries": ("country",),
    "cities": ("city",),
    "projects": ("project",),
    "focus-areas": ("focus-area",),
    "levels": ("level",),
    "entries": ("entry",),
    "rows": ("row", "comparison"),
    "claims": ("claim",),
    "points": ("framework", "point", "statement"),
    "partners": ("partner",),
    "events": ("event",),
    "terms": ("term",),
    "citations": ("citation", "oddity"),
    "tours": ("tour",),
}
"""The lists of records that can cite a document, and the kinds of record in each."""
_NOUNS = {
    "countries": ("country", "countries"),
    "cities": ("city", "cities"),
    "projects": ("project", "projects"),
    "focus-areas": ("focus area", "focus areas"),
    "levels": ("governance level", "governance levels"),
    "entries": ("governance entry", "governance entries"),
    "rows": ("row of comparisons", "rows of comparisons"),
    "claims": ("claim", "claims"),
    "points": ("point of the framework", "points of the framework"),
    "partners": ("partner", "partners"),
    "events": ("event", "events"),
    "terms": ("term", "terms"),
    "citations": ("citation or oddity", "citations and oddities"),
    "tours": ("tour", "tours"),
}


def kinds(network: Network, source: str) -> dict[str, tuple[Resting, ...]]:
    """Return the records that cite a document, by list; empty lists are left out."""
    found: dict[str, list[Resting]] = {name: [] for name in KINDS}
    names = {kind: name for name, kinds in KINDS.items() for kind in kinds}
    for record, refs in records_by_source(network)[source]:
        kind = "row" if isinstance(record, ComparisonRow) else kind_of(record)
        found[names[kind]].append((record, refs))
    return {name: tuple(records) for name, records in found.items() if records}


def cited_by(network: Network, here: Location, source: Source) -> list[Block]:
    found = kinds(network, source.id)
    if sum(len(records) for records in found.values()) <= MANY:
        return _lists(network, here, found)
    items = (
        Item(
            notation.count(len(records), *_NOUNS[name]),
            to=Location("sources", (source.id, name)).with_options(edition=here.edition),
        )
        for name, records in found.items()
    )
    return listed("What rests on it", items, (Ref(source.id),))


def _lists(network: Network, here: Location, found: Mapping[str, Iterable[Resting]]) -> list[Block]:
    blocks: list[Block] = []
    for name, records in found.items():
        title = notation.capital(_NOUNS[name][1])
        blocks += listed(title, (_item(network, here, resting) for resting in records))
    return blocks


def _crumbs(here: Location, source: Source) -> tuple[Crumb, ...]:
    sources = Crumb("Sources", Location("sources").with_options(edition=here.edition))
    return sources, Crumb(source.id, link(source, here))


def _item(network: Network, here: Location, resting: Resting) -> Item:
    record, refs = resting
    if isinstance(record, ComparisonRow):
        whole = next(one for one in network.comparisons if record in one.rows)
        return Item(record.name, to=row_location(here, whole, record), refs=refs)
    name = f"{record.id} {record.statement}" if isinstance(record, Claim) else name_of(record)
    return Item(name, to=link(record, here), refs=refs)


def cited_by_page(network: Network, here: Location, source: Source, kind: str) -> Page:
    records = kinds(network, source.id).get(kind, ())
    blocks = _lists(network, here, {kind: records})
    if not blocks:
        blocks = [Prose("Nothing of this kind rests on it.", tone="muted")]
    title = f"{source.id}: {notation.count(len(records), *_NOUNS[kind])}"
    return Page(here, title, tuple(blocks), _crumbs(here, source), source.title)


def printed_page(network: Network, here: Location, source: Source) -> Page:
    page = here.option("page")
    found = {
        name: [
            (record, tuple(ref for ref in refs if ref.page == page))
            for record, refs in records
            if any(ref.page == page for ref in refs)
        ]
        for name, records in kinds(network, source.id).items()
    }
    blocks = _lists(network, here, found)
    ref = Ref(source.id, page)
    if not blocks:
        blocks = [Prose("Nothing in these data rests on this page.", refs=(ref,), tone="muted")]
    if source.url:
        blocks.insert(0, Facts((Fact("Address", source.url, refs=(ref,)),)))
    title = notation.reference(ref)
    return Page(here, title, tuple(blocks), _crumbs(here, source), source.title)
