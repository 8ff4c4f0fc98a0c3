"""Governance: columns from level to place to entry, and the page of what is chosen."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.reactive import var

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.governance.columns import (
    ColumnChoice,
    ColumnPath,
    column_path,
    entry_choices,
    level_choices,
    place_choices,
)
from ascn_tui.pages.governance.entries import in_columns
from ascn_tui.render.lines import Line, Span, cells, spread, wrap
from ascn_tui.tui.messages import ListFocusRequested, PageFocusRequested, RowHighlighted
from ascn_tui.tui.widgets.page_view import PageView
from ascn_tui.tui.widgets.row_list import RowList


class GovernanceColumn(RowList):
    """One column of choices."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False, id="pane.next",
                tooltip="To the next column, then to the page, and back"),
        Binding("right,l", "aside(1)", "columns", key_display="← →", tooltip="Next column",
                id="column.next"),
        Binding("left,h,escape", "aside(-1)", "Column before", show=False, id="column.previous"),
    ]  # fmt: skip

    def __init__(self, *, ascii_only: bool, id: str) -> None:  # noqa: A002
        super().__init__(ascii_only=ascii_only, id=id, classes="-navigator column")
        self.choices: list[ColumnChoice] = []
        self.chosen: Location | None = None

    def choose(self, choices: list[ColumnChoice], chosen: Location | None) -> None:
        """Show choices with the cursor on the chosen one; draw nothing when both are as before."""
        if (choices, chosen) == (self.choices, self.chosen):
            return
        fresh = choices != self.choices
        self.choices, self.chosen = choices, chosen
        if fresh or self.place() not in (None, self.cursor):
            self.update(top=fresh and self.place() is None)

    def draw(self) -> Sequence[Line]:
        """Draw the choices, long names over several lines."""
        return [line for choice in self.choices for line in self._choice(choice)]

    def place(self) -> int | None:
        return self.viewport.line_of(self.chosen)

    def _choice(self, choice: ColumnChoice) -> list[Line]:
        if choice.to is None:
            return [Line((Span(f" {choice.name}", "muted"),))]
        width = self.text_width
        right = (Span(choice.note, "muted"),) if choice.note else ()
        # The lines that a name goes on in are indented by two cells more than its first one.
        room = width - max(cells(choice.note) + 2 if choice.note else 0, 2) - 1
        first, *rest = wrap(choice.name, max(8, room))
        left = (Span(f" {first}"),)
        lines = [Line(spread(left, right, width) or left, choice.to)]
        return [*lines, *(Line((Span(f"   {part}"),), more=True) for part in rest)]

    def action_aside(self, by: int) -> None:
        """Go to the column beside this one."""
        if by > 0:
            self.post_message(PageFocusRequested())
        else:
            self.post_message(ListFocusRequested())

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        if event.line.to:
            self.post_message(RowHighlighted(self))

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        if event.line.to:
            # A column that was only looked at becomes the choice before the next one opens.
            self.post_message(RowHighlighted(self))
        self.post_message(PageFocusRequested())


class GovernanceView(Container):
    """Three columns and a page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "read", show=False, tooltip="Page down in the page", id="page.scroll"),
    ]

    location: var[Location | None] = var[Location | None](None)

    def __init__(self, network: Network, *, ascii_only: bool = False) -> None:
        super().__init__(id="governance", classes="view")
        self.network = network
        self.ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        with Horizontal(id="columns"):
            for name in ("levels", "places", "entries"):
                yield GovernanceColumn(ascii_only=self.ascii_only, id=name)
        yield PageView(self.network, ascii_only=self.ascii_only, id="governance-page").data_bind(
            GovernanceView.location
        )

    def on_mount(self) -> None:
        self.watch_location(self.location)

    def watch_location(self, location: Location | None) -> None:
        """Fill the columns for the location and put their cursors on what it chooses."""
        if location is None or not self.network.levels or not self.query(GovernanceColumn):
            return
        at = column_path(self.network, location)
        level = self.network.level[at.level or self.network.levels[0].id]
        places = place_choices(self.network, location, level)
        entries = entry_choices(self.network, location, level, at.place)
        for name, choices, chosen in (
            ("#levels", level_choices(self.network, location), (level.id,)),
            ("#places", places, (level.id, at.place)),
            ("#entries", entries, (at.entry,)),
        ):
            self._column(name).choose(choices, self._target(location, chosen))

    def _target(self, location: Location, chosen: tuple[str, ...]) -> Location | None:
        if not all(chosen):
            return None
        return in_columns(location, *chosen)

    def _column(self, name: str) -> GovernanceColumn:
        return self.query_one(name, GovernanceColumn)

    def rest(self) -> None:
        """Give the keyboard to the page of something; of nothing yet, to the first column."""
        if self.location and self.location.subject:
            self.query_one(PageView).focus()
        else:
            self.to_list()

    def to_list(self) -> None:
        at = column_path(self.network, self.location) if self.location else ColumnPath()
        name = "#entries" if at.entry else "#places" if at.place else "#levels"
        self._column(name).focus()

    def action_read(self) -> None:
        """Scroll the page, whichever column has the keyboard."""
        self.query_one(PageView).action_page(1)

    def _panes(self) -> list[RowList]:
        return [*self.query(GovernanceColumn), self.query_one(PageView)]

    @on(PageFocusRequested)
    def _entered(self, event: PageFocusRequested) -> None:
        event.stop()
        self._beside(1)

    @on(ListFocusRequested)
    def _left(self, event: ListFocusRequested) -> None:
        event.stop()
        self._beside(-1)

    def _beside(self, by: int) -> None:
        panes = self._panes()
        at = next((n for n, pane in enumerate(panes) if pane.has_focus), 0)
        pane = panes[max(0, min(at + by, len(panes) - 1))]
        pane.focus()
        if isinstance(pane, GovernanceColumn) and pane.cursor >= 0 and by > 0:
            self.post_message(RowHighlighted(pane))
