"""Commands for those who write data: new, schema, check, and the app that follows their saves."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.widgets import Static

from ascn_tui.model.network import Network
from ascn_tui.pages.lists.records import KINDS
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.storage.load import load
from ascn_tui.tui.app import ExplorerApp
from ascn_tui.tui.widgets.header import Header


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ascn_tui", *arguments], capture_output=True, text=True, check=False
    )


def test_a_new_network_is_whole_and_can_be_read(tmp_path: Path) -> None:
    folder = str(tmp_path / "mine")
    assert run("new", folder).returncode == 0
    checked = run("check", folder)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    shown = run("show", "first-city", "--data", folder)
    assert shown.returncode == 0
    assert "Bus Lanes" in shown.stdout
    assert run("show", "compare/homeland/first-city", "--data", folder).returncode == 0


def test_a_network_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    refused = run("new", str(tmp_path))
    assert refused.returncode == 2
    assert "not empty" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_an_edit_with_a_fault_is_named_with_line_and_nearest_word(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    run("new", str(folder))
    city = folder / "cities" / "homeland" / "first-city.yaml"
    city.write_text(city.read_text().replace("status: ongoing", "status: ongong"))
    checked = run("check", str(folder))
    assert checked.returncode == 1
    assert "first-city.yaml:19:17: error: unknown status 'ongong'" in checked.stdout
    assert "did you mean 'ongoing'?" in checked.stdout
    assert checked.stdout.splitlines()[-1].endswith(" " * 8 + "        ^")
    assert run("show", "--data", str(folder)).returncode == 4


def test_problems_as_json_carry_place_and_message(tmp_path: Path) -> None:
    run("new", str(tmp_path / "mine"))
    (tmp_path / "mine" / "countries.yaml").write_text("countries: 3\n")
    told = run("check", str(tmp_path / "mine"), "--format", "json")
    body = json.loads(told.stdout)
    assert told.returncode == 1
    assert body["problems"][0]["line"] == 1
    assert body["problems"][0]["path"].endswith("countries.yaml")


def test_the_report_ends_in_totals_and_coverage(shipped_data: Path) -> None:
    told = run("check", str(shipped_data), "--report")
    *lines, figures, coverage = told.stdout.splitlines()
    assert told.returncode == 0
    assert sum(line.split("\t")[5] == "differs" for line in lines if "\t" in line) == 44
    assert "44 known to differ" in figures
    assert coverage.endswith("with a document")


@pytest.mark.parametrize("made", ["network", "city", "level", "figures", "glossary", "tour"])
def test_another_judge_accepts_the_shipped_files(
    tmp_path: Path, shipped_data: Path, made: str
) -> None:
    assert run("schema", str(tmp_path)).returncode == 0
    where = {"city": "cities/*/*.yaml", "level": "governance/*.yaml", "tour": "tours/*.yaml"}
    files = [str(path) for path in shipped_data.glob(where.get(made, f"{made}.yaml"))]
    judge = [str(Path(sys.executable).parent / "check-jsonschema"), "--schemafile"]
    told = subprocess.run(
        [*judge, str(tmp_path / f"{made}.json"), *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert files
    assert told.returncode == 0, told.stdout


def test_another_judge_refuses_a_field_that_is_not_there(tmp_path: Path) -> None:
    run("schema", str(tmp_path))
    (tmp_path / "wrong.yaml").write_text("countries:\n  - {id: a, nmae: A}\n")
    judge = [str(Path(sys.executable).parent / "check-jsonschema"), "--schemafile"]
    told = subprocess.run(
        [*judge, str(tmp_path / "countries.json"), str(tmp_path / "wrong.yaml")],
        capture_output=True,
        check=False,
    )
    assert told.returncode == 1


def test_the_schema_line_of_a_new_file_leads_to_a_schema(tmp_path: Path) -> None:
    run("new", str(tmp_path / "mine"))
    files = list((tmp_path / "mine").rglob("*.yaml"))
    for path in files:
        first = path.read_text().split("\n", 1)[0]
        assert (path.parent / first.partition("$schema=")[2]).is_file(), path
    assert len(files) == 4


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_an_invented_network_is_listed(tiny: Path, kind: str) -> None:
    told = run("list", kind, "--data", str(tiny))
    empty = told.returncode == 3 and told.stderr.startswith("ascn-tui: these data have no ")
    assert empty or told.returncode == 0


async def test_every_screen_opens_on_an_invented_network(tiny_network: Network) -> None:
    app = ExplorerApp(tiny_network, resolve(tiny_network, "explore"))
    async with app.run_test(size=(100, 30)) as pilot:
        for keys in ("1", "o", "2", "x", "d", "3", "<", ">", "1", "s"):
            await pilot.press(keys)
            await pilot.pause()
        assert app.is_running


def renamed(folder: Path) -> tuple[Network, Network, str]:
    """Return a network, the same after a city was renamed, and the city's id."""
    first = load(folder).network
    cities = folder.glob("cities/*/*.yaml")
    city = next(path for path in sorted(cities) if path.stem != path.parent.name)
    city.write_text(city.read_text().replace("name: ", "name: Renamed ", 1))
    second = load(folder).network
    assert first is not None
    assert second is not None
    return first, second, city.stem


async def test_saves_are_followed_and_faults_leave_the_last_good_data(tiny_copy: Path) -> None:
    first, second, city = renamed(tiny_copy)
    saved: asyncio.Queue[Network | str] = asyncio.Queue()

    async def changes() -> AsyncIterator[Network | str]:
        while True:
            yield await saved.get()

    app = ExplorerApp(first, resolve(first, city))
    app.watch_data(changes())
    async with app.run_test(size=(100, 30)) as pilot:
        saved.put_nowait("somewhere.yaml:1:1: error: [bold]wrong")
        await pilot.pause(0.1)
        notice = app.screen.query_one("#notice", Static)
        assert notice.display
        assert "[bold]wrong" in str(notice.content)
        assert app.network is first
        saved.put_nowait(second)
        await pilot.pause(0.2)
        assert app.network is second
        assert "Renamed" in app.screen.query_one(Header).crumbs[-1]
        assert not notice.display
