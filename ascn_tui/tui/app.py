"""The app: themes, clipboard and the main screen over the network it is given."""

import gc
import os
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding
from textual.driver import Driver
from textual.geometry import Size
from textual.screen import Screen

from ascn_tui.model.bookmarks import BookmarkStore
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.search import Mentions
from ascn_tui.paths import shipped
from ascn_tui.tui.messages import HintClicked
from ascn_tui.tui.screens.main import MainScreen
from ascn_tui.tui.screens.too_small import make_fit
from ascn_tui.tui.terminal.clipboard import asks_tmux, hand_over, sequence, tool, wrapped
from ascn_tui.tui.terminal.driver import explorer_driver
from ascn_tui.tui.terminal.input import QueuedInputApp
from ascn_tui.tui.terminal.output import OutputOptimizer
from ascn_tui.tui.themes import DARK, THEMES
from ascn_tui.tui.widgets.row_renderer import ROLES

if TYPE_CHECKING:
    from ascn_tui.tui.widgets.greeting import WelcomeNote


class GreetedApp(QueuedInputApp):
    """Greets on its main screen, whatever the reader has opened above it."""

    ascii_only: bool
    call_when_ready: Callable[[Callable[[], None]], None]
    welcomed = False
    """Whether the welcome was shown."""
    _main: Screen[None] | None
    _greeting: "WelcomeNote | None" = None

    def greet(self, notes: Sequence[str], *, welcome: bool) -> None:
        """Say some notes above the hints, or a welcome if it is due."""
        if notes or welcome:
            self.call_when_ready(partial(self._greet, notes))

    def _greet(self, notes: Sequence[str]) -> None:
        # Most starts say nothing.
        from ascn_tui.tui.help_text import first_keys, with_keys  # noqa: PLC0415
        from ascn_tui.tui.widgets.greeting import WELCOME, WelcomeNote  # noqa: PLC0415

        if self._main is None:
            return
        active = (found.binding for found in self._main.active_bindings.values())
        keys = first_keys(active, self.get_key_display)
        lines = notes or [with_keys(line, keys) for line in WELCOME]
        self._greeting = WelcomeNote(lines, ascii_only=self.ascii_only)
        self._main.mount(self._greeting, before="#hints")
        self.welcomed = not notes and self._greeting.parent is not None

    def on_key(self) -> None:
        """Let the greeting go; the key goes on to whom it is meant for.

        Keys for what covers the greeting leave it: nobody has read it yet.
        """
        if self._greeting is not None and self.screen is self._main:
            self._greeting.remove()
            self._greeting = None


_MANY = 1_000
"""What is first asked of a network with more projects than this would hold up a key."""
_LATER = 0.3
"""Seconds after the first screen, which has what the machine can do until then."""

KEY_NAMES = {"⏎": "enter", "⌫": "backspace"}
ARROW_NAMES = {"↑": "up", "↓": "down", "←": "left", "→": "right"}
"""What keys are called instead of the signs that Textual has for them."""


