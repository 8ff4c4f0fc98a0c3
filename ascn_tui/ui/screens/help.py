"""The keys of where the reader is, made from the bindings themselves."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from ascn_tui.painters.lines import Line, Span, cells, pad, wrap
from ascn_tui.ui.panes.rows import Rows

PLACES = {
    "rows": "Rows",
    "tree": "Tree",
    "page": "Page",
    "column": "Columns",
    "cited": "Sources",
    "explore": "Explore",
    "compare": "Compare",
    "reading": "Reading",
    "screen": "Screens",
    "edition": "Editions",
    "history": "Where you were",
    "pane": "Panes",
    "help": "Help",
    "app": "Program",
}
"""Headings of the help page by the first part of a binding's id."""


class KeysPane(Rows):
    """Keys and what they do, by place."""

    def __init__(self, keys: Sequence[tuple[str, str, str]], *, ascii_only: bool) -> None:
        super().__init__(ascii_only=ascii_only, id="keys")
        self.keys = keys

    def draw(self) -> Sequence[Line]:
        """Lay the keys out."""
        return help_lines(self.keys, self.text_width)


class HelpScreen(ModalScreen[None]):
    """Lists keys by place; Escape closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "close", "close", key_display="esc", id="help.close"),
    ]

    def __init__(self, bindings: Sequence[ActiveBinding], *, ascii_only: bool = False) -> None:
        super().__init__()
        self.ascii_only = ascii_only
        self.bindings = bindings

    def compose(self) -> ComposeResult:
        """Mount the list."""
        with Vertical(classes="dialog"):
            yield KeysPane(self._keys(), ascii_only=self.ascii_only)

    def _keys(self) -> list[tuple[str, str, str]]:
        """Return place, keys and what they do, each binding once."""
        found: dict[str, tuple[str, list[str], str]] = {}
        for active in self.bindings:
            binding = active.binding
            name = binding.id or ""
            does = binding.tooltip or binding.description
            if not name or not does:
                continue
            _place, keys, _ = found.setdefault(name, (name.partition(".")[0], [], does))
            keys.append(self.app.get_key_display(Binding(binding.key, binding.action)))
        return [
            (place, " ".join(dict.fromkeys(keys)), does) for place, keys, does in found.values()
        ]

    def action_close(self) -> None:
        """Go back to the page."""
        self.dismiss(None)


def help_lines(keys: Sequence[tuple[str, str, str]], width: int) -> list[Line]:
    """Lay keys out by place: heading, then key and what it does."""
    column = max((cells(key) for _, key, _ in keys), default=0) + 2
    lines = [Line((Span("Keys of where you are", "title"),))]
    for place, heading in PLACES.items():
        rows = [(key, does) for where, key, does in keys if where == place]
        if rows:
            lines += [Line(), Line((Span(heading, "heading"),))]
        for key, does in rows:
            first, *rest = wrap(does, max(10, width - column - 2))
            lines.append(Line((Span("  "), Span(pad(key, column), "figure"), Span(first))))
            lines += [Line((Span(" " * (column + 2)), Span(part))) for part in rest]
    return lines
