"""Bookmarks in their file: whole whatever happens, merged with what others keep, never spoiled."""

import errno
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal import environment

import ascn_tui
from ascn_tui.model.bookmarks import (
    Bookmark,
    BookmarkError,
    BookmarkNotSavedError,
    found,
    merged,
    with_mark,
    without,
)
from ascn_tui.storage import bookmarks as store
from ascn_tui.storage.bookmarks import BookmarkFile, as_yaml, parsed_bookmarks
from ascn_tui.storage.yaml.text import escape_controls

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
A = Bookmark("Jakarta", "explore/jakarta edition=2023")
B = Bookmark("Ours", "compare/indonesia/malaysia", "look at p. 6")
C = Bookmark("NO: 'quoted' # {x}", "c049", "null")
WRITER = """
import sys
from functools import partial
from pathlib import Path
from ascn_tui.model.bookmarks import Bookmark, with_mark
from ascn_tui.storage.bookmarks import BookmarkFile
shelf = BookmarkFile(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    shelf.change(partial(with_mark, mark=Bookmark("x" * 50, f"{sys.argv[2]}-{number}", "y" * 500)))
    print(number, flush=True)
"""


@pytest.fixture
def shelf(tmp_path) -> BookmarkFile:
    return BookmarkFile(tmp_path / "data" / "bookmarks.yaml")


def writer(path: Path, name: str, times: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(times)],
        env=environment(path.parent, PYTHONPATH=PACKAGE),
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_locator_is_kept_once_and_stays_in_its_place():
    other = Bookmark("Renamed", A.locator)
    assert with_mark((A, B), other) == (other, B)
    assert with_mark((A, C), B, at=1) == (A, B, C)
    assert without((A, B), A.locator) == (B,)
    assert merged((A,), (other, B, B)) == (A, B)
    assert found((A, B), B.locator) == B
    assert found((A,), B.locator) is None


def test_a_bookmark_of_an_earlier_version_is_the_same_place():
    kept = "bookmarks:\n- {name: Jakarta, locator: 'explore/jakarta?edition=2023'}\n"
    assert parsed_bookmarks(kept, "bookmarks.yaml") == (A,)


def test_what_is_kept_is_there_the_next_time(shelf):
    assert shelf.read() == ()
    assert shelf.change(lambda kept: (*kept, A, B, C)) == (A, B, C)
    assert BookmarkFile(shelf.path).read() == (A, B, C)
    assert [file.name for file in shelf.path.parent.iterdir() if "tmp" in file.name] == []


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=5))
def test_any_text_comes_back_on_one_line_with_nothing_that_acts(pairs):
    marks = tuple(
        Bookmark(" ".join(name.split()) or "x", f"c{number}", " ".join(note.split()))
        for number, (name, note) in enumerate(pairs)
    )
    read = parsed_bookmarks(as_yaml(marks), "file")
    assert len(read) == len(marks)
    for mark, back in zip(marks, read, strict=True):
        assert (back.name, back.note) == (escape_controls(mark.name), escape_controls(mark.note))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bookmarks: [", "not YAML"), ("- a", "stand in a list"), ("bookmarks: 3", "in a list"),
        ("bookmarks: []\nmore: 1", "stand in a list"), ("bookmarks: [x]", "bookmark 1 has no"),
        ("bookmarks: [{name: a}]", "bookmark 1 has no locator"),
        ("bookmarks: [{name: a, locator: b}, {name: a, locator: b, colour: red}]",
         "bookmark 2: unknown field 'colour'"),
        ("bookmarks: [{name: [a], locator: b}]", "bookmark 1 has a list as its name"),
        ("bookmarks: [{name: a, locator: '?'}]", "a locator needs"),
        ("bookmarks: &a [*a]", "not allowed"), ("\x00", "NUL"),
    ],
)  # fmt: skip
def test_a_broken_file_is_named_and_left_as_it_is(shelf, text, said):
    shelf.path.parent.mkdir()
    shelf.path.write_text(text)
    with pytest.raises(BookmarkError, match=r"bookmarks\.yaml") as caught:
        shelf.change(partial(with_mark, mark=A))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not isinstance(caught.value, BookmarkNotSavedError)
    assert shelf.path.read_text() == text


@pytest.mark.parametrize("text", ["", "# only a remark\n", "bookmarks: []\n", "bookmarks:\n"])
def test_a_file_without_bookmarks_has_none(shelf, text):
    shelf.path.parent.mkdir()
    shelf.path.write_text(text)
    assert shelf.read() == ()


def test_a_link_stays_a_link_and_rights_stay(shelf, tmp_path):
    real = tmp_path / "dotfiles" / "marks.yaml"
    real.parent.mkdir()
    real.write_text(as_yaml((A,)))
    real.chmod(0o640)
    shelf.path.parent.mkdir()
    shelf.path.symlink_to(real)
    shelf.change(partial(with_mark, mark=B))
    assert shelf.path.is_symlink()
    assert BookmarkFile(real).read() == (A, B)
    assert real.stat().st_mode & 0o777 == 0o640


def test_where_nothing_can_be_written_it_is_said(tmp_path):
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(BookmarkNotSavedError, match=r"bookmarks.yaml cannot be written: "):
        BookmarkFile(tmp_path / "data" / "bookmarks.yaml").change(partial(with_mark, mark=A))


def test_a_full_disk_leaves_what_was_kept(shelf, monkeypatch):
    shelf.change(partial(with_mark, mark=A))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BookmarkNotSavedError, match="no space left"):
        shelf.change(partial(with_mark, mark=B))
    assert shelf.read() == (A,)
    assert sorted(file.name for file in shelf.path.parent.iterdir()) == [
        "bookmarks.lock", "bookmarks.yaml",
    ]  # fmt: skip


def test_a_copy_that_never_lets_go_is_named(shelf, monkeypatch):
    shelf.change(partial(with_mark, mark=A))
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    with (
        store._locked(shelf.path.with_suffix(".lock")),
        pytest.raises(BookmarkNotSavedError, match="held by another copy"),
    ):
        shelf.change(partial(with_mark, mark=B))


def test_two_programs_at_once_lose_nothing(shelf):
    shelf.path.parent.mkdir()
    both = [writer(shelf.path, name, 15) for name in ("left", "right")]
    for one in both:
        one.communicate(timeout=60)
        assert one.returncode == 0
    assert {mark.locator for mark in shelf.read()} == {
        f"{name}-{number}" for name in ("left", "right") for number in range(15)
    }


def test_a_program_killed_while_it_writes_leaves_all_that_it_had_kept(shelf):
    shelf.path.parent.mkdir()
    for round_ in range(3):
        one = writer(shelf.path, f"round{round_}", 10_000)
        assert one.stdout
        said = [one.stdout.readline() for _ in range(4 + 5 * round_)]
        one.send_signal(signal.SIGKILL)
        one.communicate(timeout=60)
        kept = {mark.locator for mark in shelf.read()}
        assert {f"round{round_}-{line.strip()}" for line in said} <= kept
    assert shelf.change(partial(with_mark, mark=A))[-1] == A
