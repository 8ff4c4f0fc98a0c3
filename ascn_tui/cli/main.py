"""The command line's front door: an answer given before is read back, anything else is worked out.

A look-up over SSH should cost little more than starting Python. So this module and what it loads
for an answer known before import nothing but sqlite3; argparse and the rest wait in `commands`.
"""

import os
import sys


def main() -> int:
    """Run the program on the arguments of the process and return its exit code."""
    arguments = sys.argv[1:]
    if arguments and sys.stdout is not None:
        code = _remembered(arguments)
        if code is not None:
            return code
    _end_at_ctrl_c()
    from ascn_tui.cli.commands import run

    return run(arguments)


def _end_at_ctrl_c() -> None:
    """End at once and without a traceback, as other programs do; ignored it stays ignored."""
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _remembered(arguments: list[str]) -> int | None:
    from ascn_tui.storage.cache.memo import LOOKUPS, answer, fits_screen, question

    if arguments[0] not in LOOKUPS:
        return None
    from ascn_tui.storage.cache.usual import usual

    body = answer(_folder(arguments), question(arguments), usual(arguments))
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
        return 0  # `| head` has seen enough
    except OSError as error:
        sys.stderr.write(f"ascn-tui: cannot write the output: {error.strerror}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
