"""The public interface: `load`, and data frames against the CSV export and separate recounts."""

import io
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import yaml

import ascn_tui
from ascn_tui import frames
from ascn_tui.export.datapackage import table_csv
from ascn_tui.export.network_tables import network_tables
from ascn_tui.model.network import Network

ROOT = Path(__file__).parents[1]
RECOUNT = ROOT / "tests" / "data_checks" / "recount"
ROWS = {
    "listings": 405, "projects": 149, "cities": 38, "countries": 11, "entries": 114,
    "comparison_rows": 39, "claims": 120, "figures": 918, "sources": 57, "measures": 113,
    "references": 803, "links": 459,
}  # fmt: skip
BLOCKED = "import sys; sys.modules['pandas'] = None\n"


def frame(network: Network, name: str) -> pd.DataFrame:
    return getattr(frames, name)(network)


@pytest.fixture(scope="module")
def exported(network: Network) -> Callable[[str], pd.DataFrame]:
    """A table of the CSV export, as texts."""
    tables = {table.name: table for table in network_tables(network)}

    def read(name: str) -> pd.DataFrame:
        text = table_csv(tables[name])
        return pd.read_csv(io.StringIO(text), dtype="string", keep_default_na=False, na_values=[""])

    return read


def texts(column: pd.Series, *, numbers: bool = False) -> list[object]:
    """Values as texts or numbers, None where there is none; the export escapes formulas by '."""
    found = [None if pd.isna(value) else value for value in column]
    if numbers:
        return [None if value is None else float(value) for value in found]
    written = [value if value is None else str(value).removeprefix("'") for value in found]
    return [value.lower() if value in ("True", "False") else value for value in written]


# -- against the export ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "table", "renamed"),
    [
        ("projects", "projects", {"project": "id"}),
        ("cities", "cities", {"city": "id", "joined": "joined_year", "lat": "position_lat",
                              "lon": "position_lon"}),
        ("countries", "countries", {"country": "id"}),
        ("entries", "entries", {"entry": "id"}),
        ("comparison_rows", "comparison_rows", {"row": "id"}),
        ("claims", "claims", {"claim": "id", "figure": "value"}),
        ("figures", "figures", {"printed_text": "printed", "counted_text": "counted",
                                "printed": "", "counted": ""}),
        ("sources", "sources", {"source": "id", "pages": "pages_pdf"}),
    ],
)  # fmt: skip
def test_a_frame_has_the_values_of_the_csv_export(network, exported, name, table, renamed):
    made, read = frame(network, name), exported(table)
    assert len(made) == len(read) == ROWS[name]
    shared = [column for column in made if renamed.get(column, column) in read]
    assert len(shared) >= 4
    for column in shared:
        numbers = made[column].dtype.kind in "if"
        wanted = texts(read[renamed.get(column, column)], numbers=numbers)
        assert texts(made[column], numbers=numbers) == wanted, column


def test_listings_have_the_values_of_the_csv_export(network, exported):
    made, read = frame(network, "listings"), exported("project_listings")
    assert len(made) == len(read) == 405
    keys = ["edition", "project"]
    both = made.astype(dict.fromkeys(keys, "string")).merge(read, on=keys, suffixes=("", "_csv"))
    assert len(both) == 405
    for column in ("page", "focus_area", "status", "basis", "note"):
        assert texts(both[column]) == texts(both[f"{column}_csv"]), column
    assert (both.number.astype("string") == both.number_csv).all()


def test_references_and_links_have_the_values_of_the_csv_export(network, exported):
    made, read = frame(network, "references"), exported("refs")
    for record, table in (("country", "countries"), ("entry", "entries")):
        wanted = read[(read.record_table == table) & (read.field == "refs")]
        own = made[made.record == record]
        for column, told in (("id", "record"), ("document", "document"), ("page", "page")):
            assert texts(own[column]) == texts(wanted[told])
    evidence = exported("claim_evidence")
    own = made[made.record == "claim"]
    assert texts(own.id) == texts(evidence.claim)
    assert texts(own.document) == texts(evidence.document)
    links = frame(network, "links")
    for record, kind, table in (
        ("entry", "city", "entry_cities"), ("entry", "project", "entry_projects"),
        ("entry", "claim", "entry_claims"), ("claim", "country", "claim_countries"),
        ("claim", "city", "claim_cities"), ("claim", "project", "claim_projects"),
    ):  # fmt: skip
        own, read = links[(links.record == record) & (links.kind == kind)], exported(table)
        pairs = Counter(zip(own.id, own.target, strict=True))
        assert pairs == Counter(zip(read[record], read[kind], strict=True))


# -- against counts made apart --------------------------------------------------------------------


def test_listings_equal_the_first_transcript_of_the_reports(network):
    wanted = pd.read_csv(RECOUNT / "listings.csv", dtype="string")
    made = frame(network, "listings")
    names = {
        "country": {country.id: country.name for country in network.countries},
        "city": {city.id: city.name for city in network.cities},
        "focus_area": {area.id: area.name for area in network.taxonomy.focus_areas},
        "status": {status.id: status.name for status in network.taxonomy.statuses},
    }
    for column, name in names.items():
        made[column] = made[column].astype("string").map(name)
    found = Counter(made[list(wanted)].astype("string").itertuples(index=False, name=None))
    assert found == Counter(wanted.itertuples(index=False, name=None))


