"""One record for what a reader types: an id, a name, or the beginning of a name."""

from collections.abc import Collection, Iterable
from functools import partial

from ascn_tui.model.names.fuzzy import BEGINS, INITIALS, INSIDE, LETTERS
from ascn_tui.model.names.index import (
    ID,
    Guesses,
    UnresolvedError,
    fold,
    name_of,
    names,
    place_of,
    rank,
)
from ascn_tui.model.names.search import NameHit, name_index
from ascn_tui.model.network import Network
from ascn_tui.model.record_types import Record, kind_of

_SENTENCES = ("claim", "point", "statement", "event", "citation", "oddity")
"""Kinds of record whose names are sentences."""

_NEAREST = 3


def resolve_name(network: Network, text: str, kinds: Collection[str] = ()) -> Record:
    """Return the record a text means: by its id, else by a name, else by how a name begins.

    Where several fit, a place goes before a project, and so on (see `search.rank`), unless there
    are too few letters to tell. `kinds` are the kinds of record that are taken, all by default.
    Raises UnresolvedError with what is near when none fits, and with all that fit when
    nothing goes before the others.
    """
    record = network.records.get(text.strip())
    if record and _is_of(record, kinds):
        return record
    bearing = [one for one in names(network).get(fold(text), []) if _is_of(one, kinds)]
    if bearing:
        return _first_meant(text, bearing)
    hits = name_index(network).find(text, kinds=kinds)
    begun = _begun(hits)
    if len(fold(text)) < LETTERS and not kinds:
        # So few letters may as well be initials.
        begun += [hit.record for hit in _named(hits) if begun and hit.fits == INITIALS]
    if len({record.id for record in begun}) > 1 and len(fold(text)) < LETTERS:
        raise UnresolvedError(text, _told(sorted(begun, key=rank)), ambiguous=True)
    if begun:
        return _first_meant(text, begun)
    raise UnresolvedError(text, partial(_nearest, network, text, kinds, hits), ambiguous=False)


def _is_of(record: Record, kinds: Collection[str]) -> bool:
    return not kinds or kind_of(record) in kinds


def _first_meant(text: str, fitting: list[Record]) -> Record:
    """Return what people mean first of all that fit: a place, then a project."""
    ranked = sorted(fitting, key=rank)
    if len(ranked) > 1 and rank(ranked[0]) == rank(ranked[1]):
        raise UnresolvedError(text, _told(ranked), ambiguous=True)
    return ranked[0]


def _begun(hits: Iterable[NameHit]) -> list[Record]:
    """Return the records whose names begin so, or if there are none, whose ids do.

    The id of a project begins with that of its city, so a name says more; and nobody begins to
    type a sentence.
    """
    begun = [hit for hit in hits if hit.fits == BEGINS]
    named = _named(begun)
    return [hit.record for hit in named or begun if named or hit.kind == ID]


def _named(hits: Iterable[NameHit]) -> list[NameHit]:
    return [hit for hit in hits if hit.kind != ID and kind_of(hit.record) not in _SENTENCES]


def _told(records: Iterable[Record]) -> Guesses:
    return [(str(place_of(record)), name_of(record)) for record in records]


def _nearest(
    network: Network, text: str, kinds: Collection[str], hits: Iterable[NameHit]
) -> Guesses:
    """Return what a text may have been meant for: what it is near to, else fits poorly.

    Where several bear a name, the guess is what people mean first.
    """
    near = name_index(network).nearest(text, kinds=kinds)
    apart: dict[str, Record] = {}
    for hit in near or (hit for hit in hits if hit.fits not in (INITIALS, INSIDE)):
        apart.setdefault(hit.record.id, hit.record)  # a city-state is told once
    return _told(list(apart.values())[:_NEAREST])
