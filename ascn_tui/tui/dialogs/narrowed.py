"""Rows of a dialog that words narrow."""

from ascn_tui.model.names.index import fold
from ascn_tui.tui.widgets.row_list import Rows


class NarrowedRows(Rows):
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
