"""Finding by name: the records that some letters may mean, best first."""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from ascn_tui.model.filter.facets import facets_of
from ascn_tui.model.filter.match import speaking
from ascn_tui.model.location import Location
from ascn_tui.model.names.fuzzy import EXACT, SLIPS, FuzzyMatcher
from ascn_tui.model.names.index import EARLIER, ID, TODAY, called, fold, name_of, place_of, rank
from ascn_tui.model.names.normalize import marked, within
from ascn_tui.model.names.suggestions import near_folded
from ascn_tui.model.network import Network
from ascn_tui.model.projects import Project
from ascn_tui.model.record_types import Record, kind_of

_GUESSED_FROM = 5_000


class NameHit(NamedTuple):
    """A record that was found.

    `text` is the name that fits and `kind` what it is to the record (see `search.called`);
    `letters` are the places in `text` of what was typed; `fits` says how (see `spelling`).
    """

    record: Record
    text: str
    kind: str
    letters: tuple[int, ...]
    fits: int

    @property
    def place(self) -> Location:
        """Where the record is read."""
        return place_of(self.record)

    @property
    def shown(self) -> str:
        """The record's name of today, with the one that fits where that is another."""
        return "".join(text for text, _ in self.parts)

    @property
    def parts(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The parts of the shown text, each with the positions of matched letters."""
        name = name_of(self.record)
        if self.kind == TODAY:
            return ((name, within(name, self.text.strip(), self.letters)),)
        if self.kind == ID and not self._id_typed:
            return ((name, ()),)
        return ((f"{name}, {self.kind} ", ()), (self.text, self.letters))

    @property
    def _id_typed(self) -> bool:
        """Whether it was an id that was typed, and not a name that ids of others begin with."""
        typed = self.text[: max(self.letters, default=-1) + 1]
        return self.fits == EXACT or "-" in typed or any(map(str.isdecimal, typed))


class IndexedName(NamedTuple):
    """A name of a record, as `index.called` yields it, and folded."""

    folded: str
    text: str
    kind: str
    record: Record


class NameIndex:
    """All names of a network, in the order in which equally good ones are offered."""

    def __init__(self, network: Network) -> None:
        self.names = _sorted_names(network)
        self._records: list[Record] = []
        numbers: dict[int, int] = {}
        for name in self.names:
            if id(name.record) not in numbers:
                numbers[id(name.record)] = len(self._records)
                self._records.append(name.record)
        self.owners = [numbers[id(name.record)] for name in self.names]
        self.ids = {number for number, name in enumerate(self.names) if name.kind == ID}
        contexts = partial(_contexts, network, self._records)
        folded = (name.folded for name in self.names)
        self.spelling = FuzzyMatcher(folded, self.owners, self.ids, contexts)

    def find(self, text: str, most: int = 0, kinds: Collection[str] = ()) -> list[NameHit]:
        """Return the records that a text may mean, each once, best first.

        At most `most`, 0 for all; `kinds` are the kinds of record looked for, all by default.
        """

        def wanted(owner: int) -> bool:
            return kind_of(self._records[owner]) in kinds

        found = self.spelling.find(fold(text), most, wanted if kinds else None)
        return [self._hit(*fit) for fit in found]

    def _hit(self, number: int, letters: Iterable[int], fits: int) -> NameHit:
        name = self.names[number]
        return NameHit(name.record, name.text, name.kind, marked(name.text, letters), fits)

    def nearest(self, text: str, most: int = 3, kinds: Collection[str] = ()) -> list[NameHit]:
        """Return the records whose names are near to a text that none of them fits."""
        names = self.names[:_GUESSED_FROM]
        guesses = {
            n: name.folded
            for n, name in enumerate(names)
            if not kinds or kind_of(name.record) in kinds
        }
        found: dict[int, NameHit] = {}
        for number in near_folded(fold(text), guesses, 4 * most):
            name = names[number]
            found.setdefault(id(name.record), NameHit(name.record, name.text, name.kind, (), SLIPS))
        return list(found.values())[:most]


@lru_cache(maxsize=2)
def name_index(network: Network) -> NameIndex:
    """Return the finder of a network, made when somebody first looks for something."""
    return NameIndex(network)


def _contexts(network: Network, records: Iterable[Record]) -> Iterator[str]:
    """Yield what each record is called and what it belongs to: its city, country, status."""
    for record in records:
        names = [name for name, kind in called(record) if kind != ID]
        yield speaking(
            network, names, {**facets_of(network, record), **_listed(network, record)}
        ).text


def _listed(network: Network, record: Record) -> dict[str, tuple[str, ...]]:
    """Return focus area and status of a project in the edition shown at first, else its last."""
    if not isinstance(record, Project):
        return {}
    first = network.taxonomy.newest
    listings = {one.edition: one for one in record.listings}
    one = listings.get(first, record.listings[-1])
    return {"focus": (one.focus_area,), "status": (one.status,)}


def _sorted_names(network: Network) -> list[IndexedName]:
    """Sort all names: kinds as people mean them, today's names first, short ones first."""
    order = {TODAY: 0, EARLIER: 2, ID: 3}
    keyed: list[tuple[tuple[int, ...], IndexedName]] = []
    records = {id(record): record for record in (*network.records.values(), *network.cities)}
    for record in records.values():
        kind = rank(record)
        seen = set()
        for text, what in sorted(called(record), key=lambda named: order.get(named[1], 1)):
            if (folded := fold(text)) and folded not in seen:
                seen.add(folded)
                name = IndexedName(folded, text, what, record)
                keyed.append(((kind, order.get(what, 1), len(folded), len(keyed)), name))
    keyed.sort(key=lambda pair: pair[0])
    return [name for _, name in keyed]
