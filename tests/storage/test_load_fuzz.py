"""However a file is spoiled, loading ends in a network or in problems.

500 mutations by default; `ASCN_FUZZ=5000 pytest tests/storage/test_load_fuzz.py` for more.
"""

import os
import random
import time
from pathlib import Path

import pytest

from ascn_tui.storage.checks.problems import describe
from ascn_tui.storage.load import load
from ascn_tui.storage.yaml.text import escape_controls

CASES = int(os.environ.get("ASCN_FUZZ", "2500"))
CHUNKS = 10
SLOWEST = 4.0
"""CPU seconds that one loading may take."""

SPLINTERS = [
    b"\x00", b"\xff\xfe", b"\xe2\x80\xae", b"\x1b[2J", b"\t", b"\r", b"\n", b": ", b"- ", b"? ",
    b"{", b"}", b"[", b"]", b",", b"#", b"'", b'"', b"|\n", b">-\n", b"&a ", b"*a", b"<<: ",
    b"!!int ", b"---\n", b"...\n", b"%YAML 9\n", b"~", b"null", b"-1", b"1e999", b"nan", b"NO",
    b'"\\ud800"', b'"\\x00"', b"id", b"id: ", b"refs:\n", b"\xc3\xa9", b"9" * 400, b"[" * 50,
]  # fmt: skip


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Spoil a file in one to four places, by bytes or by lines."""
    for _ in range(dice.randint(1, 4)):
        data = dice.choice((_splice, _cut, _flip, _move_lines, _indent, _repeat))(data, dice)
    return data


def _spot(data: bytes, dice: random.Random) -> int:
    return dice.randint(0, len(data))


def _splice(data: bytes, dice: random.Random) -> bytes:
    at = _spot(data, dice)
    return data[:at] + dice.choice(SPLINTERS) + data[at:]


def _cut(data: bytes, dice: random.Random) -> bytes:
    at = _spot(data, dice)
    return data[:at] + data[at + dice.choice((1, 2, 5, 40, 400)) :]


def _flip(data: bytes, dice: random.Random) -> bytes:
    spoiled = bytearray(data)
    for _ in range(dice.randint(1, 5)):
        if spoiled:
            spoiled[dice.randrange(len(spoiled))] = dice.randrange(256)
    return bytes(spoiled)


def _move_lines(data: bytes, dice: random.Random) -> bytes:
    lines = data.split(b"\n")
    line = lines.pop(dice.randrange(len(lines)))
    lines.insert(dice.randint(0, len(lines)), line)
    return b"\n".join(lines)


def _indent(data: bytes, dice: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    lines[at] = dice.choice((b" " + lines[at], b"  " + lines[at], lines[at][1:], b"-" + lines[at]))
    return b"\n".join(lines)


def _repeat(data: bytes, dice: random.Random) -> bytes:
    lines = data.split(b"\n")
    first = dice.randrange(len(lines))
    part = lines[first : first + dice.randint(1, 20)]
    return b"\n".join([*lines[:first], *part * dice.choice((2, 2, 2, 50)), *lines[first:]])


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_spoiled_file_ends_in_a_network_or_in_problems(tiny_copy, chunk):
    files = sorted(tiny_copy.rglob("*.yaml"))
    for case in range(CASES // CHUNKS):
        dice = random.Random(f"{chunk}/{case}")  # noqa: S311 - nothing secret
        file = dice.choice(files)
        good = file.read_bytes()
        file.write_bytes(mutated(good, dice))
        try:
            _load_and_judge(tiny_copy)
        except BaseException:
            print(f"mutation {chunk}/{case} of {file.name}: {file.read_bytes()!r}")  # noqa: T201
            raise
        file.write_bytes(good)


def _load_and_judge(folder: Path) -> None:
    began = time.process_time()
    loaded = load(folder, "data")
    assert time.process_time() - began < SLOWEST
    assert (loaded.network is None) == bool(loaded.problems)
    if loaded.network:
        assert loaded.network.rows(loaded.network.taxonomy.editions[0].id) is not None
    assert list(loaded.problems) == sorted(set(loaded.problems))
    for problem in loaded.problems:
        told = describe(problem, excerpt=True)
        assert told.startswith("data/")
        assert told == escape_controls(told)
        assert problem.message
