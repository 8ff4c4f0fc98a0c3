"""The command palette finds any record by any of its names."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Protocol

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network, kind_of
from ascn_tui.model.search import name_of, place_of


class Explorer(Protocol):
    """What the palette needs of the app."""

    network: Network
    go: Callable[[Location], None]


class RecordCommands(Provider):
    """Offers every country, city, project, entry, source and claim."""

    @property
    def _explorer(self) -> Explorer:
        return self.app  # type: ignore[return-value]

    async def discover(self) -> Hits:
        """Offer the countries before anything is typed."""
        for country in self._explorer.network.countries:
            go = partial(self._explorer.go, place_of(country))
            yield DiscoveryHit(Content(country.name), go, text=country.name, help="country")

    async def search(self, query: str) -> Hits:
        """Offer the records whose name or id fits what is typed, best first."""
        matcher = self.matcher(query)
        network = self._explorer.network
        for record in (*network.records.values(), *network.cities):
            name = name_of(record)
            score = max(matcher.match(name), matcher.match(record.id))
            if score > 0:
                go = partial(self._explorer.go, place_of(record))
                # `matcher.highlight` would read the name as markup.
                yield Hit(score, Content(name), go, text=name, help=kind_of(record))


class Palette(CommandPalette):
    """Textual's palette, which hasty keys do not end."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, if it has not been closed yet: two quick Enters choose once."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):  # paging through a list that is just being filled
            super()._action_command_list(action)
