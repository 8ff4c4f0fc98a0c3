"""Citations and locators on their way to the clipboard, and what is told of it."""

from pathlib import Path

from textual.actions import SkipAction
from textual.screen import Screen

from ascn_tui.model.network import Network
from ascn_tui.pages.fallback import resolve_or_ancestor
from ascn_tui.pages.router import build
from ascn_tui.pages.sources.bibliography import cite
from ascn_tui.paths import short_path
from ascn_tui.render.lines import cells, clip_path, with_short_paths
from ascn_tui.render.statement import RowStatement, of_page
from ascn_tui.tui.history import History
from ascn_tui.tui.widgets.row_list import RowList

WIDEST, FRAME, SCROLLBAR = 90, 4, 2
"""Percent of the screen that a message takes at most; cells of its frame, and beside it."""


class Sending(Screen[None]):
    """What a screen over a network sends to the clipboard, and how it tells of it."""

    network: Network
    history: History

    def action_cite(self) -> None:
        """Send the statement under the cursor to the clipboard, with what it rests on."""
        if stated := self._stated():
            self._send(cite(self.network, stated.text, stated.refs), "citation")
        else:
            self.say("Nothing here rests on a document.")

    def _stated(self) -> RowStatement | None:
        """Return what the row under the cursor states, or where it leads, or else the page."""
        here = self.history.here
        line = self.focused.current if isinstance(self.focused, RowList) else None
        if line is not None and line.refs:
            title = build(self.network, here).title
            whole = title in line.said.split(": ")  # a row that is looked at names itself
            return RowStatement(line.said if whole else f"{title}: {line.said}", line.refs)
        there = (
            resolve_or_ancestor(self.network, line.to, here.edition) if line and line.to else None
        )
        places = [there.location, here] if there else [here]
        stated = (of_page(build(self.network, place)) for place in places)
        return next((found for found in stated if found), None)

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

    def say(self, text: str, path: Path | None = None) -> None:
        """Tell the reader something for a moment, in place of what was told before.

        A `path` follows the text, on a line of its own where both do not fit on one.
        """
        room = (self.app.size.width - SCROLLBAR) * WIDEST // 100 - FRAME
        if path:
            shown = clip_path(short_path(path), room)
            text = f"{text} {shown}" if cells(f"{text} {shown}") <= room else f"{text}\n{shown}"
        else:
            text = with_short_paths(text, room)
        self.app.clear_notifications()
        self.app.screen.set_class(self._looks_low(), "-low")
        self.notify(text, markup=False, timeout=3)

    def _looks_low(self) -> bool:
        """Tell whether the row under the cursor is where messages are shown otherwise."""
        pane = self.app.screen.focused
        if not isinstance(pane, RowList):
            return False
        return pane.region.y + pane.cursor - pane.top >= self.app.size.height // 2
