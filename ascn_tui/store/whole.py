"""Files of the user's written whole or not at all, whatever happens meanwhile."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

OWN = 0o700
"""Rights of a folder that nobody else need look into."""


def write_whole(path: Path, data: bytes, *, lasting: bool = False) -> None:
    """Write a file beside the old one, then put it in its place; raises OSError.

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
            if lasting:
                os.fsync(file.fileno())
            with suppress(FileNotFoundError):
                temporary.chmod(target.stat().st_mode & 0o777)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    if lasting:
        _sync(target.parent)


def _sync(folder: Path) -> None:
    """Let the disk know of the new name; some file systems have no such thing."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
