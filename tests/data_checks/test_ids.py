"""The code knows no id of the data: whatever statuses, places or levels are called, all works."""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from atlas import main_places, pairs
from renamed_ids import NEW, ids_of, rename
from spoiled import said, spoil

import ascn_tui
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import SideBySide
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.pages.router import build
from ascn_tui.render.json import json
from ascn_tui.storage.load import load

CODE = Path(ascn_tui.__file__).parent
SAME_WORD = {
    "unknown": "how two sides of a row stand to each other (Verdict); what a terminal calls itself",
    "paper": "where an entry or a document comes from (origin, group); a verdict of a row",
    "project": "the role of a kind of entry; a kind of record; a noun",
    "framework": "a kind of file, of record and of screen",
    "context": "a field of the framework; an attribute of errors",
    "topics": "a field of the network",
    "overview": "a group of counted rows (CountedGroup)",
    "focus-areas": "a group of counted rows (CountedGroup); a list",
    # Of the tests' own network:
    "planned": "a tone; how an event stands; a list",
    "done": "a tone",
    "body": "the role of a kind of entry; a column of the index",
}
"""Words of the schema and of locators that some data happen to use as an id, too, and for what."""
EXAMPLES = ("cli/help.py", "cli/parser.py", "storage/data_folder.py")
"""Files whose longer texts are examples: help speaks of the shipped data, `new` writes a start."""


def literals(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module with their lines, without its docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


@pytest.fixture(scope="module")
def renamed_data(shipped_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("renamed")
    rename(shipped_data, folder)
    return folder


def test_no_text_in_the_code_is_an_id_of_the_data(shipped_data: Path, tiny: Path):
    ids = {key.lower() for key in (*ids_of(shipped_data), *ids_of(tiny))} - SAME_WORD.keys()
    found = [
        f"{file.relative_to(CODE)}:{line}: {text}"
        for file in sorted(CODE.rglob("*.py"))
        for line, text in literals(file)
        if text in ids
    ]
    assert not found


def test_no_locator_or_filter_in_the_code_names_an_id_of_the_data(shipped_data: Path):
    ids = {
        key
        for key, shelves in ids_of(shipped_data).items()
        if shelves & {"edition", "status", "country", "city", "document", "focus area", "claim"}
    }
    found = [
        f"{file.relative_to(CODE)}:{line}: {text}"
        for file in sorted(CODE.rglob("*.py"))
        if file.relative_to(CODE).as_posix() not in EXAMPLES
        for line, text in literals(file)
        for part in text.replace("/", ":").replace("=", ":").split()
        if ":" in part and ids.intersection(part.split(":"))
    ]
    assert not found


def test_data_whose_every_id_is_renamed_have_no_problem(renamed_data: Path):
    assert said(renamed_data) == []


@pytest.mark.parametrize("edition", ["2022", "2023", "2025"])
def test_pages_stay_the_same_when_every_id_is_renamed(
    network: Network, renamed_data: Path, edition: str
):
    other = load(renamed_data).network
    assert other is not None
    before = [*main_places(network, edition), "trends/2022/2025"]
    after = [*main_places(other, f"{NEW}{edition}"), f"trends/{NEW}2022/{NEW}2025"]
    for one, another in zip(before, after, strict=True):
        assert said_at(other, another, f"{NEW}{edition}") == said_at(network, one, edition)


def said_at(network: Network, locator: str, edition: str) -> str:
    return json(build(network, resolve(network, locator, edition))).replace(NEW, "")


def verdicts(network: Network, locator: str) -> list[tuple[str, str]]:
    blocks = build(network, resolve(network, locator)).blocks
    return [
        (pair.id.replace(NEW, ""), pair.verdict)
        for block in blocks
        if isinstance(block, SideBySide)
        for pair in pairs(block)
    ]


def test_a_status_that_is_not_known_has_any_id(
    network: Network, shipped_data: Path, tmp_path: Path
):
    rename(shipped_data, tmp_path, ["status"])
    other = load(tmp_path).network
    assert other is not None
    places = ["compare/indonesia/malaysia", "compare/malaysia/malaysia?left=2022&right=2025"]
    for place in places:
        assert "unknown" in dict(verdicts(network, place)).values()
        assert verdicts(other, place) == verdicts(network, place)


def test_without_a_status_that_is_not_known_every_figure_is_certain(
    shipped_data: Path, tmp_path: Path
):
    folder = Path(shutil.copytree(shipped_data, tmp_path / "data"))
    spoil(folder, "network.yaml", "    known: false\n", "")
    (folder / "figures.yaml").unlink()
    other = load(folder).network
    assert other is not None
    statuses = [
        verdict
        for key, verdict in verdicts(other, "compare/indonesia/malaysia")
        if key.startswith("status:")
    ]
    assert statuses
    assert "unknown" not in statuses


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("sources.yaml", "group: primary", "group: first-hand"),
        ("sources.yaml", "type: report", "type: reprot"),
        ("governance/local.yaml", "origin: paper", "origin: papers"),
    ],
)
def test_words_that_the_code_knows_are_fixed_by_the_schema(
    tiny_copy: Path, path: str, old: str, new: str
):
    spoil(tiny_copy, path, old, new)
    [problem] = said(tiny_copy)
    assert f"'{new.rpartition(' ')[2]}' is none of" in problem
