"""The line above: where one is, and in which edition; the line below: the keys that matter here."""

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from ascn_tui import words
from ascn_tui.painters.lines import cells, clip

HINTS = 7
"""More hints than these nobody reads."""


class Banner(Widget):
    """Crumbs at the left, the edition at the right."""

    crumbs: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())
    edition: reactive[str] = reactive("")

    def render(self) -> Text:
        """Draw both on one line; the crumbs give way where there is no room."""
        right = f"edition ‹ {self.edition} › " if self.edition else ""
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


class Hints(Widget):
    """At most seven keys that fit the focus, as the bindings name them."""

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Text:
        """Draw as many hints as the line holds."""
        text = Text(" ", no_wrap=True, end="")
        for key, name in fitting(self._hints(), self.size.width - 1):
            text.append(key, "bold")
            text.append(f" {name}  ")
        return text

    def _hints(self) -> list[tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.description:
                name = binding.id or binding.action
                found.setdefault(name, (self.app.get_key_display(binding), binding.description))
        return list(found.values())


def fitting(hints: list[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    """Keep the hints that fit: the last two (help and the way out) always, the others in order."""
    kept = hints[-2:]
    for hint in hints[:-2]:
        tried = [*kept[:-2], hint, *kept[-2:]]
        if len(tried) > HINTS or sum(cells(key + name) + 3 for key, name in tried) - 2 > width:
            break
        kept = tried
    return kept
