"""Export formats: their endings and how each is written."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from ascn_tui.export.destination import WriteRefusedError, written_whole
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.sources import Source
from ascn_tui.pages.blocks import Page

VERSION = 1
"""Incremented when the JSON of a whole network changes its shape."""


class ExportRequest(NamedTuple):
    """A page of a network to export, or all of it where there is no page.

    `edition` selects the edition of a report of all; empty is the newest.
    """

    network: Network
    page: Page | None = None
    edition: str = ""

    @property
    def sources(self) -> tuple[Source, ...]:
        if self.page is None:
            return self.network.sources
        cited = dict.fromkeys(ref.document for ref in self.page.references())
        return tuple(self.network.source[document] for document in cited)


class ExportContent(NamedTuple):
    """An export that is no text: it is written to a path, as a file or a folder of tables."""

    write: Callable[[Path], None]
    folder: bool = False


class ExportFormat(NamedTuple):
    """A format: the ending of its file, the function that makes it, and a description."""

    ending: str
    made: Callable[[ExportRequest], str | ExportContent]
    about: str


STREAM = Path("-")
"""The file name that means standard output."""


def export(target: Path, form: str, wanted: ExportRequest, *, force: bool = False) -> None:
    """Write what is wanted to a target, whole or not at all.

    Raises WriteRefusedError for a target that may not be written, OptionError for an unknown
    edition, OSError where the target cannot be written.
    """
    made = FORMATS[form].made(wanted)
    folder = isinstance(made, ExportContent) and made.folder
    if folder and (ending := _ending(target)):
        named = str(target).removesuffix(ending)
        raise WriteRefusedError(f"{target}: {form} fills a folder: name one ({named} --to {form})")
    ours = _written(wanted.network) if folder and target.is_dir() else frozenset()
    with written_whole(target, folder=folder, force=force, ours=ours) as path:
        if isinstance(made, str):
            path.write_text(made, encoding="utf-8")
        else:
            made.write(path)


def text_of(form: str, wanted: ExportRequest) -> str:
    """Return an export as one text; raises WriteRefusedError for formats that are none."""
    made = FORMATS[form].made(wanted)
    if isinstance(made, str):
        return made
    what = "a folder of tables: name a folder" if made.folder else "no text: name a file"
    raise WriteRefusedError(f"{form} cannot go to standard output, being {what}")


def format_of(target: Path) -> str:
    """Return the format of a file by its ending; raises WriteRefusedError."""
    if ending := _ending(target):
        return _endings()[ending]
    raise WriteRefusedError(f"{target}: say the format with --to {'|'.join(FORMATS)}")


def _endings() -> dict[str, str]:
    return {form.ending: name for name, form in FORMATS.items() if form.ending} | {".db": "sqlite"}


def _ending(target: Path) -> str:
    """Return the longest ending of a file that belongs to a format, or nothing."""
    return max((end for end in _endings() if target.name.endswith(end)), key=len, default="")


def _written(network: Network) -> frozenset[str]:
    """Return the names of all files that exports of a network fill folders with."""
    from ascn_tui.export import datapackage, network_tables  # noqa: PLC0415

    tables = map(datapackage.file_of, network_tables.network_tables(network))
    return frozenset({*tables, f"{network_tables.PAGE}.csv", datapackage.DESCRIPTION})


# -- writers, each with lazy imports of what it alone needs ----------------------------------


def _csv(wanted: ExportRequest) -> str | ExportContent:
    from ascn_tui.export import datapackage, network_tables  # noqa: PLC0415

    if wanted.page:
        (table,) = network_tables.page_tables(wanted.page)
        return datapackage.table_csv(table)
    tables = network_tables.network_tables(wanted.network)
    return ExportContent(lambda folder: datapackage.write_csv(folder, tables), folder=True)


def _package(wanted: ExportRequest) -> ExportContent:
    from ascn_tui.export import datapackage, network_tables  # noqa: PLC0415

    tables = network_tables.tables(wanted.network, wanted.page)
    return ExportContent(
        lambda folder: datapackage.write_package(folder, tables, wanted.network), folder=True
    )


def _json(wanted: ExportRequest) -> str:
    from ascn_tui.render.json import indented, json  # noqa: PLC0415

    if wanted.page:
        return json(wanted.page)
    return indented({"version": VERSION, **msgspec.to_builtins(wanted.network.parts)})


def _sqlite(wanted: ExportRequest) -> ExportContent:
    import sqlite3  # noqa: PLC0415

    from ascn_tui.export import network_tables, sqlite  # noqa: PLC0415

    tables = network_tables.tables(wanted.network, wanted.page)

    def write(path: Path) -> None:
        try:
            if wanted.page:
                sqlite.write_page(path, tables)
            else:
                sqlite.write_network(path, tables, wanted.network)
        except sqlite3.OperationalError as error:  # a full disk has no error number there
            raise OSError(None, str(error)) from error

    return ExportContent(write)


def _xlsx(wanted: ExportRequest) -> ExportContent:
    from ascn_tui.export import network_tables  # noqa: PLC0415
    from ascn_tui.export.xlsx import write_workbook  # noqa: PLC0415

    tables = network_tables.tables(wanted.network, wanted.page)

    def write(path: Path) -> None:
        try:
            write_workbook(path, tables)
        except ImportError as error:
            raise WriteRefusedError("xlsx needs openpyxl: pip install 'ascn-tui[xlsx]'") from error

    return ExportContent(write)


def _bibtex(wanted: ExportRequest) -> str:
    from ascn_tui.export.bibliography import bibtex  # noqa: PLC0415

    return bibtex(wanted.sources)


def _csl(wanted: ExportRequest) -> str:
    from ascn_tui.export.bibliography import csl_json  # noqa: PLC0415

    return csl_json(wanted.sources)


def _markdown(wanted: ExportRequest) -> str:
    from ascn_tui.pages.locator import resolve  # noqa: PLC0415
    from ascn_tui.pages.router import build  # noqa: PLC0415
    from ascn_tui.render.markdown import markdown  # noqa: PLC0415

    network = wanted.network
    page = wanted.page or build(network, resolve(network, Location("explore"), wanted.edition))
    return markdown(page, network)


FORMATS = {
    "markdown": ExportFormat(".md", _markdown, "a report with footnotes"),
    "csv": ExportFormat(".csv", _csv, "tables for a spreadsheet"),
    "datapackage": ExportFormat("", _package, "CSV with a description of every column"),
    "json": ExportFormat(".json", _json, "all of it, for programs"),
    "xlsx": ExportFormat(".xlsx", _xlsx, "a workbook"),
    "sqlite": ExportFormat(".sqlite", _sqlite, "a database"),
    "bibtex": ExportFormat(".bib", _bibtex, "the documents it rests on, for TeX"),
    "csl-json": ExportFormat(
        ".csl.json", _csl, "the documents it rests on, for reference managers"
    ),
}
"""All formats, the most frequent first."""
