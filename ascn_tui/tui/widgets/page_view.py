"""The page of a location, laid out to the width of its pane."""

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.reactive import var

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Page, Table
from ascn_tui.pages.router import build
from ascn_tui.render.layout import lay_out
from ascn_tui.render.lines import Line, RenderContext
from ascn_tui.tui.messages import ListFocusRequested, LocationOpened
from ascn_tui.tui.widgets.row_list import RowList


class NetworkRows(RowList):
    """Rows drawn from the records of a network."""

    def __init__(
        self,
        network: Network,
        *,
        ascii_only: bool = False,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(ascii_only=ascii_only, id=id, classes=classes)
        self.network = network

    def look(self) -> RenderContext:
        """Return what drawing needs to know of this pane."""
        return RenderContext(self.text_width, self.network.marks, ascii_only=self.ascii_only)


_KEPT = 24
"""Pages kept as they were laid out: who moves up and down a list comes by the same ones."""


class PageView(NetworkRows):
    """Shows what is said about a location; rows with a link can be opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False, tooltip="To the list, and back to the page",
                id="pane.next"),
        Binding("space", "page(1)", show=False, tooltip="Page down", id="page.scroll"),
        Binding("escape", "leave", "list", key_display="esc", tooltip="Back to the list",
                id="page.leave"),
        Binding("right,l", "part(1)", "figures", key_display="← →", id="page.next-figure",
                tooltip="Next figure of the row, to open it"),
        Binding("left,h", "part(-1)", show=False, tooltip="Figure before, then the whole row",
                id="page.previous-figure"),
    ]  # fmt: skip

    location: var[Location | None] = var[Location | None](None)

    @cached_property
    def _laid_out(self) -> dict[tuple[int, int], tuple[Page, Sequence[Line]]]:
        return {}

    def page_of(self, location: Location) -> Page:
        """Return the page this pane shows for a location."""
        return build(self.network, location)

    def draw(self) -> Sequence[Line]:
        """Lay the page out for the pane as it is."""
        return self.laid_out(self.page_of(self.location)) if self.location else ()

    def laid_out(self, page: Page) -> Sequence[Line]:
        """Return the lines of a page, laid out now or a moment ago."""
        look = self.look()
        key = id(page), look.width
        if key not in self._laid_out:
            if len(self._laid_out) >= _KEPT:
                self._laid_out.clear()
            self._laid_out[key] = page, lay_out(page, look)  # holding the page holds its id
        return self._laid_out[key][1]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the figures of a row where some lead on by themselves."""
        if action == "part":
            here = self.location
            blocks = self.page_of(here).blocks if here else ()
            tables = [block for block in blocks if isinstance(block, Table)]
            return any(any(row.leads) for table in tables for row in table.rows)
        return super().check_action(action, parameters)

    def watch_location(self, before: Location | None, location: Location | None) -> None:
        """Show the new page from its top; the same subject in another edition keeps its place."""
        same = (
            before is not None
            and location is not None
            and (before.screen, before.subject) == (location.screen, location.subject)
        )
        self.update(top=not same)

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        if event.line.to:
            self.enter(event.line.to)

    def enter(self, location: Location) -> None:
        """Go where an opened row leads."""
        self.post_message(LocationOpened(location))

    def action_leave(self) -> None:
        """Step back out of the page."""
        self.post_message(ListFocusRequested())
