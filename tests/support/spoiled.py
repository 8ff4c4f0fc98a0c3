"""A copied data folder with one thing made wrong, and what loading says of it."""

from pathlib import Path

from ascn_tui.storage.checks.problems import describe
from ascn_tui.storage.load import load

HARBOURTON = "cities/norland/harbourton.yaml"
BRACKWATER = "cities/norland/brackwater.yaml"
SUDMARK = "cities/sudmark/sudmark.yaml"
COMPARISON = "comparisons/norland-sudmark.yaml"


def spoil(folder: Path, path: str, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a file; it must be there."""
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def said(folder: Path) -> list[str]:
    """All problems of a folder as a reader sees them; there is a network only without any."""
    loaded = load(folder, "data")
    assert (loaded.network is None) == bool(loaded.problems)
    return [describe(problem) for problem in loaded.problems]
