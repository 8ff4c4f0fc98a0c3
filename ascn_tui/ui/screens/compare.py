"""Compare: two places row by row, and below what the row under the cursor rests on."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import var

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.compare import row_ids
from ascn_tui.painters.layout import lay_out
from ascn_tui.painters.lines import Line, Look
from ascn_tui.ui.messages import LocationOpened, LocationPassed, PageEntered, PageLeft
from ascn_tui.ui.panes.page import PagePane
from ascn_tui.ui.panes.rows import Rows

_PAIR = 2


class PairsPane(PagePane):
    """The rows of a comparison; long texts are left to the pane below."""

    def look(self) -> Look:
        """Draw rows in brief."""
        return super().look()._replace(brief=True)

    def draw(self) -> Sequence[Line]:
        """Lay out the whole comparison, whichever row the location names."""
        if self.location is None:
            return ()
        return lay_out(self.page_of(self.location.at(*self.location.subject[:_PAIR])), self.look())

    def watch_location(self, before: Location | None, location: Location | None) -> None:
        """Draw anew only when pair, edition or options change; else just follow the row."""
        if location is None or before is None:
            self.update(top=True)
            return
        pair, earlier = (here.at(*here.subject[:_PAIR]) for here in (location, before))
        if pair != earlier or self._line_of(location) not in (None, self.cursor):
            self.update()

    def place(self) -> int | None:
        """Put the cursor on the row that the location names."""
        return self._line_of(self.location) if self.location else None

    def _line_of(self, location: Location) -> int | None:
        if 0 <= self.cursor < len(self._lines) and self._lines[self.cursor].to == location:
            return self.cursor  # rows of one subject share their location: stay on this one
        return next((n for n, line in enumerate(self._lines) if line.to == location), None)

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.stop()
        if event.line.to:
            self.post_message(LocationPassed(event.line.to))

    def enter(self, location: Location) -> None:
        """Move on into what the row rests on."""
        self.post_message(LocationPassed(location))
        self.post_message(PageEntered())


class RowPane(PagePane):
    """What a row rests on; of a whole comparison its first row."""

    def draw(self) -> Sequence[Line]:
        """Lay out the page of the row."""
        if self.location is None:
            return ()
        row = self.location
        if len(row.subject) <= _PAIR:
            first = next(iter(row_ids(self.network, row)))
            row = row.at(*row.subject, first)
        return lay_out(self.page_of(row), self.look())


class CompareView(Container):
    """The comparison above, its row below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "swap", "swap", tooltip="Swap sides", id="compare.swap"),
        Binding("d", "differ", "differences", tooltip="Differences only", id="compare.differ"),
    ]

    location: var[Location | None] = var[Location | None](None)

    def __init__(self, network: Network, *, ascii_only: bool = False) -> None:
        super().__init__(id="compare", classes="view")
        self.network = network
        self.ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        """Mount the rows and the page of one row."""
        yield PairsPane(
            self.network, ascii_only=self.ascii_only, id="pairs", classes="-navigator"
        ).data_bind(CompareView.location)
        yield RowPane(self.network, ascii_only=self.ascii_only, id="row", classes="page").data_bind(
            CompareView.location
        )

    def action_swap(self) -> None:
        """Put the left side right."""
        if self.location:
            left, right, *row = self.location.subject
            self.post_message(LocationOpened(self.location.at(right, left, *row)))

    def action_differ(self) -> None:
        """Show only the rows that differ, or all again."""
        if self.location:
            only = "" if self.location.option("differ") else "1"
            self.post_message(LocationOpened(self.location.having(differ=only)))

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.rest()

    def rest(self) -> None:
        """Give the keyboard to the rows."""
        self.query_one(PairsPane).focus()

    @on(PageEntered)
    def _entered(self, event: PageEntered) -> None:
        event.stop()
        self.query_one(RowPane).focus()

    @on(PageLeft)
    def _left(self, event: PageLeft) -> None:
        event.stop()
        self.rest()
