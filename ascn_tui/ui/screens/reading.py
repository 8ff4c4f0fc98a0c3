"""Reading: a page alone, for sources and for the paper's claims."""

from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import var

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.ui.panes.page import PagePane


class ReadingView(Container):
    """One page over the whole screen."""

    location: var[Location | None] = var[Location | None](None)

    def __init__(self, network: Network, *, ascii_only: bool = False) -> None:
        super().__init__(id="reading", classes="view")
        self.network = network
        self.ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        """Mount the page."""
        yield PagePane(
            self.network, ascii_only=self.ascii_only, id="reading-page", classes="page"
        ).data_bind(ReadingView.location)

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.rest()

    def rest(self) -> None:
        """Give the keyboard to the page."""
        self.query_one(PagePane).focus()
