"""What stands on the terminal, row by row: nothing is written to where it stands already."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ascn_tui.render.lines import cells

STYLE = re.compile(r"\x1b\[([\d;]*)m")
_RESET = "\x1b[0m"
_WORTH = 6
"""Cells that stand already are stepped over from this many on: a step is about as long."""


class Run(NamedTuple):
    """Text in one style on a row: its columns from start to before end, SGR parameters, text."""

    start: int
    end: int
    style: str
    text: str


class Drawn:
    """Remembers for each row which runs of text were last written to which columns.

    Textual sets and resets the style of every run, so a run looks the same wherever a writing
    begins; and it writes the same rows in other pieces whenever panes are laid out anew.
    """

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, Run]] = {}

    def forget(self) -> None:
        """Take nothing for drawn any more."""
        self._rows.clear()

    def fresh(self, row: int, column: int, writing: str) -> list[Run]:
        """Note a writing of text and styles to a row; return what of it changes the row."""
        known, runs = self._rows.get(row, {}), list(_runs(column, writing))
        end = runs[-1].end if runs else column
        beside = {at: run for at, run in known.items() if run.end <= column or at >= end}
        self._rows[row] = beside | {run.start: run for run in runs}
        return [left for run in runs if (left := _differing(run, known.get(run.start))).text]


def _runs(column: int, writing: str) -> Iterator[Run]:
    """Part a writing where its style changes; a style that is not reset goes on."""
    style = ""
    for n, part in enumerate(STYLE.split(writing)):
        if n % 2:
            style = "" if part in ("", "0") else f"{style};{part}" if style else part
        elif width := cells(part):
            yield Run(column, column + width, style, part)
            column += width


def _differing(run: Run, before: Run | None) -> Run:
    """Leave out what a run begins with and stands there already: bars grow at their end."""
    if before == run:
        return run._replace(text="")
    if not before or before.style != run.style:
        return run
    pairs = enumerate(zip(run.text, before.text, strict=False))
    same = next((n for n, (a, b) in pairs if a != b), min(len(run.text), len(before.text)))
    if not (_whole(run.text, same) and _whole(before.text, same)):
        return run
    if same < min(_WORTH, len(run.text)):
        return run
    return run._replace(start=run.start + cells(run.text[:same]), text=run.text[same:])


def _whole(text: str, length: int) -> bool:
    """Tell whether so much of a text ends with a whole character: what follows has cells."""
    return cells(text[length : length + 1] or " ") > 0
