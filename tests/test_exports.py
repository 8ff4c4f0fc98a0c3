"""Exports read back by the tools that they are for, and never half written."""

import csv
import io
import json
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import bibtexparser
import frictionless
import msgspec
import openpyxl
import pandas as pd
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import example, given
from msgspec.structs import replace
from terminal import environment
from test_painters import STRINGS

import ascn_tui
from ascn_tui.commands.formats import EXPORTS
from ascn_tui.exports.bibliography import bibtex, csl
from ascn_tui.exports.contents import network_tables, page_tables
from ascn_tui.exports.formats import FORMATS, Wanted, export, format_of
from ascn_tui.exports.package import table_csv
from ascn_tui.exports.tables import Column, Table
from ascn_tui.exports.writing import RefusedError, whole
from ascn_tui.model.network import Network
from ascn_tui.model.resting import references_in
from ascn_tui.model.sources import Author, Source
from ascn_tui.pages.address import locate
from ascn_tui.pages.build import build
from ascn_tui.painters.csv import harmless

DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
PACKAGE = str(Path(ascn_tui.__file__).parent.parent)


@pytest.fixture(scope="module")
def tables(network: Network) -> dict[str, Table]:
    return {table.name: table for table in network_tables(network)}


@pytest.fixture(scope="module")
def database(network: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "network.sqlite"
    export(path, "sqlite", Wanted(network))
    return path


def asked(database: Path, question: str) -> list[tuple]:
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute(question).fetchall()


# -- tables -------------------------------------------------------------------------------------


def test_every_record_is_a_row_of_its_table(network: Network, tables: dict[str, Table]) -> None:
    ids = {str(row[0]) for table in tables.values() if table.key == ("id",) for row in table.rows}
    assert set(network.records) <= ids
    for name, found in (
        ("projects", network.projects), ("cities", network.cities), ("claims", network.claims),
        ("entries", network.entries), ("sources", network.sources), ("figures", network.checked),
    ):  # fmt: skip
        assert len(tables[name].rows) == len(found)
    listings = sum(len(project.listings) for project in network.projects)
    assert len(tables["project_listings"].rows) == listings == 77 + 86 + 108 + 134


def test_every_reference_of_the_data_is_a_row(network: Network, tables: dict[str, Table]) -> None:
    parts = msgspec.structs.replace(network.parts, figures=None)
    assert len(tables["refs"].rows) == len(list(references_in(parts))) - sum(
        1 for _ in references_in(network.taxonomy.refs)
    )


def test_rows_fit_their_columns_and_keys_are_unique(tables: dict[str, Table]) -> None:
    for table in tables.values():
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names), table.name
        assert set(table.key) <= set(names)
        places = [names.index(name) for name in table.key]
        keys = {tuple(row[at] for at in places) for row in table.rows}
        assert len(keys) == len(table.rows), table.name
        assert all(len(row) == len(names) for row in table.rows)


def test_two_networks_have_the_same_tables(tiny_network: Network, tables: dict[str, Table]) -> None:
    tiny = {table.name: table.columns for table in network_tables(tiny_network)}
    assert tiny == {name: table.columns for name, table in tables.items()}


# -- CSV and its description --------------------------------------------------------------------


def test_pandas_reads_every_file_back_to_the_same_frame(tables: dict[str, Table]) -> None:
    for table in tables.values():
        dtypes = {column.name: DTYPES[column.kind] for column in table.columns}
        rows = [[harmless(value) for value in row] for row in table.rows]
        wanted = pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)
        found = pd.read_csv(
            io.StringIO(table_csv(table)), dtype=dtypes, keep_default_na=False, na_values=[""]
        )
        pd.testing.assert_frame_equal(found, wanted)


@pytest.mark.parametrize("shown", ["", "malaysia", "compare/indonesia/malaysia", "trends?by=focus"])
def test_frictionless_finds_nothing_wrong(network: Network, tmp_path: Path, shown: str) -> None:
    page = build(network, locate(network, shown)) if shown else None
    export(tmp_path / "made", "datapackage", Wanted(network, page))
    report = frictionless.validate(str(tmp_path / "made" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])[:5]
    assert report.stats["tasks"] == len(list((tmp_path / "made").glob("*.csv")))


def test_frictionless_sees_a_lost_row(tiny_network: Network, tmp_path: Path) -> None:
    export(tmp_path / "made", "datapackage", Wanted(tiny_network))
    countries = tmp_path / "made" / "countries.csv"
    countries.write_text(countries.read_text(encoding="utf-8").rsplit("\n", 2)[0] + "\n")
    assert not frictionless.validate(str(tmp_path / "made" / "datapackage.json")).valid


