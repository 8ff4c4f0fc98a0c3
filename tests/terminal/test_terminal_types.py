"""The explorer on many kinds of terminal: what is written to them, byte by byte."""

import re
import sys
from pathlib import Path

import pytest
from terminal import Terminal, environment

import ascn_tui
from ascn_tui.cli.terminal import MANY, NO_COLOURS, SIXTEEN, colours, theme_for

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
PROGRAM = [sys.executable, "-m", "ascn_tui"]
STYLE = re.compile(rb"\x1b\[([\d;]*)m")
RGB, INDEXED = re.compile(rb"[34]8;2;"), re.compile(rb"[34]8;5;")
WALK = (
    (b"\x1b[B", ""), (b"l", ""), (b"2", "Malaysia"), (b"3", "Constitutional"), (b"s", "Sources"),
    (b"s", ""), (b"?", "Signs"), (b"\x1b", ""), (b"\x1b", ""), (b"1", ""),
)  # fmt: skip
PLACES = ("c049", "trends", "sources", "figures", "timeline", "glossary", "explore/viet-nam")
TERMINALS = {
    ("linux", ""): SIXTEEN,
    ("vt100", ""): NO_COLOURS,
    ("screen", ""): SIXTEEN,
    ("xterm", ""): SIXTEEN,
    ("tmux-256color", ""): MANY,
    ("xterm-256color", ""): MANY,
    ("xterm", "truecolor"): MANY,
}


def environment_of(home: Path, term: str, more: str = "", **others: str) -> dict[str, str]:
    env = environment(home, PYTHONPATH=PACKAGE, TERM=term, COLORTERM=more, **others)
    return env if more else {name: env[name] for name in env if name != "COLORTERM"}


def walked(env: dict[str, str], *arguments: str) -> bytes:
    """Open the app, look at the screens, quit; return everything that was written."""
    with Terminal([*PROGRAM, *arguments], env, columns=90, rows=28) as terminal:
        terminal.until("edition")
        terminal.rest()
        for keys, seen in WALK:
            since = len(terminal.output)
            terminal.press(keys)
            if seen:
                terminal.until(seen, since=since)
            # A lone escape may begin a sequence: Textual waits for the rest of it.
            terminal.rest(0.5 if keys == b"\x1b" else 0.1)
        terminal.press(b"q")
        assert terminal.end().code == 0
        assert terminal.left_behind == []
        return bytes(terminal.output)


def hues(output: bytes) -> set[str]:
    """The colours that were switched on, as SGR parameters."""
    found = set()
    for style in STYLE.findall(output):
        codes = style.decode().split(";")
        while codes:
            code = codes.pop(0)
            if code in ("38", "48"):
                taken = 4 if codes[0] == "2" else 2
                found.add(";".join([code, *codes[:taken]]))
                codes = codes[taken:]
            elif re.fullmatch(r"[349][0-7]|10[0-7]", code):
                found.add(code)
    return found


@pytest.mark.parametrize(("term", "more"), TERMINALS)
def test_on_every_kind_of_terminal_the_app_opens_shows_and_leaves(tmp_path, term, more):
    assert colours({"TERM": term, "COLORTERM": more}) == TERMINALS[term, more]
    written = hues(walked(environment_of(tmp_path, term, more)))
    extended = {hue for hue in written if ";" in hue}
    if TERMINALS[term, more] == MANY:
        depth = "8;2;" if more else "8;5;"
        assert extended
        assert all(hue[1:].startswith(depth) for hue in extended)
    elif TERMINALS[term, more] == SIXTEEN:
        assert not extended
        assert {"96", "36", "33", "32", "40", "30", "46"} <= written
    else:
        assert not written


def test_the_theme_of_the_terminal_uses_its_palette_where_more_could_be_had(tmp_path):
    written = hues(
        walked(environment_of(tmp_path, "xterm-256color", "truecolor"), "--theme=terminal")
    )
    assert written
    assert not {hue for hue in written if ";" in hue}


@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
def test_no_color_leaves_attributes_alone(tmp_path, term):
    output = walked(environment_of(tmp_path, term, NO_COLOR="1"), "--theme=light")
    assert hues(output) == set()
    assert re.search(rb"\x1b\[[\d;]*7[;m]", output)  # the cursor is seen all the same


def test_in_ascii_no_byte_of_any_screen_is_beyond_it(tmp_path):
    for env in (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX"},
    ):
        output = walked(environment_of(tmp_path, "xterm-256color", **env))
        assert output.isascii()
        assert b"\\u" not in output


@pytest.mark.parametrize("place", PLACES)
def test_in_ascii_no_page_is_beyond_it(tmp_path, place):
    command = [*PROGRAM, "--ascii", place]
    with Terminal(
        command, environment_of(tmp_path, "xterm-256color"), columns=80, rows=50
    ) as terminal:
        terminal.until("edition")
        terminal.rest()
        terminal.press(b"y")
        terminal.rest()
        terminal.press(b"q")
        assert terminal.end().code == 0
        assert bytes(terminal.output).isascii()


def test_the_theme_asked_for_gives_way_where_its_colours_cannot_be_shown():
    for asked, variables, chosen, reason in (
        ("", {"TERM": "xterm-256color"}, "dark", ""),
        ("light", {"TERM": "xterm-kitty"}, "light", ""),
        ("light", {"TERM": "xterm", "COLORTERM": "truecolor"}, "light", ""),
        ("terminal", {"TERM": "linux"}, "terminal", ""),
        ("light", {"TERM": "linux"}, "terminal", "TERM=linux has 16 colours"),
        ("", {"TERM": "vt100"}, "terminal", "TERM=vt100 has no colours"),
        ("dark", {"TERM": "xterm-256color", "NO_COLOR": "1"}, "terminal", "NO_COLOR is set"),
        ("dark", {"TERM": "xterm-256color", "NO_COLOR": ""}, "dark", ""),
    ):
        found = theme_for(asked, variables)
        assert (found.theme, found.reason) == (chosen, reason)
