"""A few lines above the hints at the start: what is wrong with the settings, and a welcome once."""

from collections.abc import Iterable

from rich.text import Text
from textual.widgets import Static

from ascn_tui import notation

WELCOME = (
    "Welcome. {rows.next} {rows.previous} move, {rows.open} opens, esc goes back out.",
    (
        "{screen.explore} to {screen.trends} are the screens, {jump.open} goes anywhere, "
        "{page.sources} lists sources."
    ),
    "{help.open} explains the screen, {app.quit} leaves. Any key closes this.",
)
"""What a newcomer needs to begin; `{id}` stands for the key of a binding."""


class WelcomeNote(Static):
    """Stands until the first key or click, which still does what it does."""

    def __init__(self, lines: Iterable[str], *, ascii_only: bool) -> None:
        text = "\n".join(lines)
        super().__init__(Text(text.translate(notation.ASCII_TWINS) if ascii_only else text))

    def on_click(self) -> None:
        """Go away."""
        self.remove()
