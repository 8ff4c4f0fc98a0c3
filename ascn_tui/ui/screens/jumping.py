"""Jumping: the box for records, locators and commands, and what comes of it."""

from typing import TYPE_CHECKING

from textual.screen import Screen

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.found import Mentions
from ascn_tui.ui.history import History
from ascn_tui.ui.themes import NAMES

if TYPE_CHECKING:
    from ascn_tui.ui.screens.jump import Order

RECALLED = 100
"""Entries that can be recalled while the app runs."""


class Jumping(Screen[None]):
    """What a screen over a network does with the box."""

    network: Network
    history: History
    ascii_only: bool
    mentions: Mentions | None = None
    earlier: tuple[str, ...] = ()

    def open(self, location: Location) -> None:
        """Go on to a location; screens say how."""
        raise NotImplementedError

    def turn(self, location: Location) -> None:
        """Look at the same thing in another way; screens say how."""
        raise NotImplementedError

    def action_jump(self) -> None:
        """Open the box."""
        # Imported once it is asked for: nothing of it is needed for the first screen.
        from ascn_tui.ui.commands import Commander  # noqa: PLC0415
        from ascn_tui.ui.offers import Offers  # noqa: PLC0415
        from ascn_tui.ui.screens.jump import JumpScreen  # noqa: PLC0415

        here = self.history.here
        themes = {name: key for name, key in NAMES.items() if key in self.app.available_themes}
        offers = Offers(self.network, here, Commander(self.network, here, themes), self.mentions)
        screen = JumpScreen(offers, self.earlier, ascii_only=self.ascii_only)
        self.app.push_screen(screen, self._jumped)

    def _jumped(self, order: "Order | None") -> None:
        if order is None:
            return
        kept = tuple(text for text in self.earlier if text != order.text)
        self.earlier = (*kept, order.text)[-RECALLED:]
        if isinstance(order.does, str):
            self.call_later(self.run_action, order.does)
        elif order.does == self.history.here.having(edition=order.does.edition):
            self.turn(order.does)
        else:
            self.open(order.does)
