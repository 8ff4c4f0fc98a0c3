"""Version, changelog and the platforms that the package says it runs on agree with each other."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import yaml

import ascn_tui

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MATRIX = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))[
    "jobs"
]["test"]["strategy"]["matrix"]
SYSTEMS = {"ubuntu-latest": "POSIX :: Linux", "macos-latest": "MacOS"}


def classified(head: str) -> set[str]:
    return {
        line.removeprefix(head).strip(" :")
        for line in PROJECT["classifiers"]
        if line.startswith(head)
    }


def test_the_version_is_written_once():
    assert PROJECT["dynamic"] == ["version"]
    assert "version" not in PROJECT


def test_the_newest_release_of_the_changelog_is_the_version():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    heads = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert heads.pop(0) == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ – \d{4}-\d\d-\d\d", head) for head in heads)
    assert heads[0].startswith(f"{ascn_tui.__version__} ")
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_what_the_classifiers_name_is_tested():
    assert {name for name in classified("Programming Language :: Python") if "." in name} == set(
        MATRIX["python"]
    )
    assert classified("Operating System") == {SYSTEMS[name] for name in MATRIX["os"]}
    assert PROJECT["requires-python"] == f">={MATRIX['python'][0]}"


def test_the_version_is_printed_without_reading_metadata():
    code = (
        "import sys; sys.argv = ['ascn-tui', '--version']; from ascn_tui.cli.main import main\n"
        "try: main()\nexcept SystemExit: pass\nprint('importlib.metadata' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.stdout == f"ascn-tui {ascn_tui.__version__}\nFalse\n"
