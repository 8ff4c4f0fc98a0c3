"""The line above: where one is, and in which edition."""

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from ascn_tui import words
from ascn_tui.painters.lines import cells, clip


class Banner(Widget):
    """Crumbs at the left, filter and edition at the right."""

    crumbs: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())
    edition: reactive[str] = reactive("")
    filter: reactive[str] = reactive("")

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
            text.plain = text.plain.translate(words.ASCII_TWINS)
        return text
