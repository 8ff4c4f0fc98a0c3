"""Files and folders written whole or not at all: made aside, then put in their place."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

LEFTOVERS = frozenset({".csv", ".json"})
"""What an exported folder consists of: one that holds anything else is never written over."""


class RefusedError(Exception):
    """A target that is not written; the message says why and what can be done."""


class ThereError(RefusedError):
    """A target that is there already and may be written over if one says so."""


@contextmanager
def whole(target: Path, *, folder: bool, force: bool) -> Iterator[Path]:
    """Yield where to make a file or folder; once it is made it takes its place.

    Raises RefusedError for a target that is there, unless it may be written over.
    """
    _refuse(target, folder=folder, force=force)
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(dir=target.parent, prefix=".ascn-tui-"))
    try:
        made = aside / target.name
        if folder:
            made.mkdir()
        yield made
        for file in made.iterdir() if folder else (made,):
            _sync(file)
        if folder and target.exists():
            target.rename(aside / "before")
        made.replace(target)
        _sync(target.parent)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _refuse(target: Path, *, folder: bool, force: bool) -> None:
    if not target.exists():
        return
    if target.is_dir() != folder:
        kind = "a folder: name a file" if target.is_dir() else "a file: name a folder"
        raise RefusedError(f"{target} is {kind}")
    if folder and any(file.suffix not in LEFTOVERS or file.is_dir() for file in target.iterdir()):
        raise RefusedError(f"{target} holds other things: name another folder")
    if not force:
        raise ThereError(f"{target} is there already: --force writes over it")


def _sync(path: Path) -> None:
    """Let the disk have it before anything depends on it."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
