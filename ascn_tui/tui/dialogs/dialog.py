"""What opens over a screen and is answered once."""

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType]):
    """A screen over another; a second answer, as a quick double click gives, is one too many."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with a result, if it has not been closed yet."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
