"""Search results: records by name, then records whose text contains the words."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ascn_tui import notation
from ascn_tui.model.fulltext import Mention
from ascn_tui.model.location import Location
from ascn_tui.model.names.fuzzy import EXACT, INITIALS, LETTERS
from ascn_tui.model.names.index import name_of
from ascn_tui.model.names.search import NameHit, name_index
from ascn_tui.model.network import Network
from ascn_tui.model.record_types import Record, kind_of
from ascn_tui.model.taxonomy import Ref

Marked = tuple[tuple[str, tuple[int, ...]], ...]
"""Pieces of a text, each with the indices of its matching letters."""

Mentions = Callable[[str, int], Sequence[Mention]]
"""Returns the mentions of some words: at most the given number, 0 for all."""

_ROW = "row"


class SearchHit(NamedTuple):
    """A search result: its name, kind, place, location and snippet.

    `exact` marks a match of the whole name.
    """

    name: Marked
    kind: str
    where: str
    to: Location
    snippet: tuple[tuple[str, bool], ...] = ()
    exact: bool = False

    @property
    def shown(self) -> str:
        return "".join(text for text, _ in self.name)


class SearchResults(NamedTuple):
    """Records by name, best first; mentions in texts; records of a similar name."""

    hits: tuple[SearchHit, ...]
    mentions: tuple[SearchHit, ...] = ()
    similar: tuple[SearchHit, ...] = ()


def search(
    network: Network,
    text: str,
    mentions: Mentions | None = None,
    most: int = 0,
    most_mentions: int = 0,
) -> SearchResults:
    """Search names and texts: at most `most` names and `most_mentions` mentions, 0 for all.

    Names that contain the words come before similar names.
    """
    fitting = name_index(network).find(text, most)
    hits, similar = (
        tuple(row_of(network, hit) for hit in fitting if (hit.fits >= INITIALS) is poorly)
        for poorly in (False, True)
    )
    if mentions is None or len(text.strip()) < LETTERS:
        return SearchResults(hits, (), similar)
    # Records that match by name are not repeated as mentions.
    known = {str(row.to) for row in hits}
    asked = mentions(text, most_mentions + len(hits) if most_mentions else 0)
    found = (hit_of_mention(network, one) for one in asked if one.place not in known)
    rows = tuple(row for row in found if row)[: most_mentions or None]
    known |= {str(row.to) for row in rows}
    return SearchResults(hits, rows, tuple(row for row in similar if str(row.to) not in known))


def in_edition(network: Network, everything: SearchResults, edition: str) -> SearchResults:
    return SearchResults(
        *(tuple(read_in(network, row, edition) for row in rows) for rows in everything)
    )


def read_in(network: Network, row: SearchHit, edition: str = "") -> SearchHit:
    """Return a hit in an edition; a project not listed there, in the newest that lists it."""
    project = network.project.get(row.to.subject[-1]) if row.to.screen == "explore" else None
    if project and not network.listing(project.id, edition or network.taxonomy.newest):
        edition = network.newest_edition_with(project)
    return row._replace(to=row.to.with_options(edition=edition))


def row_of(network: Network, hit: NameHit) -> SearchHit:
    return SearchHit(hit.parts, *about(network, hit.record), hit.place, exact=hit.fits == EXACT)


def hit_of_mention(network: Network, mention: Mention) -> SearchHit | None:
    """Return the hit of a mention; None if the data no longer have it."""
    to = Location.parse(mention.place)
    record = network.records.get(to.subject[-1]) if to.subject else network.framework
    sides = [network.records[key] for key in to.subject[:2] if key in network.records]
    if record:
        kind, where = about(network, record)
    elif to.screen == "compare" and sides:
        kind, where = _ROW, " | ".join(name_of(side) for side in sides)
    else:
        return None
    return SearchHit(((mention.name, ()),), kind, where, to, mention.snippet)


def about(network: Network, record: Record) -> tuple[str, str]:
    """Return the kind of a record and where it belongs, in words."""
    kind = kind_of(record)
    where = _WHERE.get(kind)
    return kind.replace("-", " "), where(network, record) if where else ""


def _of_project(network: Network, record: Any) -> str:
    city = network.city_of[record.id]
    return ", ".join(dict.fromkeys((city.name, network.country[city.country].name)))


def _of_entry(network: Network, record: Any) -> str:
    above = network.country[record.country].name if record.country else "regional"
    return f"{network.level_of[record.id].name}, {above}"


def _of_partner(network: Network, record: Any) -> str:
    kinds = network.partners.kinds if network.partners else ()
    return next((kind.name for kind in kinds if kind.id == record.kind), "")


def _of_claim(network: Network, record: Any) -> str:
    return notation.reference(Ref(network.paper, record.page)) if network.paper else ""


_WHERE: dict[str, Callable[[Network, Any], str]] = {
    "city": lambda network, record: network.country[record.country].name,
    "project": _of_project,
    "entry": _of_entry,
    "partner": _of_partner,
    "claim": _of_claim,
    "source": lambda _, record: str(record.id),
    "event": lambda _, record: notation.span(record.date, record.date_end),
    "term": lambda *_: "Glossary",
    "level": lambda *_: "Governance",
    "point": lambda *_: "Framework",
    "statement": lambda *_: "Framework",
    "citation": lambda *_: "Citations",
    "oddity": lambda *_: "Citations",
}
"""Where a record belongs, by its kind."""
