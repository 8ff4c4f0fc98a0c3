"""The sources of what is shown, over the screen they were asked for on."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Page
from ascn_tui.pages.sources.bibliography import citation
from ascn_tui.pages.sources.documents import cited_page, narrowed
from ascn_tui.render.layout import lay_out
from ascn_tui.render.lines import Line
from ascn_tui.tui.dialogs.dialog import Dialog, WordFilter
from ascn_tui.tui.widgets.footer import Footer
from ascn_tui.tui.widgets.row_list import RowList


class SourceList(RowList):
    """The documents with the words in title or key, and the pages referred to."""

    def __init__(
        self, network: Network, page: Page, words: WordFilter, *, ascii_only: bool
    ) -> None:
        super().__init__(marks=network.marks, ascii_only=ascii_only, id="cited")
        self.page = cited_page(network, page)
        self.words = words

    def draw(self) -> Sequence[Line]:
        return lay_out(narrowed(self.page, self.words.keeps, self.words.heading), self.look())


class SourcesDialog(Dialog[Location | None]):
    """Lists documents with pages; Enter opens one, Escape closes.

    `send` sends a text to the clipboard and tells of it by the name of what it is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "filter", key_display="/", id="cited.filter",
                tooltip="Keep only the documents that have some words in them"),
        Binding("y", "cite", "cite", id="cited.cite",
                tooltip="Send a citation of the document to the clipboard"),
        Binding("escape,s,q", "back", "close", key_display="esc", id="cited.close",
                tooltip="Clear the filter, then close"),
    ]  # fmt: skip

    def __init__(
        self, network: Network, page: Page, send: Callable[[str, str], None], *, ascii_only: bool
    ) -> None:
        super().__init__()
        self.network = network
        self.page = page
        self.send = send
        self.ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield SourceList(self.network, self.page, self.words, ascii_only=self.ascii_only)
            yield Footer()

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        self.dismiss(event.line.to)

    def action_cite(self) -> None:
        """Send a citation of the document under the cursor, with the pages referred to."""
        line = self.query_one(SourceList).current
        if line and line.to:
            pages = [ref.page for ref in line.refs if ref.page]
            self.send(citation(self.network.source[line.to.subject[0]], pages), "citation")
