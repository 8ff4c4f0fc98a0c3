"""The base of the dialogs; `/` filters the list of those that bind it."""

from typing import TYPE_CHECKING, ClassVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType

from ascn_tui.model.names.index import fold
from ascn_tui.tui.messages import FilterLeft, FilterTyped
from ascn_tui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from ascn_tui.tui.widgets.filter_bar import FilterBar


class WordFilter:
    """Words that rows have to contain, in any case and with any accents."""

    text = ""

    def keeps(self, *texts: str) -> bool:
        """Tell whether the texts of a row have all the words; other characters are ignored."""
        text = fold(" ".join(texts))
        return all(word in text for word in fold(self.text).split())

    @property
    def heading(self) -> str:
        """The words as the heading of a list shows them."""
        return f"  /{self.text}" if self.text else ""


class Dialog(ModalScreen[ScreenResultType]):
    """A screen over another that returns one result.

    `HAS_INPUT` says that a text box has the keyboard, so that letters cannot be keys there.
    """

    HAS_INPUT: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self.words = WordFilter()
        self._bar: FilterBar | None = None

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with a result; a second one, as of a quick double click, is ignored."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def _filter(self, text: str) -> None:
        if text != self.words.text:
            self.words.text = text
            self.query_one(RowList).update(top=True)

    def action_filter(self) -> None:
        """Open the filter bar with the present words."""
        from ascn_tui.tui.widgets.filter_bar import FilterBar  # noqa: PLC0415 - loads Textual's Input

        if self._bar is None:
            self._bar = FilterBar(self.words.text, placeholder="words")
            self.add_class("-filtering")
            self.query_one(".dialog").mount(self._bar)

    def on_filter_typed(self, event: FilterTyped) -> None:
        event.stop()
        self._filter(event.text)

    def on_filter_left(self, event: FilterLeft) -> None:
        """Remove the filter bar and focus the list."""
        event.stop()
        if self._bar is None:
            return
        bar, self._bar = self._bar, None
        if event.dropped:
            self._filter("")
        self.remove_class("-filtering")
        self.query_one(RowList).focus()
        bar.remove()

    def action_back(self) -> None:
        """Clear the filter; without one, close."""
        if self.words.text:
            self._filter("")
        else:
            self.action_close()

    def action_close(self) -> None:
        self.dismiss(None)
