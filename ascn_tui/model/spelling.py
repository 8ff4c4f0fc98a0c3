"""Names that some letters may mean: which fit, how, and which of their letters were asked for.

It knows nothing but names, folded, and loads little: a look-up answered by the index uses it too.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import accumulate, islice, product

from ascn_tui.model.suggestions import near_folded

EXACT, BEGINS, WORDS, INITIALS, INSIDE, SLIPS = range(6)
"""How letters fit a name: they are it, begin it, begin words of it, are its initials, stand in
it in their order, would be words of it but for a slip of the finger."""

FEW = 8
"""Where so many names fit well, those that fit poorly are not asked."""

LETTERS = 3
"""Fewer letters than these are in nearly every text."""

_CANDIDATES = 2_000
_SHORTEST = 3
_ALTERNATIVES = 4
_LONGEST_INITIALS = 6

_Row = tuple[int, Iterable[int]]

Fit = tuple[int, Iterable[int], int]
"""The number of a name, which of its letters were asked for, and how they fit it."""


class Spelling:
    """Names in the order in which equally good ones are offered, folded (see `search.fold`).

    They stand in one text, each on a line that begins with a blank: a search through them is
    then a search for « jak», which costs next to nothing however many names there are.
    `starts` says where the line of each name begins, `owners` whose it is, `ids` which are ids.
    """

    def __init__(
        self, text: str, starts: Sequence[int], owners: Sequence[int], ids: Container[int]
    ) -> None:
        self.text = text
        self.starts = starts
        self._owners = owners
        self._ids = ids
        self._vocabulary: dict[str, str] = {}

    @classmethod
    def of(cls, names: Iterable[str], owners: Sequence[int], ids: Container[int]) -> "Spelling":
        """Put names into one text."""
        lines = [f"\n {name}" for name in names]
        ends = list(accumulate(map(len, lines), initial=0))
        return cls("".join(lines) + "\n", ends[:-1], owners, ids)

    def find(
        self, asked: str, most: int = 0, wanted: Callable[[int], bool] | None = None
    ) -> list[Fit]:
        """Return the best name of each owner that some folded letters may mean, best first.

        At most `most`, 0 for all; `wanted` tells of which owners, all by default.
        """
        found: dict[int, Fit] = {}
        ways = (self._exact, self._begins, self._words, self._initials, self._inside, self._slips)
        for fits, way in enumerate(ways if asked else ()):
            if fits >= INITIALS and len(found) >= FEW:
                break
            for number, letters in way(asked):
                owner = self._owners[number]
                if owner in found or (wanted and not wanted(owner)):
                    continue
                if fits > BEGINS and number in self._ids:
                    continue  # ids are typed from their beginning; inside they say little
                found[owner] = (number, letters, fits)
                if len(found) == most:
                    return list(found.values())
        return list(found.values())

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
            start = self.starts[number] + 1
            line = self.text[start : self.text.index("\n", start)]
            at = [line.find(f" {word}") for word in words]
            if min(at) >= 0:
                spots = zip(at, words, strict=True)
                yield number, [n for start, word in spots for n in range(start, start + len(word))]

    def _initials(self, asked: str) -> Iterator[_Row]:
        if not 1 < len(asked) <= _LONGEST_INITIALS or " " in asked:
            return
        pattern = " " + "(?:[^ \n]* )?".join(f"({re.escape(letter)})" for letter in asked)
        for number, match in self._matches(pattern):
            start = self.starts[number] + 2
            yield number, [match.start(n + 1) - start for n in range(len(asked))]

    def _inside(self, asked: str) -> Iterator[_Row]:
        """Yield the names that have the letters in their order near each other, nearest first."""
        letters = asked.replace(" ", "")
        if len(letters) <= _SHORTEST:  # three letters stand so in half of all names
            return iter(())
        pattern = re.escape(letters[0]) + "".join(
            f"[^{re.escape(letter)}\n]*({re.escape(letter)})" for letter in letters[1:]
        )
        found = []
        longest = len(letters) + max(3, len(letters) // 2)
        for number, match in islice(self._matches(pattern), _CANDIDATES):
            length = match.end() - match.start()
            if length <= longest:
                start = self.starts[number] + 2
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
        if f" {word}" in self.text or len(word) < _SHORTEST or not word.isalpha():
            return [word]
        if not self._vocabulary:
            self._vocabulary = {known: known for known in sorted(set(self.text.split()))}
        return near_folded(word, self._vocabulary, _ALTERNATIVES)

    # -- the one text ---------------------------------------------------------------------------

    def _lines_with(self, wanted: str) -> Iterator[int]:
        at = self.text.find(wanted)
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            yield number
            after = number + 1
            at = self.text.find(wanted, self.starts[after]) if after < len(self.starts) else -1

    def _matches(self, pattern: str) -> Iterator[tuple[int, re.Match[str]]]:
        last = -1
        for match in re.finditer(pattern, self.text):
            number = bisect_right(self.starts, match.start()) - 1
            if number != last:
                last = number
                yield number, match
