"""A folder becomes a network: in which order, from which files, and at what cost in imports."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from spoiled import BRACKWATER, said, spoil

from ascn_tui.storage.load import load


def test_the_tiny_network_is_read_whole(tiny):
    network = load(tiny).network
    assert [edition.id for edition in network.taxonomy.editions] == ["2020", "2024"]
    assert [area.id for area in network.taxonomy.focus_areas] == [
        "water", "streets", "homes", "learning",
    ]  # fmt: skip
    assert [level.id for level in network.levels] == ["shared", "local"]
    assert [city.id for city in network.cities] == ["harbourton", "brackwater", "sudmark"]
    assert [country.iso2 for country in network.countries] == ["NO", "XS"]
    assert len(network.projects) == 5
    assert len(network.sources) == 3
    assert len(network.claims) == 2
    assert len(network.entries) == 3
    assert [len(comparison.rows) for comparison in network.comparisons] == [2]
    assert network.paper == "essay"
    assert [row.listing.number for row in network.rows("2024")] == [1, 2, 3, 4]


def test_numbers_and_codes_have_their_types(tiny):
    network = load(tiny).network
    harbourton = network.city["harbourton"]
    assert harbourton.joined.year == 2019
    assert harbourton.position.lat == 57.12
    assert harbourton.area[0].value == 12.5
    assert network.project["harbourton-tide-gauges"].listings[0].edition == "2020"
    assert network.project["harbourton-tide-gauges"].listings[0].page == "8"
    assert network.source["essay"].held is True


def test_cities_stand_by_country_then_year_then_name(tiny_copy):
    countries = (tiny_copy / "countries.yaml").read_text(encoding="utf-8")
    head, norland, sudmark = countries.partition("\n")[0], *countries.split("  - id: ")[1:]
    (tiny_copy / "countries.yaml").write_text(
        f"{head}\n  - id: {sudmark}  - id: {norland}", encoding="utf-8"
    )
    spoil(tiny_copy, BRACKWATER, "year: 2021", "year: 2019")
    assert [city.id for city in load(tiny_copy).network.cities] == [
        "sudmark", "brackwater", "harbourton",
    ]  # fmt: skip


def test_levels_stand_as_the_taxonomy_has_them(tiny_copy):
    spoil(tiny_copy, "network.yaml", "levels: [shared, local]", "levels: [local, shared]")
    assert [level.id for level in load(tiny_copy).network.levels] == ["local", "shared"]


def test_governance_comparisons_and_claims_may_be_absent(tiny_copy):
    for path in ("governance/shared.yaml", "governance/local.yaml"):
        (tiny_copy / path).unlink()
    (tiny_copy / "comparisons" / "norland-sudmark.yaml").unlink()
    (tiny_copy / "claims.yaml").unlink()
    network = load(tiny_copy).network
    assert (network.levels, network.comparisons, network.claims) == ((), (), ())
    assert network.paper == ""


@pytest.mark.parametrize("name", ["countries.yaml", "sources.yaml", "network.yaml"])
def test_a_file_that_is_needed_is_missed(tiny_copy, name):
    (tiny_copy / name).unlink()
    assert said(tiny_copy) == [f"data/{name}: error: missing: a network needs this file"]


def test_a_network_without_cities_is_told(tiny_copy):
    for file in tiny_copy.glob("cities/*/*.yaml"):
        file.unlink()
    assert said(tiny_copy) == [
        "data/cities: error: no file cities/<country>/<id>.yaml: a network needs one"
    ]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    loaded = load(tmp_path / "nowhere")
    assert loaded.network is None
    (problem,) = loaded.problems
    assert (problem.path, problem.message) == (
        str(tmp_path / "nowhere"),
        "cannot be read: no such file or directory",
    )


@pytest.mark.parametrize("name", ["network.yaml", "bad\0name"])
def test_what_is_no_folder_is_told(tiny, name):
    (problem,) = load(tiny / name, "data").problems
    assert problem.message.startswith("cannot be read: ")


def test_an_empty_folder_is_told(tmp_path):
    assert said(tmp_path) == ["data/network.yaml: error: missing: a network needs this file"]


def test_a_file_of_no_kind_is_told_with_the_nearest_kind(tiny_copy):
    (tiny_copy / "claim.yaml").write_text("a: b\n", encoding="utf-8")
    (tiny_copy / "cities" / "jakarta.yaml").write_text("a: b\n", encoding="utf-8")
    (tiny_copy / "sources.yml").write_text("a: b\n", encoding="utf-8")
    assert said(tiny_copy) == [
        (
            "data/cities/jakarta.yaml: error: no file of a network"
            " — did you mean 'cities/<country>/<id>.yaml'?"
        ),
        "data/claim.yaml: error: no file of a network — did you mean 'claims.yaml'?",
        "data/sources.yml: error: no file of a network — name it .yaml",
    ]


def test_files_that_are_no_data_are_passed_by(tiny_copy):
    (tiny_copy / "map").mkdir()
    (tiny_copy / "map" / "lagoon.geojson").write_text("{}", encoding="utf-8")
    (tiny_copy / "README.md").write_text("Read me: please", encoding="utf-8")
    (tiny_copy / ".hidden.yaml").write_text("a: b\n", encoding="utf-8")
    (tiny_copy / ".git").mkdir()
    (tiny_copy / ".git" / "x.yaml").write_text("a: b\n", encoding="utf-8")
    assert said(tiny_copy) == []


def test_problems_begin_with_what_the_user_named(tiny_copy):
    spoil(tiny_copy, BRACKWATER, "number: 3", "number: three")
    assert load(tiny_copy).problems[0].path == str(tiny_copy / BRACKWATER)
    assert load(tiny_copy, "./net").problems[0].path == f"./net/{BRACKWATER}"
    assert load(tiny_copy, "").problems[0].path == BRACKWATER


def test_reading_good_data_loads_nothing_that_only_faults_need(tiny):
    code = (
        "import json, sys; from pathlib import Path; from ascn_tui.storage.load import load\n"
        "assert load(Path(sys.argv[1])).network\n"
        "print(json.dumps([name for name in sys.modules if '.' not in name]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tiny)], check=True, capture_output=True, text=True
    )
    loaded = set(json.loads(done.stdout))
    assert loaded.isdisjoint({"jsonschema", "rapidfuzz", "rich", "textual", "pandas", "sqlite3"})
    assert {"yaml", "msgspec"} <= loaded


def test_telling_of_a_fault_loads_no_screen_and_no_table(tiny_copy):
    spoil(tiny_copy, BRACKWATER, "number: 3", "nunber: 3")
    code = (
        "import sys; from pathlib import Path; from ascn_tui.storage.load import load\n"
        "assert load(Path(sys.argv[1])).problems\n"
        "assert 'jsonschema' in sys.modules and 'rapidfuzz' in sys.modules\n"
        "assert not {'rich', 'textual', 'pandas'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code, str(tiny_copy)], check=True)


def test_the_shipped_data_have_no_problem_and_are_complete(shipped_data: Path):
    loaded = load(shipped_data)
    assert loaded.problems == ()
    network = loaded.network
    counts = {
        "countries": len(network.countries),
        "cities": len(network.cities),
        "plans": sum(city.plan is not None for city in network.cities),
        "projects": len(network.projects),
        "listings": sum(len(project.listings) for project in network.projects),
        "observations": sum(len(project.observations) for project in network.projects),
        "entries": len(network.entries),
        "rows": sum(len(comparison.rows) for comparison in network.comparisons),
        "sources": len(network.sources),
        "claims": len(network.claims),
    }
    assert counts == {
        "countries": 11,
        "cities": 38,
        "plans": 26,
        "projects": 149,
        "listings": 405,
        "observations": 118,
        "entries": 114,
        "rows": 39,
        "sources": 57,
        "claims": 120,
    }
