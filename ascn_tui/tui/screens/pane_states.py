"""Saves and restores cursor, scroll position and focus of the panes in view."""

from textual.containers import Container
from textual.screen import Screen

from ascn_tui.tui.history import ViewState
from ascn_tui.tui.widgets.row_list import RowList


class PaneStates:
    """The panes of the visible view of a screen, and their state."""

    def __init__(self, screen: Screen[None]) -> None:
        self.screen = screen

    def visible(self) -> list[RowList]:
        views = self.screen.query_one("#views", Container).children
        return [pane for view in views if view.display for pane in view.query(RowList)]

    def save(self) -> ViewState:
        """Return which pane has the focus, and the scroll state of each."""
        panes = [pane for pane in self.visible() if pane.id]
        focused = next((pane.id for pane in panes if pane is self.screen.focused), None)
        return ViewState(focused or "", tuple((pane.id or "", pane.where) for pane in panes))

    def restore(self, state: ViewState) -> None:
        """Give every pane its scroll state, and one of them the focus."""
        places = dict(state.places)
        for pane in self.visible():
            if pane.id in places:
                pane.go(places[pane.id])
            if pane.id == state.pane and not self.screen.has_class("-filtering"):
                pane.focus()
