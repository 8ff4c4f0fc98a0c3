"""The bookmarks command: list, export, import."""

import sys
from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ascn_tui import notation
from ascn_tui.cli.errors import FOUND, NO_DATA, PROBLEMS, USAGE, fail, load_network
from ascn_tui.model.bookmarks import (
    Bookmark,
    BookmarkError,
    BookmarkNotSavedError,
    Bookmarks,
    merged,
)
from ascn_tui.paths import user_data
from ascn_tui.storage.bookmarks import (
    NAME,
    BookmarkFile,
    as_yaml,
    parsed_bookmarks,
    read_bookmarks,
)
from ascn_tui.storage.yaml.text import escape_controls

if TYPE_CHECKING:
    from ascn_tui.model.network import Network

STREAM = "-"
"""The file name that means standard output or input."""


def bookmarks(options: Namespace) -> int:
    """List the bookmarks, export them to a YAML file, or import those of one."""
    if (options.action == "list") != (options.file is None):
        return fail(_USAGE[options.action], USAGE)
    shelf = BookmarkFile(user_data() / NAME)
    try:
        if options.action == "import":
            return _import(shelf, options)
        kept = shelf.read()
        if options.action == "export":
            return _export(kept, options.file, force=options.force)
    except BookmarkNotSavedError as error:
        return fail(str(error), PROBLEMS)
    except BookmarkError as error:
        return fail(str(error), NO_DATA)
    sys.stdout.write("".join(f"{line}\n" for line in _lines(kept, aligned=sys.stdout.isatty())))
    return FOUND


_USAGE = {
    "list": "list takes no file (try ascn-tui bookmarks --help)",
    "export": "export needs the file to write, or - for standard output",
    "import": "import needs the file to read, or - for standard input",
}


def _lines(kept: Bookmarks, *, aligned: bool) -> list[str]:
    """Return name, locator and note of each: aligned on a terminal, tab-separated in a pipe."""
    rows = [(mark.name, mark.locator, mark.note) for mark in kept]
    if not aligned:
        return ["\t".join(row) for row in rows]
    from ascn_tui.render.lines import cells, pad

    widths = [max(map(cells, column), default=0) for column in zip(*rows, strict=True)]
    return [
        "  ".join(pad(text, width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _export(kept: Bookmarks, target: str, *, force: bool) -> int:
    if target == STREAM:
        sys.stdout.write(as_yaml(kept))
        return FOUND
    from ascn_tui.export.destination import WriteRefusedError, written_whole

    try:
        with written_whole(Path(target), folder=False, force=force) as made:
            made.write_text(as_yaml(kept), encoding="utf-8")
    except WriteRefusedError as error:
        return fail(str(error), USAGE)
    except OSError as error:
        return fail(f"cannot write {target}: {error.strerror}", PROBLEMS)
    sys.stdout.write(f"{target}: {notation.count(len(kept), 'bookmark')}\n")
    return FOUND


def _import(shelf: BookmarkFile, options: Namespace) -> int:
    """Merge bookmarks whose locators resolve; report the others."""
    source = options.file
    others = _from_input() if source == STREAM else read_bookmarks(Path(source))
    network = load_network(options)
    if network is None:
        return NO_DATA
    lost = [mark for mark in others if not _leads(network, mark)]
    others = tuple(mark for mark in others if mark not in lost)
    before = shelf.read()
    after = shelf.change(partial(merged, others=others))
    new = len(after) - len(before)
    sys.stdout.write(f"{notation.count(new, 'bookmark')} new, {len(others) - new} there already\n")
    if not lost:
        return FOUND
    named = "; ".join(f"«{mark.name}» ({mark.locator})" for mark in lost)
    count = notation.count(len(lost), "bookmark")
    return fail(f"{count} not taken in, which lead nowhere: {named}", PROBLEMS)


def _leads(network: "Network", mark: Bookmark) -> bool:
    from ascn_tui.model.location import LocatorError
    from ascn_tui.model.names.index import UnresolvedError
    from ascn_tui.pages.locator import resolve_text
    from ascn_tui.pages.options import OptionError

    try:
        resolve_text(network, mark.locator)
    except (LocatorError, OptionError, UnresolvedError):
        return False
    return True


def _from_input() -> Bookmarks:
    try:
        text = sys.stdin.buffer.read().decode()
    except UnicodeDecodeError:
        raise BookmarkError("standard input: error: not UTF-8") from None
    return parsed_bookmarks(escape_controls(text), "standard input")
