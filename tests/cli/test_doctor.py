"""`ascn-tui doctor`: what the program finds where it runs, told line by line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import environment

import ascn_tui

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
ABOUT = [
    "program", "libraries", "SQLite", "terminal", "colours", "encoding", "clipboard", "data",
    "index", "cache", "user data", "state", "settings",
]  # fmt: skip


@pytest.fixture
def doctor(tmp_path):
    """Run the command in a home of its own; return its exit code and findings by what they say."""

    def doctor(*more: str, **variables: str) -> tuple[int, dict[str, tuple[str, str]]]:
        done = ask(tmp_path, "--format", "json", *more, **variables)
        found = json.loads(done.stdout)["findings"]
        return done.returncode, {one["about"]: (one["state"], one["said"]) for one in found}

    return doctor


def ask(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ascn_tui", "doctor", *arguments],
        env=environment(home, PYTHONPATH=PACKAGE, **variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_everything_is_told_in_a_line_each_and_all_is_well(doctor, tmp_path):
    code, found = doctor()
    assert code == 0
    assert list(found) == ABOUT
    assert {state for state, _ in found.values()} == {"ok"}
    assert ascn_tui.__version__ in found["program"][1]
    assert "textual 8.2" in found["libraries"][1]
    assert "COLORTERM=truecolor" in found["colours"][1]
    assert "none yet" in found["index"][1]
    assert "fits the data" in doctor()[1]["index"][1]
    lines = ask(tmp_path).stdout.splitlines()
    assert len(lines) == len(ABOUT)
    assert all(line.startswith("ok ") for line in lines)


def test_folders_are_told_from_the_home_folder_on(doctor, tmp_path):
    _, found = doctor()
    for about in ("cache", "user data", "state", "settings"):
        assert found[about][1].startswith("~")
        assert str(tmp_path) not in found[about][1]


@pytest.mark.parametrize(
    ("variables", "about", "said"),
    [
        ({"NO_COLOR": "1"}, "colours", "none (NO_COLOR=1"),
        ({"TERM": "linux", "COLORTERM": ""}, "colours", "16 (TERM=linux); theme 'terminal'"),
        ({"LC_ALL": "C"}, "encoding", "symbols in ASCII, because of LC_ALL=C"),
        ({"TERM": "linux"}, "encoding", "symbols in ASCII, because of TERM=linux"),
        ({"TERM": "dumb"}, "terminal", "TERM=dumb: look-ups work, the explorer cannot be opened"),
    ],
)
def test_what_is_limited_is_told_with_its_reason(doctor, variables, about, said):
    code, found = doctor(**variables)
    assert code == 0
    assert found[about][0] == "limited"
    assert said in found[about][1]


def test_data_that_cannot_be_loaded_are_broken(doctor, tmp_path):
    code, found = doctor("--data", str(tmp_path))
    assert code == 1
    assert found["data"] == ("broken", "~: cannot be loaded; ascn-tui check says why")


@pytest.mark.skipif(sys.platform == "darwin", reason="its settings are elsewhere")
def test_every_fault_of_the_settings_is_told(tmp_path):
    folder = tmp_path / ".config" / "ascn-tui"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text("a: 1\nb: 1\nedition: 1\nkeys: {x.y: z}\nascii: true\n")
    lines = ask(tmp_path).stdout.splitlines()
    assert [line.split(":")[1] for line in lines if "config.yaml" in line] == ["1", "2", "3", "4"]
    assert any("the settings say ascii: true" in line for line in lines)


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_is_told(doctor, tmp_path):
    (tmp_path / "shut").mkdir(mode=0o500)
    _, found = doctor(XDG_STATE_HOME=str(tmp_path / "shut"))
    assert found["state"] == ("limited", "~/shut/ascn-tui, not made yet, cannot be written")


def test_the_ids_of_all_keys_are_listed(tmp_path):
    done = ask(tmp_path, "--keys")
    assert done.returncode == 0
    found = {line.split()[0]: line.split()[1] for line in done.stdout.splitlines()}
    assert found["pane.zoom"] == "z"
    assert found["rows.next"] == "down,j"


def test_keys_are_listed_by_the_signs_that_people_type(tmp_path):
    lines = ask(tmp_path, "--keys").stdout.splitlines()
    found = {line.split()[0]: line.split()[1] for line in lines}
    assert found["edition.after"] == ">,."
    assert found["bookmark.list"] == "'"
    assert found["filter.open"] == "/"
    assert found["edition.before"] == "<,comma"
    assert not [key for key in found.values() if "_" in key]


@pytest.mark.skipif(sys.platform == "darwin", reason="its settings are elsewhere")
def test_the_keys_listed_are_those_of_the_settings(tmp_path):
    folder = tmp_path / ".config" / "ascn-tui"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text(
        "keys: {app.quit: shift+q, help.open: 'F1,?', pane.zoom: esc, rows.next: pgdnn}"
    )
    lines = ask(tmp_path, "--keys").stdout.splitlines()
    found = {line.split()[0]: line.split()[1] for line in lines}
    assert found["app.quit"] == "Q"
    assert found["help.open"] == "f1,?"
    assert found["pane.zoom"] == "z"  # refused: the default stays
    assert found["rows.next"] == "down,j"


@pytest.mark.skipif(sys.platform == "darwin", reason="its settings are elsewhere")
def test_settings_that_are_not_read_and_empty_ones_are_told(doctor, tmp_path):
    folder = tmp_path / ".config" / "ascn-tui"
    folder.mkdir(parents=True)
    file = folder / "config.yml"
    file.write_text("")
    state, said = doctor()[1]["settings"]
    assert state == "limited"
    assert said.endswith("config.yml: error: this file is not read — rename it to config.yaml")
    file.rename(folder / "config.yaml")
    assert (
        doctor()[1]["settings"][1] == "~/.config/ascn-tui/config.yaml, empty: the defaults are used"
    )
