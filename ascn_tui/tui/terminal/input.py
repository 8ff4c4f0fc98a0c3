"""Input: sanitised bytes, guarded pastes, and keys dispatched one after the other."""

import asyncio
import codecs
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from textual import events
from textual._parser import ParseError  # the driver's own parser: there is no public one
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.message import Message
from textual.widget import Widget

from ascn_tui.render.lines import Line
from ascn_tui.tui.widgets.row_list import RowList

PASTE, PASTED = "\x1b[200~", "\x1b[201~"
LONGEST_PASTE = 10_000
"""Characters of one paste that are taken; the boxes here hold a line or two."""

LONGEST_TYPED = 120
"""Characters that a box takes: a cat on the keyboard is not searched for."""

SILENCE = 1.0
"""Seconds without a byte after which a paste is over, whether it said so or not."""


class PasteGuard:
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


class InputParser:
    """Turns bytes into the events that they mean; no bytes are too strange for it."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("ignore").decode
        self._pasting = PasteGuard()
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


_SWEEPS = 3
"""A key sets off a message, and that another one, on their way up; the last may open something."""
_ROUNDS = 3
"""What is painted may be of a new size, which its panes are told by messages of their own."""
_LONGEST = 1.0
"""Seconds that a key waits at most: better a key in the wrong place than a dead keyboard."""


class QueuedInputApp(App[None]):
    """An app that takes keys, pastes and clicks in the order in which they come."""

    _moved_by = ""
    """The last key, where it did nothing but move a cursor."""

    async def on_event(self, event: events.Event) -> None:
        """Let what comes from the reader wait for what came before it."""
        if isinstance(event, events.MouseMove) or not _is_new(event):
            await super().on_event(event)
        elif isinstance(event, events.Key):
            await self._take(event)
        else:
            await self._work_off(painted=False)
            await super().on_event(event)

    async def _take(self, key: events.Key) -> None:
        """Do what a key is bound to at once, unless somebody takes it as a letter."""
        if key.key != self._moved_by:  # a key held down is painted as often as there is time
            await self._work_off(painted=not self._is_letter(key))
        before = _place(self.focused)
        if self._is_letter(key):
            await super().on_event(key)
        elif not await self._check_bindings(key.key, priority=True):
            # Nobody between the keyboard and the app cares for it: it comes up at once.
            if key.key == "escape":
                self.screen.clear_selection()
            await self._on_message(key)
        self._moved_by = key.key if _moved(before, _place(self.focused)) else ""

    def _is_letter(self, key: events.Key) -> bool:
        """Tell whether who has the keyboard takes a key as a letter."""
        focused = self.focused
        if isinstance(focused, RowList) and focused.takes_letters:
            return True
        return focused is not None and focused.check_consume_key(key.key, key.character)

    async def _work_off(self, *, painted: bool) -> None:
        """Wait until what was set off is done: messages are handled, what is new stands.

        `painted` waits until it is laid out too: how far a key goes may depend on a size.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(_LONGEST):
                for _ in range(_ROUNDS if painted else 1):
                    for _ in range(_SWEEPS):
                        for widget in self._busy():
                            await _done(widget.call_later)
                    if painted:
                        await _done(self.screen.call_after_refresh)
                    if not self._busy():
                        break

    def _busy(self) -> list[Widget]:
        """Return the widgets that have messages to handle or are not mounted yet."""
        screen = self.screen
        widgets = [*screen.walk_children(Widget, reverse=True), screen]
        return [one for one in widgets if one.message_queue_size or not one.is_mounted]


def _is_new(event: events.Event) -> bool:
    """Tell whether an event comes from the reader, and not from those who saw it already."""
    return isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded


class _Place(NamedTuple):
    lines: Sequence[Line]
    cursor: int
    top: int


def _place(pane: Widget | None) -> _Place | None:
    return _Place(pane.lines, pane.cursor, pane.top) if isinstance(pane, RowList) else None


def _moved(before: _Place | None, after: _Place | None) -> bool:
    """Tell whether a cursor moved in lines that stayed: another location has lines of its own."""
    if before is None or after is None or before.lines is not after.lines:
        return False
    return before[1:] != after[1:]


async def _done(call: Callable[[Callable[[], None]], bool]) -> None:
    """Wait until a call that was put off is made, after all that was put off before it."""
    done = asyncio.Event()
    if call(done.set):
        await done.wait()
