"""The main screen: location, views, header and footer."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Static

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.evidence.claims import paper_on
from ascn_tui.pages.router import build
from ascn_tui.pages.search import Mentions
from ascn_tui.tui.bindings import KEYS
from ascn_tui.tui.dialogs.sources import SourcesDialog
from ascn_tui.tui.help_text import JUDGING
from ascn_tui.tui.screens.bookmarking import Bookmarking
from ascn_tui.tui.screens.compare import CompareView
from ascn_tui.tui.screens.explore import ExploreView
from ascn_tui.tui.screens.exporting import Exporting
from ascn_tui.tui.screens.filter import Filtering
from ascn_tui.tui.screens.governance import GovernanceView
from ascn_tui.tui.screens.jumping import Jumping
from ascn_tui.tui.screens.marking import Marking
from ascn_tui.tui.screens.reader import ReadingView
from ascn_tui.tui.widgets.footer import Footer
from ascn_tui.tui.widgets.header import Header
from ascn_tui.tui.widgets.row_list import RowList

View = ExploreView | CompareView | GovernanceView | ReadingView
_VIEWS: dict[str, type[View]] = {
    "explore": ExploreView,
    "compare": CompareView,
    "governance": GovernanceView,
}
NARROW = 85
"""Below this width (cells) panes stand one above the other."""

VAST = 150
"""From this width on there is room for a page beside three columns."""


class MainScreen(Filtering, Marking, Bookmarking, Exporting, Jumping):
    """Holds the location and hands it down to the view it belongs to."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide"), (VAST, "-vast")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(
        self,
        network: Network,
        start: Location,
        *,
        mentions: Mentions | None = None,
        ascii_only: bool = False,
    ) -> None:
        super().__init__(id="main", classes="-ascii" if ascii_only else "")
        self.network = network
        self.mentions = mentions
        self.ascii_only = ascii_only
        self.begin(start)

    def compose(self) -> ComposeResult:
        """Mount the frame and the first view; other views wait until they are asked for."""
        # Textual sets these once it tells the size, which may be after the first painting.
        self.add_class(
            *self._get_breakpoint_classes(self.app.size.width, self.HORIZONTAL_BREAKPOINTS)
        )
        yield Header(id="banner", classes="-ascii" if self.ascii_only else "")
        with Container(id="views"):
            yield self._new_view(self.history.here)
        yield Static(id="notice")
        yield Footer(id="hints")

    def on_mount(self) -> None:
        """Show the first location."""
        self.location = self.history.here

    # -- location ------------------------------------------------------------------------

    def _new_view(self, location: Location) -> View:
        kind = _VIEWS.get(location.screen, ReadingView)
        return kind(self.network, ascii_only=self.ascii_only)

    def watch_location(self, before: Location | None, location: Location | None) -> None:
        """Bring up the view of the location, hand the location down, and name it above."""
        if location is None:
            return
        self._last[location.screen] = location
        page = build(self.network, location)
        banner = self.query_one(Header)
        banner.edition = location.edition
        # In Explore the heading of the tree names the filter.
        banner.filter = location.option("filter") if location.screen != "explore" else ""
        banner.crumbs = (*(crumb.name for crumb in page.crumbs), page.title)
        view = self._view_of(location)
        moved = before is None or self._view_id(before) != self._view_id(location)
        view.location = location
        if before is None or before.options != location.options:
            self.call_after_refresh(self.refresh_bindings)
        if moved:
            for other in self.query_one("#views").children:
                other.display = other is view
            if view.query(RowList):  # a new view has none yet: it takes the keyboard once it has
                view.rest()

    def _view_id(self, location: Location) -> str:
        return location.screen if location.screen in _VIEWS else "reading"

    def _view_of(self, location: Location) -> View:
        views = self.query_one("#views")
        for view in views.children:
            if view.id == self._view_id(location) and isinstance(view, View):
                return view
        view = self._new_view(location)
        views.mount(view)
        view.call_later(self._rest_in, view)
        return view

    def _rest_in(self, view: View) -> None:
        """Give a view the keyboard once it stands, unless a filter is typed meanwhile."""
        if view.display and self.line is None:
            view.rest()

    def rest(self) -> None:
        """Give the keyboard to the list of what is shown."""
        view = self._view_of(self.history.here)
        if view.query(RowList):
            view.to_list()

    def jump(self, location: Location) -> None:
        """Open a location that was asked for by name: its page takes the keyboard."""
        self.open(location)
        view = self._view_of(self.history.here)
        if view.query(RowList):  # a new view has none yet: it takes the keyboard once it has
            view.rest()

    def action_go(self, screen: str) -> None:
        """Go to a screen to choose there: its list has the keyboard unless it was left without."""
        super().action_go(screen)
        self.rest()

    # -- data that change while they are looked at ----------------------------------------

    def tell(self, fault: str) -> None:
        """Say above the hints what is wrong with the data; what is shown stays."""
        notice = self.query_one("#notice", Static)
        notice.update(Text(f"{fault}. What is shown are the data before this."))
        notice.display = True

    async def adopt(self, network: Network) -> None:
        """Show the same location in new data, or what is left of it."""
        self.query_one("#notice").display = False
        self.network = network
        listed = self._in_list()
        await self.query_one("#views").remove_children()
        self.location = None
        self.turn(self.history.here)
        if self.location is None:
            self.turn(Location("explore"))
        if listed:
            self._view_of(self.history.here).call_later(self.rest)

    # -- actions -------------------------------------------------------------------------

    def action_cited(self) -> None:
        """List the documents that the page rests on."""
        page = build(self.network, self.history.here)
        screen = SourcesDialog(self.network, page, self._send, ascii_only=self.ascii_only)
        self.app.push_screen(screen, self._go_to)

    def action_paper(self) -> None:
        """List what the paper says about the record looked at."""
        if there := paper_on(self.network, self.history.here):
            self.open(there)
        else:
            self.say("The paper says nothing about this.")

    def action_help(self) -> None:
        """List the keys of where the reader is."""
        from ascn_tui.tui.dialogs.help import HelpDialog  # noqa: PLC0415 - rarely asked for

        keys = [active.binding for active in self.active_bindings.values()]
        here = self.history.here
        line = self.focused.current if isinstance(self.focused, RowList) else None
        row = line.to if line and here.screen in JUDGING else None
        self.app.push_screen(
            HelpDialog(self.network, here, keys, row=row, ascii_only=self.ascii_only)
        )
