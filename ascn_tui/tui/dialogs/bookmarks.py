"""The bookmarks, over the screen they were asked for on."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from ascn_tui.model.bookmarks import Bookmark, Bookmarks, KeepingError, Shelf, with_mark, without
from ascn_tui.model.location import Location
from ascn_tui.tui.dialogs.bookmark_list import BookmarksPane
from ascn_tui.tui.widgets.footer import Hints
from ascn_tui.tui.widgets.row_list import Rows
from ascn_tui.tui.dialogs.bookmark import BookmarkScreen
from ascn_tui.tui.dialogs.narrowing import Narrowing


class BookmarksScreen(Narrowing[Location | None]):
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

    def __init__(self, shelf: Shelf, marks: Bookmarks, hint: str, *, ascii_only: bool) -> None:
        super().__init__()
        self.shelf = shelf
        self.pane = BookmarksPane(marks, hint, ascii_only=ascii_only)
        self._before: list[tuple[str, Callable[[Bookmarks], Bookmarks]]] = []

    def compose(self) -> ComposeResult:
        """Mount the list."""
        with Vertical(classes="dialog"):
            yield self.pane
            yield Hints()

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        self.dismiss(event.line.to)

    def _change(self, how: Callable[[Bookmarks], Bookmarks], told: str) -> bool:
        """Change what is kept, and say so or why not."""
        try:
            self.pane.show(self.shelf.change(how), told)
        except KeepingError as error:
            self.pane.show(self.pane.marks, f"{error}.")
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
            at = self.pane.marks.index(mark)
            if self._change(partial(without, locator=mark.locator), f"Deleted «{mark.name}»."):
                self._note(mark.name, partial(with_mark, mark=mark, at=at))

    def action_edit(self) -> None:
        """Edit name and note of the bookmark under the cursor."""
        if mark := self.pane.chosen:
            screen = BookmarkScreen(mark, "Edit the bookmark")
            self.app.push_screen(screen, partial(self._edited, mark))

    def _edited(self, before: Bookmark, mark: Bookmark | None) -> None:
        if (
            mark
            and mark != before
            and self._change(partial(with_mark, mark=mark), f"Kept «{mark.name}».")
        ):
            self._note(before.name, partial(with_mark, mark=before))

    def action_undo(self) -> None:
        """Take back what was deleted or edited last."""
        name, how = self._before[-1]
        if self._change(how, f"«{name}» is back as it was."):
            self._before.pop()
            self.refresh_bindings()
