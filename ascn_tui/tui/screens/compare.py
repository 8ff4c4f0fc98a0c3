"""Compare: two sides row by row, and below or beside what the row under the cursor rests on."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.reactive import var
from textual.screen import Screen

from ascn_tui.model.location import Location
from ascn_tui.model.names.index import name_of
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Page
from ascn_tui.pages.compare.page import first_row
from ascn_tui.pages.compare.sides import PAIR, is_subject, swapped
from ascn_tui.pages.router import build
from ascn_tui.tui.messages import ListFocusRequested, PageFocusRequested, ViewChanged
from ascn_tui.tui.screens.navigator import Navigator
from ascn_tui.tui.toast import show_toast
from ascn_tui.tui.widgets.comparison import ComparisonHead, ComparisonTable
from ascn_tui.tui.widgets.page_view import PageView


def row_page(network: Network, location: Location) -> Page | None:
    """Return the page of a row; of a whole comparison its first row's, if it has rows."""
    if len(location.subject) <= PAIR:
        if not (first := first_row(network, location)):
            return None
        location = location.at(*location.subject, first)
    return build(network, location)


class CompareView(Container):
    """The comparison above, its row below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "swap", "swap", tooltip="Swap sides", id="compare.swap"),
        Binding("d", "differ", "differences", tooltip="Differences only", id="compare.differ"),
        Binding("c", "screen.jump('compare ')", "choose", id="compare.choose",
                tooltip="Choose two others to compare"),
    ]  # fmt: skip

    location: var[Location | None] = var[Location | None](None)

    def __init__(self, network: Network, *, ascii_only: bool = False) -> None:
        super().__init__(id="compare", classes="view")
        self.network = network
        self.ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        """Mount the names of the sides, the rows and the page of one row."""
        plain = self.ascii_only
        with Vertical(id="table"):
            yield ComparisonHead(self.network, ascii_only=plain).data_bind(CompareView.location)
            yield ComparisonTable(self.network, ascii_only=plain).data_bind(CompareView.location)
        detail = PageView(self.network, row_page, ascii_only=plain, id="row")
        yield detail.data_bind(CompareView.location)

    def watch_location(self, before: Location | None, location: Location | None) -> None:
        """Give the keyboard to the rows of two others."""
        if before and location and {*before.subject[:PAIR]} != {*location.subject[:PAIR]}:
            self.rest()

    def action_swap(self) -> None:
        """Put the left side right."""
        if self.location:
            self.post_message(ViewChanged(swapped(self.location)))

    def action_differ(self) -> None:
        """Show only the rows that differ, or all again."""
        if self.location:
            only = "" if self.location.option("differ") else "1"
            self.post_message(ViewChanged(self.location.with_options(differ=only)))

    def rest(self) -> None:
        """Give the keyboard to the rows."""
        self.query_one(ComparisonTable).focus()

    to_list = rest

    @on(PageFocusRequested)
    def _entered(self, event: PageFocusRequested) -> None:
        event.stop()
        self.query_one(PageView).focus()

    @on(ListFocusRequested)
    def _left(self, event: ListFocusRequested) -> None:
        event.stop()
        self.rest()


class ComparisonMark:
    """The place or theme marked as the first side of a comparison."""

    def __init__(self, screen: Screen[None], navigator: Navigator) -> None:
        self.screen = screen
        self.navigator = navigator
        self.marked: Location | None = None

    def mark(self) -> None:
        """Mark the present subject; with one marked before, compare the two."""
        here = self.navigator.here
        subject = here.subject[-1] if here.subject else ""
        if not is_subject(self.navigator.network, subject):
            self._tell("Go to a country, a city or a focus area to mark it for comparison.")
        elif self.marked is None:
            self.marked = Location("compare", (subject,)).with_options(edition=here.edition)
            self._tell(f"Marked {self._name(subject)}. Go to another one, or to another edition "
                       "of it, and press c.")  # fmt: skip
        else:
            self._compare(self.marked, subject, here.edition)

    def _compare(self, marked: Location, subject: str, edition: str) -> None:
        """Compare the mark with another subject, or with its own subject in another edition."""
        self.marked = None
        if marked.subject != (subject,):
            self._open(Location("compare", (*marked.subject, subject)))
        elif marked.edition != edition:
            self._open(Location("compare", (subject, subject)).with_options(left=marked.edition))
        else:
            self._tell(f"{self._name(subject)} is no longer marked.")

    def _open(self, location: Location) -> None:
        self.screen.app.clear_notifications()
        self.navigator.open(location)

    def _tell(self, text: str) -> None:
        show_toast(self.screen, text)

    def _name(self, key: str) -> str:
        return name_of(self.navigator.network.records[key])
