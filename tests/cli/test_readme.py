"""README.md shows what the program does: its picture, look-ups, example and keys are compared.

With UPDATE_README=1 in the environment all but the example are written anew instead.
"""

import importlib
import os
import pkgutil
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from terminal import Terminal, environment
from textual.binding import Binding

import ascn_tui.tui
from ascn_tui.model.network import Network
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.tui.app import ExplorerApp
from ascn_tui.tui.dialogs.help import PLACES

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PICTURE = ROOT / "tests" / "pictures" / "explorer.svg"
SHOWN, EDITION = "jaklingko", "2023"
"""What the picture shows."""
CONSOLE = re.compile(r"(?<=```console\n)\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)(?=```)")
KEY_ROWS = re.compile(r"(?<=\| where \| key \| does \|\n\|---\|---\|---\|\n)(?:\|.*\n)*")
UPDATE = bool(os.environ.get("UPDATE_README"))


def compare(file: Path, made: str) -> None:
    """Compare a file with what it should hold, or write it."""
    if UPDATE:
        file.parent.mkdir(exist_ok=True)
        file.write_text(made, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == made


async def test_the_picture_is_the_app_as_it_is(network: Network) -> None:
    app = ExplorerApp(network, resolve(network, SHOWN, EDITION))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        drawn = app.export_screenshot(title=f"ascn-tui {SHOWN}")
    # Ids are drawn from the content, and differ with every version of Rich.
    drawn = re.sub(r"terminal-\d+", "explorer", drawn)
    assert "JakLingko" in drawn
    compare(PICTURE, "".join(f"{line.rstrip()}\n" for line in drawn.splitlines()))


@pytest.fixture
def run(tmp_path: Path) -> Callable[[str], str]:
    """What a reader with a terminal of 80 columns sees of a command, colours left out."""
    program = tmp_path / "bin" / "ascn-tui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ascn_tui "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    env = environment(tmp_path, PATH=path, PYTHONPATH=str(ROOT))

    def seen(command: str) -> str:
        # What it writes is written there.
        with Terminal(["/bin/sh", "-c", f'cd "{tmp_path}"\n{command}'], env) as terminal:
            terminal.end()
            return "".join(f"{line.rstrip()}\n" for line in terminal.text.splitlines())

    return seen


COMMANDS = [found["command"] for found in CONSOLE.finditer(README.read_text(encoding="utf-8"))]


def test_the_readme_shows_ten_look_ups() -> None:
    assert len(COMMANDS) == 10


@pytest.mark.parametrize("command", COMMANDS)
def test_a_look_up_prints_what_the_readme_shows(command: str, run: Callable[[str], str]) -> None:
    unquoted = re.sub(r"'.*?'|\".*?\"", "", command)
    for program in re.findall(r"(?:\||&&) (\w+)", unquoted):
        if not shutil.which(program):
            pytest.skip(f"{program} is not here")
    text = README.read_text(encoding="utf-8")
    shown = f"$ {command}\n{run(command)}"
    made = CONSOLE.sub(lambda found: shown if found["command"] == command else found.group(), text)
    compare(README, made)


def test_the_key_table_is_the_bindings_of_the_app(network: Network) -> None:
    app = ExplorerApp(network, resolve(network, SHOWN, EDITION))
    rows = "".join(f"| {where} | {key} | {does} |\n" for where, key, does in keys(app))
    text = README.read_text(encoding="utf-8")
    assert KEY_ROWS.search(text)
    compare(README, KEY_ROWS.sub(lambda _: rows, text))


def keys(app: ExplorerApp) -> list[tuple[str, str, str]]:
    """Where a key works, its name and what it does: every binding with an id and a description."""
    found: dict[str, tuple[list[str], str]] = {}
    for binding in bindings():
        does = binding.tooltip or binding.description
        if binding.id and does:
            names, _ = found.setdefault(binding.id, ([], does))
            names.append(app.get_key_display(Binding(binding.key, binding.action)))
    places = list(dict.fromkeys([*PLACES, *(place_of(name) for name in found)]))
    ordered = sorted(found, key=lambda name: places.index(place_of(name)))
    return [
        (
            PLACES.get(place_of(name), place_of(name).capitalize()),
            " ".join(f"`{key}`" for key in dict.fromkeys(found[name][0])),
            found[name][1][:1].upper() + found[name][1][1:],
        )
        for name in ordered
    ]


def place_of(name: str) -> str:
    """The first part of a binding's id."""
    return name.partition(".")[0]


def bindings() -> list[Binding]:
    """All bindings that the classes of the app declare, each key on its own."""
    declared: list[Binding] = []
    for found in pkgutil.walk_packages(ascn_tui.tui.__path__, "ascn_tui.tui."):
        module = importlib.import_module(found.name)
        for thing in vars(module).values():
            if isinstance(thing, type) and thing.__module__ == found.name:
                declared += Binding.make_bindings(vars(thing).get("BINDINGS", ()))
    return declared


def test_the_example_stands_in_the_data(shipped_data: Path) -> None:
    text = README.read_text(encoding="utf-8")
    example = text.partition("```yaml\n")[2].partition("```")[0]
    city = shipped_data / "cities" / "indonesia" / "jakarta.yaml"
    assert example
    assert example in city.read_text(encoding="utf-8")
