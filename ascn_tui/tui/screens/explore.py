"""Explore: a tree of the network and the page of whatever the cursor is on."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.reactive import var

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.explore.project_list import is_listing
from ascn_tui.pages.explore.tree import next_grouping, next_sorting
from ascn_tui.tui.messages import (
    LettersTyped,
    ListFocusRequested,
    LocationOpened,
    PageFocusRequested,
    PageScrolled,
    TreeGroupingChosen,
    ViewChanged,
)
from ascn_tui.tui.widgets.page_view import PageView
from ascn_tui.tui.widgets.tree import NetworkTree
from ascn_tui.tui.widgets.tree_header import TreeHeader


class ExploreView(Container):
    """The tree at the left, or above where the terminal is narrow; the page beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "order", "order", id="explore.order",
                tooltip="The tree by place, by theme, by status"),
        Binding("O", "sort", show=False, id="explore.sort",
                tooltip="Sort by name, number of projects, year joined, or as listed"),
    ]  # fmt: skip

    location: var[Location | None] = var[Location | None](None)

    def __init__(self, network: Network, *, ascii_only: bool = False) -> None:
        super().__init__(id="explore", classes="view")
        self.network = network
        self.ascii_only = ascii_only
        self._placed: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Mount the tree with its heading, and the page."""
        with Vertical(id="navigator"):
            yield TreeHeader(self.network).data_bind(ExploreView.location)
            tree = NetworkTree(self.network, ascii_only=self.ascii_only)
            yield tree.data_bind(ExploreView.location)
        page = PageView(self.network, ascii_only=self.ascii_only, id="explore-page")
        yield page.data_bind(ExploreView.location)

    def watch_location(self, location: Location | None) -> None:
        """Note what is looked at by place: other orders may have no row for it."""
        if location and not location.option("by"):
            self._placed = location.subject

    @on(LettersTyped)
    def _typed(self, event: LettersTyped) -> None:
        """Show what is typed in the place of the order."""
        event.stop()
        head = self.query_one(TreeHeader)
        if event.letters is None:
            head.note = ""
        else:
            none = "" if event.found else "   no such name"
            head.note = f"find {event.letters}{'_' if self.ascii_only else '▏'}{none}"

    @on(TreeGroupingChosen)
    def _chosen(self, event: TreeGroupingChosen) -> None:
        """Show the tree in the order clicked on."""
        event.stop()
        if self.location and event.by != self.location.option("by"):
            there = next_grouping(self.network, self.location, self._placed, event.by)
            self.post_message(ViewChanged(there))

    def action_order(self) -> None:
        """Show the tree in its next order, on the same subject where it has a row there."""
        if self.location:
            self.post_message(ViewChanged(next_grouping(self.network, self.location, self._placed)))

    def action_sort(self) -> None:
        """Show the tree in its next sorting, on the same subject."""
        if self.location:
            self.post_message(ViewChanged(next_sorting(self.location)))

    def rest(self) -> None:
        """Give the keyboard to the page of something; of nothing yet, to the tree to choose in."""
        here = self.location
        read = here is not None and (here.subject or is_listing(here))
        self.query_one(PageView if read else NetworkTree).focus()

    def to_list(self) -> None:
        """Give the keyboard to the tree, or to rows of a figure: the tree has no row for those."""
        listed = self.location is not None and is_listing(self.location)
        self.query_one(PageView if listed else NetworkTree).focus()

    @on(PageScrolled)
    def _page_scrolled(self, event: PageScrolled) -> None:
        """Scroll the page of a leaf, if not all of it is in view."""
        event.stop()
        page = self.query_one(PageView)
        if not (page.display and page.overflows):
            event.otherwise()
        elif event.to_end:
            page.action_end(event.by)
        else:
            page.action_page(event.by)

    @on(PageFocusRequested)
    def _entered(self) -> None:
        self.query_one(PageView).focus()

    @on(ListFocusRequested)
    def _left(self, event: ListFocusRequested) -> None:
        event.stop()
        self.query_one(NetworkTree).focus()
        row = self.query_one(NetworkTree).current
        place = row.to if row else None
        if self.location and is_listing(self.location) and place and place != self.location:
            # Out of the rows of a number: to the page of the place that they were counted for.
            self.post_message(LocationOpened(place))
