"""What is said where the terminal is too small to show anything."""

from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

LEAST = Size(40, 10)
"""A terminal smaller than this (cells) has no room for a list and its page."""


class SizeNotice(Widget):
    """How large the terminal is, and how large it has to be, on one line in the middle."""

    def render(self) -> Text:
        has, least = (f"{size.width} × {size.height}" for size in (self.app.size, LEAST))
        said = (
            f"Too small: {has}, needs at least {least}",
            f"Needs at least {least}",
            f"Needs {least}",
            least,
        )
        fits = next((text for text in said if len(text) <= self.size.width), said[-1])
        shown = fits.replace("×", "x") if self.screen.has_class("-ascii") else fits
        return Text(shown, justify="center", no_wrap=True, end="")


class TooSmallScreen(Screen[None]):
    """Stands over everything until there is room again; what is below stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "quit", id="small.quit")]

    def compose(self) -> ComposeResult:
        yield SizeNotice()

    def on_screen_resume(self) -> None:
        """Go when there was room again while something else stood over this."""
        if self.is_current and not is_small(self.app.size):
            self.dismiss()


def is_small(size: Size) -> bool:
    """Tell whether a terminal has no room for a list and its page."""
    return size.width < LEAST.width or size.height < LEAST.height


def make_fit(app: App[None], size: Size, *, ascii_only: bool) -> None:
    """Cover the app in a terminal that is too small, and uncover it in one that is not."""
    small = is_small(size)
    covered = isinstance(app.screen, TooSmallScreen)
    if small and not covered:
        app.push_screen(TooSmallScreen(classes="-ascii" if ascii_only else ""))
    elif covered and not small:
        app.pop_screen()
