"""Copies citations, links and selected text to the clipboard."""

from textual.actions import SkipAction
from textual.screen import Screen

from ascn_tui.pages.fallback import resolve_or_ancestor
from ascn_tui.pages.router import build
from ascn_tui.pages.sources.bibliography import cite
from ascn_tui.render.statement import RowStatement, of_page
from ascn_tui.tui.screens.navigator import Navigator
from ascn_tui.tui.toast import show_toast
from ascn_tui.tui.widgets.row_list import RowList


class Copier:
    """Copies what a screen shows, and confirms it with a toast."""

    def __init__(self, screen: Screen[None], navigator: Navigator) -> None:
        self.screen = screen
        self.navigator = navigator

    def copy_citation(self) -> None:
        """Copy the statement under the cursor with the sources that it cites."""
        if stated := self._statement():
            self.copy(cite(self.navigator.network, stated.text, stated.refs), "citation")
        else:
            show_toast(self.screen, "Nothing here rests on a document.")

    def _statement(self) -> RowStatement | None:
        """Return the statement of the row under the cursor, of its target, or else of the page."""
        network, here = self.navigator.network, self.navigator.here
        pane = self.screen.focused
        line = pane.current if isinstance(pane, RowList) else None
        if line is not None and line.refs:
            title = build(network, here).title
            complete = title in line.said.split(": ")  # the row names its subject already
            return RowStatement(line.said if complete else f"{title}: {line.said}", line.refs)
        target = resolve_or_ancestor(network, line.to, here.edition) if line and line.to else None
        places = [target.location, here] if target else [here]
        statements = (of_page(build(network, place)) for place in places)
        return next((found for found in statements if found), None)

    def copy_locator(self) -> None:
        self.copy(str(self.navigator.here), "locator")

    def copy_selection(self) -> None:
        """Copy the text selected with the mouse; raise SkipAction without a selection."""
        text = self.screen.get_selected_text()
        if not text:
            raise SkipAction
        self.copy(text, "selected text")

    def copy(self, text: str, what: str) -> None:
        """Copy a text; `what` names it in the toast."""
        try:
            self.screen.app.copy_to_clipboard(text)
        except ValueError as error:
            show_toast(self.screen, f"The {what} is too long for the clipboard: {error}.")
        else:
            first = text.split("\n", 1)[0]
            show_toast(self.screen, f"Sent the {what} to the clipboard:\n{first}")
