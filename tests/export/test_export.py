"""Exports read back by the tools that they are for, and never half written."""

import csv
import io
import json
import os
import resource
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import bibtexparser
import frictionless
import msgspec
import openpyxl
import pandas as pd
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from hostile_texts import STRINGS
from hypothesis import example, given
from msgspec.structs import replace
from openpyxl.cell import Cell
from terminal import environment

import ascn_tui
from ascn_tui.export.bibliography import bibtex, csl
from ascn_tui.export.datapackage import table_csv
from ascn_tui.export.destination import AlreadyExistsError, WriteRefusedError, written_whole
from ascn_tui.export.formats import FORMATS, ExportRequest, export, format_of
from ascn_tui.export.network_tables import network_tables, page_tables
from ascn_tui.export.schema_tables import SchemaColumn, SchemaTable
from ascn_tui.export.xlsx import sheet_name
from ascn_tui.model.backlinks import references_in
from ascn_tui.model.network import Network
from ascn_tui.model.sources import Author, Source
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.pages.router import build
from ascn_tui.render.csv import escape_formula

DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
PACKAGE = str(Path(ascn_tui.__file__).parent.parent)


@pytest.fixture(scope="module")
def tables(network: Network) -> dict[str, SchemaTable]:
    return {table.name: table for table in network_tables(network)}


@pytest.fixture(scope="module")
def database(network: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "network.sqlite"
    export(path, "sqlite", ExportRequest(network))
    return path


def asked(database: Path, question: str) -> list[tuple]:
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute(question).fetchall()


# -- tables -------------------------------------------------------------------------------------


def test_every_record_is_a_row_of_its_table(
    network: Network, tables: dict[str, SchemaTable]
) -> None:
    ids = {str(row[0]) for table in tables.values() if table.key == ("id",) for row in table.rows}
    assert set(network.records) <= ids
    for name, found in (
        ("projects", network.projects), ("cities", network.cities), ("claims", network.claims),
        ("entries", network.entries), ("sources", network.sources), ("figures", network.checked),
    ):  # fmt: skip
        assert len(tables[name].rows) == len(found)
    listings = sum(len(project.listings) for project in network.projects)
    assert len(tables["project_listings"].rows) == listings == 77 + 86 + 108 + 134


def test_every_reference_of_the_data_is_a_row(
    network: Network, tables: dict[str, SchemaTable]
) -> None:
    parts = msgspec.structs.replace(network.parts, figures=None)
    assert len(tables["refs"].rows) == len(list(references_in(parts))) - sum(
        1 for _ in references_in(network.taxonomy.refs)
    )


def test_rows_fit_their_columns_and_keys_are_unique(tables: dict[str, SchemaTable]) -> None:
    for table in tables.values():
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names), table.name
        assert set(table.key) <= set(names)
        places = [names.index(name) for name in table.key]
        keys = {tuple(row[at] for at in places) for row in table.rows}
        assert len(keys) == len(table.rows), table.name
        assert all(len(row) == len(names) for row in table.rows)


def test_two_networks_have_the_same_tables(
    tiny_network: Network, tables: dict[str, SchemaTable]
) -> None:
    tiny = {table.name: table.columns for table in network_tables(tiny_network)}
    assert tiny == {name: table.columns for name, table in tables.items()}


# -- CSV and its description --------------------------------------------------------------------


def test_pandas_reads_every_file_back_to_the_same_frame(tables: dict[str, SchemaTable]) -> None:
    for table in tables.values():
        dtypes = {column.name: DTYPES[column.kind] for column in table.columns}
        rows = [[escape_formula(value) for value in row] for row in table.rows]
        wanted = pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)
        found = pd.read_csv(
            io.StringIO(table_csv(table)), dtype=dtypes, keep_default_na=False, na_values=[""]
        )
        pd.testing.assert_frame_equal(found, wanted)


@pytest.mark.parametrize("shown", ["", "malaysia", "compare/indonesia/malaysia", "trends?by=focus"])
def test_frictionless_finds_nothing_wrong(network: Network, tmp_path: Path, shown: str) -> None:
    page = build(network, resolve(network, shown)) if shown else None
    export(tmp_path / "made", "datapackage", ExportRequest(network, page))
    report = frictionless.validate(str(tmp_path / "made" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])[:5]
    assert report.stats["tasks"] == len(list((tmp_path / "made").glob("*.csv")))


