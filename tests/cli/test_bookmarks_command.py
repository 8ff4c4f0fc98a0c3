"""ascn-tui bookmarks: list, export, import, and how each refuses."""

import subprocess
import sys
from pathlib import Path

import pytest
from terminal import environment

import ascn_tui
from ascn_tui.model.bookmarks import Bookmark
from ascn_tui.storage.bookmarks import BookmarkFile, as_yaml

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
A = Bookmark("Jakarta", "explore/jakarta edition=2023")
B = Bookmark("Ours", "compare/indonesia/malaysia", "look at p. 6")
MARKS = (A, B)


@pytest.fixture
def shelf(tmp_path) -> BookmarkFile:
    shelf = BookmarkFile(tmp_path / ".local/share/ascn-tui/bookmarks.yaml")
    shelf.change(lambda _: MARKS)
    return shelf


def run(home: Path, *arguments: str, given: str = "") -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "ascn_tui", "bookmarks", *arguments],
        env=environment(home, PYTHONPATH=PACKAGE), cwd=home, input=given, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.stderr.count("\n") <= 1, done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("arguments", [(), ("list",)])
def test_a_list_in_a_pipe_has_name_locator_and_note_between_tabs(tmp_path, shelf, arguments):
    assert shelf.read() == MARKS
    said = (
        "Jakarta\texplore/jakarta edition=2023\t\nOurs\tcompare/indonesia/malaysia\tlook at p. 6\n"
    )
    assert run(tmp_path, *arguments) == (0, said, "")


def test_without_bookmarks_the_list_is_empty(tmp_path):
    assert run(tmp_path) == (0, "", "")


def test_what_is_exported_is_imported_elsewhere(tmp_path, shelf):
    assert run(tmp_path, "export", "mine.yaml") == (0, "mine.yaml: 2 bookmarks\n", "")
    shelf.change(lambda _: (Bookmark("Mine", A.locator),))
    assert run(tmp_path, "import", "mine.yaml") == (0, "1 bookmark new, 1 there already\n", "")
    assert shelf.read() == (Bookmark("Mine", A.locator), B)
    assert run(tmp_path, "import", "mine.yaml")[1] == "0 bookmarks new, 2 there already\n"


def test_standard_output_and_input_serve_as_files(tmp_path, shelf):
    code, said, _ = run(tmp_path, "export", "-")
    assert (code, said) == (0, as_yaml(MARKS))
    shelf.change(lambda _: ())
    assert run(tmp_path, "import", "-", given=said)[:2] == (0, "2 bookmarks new, 0 there already\n")
    assert shelf.read() == MARKS


def test_a_target_that_is_there_is_written_over_only_by_force(tmp_path, shelf):
    target = tmp_path / "mine.yaml"
    target.write_text("precious")
    code, _, said = run(tmp_path, "export", "mine.yaml")
    assert code == 2
    assert "mine.yaml is there already: --force writes over it" in said
    assert target.read_text() == "precious"
    assert run(tmp_path, "export", "mine.yaml", "--force")[0] == 0
    assert BookmarkFile(target).read() == shelf.read()


def test_a_broken_import_changes_nothing(tmp_path, shelf):
    (tmp_path / "bad.yaml").write_text("bookmarks: [{name: x, locator: c1}, {name: y}]")
    code, _, said = run(tmp_path, "import", "bad.yaml")
    assert (code, said) == (4, "ascn-tui: bad.yaml: error: bookmark 2 has no locator\n")
    assert shelf.read() == MARKS


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("export",), 2, "export needs the file to write"),
        (("import",), 2, "import needs the file to read"),
        (("list", "file"), 2, "list takes no file"), (("burn",), 2, "burn"),
        (("import", "none.yaml"), 4, "none.yaml: error: cannot be read: no such file"),
        (("export", "/dev/null/x.yaml"), 1, "cannot write /dev/null/x.yaml"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_a_line(tmp_path, shelf, arguments, code, said):
    found = run(tmp_path, *arguments)
    assert found[0] == code
    assert said in found[2]
    assert shelf.read() == MARKS


@pytest.mark.parametrize("arguments", [("list",), ("export", "-"), ("import", "-")])
def test_a_broken_store_is_named_and_left_as_it_is(tmp_path, shelf, arguments):
    shelf.path.write_text("bookmarks: {")
    code, out, said = run(tmp_path, *arguments)
    assert (code, out) == (4, "")
    assert "~/.local/share/ascn-tui/bookmarks.yaml" in said
    assert shelf.path.read_text() == "bookmarks: {"


def test_bookmarks_that_lead_nowhere_are_named_and_the_others_taken_in(tmp_path, shelf):
    lost = (Bookmark("B", "explore/nowhere"), Bookmark("C", "nope/x"))
    good = Bookmark("Good", "explore/malaysia")
    (tmp_path / "mixed.yaml").write_text(as_yaml((lost[0], good, lost[1])), encoding="utf-8")
    code, out, said = run(tmp_path, "import", "mixed.yaml")
    assert (code, out) == (1, "1 bookmark new, 0 there already\n")
    assert "2 bookmarks not taken in, which lead nowhere" in said
    assert "«B» (explore/nowhere); «C» (nope/x)" in said
    assert shelf.read() == (*MARKS, good)