def test_csv_of_a_page_is_what_show_prints(network: Network, tmp_path: Path) -> None:
    page = build(network, locate(network, "compare/indonesia/malaysia"))
    export(tmp_path / "page.csv", "csv", Wanted(network, page))
    with (tmp_path / "page.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    [table] = page_tables(page)
    assert [row["name"] for row in read] == [row[1] for row in table.rows]
    assert "Malaysia" in read[0]


# -- SQLite -------------------------------------------------------------------------------------


def test_sqlite_finds_its_file_whole(database: Path, tables: dict[str, Table]) -> None:
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
        assert build(network, locate(network, locator))


# -- workbooks ----------------------------------------------------------------------------------


def test_a_workbook_has_a_sheet_a_table_with_numbers_and_no_formulas(
    network: Network, tables: dict[str, Table], tmp_path: Path
) -> None:
    export(tmp_path / "network.xlsx", "xlsx", Wanted(network))
    book = openpyxl.load_workbook(tmp_path / "network.xlsx")
    assert book.sheetnames == [table.name[:31] for table in tables.values() if table.rows]
    for sheet in book:
        table = tables[next(name for name in tables if name[:31] == sheet.title)]
        rows = list(sheet.iter_rows())
        assert [cell.value for cell in rows[0]] == [column.name for column in table.columns]
        assert [tuple(cell.value for cell in row) for row in rows[1:]] == table.rows
        assert not [cell for row in rows for cell in row if cell.data_type == "f"]


def test_no_text_becomes_a_formula(tiny_network: Network, tmp_path: Path) -> None:
    first, *rest = tiny_network.cities
    parts = replace(tiny_network.parts, cities=(replace(first, name='=HYPERLINK("x")'), *rest))
    export(tmp_path / "x.xlsx", "xlsx", Wanted(Network(parts)))
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
        for name in ("publisher", "publisher_place", "container_title", "volume", "doi", "url",
                     "language", "note", "page_convention", "affiliation", "same_as"):  # fmt: skip
            value = getattr(source, name)
            assert value is None or value in said, (source.id, name)
        for author in source.author:
            for part in (author.family, author.given, author.literal):
                assert part is None or part in fields["author"]


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
            assert (item | item.get("custom", {}))[name] == json.loads(json.dumps(value))
        if source.issued or source.year:
            [parts] = item["issued"]["date-parts"]
            assert parts[0] == int((source.issued or str(source.year))[:4])
        assert len(item.get("author", [])) == len(source.author)


def test_the_documents_of_a_page_are_those_it_rests_on(network: Network, tmp_path: Path) -> None:
    page = build(network, locate(network, "ov-projects"))
    export(tmp_path / "x.bib", "bibtex", Wanted(network, page))
    assert list(entries((tmp_path / "x.bib").read_text(encoding="utf-8"))) == ["me2023", "paper"]


# -- whole or not at all ------------------------------------------------------------------------


@pytest.mark.parametrize("form", EXPORTS)
def test_every_format_can_be_written_of_all_and_of_a_page(
    tiny_network: Network, tmp_path: Path, form: str
) -> None:
    page = build(tiny_network, locate(tiny_network, "harbourton"))
    for wanted in (Wanted(tiny_network), Wanted(tiny_network, page)):
        target = tmp_path / "deep" / "er" / ("page" if wanted.page else "all")
        export(target, form, wanted)
        with pytest.raises(RefusedError, match="--force"):
            export(target, form, wanted)
        export(target, form, wanted, force=True)
    assert sorted(path.name for path in target.parent.iterdir()) == ["all", "page"]
    assert set(FORMATS) == set(EXPORTS)


def test_a_format_is_known_by_its_ending() -> None:
    for name, ending in (("sqlite", ".db"), ("bibtex", ".bib"), ("xlsx", ".xlsx"), ("csv", ".csv"),
                         ("csl-json", ".csl.json"), ("json", ".json")):  # fmt: skip
        assert format_of(Path(f"x{ending}")) == name
    with pytest.raises(RefusedError, match="--to"):
        format_of(Path("folder"))


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "kept.json"
    target.write_text("before")

    def fail() -> None:
        with whole(target, folder=False, force=True) as made:
            made.write_text("half")
            raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        fail()
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["kept.json"]


def test_a_folder_of_other_things_is_never_replaced(tiny_network: Network, tmp_path: Path) -> None:
    target = tmp_path / "photos"
    target.mkdir()
    (target / "cat.jpg").write_text("meow")
    with pytest.raises(RefusedError, match="other things"):
        export(target, "csv", Wanted(tiny_network), force=True)
    with pytest.raises(RefusedError, match="is a folder"):
        export(target, "json", Wanted(tiny_network), force=True)
    assert (target / "cat.jpg").read_text() == "meow"


def test_a_file_has_the_rights_that_files_have_here(tiny_network: Network, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    for name in ("x.sqlite", "x.json"):
        export(tmp_path / name, format_of(Path(name)), Wanted(tiny_network))
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


def test_export_names_what_it_wrote(tmp_path: Path) -> None:
    done = run(tmp_path, "out/jakarta.md", "jakarta", "--edition", "2025")
    assert (done.returncode, done.stdout, done.stderr) == (0, "out/jakarta.md\n", "")
    assert (tmp_path / "out" / "jakarta.md").read_text(encoding="utf-8").startswith("# Jakarta\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("there.json", 2, "--force"),
        ("folder", 2, "say the format with --to"),
        ("x.docx", 2, "say the format with --to"),
        ("x.json --to docx", 2, "invalid choice"),
        ("x.json jakatra", 3, "nearest"),
        ("x.json jakarta?colour=red", 2, "no option"),
        ("there.json/x.json", 1, "cannot write there.json/x.json"),
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
        export(tmp_path / "x.xlsx", "xlsx", Wanted(tiny_network))
    assert list(tmp_path.iterdir()) == []


def test_xlsx_without_openpyxl_says_what_to_install(
    tiny_network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(RefusedError, match=r"pip install 'ascn-tui\[xlsx\]'"):
        export(tmp_path / "x.xlsx", "xlsx", Wanted(tiny_network))
    assert list(tmp_path.iterdir()) == []


def test_columns_are_named_as_the_data_name_them(tables: dict[str, Table]) -> None:
    assert Column("country", required=True, refers="countries") in tables["cities"].columns
    assert Column("other_project", required=True, refers="projects") in (
        tables["project_perhaps_continues"].columns
    )
    assert tables["project_listings"].key == ("project", "nth")
