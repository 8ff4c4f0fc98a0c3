"""Names of keys: each that is accepted is one that terminals send, and does what it is for."""

import sys
import time
from pathlib import Path

import pytest
from terminal import Terminal, environment
from textual.binding import Binding
from textual.constants import ESCAPE_DELAY

import ascn_tui
from ascn_tui.tui.key_names import ALIASES, FUNCTIONS, MODIFIED, MOVING, PLAIN, SENT, key_named
from ascn_tui.tui.keymap import declared, fitting_keys, sign
from ascn_tui.tui.terminal.input import InputParser

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
LETTERED = dict(zip(("up", "down", "right", "left", "end", "home"), b"ABCDFH", strict=True)) | dict(
    zip(FUNCTIONS, b"PQRS", strict=False)
)
NUMBERED = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6} | dict(
    zip(FUNCTIONS[4:], (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
)
BYTES = {
    "escape": b"\x1b", "enter": b"\r", "tab": b"\t", "space": b" ", "backspace": b"\x7f",
    "comma": b",", "shift+tab": b"\x1b[Z", "ctrl+backslash": b"\x1c",
    "ctrl+right_square_bracket": b"\x1d",
}  # fmt: skip
MODIFIERS = ("shift", "alt", "ctrl")
"""In the order of their bits, as xterm sends them."""


def sent(key: str) -> bytes:
    """What xterm sends for a key; for Super what kitty sends."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    if key in BYTES:
        return BYTES[key]
    if modifiers in ([], ["shift"], ["alt"], ["ctrl"], ["alt", "ctrl"], ["ctrl", "shift"]):
        number = 1 + sum(1 << MODIFIERS.index(modifier) for modifier in modifiers)
        if name in LETTERED:
            start = b"\x1b[1;%d" % number if modifiers else b"\x1bO"
            return start + bytes([LETTERED[name]])
        if name in NUMBERED:
            return b"\x1b[%d" % NUMBERED[name] + (b";%d~" % number if modifiers else b"~")
    if modifiers == ["super"]:
        return b"\x1b[%d;9u" % ord(name)
    if modifiers == ["ctrl"]:
        return bytes([ord(name) - 96])
    return (b"\x1b" if modifiers else b"") + name.encode()


def pressed(data: bytes) -> list[str]:
    """The keys that the app sees."""
    keyboard = InputParser()
    events = list(keyboard.feed(data))
    if not events:  # Escape may begin a sequence: it is a key once nothing follows
        time.sleep(ESCAPE_DELAY * 1.5)
        events = list(keyboard.feed(b""))
    return [event.key for event in events]


@pytest.mark.parametrize(
    "key",
    [
        *MOVING, *FUNCTIONS, *PLAIN, *sorted(SENT), "Z", "é", "?", "/", ".", "+",
        *(f"{modifier}+{name}" for name in sorted(MODIFIED) for modifier in MODIFIERS),
        "alt+ctrl+left", "ctrl+shift+up",
    ],
)  # fmt: skip
def test_every_key_that_is_accepted_is_what_the_app_sees_when_it_is_pressed(key):
    named = key_named(key)
    [bound] = Binding.make_bindings([Binding(named, "")])
    assert pressed(sent(key)) == [bound.key]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("esc", "escape"), ("Esc", "escape"), ("del", "delete"), ("return", "enter"),
        ("⏎", "enter"), ("Enter", "enter"), ("↓", "down"), ("←", "left"), ("pgdn", "pagedown"),
        ("PgUp", "pageup"), ("page down", "pagedown"), ("^c", "ctrl+c"), ("^L", "ctrl+l"),
        ("shift+s", "S"), ("Shift-S", "S"), ("ctrl+S", "ctrl+s"), ("ctrl-s", "ctrl+s"),
        ("Control+s", "ctrl+s"), ("F5", "f5"), ("ctrl+pgup", "ctrl+pageup"),
        ("shift+↓", "shift+down"),
        ("question_mark", "?"), ("minus", "-"), ("latin_small_letter_a", "a"), ("^", "^"),
        ("Spacebar", "space"), ("shift+é", "É"), ("option+x", "alt+x"),
    ],
)  # fmt: skip
def test_a_key_may_be_called_by_any_of_its_names(written, key):
    assert key_named(written) == key


@pytest.mark.parametrize(
    "written",
    [
        "", " ", "spcae", "ctlr+l", "shift+enter", "ctrl+enter", "ctrl+tab", "ctrl+space",
        "ctrl+i", "ctrl+m", "ctrl+[", "ctrl+.", "ctrl+1", "ctrl+shift+s", "alt+S", "alt+f",
        "shift+1", "shift+/", "shift+space", "shift+escape", "f13", "shift+f3", "snowman", "ctrl++",
        "<any>", "super+up", "hyper+a", "caps_lock", "ctrl", "shift+",
    ],
)  # fmt: skip
def test_what_no_terminal_sends_is_no_key(written):
    assert key_named(written) == ""


def test_other_names_lead_to_keys():
    assert all(key_named(name) for name in ALIASES)


def test_every_key_of_the_explorer_may_be_written_as_it_is_listed():
    listed: dict[str, list[str]] = {}
    for _, binding in declared():
        listed.setdefault(binding.id or "", []).append(sign(binding.key))
    keys, misfits = fitting_keys({name: ",".join(keys) for name, keys in listed.items()})
    assert misfits == []
    assert list(keys) == list(listed)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({"app.quit": "esc"}, "'escape' is the key of "),
        ({"app.quit": "super+q"}, "'app.quit' needs a key that every terminal sends"),
        ({"help.open": "super+h"}, "'help.open' needs a key that every terminal sends"),
        ({"pane.zoom": "tab"}, "'tab' goes to the next pane"),
        ({"pane.zoom": "ctrl+q"}, "'ctrl+q' quits everywhere"),
        ({"jump.close": "x"}, "'x' is typed into the box there"),
        ({"export.close": "space"}, "'space' is typed into the box there"),
        ({"pane.zoom": "ctrl+i"}, "terminals send 'ctrl+i' as 'tab'"),
        ({"app.quit": "Q,ctrl+enter"}, "there is no key 'ctrl+enter' that terminals send"),
    ],
)
def test_a_key_that_could_never_do_it_there_is_refused(entry, why):
    keys, [misfit] = fitting_keys(entry)
    assert keys == {}
    assert misfit.why.startswith(why)


QUITTING = ["del", "F12", "⌫", "shift+q", "ctrl-x", "alt+q", "ctrl+pgdn", "insert", "^t"]


@pytest.mark.skipif(sys.platform == "darwin", reason="its settings are elsewhere")
def test_keys_of_the_settings_do_what_they_are_for_on_a_real_terminal(tmp_path):
    folder = tmp_path / ".config" / "ascn-tui"
    folder.mkdir(parents=True)
    opening = ",".join(QUITTING)
    (folder / "config.yaml").write_text(f"keys:\n  help.open: '{opening}'\n  app.quit: ctrl+S\n")
    env = environment(tmp_path, PYTHONPATH=PACKAGE)
    with Terminal([sys.executable, "-m", "ascn_tui"], env) as terminal:
        terminal.until("screens")
        for written in QUITTING:
            before = len(terminal.output)
            terminal.press(sent(key_named(written)))
            terminal.until("Type to narrow", since=before)
            terminal.rest()
            terminal.press(b"\x1b")
            terminal.rest(0.4)
        assert "^s" in terminal.text
        terminal.press(b"\x13")
        assert terminal.end().code == 0
