"""The line above: where one is, and in which edition."""

from rich.text import Text
from textual import events
from textual.reactive import reactive
from textual.widget import Widget

from ascn_tui import notation
from ascn_tui.render.lines import cells, clip
from ascn_tui.tui.messages import EditionStepped

_AFTER = 3
"""The cells of a sign beside the edition, with a blank on both sides."""


class Header(Widget):
    """Crumbs at the left, filter and edition at the right."""

    crumbs: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())
    edition: reactive[str] = reactive("")
    filter: reactive[str] = reactive("")

    def on_click(self, event: events.Click) -> None:
        """Take a click on a sign beside the edition for its key."""
        from_end = self.size.width - event.x
        before = _AFTER + cells(self.edition)
        if self.edition and from_end <= _AFTER:
            self.post_message(EditionStepped(1))
        elif self.edition and before < from_end <= before + _AFTER:
            self.post_message(EditionStepped(-1))

    def render(self) -> Text:
        """Draw both on one line; the crumbs give way where there is no room."""
        right = f"edition ‹ {self.edition} › " if self.edition else ""
        if self.filter:
            right = f"  {clip(f'/{self.filter}', self.size.width // 2)}  {right}"
        *before, last = (" ".join(crumb.split()) for crumb in self.crumbs or ("",))
        sign = " › "
        path = "".join(f"{crumb}{sign}" for crumb in before)
        room = max(0, self.size.width - cells(right) - 2)
        while before and cells(path) + cells(last) > room:
            before = before[1:]
            path = "".join(f"{crumb}{sign}" for crumb in before)
        text = Text(" ", no_wrap=True, end="")
        text.append(path)
        text.append(clip(last, room - cells(path)), "bold")
        text.append(" " * max(0, self.size.width - cells(text.plain) - cells(right)))
        text.append(right)
        if self.has_class("-ascii"):
            text.plain = text.plain.translate(notation.ASCII_TWINS)
        return text
