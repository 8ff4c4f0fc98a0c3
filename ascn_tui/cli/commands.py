"""Dispatch of commands; each command imports only the modules it needs."""

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
"""The module of `cli` with the function of each command that is no look-up."""

COMMANDS = (*LOOKUPS, *_MODULES)


def run(arguments: list[str]) -> int:
    """Run the program on arguments and return its exit code."""
    _import_msgspec()
    from ascn_tui.cli.parser import parser

    command, arguments = _split_command(arguments)
    if not command and (meant := _suggested_command(arguments)):
        said = f"no command '{arguments[0]}'; did you mean '{meant}'? (try ascn-tui --help)"
        return fail(said, USAGE)
    try:
        # Options may stand between the words: `export all.json --to json malaysia`.
        options = parser(command).parse_intermixed_args(arguments[bool(command) :])
        if command:
            return _dispatch(command, arguments, options)
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
    """Import msgspec without typing_extensions, whose import costs a tenth of a look-up.

    msgspec needs nothing of it from Python 3.11 on; None in `sys.modules` makes the import fail.
    Nothing may import msgspec before.
    """
    if "typing_extensions" not in sys.modules:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]
        import msgspec  # noqa: F401

        del sys.modules["typing_extensions"]


def _dispatch(command: str, arguments: list[str], options: "Namespace") -> int:
    if sys.stdout is None:
        return fail("cannot write the output: it is closed", PROBLEMS)
    if command in LOOKUPS:
        import gc

        from ascn_tui.cli.lookup import look_up

        # The process ends too soon for garbage collection to pay.
        gc.disable()
        code = look_up(command, arguments, options)
        gc.freeze()
        return code
    code = _function(command)(options)
    sys.stdout.flush()
    return code


def _split_command(arguments: list[str]) -> tuple[str, list[str]]:
    """Return the command ("" for none) and the arguments reordered to begin with it.

    Options may precede the command: `--edition 2025 show jaklingko`.
    """
    for at, word in enumerate(arguments):
        if word in COMMANDS and (at == 0 or _only_options(arguments[:at], word)):
            return word, [word, *arguments[:at], *arguments[at + 1 :]]
    return "", arguments


def _suggested_command(arguments: list[str]) -> str:
    """Return the command that the first of several words resembles, or the empty text.

    A single word is the locator to open.
    """
    if len(arguments) < 2 or any(word.startswith("-") for word in arguments[:2]):  # noqa: PLR2004
        return ""
    from ascn_tui.model.names.suggestions import near

    return next(iter(near(arguments[0], COMMANDS, 1)), "")


def _only_options(before: list[str], command: str) -> bool:
    """Return whether the arguments before a command are options and their values only."""
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


def _function(command: str) -> "Callable[[Namespace], int]":
    from importlib import import_module

    module = import_module(f"ascn_tui.cli.{_MODULES[command]}")
    function: Callable[[Namespace], int] = getattr(module, command)
    return function
