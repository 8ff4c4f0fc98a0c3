"""Finding by name: the records that some letters may mean, best first."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from ascn_tui.model.lettering import Letters, marked, within
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network, Record, kind_of
from ascn_tui.model.search import EARLIER, ID, TODAY, called, fold, name_of, place_of, rank

EXACT, BEGINS, WORDS, INITIALS, INSIDE, SLIPS = range(6)
"""How letters fit a name: they are it, begin it, begin words of it, are its initials, stand in
it in their order, would be words of it but for a slip of the finger."""

FEW = 8
"""Where so many names fit well, those that fit poorly are not asked."""

_CANDIDATES = 2_000
_LIKE = 70
_SHORTEST = 3
_ALTERNATIVES = 4
_LONGEST_INITIALS = 6
_GUESSED_FROM = 5_000

_Row = tuple[int, Letters]
"""The number of a name, and which of its folded letters were asked for."""


class Hit(NamedTuple):
    """A record that was found.

    `text` is the name that fits and `kind` what it is to the record (see `search.called`);
    `letters` are the places in `text` of what was typed; `fits` is one of the ranks above.
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
        """Pieces of what is shown, each with the places of the letters asked for in it."""
        name = name_of(self.record)
        if self.kind == TODAY:
            return ((name, within(name, self.text.strip(), self.letters)),)
        if self.kind == ID:
            return ((self.text, self.letters), (f"  {name}", ()))
        return ((f"{name}, {self.kind} ", ()), (self.text, self.letters))


class _Name(NamedTuple):
    folded: str
    text: str
    kind: str
    record: Record


