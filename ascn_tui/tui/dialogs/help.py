"""The keys of where the reader is, made from the bindings themselves, and a guide to the screen."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from ascn_tui.model.location import Location
from ascn_tui.model.names.index import fold
from ascn_tui.model.network import Network
from ascn_tui.pages.compare.verdict_explanation import explain_verdict
from ascn_tui.render.lines import Line, Span, cells, wide, wrap
from ascn_tui.tui.dialogs.dialog import Dialog
from ascn_tui.tui.help_text import first_keys, guide, meanings, signs, verdict
from ascn_tui.tui.terminal.input import LONGEST_TYPED
from ascn_tui.tui.widgets.footer import Footer
from ascn_tui.tui.widgets.row_list import RowList

PLACES = {
    "explore": "Explore",
    "tree": "Tree",
    "compare": "Compare",
    "group": "Groups of rows",
    "column": "Columns",
    "trends": "Trends",
    "reading": "Reading",
    "contents": "List of what is read",
    "cited": "Sources",
    "export": "Export",
    "page": "Page",
    "rows": "Rows",
    "filter": "Filter",
    "screen": "Screens",
    "edition": "Editions",
    "history": "Where you were",
    "view": "Changes of the view",
    "bookmark": "Bookmarks",
    "pane": "Panes",
    "help": "Help",
    "jump": "Jump",
    "app": "Program",
}
"""Headings of the help page by the first part of a binding's id, the screen's own first."""

HOW = "How this verdict was reached"
SIGNS = "Signs"


class KeyHelp(NamedTuple):
    """A line of help: key or sign, and what it does or stands for; `id` is found by too."""

    heading: str
    sign: Span
    said: str
    id: str = ""


class KeyList(RowList):
    """A guide, signs and keys, or those of them that a reader looks for."""

    def __init__(
        self, told: Sequence[str], entries: Sequence[KeyHelp], *, ascii_only: bool
    ) -> None:
        super().__init__(ascii_only=ascii_only, id="keys")
        self.can_focus = False
        self.told = told
        self.entries = entries
        self.wanted = ""

    def draw(self) -> Sequence[Line]:
        """Lay out everything, or what was found under headings alone."""
        found = [entry for entry in self.entries if _fits(entry, self.wanted)]
        if not found:
            return [Line((Span(f"No key or sign fits «{self.wanted.strip()}».", "muted"),))]
        told = () if self.wanted.strip() else self.told
        return help_lines(told, found, self.text_width)


class HelpDialog(Dialog[None]):
    """A guide, signs and keys by place; typing narrows them, Escape closes.

    `row` is what the row under the cursor leads to: where it has a verdict, help explains it.
    """

    HAS_INPUT: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", key_display="esc", id="help.close"),
        Binding("down", "step(1)", show=False, tooltip="Next line", id="help.next"),
        Binding("up", "step(-1)", show=False, tooltip="Line before", id="help.previous"),
        Binding("pagedown", "page(1)", show=False, tooltip="Page down", id="help.page-down"),
        Binding("pageup", "page(-1)", show=False, tooltip="Page up", id="help.page-up"),
    ]  # fmt: skip

    def __init__(
        self,
        network: Network,
        location: Location,
        bindings: Sequence[Binding],
        *,
        row: Location | None = None,
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self.network = network
        self.location = location
        self.row = row or location
        self.bindings = bindings
        self.ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall"):
            box = Input(
                placeholder="Type to narrow", compact=True, max_length=LONGEST_TYPED, id="wanted"
            )
            box.cursor_blink = False  # a blinking cursor writes to the line all the time
            yield box
            told = guide(self.location, first_keys(self.bindings, self.app.get_key_display))
            yield KeyList(told, self._entries(), ascii_only=self.ascii_only)
            yield Footer()

    def _entries(self) -> list[KeyHelp]:
        """Return the verdict looked at, signs and words of the screen, then keys, with headings."""
        screen, plain = self.location.screen, self.ascii_only
        found: list[KeyHelp] = [
            KeyHelp(HOW, verdict(self.network, key, ascii_only=plain), how)
            for key, how in explain_verdict(self.network, self.row)
            or explain_verdict(self.network, self.location)
        ]
        found += [
            KeyHelp(SIGNS, sign, said)
            for sign, said in signs(self.network, screen, ascii_only=plain)
        ]
        found += [
            KeyHelp("Verdicts", sign, said)
            for sign, said in meanings(self.network, screen, ascii_only=plain)
        ]
        keys = self._keys()
        for place, heading in PLACES.items():
            found += [
                KeyHelp(heading, Span(" ".join(names), "figure"), does, name)
                for name, (names, does) in keys.items()
                if name.partition(".")[0] == place
            ]
        return found

    def _keys(self) -> dict[str, tuple[list[str], str]]:
        """Return the names of the keys of each binding, and what it does."""
        found: dict[str, tuple[list[str], str]] = {}
        for binding in self.bindings:
            does = binding.tooltip or binding.description
            if binding.id and does:
                keys, _ = found.setdefault(binding.id, ([], does))
                key = self.app.get_key_display(Binding(binding.key, binding.action))
                if key not in keys:
                    keys.append(key)
        return found

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value in self._keys().get("help.open", ([], ""))[0]:
            self.action_close()  # the key that opened it closes it
            return
        pane = self.query_one(KeyList)
        pane.wanted = event.value
        pane.update(top=True)

    def action_step(self, by: int) -> None:
        self.query_one(KeyList).action_step(by)

    def action_page(self, by: int) -> None:
        self.query_one(KeyList).action_page(by)


def _fits(entry: KeyHelp, wanted: str) -> bool:
    """Tell whether every word asked for is a key of an entry, or begins a word of it."""
    keys = entry.sign.text.split()
    text = f" {fold(f'{entry.heading} {entry.sign.text} {entry.said} {entry.id}')}"
    return all(word in keys or f" {fold(word) or word}" in text for word in wanted.split())


def help_lines(told: Sequence[str], entries: Sequence[KeyHelp], width: int) -> list[Line]:
    """Lay out a guide, then entries by heading: signs side by side, keys one below the other."""
    lines = [Line((Span(part),)) for text in told for part in wrap(text, width)]
    keys = _column(entry for entry in entries if entry.id)
    for heading, found in groupby(entries, itemgetter(0)):
        group = list(found)
        lines += [Line()] if lines else []
        lines.append(Line((Span(heading, "heading"),)))
        column = keys if group[0].id else _column(group)
        laid = _flow(group, width) if heading == SIGNS else _rows(group, column, width)
        lines += laid
    return lines


def _column(entries: Iterable[KeyHelp]) -> int:
    return max((cells(entry.sign.text) for entry in entries), default=0) + 2


def _rows(entries: Iterable[KeyHelp], column: int, width: int) -> list[Line]:
    """Lay entries out one below the other, what they say in a column of its own."""
    lines = []
    for _, sign, said, _ in entries:
        first, *rest = wrap(said, max(10, width - column - 2))
        blanks = Span(" " * (column - cells(sign.text)))
        lines.append(Line((Span("  "), sign, blanks, Span(first))))
        lines += [Line((Span(" " * (column + 2)), Span(part))) for part in rest]
    return lines


def _flow(entries: Iterable[KeyHelp], width: int) -> list[Line]:
    """Lay entries out side by side, as many as a line holds."""
    lines: list[Line] = []
    for _, sign, said, _ in entries:
        spans = (Span("  "), sign, Span(f" {said}"))
        if lines and lines[-1].width + wide(spans) <= width:
            lines[-1] = Line((*lines[-1].spans, *spans))
        else:
            lines.append(Line(spans))
    return lines
