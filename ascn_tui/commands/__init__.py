"""What each command does. Imports stand inside functions here: a command loads what it needs."""

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from ascn_tui.commands.saying import PROBLEMS, say
from ascn_tui.store.lookup import LOOKUPS

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

_ROOMS = {
    "export": "exporting",
    "check": "data",
    "new": "data",
    "schema": "data",
    "doctor": "doctor",
    "bookmarks": "bookmarks",
    "completion": "completing",
    "man": "manual",
}
"""The module of each command that is no look-up; it has a function of the command's name."""

COMMANDS = (*LOOKUPS, *_ROOMS)


def run(arguments: list[str]) -> int:
    """Run the program on arguments and return its exit code."""
    from ascn_tui.commands.parsing import parser

    command = arguments[0] if arguments and arguments[0] in COMMANDS else ""
    options = parser(command).parse_args(arguments[bool(command) :])
    if not command:
        from ascn_tui.commands.opening import open_app

        return open_app(options)
    # As jq and grep do: `| head` is no failure of ours. Windows has no SIGPIPE.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if sys.stdout is None:
        return say("cannot write the output: it is closed", PROBLEMS)
    try:
        if command in LOOKUPS:
            from ascn_tui.commands.lookups import look_up

            return look_up(command, arguments, options)
        code = _does(command)(options)
        sys.stdout.flush()
    except OSError as error:
        _write_no_more()
        where = error.filename or "the output"
        return say(f"cannot write {where}: {error.strerror}", PROBLEMS)
    return code


def _does(command: str) -> "Callable[[Namespace], int]":
    """Return what a command does; no other command's module is loaded for it."""
    from importlib import import_module

    does: Callable[[Namespace], int] = getattr(
        import_module(f"ascn_tui.commands.{_ROOMS[command]}"), command
    )
    return does


def _write_no_more() -> None:
    """Let what is left of the output go nowhere, or Python complains of it on its way out."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