class Finder:
    """All names of a network, in the order in which equally good ones are offered.

    They stand in one text, each on a line that begins with a blank: a search through them is
    then a search for « jak», which costs next to nothing however many names there are.
    """

    def __init__(self, network: Network) -> None:
        self._names = _sorted_names(network)
        lines = [f"\n {name.folded}" for name in self._names]
        self._text = "".join(lines) + "\n"
        self._starts = []
        at = 0
        for line in lines:
            self._starts.append(at)
            at += len(line)
        self._vocabulary: list[str] = []

    def find(self, text: str, most: int = 0, kinds: Collection[str] = ()) -> list[Hit]:
        """Return the records that a text may mean, each once, best first.

        At most `most`, 0 for all; `kinds` are the kinds of record looked for, all by default.
        """
        asked = fold(text)
        found: dict[int, Hit] = {}
        ways = (self._exact, self._begins, self._words, self._initials, self._inside, self._slips)
        for fits, way in enumerate(ways if asked else ()):
            if fits >= INITIALS and len(found) >= FEW:
                break
            for number, letters in way(asked):
                name = self._names[number]
                if id(name.record) in found or (kinds and kind_of(name.record) not in kinds):
                    continue
                if name.kind == ID and fits > BEGINS:
                    continue  # ids are typed from their beginning; inside they say little
                places = marked(name.text, letters)
                found[id(name.record)] = Hit(name.record, name.text, name.kind, places, fits)
                if len(found) == most:
                    return list(found.values())
        return list(found.values())

    def nearest(self, text: str, most: int = 3, kinds: Collection[str] = ()) -> list[Hit]:
        """Return the records whose names read most like a text that none of them fits."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a miss pays for it

        asked = fold(text)
        names = self._names[:_GUESSED_FROM]
        guesses = {
            n: name.folded
            for n, name in enumerate(names)
            if (not kinds or kind_of(name.record) in kinds)
            # A code of two letters is like anything that has them.
            and len(name.folded) >= min(len(asked), _SHORTEST + 1)
        }
        best = process.extract(asked, guesses, scorer=fuzz.WRatio, limit=4 * most)
        found: dict[int, Hit] = {}
        for _, _, number in best:
            name = names[number]
            found.setdefault(id(name.record), Hit(name.record, name.text, name.kind, (), SLIPS))
        return list(found.values())[:most]

    # -- ways of fitting, each yielding names in their order ----------------------------------

    def _exact(self, asked: str) -> Iterator[_Row]:
        return ((n, range(len(asked))) for n in self._lines_with(f"\n {asked}\n"))

    def _begins(self, asked: str) -> Iterator[_Row]:
        return ((n, range(len(asked))) for n in self._lines_with(f"\n {asked}"))

    def _words(self, asked: str) -> Iterator[_Row]:
        return self._having(asked.split())

    def _having(self, words: Sequence[str]) -> Iterator[_Row]:
        """Yield the names in which every word asked for begins a word."""
        rarest = max(words, key=len)
        for number in self._lines_with(f" {rarest}"):
            line = f" {self._names[number].folded}"
            at = [line.find(f" {word}") for word in words]
            if min(at) >= 0:
                spots = zip(at, words, strict=True)
                yield number, [n for start, word in spots for n in range(start, start + len(word))]

    def _initials(self, asked: str) -> Iterator[_Row]:
        if not 1 < len(asked) <= _LONGEST_INITIALS or " " in asked:
            return
        pattern = " " + "(?:[^ \n]* )?".join(f"({re.escape(letter)})" for letter in asked)
        for number, match in self._matches(pattern):
            start = self._starts[number] + 2
            yield number, [match.start(n + 1) - start for n in range(len(asked))]

    def _inside(self, asked: str) -> Iterator[_Row]:
        """Yield the names that have the letters in their order near each other, nearest first."""
        letters = asked.replace(" ", "")
        if len(letters) < _SHORTEST:
            return iter(())
        pattern = re.escape(letters[0]) + "".join(
            f"[^{re.escape(letter)}\n]*({re.escape(letter)})" for letter in letters[1:]
        )
        found = []
        longest = len(letters) + max(3, len(letters) // 2)
        for number, match in islice(self._matches(pattern), _CANDIDATES):
            length = match.end() - match.start()
            if length <= longest:
                start = self._starts[number] + 2
                spots = [match.start(), *(match.start(n) for n in range(1, len(letters)))]
                found.append((length, number, [spot - start for spot in spots]))
        return ((number, spots) for _, number, spots in sorted(found))

    def _slips(self, asked: str) -> Iterator[_Row]:
        """Yield the names that have words like those asked for."""
        words = asked.split()
        choices = [self._like(word) for word in words]
        # The likeliest words first: the choices of each stand in that order.
        ranks = product(*(range(len(choice)) for choice in choices))
        for picked in sorted(ranks, key=sum):
            spelled = [choice[n] for choice, n in zip(choices, picked, strict=True)]
            if spelled != words:
                yield from self._having(spelled)

    def _like(self, word: str) -> list[str]:
        """Return the word itself where a name has one that it begins, else the words like it."""
        if f" {word}" in self._text or len(word) < _SHORTEST or not word.isalpha():
            return [word]
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a miss pays for it

        if not self._vocabulary:
            self._vocabulary = sorted(set(self._text.split()))
        near = process.extract(
            word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_ALTERNATIVES
        )
        return [found for found, _, _ in near]

    # -- the one text ---------------------------------------------------------------------------

    def _lines_with(self, wanted: str) -> Iterator[int]:
        at = self._text.find(wanted)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            after = number + 1
            at = self._text.find(wanted, self._starts[after]) if after < len(self._starts) else -1

    def _matches(self, pattern: str) -> Iterator[tuple[int, re.Match[str]]]:
        last = -1
        for match in re.finditer(pattern, self._text):
            number = bisect_right(self._starts, match.start()) - 1
            if number != last:
                last = number
                yield number, match


@lru_cache(maxsize=2)
def finder(network: Network) -> Finder:
    """Return the finder of a network, made when somebody first looks for something."""
    return Finder(network)


def _sorted_names(network: Network) -> list[_Name]:
    """Sort all names: kinds as people mean them, today's names first, short ones first."""
    order = {TODAY: 0, EARLIER: 2, ID: 3}
    keyed: list[tuple[tuple[int, ...], _Name]] = []
    records = {id(record): record for record in (*network.records.values(), *network.cities)}
    for record in records.values():
        kind = rank(record)
        seen = set()
        for text, what in sorted(called(record), key=lambda named: order.get(named[1], 1)):
            if (folded := fold(text)) and folded not in seen:
                seen.add(folded)
                name = _Name(folded, text, what, record)
                keyed.append(((kind, order.get(what, 1), len(folded), len(keyed)), name))
    keyed.sort(key=lambda pair: pair[0])
    return [name for _, name in keyed]
