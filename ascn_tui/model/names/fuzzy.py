"""Names that some letters may mean: which fit, how, and which of their letters were asked for."""

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice, product

from ascn_tui.model.names.suggestions import near_folded

EXACT, BEGINS, WORDS, TOGETHER, INITIALS, INSIDE, SLIPS = range(7)
"""How letters fit a name: they are it, begin it, begin words of it, begin words of it and of what
it belongs to, are its initials, stand in it in their order, would be words but for a typo."""

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


class FuzzyMatcher:
    """Names in the order in which equally good ones are offered, folded (see `search.fold`).

    `owners` says whose each name is, `ids` which are ids. `contexts` yields for each owner its
    names together with those of what it belongs to.
    """

    def __init__(
        self,
        names: Iterable[str],
        owners: Sequence[int],
        ids: Container[int],
        contexts: Callable[[], Iterable[str]],
    ) -> None:
        self.lines = Lines(names)
        self._owners = owners
        self._ids = ids
        self._contexts = contexts
        self._vocabulary: dict[str, str] = {}

    @cached_property
    def around(self) -> "Lines":
        """What each owner is called and belongs to; made when several words are asked for."""
        return Lines(self._contexts())

    @cached_property
    def _named(self) -> dict[int, list[int]]:
        """The numbers of the names of each owner."""
        found: dict[int, list[int]] = {}
        for number, owner in enumerate(self._owners):
            found.setdefault(owner, []).append(number)
        return found

    def find(
        self, asked: str, most: int = 0, wanted: Callable[[int], bool] | None = None
    ) -> list[Fit]:
        """Return the best name of each owner that some folded letters may mean, best first.

        At most `most`, 0 for all; `wanted` tells of which owners, all by default.
        """
        found: dict[int, Fit] = {}
        ways = (self._exact, self._begins, self._words, self._together, self._initials,
                self._inside, self._slips)  # fmt: skip
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
        return ((n, range(len(asked))) for n in self.lines.numbers(f"\n {asked}\n"))

    def _begins(self, asked: str) -> Iterator[_Row]:
        return ((n, range(len(asked))) for n in self.lines.numbers(f"\n {asked}"))

    def _words(self, asked: str) -> Iterator[_Row]:
        words = asked.split()
        for number, line in self.lines.with_options(words):
            yield number, list(_letters(line, words))

    def _together(self, asked: str) -> Iterator[_Row]:
        """Yield a name of each owner to which, or to what it belongs to, all words fit."""
        words = asked.split()
        for owner, _ in self.around.with_options(words) if len(words) > 1 else ():
            yield max(
                ((number, list(_letters(self.lines.line(number), words)))
                 for number in self._named[owner] if number not in self._ids),
                key=lambda row: len(row[1]),
            )  # fmt: skip

    def _initials(self, asked: str) -> Iterator[_Row]:
        if not 1 < len(asked) <= _LONGEST_INITIALS or " " in asked:
            return
        pattern = " " + "(?:[^ \n]* )?".join(f"({re.escape(letter)})" for letter in asked)
        for number, match in self.lines.matches(pattern):
            start = self.lines.starts[number] + 2
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
        for number, match in islice(self.lines.matches(pattern), _CANDIDATES):
            length = match.end() - match.start()
            if length <= longest:
                start = self.lines.starts[number] + 2
                spots = [match.start(), *(match.start(n) for n in range(1, len(letters)))]
                found.append((length, number, [spot - start for spot in spots]))
        return ((number, spots) for _, number, spots in sorted(found))

    def _slips(self, asked: str) -> Iterator[_Row]:
        """Yield the names that have words like those asked for."""
        words = asked.split()
        choices = [self._like(word) for word in words]
        # The likeliest words first.
        ranks = product(*(range(len(choice)) for choice in choices))
        for picked in sorted(ranks, key=sum):
            spelled = [choice[n] for choice, n in zip(choices, picked, strict=True)]
            if spelled != words:
                yield from self._words(" ".join(spelled))
                yield from self._together(" ".join(spelled))

    def _like(self, word: str) -> list[str]:
        """Return the word itself where a name has one that it begins, else the words like it."""
        if self._knows(f" {word}") or len(word) < _SHORTEST or not word.isalpha():
            return [word]
        if not self._vocabulary:
            self._vocabulary = {known: known for known in sorted(set(self.lines.text.split()))}
        return near_folded(word, self._vocabulary, _ALTERNATIVES)

    def _knows(self, wanted: str) -> bool:
        made = self.__dict__.get("around")
        return wanted in self.lines.text or (made is not None and wanted in made.text)


class Lines:
    """Folded texts in one text, each on a line that begins with a blank.

    A search through them is then a search for « jak», which costs next to nothing however many
    there are. `starts` says where each line begins.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        lines = [f"\n {text}" for text in texts]
        self.starts = list(accumulate(map(len, lines), initial=0))[:-1]
        self.text = "".join(lines) + "\n"

    def line(self, number: int) -> str:
        """Return a text, after the blank."""
        start = self.starts[number] + 1
        return self.text[start : self.text.index("\n", start)]

    def with_options(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield the lines in which every word asked for begins a word."""
        if not all(f" {word}" in self.text for word in words):
            return
        for number in self.numbers(f" {max(words, key=len)}"):
            line = self.line(number)
            if all(f" {word}" in line for word in words):
                yield number, line

    def numbers(self, wanted: str) -> Iterator[int]:
        """Yield the numbers of the lines that have some letters."""
        at = self.text.find(wanted)
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            yield number
            after = number + 1
            at = self.text.find(wanted, self.starts[after]) if after < len(self.starts) else -1

    def matches(self, pattern: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the lines that have a pattern, with its first match in each."""
        last = -1
        for match in re.finditer(pattern, self.text):
            number = bisect_right(self.starts, match.start()) - 1
            if number != last:
                last = number
                yield number, match


def _letters(line: str, words: Iterable[str]) -> Iterator[int]:
    """Yield the places in a name of the words that begin a word of it; `line` has a blank first."""
    for word in words:
        start = line.find(f" {word}")
        if start >= 0:
            yield from range(start, start + len(word))
