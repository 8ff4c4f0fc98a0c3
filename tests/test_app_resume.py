"""--resume: the last place, kept on every way out, and what happens where it cannot be."""

import signal
import sys
from pathlib import Path

import msgspec
import pytest
from emulator import until_stands
from terminal import Terminal, environment

import ascn_tui
from ascn_tui.store.lastplace import LastPlace, keep_last_place, last_place

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
DATA = Path(PACKAGE) / "data"


def app(home: Path, *arguments: str) -> Terminal:
    command = [sys.executable, "-m", "ascn_tui", *arguments]
    return Terminal(command, environment(home, PYTHONPATH=PACKAGE))


def kept(home: Path) -> list[LastPlace]:
    files = sorted((home / ".local/state/ascn-tui/last").glob("*.json"))
    return [msgspec.json.decode(file.read_bytes(), type=LastPlace) for file in files]


@pytest.mark.parametrize("way", ["q", signal.SIGTERM, signal.SIGHUP], ids=str)
def test_the_last_place_is_kept_on_every_way_out_and_opened_again(tmp_path, way):
    with app(tmp_path, "jakarta-jaklingko", "--edition", "2024") as terminal:
        terminal.until("JakLingko")
        terminal.rest()
        if isinstance(way, str):
            terminal.press(way.encode())
        else:
            terminal.process.send_signal(way)
        code = terminal.end().code
    assert code == (0 if isinstance(way, str) else 128 + way)
    [place] = kept(tmp_path)
    assert place.locator == "explore/jakarta-jaklingko?edition=2024"
    assert place.within == ("explore/jakarta?edition=2024", "explore/indonesia?edition=2024")
    with app(tmp_path, "--resume") as terminal:
        until_stands(terminal, "edition ‹ 2024 ›")
        until_stands(terminal, "Indonesia › Jakarta › JakLingko")
        terminal.press(b"q")
        assert terminal.end().code == 0
    with app(tmp_path, "--resume", "--edition", "2022") as terminal:
        until_stands(terminal, "edition ‹ 2022 ›")
        terminal.press(b"q")
        terminal.end()


def test_a_place_that_is_gone_gives_way_to_what_contained_it(tmp_path):
    state = tmp_path / ".local/state/ascn-tui"
    place = LastPlace("explore/no-such-project?edition=2024", ("explore/jakarta?edition=2024",))
    keep_last_place(state, DATA, place)
    with app(tmp_path, "--resume") as terminal:
        until_stands(terminal, "Indonesia › Jakarta")
        terminal.until("explore/no-such-project is not in the data: shown is Jakarta.")
        terminal.press(b"q")
        terminal.end()


def test_each_data_folder_has_a_last_place_of_its_own(tmp_path, tiny):
    keep_last_place(tmp_path, DATA, LastPlace("explore/jakarta"))
    assert last_place(tmp_path, tiny) is None
    keep_last_place(tmp_path, tiny, LastPlace("explore/norland"))
    assert last_place(tmp_path, DATA) == LastPlace("explore/jakarta")


@pytest.mark.parametrize("text", ["", "{", '{"locator": 3}', "[]", "\0"])
def test_what_is_no_last_place_counts_as_none(tmp_path, text):
    keep_last_place(tmp_path, DATA, LastPlace("explore"))
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
