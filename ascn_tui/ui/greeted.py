"""An app that says a few lines above the hints at its start; they go with the first key."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ascn_tui.ui.inorder import InOrderApp

if TYPE_CHECKING:
    from ascn_tui.ui.panes.greeting import Greeting


class GreetedApp(InOrderApp):
    """Greets once its first screen stands."""

    ascii_only: bool
    call_when_ready: Callable[[Callable[[], None]], None]
    _greeting: "Greeting | None" = None

    def greet(self, notes: Sequence[str], *, welcome: bool) -> None:
        """Say some notes above the hints, or a welcome if it is due."""
        if notes or welcome:
            self.call_when_ready(partial(self._greet, notes))

    def _greet(self, notes: Sequence[str]) -> None:
        # Most starts say nothing.
        from ascn_tui.ui.guides import first_keys, with_keys  # noqa: PLC0415
        from ascn_tui.ui.panes.greeting import WELCOME, Greeting  # noqa: PLC0415

        active = (found.binding for found in self.screen.active_bindings.values())
        keys = first_keys(active, self.get_key_display)
        lines = notes or [with_keys(line, keys) for line in WELCOME]
        self._greeting = Greeting(lines, ascii_only=self.ascii_only)
        self.screen.mount(self._greeting, before="#hints")

    def on_key(self) -> None:
        """Let the greeting go; the key goes on to whom it is meant for."""
        if self._greeting is not None:
            self._greeting.remove()
            self._greeting = None
