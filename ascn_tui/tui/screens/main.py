"""The main screen: header, one view per kind of location, footer, and the actions of its keys."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import DescendantFocus, Resize
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Static

from ascn_tui.model.bookmarks import BookmarkStore
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.evidence.claims import paper_on
from ascn_tui.pages.router import build
from ascn_tui.pages.search import Mentions
from ascn_tui.tui.bindings import KEYS
from ascn_tui.tui.help_text import JUDGING
from ascn_tui.tui.messages import (
    BranchesChanged,
    EditionStepped,
    FilterLeft,
    FilterTyped,
    LocationOpened,
    RowHighlighted,
    ViewChanged,
)
from ascn_tui.tui.screens.compare import CompareView, ComparisonMark
from ascn_tui.tui.screens.copier import Copier
from ascn_tui.tui.screens.explore import ExploreView
from ascn_tui.tui.screens.filter import FilterController
from ascn_tui.tui.screens.governance import GovernanceView
from ascn_tui.tui.screens.navigator import Navigator
from ascn_tui.tui.screens.reader import ReadingView
from ascn_tui.tui.screens.split import SplitLayout
from ascn_tui.tui.toast import show_toast
from ascn_tui.tui.widgets.footer import Footer
from ascn_tui.tui.widgets.header import Header
from ascn_tui.tui.widgets.row_list import RowList

# Dialogs load Textual's Input or more: they are imported when they are first opened.
if TYPE_CHECKING:
    from ascn_tui.tui.dialogs.bookmarks import BookmarkController
    from ascn_tui.tui.dialogs.jump import JumpController

View = ExploreView | CompareView | GovernanceView | ReadingView
_VIEWS: dict[str, type[View]] = {
    "explore": ExploreView,
    "compare": CompareView,
    "governance": GovernanceView,
}
NARROW = 85
"""Below this width (cells) panes are stacked."""

VAST = 150
"""From this width on there is room for a page beside three columns."""


class MainScreen(Screen[None]):
    """Shows one location in the view it belongs to; collaborators do the work of the actions."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide"), (VAST, "-vast")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    location: var[Location | None] = var[Location | None](None)

    def __init__(
        self,
        network: Network,
        start: Location,
        *,
        mentions: Mentions | None = None,
        shelf: Callable[[], BookmarkStore] | None = None,
        ascii_only: bool = False,
    ) -> None:
        super().__init__(id="main", classes="-ascii" if ascii_only else "")
        self.mentions = mentions
        self.shelf = shelf
        self.ascii_only = ascii_only
        self.split = SplitLayout(self)
        self.navigator = Navigator(self, network, start, self.split, self._show)
        self.filter = FilterController(self, self.navigator, self.focus_list)
        self.copier = Copier(self, self.navigator)
        self.comparison_mark = ComparisonMark(self, self.navigator)

    @cached_property
    def jump_box(self) -> "JumpController":
        """Opens the jump dialog."""
        from ascn_tui.tui.dialogs.jump import JumpController  # noqa: PLC0415

        return JumpController(
            self, self.navigator, self.open_page, self.mentions, ascii_only=self.ascii_only
        )

    @cached_property
    def bookmarks(self) -> "BookmarkController":
        """Opens the dialogs of bookmarks."""
        from ascn_tui.tui.dialogs.bookmarks import BookmarkController  # noqa: PLC0415

        return BookmarkController(
            self, self.navigator, self.open_page, self.shelf, ascii_only=self.ascii_only
        )

    def compose(self) -> ComposeResult:
        """Mount the frame and the first view; other views wait until they are asked for."""
        # Textual sets these once it tells the size, which may be after the first painting.
        self.add_class(
            *self._get_breakpoint_classes(self.app.size.width, self.HORIZONTAL_BREAKPOINTS)
        )
        yield Header(id="banner", classes="-ascii" if self.ascii_only else "")
        with Container(id="views"):
            yield self._new_view(self.navigator.here)
        yield Static(id="notice")
        yield Footer(id="hints")

    def on_mount(self) -> None:
        self.location = self.navigator.here

    # -- views -------------------------------------------------------------------------------

    def _show(self, location: Location) -> None:
        self.location = location

    def watch_location(self, before: Location | None, location: Location | None) -> None:
        """Name the location in the header, pass it to its view and bring that up."""
        if location is None:
            return
        page = build(self.navigator.network, location)
        header = self.query_one(Header)
        header.edition = location.edition
        # In Explore the header of the tree shows the filter.
        header.filter = location.option("filter") if location.screen != "explore" else ""
        header.crumbs = (*(crumb.name for crumb in page.crumbs), page.title)
        view = self._view_of(location)
        moved = before is None or self._view_id(before) != self._view_id(location)
        view.location = location
        if before is None or before.options != location.options:
            self.call_after_refresh(self.refresh_bindings)
        if moved:
            for other in self.query_one("#views").children:
                other.display = other is view
            self._focus_page()

    def _view_id(self, location: Location) -> str:
        return location.screen if location.screen in _VIEWS else "reading"

    def _new_view(self, location: Location) -> View:
        kind = _VIEWS.get(location.screen, ReadingView)
        return kind(self.navigator.network, ascii_only=self.ascii_only)

    def _view_of(self, location: Location) -> View:
        """Return the view of a location, mounted when it is first needed."""
        views = self.query_one("#views")
        for view in views.children:
            if view.id == self._view_id(location) and isinstance(view, View):
                return view
        view = self._new_view(location)
        views.mount(view)
        view.call_later(self._focus_new, view)
        return view

    def _focus_new(self, view: View) -> None:
        """Focus a view once it is mounted, unless a filter is typed meanwhile."""
        if view.display and self.filter.bar is None:
            view.rest()

    def _focus_page(self) -> None:
        view = self._view_of(self.navigator.here)
        if view.query(RowList):  # a new view has none yet: it takes the focus once it has
            view.rest()

    def focus_list(self) -> None:
        """Give the list of the present view the focus."""
        view = self._view_of(self.navigator.here)
        if view.query(RowList):
            view.to_list()

    def open_page(self, location: Location | None) -> None:
        """Open the location that a dialog returned, if any, and focus its page."""
        if location:
            self.navigator.open(location)
            self._focus_page()

    # -- data that change while they are shown -------------------------------------------------

    def show_fault(self, fault: str) -> None:
        """Show above the footer what is wrong with new data; the old data stay on screen."""
        notice = self.query_one("#notice", Static)
        notice.update(Text(f"{fault}. What is shown are the data before this."))
        notice.display = True

    async def reload(self, network: Network) -> None:
        """Show the same location in new data, or its nearest ancestor."""
        self.query_one("#notice").display = False
        self.navigator.network = network
        in_list = self.filter.in_list
        await self.query_one("#views").remove_children()
        self.location = None
        self.navigator.turn(self.navigator.here)
        if self.location is None:
            self.navigator.turn(Location("explore"))
        if in_list:
            self._view_of(self.navigator.here).call_later(self.focus_list)

    # -- messages of the panes -----------------------------------------------------------------

    @on(RowHighlighted)
    def _row_highlighted(self, event: RowHighlighted) -> None:
        event.stop()
        self.navigator.follow_cursor(event.rows)

    @on(LocationOpened)
    def _location_opened(self, event: LocationOpened) -> None:
        event.stop()
        self.navigator.open(event.location)

    @on(ViewChanged)
    def _view_changed(self, event: ViewChanged) -> None:
        event.stop()
        self.navigator.turn(event.location)

    @on(EditionStepped)
    def _edition_stepped(self, event: EditionStepped) -> None:
        event.stop()
        self.navigator.step_edition(event.by)

    @on(BranchesChanged)
    def _branches_changed(self, event: BranchesChanged) -> None:
        event.stop()
        self.navigator.record_branches(event.before)

    @on(FilterTyped)
    def _filter_typed(self, event: FilterTyped) -> None:
        event.stop()
        self.filter.typed(event.text)

    @on(FilterLeft)
    def _filter_left(self, event: FilterLeft) -> None:
        event.stop()
        self.filter.close(dropped=event.dropped)

    @on(Resize)
    @on(DescendantFocus)
    def _restyled(self) -> None:
        self.split.restyle()

    # -- actions -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to clear a filter or to travel only where that is possible."""
        if action == "unfilter":
            return self.filter.can_clear
        if action == "travel":
            # None, not False: help explains the key even without anywhere to go.
            return self.navigator.history.reaches(-1 if parameters == (-1,) else 1) or None
        return super().check_action(action, parameters)

    def action_go(self, screen: str) -> None:
        self.navigator.go(screen)
        self.focus_list()

    def action_edition(self, by: int) -> None:
        self.navigator.step_edition(by)

    def action_travel(self, by: int) -> None:
        self.navigator.travel(by)

    def action_undo(self) -> None:
        self.navigator.undo()

    def action_redo(self) -> None:
        self.navigator.redo()

    def action_zoom(self) -> None:
        with self.navigator.undoable():
            self.split.toggle_zoom()

    def action_border(self, by: int) -> None:
        with self.navigator.undoable():
            self.split.move_border(by)

    def action_filter(self) -> None:
        self.filter.open()

    def action_unfilter(self) -> None:
        self.filter.clear()

    def action_cite(self) -> None:
        self.copier.copy_citation()

    def action_copy_locator(self) -> None:
        self.copier.copy_locator()

    def action_copy_text(self) -> None:
        self.copier.copy_selection()

    def action_mark(self) -> None:
        self.comparison_mark.mark()

    def action_jump(self, begun: str = "") -> None:
        self.jump_box.open(begun)

    def action_bookmark(self) -> None:
        self.bookmarks.edit_here()

    def action_bookmarks(self) -> None:
        self.bookmarks.open_list()

    def action_paper(self) -> None:
        """Open what the paper says about the present record."""
        if there := paper_on(self.navigator.network, self.navigator.here):
            self.navigator.open(there)
        else:
            show_toast(self, "The paper says nothing about this.")

    def action_export(self) -> None:
        from ascn_tui.tui.dialogs.export import open_export  # noqa: PLC0415

        open_export(self, self.navigator, ascii_only=self.ascii_only)

    def action_cited(self) -> None:
        from ascn_tui.tui.dialogs.sources import SourcesDialog  # noqa: PLC0415

        network = self.navigator.network
        page = build(network, self.navigator.here)
        dialog = SourcesDialog(network, page, self.copier.copy, ascii_only=self.ascii_only)
        self.app.push_screen(dialog, self.open_page)

    def action_help(self) -> None:
        """List the keys of the present view; a row with a verdict has it explained."""
        from ascn_tui.tui.dialogs.help import HelpDialog  # noqa: PLC0415

        keys = [active.binding for active in self.active_bindings.values()]
        network, here = self.navigator.network, self.navigator.here
        line = self.focused.current if isinstance(self.focused, RowList) else None
        row = line.to if line and here.screen in JUDGING else None
        self.app.push_screen(HelpDialog(network, here, keys, row=row, ascii_only=self.ascii_only))
