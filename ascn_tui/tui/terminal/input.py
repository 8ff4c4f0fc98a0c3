"""What comes from the keyboard, made harmless: broken bytes, endless pastes, broken sequences."""

import codecs
import time
from collections.abc import Callable, Iterator

from textual._parser import ParseError  # the driver's own parser: there is no public one
from textual._xterm_parser import XTermParser
from textual.message import Message

PASTE, PASTED = "\x1b[200~", "\x1b[201~"
LONGEST_PASTE = 10_000
"""Characters of one paste that are taken; the boxes here hold a line or two."""

LONGEST_TYPED = 120
"""Characters that a box takes: a cat on the keyboard is not searched for."""

SILENCE = 1.0
"""Seconds without a byte after which a paste is over, whether it said so or not."""


class Pasting:
    """Cuts pastes to a length, and ends those whose end never comes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._pasting = False
        self._tail = ""
        self._taken = 0
        self._heard = 0.0

    def feed(self, text: str) -> str:
        """Return what of a text goes on; markers that arrive in pieces are recognised."""
        self._heard = self._clock()
        passed = ""
        while text:
            seen = self._tail + text
            marker = PASTED if self._pasting else PASTE
            found = seen.find(marker)
            end = len(text) if found < 0 else found + len(marker) - len(self._tail)
            passed += self._kept(text[:end], ended=found >= 0)
            text, self._tail = text[end:], "" if found >= 0 else seen[-len(marker) + 1 :]
            if found >= 0:
                self._pasting, self._taken = not self._pasting, 0
        return passed

    def _kept(self, part: str, *, ended: bool) -> str:
        if not self._pasting:
            return part
        kept = part[: max(0, LONGEST_PASTE - self._taken)]
        self._taken += len(part)
        # The marker of the end has to arrive even where the text before it was cut.
        return PASTED if ended and len(kept) < len(part) else kept

    def overdue(self) -> str:
        """Return what ends a paste that has fallen silent."""
        if not self._pasting or self._clock() - self._heard < SILENCE:
            return ""
        self._pasting, self._tail, self._taken = False, "", 0
        return PASTED


class Keyboard:
    """Turns bytes into the events that they mean; no bytes are too strange for it."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("ignore").decode
        self._pasting = Pasting()
        self._parser = XTermParser()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield the events of some bytes; without any, of the time that went by."""
        text = self._pasting.feed(self._decode(data)) if data else self._pasting.overdue()
        try:
            if text:
                yield from self._parser.feed(text)
            yield from self._parser.tick()
        except (ParseError, ArithmeticError, LookupError, ValueError):
            # Sequences with figures that make no sense: begin anew with the next bytes.
            self._parser = XTermParser()