class ExplorerApp(GreetedApp):
    """ASCN Explorer over one network, opened at one location."""

    TITLE = "ASCN Explorer"
    # Of the app, not of each pane: Textual styles all of them whenever the focus moves.
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{role}" for role in ROLES}
    CSS_PATH = [  # noqa: RUF012
        shipped("styles") / name
        for name in (
            "app.tcss",
            "explore.tcss",
            "compare.tcss",
            "governance.tcss",
            "reading.tcss",
            "looks.tcss",
        )
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        network: Network,
        start: Location,
        *,
        theme: str = DARK.name,
        mentions: Mentions | None = None,
        ascii_only: bool = False,
    ) -> None:
        # Without colours nothing but attributes is written, whichever theme is chosen.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.network = network
        self.start = start
        self.mentions = mentions
        self.ascii_only = self.thrift.ascii_only = ascii_only
        others = list(self.available_themes)
        for own in THEMES:
            self.register_theme(own)
        self.theme = theme
        for other in others:
            self.unregister_theme(other)  # they name none of our roles
        self.fault: BaseException | None = None
        """What ended the app, if it did not end as it should."""
        self._main: MainScreen | None = None
        self.shelf: Callable[[], BookmarkStore] | None = None
        """Looks for the bookmarks when they are first needed."""
        self.keep: Callable[[], None] | None = None
        """Keeps what the next start begins with, whichever way the app ends."""
        self._changes: AsyncIterator[Network | str] | None = None
        self._painted: Size | None = None
        self._when_ready: list[Callable[[], None]] = []

    def call_when_ready(self, then: Callable[[], None]) -> None:
        """Call something once the main screen stands, whatever is shown above it."""
        self._when_ready.append(then)

    def on_ready(self) -> None:
        """Prepare the main screen once it stands: the first picture may be that of another."""
        make_fit(self, self.size, ascii_only=self.ascii_only)
        if self._main is not None:
            self._main.call_later(self._prepare)

    def _prepare(self) -> None:
        """Do what waited for the main screen, and begin to follow the data if asked to."""
        for then in self._when_ready:
            then()
        if self._changes is not None:
            self.run_worker(self._follow(self._changes))
        if len(self.network.projects) > _MANY:
            self.set_timer(_LATER, lambda: self.run_worker(self._foresee, thread=True))

    def _foresee(self) -> None:
        """Work out what the first letter of a filter or a name will ask, beside the reader."""
        # Imported here because a network of ordinary size is asked when it is needed.
        from ascn_tui.model.filter.match import in_trees  # noqa: PLC0415
        from ascn_tui.model.names.search import name_index  # noqa: PLC0415

        _ = name_index(self.network).spelling.around
        for edition in self.network.edition:  # a filter that keeps little looks into all of them
            in_trees(self.network, edition)
        gc.freeze()  # so many values would hold up the keys whenever they are looked through

    @property
    def here(self) -> Location:
        """Where the reader is."""
        return self._main.navigator.here if self._main is not None else self.start

    @property
    def border(self) -> int:
        """Where the border between list and page stands, in steps from its usual place."""
        return self._main.split.border if self._main is not None else 0

    def move_border(self, steps: int) -> None:
        """Put the border where it was left the last time, once the first screen stands."""
        if steps:
            self.call_when_ready(partial(self._move_border, steps))

    def _move_border(self, steps: int) -> None:
        if self._main is not None:
            self._main.split.move_border(steps)

    def watch_data(self, changes: AsyncIterator[Network | str]) -> None:
        """Follow a data folder from the start: take new networks up, tell faults."""
        self._changes = changes

    async def _follow(self, changes: AsyncIterator[Network | str]) -> None:
        async for change in changes:
            if self._main is None:
                return
            if isinstance(change, Network):
                self.network = change
                await self._main.reload(change)
            else:
                self._main.show_fault(change)

    def get_driver_class(self) -> type[Driver]:
        """Write to the terminal through a driver that saves bytes and knows when to go."""
        self.thrift = OutputOptimizer(os.environ.get("TERM", ""))
        return explorer_driver(super().get_driver_class(), self.thrift, self._keep)

    def _keep(self) -> None:
        if self.keep is not None:
            self.keep()

    def on_resize(self, event: events.Resize) -> None:
        """Paint everything anew: what a terminal shows after a resize is its own affair."""
        if self._painted not in (None, event.size):
            self.thrift.forget()
        if self.screen_stack:
            make_fit(self, event.size, ascii_only=self.ascii_only)
        self._painted = event.size

    def get_key_display(self, binding: Binding) -> str:
        """Name a key; arrows in words where only ASCII can be shown."""
        shown = super().get_key_display(binding)
        names = KEY_NAMES | ARROW_NAMES if self.ascii_only else KEY_NAMES
        return " ".join(names.get(part, part) for part in shown.split(" "))

    def _handle_exception(self, error: Exception) -> None:
        """Take no notice of faults once the app is ending: Textual then mounts nothing more.

        Whatever looks for a widget that was about to be mounted finds none.
        """
        if not self._exit:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without a word: whoever runs the app tells of its fault once the screen is back."""
        self.fault = self.fault or sys.exception()  # what follows the first may be its doing
        self.panic()

    @on(HintClicked)
    def _pressed(self, event: HintClicked) -> None:
        self.simulate_key(event.key)

    def copy_to_clipboard(self, text: str) -> None:
        """Send a text to the reader's clipboard; whether it arrives, nobody can know.

        Raises ValueError for a text that is too long.
        """
        asked = sequence(text, os.environ)
        if command := tool(os.environ):
            self.run_worker(self._hand_over(text, command, asked), group="clipboard")
        else:
            self.thrift.send(asked)

    async def _hand_over(self, text: str, command: tuple[str, ...], otherwise: str) -> None:
        if not await hand_over(text, command):
            self.thrift.send(otherwise)
        elif asks_tmux(command):
            # Some terminals take a clipboard though tmux does not know it of them.
            self.thrift.send(wrapped(text, os.environ))

    def get_default_screen(self) -> Screen[None]:
        """Open with the main screen at the location asked for."""
        main = self._main = MainScreen(
            self.network,
            self.start,
            mentions=self.mentions,
            shelf=self.shelf,
            ascii_only=self.ascii_only,
        )
        return main

    def action_repaint(self) -> None:
        """Paint every cell, whatever stands there: a broadcast message, or a lost line's rest."""
        self.thrift.forget()
        self.screen.refresh()

    def action_use_theme(self, theme: str) -> None:
        """Change the colours."""
        self.theme = theme

    def go(self, location: Location) -> None:
        """Open a location on the main screen."""
        if self._main is not None:
            self._main.navigator.open(location)
