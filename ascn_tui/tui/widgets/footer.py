"""The line below: the keys that matter where the keyboard is."""

from collections.abc import Iterable

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.widget import Widget

from ascn_tui.render.lines import cells
from ascn_tui.tui.messages import HintClicked

MOST = 8
"""More hints than these nobody reads."""

ALWAYS = ("help.open", "app.quit")
"""Hints that end every line, however narrow."""

PRIORITY = {
    "compare.swap": (
        "rows.open", "page.leave", "filter.clear", "compare.choose", "compare.swap",
        "compare.differ", "page.sources", "pane.next", "filter.open", "jump.open",
    ),
    "tree.toggle": (
        "rows.open", "pane.next", "filter.clear", "filter.open", "jump.open", "screen.explore",
        "edition.before", "page.sources", "explore.order",
    ),
    "contents.all": (
        "rows.open", "pane.next", "filter.clear", "contents.all", "reading.next", "filter.open",
        "jump.open", "screen.explore",
    ),
    "column.next": (
        "rows.open", "filter.clear", "column.next", "filter.open", "history.back", "jump.open",
        "page.sources",
    ),
    "trends.by": (
        "rows.open", "page.next-figure", "filter.clear", "trends.by", "history.back",
        "filter.open", "jump.open", "screen.explore",
    ),
    "page.leave": (
        "rows.open", "page.next-figure", "page.leave", "history.back", "page.sources",
        "page.cite", "jump.open",
    ),
}  # fmt: skip
"""Which hints go first where a binding is at hand; the first line that fits counts.

What a line does not name comes after what it names, the nearest to the keyboard first.
"""


class Footer(Widget):
    """At most eight keys that fit the focus, as the bindings name them; a click presses one."""

    _ends: tuple[tuple[int, str], ...] = ()
    """Up to which column each hint reaches, and its key."""

    def on_click(self, event: events.Click) -> None:
        """Take a click on a hint for its key."""
        key = next((key for end, key in self._ends if event.x < end), "")
        if key:
            self.post_message(HintClicked(key))

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Text:
        active = [found for found in self.screen.active_bindings.values() if found.enabled]
        shown = ranked(found.binding for found in active)
        hints = [(self.app.get_key_display(binding), binding.description) for binding in shown]
        always = sum(found.binding.id in ALWAYS and found.binding.show for found in active)
        text, ends = Text(" ", no_wrap=True, end=""), []
        keys = {hint: binding.key for hint, binding in zip(hints, shown, strict=True)}
        for hint in fitting(hints, self.size.width - 1, always):
            text.append(hint[0], "bold")
            text.append(f" {hint[1]}  ")
            ends.append((cells(text.plain), keys[hint]))
        self._ends = tuple(ends)
        return text


def ranked(bindings: Iterable[Binding]) -> list[Binding]:
    """Return the bindings that are hints, each once, by what matters most where they are."""
    active = list(bindings)
    here = {binding.id for binding in active}
    first = next((order for sign, order in PRIORITY.items() if sign in here), ())
    found: dict[str, Binding] = {}
    for binding in active:
        if binding.show and binding.description:
            found.setdefault(binding.id or binding.action, binding)
    names = [*(name for name in first if name in found), *found]
    names = [name for name in names if name not in ALWAYS]
    return [found[name] for name in dict.fromkeys((*names, *ALWAYS)) if name in found]


def fitting(hints: list[tuple[str, str]], width: int, always: int) -> list[tuple[str, str]]:
    """Keep the hints that fit into a width: the last `always` ones, the others in order."""
    end = len(hints) - always
    kept: list[tuple[str, str]] = []
    last = hints[end:]
    for hint in hints[:end]:
        tried = [*kept, hint, *last]
        if len(tried) <= MOST and sum(cells(key + name) + 3 for key, name in tried) - 2 <= width:
            kept.append(hint)
    return [*kept, *last]
