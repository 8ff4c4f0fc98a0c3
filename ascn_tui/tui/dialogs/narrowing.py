"""A list over a screen, narrowed by words that are typed at its foot."""

from typing import TYPE_CHECKING

from textual.screen import ScreenResultType

from ascn_tui.tui.messages import FilterLeft, FilterTyped
from ascn_tui.tui.dialogs.narrowed import NarrowedRows
from ascn_tui.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from ascn_tui.tui.widgets.filter_bar import FilterLine


class Narrowing(Dialog[ScreenResultType]):
    """A dialog with one list; Escape clears the words first, then closes."""

    line: "FilterLine | None" = None

    @property
    def listed(self) -> NarrowedRows:
        """The list."""
        return self.query_one(NarrowedRows)

    def action_filter(self) -> None:
        """Open the line at the foot, with the words that are there."""
        from ascn_tui.tui.widgets.filter_bar import FilterLine  # noqa: PLC0415 - loads Textual's Input

        if self.line is None:
            self.line = FilterLine(self.listed.wanted, placeholder="words")
            self.add_class("-filtering")
            self.query_one(".dialog").mount(self.line)

    def on_filter_typed(self, event: FilterTyped) -> None:
        """Follow every key."""
        event.stop()
        self.listed.narrow(event.text)

    def on_filter_left(self, event: FilterLeft) -> None:
        """Close the line, and go back to the list."""
        event.stop()
        if self.line is None:
            return
        line, self.line = self.line, None
        if event.dropped:
            self.listed.narrow("")
        self.remove_class("-filtering")
        self.listed.focus()
        line.remove()

    def action_back(self) -> None:
        """Clear the words; where there are none, go back to the page."""
        if self.listed.wanted:
            self.listed.narrow("")
        else:
            self.dismiss(None)
