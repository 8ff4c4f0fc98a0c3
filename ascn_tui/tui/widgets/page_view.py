"""The page of a location, laid out to the width of its pane."""

from collections.abc import Callable, Sequence
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

_CACHED = 24
"""Layouts kept: moving up and down a list shows the same pages again."""


class LayoutCache:
    """Caches the lines of pages by page and width."""

    def __init__(self) -> None:
        self._layouts: dict[tuple[int, int], tuple[Page, Sequence[Line]]] = {}

    def lay_out(self, page: Page, look: RenderContext) -> Sequence[Line]:
        """Return the lines of a page."""
        key = id(page), look.width
        if key not in self._layouts:
            if len(self._layouts) >= _CACHED:
                self._layouts.clear()
            self._layouts[key] = page, lay_out(page, look)  # the page is kept, so its id stays
        return self._layouts[key][1]


class PageView(RowList):
    """The page of a location; rows with a link can be opened.

    `page_of` returns another page for a location than the router, or None for an empty view.
    """

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

    def __init__(
        self,
        network: Network,
        page_of: Callable[[Network, Location], Page | None] = build,
        *,
        ascii_only: bool,
        id: str,  # noqa: A002
    ) -> None:
        super().__init__(marks=network.marks, ascii_only=ascii_only, id=id, classes="page")
        self.network = network
        self._page_of = page_of
        self._layouts = LayoutCache()

    def page_of(self, location: Location) -> Page | None:
        return self._page_of(self.network, location)

    def draw(self) -> Sequence[Line]:
        page = self.page_of(self.location) if self.location else None
        return self._layouts.lay_out(page, self.look()) if page else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the figures of a row where some lead on by themselves."""
        if action == "part":
            page = self.page_of(self.location) if self.location else None
            blocks = page.blocks if page else ()
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
            self.post_message(LocationOpened(event.line.to))

    def action_leave(self) -> None:
        self.post_message(ListFocusRequested())
