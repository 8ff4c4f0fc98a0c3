"""Rows that a reader finds by typing letters of a name."""

from textual import events

from ascn_tui.tui.messages import LettersTyped
from ascn_tui.tui.widgets.network import NetworkRows


class LetteredRows(NetworkRows):
    """While `letters` is not None, keys are letters of a name; the cursor goes where they fit."""

    letters: str | None = None

    def seek(self, letters: str) -> bool:
        """Go to the row that letters fit best, and tell whether there is one."""
        raise NotImplementedError

    def seek_beside(self, letters: str, by: int) -> None:
        """Go to the next (or previous) row that letters fit."""
        raise NotImplementedError

    def action_type(self) -> None:
        """Take the keys that follow as letters of a name."""
        self._type("")

    def on_key(self, event: events.Key) -> None:
        """Add to the letters, step among the rows they fit, or end with any other key."""
        if self.letters is None:
            return
        if event.is_printable and event.character:
            self._type(self.letters + event.character)
        elif event.key == "backspace":
            self._type(self.letters[:-1])
        elif event.key in ("down", "up"):
            self.seek_beside(self.letters, 1 if event.key == "down" else -1)
        else:
            self._end()
            if event.key not in ("escape", "enter"):
                return
        event.stop()
        event.prevent_default()

    def on_blur(self) -> None:
        """End with the keyboard gone."""
        self._end()

    def _type(self, letters: str) -> None:
        self.letters = letters
        found = not letters.strip() or self.seek(letters)
        self.post_message(LettersTyped(letters, found=found))

    def _end(self) -> None:
        if self.letters is not None:
            self.letters = None
            self.post_message(LettersTyped(None))
