"""Entry point of the command line: print the stored answer, or run the command.

A repeated look-up should cost little more than starting Python, so this module and all that it
imports for a stored answer import nothing but sqlite3; argparse and the rest stay in `commands`.
"""

import os
import sys


def main() -> int:
    """Run the program on the arguments of the process and return its exit code."""
    arguments = sys.argv[1:]
    if arguments and sys.stdout is not None:
        code = _print_stored(arguments)
        if code is not None:
            return code
    _end_at_ctrl_c()
    from ascn_tui.cli.commands import run

    return run(arguments)


def _end_at_ctrl_c() -> None:
    """Let Ctrl+C end the process without a traceback, unless SIGINT is ignored."""
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _print_stored(arguments: list[str]) -> int | None:
    """Print a stored answer and return the exit code, or None where there is none."""
    from ascn_tui.storage.cache.memo import LOOKUPS, answer, fits_screen, question

    if arguments[0] not in LOOKUPS:
        return None
    body = answer(_folder(arguments), question(arguments))
    if body is None:
        return None
    if sys.stdout.isatty() and "--no-pager" not in arguments and not fits_screen(body):
        from ascn_tui.cli.output import show_in_pager

        if show_in_pager(body):
            return 0
    return _write(body)


def _folder(arguments: list[str]) -> str:
    for at, argument in enumerate(arguments):
        if argument == "--data" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--data="):
            return argument.removeprefix("--data=")
    from ascn_tui.storage.cache.memo import shipped_data

    return shipped_data()


def _write(body: str) -> int | None:
    try:
        data = body.encode(sys.stdout.encoding or "utf-8", "replace")
        while data:
            data = data[os.write(1, data) :]
    except BrokenPipeError:
        return 0  # the reader, such as `head`, has closed the pipe
    except OSError as error:
        sys.stderr.write(f"ascn-tui: cannot write the output: {error.strerror}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
