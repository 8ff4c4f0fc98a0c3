"""What comes from the keyboard is taken as what it means, however broken it is."""

import random

import pytest
from textual import events

from ascn_tui.tui.terminal.input import (
    LONGEST_PASTE,
    PASTE,
    PASTED,
    SILENCE,
    InputParser,
    PasteGuard,
)


def keys(keyboard: InputParser, *chunks: bytes) -> list[str]:
    found = [event for chunk in chunks for event in keyboard.feed(chunk)]
    return [event.key for event in found if isinstance(event, events.Key)]


def test_letters_arrive_whole_though_their_bytes_come_one_by_one():
    assert keys(InputParser(), b"a", b"\xc3", b"\xa9", b"z") == ["a", "é", "z"]


def test_bytes_that_are_no_text_are_passed_over():
    assert keys(InputParser(), b"a\xff\xfe", b"\x80b") == ["a", "b"]


def test_random_bytes_are_stood():
    chance = random.Random(1)  # noqa: S311 - no secret
    keyboard = InputParser()
    for _ in range(300):
        list(keyboard.feed(chance.randbytes(64)))
    list(keyboard.feed(b"\x1b[0;0m"))
    assert keys(keyboard, b"\r")[-1] == "enter"


@pytest.mark.parametrize("report", [b"\x1b[48;0;0;0;0t\x1b[<0;5;5M", b"\x1b[<0;99999999999;1M"])
def test_reports_with_senseless_figures_are_stood(report):
    keyboard = InputParser()
    list(keyboard.feed(report))
    assert keys(keyboard, b"x") == ["x"]


@pytest.mark.parametrize("cut", range(1, len(PASTE) + 3))
def test_a_paste_arrives_whole_wherever_its_pieces_are_cut(cut):
    whole = f"{PASTE}ab\n{PASTED}c"
    pasting = PasteGuard()
    passed = "".join(pasting.feed(part) for part in (whole[:cut], whole[cut:-cut], whole[-cut:]))
    assert passed == whole


def test_a_long_paste_is_cut_and_ends():
    pasting = PasteGuard()
    passed = pasting.feed(PASTE) + "".join(pasting.feed("x" * 4096) for _ in range(256))
    passed += pasting.feed(f"xx{PASTED}j")
    assert passed == f"{PASTE}{'x' * LONGEST_PASTE}{PASTED}j"


@pytest.mark.parametrize("end", range(1, len(PASTED)))
def test_the_end_of_a_paste_is_seen_though_it_comes_in_pieces_after_the_cut(end):
    pasting = PasteGuard()
    passed = pasting.feed(PASTE + "x" * (LONGEST_PASTE + 5) + PASTED[:end])
    passed += pasting.feed(PASTED[end:] + "j")
    assert passed.endswith(f"{PASTED}j")
    assert passed.count("x") == LONGEST_PASTE


def test_a_paste_that_falls_silent_is_over():
    now = [0.0]
    pasting = PasteGuard(lambda: now[0])
    assert pasting.feed(f"{PASTE}abc") == f"{PASTE}abc"
    assert pasting.overdue() == ""
    now[0] = SILENCE
    assert pasting.overdue() == PASTED
    assert pasting.overdue() == ""
    assert pasting.feed("j") == "j"
