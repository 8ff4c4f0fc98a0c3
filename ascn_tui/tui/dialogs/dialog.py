"""Base of the dialogs, and dialogs whose list is filtered as you type."""

from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType

from ascn_tui.model.names.index import fold
from ascn_tui.tui.messages import FilterLeft, FilterTyped
from ascn_tui.tui.widgets.row_list import RowList


class Dialog(ModalScreen[ScreenResultType]):
    """A screen over another; a second answer, as a quick double click gives, is one too many."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with a result, if it has not been closed yet."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


class FilteredRows(RowList):
    """Shows the rows that have all of some words in them, in any case and with any accents."""

    wanted = ""

    def narrow(self, wanted: str) -> None:
        """Show the rows that have some words in them."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.update(top=True)

    def keeps(self, *texts: str) -> bool:
        """Tell whether the texts of a row have all the words; other signs ask for nothing."""
        text = fold(" ".join(texts))
        return all(word in text for word in fold(self.wanted).split())

    @property
    def asked(self) -> str:
        """The words as a heading names them."""
        return f"  /{self.wanted}" if self.wanted else ""


if TYPE_CHECKING:
    from ascn_tui.tui.widgets.filter_bar import FilterBar


class FilteredDialog(Dialog[ScreenResultType]):
    """A dialog with one list; Escape clears the words first, then closes."""

    line: "FilterBar | None" = None

    @property
    def listed(self) -> FilteredRows:
        """The list."""
        return self.query_one(FilteredRows)

    def action_filter(self) -> None:
        """Open the line at the foot, with the words that are there."""
        from ascn_tui.tui.widgets.filter_bar import FilterBar  # noqa: PLC0415 - loads Textual's Input

        if self.line is None:
            self.line = FilterBar(self.listed.wanted, placeholder="words")
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
