"""Long answers on a terminal: shown a screen at a time, by the pager the reader has."""

import os
import shlex
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ascn_tui.storage.cache.memo import fits_screen

if TYPE_CHECKING:
    from collections.abc import Iterator


def paged(body: str) -> bool:
    """Show a text in the pager if it is longer than the screen; tell whether it was shown.

    `PAGER` says which; empty or `cat` means none, and so does a dumb terminal. The pager gets no
    way to run other programs.
    """
    command = _pager()
    if not command or fits_screen(body):
        return False
    import subprocess

    env = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ, "LESSSECURE": "1"}
    try:
        with _undisturbed():
            # The reader's own choice of pager is run as it is.
            pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=env)  # noqa: S603
            pager.communicate(body.encode(sys.stdout.encoding or "utf-8", "replace"))
    except OSError:
        return False
    return True


def _pager() -> list[str]:
    if os.environ.get("TERM") in (None, "", "dumb"):
        return []  # it could not move its cursor, and would say so first
    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:
        command = ["less"]
    if not command or command == ["cat"]:
        return []
    # Colours reach the screen only if less is told so.
    return [*command, "-R"] if Path(command[0]).name == "less" else command


@contextmanager
def _undisturbed() -> "Iterator[None]":
    """Let the pager alone answer to ctrl+c."""
    kept = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, kept)
