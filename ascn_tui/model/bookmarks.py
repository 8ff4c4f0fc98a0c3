"""Places that the user wants to find again, each under a name."""

from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec


class Bookmark(msgspec.Struct, frozen=True, omit_defaults=True):
    """A locator with a name, and a note where there is one; a locator is kept once."""

    name: str
    locator: str
    note: str = ""


Bookmarks = tuple[Bookmark, ...]


class BookmarkError(Exception):
    """Bookmarks that cannot be read; the message names the file and the reason."""


class BookmarkNotSavedError(BookmarkError):
    """Bookmarks that cannot be saved; the message names the file and the reason."""


class BookmarkStore(Protocol):
    """Where bookmarks are kept; both raise KeepingError."""

    def read(self) -> Bookmarks:
        """Return the bookmarks as they are kept now."""
        ...

    def change(self, how: Callable[[Bookmarks], Bookmarks]) -> Bookmarks:
        """Apply a change to the saved bookmarks and return the new ones."""
        ...


def found(kept: Bookmarks, locator: str) -> Bookmark | None:
    """Return the bookmark of a locator."""
    return next((mark for mark in kept if mark.locator == locator), None)


def with_mark(kept: Bookmarks, mark: Bookmark, at: int | None = None) -> Bookmarks:
    """Keep a bookmark in the place of that of its locator, else at an index or the end."""
    if found(kept, mark.locator):
        return tuple(mark if one.locator == mark.locator else one for one in kept)
    at = len(kept) if at is None else at
    return (*kept[:at], mark, *kept[at:])


def without(kept: Bookmarks, locator: str) -> Bookmarks:
    """Keep the bookmarks of all other locators."""
    return tuple(mark for mark in kept if mark.locator != locator)


def merged(kept: Bookmarks, others: Iterable[Bookmark]) -> Bookmarks:
    """Add the bookmarks whose locators have none yet; present ones are kept."""
    for mark in others:
        kept = kept if found(kept, mark.locator) else (*kept, mark)
    return kept
