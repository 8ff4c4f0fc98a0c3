"""What a command loads, seen in a clean interpreter; and the contracts between the layers."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import environment

import ascn_tui

PACKAGE = Path(ascn_tui.__file__).parent.parent
HEAVY = {"textual", "pandas", "numpy"}
ASK = """
import sys
sys.argv = ["ascn-tui", *{arguments!r}]
from ascn_tui.cli.main import main
code = main()
sys.stderr.write(" ".join(name for name in sys.modules if "." not in name))
sys.exit(code)
"""
START = """
import asyncio, sys
from pathlib import Path
from ascn_tui.storage.load import load
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.tui.app import ExplorerApp
async def main():
    network = load(Path({data!r})).network
    app = ExplorerApp(network, resolve(network, "explore"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "2", "3", "1")
        await pilot.pause()
asyncio.run(main())
sys.stderr.write(" ".join(name for name in sys.modules if "." not in name))
"""


def loaded_by(code: str, home: Path) -> set[str]:
    """Return the top-level modules that a program has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(home, PYTHONPATH=str(PACKAGE)),
        cwd=home,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "indonesia"), ("show", "compare/indonesia/malaysia", "--format", "json"),
        ("show", "indonesia", "--format", "text"), ("list", "projects"),
        ("list", "entries", "--format", "json"), ("list", "cities", "--format", "text"),
        ("find", "jaki"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_look_up_loads_neither_textual_nor_pandas(tmp_path, arguments):
    code = ASK.format(arguments=arguments)
    first = loaded_by(code, tmp_path)
    assert "ascn_tui" in first
    assert not first & {*HEAVY, "typing_extensions"}
    if "text" not in arguments:
        again = loaded_by(code, tmp_path)
        assert not again & (HEAVY | {"yaml", "msgspec", "rich", "jsonschema", "rapidfuzz"})


OURS = {
    "ascn_tui", "ascn_tui.cli", "ascn_tui.cli.main", "ascn_tui.storage", "ascn_tui.storage.cache",
    "ascn_tui.storage.cache.memo",
}  # fmt: skip
"""All modules of the package that a stored answer loads."""
ALL_OF = ASK.replace('if "." not in name', "")


@pytest.fixture(scope="module")
def asked_once(tmp_path_factory) -> Path:
    """A home in which one look-up was made."""
    home = tmp_path_factory.mktemp("home")
    loaded_by(ASK.format(arguments=("show", "indonesia")), home)
    return home


def besides(arguments: str, home: Path, standard: str) -> set[str]:
    """All modules that a look-up loads besides those that some of the standard library load."""
    loaded = loaded_by(ALL_OF.format(arguments=tuple(arguments.split())), home)
    bare = f"import sys, {standard}; sys.stderr.write(' '.join(sys.modules))"
    return loaded - loaded_by(bare, home)


@pytest.mark.parametrize(
    "line",
    ["show", "list projects", "cite me2023", "find flood", "trend", "levels --format json"],
)
def test_a_stored_answer_loads_sqlite_and_little_else(asked_once, line):
    loaded_by(ASK.format(arguments=tuple(line.split())), asked_once)
    assert besides(line, asked_once, "sqlite3") == OURS


def test_check_loads_neither_textual_nor_pandas_nor_rich(tmp_path):
    assert not loaded_by(ASK.format(arguments=("check",)), tmp_path) & (HEAVY | {"rich"})


@pytest.mark.parametrize("command", ["check", "man", "doctor"])
def test_shtab_is_loaded_by_completion_alone(tmp_path, command):
    assert "shtab" not in loaded_by(ASK.format(arguments=(command,)), tmp_path)
    assert "shtab" in loaded_by(ASK.format(arguments=("completion", "bash")), tmp_path)


def test_the_start_of_the_app_loads_no_pandas(tmp_path, shipped_data):
    loaded = loaded_by(START.format(data=str(shipped_data)), tmp_path)
    assert "textual" in loaded
    assert not loaded & {"pandas", "numpy", "jsonschema", "rapidfuzz"}


@pytest.mark.parametrize(
    ("modules", "strangers"),
    [
        ("model.network, ascn_tui.model.governance_chain, ascn_tui.model.names.index",
         {"yaml", "rich", "textual", "pandas", "jsonschema", "rapidfuzz"}),
        ("storage.load", {"rich", "textual", "pandas", "jsonschema", "rapidfuzz"}),
        ("pages.router, ascn_tui.pages.locator, ascn_tui.pages.lists.records",
         {"yaml", "rich", "textual", "pandas"}),
        ("render.plain, ascn_tui.render.json, ascn_tui.render.markdown, ascn_tui.render.csv",
         {"yaml", "rich", "textual", "pandas"}),
        ("render.layout, ascn_tui.render.ansi", {"yaml", "textual", "pandas"}),
        ("export.formats, ascn_tui.export.network_tables, ascn_tui.export.bibliography",
         {"yaml", "rich", "textual", "pandas", "openpyxl"}),
        ("tui.app", {"yaml", "pandas", "jsonschema", "rapidfuzz"}),
    ],
    ids=["model", "storage", "pages", "render text", "render lines", "export", "tui"],
)  # fmt: skip
def test_a_layer_loads_nothing_from_above(tmp_path, modules, strangers):
    code = f"import sys, ascn_tui.{modules}; sys.stderr.write(' '.join(sys.modules))"
    loaded = {name.partition(".")[0] for name in loaded_by(code, tmp_path)}
    assert not loaded & strangers


def test_the_contracts_between_the_layers_hold():
    contracts = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if contracts is None or not (PACKAGE / "pyproject.toml").is_file():
        pytest.skip("contracts are checked in a checkout with import-linter")
    done = subprocess.run(
        [contracts, "--no-cache"], cwd=PACKAGE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert "0 broken" in done.stdout


def test_a_new_answer_loads_no_subprocess_and_no_event_loop(asked_once):
    loaded = loaded_by(ASK.format(arguments=("show", "malaysia")), asked_once)
    assert "msgspec" in loaded
    assert not loaded & {"asyncio", "subprocess", "shutil", "traceback", "typing_extensions"}
