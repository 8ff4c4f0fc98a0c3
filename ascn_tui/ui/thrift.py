"""The same picture in fewer bytes: colours are said when they change, not with every word."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from ascn_tui.ui.drawn import STYLE, Drawn
from ascn_tui.ui.letters import TWINS

_PLACE = re.compile(r"\x1b\[(\d+);(\d+)H")
_CLEARS = re.compile(r"\x1b\[(?:\?1049|[0-3]?[JKLM])")
_MOVES = re.compile(r"(?:\x1b\[\d*(?:;\d+)*[HABCDGd]|[\r\n])*")
_EXTENDED = ("38", "48")
_SEEN_ON_BLANKS = frozenset(("4", "7", "9", "21", "53"))
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}
_BLANKS = re.compile(r" {14,}")
_FILLS = re.compile(r"xterm|tmux|alacritty|foot|kitty|wezterm|ghostty|vte|konsole|iterm|contour")
"""Terminals whose «erase characters» fills with the background in use (terminfo's bce)."""

_DEFAULT_FOREGROUND, _DEFAULT_BACKGROUND = "39", "49"
_RGB = "2"


class Pen(NamedTuple):
    """What a terminal writes with: attributes, foreground and background, as SGR parameters."""

    attributes: frozenset[str] = frozenset()
    foreground: str = ""
    background: str = ""


PLAIN = Pen()


class Thrift:
    """Rewrites a stream in which every run of text sets and resets its whole style.

    Textual writes such streams: over half of its bytes repeat the colours already set.
    """

    def __init__(self, terminal: str = "") -> None:
        self.ascii_only = False
        self._has = PLAIN
        self.write: Callable[[str], None] | None = None
        self._fills = _FILLS.match(terminal) is not None
        self._drawn = Drawn()

    def send(self, message: str) -> None:
        """Write something that paints nothing, as it is."""
        if self.write:
            self.write(message)

    def forget(self) -> None:
        """Take nothing for painted any more: the terminal was resized, or somebody else wrote."""
        self._drawn.forget()

    def squeeze(self, data: str) -> str:
        """Return text that paints the same cells; it ends with the style reset."""
        if self.ascii_only:
            data = data.translate(TWINS)
        if "\x1b[" not in data:
            return data
        before, *placed = _PLACE.split(data)
        if _CLEARS.search(before):
            self.forget()
        out = self._styled(before)
        for row, column, data_there in zip(placed[::3], placed[1::3], placed[2::3], strict=True):
            runs = data_there.rstrip("\r\n")  # every place is named: the line end moves nothing
            if part := self._fresh(int(row), int(column), runs):
                out += [f"\x1b[{row};{part[0]}H", *self._styled(part[1])]
        out.append(self._turn_to(PLAIN))
        return "".join(out)

    def _fresh(self, row: int, column: int, runs: str) -> tuple[int, str] | None:
        """Return where and what of some runs of text changes a row."""
        if "\x1b" in STYLE.sub("", runs):
            self.forget()  # something other than text and colours: all may look different now
            return column, runs
        return self._drawn.fresh(row, column, runs)

    def _styled(self, data: str) -> list[str]:
        """Say colours only where they change, and runs of blanks by their length."""
        first, *rest = STYLE.split(data)
        out = [first]
        wanted = PLAIN
        for parameters, text in zip(rest[::2], rest[1::2], strict=True):
            wanted = pen(parameters, wanted)
            if not text:
                continue
            if not _MOVES.fullmatch(text):
                out.append(self._turn_to(wanted if text.strip(" ") else self._blank(wanted)))
            out.append(_BLANKS.sub(_erased, text) if self._fills else text)
        return out

    def _blank(self, wanted: Pen) -> Pen:
        """Return a pen that is as good for blanks: only the background of those is seen."""
        if (self._has.attributes | wanted.attributes) & _SEEN_ON_BLANKS:
            return wanted
        return Pen(self._has.attributes, self._has.foreground, wanted.background)

    def _turn_to(self, wanted: Pen) -> str:
        before, self._has = self._has, wanted
        return change(before, wanted)


def _erased(blanks: re.Match[str]) -> str:
    """Say a run of blanks by its length: erase so many cells, then step over them."""
    length = len(blanks[0])
    return f"\x1b[{length}X\x1b[{length}C"


@lru_cache(maxsize=1024)
def pen(parameters: str, before: Pen) -> Pen:
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
    return Pen(frozenset(attributes), foreground, background)


@lru_cache(maxsize=1024)
def change(before: Pen, after: Pen) -> str:
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
