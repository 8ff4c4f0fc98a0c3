"""The files that the map of the code, the recipes and the guide to the tests name exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ascn_tui"
NAMED = re.compile(r"`([\w./-]+(?:\.\w+|/))`")
"""A file or folder in the text: it has an ending or ends in a slash."""
HEAD = re.compile(r"\*\*`(\w+/)`\*\*")


def paragraphs(text: str) -> list[str]:
    return re.split(r"\n\n+|\n(?=\d\. )", text)


def exists(named: str, folder: Path) -> bool:
    """A file of a package may be named without its folder inside the package."""
    return (folder / named).exists() or (folder != ROOT and any(folder.rglob(f"*/{named}")))


@pytest.mark.parametrize("file", ["ascn_tui/README.md", ".github/CONTRIBUTING.md"])
def test_named_files_exist(file):
    base = PACKAGE if file.startswith("ascn_tui") else ROOT
    missing = set()
    for paragraph in paragraphs((ROOT / file).read_text(encoding="utf-8")):
        head = HEAD.match(paragraph)
        folder = base / head[1] if head else base
        for named in NAMED.findall(paragraph):
            if not (exists(named, folder) or (base / named).exists() or (ROOT / named).exists()):
                missing.add(named)
    assert missing == set()


def test_every_package_and_module_of_the_top_is_on_the_map():
    text = (PACKAGE / "README.md").read_text(encoding="utf-8")
    parts = {f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")}
    parts |= {path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__")}
    assert {part for part in parts if f"`{part}`" not in text} == set()


def test_every_folder_of_tests_is_in_its_guide():
    text = (ROOT / "tests" / "README.md").read_text(encoding="utf-8")
    folders = {f"{path.parent.name}/" for path in (ROOT / "tests").glob("*/*.py")}
    assert {folder for folder in folders if f"`{folder}`" not in text} == set()
