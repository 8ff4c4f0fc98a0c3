"""Bookmarks as a YAML file of the user's: read strictly, changed by one program at a time.

A file that does not fit is left as it is: it may be the work of hours, one slip of the pen off.
"""

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import yaml

from ascn_tui.model.bookmarks import Bookmark, BookmarkError, BookmarkNotSavedError, Bookmarks
from ascn_tui.model.location import Location, LocatorError
from ascn_tui.paths import short_path
from ascn_tui.storage.atomic_write import OWN, write_whole
from ascn_tui.storage.checks.problems import Problem, describe, quoted
from ascn_tui.storage.yaml.parser import Plain, parse
from ascn_tui.storage.yaml.text import escape_controls, read

NAME = "bookmarks.yaml"
HEAD = "# Bookmarks of ASCN Explorer. The program writes this file anew: comments are not kept.\n"
PATIENCE = 2.0
"""Seconds that another copy of the program may take to write."""
_LOCKLESS = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)
"""Errors of file systems without locks; there two processes must not write at once."""


class BookmarkFile:
    """The bookmarks in a file, which need not be there yet."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Bookmarks:
        """Return the bookmarks as they are kept now; raises KeepingError."""
        return read_bookmarks(self.path) if os.path.lexists(self.path) else ()

    def change(self, how: Callable[[Bookmarks], Bookmarks]) -> Bookmarks:
        """Change the bookmarks as they are kept now, while no other copy does; raises KeepingError.

        What another copy has kept since the last look is read first, so none of it is lost.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=OWN)
            with _locked(self.path.with_suffix(".lock")):
                before = self.read()
                if (after := how(before)) != before:
                    write_whole(self.path, as_yaml(after).encode(), lasting=True)
                return after
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise BookmarkNotSavedError(
                f"{short_path(self.path)} cannot be written: {reason}"
            ) from None


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock that ends with the program, however that ends."""
    number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = time.monotonic() + PATIENCE
        while not _lock(number):
            if time.monotonic() > end:
                raise BookmarkNotSavedError(
                    f"{short_path(path)} is held by another copy of the program"
                )
            time.sleep(0.01)
        yield
    finally:
        os.close(number)


def _lock(number: int) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _LOCKLESS:
            raise
    return True


def as_yaml(bookmarks: Bookmarks) -> str:
    """Return the text of a file of bookmarks."""
    body = {"bookmarks": [msgspec.to_builtins(mark) for mark in bookmarks]}
    return HEAD + yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=10_000)


def read_bookmarks(path: Path) -> Bookmarks:
    """Return the bookmarks of a file; raises KeepingError for the first thing that is wrong."""
    shown = short_path(path)
    text = read(path, shown)
    if isinstance(text, Problem):
        raise BookmarkError(describe(text))
    return parsed_bookmarks(text, shown)


def parsed_bookmarks(text: str, shown: str) -> Bookmarks:
    """Return the bookmarks of a text; raises KeepingError for the first thing that is wrong."""
    if all(line.lstrip()[:1] in ("", "#") for line in text.split("\n")):
        return ()
    parsed = parse(text)
    for fault in parsed.faults:
        raise BookmarkError(describe(Problem(shown, *fault.spot, fault.message, fault.hint)))
    listed = parsed.value.get("bookmarks", []) if isinstance(parsed.value, dict) else None
    if not isinstance(listed, list) or set(parsed.value or ()) - {"bookmarks"}:
        raise BookmarkError(f"{shown}: error: bookmarks stand in a list under 'bookmarks:'")
    return tuple(_bookmark(one, f"{shown}: error: bookmark {n}") for n, one in enumerate(listed, 1))


def _bookmark(found: Plain, where: str) -> Bookmark:
    if not isinstance(found, dict):
        raise BookmarkError(f"{where} has no fields")
    fields: dict[str, Any] = {"name": None, "locator": None, "note": ""} | found
    for name, value in fields.items():
        if name not in Bookmark.__struct_fields__:
            raise BookmarkError(f"{where}: unknown field '{escape_controls(name)}'")
        if not isinstance(value, str):
            wrong = f"has no {name}" if value is None else f"has {quoted(value)} as its {name}"
            raise BookmarkError(f"{where} {wrong}")
    try:
        # A locator as earlier versions wrote it is the same bookmark.
        fields["locator"] = str(Location.parse(fields["locator"]))
    except LocatorError as error:
        raise BookmarkError(f"{where}: {error}") from None
    return Bookmark(**{name: " ".join(value.split()) for name, value in fields.items()})
