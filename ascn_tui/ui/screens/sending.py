"""Citations and locators on their way to the clipboard, and what is told of it."""

from textual.actions import SkipAction
from textual.screen import Screen

from ascn_tui.model.network import Network
from ascn_tui.pages.build import build
from ascn_tui.pages.citing import cite
from ascn_tui.ui.history import History
from ascn_tui.ui.panes.rows import Rows


class Sending(Screen[None]):
    """What a screen over a network sends to the clipboard, and how it tells of it."""

    network: Network
    history: History

    def action_cite(self) -> None:
        """Send the statement under the cursor to the clipboard, with what it rests on."""
        page = build(self.network, self.history.here)
        rows = self.focused
        line = rows.current if isinstance(rows, Rows) else None
        if line is not None and line.refs:
            self._send(cite(self.network, f"{page.title}: {line.statement}", line.refs), "citation")
        elif said := page.first_statement():
            self._send(cite(self.network, f"{page.title}: {said.text}", said.refs), "citation")
        else:
            self.say("Nothing here rests on a document.")

    def action_copy_locator(self) -> None:
        """Send the locator of what is shown to the clipboard."""
        self._send(str(self.history.here), "locator")

    def action_copy_text(self) -> None:
        """Send the text selected with the mouse to the clipboard."""
        text = self.get_selected_text()
        if not text:
            raise SkipAction
        self._send(text, "selected text")

    def _send(self, text: str, what: str) -> None:
        try:
            self.app.copy_to_clipboard(text)
        except ValueError as error:
            self.say(f"The {what} is too long for the clipboard: {error}.")
        else:
            first = text.split("\n", 1)[0]
            self.say(f"Sent the {what} to the clipboard:\n{first}")

    def say(self, text: str) -> None:
        """Tell the reader something for a moment, in place of what was told before."""
        self.app.clear_notifications()
        self.notify(text, markup=False, timeout=3)
