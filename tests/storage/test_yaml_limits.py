"""What comes from outside is met within a second: sizes, bytes, nesting, bombs, odd files."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from cpu_limits import within
from spoiled import said

from ascn_tui.storage.checks.problems import Problem
from ascn_tui.storage.load import load
from ascn_tui.storage.yaml import parser, positions
from ascn_tui.storage.yaml.text import LARGEST, read

CITY = "cities/norland/brackwater.yaml"
BOMB = "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
MERGES = "a: &a {x: 1}\n" + "".join(f"b{n}: {{<<: *a}}\n" for n in range(1_000))

TEXTS = {
    "flow mappings 100,000 deep": ("{a: " * 100_000, "1:161: error: more than 40 levels deep"),
    "block lists 100,000 deep": ("- " * 100_000, "1:81: error: more than 40 levels deep"),
    "keys 100,000 deep": ("? " * 100_000, "1:3: error: the name of a field must be text"),
    "closed lists 41 deep": ("[" * 41 + "]" * 41, "1:41: error: more than 40 levels deep"),
    "an alias bomb": ("a: &a [x]\n" + BOMB, "1:4: error: an anchor '&a' is not allowed"),
    "an alias": ("a: *a\n", "1:4: error: an alias is not allowed: write the value out"),
    "merge keys": (MERGES, "1:4: error: an anchor '&a' is not allowed"),
    "a merge": ("<<: {id: x}\n", "1:1: error: a merge '<<' is not allowed: write the fields out"),
    "a million values": (
        "[" + "a," * 1_000_000 + "]",
        "1:399994: error: more than 200,000 values",
    ),
    "keys without end": (
        "".join(f"k{n}: v\n" for n in range(10_000)),
        "1:1: error: missing field 'country'",
    ),
    "a key 10,000 times": ("k: v\n" * 10_000, "2:1: error: field 'k' stands twice"),
    "a text of 4 MB": (
        "name: " + "o" * 4_000_000,
        "1:7: error: a text of 4,000,000 characters, where 20,000 are allowed",
    ),
    "a key of 4 MB": (
        "? " + "k" * 4_000_000 + "\n: v\n",
        "1:3: error: a text of 4,000,000 characters, where 20,000 are allowed",
    ),
    "an escape beyond Unicode": ('name: "\\UFFFFFFFF"\n', "1:10: error: not YAML: "),
    "half a surrogate pair": ('name: "\\ud800"\n', "1:10: error: not YAML: "),
    "an unknown directive": ("%YAML 9.9\n---\na: b\n", "1:1: error: not YAML: "),
    "a tag without end": ("a: !<" + "x" * 50_000, "1:50006: error: not YAML: "),
    "a number of 4,000 digits": (
        "joined: {year: " + "9" * 4_000 + "}",
        "1:16: error: 999999999999999999999999999999999999999999999999999999999999… is above 2100",
    ),
    "a number of 19,000 digits": (
        "joined: {year: " + "9" * 19_000 + "}",
        "1:16: error: expected a whole number, found '9999",
    ),
}

BYTES = {
    "a NUL": (b"id: a\nname: \x00b\n", "2:7: error: a NUL byte: this is not a text file"),
    "Latin-1": ("id: a\nname: Malé\n".encode("latin-1"), "2:10: error: not UTF-8: byte 0xE9"),
    "after a letter of two bytes": (b"name: \xc3\xa9\xff\n", "1:8: error: not UTF-8: byte 0xFF"),
    "after a byte order mark": (b"\xef\xbb\xbfname: \xff\n", "1:7: error: not UTF-8: byte 0xFF"),
    "UTF-16": ("id: a\n".encode("utf-16"), "1:4: error: a NUL byte: this is not a text file"),
    "a surrogate": (b"name: \xed\xa0\x80\n", "1:7: error: not UTF-8: byte 0xED"),
}


@pytest.fixture
def loader_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML without libyaml, as some machines have it."""
    monkeypatch.setattr(parser, "LOADER", yaml.BaseLoader)
    monkeypatch.setattr(positions, "LOADER", yaml.BaseLoader)


def told_of_city(folder: Path) -> list[str]:
    """What is said of the city file, in little time."""
    with within(60):
        lines = said(folder)
    return [line.partition(f"{CITY}:")[2] for line in lines if CITY in line]


@pytest.mark.parametrize(("text", "told"), TEXTS.values(), ids=TEXTS.keys())
def test_a_hostile_text_ends_in_a_problem(tiny_copy, text, told):
    (tiny_copy / CITY).write_text(text, encoding="utf-8")
    assert any(line.startswith(told) for line in told_of_city(tiny_copy))


def test_flow_lists_100_000_deep_end_in_a_problem(tiny_copy):
    # Where the parser looks ahead, it may say so before the events are counted.
    (tiny_copy / CITY).write_text("[" * 100_000, encoding="utf-8")
    (line,) = told_of_city(tiny_copy)[:1]
    assert re.match(r"1:(41|1001): error: more than 40 levels deep", line), line


