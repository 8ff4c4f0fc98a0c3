"""Reading: claims, sources, terms and events one by one, with the list of all beside the page."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import var

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.contents import beside_contents, contents
from ascn_tui.pages.explore.tree import next_trend_grouping
from ascn_tui.tui.messages import ListFocusRequested, PageFocusRequested, ViewChanged
from ascn_tui.tui.widgets.contents_list import ContentsList
from ascn_tui.tui.widgets.page_view import PageView


class ReadingView(Container):
    """The contents at the left, or above; a screen without contents is one page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "beside(1)", "next", tooltip="Next of the list", id="reading.next"),
        Binding("N", "beside(-1)", show=False, tooltip="The one before in the list",
                id="reading.previous"),
        Binding("space", "read", show=False, tooltip="Page down in the page", id="page.scroll"),
        Binding("o", "count", "count by", id="trends.by",
                tooltip="Count by country, by city, by focus area, by status"),
    ]  # fmt: skip

    location: var[Location | None] = var[Location | None](None)

    def __init__(self, network: Network, *, ascii_only: bool = False) -> None:
        super().__init__(id="reading", classes="view")
        self.network = network
        self.ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        contents_list = ContentsList(self.network, ascii_only=self.ascii_only)
        yield contents_list.data_bind(ReadingView.location)
        yield PageView(
            self.network, beside_contents, ascii_only=self.ascii_only, id="reading-page"
        ).data_bind(ReadingView.location)

    def watch_location(self, before: Location | None, location: Location | None) -> None:
        """Show the contents where there are any; another screen's page takes the keyboard."""
        if location is None or (before and before.screen == location.screen):
            return
        self.set_class(not contents(self.network, location), "-whole")
        if before:
            self.rest()

    def rest(self) -> None:
        """Give the keyboard to the page of one record, or else to the list of all."""
        listed = self.location and not self.location.subject and not self.has_class("-whole")
        self.query_one(ContentsList if listed else PageView).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to count anew where projects are counted."""
        here = self.location
        if action == "count":
            return here is not None and here.screen == "trends" and not here.subject
        return super().check_action(action, parameters)

    def action_count(self) -> None:
        """Count projects by something else."""
        if self.location:
            self.post_message(ViewChanged(next_trend_grouping(self.location)))

    def action_read(self) -> None:
        """Scroll the page, though the list has the keyboard."""
        self.query_one(PageView).action_page(1)

    def action_beside(self, by: int) -> None:
        """Read the next of the list, or the one before."""
        if not self.has_class("-whole"):
            self.query_one(ContentsList).action_step(by)

    @on(PageFocusRequested)
    def _entered(self, event: PageFocusRequested) -> None:
        event.stop()
        self.query_one(PageView).focus()

    @on(ListFocusRequested)
    def _left(self, event: ListFocusRequested) -> None:
        event.stop()
        self.to_list()

    def to_list(self) -> None:
        """Give the keyboard to the list, or to a page that has none beside it."""
        self.query_one(PageView if self.has_class("-whole") else ContentsList).focus()
