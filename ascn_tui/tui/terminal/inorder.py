"""Keys one after the other: none is looked at before what the ones before it opened is there.

Textual hands a key to whatever has the keyboard when it comes; of keys that come at once, as over
a slow line, a second would go to what was there before the first. So a key waits here until all
that the one before it set off is worked off.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

from textual import events
from textual.app import App
from textual.widget import Widget

from ascn_tui.render.lines import Line
from ascn_tui.tui.widgets.lettered import LetteredRows
from ascn_tui.tui.widgets.row_list import Rows

_SWEEPS = 3
"""A key sets off a message, and that another one, on their way up; the last may open something."""
_ROUNDS = 3
"""What is painted may be of a new size, which its panes are told by messages of their own."""
_LONGEST = 1.0
"""Seconds that a key waits at most: better a key in the wrong place than a dead keyboard."""


class InOrderApp(App[None]):
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
        if isinstance(focused, LetteredRows) and focused.letters is not None:
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
    return _Place(pane.lines, pane.cursor, pane.top) if isinstance(pane, Rows) else None


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
