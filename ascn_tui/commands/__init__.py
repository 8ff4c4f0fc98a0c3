"""What each command does. Imports stand inside functions here: a command loads what it needs."""

import os
import signal
import sys
from contextlib import suppress

from ascn_tui.commands.saying import PROBLEMS, say
from ascn_tui.store.lookup import LOOKUPS

COMMANDS = (*LOOKUPS, "export", "check", "new", "schema", "doctor")


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
        from ascn_tui.commands import data, doctor, exporting

        commands = {
            "export": exporting.export,
            "check": data.check,
            "new": data.new,
            "schema": data.schema,
            "doctor": doctor.doctor,
        }
        code = commands[command](options)
        sys.stdout.flush()
    except OSError as error:
        _write_no_more()
        where = error.filename or "the output"
        return say(f"cannot write {where}: {error.strerror}", PROBLEMS)
    return code


def _write_no_more() -> None:
    """Let what is left of the output go nowhere, or Python complains of it on its way out."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
