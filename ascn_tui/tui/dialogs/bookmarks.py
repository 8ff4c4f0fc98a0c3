"""Bookmarks: the list, adding, editing and deleting."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from msgspec import structs
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from ascn_tui.model.bookmarks import (
    Bookmark,
    BookmarkError,
    Bookmarks,
    BookmarkStore,
    found,
    with_mark,
    without,
)
from ascn_tui.model.location import Location
from ascn_tui.pages.router import build
from ascn_tui.render.lines import Line, Span, clip, spread, wrap
from ascn_tui.tui.dialogs.dialog import Dialog, WordFilter
from ascn_tui.tui.help_text import first_keys
from ascn_tui.tui.screens.navigator import Navigator
from ascn_tui.tui.toast import show_toast
from ascn_tui.tui.widgets.footer import Footer
from ascn_tui.tui.widgets.row_list import RowList


class BookmarkList(RowList):
    """Bookmarks in the order they were kept in; `told` is said in the place of their number."""

    def __init__(
        self, bookmarks: Bookmarks, hint: str, words: WordFilter, *, ascii_only: bool
    ) -> None:
        super().__init__(ascii_only=ascii_only, id="bookmarks")
        self.bookmarks = bookmarks
        self.words = words
        self.hint = hint
        self.told = ""

    @property
    def chosen(self) -> Bookmark | None:
        """The bookmark under the cursor."""
        line = self.current
        stops = [other for other in self.lines if other.to]
        at = next((n for n, other in enumerate(stops) if other is line), None)
        return None if at is None else self.shown[at]

    @property
    def shown(self) -> Bookmarks:
        """The bookmarks that have the words asked for in name, locator or note."""
        return tuple(
            mark for mark in self.bookmarks if self.words.keeps(mark.name, mark.locator, mark.note)
        )

    def show(self, bookmarks: Bookmarks, told: str) -> None:
        """Show the bookmarks as they are kept now, and say what was done."""
        self.bookmarks, self.told = bookmarks, told
        self.update()

    def draw(self) -> Sequence[Line]:
        """Draw a heading, then each bookmark over two lines or three."""
        lines = [Line((Span(f"Bookmarks{self.words.heading}", "title"),))]
        said = self.told or ("" if self.shown else "No match." if self.bookmarks else self.hint)
        lines += [Line((Span(part, "muted"),)) for part in wrap(said, self.text_width) if said]
        lines.append(Line())
        return [*lines, *(line for mark in self.shown for line in self._laid(mark))]

    def _laid(self, mark: Bookmark) -> list[Line]:
        width, to = self.text_width, Location.parse(mark.locator)
        dots = "~" if self.ascii_only else "…"
        name = Span(clip(mark.name, width - 1, dots), "link")
        locator = clip(mark.locator, width - 4, dots)
        beside = spread((Span(" "), name), (Span(locator, "muted"),), width)
        lines = [Line(beside or (Span(" "), name), to)]
        if not beside:
            lines.append(Line((Span("    "), Span(locator, "muted")), more=True))
        note = wrap(mark.note, width - 4) if mark.note else []
        return [*lines, *(Line((Span("    "), Span(part)), more=True) for part in note)]


LONGEST = 200
"""Characters of a name or note: what a list can show."""


class BookmarkDialog(Dialog[Bookmark | None]):
    """Asks for a name and a note; Enter keeps them, Escape leaves all as it was."""

    HAS_INPUT: ClassVar[bool] = True
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
            yield Footer()

    def _box(self, id: str, value: str) -> Input:  # noqa: A002
        box = Input(value, compact=True, max_length=LONGEST, id=id, select_on_focus=False)
        box.cursor_blink = False  # a blinking cursor writes to the line all the time
        return box

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#name"))

    def action_keep(self) -> None:
        """Keep the bookmark as it is named; without a name it has the one it came with."""
        name, note = (
            " ".join(self.query_one(box, Input).value.split()) for box in ("#name", "#note")
        )
        self.dismiss(structs.replace(self.mark, name=name or self.mark.name, note=note))


class BookmarksDialog(Dialog[Location | None]):
    """Lists bookmarks; Enter opens one, keys delete and edit it, `u` takes that back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "delete", "delete", id="bookmark.delete"),
        Binding("e", "edit", "edit", tooltip="Edit name and note", id="bookmark.edit"),
        Binding("u", "undo", "undo", tooltip="Undo what was deleted or edited last",
                id="bookmark.undo"),
        Binding("slash", "filter", "filter", key_display="/", id="bookmark.filter",
                tooltip="Keep only the bookmarks that have some words in them"),
        Binding("escape,apostrophe,q", "back", "close", key_display="esc", id="bookmark.close",
                tooltip="Clear the filter, then close"),
    ]  # fmt: skip

    def __init__(
        self, shelf: BookmarkStore, marks: Bookmarks, hint: str, *, ascii_only: bool
    ) -> None:
        super().__init__()
        self.shelf = shelf
        self.pane = BookmarkList(marks, hint, self.words, ascii_only=ascii_only)
        self._before: list[tuple[str, Callable[[Bookmarks], Bookmarks]]] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield self.pane
            yield Footer()

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        self.dismiss(event.line.to)

    def _change(self, how: Callable[[Bookmarks], Bookmarks], told: str) -> bool:
        """Change what is kept, and say so or why not."""
        try:
            self.pane.show(self.shelf.change(how), told)
        except BookmarkError as error:
            self.pane.show(self.pane.bookmarks, f"{error}.")
            return False
        return True

    def _note(self, name: str, back: Callable[[Bookmarks], Bookmarks]) -> None:
        self._before.append((name, back))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to undo only once there is something to undo."""
        return action != "undo" or bool(self._before)

    def action_delete(self) -> None:
        """Delete the bookmark under the cursor."""
        if mark := self.pane.chosen:
            at = self.pane.bookmarks.index(mark)
            if self._change(partial(without, locator=mark.locator), f"Deleted «{mark.name}»."):
                self._note(mark.name, partial(with_mark, mark=mark, at=at))

    def action_edit(self) -> None:
        if mark := self.pane.chosen:
            screen = BookmarkDialog(mark, "Edit the bookmark")
            self.app.push_screen(screen, partial(self._edited, mark))

    def _edited(self, before: Bookmark, mark: Bookmark | None) -> None:
        if (
            mark
            and mark != before
            and self._change(partial(with_mark, mark=mark), f"Kept «{mark.name}».")
        ):
            self._note(before.name, partial(with_mark, mark=before))

    def action_undo(self) -> None:
        name, how = self._before[-1]
        if self._change(how, f"«{name}» is back as it was."):
            self._before.pop()
            self.refresh_bindings()


class BookmarkController:
    """Opens the dialogs over a screen; `shelf` is called whenever bookmarks are needed.

    `go` opens the location that was chosen.
    """

    def __init__(
        self,
        screen: Screen[None],
        navigator: Navigator,
        go: Callable[[Location | None], None],
        shelf: Callable[[], BookmarkStore] | None,
        *,
        ascii_only: bool,
    ) -> None:
        self.screen = screen
        self.navigator = navigator
        self.go = go
        self.shelf = shelf
        self.ascii_only = ascii_only

    def _read(self) -> tuple[BookmarkStore, Bookmarks] | None:
        """Return the store and its bookmarks; a toast explains why there are none."""
        if self.shelf is None:
            show_toast(self.screen, "There is nowhere to keep bookmarks.")
            return None
        store = self.shelf()
        try:
            return store, store.read()
        except BookmarkError as error:
            show_toast(self.screen, f"{error}.")
            return None

    def edit_here(self) -> None:
        """Bookmark the present location, or edit its bookmark."""
        if read := self._read():
            store, marks = read
            here = self.navigator.here
            before = found(marks, str(here))
            title = build(self.navigator.network, here).title
            mark = before or Bookmark(" ".join(title.split()), str(here))
            heading = "Edit the bookmark" if before else "Keep a bookmark"
            self.screen.app.push_screen(BookmarkDialog(mark, heading), partial(self._save, store))

    def _save(self, store: BookmarkStore, mark: Bookmark | None) -> None:
        if mark is None:
            return
        try:
            store.change(partial(with_mark, mark=mark))
        except BookmarkError as error:
            show_toast(self.screen, f"{error}.")
        else:
            show_toast(self.screen, f"Kept «{mark.name}» as a bookmark.")

    def open_list(self) -> None:
        if read := self._read():
            active = (found.binding for found in self.screen.active_bindings.values())
            key = first_keys(active, self.screen.app.get_key_display).get("bookmark.add", "")
            hint = f"Nothing is kept yet: {key} keeps what is shown."
            dialog = BookmarksDialog(*read, hint, ascii_only=self.ascii_only)
            self.screen.app.push_screen(dialog, self.go)
