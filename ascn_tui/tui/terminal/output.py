"""Output optimisation: a frame buffer, and only changed cells are written."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ascn_tui.render.lines import cells
from ascn_tui.tui.terminal.ascii import TWINS

_EXTENDED = ("38", "48")
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}
_DEFAULT_FOREGROUND, _DEFAULT_BACKGROUND = "39", "49"
_RGB = "2"


class SgrState(NamedTuple):
    """What a terminal writes with: attributes, foreground and background, as SGR parameters."""

    attributes: frozenset[str] = frozenset()
    foreground: str = ""
    background: str = ""


PLAIN = SgrState()


@lru_cache(maxsize=1024)
def pen(parameters: str, before: SgrState) -> SgrState:
    """Return the pen after SGR parameters; a pen that knows too little of them starts anew."""
    codes = parameters.split(";") if parameters else ["0"]
    attributes, foreground, background = (
        set(before.attributes),
        before.foreground,
        before.background,
    )
    while codes:
        code = codes.pop(0)
        if code in _EXTENDED and codes:
            taken = 4 if codes[0] == _RGB else 2
            colour = ";".join([code, *codes[:taken]])
            codes = codes[taken:]
            foreground, background = (colour, background) if code == "38" else (foreground, colour)
        elif code in ("0", ""):
            attributes, foreground, background = set(), "", ""
        elif code == _DEFAULT_FOREGROUND:
            foreground = ""
        elif code == _DEFAULT_BACKGROUND:
            background = ""
        elif code[0] in "39" and len(code) == len("30"):
            foreground = code
        elif (code[0] == "4" and len(code) == len("40")) or code[:2] == "10":
            background = code
        else:
            attributes.add(code)
    return SgrState(frozenset(attributes), foreground, background)


@lru_cache(maxsize=1024)
def change(before: SgrState, after: SgrState) -> str:
    """Return the shortest SGR sequence from one pen to another, empty when they are equal."""
    if before == after:
        return ""
    if after == PLAIN:
        return "\x1b[m"
    gone = before.attributes - after.attributes
    codes = sorted({_OFF.get(code, "") for code in gone}, key=len)
    # Bold and dim share their «off»: what stays of the two is said again.
    has = before.attributes - gone - ({"1", "2"} if "22" in codes else set())
    if "" in codes:
        codes, has, before = ["0"], frozenset(), PLAIN
    codes += sorted(after.attributes - has, key=int)
    if before.foreground != after.foreground:
        codes.append(after.foreground or _DEFAULT_FOREGROUND)
    if before.background != after.background:
        codes.append(after.background or _DEFAULT_BACKGROUND)
    return f"\x1b[{';'.join(codes)}m"


STYLE = re.compile(r"\x1b\[([\d;]*)m")
_RESET = "\x1b[0m"
_WORTH = 6
"""Cells that stand already are stepped over from this many on: a step is about as long."""


class CellRun(NamedTuple):
    """Text in one style on a row: its columns from start to before end, SGR parameters, text."""

    start: int
    end: int
    style: str
    text: str


class FrameBuffer:
    """Remembers for each row which runs of text were last written to which columns.

    Textual sets and resets the style of every run, so a run looks the same wherever a writing
    begins; and it writes the same rows in other pieces whenever panes are laid out anew.
    """

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, CellRun]] = {}

    def forget(self) -> None:
        """Take nothing for drawn any more."""
        self._rows.clear()

    def fresh(self, row: int, column: int, writing: str) -> list[CellRun]:
        """Note a writing of text and styles to a row; return what of it changes the row."""
        known, runs = self._rows.get(row, {}), list(_runs(column, writing))
        end = runs[-1].end if runs else column
        beside = {at: run for at, run in known.items() if run.end <= column or at >= end}
        self._rows[row] = beside | {run.start: run for run in runs}
        return [left for run in runs if (left := _differing(run, known.get(run.start))).text]


def _runs(column: int, writing: str) -> Iterator[CellRun]:
    """Part a writing where its style changes; a style that is not reset goes on."""
    style = ""
    for n, part in enumerate(STYLE.split(writing)):
        if n % 2:
            style = "" if part in ("", "0") else f"{style};{part}" if style else part
        elif width := cells(part):
            yield CellRun(column, column + width, style, part)
            column += width


def _differing(run: CellRun, before: CellRun | None) -> CellRun:
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


_SEEN_ON_BLANKS = frozenset(("4", "7", "9", "21", "53"))
_BLANKS = re.compile(r" {14,}")
_WORTH_ERASING = 6
"""Blanks at the end of a run are erased from this many on: the order takes no more."""


class RunBatch:
    """Collects runs of text that lie beside each other, each with its row, by their pens.

    `erases` says that the terminal erases with the background in use.
    """

    def __init__(self, *, erases: bool) -> None:
        self._erases = erases
        self._runs: defaultdict[SgrState, list[tuple[int, CellRun]]] = defaultdict(list)
        self._ends: dict[int, int] = {}
        self._last = PLAIN

    def add(self, row: int, run: CellRun) -> None:
        """Take a run to be painted with all others of its colour."""
        self._ends[row] = run.end
        self._last = self._pen(run)
        self._runs[self._last].append((row, run))

    def covers(self, row: int, run: CellRun) -> bool:
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

    def _pen(self, run: CellRun) -> SgrState:
        """Return the pen of a run; blanks take the last one if it has their background."""
        wanted = pen(run.style, PLAIN)
        if run.text.strip(" ") or wanted.attributes & _SEEN_ON_BLANKS:
            return wanted
        if self._last.attributes & _SEEN_ON_BLANKS or self._last.background != wanted.background:
            return SgrState(background=wanted.background)
        return self._last


def _erased(blanks: re.Match[str]) -> str:
    """Say a run of blanks by its length: erase so many cells, then step over them."""
    length = len(blanks[0])
    return f"\x1b[{length}X\x1b[{length}C"


_PLACE = re.compile(r"\x1b\[(\d+);(\d+)H")
_CLEARS = re.compile(r"\x1b\[(?:\?1049|[0-3]?[JKLM])")
_ERASES = re.compile(r"xterm|tmux|alacritty|foot|kitty|wezterm|ghostty|vte|konsole|iterm|contour")
"""Terminals whose «erase characters» fills with the background in use (terminfo's bce)."""


class OutputOptimizer:
    """Rewrites a stream in which every run of text sets and resets its whole style.

    Textual writes such streams: over half of its bytes repeat the colours already set.
    """

    def __init__(self, terminal: str = "") -> None:
        self.ascii_only = False
        self.write: Callable[[str], None] | None = None
        self._drawn = FrameBuffer()
        self._palette = RunBatch(erases=_ERASES.match(terminal) is not None)

    def send(self, message: str) -> None:
        """Write something that paints nothing, as it is."""
        if self.write:
            self.write(message)

    def forget(self) -> None:
        """Take nothing for painted any more: the terminal was resized, or somebody else wrote."""
        self._drawn.forget()

    def optimise(self, data: str) -> str:
        """Return text that paints the same cells; it ends with the style reset."""
        if self.ascii_only:
            data = data.translate(TWINS)
        if "\x1b[" not in data:
            return data
        before, *placed = _PLACE.split(data)
        if _CLEARS.search(before):
            self.forget()
        out = [before]
        for row, column, line in zip(placed[::3], placed[1::3], placed[2::3], strict=True):
            writing = line.rstrip("\r\n")  # every place is named: the line end moves nothing
            if "\x1b" in STYLE.sub("", writing):
                self.forget()  # something other than text and colours: all may look different now
                out += [self._palette.take(), f"\x1b[{row};{column}H{writing}\x1b[m"]
            else:
                out += self._taken(int(row), int(column), writing)
        out.append(self._palette.take())
        return "".join(out)

    def _taken(self, row: int, column: int, writing: str) -> Iterator[str]:
        """Collect what is new in a writing; yield what has to be painted before it."""
        for run in self._drawn.fresh(row, column, writing):
            if self._palette.covers(row, run):
                yield self._palette.take()
            self._palette.add(row, run)
