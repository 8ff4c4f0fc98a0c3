"""The overview of Governance: the levels, and a matrix of levels and topics."""

from collections.abc import Iterator, Sequence

from ascn_tui import notation
from ascn_tui.model.backlinks import referring
from ascn_tui.model.filter import match
from ascn_tui.model.governance import Entry, Level
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.reference_data import CitationAnomaly
from ascn_tui.model.taxonomy import VocabularyTerm
from ascn_tui.pages.blocks import Block, Item, Items, Page, Prose, Table, TableColumn, TableRow
from ascn_tui.pages.elements import filtered_subtitle, listed, record_item, unique
from ascn_tui.pages.evidence.claims import claim_items
from ascn_tui.pages.governance.entries import (
    ADDED,
    REGIONAL,
    entry_count,
    governance,
    in_columns,
    no_match,
    place_name,
)


def levels_page(network: Network, here: Location) -> Page:
    blocks: list[Block] = []
    for level in network.levels:
        if here.option("filter") and not match.entries(network, here, level.id, None):
            continue
        note = entry_count(network, here, level, None)
        item = Item(level.name, to=in_columns(here, level.id), note=note)
        blocks += [Items((item,), title=level.scope), Prose(level.definition, refs=level.refs)]
        if level.note:
            blocks.append(Prose(level.note, refs=level.note_refs, tone="muted"))
    blocks += _matrix(network, here)
    if here.option("filter"):
        blocks += no_match(network, here, network.levels)
    else:
        keys = list(dict.fromkeys(key for level in network.levels for key in level.claims))
        claims = claim_items(network, here, keys)
        blocks += listed("What the paper says of the levels", claims)
        blocks += listed("Where their names waver", _oddities(network, here, keys))
    title = "Governance, level by level"
    return Page(here, title, tuple(blocks), subtitle=filtered_subtitle(here))


def _oddities(network: Network, here: Location, keys: Sequence[str]) -> Iterator[Item]:
    found = (
        oddity for key in keys for oddity in referring(network, CitationAnomaly, "claims", key)
    )
    for oddity in dict.fromkeys(found):
        yield record_item(oddity, here, text=oddity.text)


def _matrix(network: Network, here: Location) -> list[Block]:
    """Count the entries of each level by topic, for the default pair of countries.

    A cell has the numbers of entries of the paper and of those added. Rows and cells link to
    the entries they count.
    """
    pair = [key for key in network.taxonomy.opening.compare if key in network.country]
    used = {entry.topic for entry in network.entries}
    topics = [topic for topic in network.taxonomy.topics if topic.id in used]
    if not topics:
        return []
    names = [network.country[key].name for key in pair]
    columns = (
        TableColumn("Topic"),
        *(TableColumn(name, figure=True) for name in (*names, place_name(network, ""))),
    )
    rows = [
        _row(network, here, level, topic, (*pair, ""))
        for level in network.levels
        for topic in topics
    ]
    if here.option("filter"):
        rows = [row for row in rows if set(row.cells[1:]) != {notation.UNKNOWN}]
    if not rows:
        return []
    refs = unique(*(level.refs for level in network.levels))
    legend = f"3 {ADDED}4 means 3 in the paper and 4 added from primary sources; "
    if here.option("filter"):
        legend += "only what the filter keeps is counted"
    else:
        legend += f"{notation.UNKNOWN} means that neither speaks of it"
    return [
        Table(columns, tuple(rows), title="Entries by level and topic", refs=refs),
        Prose(f"{legend}. {_gathered(network)}", refs=refs, tone="muted"),
    ]


def _gathered(network: Network) -> str:
    """Say for which countries entries were gathered; of the others nothing is known."""
    found = {entry.country for entry in network.entries}
    names = [country.name for country in network.countries if country.id in found]
    others = len(network.countries) - len(names)
    gathered = f"Entries were gathered for {notation.listing(names)} and for the network as a whole"
    return f"{gathered}, for no other country." if others else f"{gathered}."


def _row(
    network: Network, here: Location, level: Level, topic: VocabularyTerm, places: Sequence[str]
) -> TableRow:
    cells = [
        [
            entry
            for entry in match.entries(network, here, level.id, place)
            if entry.topic == topic.id
        ]
        for place in places
    ]
    asked = " ".join(filter(None, (here.option("filter"), f"topic:{topic.id}")))
    leads = [
        governance(here, level.id, place or REGIONAL).with_options(filter=asked) if found else None
        for place, found in zip(places, cells, strict=True)
    ]
    return TableRow(
        (topic.name, *(_cell(entries) for entries in cells)),
        to=governance(here, level.id).with_options(filter=asked) if any(cells) else None,
        group=level.name,
        leads=(None, *leads),
    )


def _cell(entries: Sequence[Entry]) -> str:
    if not entries:
        return notation.UNKNOWN
    printed = sum(entry.origin == "paper" for entry in entries)
    added = len(entries) - printed
    parts = [str(printed)] if printed else []
    return " ".join([*parts, f"{ADDED}{added}"] if added else parts)
