"""What can be exported: each format, its ending, and how it is written."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from ascn_tui.exports.writing import RefusedError, whole
from ascn_tui.model.network import Network
from ascn_tui.model.sources import Source
from ascn_tui.pages.page import Page

VERSION = 1
"""Raised whenever the JSON of a whole network changes its shape."""


class Wanted(NamedTuple):
    """What is exported: a page of a network, or all of it where there is no page."""

    network: Network
    page: Page | None = None

    @property
    def sources(self) -> tuple[Source, ...]:
        """The documents: those that the page rests on, or all."""
        if self.page is None:
            return self.network.sources
        cited = dict.fromkeys(ref.document for ref in self.page.references())
        return tuple(self.network.source[document] for document in cited)


class Format(NamedTuple):
    """A format: the ending of its file, how it is written, whether a network fills a folder."""

    ending: str
    write: Callable[[Path, Wanted], None]
    about: str
    folder: bool = False


def export(target: Path, form: str, wanted: Wanted, *, force: bool = False) -> None:
    """Write what is wanted to a target, whole or not at all.

    Raises RefusedError for a target that is there, OSError where it cannot be written.
    """
    chosen = FORMATS[form]
    folder = form == "datapackage" or (chosen.folder and wanted.page is None)
    with whole(target, folder=folder, force=force) as made:
        chosen.write(made, wanted)


def format_of(target: Path) -> str:
    """Return the format that the ending of a file stands for; raises RefusedError."""
    endings = {form.ending: name for name, form in FORMATS.items() if form.ending}
    fitting = [end for end in (*endings, ".db") if target.name.endswith(end)]
    if fitting:
        return endings.get(max(fitting, key=len), "sqlite")
    raise RefusedError(f"{target}: say the format with --to {'|'.join(FORMATS)}")


# -- how each is written: what it needs is imported here, for that format alone -----------


def _csv(made: Path, wanted: Wanted) -> None:
    from ascn_tui.exports import contents, package  # noqa: PLC0415

    if wanted.page is None:
        package.write_csv(made, contents.network_tables(wanted.network))
    else:
        (table,) = contents.page_tables(wanted.page)
        made.write_text(package.table_csv(table), encoding="utf-8")


def _package(made: Path, wanted: Wanted) -> None:
    from ascn_tui.exports import contents, package  # noqa: PLC0415

    tables = (
        contents.page_tables(wanted.page)
        if wanted.page
        else contents.network_tables(wanted.network)
    )
    package.write_package(made, tables, wanted.network)


def _json(made: Path, wanted: Wanted) -> None:
    from ascn_tui.painters.json import indented, json  # noqa: PLC0415

    if wanted.page is None:
        parts = msgspec.to_builtins(wanted.network.parts)
        made.write_text(indented({"version": VERSION, **parts}), encoding="utf-8")
    else:
        made.write_text(json(wanted.page), encoding="utf-8")


def _sqlite(made: Path, wanted: Wanted) -> None:
    import sqlite3  # noqa: PLC0415

    from ascn_tui.exports import contents, sqlite  # noqa: PLC0415

    try:
        if wanted.page is None:
            sqlite.write_network(made, contents.network_tables(wanted.network), wanted.network)
        else:
            sqlite.write_page(made, contents.page_tables(wanted.page))
    except sqlite3.OperationalError as error:  # a full disk has no error number there
        raise OSError(None, str(error)) from error


def _xlsx(made: Path, wanted: Wanted) -> None:
    from ascn_tui.exports import contents  # noqa: PLC0415
    from ascn_tui.exports.xlsx import write_workbook  # noqa: PLC0415

    tables = (
        contents.page_tables(wanted.page)
        if wanted.page
        else contents.network_tables(wanted.network)
    )
    try:
        write_workbook(made, tables)
    except ImportError as error:
        raise RefusedError("xlsx needs openpyxl: pip install 'ascn-tui[xlsx]'") from error


def _bibtex(made: Path, wanted: Wanted) -> None:
    from ascn_tui.exports.bibliography import bibtex  # noqa: PLC0415

    made.write_text(bibtex(wanted.sources), encoding="utf-8")


def _csl(made: Path, wanted: Wanted) -> None:
    from ascn_tui.exports.bibliography import csl_json  # noqa: PLC0415

    made.write_text(csl_json(wanted.sources), encoding="utf-8")


def _markdown(made: Path, wanted: Wanted) -> None:
    from ascn_tui.pages.address import locate  # noqa: PLC0415
    from ascn_tui.pages.build import build  # noqa: PLC0415
    from ascn_tui.painters.markdown import markdown  # noqa: PLC0415

    page = wanted.page or build(wanted.network, locate(wanted.network, "explore"))
    made.write_text(markdown(page, wanted.network), encoding="utf-8")


FORMATS = {
    "markdown": Format(".md", _markdown, "a report with footnotes"),
    "csv": Format(".csv", _csv, "tables for a spreadsheet", folder=True),
    "datapackage": Format("", _package, "CSV with a description of every column", folder=True),
    "json": Format(".json", _json, "all of it, for programs"),
    "xlsx": Format(".xlsx", _xlsx, "a workbook"),
    "sqlite": Format(".sqlite", _sqlite, "a database"),
    "bibtex": Format(".bib", _bibtex, "the documents it rests on, for TeX"),
    "csl-json": Format(".csl.json", _csl, "the documents it rests on, for reference managers"),
}
"""What can be exported, the most asked for first."""
