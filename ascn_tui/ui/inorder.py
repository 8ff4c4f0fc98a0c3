"""Keys one after the other: none is looked at before what the ones before it opened is there.

Textual hands a key to whatever has the keyboard when it comes; of keys that come at once, as over
a slow line, a second would go to what was there before the first. So a key waits here until all
that the one before it set off is worked off.
"""

import asyncio
from contextlib import suppress

from textual import events
from textual.app import App
from textual.widget import Widget

from ascn_tui.ui.panes.lettered import LetteredRows
from ascn_tui.ui.panes.rows import Rows

_SWEEPS = 3
"""A key sets off a message, and that another one, on their way up; the last may open something."""
_LONGEST = 1.0
"""Seconds that a key waits at most: better a key in the wrong place than a dead keyboard."""


class InOrderApp(App[None]):
    """An app that takes keys, pastes and clicks in the order in which they come."""

    _moved = False
    """Whether the last key did nothing but move a cursor."""

    async def on_event(self, event: events.Event) -> None:
        """Let what comes from the reader wait for what came before it."""
        if isinstance(event, events.MouseMove) or not _is_new(event):
            await super().on_event(event)
        elif isinstance(event, events.Key):
            await self._take(event)
        else:
            await self._work_off()
            await super().on_event(event)

    async def _take(self, key: events.Key) -> None:
        """Do what a key is bound to at once, unless somebody takes it as a letter."""
        if not self._moved:
            await self._work_off()
        before = _place(self.focused)
        if self._is_letter(key):
            await super().on_event(key)
        elif not await self._check_bindings(key.key, priority=True):
            # Nobody between the keyboard and the app cares for it: it comes up at once.
            if key.key == "escape":
                self.screen.clear_selection()
            await self._on_message(key)
        after = _place(self.focused)
        self._moved = before is not None and before != after and after is not None

    def _is_letter(self, key: events.Key) -> bool:
        """Tell whether who has the keyboard takes a key as a letter."""
        focused = self.focused
        if isinstance(focused, LetteredRows) and focused.letters is not None:
            return True
        return focused is not None and focused.check_consume_key(key.key, key.character)

    async def _work_off(self) -> None:
        """Wait until what was set off is done: messages are handled, what is new stands."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_LONGEST):
                for _ in range(_SWEEPS):
                    screen = self.screen
                    for widget in (self.focused or screen).ancestors_with_self:
                        if isinstance(widget, Widget):
                            await _worked_off(widget)
                    for widget in screen.walk_children(Widget):
                        if not widget.is_mounted:
                            await _worked_off(widget)


def _is_new(event: events.Event) -> bool:
    """Tell whether an event comes from the reader, and not from those who saw it already."""
    return isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded


def _place(focused: Widget | None) -> tuple[Widget, int, int] | None:
    return (focused, focused.cursor, focused.top) if isinstance(focused, Rows) else None


async def _worked_off(widget: Widget) -> None:
    """Wait until a widget has mounted and handled all that it was told so far."""
    done = asyncio.Event()
    if widget.call_later(done.set):
        await done.wait()
