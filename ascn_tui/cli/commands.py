"""What each command does. Imports stand inside functions here: a command loads what it needs."""

import sys
from typing import TYPE_CHECKING

from ascn_tui.cli.errors import FOUND, PROBLEMS, USAGE, drop_stdout, fail
from ascn_tui.storage.cache.memo import LOOKUPS

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

_MODULES = {
    "export": "export",
    "check": "data_folder",
    "new": "data_folder",
    "schema": "data_folder",
    "doctor": "doctor",
    "bookmarks": "bookmarks",
    "completion": "completion",
    "man": "manpage",
}
"""The module of each command that is no look-up; it has a function of the command's name."""

COMMANDS = (*LOOKUPS, *_MODULES)


def run(arguments: list[str]) -> int:
    """Run the program on arguments and return its exit code."""
    _import_msgspec()
    from ascn_tui.cli.parser import parser

    command, arguments = _commanded(arguments)
    if not command and (meant := _mistyped(arguments)):
        said = f"no command '{arguments[0]}'; did you mean '{meant}'? (try ascn-tui --help)"
        return fail(said, USAGE)
    try:
        # Options may stand between the words: `export all.json --to json malaysia`.
        options = parser(command).parse_intermixed_args(arguments[bool(command) :])
        if command:
            return _look_up_or_do(command, arguments, options)
    except BrokenPipeError:
        drop_stdout()
        return FOUND  # `| head` has seen enough
    except OSError as error:
        drop_stdout()
        where = error.filename or "the output"
        return fail(f"cannot write {where}: {error.strerror}", PROBLEMS)
    from ascn_tui.cli.open_app import open_app

    return open_app(options)


def _import_msgspec() -> None:
    """Import msgspec without typing_extensions, which costs a look-up a tenth of its time.

    It would ask that for what typing has from Python 3.11 on; None says there is no such module.
    """
    if "typing_extensions" not in sys.modules:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]
        import msgspec  # noqa: F401

        del sys.modules["typing_extensions"]


def _look_up_or_do(command: str, arguments: list[str], options: "Namespace") -> int:
    if sys.stdout is None:
        return fail("cannot write the output: it is closed", PROBLEMS)
    if command in LOOKUPS:
        from ascn_tui.cli.lookup import look_up

        return look_up(command, arguments, options)
    code = _does(command)(options)
    sys.stdout.flush()
    return code


def _commanded(arguments: list[str]) -> tuple[str, list[str]]:
    """Return the command, the empty text without one, and the arguments with it first.

    Options may stand before it: `--edition 2025 show jaklingko`.
    """
    for at, word in enumerate(arguments):
        if word in COMMANDS and (at == 0 or _only_options(arguments[:at], word)):
            return word, [word, *arguments[:at], *arguments[at + 1 :]]
    return "", arguments


def _mistyped(arguments: list[str]) -> str:
    """Return the command that a first word is near to where more follows it, else nothing.

    A word alone is the locator to open.
    """
    if len(arguments) < 2 or any(word.startswith("-") for word in arguments[:2]):  # noqa: PLR2004
        return ""
    from ascn_tui.model.names.suggestions import near

    return next(iter(near(arguments[0], COMMANDS, 1)), "")


def _only_options(before: list[str], command: str) -> bool:
    """Tell whether what stands before a command is nothing but options and their values."""
    from ascn_tui.cli.parser import parser

    known = {
        name: option
        for own in ("", command)
        for option in parser(own).arguments
        for name in option.option_strings
    }
    rest = iter(before)
    for word in rest:
        if not word.startswith("-"):
            return False
        if word in known and known[word].nargs != 0 and next(rest, None) is None:
            return False
    return True


def _does(command: str) -> "Callable[[Namespace], int]":
    """Return what a command does; no other command's module is loaded for it."""
    from importlib import import_module

    does: Callable[[Namespace], int] = getattr(
        import_module(f"ascn_tui.cli.{_MODULES[command]}"), command
    )
    return does
