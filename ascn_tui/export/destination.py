"""Atomic writing of exported files and folders: made aside, then moved into place."""

import errno
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from ascn_tui.storage.atomic_write import keep_rights, replace_file, sync

_MOST_NAMED = 3


class WriteRefusedError(Exception):
    """A target that is not written; the message says why and what to do."""


class AlreadyExistsError(WriteRefusedError):
    """A target that exists and may be overwritten on request."""


@contextmanager
def written_whole(
    target: Path, *, folder: bool, force: bool, ours: Collection[str] = ()
) -> Iterator[Path]:
    """Yield a temporary path; what is made there replaces the target afterwards (atomic).

    A link is followed, and an overwritten file keeps its rights. A folder is overwritten only where
    it holds nothing but files of the names in `ours`. Raises WriteRefusedError for a target that
    may not be written, OSError for one that cannot be.
    """
    place = Path(os.path.realpath(target))
    _refuse(target, place, folder=folder, force=force, ours=ours)
    _make_folders(target, place)
    aside = Path(mkdtemp(dir=place.parent, prefix=".ascn-tui-"))
    try:
        made = aside / place.name
        if folder:
            made.mkdir()
        yield made
        if folder:
            _put_folder(made, place, aside / "before")
        else:
            replace_file(made, place, lasting=True)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _put_folder(made: Path, place: Path, before: Path) -> None:
    """Move a folder into place; on failure the former folder is restored."""
    for file in made.iterdir():
        sync(file)
        keep_rights(file, place / file.name)
    if not place.exists():
        replace_file(made, place, lasting=True)
        return
    keep_rights(made, place)
    place.rename(before)
    try:
        replace_file(made, place, lasting=True)
    finally:
        if not place.exists():
            before.rename(place)


def _refuse(target: Path, place: Path, *, folder: bool, force: bool, ours: Collection[str]) -> None:
    if place.is_symlink():
        raise WriteRefusedError(f"{target} is a link that leads to itself: name another file")
    if not target.exists():
        return
    if target.is_dir():
        _refuse_folder(target, place, folder=folder, ours=ours)
    elif not target.is_file():
        raise WriteRefusedError(f"{target} is a device or a pipe: name a file, or - for the output")
    elif folder:
        raise WriteRefusedError(f"{target} is a file: name a folder")
    if not force:
        raise AlreadyExistsError(f"{target} is there already: --force writes over it")


def _refuse_folder(target: Path, place: Path, *, folder: bool, ours: Collection[str]) -> None:
    if not folder:
        raise WriteRefusedError(f"{target} is a folder: name a file")
    if Path.cwd().is_relative_to(place):
        raise WriteRefusedError(
            f"{target} is where you are and is not replaced: name another folder"
        )
    kept = sorted(
        file.name
        for file in place.iterdir()
        if file.name not in ours or file.is_symlink() or not file.is_file()
    )
    if kept:
        named = ", ".join(kept[:_MOST_NAMED]) + (" …" if len(kept) > _MOST_NAMED else "")
        raise WriteRefusedError(f"{target} holds other things ({named}): name another folder")


def _make_folders(target: Path, place: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        file = next((above for above in target.parents if above.is_file()), target.parent)
        why = f"{file} is a file, not a folder; name another place"
        raise NotADirectoryError(errno.ENOTDIR, why) from error
