"""Memo of answers to look-ups, read from the index; imports nothing but sqlite3.

The index is an SQLite file in the user's cache folder. It is derived from the data: where it is
missing, broken, foreign or stale, there is no answer and the data are read again.
"""

import os
import sqlite3
import sys

from ascn_tui import __version__

_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

FORMAT = "9"
"""Raised whenever the tables of the index change."""

LOOKUPS = ("show", "list", "compare", "claims", "levels", "trend", "cite", "find")
"""The commands whose answers are stored."""

PARTED = "\x1f"

LINKING = (
    "FORCE_HYPERLINK", "TERM_PROGRAM", "VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
)  # fmt: skip
"""Variables that identify a terminal with hyperlinks."""


def cache_folder() -> str:
    """Return the user's cache folder of the program on this system."""
    home = os.path.expanduser("~")
    if sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    elif os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "ascn-tui")


def file_name(folder: str) -> str:
    """Return the file name, without suffix, of what belongs to a data folder."""
    name = os.path.abspath(folder).strip("/\\").replace("%", "%25")
    for sign in "/\\:":
        name = name.replace(sign, f"%{ord(sign):02X}")
    return name[-200:]


def index_path(folder: str) -> str:
    """Return the path of the index of a data folder."""
    return os.path.join(cache_folder(), f"{file_name(folder)}.sqlite")


def shipped_data() -> str:
    """Return the shipped data folder, in a wheel or a checkout."""
    inside = os.path.join(_PACKAGE, "shipped", "data")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), "data")


def question(arguments: list[str]) -> str:
    """Return the key of an answer: the arguments and what depends on the terminal."""
    names = ("LC_ALL", "LC_CTYPE", "LANG", "TERM", "COLUMNS")
    if sys.stdout.isatty():
        columns = str(os.get_terminal_size(1).columns)
        drawing = ("NO_COLOR", "COLORTERM", *LINKING)
        arguments = [*arguments, "", columns, *(os.environ.get(name, "-") for name in drawing)]
    asked = PARTED.join([*(os.environ.get(name, "") for name in names), *arguments])
    # Bytes of an argument that are no UTF-8 come as lone surrogates, which SQLite refuses.
    return asked.encode("utf-8", "backslashreplace").decode()


def fits_screen(body: str) -> bool:
    """Return whether a text and the prompt after it fit on the terminal."""
    return body.count("\n") < os.get_terminal_size(1).lines


def signature(folder: str, ending: str = ".yaml") -> str:
    """Return names, sizes and times of the files below a folder; changes with every save."""
    found: list[str] = []
    _walk(folder, ending, found)
    return "\n".join(sorted(found))


def _walk(folder: str, ending: str, found: list[str]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(ending):
                stat = entry.stat()
                found.append(
                    f"{entry.path}\t{stat.st_size}\t{stat.st_mtime_ns}\t{stat.st_ctime_ns}"
                )
            elif entry.is_dir() and not entry.name.startswith((".", "__")):
                _walk(entry.path, ending, found)


_maker = ""


def maker() -> str:
    """Return what made an index: the version installed, or in a checkout the state of the code."""
    global _maker  # noqa: PLW0603 - functools.cache would load more than this module
    _maker = _maker or _made_by()
    return _maker


def _made_by() -> str:
    if os.path.isdir(os.path.join(_PACKAGE, "shipped")):
        return f"{FORMAT} {__version__}"
    return f"{FORMAT} {__version__}\n{signature(_PACKAGE, '.py')}"


def open_index(folder: str) -> sqlite3.Connection | None:
    """Open the index of a data folder; None where it is missing or stale.

    It is stale when another version made it or a data file has changed since.
    """
    path = index_path(folder)
    try:
        if not os.path.isfile(path):
            return None
        index = sqlite3.connect(path, timeout=0.2, isolation_level=None)
        try:
            meta = dict(index.execute("SELECT name, value FROM meta"))
            if meta.get("maker") == maker() and meta.get("signature") == signature(folder):
                return index
        except sqlite3.Error:
            pass
        index.close()
    except (sqlite3.Error, OSError):
        return None
    return None


def answer(folder: str, question: str) -> str | None:
    """Return the stored answer to a question, or None where there is none for the present data."""
    index = open_index(folder)
    if index is None:
        return None
    # contextlib would load more than all of this module.
    try:
        row = index.execute("SELECT body FROM answers WHERE question = ?", (question,)).fetchone()
    except sqlite3.Error:
        return None
    finally:
        index.close()
    return row[0] if row and isinstance(row[0], str) else None
