"""Jumping: the box for records, locators and commands, and what comes of it."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual.binding import ActiveBinding, Binding
from textual.screen import Screen

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.search import Mentions
from ascn_tui.tui.history import History
from ascn_tui.tui.themes import NAMES

if TYPE_CHECKING:
    from ascn_tui.tui.dialogs.jump import JumpChoice

RECALLED = 100
"""Entries that can be recalled while the app runs."""


class Jumping(Screen[None]):
    """What a screen over a network does with the box."""

    network: Network
    history: History
    ascii_only: bool
    mentions: Mentions | None = None
    earlier: tuple[str, ...] = ()

    def jump(self, location: Location) -> None:
        """Go on to a location and read it; screens say how."""
        raise NotImplementedError

    def turn(self, location: Location) -> None:
        """Look at the same thing in another way; screens say how."""
        raise NotImplementedError

    def action_jump(self, begun: str = "") -> None:
        """Open the box, with the beginning of a command in it."""
        # Imported once it is asked for: nothing of it is needed for the first screen.
        from ascn_tui.tui.command_palette import (  # noqa: PLC0415
            Command,
            CommandParser,
            SuggestionProvider,
        )
        from ascn_tui.tui.dialogs.jump import JumpDialog  # noqa: PLC0415

        here = self.history.here
        themes = {name: key for name, key in NAMES.items() if key in self.app.available_themes}
        active = by_id(self.active_bindings.values())
        keys = [
            Command(called(found.binding), "", self._told(found.binding), found.binding.id or "")
            for found in active.values()
        ]
        idle = {called(one.binding) for one in self.active_bindings.values() if not one.enabled}
        commander = CommandParser(self.network, here, themes, keys, idle)
        offers = SuggestionProvider(self.network, here, commander, self.mentions)
        screen = JumpDialog(offers, self.earlier, begun=begun, ascii_only=self.ascii_only)
        self.app.push_screen(screen, partial(self._jumped, active))

    def _told(self, binding: Binding) -> str:
        return f"{self.app.get_key_display(binding)}  {binding.tooltip}"

    def _jumped(self, active: Mapping[str, ActiveBinding], order: "JumpChoice | None") -> None:
        if order is None:
            return
        kept = tuple(text for text in self.earlier if text != order.text)
        self.earlier = (*kept, order.text)[-RECALLED:]
        if isinstance(order.does, str):
            found = active.get(order.does)
            action, node = (found.binding.action, found.node) if found else (order.does, self)
            self.call_later(self.app.run_action, action, node)
        elif order.does == self.history.here.with_options(edition=order.does.edition):
            self.turn(order.does)
        else:
            self.jump(order.does)


def by_id(active: Iterable[ActiveBinding]) -> dict[str, ActiveBinding]:
    """Return the keys that are commands, each once; screens and the box have offers already."""
    found: dict[str, ActiveBinding] = {}
    for one in active:
        name = one.binding.id or ""
        if one.enabled and one.binding.tooltip and not name.startswith(("screen.", "jump.")):
            found.setdefault(name, one)
    found.pop("", None)
    return found


def called(binding: Binding) -> str:
    """Return the name of a key as a command: its action's; where that does several, its id's."""
    action, bracket, _ = binding.action.rpartition(".")[2].partition("(")
    verb = (binding.id or "").partition(".")[2]
    return (verb if bracket else action).replace("_", " ").replace("-", " ")
