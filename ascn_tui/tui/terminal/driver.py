"""Textual's driver with optimised output, sanitised input and a shutdown watchdog."""

import asyncio
import os
import select
import signal
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from threading import Event, Thread, current_thread, main_thread
from threading import enumerate as enumerate_threads
from types import FrameType

from textual.driver import Driver
from textual.message import Message

from ascn_tui.tui.terminal.input import InputParser
from ascn_tui.tui.terminal.output import OutputOptimizer

_AT_ONCE = 65_536
_PAUSE = 0.1
"""Seconds after which the keyboard looks whether the program is ending, and for a lone Escape."""


def _events(tty: int, ending: Event) -> Iterator[Message]:
    """Yield what the keyboard says until the program ends."""
    keyboard = InputParser()
    while not ending.is_set():
        ready = select.select([tty], [], [], _PAUSE)[0]
        try:
            data = os.read(tty, _AT_ONCE) if ready else b""
        except OSError:
            data = b""
        if ready and not data:
            return  # the terminal is gone; Textual would read nothing, as fast as it can
        yield from keyboard.feed(data)


def explorer_driver(
    driver: type[Driver], thrift: OutputOptimizer, keep: Callable[[], None]
) -> type[Driver]:
    """Return a driver class that does what the given one does, on terminals of every temper.

    `keep` is called before the program ends, while no signal can end it yet.
    """

    class StationedDriver(driver):  # type: ignore[misc, valid-type]
        """Squeezes everything on its way out, and looks out for the end of the terminal."""

        lookout: ShutdownWatchdog | None = None

        def start_application_mode(self) -> None:
            """Be the way out for messages too, and begin to look out."""
            if self.lookout is None:
                loop = asyncio.get_running_loop()
                self.lookout = ShutdownWatchdog(self.fileno, partial(self._leave, loop), keep)
                self.lookout.start()
            super().start_application_mode()
            thrift.write = super().write

        def _leave(self, loop: asyncio.AbstractEventLoop, code: int) -> None:
            with suppress(RuntimeError):  # the loop is closed: the program is ending already
                loop.call_soon_threadsafe(partial(self._app.exit, return_code=code))

        def write(self, data: str) -> None:
            """Write data to the terminal."""
            super().write(thrift.optimise(data))

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


SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT)
GRACE = 1.0
"""Seconds that the program has to end by itself before it is ended."""

_TRIES = 50
_OUTPUT = 2
"""Where Textual paints: standard error."""

_WRITER = "textual-output"
"""The thread that writes to the terminal, by the name that Textual gives it."""

_KNOCK = signal.SIGUSR2
"""A signal that means nothing but interrupts a thread that waits to write."""

SIGNALLED = 128
"""What a shell adds to the number of a signal for an exit code."""

BELOW = "\x1b[m\x1b[999;1H\r\n"
"""A new line below the picture: without an alternate screen it stays, and a prompt follows."""

MODES_OFF = (
    b"\x18\x1b[m\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l"
    b"\x1b[?1006l\x1b[?1016l\x1b[<u%s\x1b[?1049l\x1b[?25h\x1b[?1004l"
) % BELOW.encode()
"""Ends a sequence cut off half way, then switches off every mode that is switched on at start."""


class ShutdownWatchdog(Thread):
    """Waits, at no cost, for a signal or for the terminal to vanish; then sees to the end."""

    def __init__(self, tty: int, leave: Callable[[int], None], keep: Callable[[], None]) -> None:
        super().__init__(name="lookout", daemon=True)
        self._tty = tty
        self._settings = termios.tcgetattr(tty)
        self._leave = leave
        self._keep = keep
        self._over = Event()
        self._ending = False
        self._ear, self._mouth = os.pipe()
        self._before: dict[int, object] = {}

    def start(self) -> None:
        """Begin; a signal that whoever started the program wants ignored stays ignored."""
        if current_thread() is main_thread():
            signal.signal(_KNOCK, lambda *_: None)
            for number in SIGNALS:
                if signal.getsignal(number) is not signal.SIG_IGN:
                    self._before[number] = signal.signal(number, self._heard)
        super().start()

    def stop(self) -> None:
        """Be content: the program has left the terminal as it was."""
        self._over.set()
        if self._ending:
            self.join()  # it puts the terminal back, and ends the program
        if current_thread() is main_thread():
            for number in self._before:
                signal.signal(number, signal.SIG_DFL)
        os.write(self._mouth, b"\0")

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        os.write(self._mouth, bytes([number]))

    def run(self) -> None:
        """Wait; ask the program to end; end it where it does not."""
        number = self._wait()
        if self._over.is_set():
            return
        self._leave(SIGNALLED + number)
        if not self._over.wait(GRACE):
            self._restore()
            try:
                self._keep()
            finally:
                os._exit(SIGNALLED + number)

    def _wait(self) -> int:
        """Return the number of the signal that came; a terminal that is gone is a hang-up."""
        poll = select.poll()
        poll.register(self._ear, select.POLLIN)
        poll.register(self._tty, 0)  # no event but its end, which is always told
        while True:
            for descriptor, event in poll.poll():
                if descriptor == self._ear:
                    return os.read(self._ear, 1)[0]
                if event & (select.POLLHUP | select.POLLERR):
                    return signal.SIGHUP
                poll.unregister(descriptor)  # a system that cannot wait for terminals (macOS)

    def _restore(self) -> None:
        """Put the terminal back without waiting for it: what it has not read yet is dropped."""
        self._ending = True
        with suppress(OSError, termios.error):
            termios.tcsetattr(self._tty, termios.TCSANOW, self._settings)
            # A way of our own: the program's may be blocked in the middle of a write, and what
            # it would write from here on is to go nowhere.
            path = os.ttyname(_OUTPUT)
            way = os.open(path, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
            os.dup2(os.open(os.devnull, os.O_WRONLY), _OUTPUT)
            _write_at_last(way, MODES_OFF)


def _write_at_last(way: int, data: bytes) -> None:
    """Interrupt the write that is going on, drop what was written, and write some bytes."""
    for _ in range(_TRIES):
        for thread in enumerate_threads():
            if thread.name == _WRITER and thread.ident is not None:
                signal.pthread_kill(thread.ident, _KNOCK)
        termios.tcflush(way, termios.TCOFLUSH)
        try:
            os.write(way, data)
        except BlockingIOError:
            time.sleep(GRACE / 2 / _TRIES)
        else:
            return
