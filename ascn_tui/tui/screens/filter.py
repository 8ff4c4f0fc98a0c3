"""Filtering what a screen lists: live while it is typed, kept in its location."""

from typing import TYPE_CHECKING

from ascn_tui.model.names.index import UnresolvedError
from ascn_tui.pages.fallback import nearest_kept
from ascn_tui.pages.locator import resolve
from ascn_tui.pages.options import OptionError
from ascn_tui.tui import help_text
from ascn_tui.tui.history import History
from ascn_tui.tui.messages import FilterLeft, FilterTyped
from ascn_tui.tui.screens.navigator import Journey
from ascn_tui.tui.widgets.tree import TypeAheadRows

if TYPE_CHECKING:
    from ascn_tui.tui.widgets.filter_bar import FilterBar


class Filtering(Journey):
    """A screen over a network whose lists can be filtered.

    A filter that is typed is one change of the view, whatever it was on the way; given up, it
    leaves no trace.
    """

    line: "FilterBar | None" = None
    _before: History
    _zoomed = False

    def rest(self) -> None:
        """Give the keyboard to the list; screens say how."""
        raise NotImplementedError

    def action_filter(self) -> None:
        """Open the line at the foot, with the filter that is there."""
        if self.line is not None:
            return
        from ascn_tui.tui.widgets.filter_bar import FilterBar  # noqa: PLC0415 - loads Textual's Input

        self._before = self.history.leave(self._stand())
        hint = help_text.filter_hint(self.network)
        self.line = FilterBar(self.history.here.option("filter"), placeholder=hint)
        # A zoomed list is seen by its focus, which the line takes.
        self._zoomed = self.has_class("-zoomed")
        self.remove_class("-zoomed").add_class("-filtering")
        self.mount(self.line, before="Hints")

    def on_filter_typed(self, event: FilterTyped) -> None:
        """Show what the filter keeps; where its end is none yet, what the rest of it keeps."""
        event.stop()
        if self.line is None:
            return
        fault = ""
        for text in (event.text, " ".join(event.text.split()[:-1])):
            try:
                self._try(text)
                break
            except (OptionError, UnresolvedError) as error:
                fault = fault or str(error)
        self.line.tell(fault)

    def _try(self, text: str) -> None:
        here = self._before.here
        wanted = resolve(self.network, here.with_options(filter=text))
        changed = wanted.option("filter") != here.option("filter")
        if changed:
            self._stay(nearest_kept(self.network, wanted))
        else:
            self.history, self.location = self._before, here

    def on_filter_left(self, event: FilterLeft) -> None:
        """Close the line, and go back to the list; without a filter to where it was left."""
        event.stop()
        if self.line is None:
            return
        line, self.line = self.line, None
        if event.dropped:
            self._try("")
        self.remove_class("-filtering").set_class(self._zoomed, "-zoomed")
        self._note_filter()
        self.rest()
        if self.history == self._before and self.history.stand:
            self.call_after_refresh(self._stand_again, self.history.here, self.history.stand)
        line.remove()

    def _note_filter(self) -> None:
        """Let the filter be taken back, by whatever keys it was made."""
        before, now = self._before.here, self._view()
        if before.option("filter") != now.location.option("filter"):
            self.changes = self.changes.make(now._replace(location=before), now)

    def action_unfilter(self) -> None:
        """Show all rows again."""
        self.turn(self.history.here.with_options(filter=""))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let Escape clear the filter where there is one and a list has the keyboard."""
        if action == "unfilter":
            return bool(self.history.here.option("filter")) and self._in_list()
        return super().check_action(action, parameters)

    def _in_list(self) -> bool:
        """Tell whether a list has the keyboard, and not the page beside it; no letters typed."""
        pane = self.focused
        if pane is None or (isinstance(pane, TypeAheadRows) and pane.letters is not None):
            return False
        alone = any(part.has_class("-whole") for part in pane.ancestors)
        return pane.has_class("-navigator") or (pane.id == "reading-page" and alone)
