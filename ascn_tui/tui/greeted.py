"""An app that says a few lines above the hints at its start; they go with the first key."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen

from ascn_tui.tui.terminal.inorder import InOrderApp

if TYPE_CHECKING:
    from ascn_tui.tui.widgets.greeting import Greeting


class GreetedApp(InOrderApp):
    """Greets on its main screen, whatever the reader has opened above it."""

    ascii_only: bool
    call_when_ready: Callable[[Callable[[], None]], None]
    welcomed = False
    """Whether the welcome was shown."""
    _main: Screen[None] | None
    _greeting: "Greeting | None" = None

    def greet(self, notes: Sequence[str], *, welcome: bool) -> None:
        """Say some notes above the hints, or a welcome if it is due."""
        if notes or welcome:
            self.call_when_ready(partial(self._greet, notes))

    def _greet(self, notes: Sequence[str]) -> None:
        # Most starts say nothing.
        from ascn_tui.tui.help_text import first_keys, with_keys  # noqa: PLC0415
        from ascn_tui.tui.widgets.greeting import WELCOME, Greeting  # noqa: PLC0415

        if self._main is None:
            return
        active = (found.binding for found in self._main.active_bindings.values())
        keys = first_keys(active, self.get_key_display)
        lines = notes or [with_keys(line, keys) for line in WELCOME]
        self._greeting = Greeting(lines, ascii_only=self.ascii_only)
        self._main.mount(self._greeting, before="#hints")
        self.welcomed = not notes and self._greeting.parent is not None

    def on_key(self) -> None:
        """Let the greeting go; the key goes on to whom it is meant for.

        Keys for what covers the greeting leave it: nobody has read it yet.
        """
        if self._greeting is not None and self.screen is self._main:
            self._greeting.remove()
            self._greeting = None
