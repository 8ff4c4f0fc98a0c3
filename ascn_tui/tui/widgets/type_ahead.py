"""Find as you type: keys are letters of a name, and the cursor goes where they fit."""

from collections.abc import Callable

from textual import events
from textual.widget import Widget

from ascn_tui.tui.messages import LettersTyped


class TypeAhead:
    """The letters typed in a list; `letters` is None while keys do what they are bound to.

    `seek` goes to the best row for letters and returns whether there is one; `seek_next` goes to
    the next (1) or previous (-1) row that they fit.
    """

    def __init__(
        self,
        rows: Widget,
        seek: Callable[[str], bool],
        seek_next: Callable[[str, int], None],
    ) -> None:
        self.rows = rows
        self.seek = seek
        self.seek_next = seek_next
        self.letters: str | None = None

    def type(self, letters: str) -> None:
        """Go to the row that fits all letters typed so far."""
        self.letters = letters
        found = not letters.strip() or self.seek(letters)
        self.rows.post_message(LettersTyped(letters, found=found))

    def handle(self, event: events.Key) -> None:
        """Add to the letters, step among the rows they fit, or end with any other key."""
        if self.letters is None:
            return
        if event.is_printable and event.character:
            self.type(self.letters + event.character)
        elif event.key == "backspace":
            self.type(self.letters[:-1])
        elif event.key in ("down", "up"):
            self.seek_next(self.letters, 1 if event.key == "down" else -1)
        else:
            self.end()
            if event.key not in ("escape", "enter"):
                return
        event.stop()
        event.prevent_default()

    def end(self) -> None:
        if self.letters is not None:
            self.letters = None
            self.rows.post_message(LettersTyped(None))
