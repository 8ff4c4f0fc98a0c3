"""The same picture in fewer bytes: only what changed is written, and each colour said once."""

import re
from collections.abc import Callable, Iterator

from ascn_tui.tui.terminal.drawn import STYLE, Drawn
from ascn_tui.tui.terminal.ascii import TWINS
from ascn_tui.tui.terminal.palette import Palette

_PLACE = re.compile(r"\x1b\[(\d+);(\d+)H")
_CLEARS = re.compile(r"\x1b\[(?:\?1049|[0-3]?[JKLM])")
_ERASES = re.compile(r"xterm|tmux|alacritty|foot|kitty|wezterm|ghostty|vte|konsole|iterm|contour")
"""Terminals whose «erase characters» fills with the background in use (terminfo's bce)."""


class Thrift:
    """Rewrites a stream in which every run of text sets and resets its whole style.

    Textual writes such streams: over half of its bytes repeat the colours already set.
    """

    def __init__(self, terminal: str = "") -> None:
        self.ascii_only = False
        self.write: Callable[[str], None] | None = None
        self._drawn = Drawn()
        self._palette = Palette(erases=_ERASES.match(terminal) is not None)

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
