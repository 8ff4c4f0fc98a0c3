"""The sources of what is shown, over the screen they were asked for on."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.page import Page
from ascn_tui.pages.sources import cited_page
from ascn_tui.painters.layout import lay_out
from ascn_tui.painters.lines import Line
from ascn_tui.ui.panes.hints import Hints
from ascn_tui.ui.panes.network import NetworkRows
from ascn_tui.ui.panes.rows import Rows
from ascn_tui.ui.screens.dialog import Dialog


class CitedPane(NetworkRows):
    """The documents, with the pages referred to."""

    def __init__(self, network: Network, page: Page, *, ascii_only: bool) -> None:
        super().__init__(network, ascii_only=ascii_only, id="cited")
        self.page = page

    def draw(self) -> Sequence[Line]:
        """Lay the list out."""
        return lay_out(cited_page(self.network, self.page), self.look())


class CitedScreen(Dialog[Location | None]):
    """Lists documents with pages; Enter opens one, Escape closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,s,q", "close", "close", key_display="esc", id="cited.close"),
    ]

    def __init__(self, network: Network, page: Page, *, ascii_only: bool) -> None:
        super().__init__()
        self.network = network
        self.page = page
        self.ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        """Mount the list."""
        with Vertical(classes="dialog"):
            yield CitedPane(self.network, self.page, ascii_only=self.ascii_only)
            yield Hints()

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        self.dismiss(event.line.to)

    def action_close(self) -> None:
        """Go back to the page."""
        self.dismiss(None)
