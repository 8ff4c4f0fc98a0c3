"""Bookmarks of the screen: keep where one is, go to what was kept."""

from collections.abc import Callable
from functools import partial

from ascn_tui.model.bookmarks import (
    Bookmark,
    BookmarkError,
    Bookmarks,
    BookmarkStore,
    found,
    with_mark,
)
from ascn_tui.model.location import Location
from ascn_tui.pages.router import build
from ascn_tui.tui.help_text import first_keys
from ascn_tui.tui.screens.sending import Sending


class Bookmarking(Sending):
    """What a screen over a network keeps on a shelf, which is looked for when first needed."""

    ascii_only: bool
    jump: Callable[[Location], None]
    shelf: Callable[[], BookmarkStore] | None = None

    def _shelved(self) -> tuple[BookmarkStore, Bookmarks] | None:
        """Return the shelf and what stands on it; where there is none, it is said why."""
        if self.shelf is None:
            self.say("There is nowhere to keep bookmarks.")
            return None
        shelf = self.shelf()
        try:
            return shelf, shelf.read()
        except BookmarkError as error:
            self.say(f"{error}.")
            return None

    def action_bookmark(self) -> None:
        """Keep the present locator under a name; kept before, its name can be changed."""
        from ascn_tui.tui.dialogs.bookmarks import BookmarkDialog  # noqa: PLC0415 - rarely asked for

        if shelved := self._shelved():
            shelf, kept = shelved
            locator = str(self.history.here)
            before = found(kept, locator)
            title = build(self.network, self.history.here).title
            mark = before or Bookmark(" ".join(title.split()), locator)
            heading = "Edit the bookmark" if before else "Keep a bookmark"
            self.app.push_screen(BookmarkDialog(mark, heading), partial(self._keep, shelf))

    def _keep(self, shelf: BookmarkStore, mark: Bookmark | None) -> None:
        if mark is None:
            return
        try:
            shelf.change(partial(with_mark, mark=mark))
        except BookmarkError as error:
            self.say(f"{error}.")
        else:
            self.say(f"Kept «{mark.name}» as a bookmark.")

    def action_bookmarks(self) -> None:
        """List the bookmarks."""
        from ascn_tui.tui.dialogs.bookmarks import BookmarksDialog  # noqa: PLC0415 - see above

        if shelved := self._shelved():
            active = (found.binding for found in self.active_bindings.values())
            key = first_keys(active, self.app.get_key_display).get("bookmark.add", "")
            hint = f"Nothing is kept yet: {key} keeps what is shown."
            screen = BookmarksDialog(*shelved, hint, ascii_only=self.ascii_only)
            self.app.push_screen(screen, self._go_to)

    def _go_to(self, location: Location | None) -> None:
        if location:
            self.jump(location)
