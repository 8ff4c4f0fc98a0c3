"""Which files a data folder holds, and of which kind each is."""

import os
import re
from pathlib import Path
from typing import NamedTuple

from ascn_tui.model.names.suggestions import near
from ascn_tui.storage.yaml.controls import visible
from ascn_tui.storage.kinds import KINDS, Kind, kind_at
from ascn_tui.storage.checks.problems import Problem
from ascn_tui.storage.yaml.text import unreadable

FIRST = KINDS[0]
"""The kind of file that makes a folder a network's."""
DEEPEST = 4
"""Folders inside one another that are looked into; the shape needs 2. Ends loops of links."""


class Found(NamedTuple):
    """A file: where it is, its path inside the folder, that path as shown, and its kind."""

    file: Path
    path: str
    shown: str
    kind: Kind


class Survey(NamedTuple):
    """The files of a folder in the order of their paths, and what is wrong with the folder.

    `lost` are kinds of which a file is missing or may be hidden.
    """

    files: list[Found]
    problems: list[Problem]
    lost: set[Kind]


def survey(folder: Path, shown: str) -> Survey:
    """List the data files of a folder; a folder without `network.yaml` is looked at no further."""
    found = Survey([], [], set())
    try:
        listed = {path.name for path in folder.iterdir()}
    except (OSError, ValueError) as error:
        found.problems.append(unreadable(within(shown, ""), error))
        return found
    if FIRST.pattern not in listed:
        found.problems.append(_missing(FIRST, shown))
        return found
    _look(folder, "", shown, found)
    present = {file.kind for file in found.files}
    absent = [kind for kind in KINDS if kind.required and kind not in present]
    found.problems.extend(_missing(kind, shown) for kind in absent)
    found.lost.update(absent)
    found.files.sort(key=lambda file: file.path)
    return found


def within(shown: str, path: str) -> str:
    """Join what the user named and a path inside it, safe to print."""
    joined = os.path.join(shown, path) if path else shown  # noqa: PTH118 - Path drops './'
    return visible(os.fsencode(joined).decode("utf-8", "replace"))


def _look(folder: Path, inside: str, shown: str, found: Survey) -> None:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        found.problems.append(unreadable(within(shown, inside), error))
        found.lost.update(KINDS)
        return
    for entry in entries:
        path = inside + entry.name
        if entry.name.startswith("."):
            continue
        if entry.name.endswith((".yaml", ".yml")):
            _sort_in(Path(entry.path), path, shown, found)
        elif path.count("/") < DEEPEST and entry.is_dir():
            _look(Path(entry.path), f"{path}/", shown, found)


def _sort_in(file: Path, path: str, shown: str, found: Survey) -> None:
    kind = kind_at(path)
    if kind:
        found.files.append(Found(file, path, within(shown, path), kind))
        return
    if path.endswith(".yml") and kind_at(path[:-3] + "yaml"):
        hint = "name it .yaml"
    else:
        heads = {re.split(r"[/.]", kind.place)[0]: kind.place for kind in KINDS}
        meant = near(re.split(r"[/.]", path)[0], heads, 1)
        hint = f"did you mean '{heads[meant[0]]}'?" if meant else ""
    found.problems.append(Problem(within(shown, path), 0, 0, "no file of a network", hint))


def _missing(kind: Kind, shown: str) -> Problem:
    stem = kind.place.partition("<")[0].rstrip("/")
    what = "missing: a network needs this file"
    if stem != kind.place:
        what = f"no file {kind.place}: a network needs one"
    return Problem(within(shown, stem), 0, 0, what)
