"""Exit codes, one-line error messages, crash reports, and loading the network for a command."""

import os
import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ascn_tui.model.names.index import UnresolvedError
    from ascn_tui.model.network import Network
    from ascn_tui.pages.blocks import Page

FOUND, PROBLEMS, USAGE, NOT_FOUND, NO_DATA = range(5)
"""Exit codes; PROBLEMS is also that of a full disk or an unwritable target."""

MOST_NAMED = 8
"""Candidates for an ambiguous name that are listed; others are counted."""


def fail(message: str, code: int) -> int:
    """Write one line to standard error, if it is open, and return the exit code."""
    if sys.stderr is not None:
        from ascn_tui.storage.yaml.text import escape_controls

        line = escape_controls(" ".join(message.split()))
        sys.stderr.write(f"ascn-tui: {line.encode('utf-8', 'backslashreplace').decode()}\n")
    return code


def drop_stdout() -> None:
    """Redirect standard output to nowhere, so that Python does not complain when it exits."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def data_folder(options: Namespace) -> Path:
    from ascn_tui.paths import shipped

    return options.data or shipped("data")


def load_network(options: Namespace) -> "Network | None":
    """Return the network, or None after writing its problems to standard error."""
    from ascn_tui.storage.cache.index import load_indexed

    loaded = load_indexed(data_folder(options))
    if loaded.network is None:
        from ascn_tui import notation
        from ascn_tui.storage.checks.problems import describe

        for problem in loaded.problems:
            sys.stderr.write(describe(problem) + "\n")
        faults = notation.count(len(loaded.problems), "fault")
        fail(f"the data could not be loaded: {faults}", NO_DATA)
    return loaded.network


def find_page(network: "Network", text: str, edition: str) -> "Page | int":
    """Return the page of a locator, or an exit code after reporting the error."""
    from ascn_tui.model.location import LocatorError
    from ascn_tui.model.names.index import UnresolvedError
    from ascn_tui.pages.locator import resolve_text
    from ascn_tui.pages.options import OptionError
    from ascn_tui.pages.router import build

    try:
        return build(network, resolve_text(network, text, edition))
    except (LocatorError, OptionError) as error:
        return fail(str(error), USAGE)
    except UnresolvedError as error:
        return fail(_unresolved(error), NOT_FOUND)


def _unresolved(error: "UnresolvedError") -> str:
    named = "; ".join(f"{name} ({locator})" for locator, name in error.nearest[:MOST_NAMED])
    if (more := len(error.nearest) - MOST_NAMED) > 0:
        named += f"; and {more} more"
    if error.ambiguous:
        return f"'{error.text}' means several things: {named}"
    return no_match(error.text, named)


def no_match(text: str, named: str) -> str:
    """Return the message that nothing matches a text, with suggestions."""
    if named:
        return f"no match for '{text}'; did you mean: {named}"
    return f"no match for '{text}'; search the pages: ascn-tui find WORDS"


def report_crash(error: BaseException | None) -> int:
    """Report a crash and its log file, and return the exit code."""
    if error is None:
        return fail("the explorer ended by a fault of its own", PROBLEMS)
    import traceback

    details = "".join(traceback.format_exception(error))
    place = _write_crash_log(details)
    where = f"; the details are in {place}" if place else ""
    told = f"{type(error).__name__}: {str(error)[:200]}"
    return fail(f"the explorer ended by a fault of its own ({told}){where}", PROBLEMS)


def _write_crash_log(details: str) -> Path | None:
    """Write the details and return their file, or None where it cannot be written."""
    from ascn_tui.paths import user_state

    path = user_state() / "crash.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(details, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    return path
