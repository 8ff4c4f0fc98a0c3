"""Atomic writes of the user's files."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

OWN = 0o700
"""Rights of a folder that nobody else need look into."""


def write_whole(path: Path, data: bytes, *, lasting: bool = False) -> None:
    """Write a temporary file and rename it to the target; raises OSError.

    A link is followed, so that it stays one; the rights of a file that was there stay too. A
    lasting one is on the disk before the old one goes.
    """
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True, mode=OWN)
    with NamedTemporaryFile(dir=target.parent, prefix=".ascn-tui-", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
            replace_file(temporary, target, lasting=lasting)
        finally:
            temporary.unlink(missing_ok=True)


def replace_file(made: Path, target: Path, *, lasting: bool) -> None:
    """Replace a file by another, keeping its permissions; raises OSError.

    The target is no link: one would be replaced itself.
    """
    if lasting:
        sync(made)
    keep_rights(made, target)
    made.replace(target)
    if lasting:
        with suppress(OSError):  # some file systems know no such thing of a folder
            sync(target.parent)


def keep_rights(made: Path, before: Path) -> None:
    """Copy the permissions of the replaced file, if there is one."""
    with suppress(FileNotFoundError):
        made.chmod(before.stat().st_mode & 0o777)


def sync(path: Path) -> None:
    """Let the disk have a file, or the names in a folder, before anything depends on it."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
