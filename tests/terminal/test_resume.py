"""--resume: the last place, kept on every way out, and what happens where it cannot be."""

import os
import signal
import sys
import time
from pathlib import Path

import msgspec
import pytest
from emulator import until_stands
from terminal import CRASH, Terminal, environment, gone

import ascn_tui
from ascn_tui.storage.state import LastPlace, last_place, save_last_place

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
DATA = Path(PACKAGE) / "data"


def app(home: Path, *arguments: str) -> Terminal:
    command = [sys.executable, "-c", CRASH, *arguments]
    return Terminal(command, environment(home, PYTHONPATH=PACKAGE))


def kept(home: Path) -> list[LastPlace]:
    files = sorted((home / ".local/state/ascn-tui/last").glob("*.json"))
    return [msgspec.json.decode(file.read_bytes(), type=LastPlace) for file in files]


def end_by(terminal: Terminal, way: str) -> int:
    """End the app: by a key, by signals one after the other, or without its terminal."""
    if way == "dropped":
        return dropped(terminal)
    if way == "stopped":  # it takes nothing any more, and whole screens wait for it
        for _ in range(60):
            terminal.press(b"\x0c")
            time.sleep(0.05)
        way = "SIGHUP"
    for part in way.split():
        if part.startswith("SIG"):
            os.kill(terminal.process.pid, signal.Signals[part])
            time.sleep(0.03)
        else:
            terminal.press(part.encode())
    return gone(terminal).code if "SIG" in way else terminal.end().code


def dropped(terminal: Terminal) -> int:
    """Take the terminal away; the test's own is another one from here on."""
    os.close(terminal.slave)
    os.close(terminal.master)
    terminal.master, terminal.slave = os.openpty()
    return gone(terminal).code


@pytest.mark.parametrize(
    ("way", "codes"),
    {
        "q": (0,),
        "z": (1,),
        "SIGTERM": (128 + signal.SIGTERM,),
        "SIGHUP": (128 + signal.SIGHUP,),
        "SIGINT": (128 + signal.SIGINT,),
        "SIGQUIT": (128 + signal.SIGQUIT,),
        "SIGHUP SIGHUP SIGTERM SIGHUP": (128 + signal.SIGHUP, -signal.SIGHUP, -signal.SIGTERM),
        "q SIGHUP": (0, 128 + signal.SIGHUP, -signal.SIGHUP),
        "dropped": (128 + signal.SIGHUP,),
        "stopped": (128 + signal.SIGHUP,),
    }.items(),
)
def test_the_last_place_is_kept_on_every_way_out_and_opened_again(tmp_path, way, codes):
    with app(tmp_path, "jakarta-jaklingko", "--edition", "2024") as terminal:
        terminal.until("Welcome")
        terminal.rest()
        assert end_by(terminal, way) in codes
    [place] = kept(tmp_path)
    assert place.locator == "explore/jakarta-jaklingko edition=2024"
    if way != "z":  # what leads to the place of a crash may be what failed
        assert place.within == ("explore/jakarta edition=2024", "explore/indonesia edition=2024")
    with app(tmp_path, "--resume") as terminal:
        until_stands(terminal, "edition ‹ 2024 ›")
        until_stands(terminal, "Indonesia › Jakarta › JakLingko")
        assert "Welcome" not in terminal.text
        terminal.press(b"q")
        assert terminal.end().code == 0
    with app(tmp_path, "--resume", "--edition", "2022") as terminal:
        until_stands(terminal, "edition ‹ 2022 ›")
        terminal.press(b"q")
        terminal.end()


def test_a_place_that_is_gone_gives_way_to_what_contained_it(tmp_path):
    state = tmp_path / ".local/state/ascn-tui"
    place = LastPlace("explore/no-such-project?edition=2024", ("explore/jakarta?edition=2024",))
    save_last_place(state, DATA, place)
    with app(tmp_path, "--resume") as terminal:
        until_stands(terminal, "Indonesia › Jakarta")
        terminal.until("explore/no-such-project is not in the data: shown is Jakarta.")
        terminal.press(b"q")
        terminal.end()


def test_each_data_folder_has_a_last_place_of_its_own(tmp_path, tiny):
    save_last_place(tmp_path, DATA, LastPlace("explore/jakarta"))
    assert last_place(tmp_path, tiny) is None
    save_last_place(tmp_path, tiny, LastPlace("explore/norland"))
    assert last_place(tmp_path, DATA) == LastPlace("explore/jakarta")


@pytest.mark.parametrize("text", ["", "{", '{"locator": 3}', "[]", "\0"])
def test_what_is_no_last_place_counts_as_none(tmp_path, text):
    save_last_place(tmp_path, DATA, LastPlace("explore"))
    [file] = (tmp_path / "last").iterdir()
    file.write_text(text)
    assert last_place(tmp_path, DATA) is None


def test_without_a_last_place_the_beginning_is_shown_and_said(tmp_path):
    with app(tmp_path, "--resume") as terminal:
        terminal.until("No last place is kept for these data: shown is the beginning.")
        terminal.press(b"q")
        assert terminal.end().code == 0


def test_where_nothing_can_be_kept_all_works_with_one_notice(tmp_path):
    folder = tmp_path / ".local" / "state"
    folder.parent.mkdir()
    folder.write_text("a file where a folder should be")
    with app(tmp_path) as terminal:
        terminal.until("134")
        terminal.press(b"q")
        assert terminal.end().code == 0
        assert "last place" not in terminal.text
    with app(tmp_path, "--resume") as terminal:
        terminal.until("The last place cannot be read: not a directory.")
        terminal.press(b"q")
        assert terminal.end().code == 0
        assert "could not be kept" not in terminal.text


def test_resume_takes_no_locator(tmp_path):
    with app(tmp_path, "--resume", "jakarta") as terminal:
        assert terminal.end().code == 2
        assert "--resume opens the last place: leave the locator out" in terminal.text
