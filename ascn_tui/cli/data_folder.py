"""Commands for those who write data: check, new, schema."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ascn_tui.cli.errors import FOUND, PROBLEMS, USAGE, data_folder, fail

if TYPE_CHECKING:
    from ascn_tui.storage.checks.problems import LoadResult
    from ascn_tui.storage.checks.schema import Schema


def check(options: Namespace) -> int:
    """List all problems of a folder; with `--report` every figure beside its recount."""
    from ascn_tui.storage.load import load

    loaded = load(options.folder or data_folder(options))
    if options.format == "json":
        sys.stdout.write(_problems_json(loaded))
    else:
        from ascn_tui.storage.checks.problems import describe

        for problem in loaded.problems:
            sys.stdout.write(describe(problem, excerpt=True) + "\n")
    if options.report and loaded.network:
        from ascn_tui.pages.figures.report import report

        sys.stdout.write(report(loaded.network))
    return PROBLEMS if loaded.problems else FOUND


def _problems_json(loaded: "LoadResult") -> str:
    from ascn_tui.render.json import indented

    return indented({"version": 1, "problems": loaded.problems})


def new(options: Namespace) -> int:
    """Write a small valid network into an empty or new folder."""
    from ascn_tui.storage.data_folder import FILES

    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return fail(f"{folder} is there already and not empty: name a new folder", USAGE)
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    _write_schemas(folder / ".schema")
    sys.stdout.write(f"{folder}: {len(FILES)} files; look at them, change them, then\n")
    sys.stdout.write(f"  ascn-tui check {folder}\n  ascn-tui --data {folder}\n")
    return FOUND


def schema(options: Namespace) -> int:
    """Write JSON Schemas of the data files and of the JSON output into a folder."""
    from ascn_tui.render.json import schemas

    written = _write_schemas(options.folder)
    written += _write_schemas(options.folder / "output", schemas())
    for path in written:
        sys.stdout.write(f"{path}\n")
    return FOUND


def _write_schemas(folder: Path, documents: "dict[str, Schema] | None" = None) -> list[Path]:
    from ascn_tui.render.json import indented
    from ascn_tui.storage.checks.schema import schemas

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, document in (documents or schemas()).items():
        path = folder / f"{name}.json"
        path.write_text(indented(document), encoding="utf-8")
        written.append(path)
    return written
