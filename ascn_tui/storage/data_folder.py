"""Data folders: the scan for files, and the starter folder."""

import os
import re
from pathlib import Path
from typing import NamedTuple

from ascn_tui.model.names.suggestions import near
from ascn_tui.model.record_types import FILE_KINDS, FileKind, file_kind_at
from ascn_tui.storage.checks.problems import Problem
from ascn_tui.storage.yaml.text import escape_controls, unreadable

FIRST = FILE_KINDS[0]
"""The kind of file that makes a folder a network's."""
DEEPEST = 4
"""Levels of folders that are scanned; 2 are needed. Ends loops of symbolic links."""


class DataFile(NamedTuple):
    """A file: where it is, its path inside the folder, that path as shown, and its kind."""

    file: Path
    path: str
    shown: str
    kind: FileKind


class FolderScan(NamedTuple):
    """The files of a folder, sorted by path, and the problems of the folder itself.

    `lost` are kinds of which a file is missing or may be hidden.
    """

    files: list[DataFile]
    problems: list[Problem]
    lost: set[FileKind]


def scan_folder(folder: Path, shown: str) -> FolderScan:
    """List the data files of a folder; a folder without `network.yaml` is not scanned."""
    found = FolderScan([], [], set())
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
    absent = [kind for kind in FILE_KINDS if kind.required and kind not in present]
    found.problems.extend(_missing(kind, shown) for kind in absent)
    found.lost.update(absent)
    found.files.sort(key=lambda file: file.path)
    return found


def within(shown: str, path: str) -> str:
    """Join the folder as the user named it and a path inside it, with controls escaped."""
    joined = os.path.join(shown, path) if path else shown  # noqa: PTH118 - Path drops './'
    return escape_controls(os.fsencode(joined).decode("utf-8", "replace"))


def _look(folder: Path, inside: str, shown: str, found: FolderScan) -> None:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        found.problems.append(unreadable(within(shown, inside), error))
        found.lost.update(FILE_KINDS)
        return
    for entry in entries:
        path = inside + entry.name
        if entry.name.startswith("."):
            continue
        if entry.name.endswith((".yaml", ".yml")):
            _sort_in(Path(entry.path), path, shown, found)
        elif path.count("/") < DEEPEST and entry.is_dir():
            _look(Path(entry.path), f"{path}/", shown, found)


def _sort_in(file: Path, path: str, shown: str, found: FolderScan) -> None:
    kind = file_kind_at(path)
    if kind:
        found.files.append(DataFile(file, path, within(shown, path), kind))
        return
    if path.endswith(".yml") and file_kind_at(path[:-3] + "yaml"):
        hint = "name it .yaml"
    else:
        heads = {re.split(r"[/.]", kind.place)[0]: kind.place for kind in FILE_KINDS}
        meant = near(re.split(r"[/.]", path)[0], heads, 1)
        hint = f"did you mean '{heads[meant[0]]}'?" if meant else ""
    found.problems.append(Problem(within(shown, path), 0, 0, "no file of a network", hint))


def _missing(kind: FileKind, shown: str) -> Problem:
    stem = kind.place.partition("<")[0].rstrip("/")
    what = "missing: a network needs this file"
    if stem != kind.place:
        what = f"no file {kind.place}: a network needs one"
    return Problem(within(shown, stem), 0, 0, what)


def _file(kind: str, path: str, text: str) -> str:
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}.schema/{kind}.json\n{text}"


_TEXTS = {
    "network.yaml": (
        "network",
        """\
# The network and its vocabulary. Change everything here to what your documents say.

id: my-network
name: My Network
short_name: MN
text: One or two sentences on what the network is.
refs:
  - {document: report2024, page: 1}

editions:
  - id: 2024
    name: Report 2024
    as_of: 2024-12-31
    document: report2024
    refs:
      - {document: report2024, page: 1}

statuses:
  - id: planning
    name: planning
    glyph: ○
    ascii: o
    tone: planned
    meaning: Not begun.
  - id: ongoing
    name: ongoing
    glyph: ◐
    ascii: +
    tone: active
    meaning: Begun and not finished.
  - id: unknown
    name: unknown
    glyph: '?'
    ascii: '?'
    tone: open
    meaning: The documents leave it open. Never guess.
    known: false

focus_areas:
  - id: mobility
    name: Mobility
    text: How people and goods get about.
    refs:
      - {document: report2024, page: 2}

levels: []

opening:
  compare: [homeland, first-city]
""",
    ),
    "countries.yaml": (
        "countries",
        """\
countries:
  - id: homeland
    name: Homeland
    iso2: HL
    iso3: HLD
    member_since: 2024
    refs:
      - {document: report2024, page: 3}
""",
    ),
    "sources.yaml": (
        "sources",
        """\
# Every document that a statement refers to.

sources:
  - id: report2024
    group: primary
    type: report
    title: The report that lists the projects
    year: 2024
""",
    ),
    "cities/homeland/first-city.yaml": (
        "city",
        """\
id: first-city
name: First City
country: homeland
joined:
  year: 2024
  basis: listed in the report
  refs:
    - {document: report2024, page: 3}

projects:
  - id: first-city-bus-lanes
    name: Bus Lanes
    listings:
      - edition: 2024
        number: 1
        page: 4
        focus_area: mobility
        status: ongoing
        basis: said in the text of the report
""",
    ),
}

FILES = {path: _file(kind, path, text) for path, (kind, text) in _TEXTS.items()}
"""Text of each file by its path inside the folder."""