@pytest.mark.parametrize(("data", "told"), BYTES.values(), ids=BYTES.keys())
def test_bytes_that_are_no_text_end_in_a_problem(tiny_copy, data, told):
    (tiny_copy / CITY).write_bytes(data)
    assert told_of_city(tiny_copy) == [f"{told} — save the file as UTF-8"]


def test_a_byte_order_mark_and_line_ends_of_windows_are_fine(tiny_copy):
    text = (tiny_copy / CITY).read_text(encoding="utf-8")
    data = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    (tiny_copy / CITY).write_bytes(data)
    assert said(tiny_copy) == []


def test_a_sparse_file_of_100_mb_is_not_read(tiny_copy):
    with (tiny_copy / CITY).open("wb") as file:
        file.truncate(100_000_000)
    assert said(tiny_copy) == [
        "data/cities/norland/brackwater.yaml: error: too large: 100.0 MB, where 5 MB are allowed"
    ]


def test_a_file_of_5_mb_is_read(tiny_copy):
    with (tiny_copy / CITY).open("a", encoding="utf-8") as file:
        file.write("#" * (5_000_000 - file.tell()))
    assert said(tiny_copy) == []
    with (tiny_copy / CITY).open("a", encoding="utf-8") as file:
        file.write("#")
    assert "too large: 5.0 MB" in said(tiny_copy)[0]


def test_a_file_that_grows_after_it_was_measured_is_not_read_whole(tmp_path):
    class Growing(type(tmp_path)):
        def stat(self, **options):
            about = super().stat(**options)
            os.truncate(self, LARGEST * 20)
            return about

    (tmp_path / "log.yaml").write_text("a: b\n", encoding="utf-8")
    told = read(Growing(tmp_path / "log.yaml"), "log.yaml")
    assert told == Problem("log.yaml", 0, 0, "too large: 5.0 MB, where 5 MB are allowed")


def test_a_folder_in_the_place_of_a_file_is_told(tiny_copy):
    (tiny_copy / CITY).unlink()
    (tiny_copy / CITY).mkdir()
    assert said(tiny_copy) == ["data/cities/norland/brackwater.yaml: error: not a file"]


def test_a_pipe_in_the_place_of_a_file_is_told(tiny_copy):
    (tiny_copy / CITY).unlink()
    os.mkfifo(tiny_copy / CITY)
    assert said(tiny_copy) == ["data/cities/norland/brackwater.yaml: error: not a file"]


def test_a_link_to_nowhere_is_told(tiny_copy):
    (tiny_copy / CITY).unlink()
    (tiny_copy / CITY).symlink_to("nowhere")
    assert said(tiny_copy) == [
        "data/cities/norland/brackwater.yaml: error: cannot be read: no such file or directory"
    ]


def test_links_that_go_round_end_soon(tiny_copy):
    for name in ("loop", "loop-too", "loop-again"):
        (tiny_copy / "cities" / name).symlink_to(tiny_copy / "cities")
    (tiny_copy / "cities" / "loop-home").symlink_to(tiny_copy)
    with within(120):
        told = said(tiny_copy)
    assert any(
        "cities/loop-home/cities/" in line and "no file of a network" in line for line in told
    )


@pytest.mark.skipif(os.name == "nt", reason="permissions of Unix")
@pytest.mark.parametrize("path", [CITY, "cities/norland", "."])
def test_what_may_not_be_read_is_told(tiny, tiny_copy, path):
    (tiny_copy / path).chmod(0)
    # Root reads everything, so a child becomes nobody; inside the folder, for nobody may not enter
    # the folders above it.
    code = (
        "import os, sys; from pathlib import Path; from ascn_tui.storage.load import load\n"
        "assert load(Path(sys.argv[1])).network; os.chdir(sys.argv[2])\n"
        "os.getuid() or os.setuid(65534)\n"
        "print([(p.path, p.message) for p in load(Path(), 'data').problems])"
    )
    command = [sys.executable, "-c", code, str(tiny), str(tiny_copy)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    shown = "data" if path == "." else f"data/{path}"
    told = [(shown, "cannot be read: permission denied")]
    assert done.stdout.strip().replace("/'", "'") == str(told)


@pytest.mark.usefixtures("loader_in_python")
def test_without_libyaml_the_same_network_is_read(tiny):
    assert load(tiny).network.projects == load(tiny).network.projects
    assert load(tiny).problems == ()


@pytest.mark.usefixtures("loader_in_python")
@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "a: &a [x]\n" + BOMB, 'name: "\\UFFFFFFFF"', 'name: "\\ud800"'],
    ids=["nesting", "aliases", "beyond Unicode", "half a surrogate pair"],
)
def test_without_libyaml_a_hostile_text_ends_in_a_problem(tiny_copy, text):
    (tiny_copy / CITY).write_text(text, encoding="utf-8")
    assert told_of_city(tiny_copy)