def test_frictionless_sees_a_lost_row(tiny_network: Network, tmp_path: Path) -> None:
    export(tmp_path / "made", "datapackage", ExportRequest(tiny_network))
    countries = tmp_path / "made" / "countries.csv"
    countries.write_text(countries.read_text(encoding="utf-8").rsplit("\n", 2)[0] + "\n")
    assert not frictionless.validate(str(tmp_path / "made" / "datapackage.json")).valid


def test_csv_of_a_page_is_what_show_prints(network: Network, tmp_path: Path) -> None:
    page = build(network, resolve(network, "compare/indonesia/malaysia"))
    export(tmp_path / "page.csv", "csv", ExportRequest(network, page))
    with (tmp_path / "page.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    [table] = page_tables(page)
    assert [row["name"] for row in read] == [row[1] for row in table.rows]
    assert "Malaysia" in read[0]


# -- SQLite -------------------------------------------------------------------------------------


def test_sqlite_finds_its_file_whole(database: Path, tables: dict[str, SchemaTable]) -> None:
    assert asked(database, "PRAGMA integrity_check") == [("ok",)]
    assert asked(database, "PRAGMA foreign_key_check") == []
    for table in tables.values():
        counted = asked(database, f'SELECT count(*) FROM "{table.name}"')  # noqa: S608
        assert counted == [(len(table.rows),)]


def test_sqlite_keeps_its_keys(database: Path) -> None:
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("PRAGMA foreign_keys = on")
        for wrong in (
            "UPDATE cities SET country = 'atlantis'",
            "DELETE FROM sources WHERE id = 'me2023'",
            "UPDATE city_plan_project_support_required SET city_plan_project = 99",
            "INSERT INTO projects SELECT * FROM projects LIMIT 1",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                opened.execute(wrong)


def test_views_count_what_the_reports_list(database: Path) -> None:
    counted = asked(database, "SELECT edition, sum(projects) FROM projects_counted GROUP BY 1")
    assert counted == [("2022", 77), ("2023", 86), ("2024", 108), ("2025", 134)]
    assert asked(
        database,
        "SELECT country, count(*) FROM projects_by_edition WHERE edition = '2023'"
        " AND country IN ('Indonesia', 'Malaysia') GROUP BY country",
    ) == [("Indonesia", 14), ("Malaysia", 15)]
    assert asked(database, "SELECT DISTINCT verdict FROM claims_checked WHERE claim = 'c049'") == [
        ("Contradicted",)
    ]


def test_the_full_text_table_finds_records_with_their_locators(
    network: Network, database: Path
) -> None:
    found = asked(database, "SELECT locator FROM search WHERE search MATCH 'jaklingko'")
    assert ("explore/jakarta-jaklingko",) in found
    for (locator,) in asked(database, "SELECT locator FROM search")[::40]:
        assert build(network, resolve(network, locator))


# -- workbooks ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def book(network: Network, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("xlsx") / "network.xlsx"
    export(path, "xlsx", ExportRequest(network))
    return openpyxl.load_workbook(path)


def test_a_workbook_has_a_sheet_a_table_with_what_stands_in_it(
    book: openpyxl.Workbook, tables: dict[str, SchemaTable]
) -> None:
    filled = [table for table in tables.values() if table.rows]
    for sheet, table in zip(book.worksheets, filled, strict=True):
        assert table.name.startswith(sheet.title)
        rows = list(sheet.iter_rows())
        assert [cell.value for cell in rows[0]] == [column.name for column in table.columns]
        for cells, row in zip(rows[1:], table.rows, strict=True):
            for cell, value in zip(cells, row, strict=True):
                assert cell.data_type != "f"
                assert cell.value == value or shown(cell) == value


def shown(cell: Cell) -> str:
    """What a spreadsheet shows of a number."""
    return f"{cell.value:.{len(cell.number_format.partition('.')[2])}f}"


@pytest.mark.parametrize(
    ("table", "column", "least"),
    [
        ("figures", "printed", 600),
        ("figures", "counted", 490),
        ("figures", "edition", 900),
        ("project_observation_figures", "value", 100),
        ("claims", "value", 20),
        ("project_listings", "edition", 405),
        ("project_listings", "page", 405),
        ("editions", "id", 4),
    ],
)
def test_numbers_of_a_workbook_are_numbers(
    book: openpyxl.Workbook, table: str, column: str, least: int
) -> None:
    found = stands_in(book, table, column)
    assert sum(isinstance(value, int | float) for value in found) >= least
    assert not [value for value in found if isinstance(value, str) and value.isdecimal()]


def stands_in(book: openpyxl.Workbook, table: str, column: str) -> list:
    head, *rows = book[table].iter_rows()
    at = [cell.value for cell in head].index(column)
    return [row[at].value for row in rows]


def test_ranges_codes_and_ids_of_a_workbook_stay_texts(book: openpyxl.Workbook) -> None:
    pages = stands_in(book, "refs", "page")
    assert {6, "13-14"} <= set(pages)
    assert not [page for page in pages if isinstance(page, str) and page.isdecimal()]
    assert {"06", 13} <= set(stands_in(book, "sources", "volume"))
    assert {type(key) for key in stands_in(book, "refs", "record")} == {str}
    assert {350000} <= set(stands_in(book, "claims", "value"))


def test_decimals_are_shown_as_they_are_printed(book: openpyxl.Workbook) -> None:
    rows = book["figures"].iter_rows(min_row=2)
    printed = [cell for row in rows for cell in row if cell.number_format == "0.00"]
    assert {(0, "0.00"), (14.29, "14.29")} <= {(cell.value, shown(cell)) for cell in printed}


def test_every_sheet_has_a_filter_and_a_head_that_stays(book: openpyxl.Workbook) -> None:
    for sheet in book:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes == "A2"


def test_names_of_sheets_are_whole_words_and_differ() -> None:
    taken: list[str] = []
    for _ in range(11):
        taken.append(sheet_name("city_plan_project_support_required", taken))
    assert taken[:2] == ["city_plan_project_support", "city_plan_project_support_2"]
    assert sheet_name("City_Plan_Project_Support", taken) == "City_Plan_Project_Support_12"
    taken = [sheet_name("a" * 40, [])]
    assert len(taken[0]) == len(sheet_name("A" * 40, taken)) == 31


def test_figures_of_a_page_are_numbers_in_workbook_and_database(
    network: Network, tmp_path: Path
) -> None:
    page = build(network, resolve(network, "malaysia", "2023"))
    for name in ("page.xlsx", "page.sqlite"):
        export(tmp_path / name, format_of(Path(name)), ExportRequest(network, page))
    head, *rows = list(openpyxl.load_workbook(tmp_path / "page.xlsx")["page"].values)
    found = asked(tmp_path / "page.sqlite", "SELECT * FROM page")
    for table in (rows, found):
        values = {row[1]: row[head.index("value")] for row in table}
        assert (values["ongoing"], values["2025"], values["Member since"]) == (9, 29, 2018)
    assert asked(tmp_path / "page.sqlite", "SELECT typeof(name) FROM page WHERE name = '2025'")[
        0
    ] == ("text",)
    [(ongoing,)] = asked(tmp_path / "page.sqlite", "SELECT name FROM page WHERE value = 9")
    assert ongoing == "ongoing"


def test_no_text_becomes_a_formula(tiny_network: Network, tmp_path: Path) -> None:
    first, *rest = tiny_network.cities
    parts = replace(tiny_network.parts, cities=(replace(first, name='=HYPERLINK("x")'), *rest))
    export(tmp_path / "x.xlsx", "xlsx", ExportRequest(Network(parts)))
    cell = openpyxl.load_workbook(tmp_path / "x.xlsx")["cities"]["B2"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("x")')


# -- documents ----------------------------------------------------------------------------------


def entries(text: str) -> dict[str, dict[str, str]]:
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    return {
        entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries
    }


def test_a_bibtex_reader_finds_every_document_with_its_fields(network: Network) -> None:
    found = entries(bibtex(network.sources))
    assert list(found) == [source.id for source in network.sources]
    for source in network.sources:
        fields = found[source.id]
        said = "\n".join(fields.values())
        assert fields["title"].strip("{}") == source.title
        assert fields["date"] == (source.issued or str(source.year or "XXXX"))
        assert fields.get("langid", "none")[:2] == {"id": "in", "ms": "ma"}.get(
            source.language or "no", source.language or "no")  # fmt: skip
        for name in ("group", "publisher", "publisher_place", "container_title", "volume", "issue",
                     "number", "doi", "url", "url_pdf", "note", "page_convention", "affiliation",
                     "same_as", "as_of", "pages_pdf", "publisher_basis",
                     "list_position"):  # fmt: skip
            value = getattr(source, name)
            assert value is None or str(value) in said, (source.id, name)
        for text in (*source.keywords, *source.oddities):
            assert text in said
        for author in source.author:
            for part in (author.family, author.given, author.literal):
                assert part is None or part in fields["author"]
        for code in ("(", "'", "True", "None"):
            assert not fields.get("annotation", "").startswith(code)
        assert "Cited in text: no" in said or source.cited_in_text is not False


COMMON = {"annotation", "date", "doi", "entrysubtype", "file", "keywords", "langid", "language",
          "title", "author", "url"}  # fmt: skip
ALLOWED = {
    "article": {"eid", "journaltitle", "number", "pages", "volume"},
    "book": {"location", "number", "pages", "pagetotal", "publisher", "titleaddon", "volume"},
    "inbook": {"booktitle", "location", "number", "pages", "publisher", "volume"},
    "inproceedings": {"booktitle", "location", "number", "pages", "publisher", "volume"},
    "report": {"institution", "location", "number", "pages", "pagetotal", "titleaddon", "type"},
    "thesis": {"institution", "location", "pages", "pagetotal", "titleaddon", "type"},
    "unpublished": {"howpublished", "location"},
    "online": {"organization", "titleaddon"},
    "misc": {"howpublished", "location", "organization", "type"},
}
"""What the data model of biber 2.18 allows for each type, beyond what it allows everywhere."""
MANDATORY = {
    "article": {"author", "journaltitle"},
    "book": {"author"},
    "inbook": {"author", "booktitle"},
    "inproceedings": {"author", "booktitle"},
    "report": {"author", "type", "institution"},
    "thesis": {"author", "type", "institution"},
    "unpublished": {"author"},
    "online": {"url"},
    "misc": set(),
}
"""What it asks for; all types need a title and a date."""
TYPES = ("article-journal", "article-magazine", "article-newspaper", "book", "chapter", "report",
         "thesis", "paper-conference", "manuscript", "webpage", "speech", "legislation",
         "song")  # fmt: skip
WHOLE: dict[str, Any] = {
    "author": (Author(family="Kaos", given="J., Jr"), Author(literal="Body & co")),
    "container_title": "In", "volume": "1", "issue": "2", "page": "3-4", "number": "5",
    "year": 2020, "issued": "2020-02", "publisher": "P%", "publisher_place": "Q", "doi": "10.1/x_y",
    "url": "http://x.y/a{b}%20c", "url_pdf": "http://x.y/p.pdf", "language": "ms", "as_of": "2020",
    "pages_pdf": 9, "held": False, "keywords": ("k", "l"), "oddities": ("o", "p"), "note": "n",
}  # fmt: skip


def of_every_shape() -> list[Source]:
    """A document of every type with all fields, without one of them, and with one alone."""
    shapes = [WHOLE, {}]
    shapes += [{key: WHOLE[key] for key in WHOLE if key != left} for left in WHOLE]
    shapes += [{key: WHOLE[key]} for key in WHOLE]
    return [Source(f"{kind}-{at}", "g", kind, "T", **shape) for kind in TYPES
            for at, shape in enumerate(shapes)]  # fmt: skip


@pytest.mark.parametrize("of", ["shipped", "every shape"])
def test_every_entry_is_what_the_data_model_of_biblatex_allows(network: Network, of: str) -> None:
    text = bibtex(network.sources if of == "shipped" else of_every_shape())
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    for entry in library.entries:
        fields = {field.key for field in entry.fields}
        assert fields <= COMMON | ALLOWED[entry.entry_type], entry.key
        assert {"title", "date", *MANDATORY[entry.entry_type]} <= fields, entry.key


def test_entry_types_fit_the_documents(network: Network) -> None:
    library = bibtexparser.parse_string(bibtex(network.sources))
    types = {entry.key: entry.entry_type for entry in library.entries}
    for key, kind in (("me2023", "report"), ("tan2021", "article"), ("kaos2012", "article"),
                      ("malaymail2020", "online"), ("portal2026", "online"),
                      ("paper", "unpublished"),
                      ("asean2015aec", "book"), ("mediajaya2020", "misc"), ("irda2007", "online"),
                      ("planmalaysia2020", "misc")):  # fmt: skip
        assert types[key] == kind
    found = entries(bibtex(network.sources))
    assert found["portal2026"]["organization"] == "ASEAN Secretariat"
    assert found["kaos2012"]["entrysubtype"] == "newspaper"
    assert found["planmalaysia2020"]["type"] == "Report"


def test_no_bibliography_prints_a_remark_of_the_editors_or_a_bare_type(network: Network) -> None:
    for key, fields in entries(bibtex(network.sources)).items():
        assert "note" not in fields, key
        assert fields.get("type", "Report")[0].isupper(), key
    found = entries(bibtex(network.sources))
    assert found["me2022"]["type"] == "Monitoring report"
    assert found["me2022"]["annotation"].startswith("Page 4 prints 2.94% completed;")


def test_no_style_of_a_reference_manager_prints_a_remark_of_the_editors(network: Network) -> None:
    items = {source.id: csl(source) for source in network.sources}
    assert not any("note" in item for item in items.values())
    assert items["me2022"]["annote"].startswith("Page 4 prints 2.94% completed;")
    assert items["me2022"]["genre"] == "Monitoring report"


def test_a_comma_or_and_in_a_name_does_not_part_it() -> None:
    author = (Author(family="Kaos", given="J., Jr"), Author(family="Rock and Roll", given="X."))
    text = bibtex([Source("x", "g", "book", "T", author)])
    assert "author = {Kaos, {J., Jr} and {Rock and Roll}, X.}" in text


def test_an_address_never_ends_its_field() -> None:
    source = Source("x", "g", "webpage", "T", url="http://x.y/a}b_%20{c d")
    [entry] = bibtexparser.parse_string(bibtex([source])).entries
    assert entry["url"] == "http://x.y/a%7Db_%20%7Bc%20d"


@given(STRINGS)
@example("100 % {of} #1 & $5_a^b~c\\d")
def test_any_title_and_name_survive_bibtex(text: str) -> None:
    source = Source("x", "g", "book", text, (Author(literal=text),), note=text)
    text_of = bibtex([source])
    library = bibtexparser.parse_string(text_of)
    assert not library.failed_blocks
    assert len(library.entries) == 1
    assert text_of.count("{") == text_of.count("}") or "\\{" in text_of or "\\}" in text_of


def test_csl_json_holds_every_field_of_every_document(network: Network) -> None:
    items = json.loads(json.dumps([csl(source) for source in network.sources]))
    for source, item in zip(network.sources, items, strict=True):
        known = {name: value for name, value in msgspec.to_builtins(source).items()
                 if value not in (None, [], ())}  # fmt: skip
        for name, value in known.items():
            if name in ("year", "issued", "author", "keywords"):
                continue
            written = {**item, **item.get("custom", {}), "note": item.get("annote")}
            assert written[name] == json.loads(json.dumps(value))
        if source.issued or source.year:
            [parts] = item["issued"]["date-parts"]
            assert parts[0] == int((source.issued or str(source.year))[:4])
        assert len(item.get("author", [])) == len(source.author)


def test_the_documents_of_a_page_are_those_it_rests_on(network: Network, tmp_path: Path) -> None:
    page = build(network, resolve(network, "ov-projects"))
    export(tmp_path / "x.bib", "bibtex", ExportRequest(network, page))
    assert list(entries((tmp_path / "x.bib").read_text(encoding="utf-8"))) == ["me2023", "paper"]


# -- whole or not at all ------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_written_of_all_and_of_a_page(
    tiny_network: Network, tmp_path: Path, form: str
) -> None:
    page = build(tiny_network, resolve(tiny_network, "harbourton"))
    for wanted in (ExportRequest(tiny_network), ExportRequest(tiny_network, page)):
        target = tmp_path / "deep" / "er" / ("page" if wanted.page else "all")
        export(target, form, wanted)
        with pytest.raises(WriteRefusedError, match="--force"):
            export(target, form, wanted)
        export(target, form, wanted, force=True)
    assert sorted(path.name for path in target.parent.iterdir()) == ["all", "page"]


def test_a_format_is_known_by_its_ending() -> None:
    for name, ending in (("sqlite", ".db"), ("bibtex", ".bib"), ("xlsx", ".xlsx"), ("csv", ".csv"),
                         ("csl-json", ".csl.json"), ("json", ".json")):  # fmt: skip
        assert format_of(Path(f"x{ending}")) == name
    with pytest.raises(WriteRefusedError, match="--to"):
        format_of(Path("folder"))


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "kept.json"
    target.write_text("before")

    def fail() -> None:
        with written_whole(target, folder=False, force=True) as made:
            made.write_text("half")
            raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        fail()
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["kept.json"]


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(
    tiny_network: Network, tmp_path: Path
) -> None:
    real, link, loop = tmp_path / "real.json", tmp_path / "link.json", tmp_path / "loop.json"
    real.write_text("before")
    link.symlink_to("real.json")
    loop.symlink_to("loop.json")
    with pytest.raises(AlreadyExistsError):
        export(link, "json", ExportRequest(tiny_network))
    export(link, "json", ExportRequest(tiny_network), force=True)
    assert link.is_symlink()
    assert json.loads(real.read_text(encoding="utf-8"))["version"] == 1
    with pytest.raises(WriteRefusedError, match="leads to itself"):
        export(loop, "json", ExportRequest(tiny_network), force=True)
    assert loop.is_symlink()
    (tmp_path / "new.json").symlink_to("made.json")
    export(tmp_path / "new.json", "json", ExportRequest(tiny_network))
    assert (tmp_path / "made.json").is_file()


def test_a_link_to_a_folder_stays_too(tiny_network: Network, tmp_path: Path) -> None:
    export(tmp_path / "real", "csv", ExportRequest(tiny_network))
    (tmp_path / "link").symlink_to("real")
    export(tmp_path / "link", "datapackage", ExportRequest(tiny_network), force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "datapackage.json").is_file()


def test_a_pipe_or_device_is_never_replaced(tiny_network: Network, tmp_path: Path) -> None:
    fifo, link = tmp_path / "fifo", tmp_path / "link.json"
    os.mkfifo(fifo)
    link.symlink_to("fifo")
    for target, form in ((fifo, "json"), (link, "json"), (fifo, "csv")):
        with pytest.raises(WriteRefusedError, match="device or a pipe"):
            export(target, form, ExportRequest(tiny_network), force=True)
    assert fifo.is_fifo()
    assert link.is_symlink()


def test_what_is_written_over_keeps_its_rights(tiny_network: Network, tmp_path: Path) -> None:
    for name, form in (("x.json", "json"), ("x.sqlite", "sqlite"), ("x", "csv")):
        target = tmp_path / name
        export(target, form, ExportRequest(tiny_network))
        inside = target / "cities.csv" if form == "csv" else target
        target.chmod(0o750 if form == "csv" else 0o600)
        inside.chmod(0o600)
        export(target, form, ExportRequest(tiny_network), force=True)
        assert stat.S_IMODE(inside.stat().st_mode) == 0o600
        assert stat.S_IMODE(target.stat().st_mode) == (0o750 if form == "csv" else 0o600)


@pytest.mark.parametrize("mine", ["my-own.csv", "package.json", "notes/", "cities.csv/"])
def test_a_folder_with_files_that_no_export_writes_is_left_as_it_is(
    tiny_network: Network, tmp_path: Path, mine: str
) -> None:
    target = tmp_path / "out"
    target.mkdir()
    if mine.endswith("/"):
        (target / mine).mkdir()
    else:
        (target / mine).write_text("mine")
    for form in ("csv", "datapackage"):
        with pytest.raises(WriteRefusedError, match=rf"other things \({mine.strip('/')}\)"):
            export(target, form, ExportRequest(tiny_network), force=True)
    assert [path.name for path in target.iterdir()] == [mine.strip("/")]


def test_one_export_takes_the_place_of_another(tiny_network: Network, tmp_path: Path) -> None:
    page = build(tiny_network, resolve(tiny_network, "harbourton"))
    target = tmp_path / "out"
    target.mkdir()
    for form, wanted, there in (
        ("datapackage", ExportRequest(tiny_network), "cities.csv"),
        ("csv", ExportRequest(tiny_network), "cities.csv"),
        ("datapackage", ExportRequest(tiny_network, page), "page.csv"),
    ):
        export(target, form, wanted, force=True)
        assert (target / there).exists()
        assert (target / "datapackage.json").exists() == (form == "datapackage")
    assert len(list(target.iterdir())) == 2


def test_a_folder_that_cannot_take_its_place_leaves_the_old_one(
    tiny_network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, __: Path) -> Path:
        raise OSError(28, "No space left on device")

    target = tmp_path / "out"
    export(target, "datapackage", ExportRequest(tiny_network))
    before = sorted(path.name for path in target.iterdir())
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        export(target, "csv", ExportRequest(tiny_network), force=True)
    assert sorted(path.name for path in target.iterdir()) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_is_on_the_disk_before_it_takes_its_place(
    tiny_network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, put = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda number: (done.append("sync"), sync(number)))
    monkeypatch.setattr(Path, "replace", lambda self, to: (done.append("rename"), put(self, to))[1])
    export(tmp_path / "x.json", "json", ExportRequest(tiny_network))
    assert done == ["sync", "rename", "sync"]


def test_a_folder_of_other_things_is_never_replaced(tiny_network: Network, tmp_path: Path) -> None:
    target = tmp_path / "photos"
    target.mkdir()
    (target / "cat.jpg").write_text("meow")
    with pytest.raises(WriteRefusedError, match="other things"):
        export(target, "csv", ExportRequest(tiny_network), force=True)
    with pytest.raises(WriteRefusedError, match="is a folder"):
        export(target, "json", ExportRequest(tiny_network), force=True)
    assert (target / "cat.jpg").read_text() == "meow"


def test_a_file_has_the_rights_that_files_have_here(tiny_network: Network, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    for name in ("x.sqlite", "x.json"):
        export(tmp_path / name, format_of(Path(name)), ExportRequest(tiny_network))
        assert (tmp_path / name).stat().st_mode == (tmp_path / "other").stat().st_mode


def run(home: Path, *arguments: str, limit: int = 0) -> subprocess.CompletedProcess[str]:
    def small_disk() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-m", "ascn_tui", "export", *arguments],
        cwd=home,
        env=environment(home, PYTHONPATH=PACKAGE, PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=small_disk,
    )


def test_export_names_what_it_wrote_from_the_root_if_a_folder_was_made(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for typed, named in (
        ("out/jakarta.md", "out/jakarta.md"),
        ("otu/jakarta.md", f"{tmp_path}/otu/jakarta.md"),
    ):
        done = run(tmp_path, typed, "jakarta", "--edition", "2025")
        assert (done.returncode, done.stdout, done.stderr) == (0, f"{named}\n", "")
        assert (tmp_path / typed).read_text(encoding="utf-8").startswith("# Jakarta\n")


def test_a_report_of_all_is_about_the_edition_asked_for(tmp_path: Path) -> None:
    assert run(tmp_path, "x.md", "--edition", "2023").returncode == 0
    written = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert "*Monitoring report 2023*" in written
    assert "86 projects" in written
    assert run(tmp_path, "y.md").returncode == 0
    assert "Monitoring report 2025" in (tmp_path / "y.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        ("- --to bibtex", "@report{me2022,\n"),
        ("- --to csl-json", "[\n"),
        ("- --to json", '{\n  "version": 1'),
        ("- --to markdown", "# ASEAN Smart Cities Network"),
        ("- malaysia --to csv", "section,name,value"),
    ],
)
def test_a_text_goes_to_standard_output(tmp_path: Path, arguments: str, begins: str) -> None:
    done = run(tmp_path, *arguments.split())
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(begins)
    assert not (tmp_path / "-").exists()


def test_standard_output_gets_what_a_file_gets(tmp_path: Path) -> None:
    run(tmp_path, "x.bib")
    assert run(tmp_path, "-", "--to", "bibtex").stdout == (tmp_path / "x.bib").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("there.json", 2, "--force"),
        ("folder", 2, "say the format with --to"),
        ("x.docx", 2, "say the format with --to"),
        ("x.json --to docx", 2, "is no choice; there are markdown, csv"),
        ("x.json jakatra", 3, "did you mean: Jakarta"),
        ("x.json jakarta?colour=red", 2, "no option"),
        (
            "there.json/x.json",
            1,
            "write there.json/x.json: there.json is a file, not a folder; name",
        ),
        ("there.json/a/x.json", 1, "there.json is a file, not a folder; name another place"),
        ("x.csv", 2, "x.csv: csv fills a folder: name one (x --to csv)"),
        ("x.json --to datapackage", 2, "fills a folder: name one (x --to datapackage)"),
        (". --to csv --force", 2, ". is where you are and is not replaced: name another folder"),
        ("x.json --edition 2025", 2, "leave out --edition, or name a page"),
        ("x.md --edition 2031", 2, "no edition '2031'"),
        ("-", 2, "-: say the format with --to"),
        (
            "- --to csv",
            2,
            "csv cannot go to standard output, being a folder of tables: name a folder",
        ),
        ("- --to sqlite", 2, "sqlite cannot go to standard output, being no text: name a file"),
        ("- --to xlsx", 2, "name a file"),
        ("/dev/stdout --to json --force", 2, "/dev/stdout is a device or a pipe"),
        ("/proc/x.json", 1, "cannot write /proc/x.json"),
        ("x.json --data nowhere", 4, "could not be loaded"),
    ],
)
def test_a_target_that_cannot_be_is_told_in_one_line(
    tmp_path: Path, arguments: str, code: int, said: str
) -> None:
    (tmp_path / "there.json").write_text("mine")
    done = run(tmp_path, *arguments.split())
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert (tmp_path / "there.json").read_text() == "mine"
    assert not list(tmp_path.glob(".ascn-tui-*"))
    assert not (tmp_path / "x.json").exists()


@pytest.mark.parametrize("name", ["x.json", "x.sqlite", "x.md"])
def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    locator = ["indonesia"] if name == "x.md" else []
    done = run(tmp_path, name, *locator, limit=2_000)
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"ascn-tui: cannot write {name}: ")
    assert not (tmp_path / name).exists()
    assert not list(tmp_path.glob(".ascn-tui-*"))


def test_a_workbook_that_cannot_be_written_leaves_nothing(
    tiny_network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, _: bytes) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        export(tmp_path / "x.xlsx", "xlsx", ExportRequest(tiny_network))
    assert list(tmp_path.iterdir()) == []


def test_xlsx_without_openpyxl_says_what_to_install(
    tiny_network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(WriteRefusedError, match=r"pip install 'ascn-tui\[xlsx\]'"):
        export(tmp_path / "x.xlsx", "xlsx", ExportRequest(tiny_network))
    assert list(tmp_path.iterdir()) == []


def test_columns_are_named_as_the_data_name_them(tables: dict[str, SchemaTable]) -> None:
    assert SchemaColumn("country", required=True, refers="countries") in tables["cities"].columns
    assert SchemaColumn("other_project", required=True, refers="projects") in (
        tables["project_perhaps_continues"].columns
    )
    assert tables["project_listings"].key == ("project", "nth")
