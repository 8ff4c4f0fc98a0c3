"""The derived index: quick when it fits, not there when anything is wrong with it."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ascn_tui.storage.cache.index import MOST_ANSWERS, load_indexed, remember
from ascn_tui.storage.cache.memo import answer, index_path, open_index, signature
from ascn_tui.storage.load import load


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def index_of(folder: Path) -> Path:
    return Path(index_path(str(folder)))


def test_the_network_from_the_index_equals_the_one_from_yaml(tiny_copy: Path) -> None:
    first = load_indexed(tiny_copy).network
    assert first is not None
    assert index_of(tiny_copy).is_file()
    again = load_indexed(tiny_copy).network
    assert again is not None
    assert again.parts == first.parts == load(tiny_copy).network.parts


def test_the_second_load_reads_no_yaml(tiny_copy: Path) -> None:
    load_indexed(tiny_copy)
    code = (
        "import sys; from pathlib import Path;"
        "from ascn_tui.storage.cache.index import load_indexed;"
        f"assert load_indexed(Path({str(tiny_copy)!r})).network;"
        "sys.exit('jsonschema' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_saved_file_makes_the_index_unfit(tiny_copy: Path) -> None:
    load_indexed(tiny_copy)
    remember(tiny_copy, "asked", "answered")
    assert answer(str(tiny_copy), "asked") == "answered"
    path = tiny_copy / "network.yaml"
    path.write_text(path.read_text().replace("short_name: ", "short_name: X"))
    assert answer(str(tiny_copy), "asked") is None
    network = load_indexed(tiny_copy).network
    assert network is not None
    assert network.taxonomy.short_name.startswith("X")


def test_a_file_of_equal_size_and_time_is_still_seen_to_be_another(tiny_copy: Path) -> None:
    path = tiny_copy / "network.yaml"
    before, stat = signature(str(tiny_copy)), path.stat()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert signature(str(tiny_copy)) != before


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(b"no database at all" * 50), id="foreign"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:3000]), id="cut off"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), id="a folder"),
    ],
)
def test_a_broken_index_is_as_good_as_none(tiny_copy: Path, spoil: object) -> None:
    load_indexed(tiny_copy)
    spoil(index_of(tiny_copy))
    assert answer(str(tiny_copy), "asked") is None
    assert load_indexed(tiny_copy).network is not None


def test_an_index_of_another_version_is_made_anew(tiny_copy: Path) -> None:
    load_indexed(tiny_copy)
    with sqlite3.connect(index_of(tiny_copy)) as index:
        index.execute("UPDATE meta SET value = 'older' WHERE name = 'maker'")
    index.close()
    assert open_index(str(tiny_copy)) is None
    assert load_indexed(tiny_copy).network is not None
    index = open_index(str(tiny_copy))
    assert index is not None
    index.close()


def test_records_that_no_longer_decode_are_read_from_yaml(tiny_copy: Path) -> None:
    load_indexed(tiny_copy)
    with sqlite3.connect(index_of(tiny_copy)) as index:
        index.execute("UPDATE network SET body = '{\"taxonomy\": 3}'")
    index.close()
    assert load_indexed(tiny_copy).network is not None


def test_a_cache_that_cannot_be_written_costs_only_time(
    tiny_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load_indexed(tiny_copy).network is not None
    remember(tiny_copy, "asked", "answered")
    assert answer(str(tiny_copy), "asked") is None


def test_a_folder_with_faults_is_never_indexed(tiny_copy: Path) -> None:
    (tiny_copy / "network.yaml").write_text("id: [")
    assert load_indexed(tiny_copy).network is None
    assert not index_of(tiny_copy).exists()


def test_only_so_many_answers_are_kept(tiny_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ascn_tui.storage.cache.index.MOST_ANSWERS", 3)
    load_indexed(tiny_copy)
    for n in range(6):
        remember(tiny_copy, f"asked {n}", "answered")
    kept = [n for n in range(6) if answer(str(tiny_copy), f"asked {n}")]
    assert kept == [3, 4, 5]
    assert MOST_ANSWERS > 3


def test_many_processes_at_once_leave_a_whole_index(tiny_copy: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from ascn_tui.storage.cache.index import load_indexed, remember;"
        f"folder = Path({str(tiny_copy)!r});"
        "assert load_indexed(folder).network;"
        "[remember(folder, f'{sys.argv[1]} {n}', 'x' * 2000) for n in range(5)]"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(n)], stderr=subprocess.PIPE)
        for n in range(8)
    ]
    assert [process.communicate()[1] for process in running] == [b""] * 8
    assert [process.returncode for process in running] == [0] * 8
    with sqlite3.connect(index_of(tiny_copy)) as index:
        assert index.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    index.close()
    assert [path for path in index_of(tiny_copy).parent.iterdir() if path.name[0] == "."] == []


def test_a_look_up_answered_before_prints_the_same(tiny_copy: Path) -> None:
    command = [sys.executable, "-m", "ascn_tui", "show", "--data", str(tiny_copy)]
    first, second = (
        subprocess.run(command, capture_output=True, check=True).stdout for _ in range(2)
    )
    assert first == second != b""


def test_width_is_part_of_a_question(tiny_copy: Path) -> None:
    command = [
        sys.executable, "-m", "ascn_tui", "show", "--format", "text", "--data", str(tiny_copy),
    ]  # fmt: skip
    wide, narrow = (
        subprocess.run(
            command, capture_output=True, check=True, env={**os.environ, "COLUMNS": columns}
        ).stdout
        for columns in ("100", "40")
    )
    assert (
        max(map(len, narrow.decode().splitlines()))
        <= 40
        < max(map(len, wide.decode().splitlines()))
    )
