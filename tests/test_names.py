"""Names and sizes of modules: one name for one thing, so that a search finds it."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

import ascn_tui

PACKAGE = Path(ascn_tui.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "shipped" not in path.parts)
MOST_LINES = 350
TERMS = {"bindings", "listings", "embedded", "linked", "timed", "greeting"}
"""Words of the field, or nouns, that end as participles do."""
IRREGULAR = {
    "beside", "built", "drawn", "found", "given", "held", "kept", "known", "left", "lit", "made",
    "meant", "put", "read", "said", "seen", "sent", "shown", "spoken", "stood", "taken", "told",
    "written",
}  # fmt: skip
"""Participles without an ending, and an adverb that said as little."""


def is_participle(word: str) -> bool:
    return word not in TERMS and (
        word in IRREGULAR or (len(word) > len("seed") and word.endswith(("ing", "ed")))
    )


@pytest.mark.parametrize(
    ("name", "refused"),
    [("foretelling", True), ("filtered_location", True), ("told", True), ("bindings", False),
     ("feed", False), ("listings", False)],
)  # fmt: skip
def test_what_a_participle_is(name, refused):
    assert any(map(is_participle, name.split("_"))) == refused


def test_no_module_is_named_by_a_participle():
    names = {path.stem for path in MODULES} | {path.parent.name for path in MODULES}
    found = {name for name in names if any(map(is_participle, name.split("_")))}
    assert found == set()


def test_no_two_modules_of_a_layer_share_a_name():
    found = defaultdict(list)
    for path in MODULES:
        if path.name != "__init__.py":
            inside = path.relative_to(PACKAGE)
            found[inside.parts[0], path.stem].append(str(inside))
    assert [paths for paths in found.values() if len(paths) > 1] == []


def test_no_two_public_types_share_a_name():
    found = defaultdict(set)
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].add(str(path.relative_to(PACKAGE)))
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


def test_no_module_is_too_long():
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    long = {path.name: lines for path, lines in sizes.items() if lines > MOST_LINES}
    assert long == {}
