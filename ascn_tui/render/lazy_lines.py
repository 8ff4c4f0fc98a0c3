"""Lazy sequences of lines: long pages are drawn as far as they are scrolled."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Generic, TypeVar, overload

from ascn_tui.render.lines import Line

T = TypeVar("T")


class LazyLines(Sequence[Line]):
    """Lines drawn on demand, from the first one down.

    `expected` is an estimate of their number. Asked for its length it draws them all.
    """

    def __init__(self, lines: Iterable[Line], expected: int) -> None:
        self._drawn: list[Line] = []
        self._rest = iter(lines)
        self._expected = expected

    def reach(self, end: int) -> int:
        missing = end - len(self._drawn)
        if missing > 0:
            self._drawn.extend(islice(self._rest, missing))
            if len(self._drawn) < end:
                self._expected = 0
        return min(end, len(self._drawn))

    @property
    def about(self) -> int:
        return max(len(self._drawn), self._expected)

    def __len__(self) -> int:
        self._drawn.extend(self._rest)
        self._expected = 0
        return len(self._drawn)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        end = at.stop if isinstance(at, slice) else at + 1
        self.reach(end if end is not None and end > 0 else len(self))
        return self._drawn[at]


class MappedLines(Sequence[Line], Generic[T]):
    """One line for each of some things, drawn when it is accessed."""

    def __init__(self, things: Sequence[T], draw: Callable[[T], Line]) -> None:
        self._things = things
        self._draw = draw
        self._drawn: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        if at not in self._drawn:
            self._drawn[at] = self._draw(self._things[at])
        return self._drawn[at]


def reach(lines: Sequence[Line], end: int) -> int:
    return lines.reach(end) if isinstance(lines, LazyLines) else min(end, len(lines))


def about(lines: Sequence[Line]) -> int:
    return lines.about if isinstance(lines, LazyLines) else len(lines)
