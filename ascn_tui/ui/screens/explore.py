"""Explore: a tree of the network and the page of whatever the cursor is on."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.reactive import var
from textual.widgets import Static

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.listing import NARROWING, is_listing
from ascn_tui.pages.outline import has_row
from ascn_tui.ui.messages import LettersTyped, LocationOpened, PageEntered, PageLeft
from ascn_tui.ui.panes.outline import OutlinePane
from ascn_tui.ui.panes.page import PagePane

ORDERS = (("", "By place"), ("theme", "By theme"))


class ExploreView(Container):
    """The tree at the left, or above where the terminal is narrow; the page beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "order", "by place/theme", id="explore.order"),
    ]

    location: var[Location | None] = var[Location | None](None)

    def __init__(self, network: Network, *, ascii_only: bool = False) -> None:
        super().__init__(id="explore", classes="view")
        self.network = network
        self.ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        """Mount the tree with its heading, and the page."""
        with Vertical(id="navigator"):
            yield Static(id="orders", markup=False)
            yield OutlinePane(self.network, ascii_only=self.ascii_only).data_bind(
                ExploreView.location
            )
        yield PagePane(
            self.network, ascii_only=self.ascii_only, id="explore-page", classes="page"
        ).data_bind(ExploreView.location)

    def on_mount(self) -> None:
        """Name the order of the tree, and take the keyboard."""
        self._name_order()
        self.rest()

    def watch_location(self, before: Location | None, location: Location | None) -> None:
        """Name the order of the tree anew when it changes."""
        if before and location and before.option("by") != location.option("by"):
            self._name_order()

    def _name_order(self) -> None:
        order = self.location.option("by") if self.location else ""
        label = "  ".join(name.upper() if key == order else name.lower() for key, name in ORDERS)
        self._head(f" {label}")

    @on(LettersTyped)
    def _typed(self, event: LettersTyped) -> None:
        """Show what is typed in the place of the order."""
        event.stop()
        if event.letters is None:
            self._name_order()
            return
        none = "" if event.found else "   no such name"
        self._head(f" find {event.letters}{'_' if self.ascii_only else '▏'}{none}")

    def _head(self, text: str) -> None:
        # It stays one line high: without that promise the whole screen is laid out anew.
        self.query_one("#orders", Static).update(text, layout=False)

    def action_order(self) -> None:
        """Show the tree in its other order, on the same subject where it has a row there."""
        if self.location:
            order = "" if self.location.option("by") else "theme"
            turned = self.location.having(by=order)
            if not has_row(self.network, turned):
                turned = turned.at()
            self.post_message(LocationOpened(turned))

    def rest(self) -> None:
        """Give the keyboard to the tree."""
        self.query_one(OutlinePane).focus()

    @on(PageEntered)
    def _entered(self) -> None:
        self.query_one(PagePane).focus()

    @on(PageLeft)
    def _left(self, event: PageLeft) -> None:
        event.stop()
        self.rest()
        if self.location and is_listing(self.location):
            # Out of the rows of a number: to the page of the place that they were counted for.
            whole = self.location.having(**dict.fromkeys(NARROWING, ""))
            self.post_message(LocationOpened(whole))
