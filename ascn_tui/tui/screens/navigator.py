"""Navigation: the location shown, its history, editions, and undo of changes of the view."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from textual.screen import Screen

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.fallback import absence, resolve_or_ancestor
from ascn_tui.tui.history import History, ViewState
from ascn_tui.tui.screens.pane_states import PaneStates
from ascn_tui.tui.screens.split import SplitLayout
from ascn_tui.tui.toast import show_toast
from ascn_tui.tui.undo import UndoStack, ViewChange, ViewSnapshot
from ascn_tui.tui.widgets.row_list import RowList
from ascn_tui.tui.widgets.tree import NetworkTree


class Navigator:
    """Opens locations of a network on a screen, with history and undo.

    `show` displays a location that has been resolved.
    """

    def __init__(
        self,
        screen: Screen[None],
        network: Network,
        start: Location,
        split: SplitLayout,
        show: Callable[[Location], None],
    ) -> None:
        self.screen = screen
        self.network = network
        self.split = split
        self.show = show
        self.panes = PaneStates(screen)
        self.history = History.beginning(start)
        self.undo_stack = UndoStack()
        self._last = {start.screen: start}

    @property
    def here(self) -> Location:
        """The location shown."""
        return self.history.here

    # -- opening locations ------------------------------------------------------------------

    def open(self, location: Location) -> None:
        """Resolve a location in the present edition, show it and add it to the history."""
        if resolved := self._resolve(location):
            if resolved != self.here:
                self.history = self.save_view().open(resolved)
                self.screen.call_after_refresh(self.screen.refresh_bindings)
            self._show(resolved)

    def turn(self, location: Location) -> None:
        """Show the same subject in another way: no history step, but undoable."""
        if resolved := self._resolve(location):
            with self.undoable():
                self.stay(resolved)

    def stay(self, location: Location) -> None:
        """Show a location in place of the present one, without a history step or undo."""
        self.history = self.history.pass_by(location)
        self._show(location)

    def follow_cursor(self, rows: RowList) -> None:
        """Show the target of the row under a cursor, if its list is still in view."""
        row = rows.current if rows in self.panes.visible() else None
        if row and row.to:
            self.stay(row.to)

    def reset(self, history: History) -> None:
        """Go back to an earlier history and its location."""
        self.history = history
        self._show(history.here)

    def _show(self, location: Location) -> None:
        self._last[location.screen] = location
        self.show(location)

    def _resolve(self, location: Location) -> Location | None:
        """Return the complete location or its nearest ancestor; a toast explains a fallback."""
        resolved = resolve_or_ancestor(self.network, location, self.here.edition)
        if resolved is None:
            show_toast(self.screen, f"Nothing is to be found at {location}.")
            return None
        if note := resolved.note or absence(self.network, resolved.location):
            show_toast(self.screen, note)
        return resolved.location

    def go(self, screen: str) -> None:
        """Go to a screen as it was left; from the screen itself, to its start."""
        again = screen == self.here.screen
        left = Location(screen) if again else self._last.get(screen, Location(screen))
        last = left.with_options(edition=self.here.edition)
        state = self.history.left_at(last)
        self.open(last)
        self._restore_later(last, state)

    def step_edition(self, by: int) -> None:
        """Show the same subject in the previous or the next edition."""
        editions = list(self.network.edition)
        at = editions.index(self.here.edition) + by
        if 0 <= at < len(editions):
            self.turn(self.here.with_options(edition=editions[at]))
        else:
            which = "oldest" if by < 0 else "newest"
            show_toast(self.screen, f"{self.here.edition} is the {which} edition.")

    # -- history -----------------------------------------------------------------------------

    def travel(self, by: int) -> None:
        """Go back or forward through the history, to the saved view."""
        left = self.save_view()
        self.history = left.back() if by < 0 else left.forward()
        here, state = self.here, self.history.stand
        if resolved := self._resolve(here):
            self.stay(resolved)  # differs where the data have changed since
        self._restore_later(here, state)
        self.screen.call_after_refresh(self.screen.refresh_bindings)

    def save_view(self) -> History:
        """Return the history with the state of the panes in its present step."""
        return self.history.leave(self.panes.save())

    def restore_view(self) -> None:
        """Restore the panes as the present step of the history has them, after a refresh."""
        self._restore_later(self.here, self.history.stand)

    def _restore_later(self, location: Location, state: ViewState | None) -> None:
        if state:
            self.screen.call_after_refresh(self._restore, location, state)

    def _restore(self, location: Location, state: ViewState) -> None:
        if location == self.here:
            self.panes.restore(state)

    # -- undo --------------------------------------------------------------------------------

    @contextmanager
    def undoable(self) -> Iterator[None]:
        """Record what is changed about the view."""
        before = self.snapshot()
        yield
        self.record(before, self.snapshot())

    def record(self, before: ViewSnapshot, after: ViewSnapshot) -> None:
        """Put a change of the view on the undo stack, if it is one."""
        if before != after:
            self.undo_stack = self.undo_stack.make(before, after)

    def record_branches(self, before: int) -> None:
        """Put a change of the tree on the undo stack; `before` is its state until then."""
        now = self.snapshot()
        layout = dict(now.layout) | {"branches": str(before)}
        self.record(now._replace(layout=tuple(layout.items())), now)

    def snapshot(self) -> ViewSnapshot:
        """Return the location and the layout of the screen."""
        zoom = "1" if self.split.zoomed else ""
        # The tree is hidden on other screens: its changes are not undone there.
        trees = self.screen.query(NetworkTree) if self.here.screen == "explore" else ()
        branches = next((str(tree.state) for tree in trees), "")
        layout = (("zoom", zoom), ("border", str(self.split.border)), ("branches", branches))
        return ViewSnapshot(self.here, layout)

    def undo(self) -> None:
        found = self.undo_stack.back(self.snapshot())
        self._apply(found, "Taken back", "No change of the view to take back.")

    def redo(self) -> None:
        found = self.undo_stack.again(self.snapshot())
        self._apply(found, "Done again", "No change of the view was taken back.")

    def _apply(
        self, found: tuple[ViewChange, ViewSnapshot, UndoStack] | None, done: str, nothing: str
    ) -> None:
        if not found:
            show_toast(self.screen, nothing)
            return
        change, view, self.undo_stack = found
        self._restore_snapshot(view)
        show_toast(self.screen, f"{done}: {change.said}.")

    def _restore_snapshot(self, view: ViewSnapshot) -> None:
        if resolved := self._resolve(view.location):
            self.stay(resolved)
        layout, now = dict(view.layout), dict(self.snapshot().layout)
        if layout["zoom"] != now["zoom"]:
            self.split.toggle_zoom()
        self.split.move_border(int(layout["border"]) - int(now["border"]))
        if layout["branches"] not in ("", now["branches"]):
            self.screen.query_one(NetworkTree).bring_back(int(layout["branches"]))
