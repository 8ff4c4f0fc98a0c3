"""The driver of the app: Textual's own, with fewer bytes out, safe bytes in, and a way out."""

import asyncio
import os
import select
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from threading import Event

from textual.driver import Driver
from textual.message import Message

from ascn_tui.tui.terminal.input import Keyboard
from ascn_tui.tui.terminal.lookout import BELOW, Lookout
from ascn_tui.tui.terminal.output import Thrift

_AT_ONCE = 65_536
_PAUSE = 0.1
"""Seconds after which the keyboard looks whether the program is ending, and for a lone Escape."""


def _events(tty: int, ending: Event) -> Iterator[Message]:
    """Yield what the keyboard says until the program ends."""
    keyboard = Keyboard()
    while not ending.is_set():
        ready = select.select([tty], [], [], _PAUSE)[0]
        try:
            data = os.read(tty, _AT_ONCE) if ready else b""
        except OSError:
            data = b""
        if ready and not data:
            return  # the terminal is gone; Textual would read nothing, as fast as it can
        yield from keyboard.feed(data)


def stationed(driver: type[Driver], thrift: Thrift, keep: Callable[[], None]) -> type[Driver]:
    """Return a driver class that does what the given one does, on terminals of every temper.

    `keep` is called before the program ends, while no signal can end it yet.
    """

    class StationedDriver(driver):  # type: ignore[misc, valid-type]
        """Squeezes everything on its way out, and looks out for the end of the terminal."""

        lookout: Lookout | None = None

        def start_application_mode(self) -> None:
            """Be the way out for messages too, and begin to look out."""
            if self.lookout is None:
                loop = asyncio.get_running_loop()
                self.lookout = Lookout(self.fileno, partial(self._leave, loop), keep)
                self.lookout.start()
            super().start_application_mode()
            thrift.write = super().write

        def _leave(self, loop: asyncio.AbstractEventLoop, code: int) -> None:
            with suppress(RuntimeError):  # the loop is closed: the program is ending already
                loop.call_soon_threadsafe(partial(self._app.exit, return_code=code))

        def write(self, data: str) -> None:
            """Write data to the terminal."""
            super().write(thrift.squeeze(data))

        def run_input_thread(self) -> None:
            """Read keys until the program ends or the terminal is gone."""
            for event in _events(self.fileno, self.exit_event):
                self.process_message(event)

        def stop_application_mode(self) -> None:
            """Leave the terminal as it was, pixel mouse reports included, which Textual forgets."""
            super().write(f"\x1b[?1016l{BELOW}")
            super().stop_application_mode()

        def close(self) -> None:
            """Write what is left to write; from here on nothing can keep the program."""
            keep()
            super().close()
            if self.lookout is not None:
                self.lookout.stop()

    return StationedDriver
