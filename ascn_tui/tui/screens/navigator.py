"""Where the reader is and has been, and what was changed about the view on the way."""

from collections.abc import Iterator
from contextlib import contextmanager

from textual import on
from textual.containers import Container
from textual.reactive import var

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.fallback import absence, resolve_or_ancestor
from ascn_tui.tui.history import History, ViewState
from ascn_tui.tui.messages import (
    BranchesChanged,
    EditionStepped,
    LocationOpened,
    RowHighlighted,
    ViewChanged,
)
from ascn_tui.tui.screens.sending import Sending
from ascn_tui.tui.screens.split import Dividing
from ascn_tui.tui.undo import UndoStack, ViewSnapshot
from ascn_tui.tui.widgets.row_list import RowList
from ascn_tui.tui.widgets.tree import NetworkTree


class Journey(Sending, Dividing):
    """Opens locations, goes back and forward among them, and takes changes of the view back."""

    network: Network
    location: var[Location | None] = var[Location | None](None)

    def begin(self, start: Location) -> None:
        """Stand at a location, with nothing behind."""
        self.history = History.beginning(start)
        self.changes = UndoStack()
        self._last = {start.screen: start}

    # -- going on ------------------------------------------------------------------------

    @on(RowHighlighted)
    def _passed(self, event: RowHighlighted) -> None:
        event.stop()
        row = event.rows.current if event.rows in self._rows() else None
        if row and row.to:
            self._stay(row.to)

    @on(LocationOpened)
    def _opened(self, event: LocationOpened) -> None:
        event.stop()
        self.open(event.location)

    @on(ViewChanged)
    def _view_changed(self, event: ViewChanged) -> None:
        event.stop()
        self.turn(event.location)

    def open(self, location: Location) -> None:
        """Go on to a location, made whole in the edition looked at."""
        if whole := self._whole(location):
            if whole != self.history.here:
                self.history = self.history.leave(self._stand()).open(whole)
                self.call_after_refresh(self.refresh_bindings)
            self.location = whole

    def turn(self, location: Location) -> None:
        """Look at the same thing in another way: history does not grow, `u` takes it back."""
        if whole := self._whole(location):
            with self.changing():
                self._stay(whole)

    def _stay(self, location: Location) -> None:
        self.history = self.history.pass_by(location)
        self.location = location

    def _whole(self, location: Location) -> Location | None:
        """Return a location made whole; what is not there is said, and what is shown instead."""
        settled = resolve_or_ancestor(self.network, location, self.history.here.edition)
        if settled is None:
            self.say(f"Nothing is to be found at {location}.")
            return None
        if note := settled.note or absence(self.network, settled.location):
            self.say(note)
        return settled.location

    def action_go(self, screen: str) -> None:
        """Go to a screen, where it was left, in the edition looked at; from it to its beginning."""
        again = screen == self.history.here.screen
        left = Location(screen) if again else self._last.get(screen, Location(screen))
        last = left.with_options(edition=self.history.here.edition)
        stand = self.history.left_at(last)
        self.open(last)
        if stand:
            self.call_after_refresh(self._stand_again, last, stand)

    def action_edition(self, by: int) -> None:
        """Look at the same thing in the edition before or after."""
        editions = list(self.network.edition)
        at = editions.index(self.history.here.edition) + by
        if 0 <= at < len(editions):
            self.turn(self.history.here.with_options(edition=editions[at]))
        else:
            which = "oldest" if by < 0 else "newest"
            self.say(f"{self.history.here.edition} is the {which} edition.")

    @on(EditionStepped)
    def _turned(self, event: EditionStepped) -> None:
        event.stop()
        self.action_edition(event.by)

    # -- going back ----------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go back or forward where there is something to go to."""
        if action == "travel":
            # Without anywhere to go the key is still explained by help.
            return self.history.reaches(-1 if parameters == (-1,) else 1) or None
        return super().check_action(action, parameters)

    def action_travel(self, by: int) -> None:
        """Go back or forward through the history, to the row and line that was left."""
        left = self.history.leave(self._stand())
        self.history = left.back() if by < 0 else left.forward()
        here, stand = self.history.here, self.history.stand
        if whole := self._whole(here):
            self._stay(whole)  # another where the data have changed since
        if stand:
            self.call_after_refresh(self._stand_again, here, stand)
        self.call_after_refresh(self.refresh_bindings)

    def _stand(self) -> ViewState:
        """Return how the view stands: its pane with the keyboard, and the place in each."""
        panes = [pane for pane in self._rows() if pane.id]
        focused = self.focused.id if self.focused in panes and self.focused else None
        return ViewState(focused or "", tuple((pane.id or "", pane.where) for pane in panes))

    def _stand_again(self, location: Location, stand: ViewState) -> None:
        """Give every pane of a location its place back, and one of them the keyboard."""
        if location != self.history.here:
            return
        places = dict(stand.places)
        for pane in self._rows():
            if pane.id in places:
                pane.go(places[pane.id])
            if pane.id == stand.pane and not self.has_class("-filtering"):
                pane.focus()

    def _rows(self) -> list[RowList]:
        views = self.query_one("#views", Container).children
        return [pane for view in views if view.display for pane in view.query(RowList)]

    # -- changes of the view ---------------------------------------------------------------

    def action_zoom(self) -> None:
        """Give the pane with the keyboard the whole screen, or give it back."""
        with self.changing():
            super().action_zoom()

    def action_border(self, by: int) -> None:
        """Move the border between the list and the page."""
        with self.changing():
            super().action_border(by)

    @on(BranchesChanged)
    def _branches_changed(self, event: BranchesChanged) -> None:
        event.stop()
        now = self._view()
        before = dict(now.layout) | {"branches": str(event.before)}
        self.changes = self.changes.make(now._replace(layout=tuple(before.items())), now)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Note what is changed about the view, so that it can be taken back."""
        before = self._view()
        yield
        if before != (after := self._view()):
            self.changes = self.changes.make(before, after)

    def _view(self) -> ViewSnapshot:
        zoom = "1" if self.has_class("-zoomed") else ""
        # Elsewhere the tree is not seen: there nothing of it is taken back.
        trees = self.query(NetworkTree) if self.history.here.screen == "explore" else ()
        branches = next((str(tree.state) for tree in trees), "")
        layout = (("zoom", zoom), ("border", str(self.border)), ("branches", branches))
        return ViewSnapshot(self.history.here, layout)

    def action_undo(self) -> None:
        """Take the last change of the view back."""
        if found := self.changes.back(self._view()):
            change, view, self.changes = found
            self._show(view)
            self.say(f"Taken back: {change.said}.")
        else:
            self.say("No change of the view to take back.")

    def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        if found := self.changes.again(self._view()):
            change, view, self.changes = found
            self._show(view)
            self.say(f"Done again: {change.said}.")
        else:
            self.say("No change of the view was taken back.")

    def _show(self, view: ViewSnapshot) -> None:
        if whole := self._whole(view.location):
            self._stay(whole)
        layout, now = dict(view.layout), dict(self._view().layout)
        if layout["zoom"] != now["zoom"]:
            super().action_zoom()
        if by := int(layout["border"]) - int(now["border"]):
            super().action_border(by)
        if layout["branches"] not in ("", now["branches"]):
            self.query_one(NetworkTree).bring_back(int(layout["branches"]))
