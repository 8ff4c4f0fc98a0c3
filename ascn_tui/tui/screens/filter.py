"""Filtering the lists of a screen while the filter is typed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen

from ascn_tui.model.names.index import UnresolvedError
from ascn_tui.pages.fallback import nearest_kept
from ascn_tui.pages.locator import resolve
from ascn_tui.pages.options import OptionError
from ascn_tui.tui import help_text
from ascn_tui.tui.history import History
from ascn_tui.tui.screens.navigator import Navigator
from ascn_tui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from ascn_tui.tui.widgets.filter_bar import FilterBar


class FilterController:
    """Opens the filter bar and applies its text to the location.

    A typed filter is one undoable change, whatever was typed on the way; a dropped one leaves no
    trace. `focus_list` gives the list of the present view the focus.
    """

    def __init__(
        self, screen: Screen[None], navigator: Navigator, focus_list: Callable[[], None]
    ) -> None:
        self.screen = screen
        self.navigator = navigator
        self.focus_list = focus_list
        self.bar: FilterBar | None = None
        self._before: History = navigator.history
        self._zoomed = False

    def open(self) -> None:
        """Mount the filter bar with the present filter in it."""
        if self.bar is not None:
            return
        from ascn_tui.tui.widgets.filter_bar import FilterBar  # noqa: PLC0415 - loads Textual's Input

        self._before = self.navigator.save_view()
        hint = help_text.filter_hint(self.navigator.network)
        self.bar = FilterBar(self.navigator.here.option("filter"), placeholder=hint)
        # A zoomed list is visible only while it has the focus, which the bar takes.
        self._zoomed = self.screen.has_class("-zoomed")
        self.screen.remove_class("-zoomed").add_class("-filtering")
        self.screen.mount(self.bar, before="#hints")

    def typed(self, text: str) -> None:
        """Apply a filter; where its last word is invalid as yet, the words before it."""
        if self.bar is None:
            return
        fault = ""
        for tried in (text, " ".join(text.split()[:-1])):
            try:
                self._apply(tried)
                break
            except (OptionError, UnresolvedError) as error:
                fault = fault or str(error)
        self.bar.tell(fault)

    def _apply(self, text: str) -> None:
        network, here = self.navigator.network, self._before.here
        wanted = resolve(network, here.with_options(filter=text))
        if wanted.option("filter") != here.option("filter"):
            self.navigator.stay(nearest_kept(network, wanted))
        else:
            self.navigator.reset(self._before)

    def close(self, *, dropped: bool) -> None:
        """Remove the bar and focus the list; without a filter, in the state it was left in."""
        if self.bar is None:
            return
        bar, self.bar = self.bar, None
        if dropped:
            self._apply("")
        self.screen.remove_class("-filtering").set_class(self._zoomed, "-zoomed")
        self._record()
        self.focus_list()
        if self.navigator.history == self._before:
            self.navigator.restore_view()
        bar.remove()

    def _record(self) -> None:
        before, now = self._before.here, self.navigator.snapshot()
        if before.option("filter") != now.location.option("filter"):
            self.navigator.record(now._replace(location=before), now)

    def clear(self) -> None:
        self.navigator.turn(self.navigator.here.with_options(filter=""))

    @property
    def can_clear(self) -> bool:
        """Whether Escape clears the filter: there is one, and a list has the focus."""
        return bool(self.navigator.here.option("filter")) and self.in_list

    @property
    def in_list(self) -> bool:
        """Whether a list has the focus and is not in find-as-you-type mode."""
        pane = self.screen.focused
        if pane is None or (isinstance(pane, RowList) and pane.takes_letters):
            return False
        alone = any(part.has_class("-whole") for part in pane.ancestors)
        return pane.has_class("-navigator") or (pane.id == "reading-page" and alone)
