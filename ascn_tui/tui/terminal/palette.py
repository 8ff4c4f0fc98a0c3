"""Painting colour by colour: to say a colour takes twice the bytes of going to another place."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ascn_tui.tui.terminal.drawn import Run
from ascn_tui.tui.terminal.sgr import PLAIN, Pen, change, pen

_SEEN_ON_BLANKS = frozenset(("4", "7", "9", "21", "53"))
_BLANKS = re.compile(r" {14,}")
_WORTH_ERASING = 6
"""Blanks at the end of a run are erased from this many on: the order takes no more."""


class Palette:
    """Collects runs of text that lie beside each other, each with its row, by their pens.

    `erases` says that the terminal erases with the background in use.
    """

    def __init__(self, *, erases: bool) -> None:
        self._erases = erases
        self._runs: defaultdict[Pen, list[tuple[int, Run]]] = defaultdict(list)
        self._ends: dict[int, int] = {}
        self._last = PLAIN

    def add(self, row: int, run: Run) -> None:
        """Take a run to be painted with all others of its colour."""
        self._ends[row] = run.end
        self._last = self._pen(run)
        self._runs[self._last].append((row, run))

    def covers(self, row: int, run: Run) -> bool:
        """Tell whether a run may lie over one that waits to be painted."""
        return run.start < self._ends.get(row, 0)

    def take(self) -> str:
        """Return what paints all that was collected, ending in a plain style; start anew."""
        painted = "".join(self._painted())
        self._runs.clear()
        self._ends.clear()
        return painted

    def _painted(self) -> Iterator[str]:
        has, there = PLAIN, (0, 0)
        for wanted, runs in self._runs.items():
            yield change(has, wanted)
            has = wanted
            for row, run in runs:
                if there != (row, run.start):
                    yield f"\x1b[{run.start}G" if there[0] == row else f"\x1b[{row};{run.start}H"
                text, blanks = self._parted(run.text)
                yield text
                there = row, run.end - blanks
        yield change(has, PLAIN)

    def _parted(self, text: str) -> tuple[str, int]:
        """Say blanks by their number; return too how many at the end are not stepped over."""
        if not self._erases:
            return text, 0
        words = text.rstrip(" ")
        blanks = len(text) - len(words)
        if blanks < _WORTH_ERASING:
            return _BLANKS.sub(_erased, text), 0
        return f"{_BLANKS.sub(_erased, words)}\x1b[{blanks}X", blanks

    def _pen(self, run: Run) -> Pen:
        """Return the pen of a run; blanks take the last one if it has their background."""
        wanted = pen(run.style, PLAIN)
        if run.text.strip(" ") or wanted.attributes & _SEEN_ON_BLANKS:
            return wanted
        if self._last.attributes & _SEEN_ON_BLANKS or self._last.background != wanted.background:
            return Pen(background=wanted.background)
        return self._last


def _erased(blanks: re.Match[str]) -> str:
    """Say a run of blanks by its length: erase so many cells, then step over them."""
    length = len(blanks[0])
    return f"\x1b[{length}X\x1b[{length}C"
