"""The dialog that gives a bookmark its name and note."""

from typing import ClassVar

from msgspec import structs
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from ascn_tui.model.bookmarks import Bookmark
from ascn_tui.tui.widgets.footer import Hints
from ascn_tui.tui.dialogs.dialog import Dialog

LONGEST = 200
"""Characters of a name or note: what a list can show."""


class BookmarkScreen(Dialog[Bookmark | None]):
    """Asks for a name and a note; Enter keeps them, Escape leaves all as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep", key_display="enter", priority=True, id="bookmark.keep"),
        Binding("tab", "app.focus_next", "name or note", key_display="tab", id="bookmark.field"),
        Binding("escape", "close", "close", key_display="esc", id="bookmark.cancel"),
    ]

    def __init__(self, mark: Bookmark, title: str) -> None:
        super().__init__()
        self.mark = mark
        self.heading = title

    def compose(self) -> ComposeResult:
        """Mount heading, locator, two boxes and the keys."""
        with Vertical(classes="dialog -short"):
            yield Static(Text(self.heading, "bold"))
            yield Static(Text(self.mark.locator), classes="quiet")
            for label, value in (("Name", self.mark.name), ("Note", self.mark.note)):
                yield Static(label, classes="label")
                yield self._box(label.lower(), value)
            yield Hints()

    def _box(self, id: str, value: str) -> Input:  # noqa: A002
        box = Input(value, compact=True, max_length=LONGEST, id=id, select_on_focus=False)
        box.cursor_blink = False  # a blinking cursor writes to the line all the time
        return box

    def on_mount(self) -> None:
        """Begin with the name."""
        self.set_focus(self.query_one("#name"))

    def action_keep(self) -> None:
        """Keep the bookmark as it is named; without a name it has the one it came with."""
        name, note = (
            " ".join(self.query_one(box, Input).value.split()) for box in ("#name", "#note")
        )
        self.dismiss(structs.replace(self.mark, name=name or self.mark.name, note=note))

    def action_close(self) -> None:
        """Keep nothing."""
        self.dismiss(None)