def test_projects_are_followed_as_a_recount_follows_them(network):
    wanted = pd.read_csv(RECOUNT / "followed.csv", dtype="string")
    made = frame(network, "listings").astype("string")
    keys = ["edition", "project", "status"]
    found = set(made[keys].itertuples(index=False, name=None))
    assert found == set(wanted[keys].itertuples(index=False, name=None))
    last = wanted.groupby("project").edition.agg(["max", "min", "size"])
    projects = frame(network, "projects").set_index("project").loc[last.index]
    assert texts(projects.last_edition) == texts(last["max"])
    assert texts(projects.first_edition) == texts(last["min"])
    assert list(projects.editions) == list(last["size"])


def test_cities_are_the_members_of_a_recount(network):
    wanted = pd.read_csv(RECOUNT / "members.csv", dtype="string")
    made = frame(network, "cities")
    assert set(made.city) == set(wanted.city)
    countries = frame(network, "countries").set_index("name")
    assert countries.cities[countries.cities > 0].to_dict() == Counter(wanted.country)


@pytest.mark.parametrize(
    ("name", "file", "key"),
    [("claims", "claims.yaml", "claims"), ("sources", "sources.yaml", "sources"),
     ("countries", "countries.yaml", "countries")],
)  # fmt: skip
def test_rows_are_those_of_the_yaml(network, shipped_data, name, file, key):
    written = yaml.safe_load((shipped_data / file).read_text(encoding="utf-8"))[key]
    made = frame(network, name)
    assert list(made.iloc[:, 0]) == [record["id"] for record in written]
    assert list(made.note.dropna()) == [one["note"] for one in written if "note" in one]


# -- types ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ROWS)
def test_columns_have_types_and_empty_networks_have_them_too(network, tiny_network, name):
    made, other = frame(network, name), frame(tiny_network, name)
    assert len(made) == ROWS[name]
    allowed = {"string", "Int64", "Float64", "boolean", "category"}
    assert {str(kind) for kind in made.dtypes} <= allowed
    assert [str(kind) for kind in other.dtypes] == [str(kind) for kind in made.dtypes]
    assert not (made.select_dtypes("string") == "").any(axis=None)


def test_every_row_of_a_report_has_its_document_and_page(network):
    for name in ("listings", "projects", "cities", "countries", "entries", "claims", "figures"):
        made = frame(network, name)
        assert made[["document", "page"]].notna().all(axis=None), name
        assert set(made.document) <= set(network.source)


def test_editions_are_ordered(network):
    made = frame(network, "listings")
    assert (made.edition >= "2024").sum() == 108 + 134


# -- loading --------------------------------------------------------------------------------------


def test_load_reads_the_shipped_data_or_a_folder(tiny):
    assert len(ascn_tui.load().cities) == 38
    tiny_network = ascn_tui.load(str(tiny))
    assert isinstance(tiny_network, ascn_tui.Network)
    assert len(tiny_network.cities) == 3


def test_load_names_every_problem_of_a_folder(tiny_copy):
    (tiny_copy / "countries.yaml").write_text("countries: 3\n")
    with pytest.raises(ValueError, match=r"countries\.yaml:1:12: error: "):
        ascn_tui.load(tiny_copy)
    with pytest.raises(ValueError, match="nowhere"):
        ascn_tui.load(tiny_copy / "nowhere")


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'farmes'"):
        _ = ascn_tui.farmes


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_without_pandas_frames_names_what_to_install_and_all_else_works():
    done = python(
        BLOCKED + "import ascn_tui; print(len(ascn_tui.load().projects)); ascn_tui.frames"
    )
    assert done.stdout == "149\n"
    assert "ImportError: ascn_tui.frames needs pandas. Install it: python -m pip" in done.stderr
    done = python(
        BLOCKED + "import sys; from ascn_tui.cli.main import main\n"
        "sys.argv = ['ascn-tui', 'show', 'trends', '--format', 'csv']; sys.exit(main())"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "134" in done.stdout


def test_importing_the_package_imports_nothing_else():
    code = (
        "import sys; before = set(sys.modules); import ascn_tui; print(set(sys.modules) - before)"
    )
    assert python(code).stdout == "{'ascn_tui'}\n"


def test_the_notebook_lines_of_the_readme_run():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (lines,) = re.findall(r"## In a notebook\n.*?```python\n(.*?)```", text, re.DOTALL)
    assert len(list(filter(None, lines.splitlines()))) == 5
    names: dict[str, object] = {}
    exec(lines, names)  # noqa: S102 - the block that is tested
    table = names["table"]
    assert isinstance(table, pd.DataFrame)
    assert table.loc["malaysia"].to_list() == [15, 15, 15, 29]
