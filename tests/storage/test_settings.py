"""The user's settings: what is taken from the file, and how its faults are told."""

import re
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest
from terminal import environment

import ascn_tui
from ascn_tui.cli import open_app
from ascn_tui.cli.open_app import notes, with_edition, with_keys, with_settings
from ascn_tui.cli.terminal import THEMES
from ascn_tui.paths import short_path
from ascn_tui.storage.checks.problems import describe
from ascn_tui.storage.settings import Settings, settings
from ascn_tui.tui.key_names import key_named
from ascn_tui.tui.keymap import fitting_keys, sign

ROOT = Path(ascn_tui.__file__).parent.parent
LISTED = ", ".join(THEMES)
EXAMPLE = re.compile(r"(?<=```yaml\n)theme:(?:.*\n)*?(?=```)")


@pytest.fixture
def wish(tmp_path):
    """Read a text as settings."""

    def wish(text: str | bytes) -> Settings:
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "config.yaml").write_bytes(data)
        return settings(tmp_path, THEMES)

    return wish


def told(found: Settings) -> list[str]:
    return [describe(problem).partition("config.yaml")[2] for problem in found.problems]


def options(**more: object) -> Namespace:
    return Namespace(theme="", edition="", ascii=None, no_mouse=False, **more)


def test_without_a_file_there_are_no_settings(tmp_path):
    assert settings(tmp_path / "nowhere", THEMES) == Settings()


def test_a_file_of_comments_asks_for_nothing(wish):
    assert wish("# theme: light\n\n").problems == ()
    assert wish("").problems == ()


def test_every_setting_is_taken(wish):
    found = wish(
        "theme: light\nedition: 2024\nascii: yes\nmouse: false\nkeys: {pane.zoom: Z, rows.next: 5}"
    )
    assert found.problems == ()
    assert (found.theme, found.edition, found.ascii, found.mouse) == ("light", "2024", True, False)
    assert found.keys == {"pane.zoom": "Z", "rows.next": "5"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("edition: 2024\nthme: light",
         ":2:1: error: there is no setting 'thme' — did you mean 'theme'?"),
        ("theme: ligth",
         f":1:1: error: there is no theme 'ligth'; there are {LISTED} — did you mean 'light'?"),
        ("ascii: maybe", ":1:1: error: 'ascii' is true or false, not 'maybe'"),
        ("mouse: [a]", ":1:1: error: 'mouse' is one word, not a list"),
        ("keys: Z",
         ":1:1: error: 'keys' names keys by id, such as 'pane.zoom: Z', and is not 'Z'"),
        ("keys:\n  pane.zoom: [Z]",
         ":2:3: error: 'pane.zoom' is a key or several, not a list"),
        ("theme: light\ntheme: dark",
         ":2:1: error: field 'theme' stands twice: first on line 1"),
        ("- theme", ":1:1: error: fields were expected, not a list"),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_one_line_with_file_and_line(wish, text, said):
    assert told(wish(text)) == [said]


@pytest.mark.parametrize("text", [b"\xff\xfe", b"theme: 'a", b"\x00", b"a: &x 1\nb: *x", b"{" * 99])
def test_a_spoiled_file_is_told_and_leaves_the_defaults(wish, text):
    found = wish(text)
    assert len(found.problems) >= 1
    assert found[2:7] == Settings()[2:7]


def test_what_is_wrong_leaves_the_rest_as_it_is_asked_for(wish):
    found = wish("theme: light\nnonsense: 1\nkeys: {pane.zoom: [], rows.next: n}")
    assert found.theme == "light"
    assert found.keys == {"rows.next": "n"}
    assert len(found.problems) == 2


def test_the_command_line_wins_over_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "ascn-tui").mkdir()
    (tmp_path / "ascn-tui" / "config.yaml").write_text("theme: light\nascii: true\nmouse: no\n")
    monkeypatch.setattr(sys, "platform", "linux")
    asked = options()
    with_settings(asked)
    assert (asked.theme, asked.ascii, asked.no_mouse) == ("light", True, True)
    asked = options()
    asked.theme = "dark"
    with_settings(asked)
    assert asked.theme == "dark"


def test_an_edition_that_the_network_lacks_is_told_and_not_taken(wish, network):
    asked = options()
    found = with_edition(wish("edition: 2031"), asked, network)
    assert asked.edition == ""
    assert told(found) == [
        f":1:1: error: there is no edition '2031'; there are {', '.join(network.edition)}"
    ]
    with_edition(wish("edition: 2022"), asked, network)
    assert asked.edition == "2022"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("pane.zom: Z", ":1:8: error: no key has the id 'pane.zom' — did you mean 'pane.zoom'?"),
        ("pane.zoom: x", ":1:8: error: 'x' is the key of 'compare.swap' (Swap sides)"),
        (
            "pane.zoom: spcae",
            ":1:8: error: there is no key 'spcae' that terminals send — did you mean 'space'?",
        ),
        ("pane.zoom: ctrl+i", ":1:8: error: terminals send 'ctrl+i' as 'tab'"),
        (
            "pane.zoom: escpe",
            ":1:8: error: there is no key 'escpe' that terminals send — did you mean 'escape'?",
        ),
        ("pane.zoom: 'Z,,'", ":1:8: error: the comma is called 'comma'"),
    ],
)
def test_a_key_that_cannot_be_is_told_and_left_as_it_was(wish, keys, said):
    found = with_keys(wish(f"keys: {{{keys}, app.quit: Q}}"))
    assert told(found) == [said]
    assert found.keys == {"app.quit": "Q"}


def test_keys_may_be_swapped_and_shared_by_places_that_never_meet():
    swapped = {"pane.zoom": "x", "compare.swap": "z"}
    apart = {"tree.toggle": "space,d", "page.sources": "S", "cited.close": "S"}
    for keys in (swapped, apart):
        assert fitting_keys(keys) == (keys, [])


def test_an_entry_left_out_takes_its_own_key_back():
    keys, misfits = fitting_keys({"compare.swap": "z", "pane.zoom": "q"})
    assert keys == {}
    assert [misfit.name for misfit in misfits] == ["pane.zoom", "compare.swap"]


def test_at_most_three_faults_are_told_at_the_start(wish):
    said = notes(wish("".join(f"nonsense{n}: 1\n" for n in range(6))))
    assert len(said) == 4
    assert said[-1] == "… and 3 more: ascn-tui doctor"


def test_a_path_below_the_home_folder_is_told_without_it(monkeypatch):
    monkeypatch.setenv("HOME", "/home/someone")
    assert short_path(Path("/home/someone/.config/x")) == "~/.config/x"
    assert short_path(Path("/home/someoneelse/x")) == "/home/someoneelse/x"


def test_without_a_file_neither_yaml_nor_the_keymap_is_loaded(tmp_path):
    code = (
        "import sys; from argparse import Namespace;"
        "from ascn_tui.cli.open_app import *;"
        "o = Namespace(theme='', edition='', ascii=None, no_mouse=False);"
        "assert notes(with_keys(with_settings(o))) == [];"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(tmp_path, PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert not loaded & {"yaml", "textual", "rapidfuzz", "ascn_tui.tui.keymap"}


def test_the_example_of_the_readme_works(wish, network):
    [example] = EXAMPLE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    found = with_keys(with_edition(wish(example), options(), network))
    assert found.problems == ()
    assert found.theme
    assert len(found.keys) >= 2


def test_a_key_that_is_taken_is_told_by_the_sign_that_was_written():
    keys, [misfit] = fitting_keys({"pane.zoom": "/"})
    assert keys == {}
    assert misfit.why.startswith("'/' is the key of 'filter.open'")


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("slash", "/"), ("full_stop", "."), ("greater_than_sign", ">"), ("comma", "comma"),
        ("space", "space"), ("ctrl+p", "ctrl+p"), ("j", "j"), ("pagedown", "pagedown"),
        ("minus", "-"), ("plus", "+"), ("left_curly_bracket", "{"),
    ],
)  # fmt: skip
def test_keys_are_called_as_they_are_typed(key, typed):
    assert sign(key) == typed
    assert key_named(typed)


CONSOLES = ["linux", "linux-16color", "vt100", "vt220", "ansi", "cons25", "screen.linux", "VT320"]


@pytest.mark.parametrize("kind", CONSOLES)
def test_on_a_text_console_symbols_are_in_ascii_unless_somebody_wants_others(monkeypatch, kind):
    monkeypatch.setenv("TERM", kind)
    for asked, wanted, shown in (
        (None, None, True), (None, False, False), (False, None, False), (True, False, True),
        (False, True, False),
    ):  # fmt: skip
        chosen = options()
        chosen.ascii = asked
        monkeypatch.setattr(open_app, "settings", lambda *_, want=wanted: Settings(ascii=want))
        with_settings(chosen)
        assert chosen.ascii is shown, (asked, wanted)


@pytest.mark.parametrize("kind", ["xterm", "xterm-256color", "screen", "tmux-256color", "foot"])
def test_in_a_window_symbols_are_what_they_are(monkeypatch, kind):
    monkeypatch.setenv("TERM", kind)
    asked = options()
    with_settings(asked)
    assert asked.ascii is False


@pytest.mark.parametrize(
    "name",
    ["config.yml", "config.yaml.txt", "settings.yaml", "Config.yaml", "config", "config.toml",
     "ascn-tui.yaml", ".config.yaml"],
)  # fmt: skip
def test_a_file_with_almost_the_name_is_told_with_its_right_name(tmp_path, name):
    (tmp_path / name).write_text("theme: light")
    found = settings(tmp_path, THEMES)
    assert found.theme == ""
    told = f"{tmp_path}/{name}: error: this file is not read — rename it to config.yaml"
    assert notes(found) == [told]


def test_settings_in_another_folder_are_told_with_where_they_belong(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setattr(sys, "platform", "darwin")
    (tmp_path / ".config" / "ascn-tui").mkdir(parents=True)
    (tmp_path / ".config" / "ascn-tui" / "config.yaml").write_text("theme: light")
    right = "~/Library/Application Support/ascn-tui/config.yaml"
    told = f"~/.config/ascn-tui/config.yaml: error: this file is not read — move it to {right}"
    assert notes(with_settings(options())) == [told]
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    (tmp_path / "xdg").mkdir()
    (tmp_path / ".config" / "ascn-tui").rename(tmp_path / "xdg" / "ascn-tui")
    assert notes(with_settings(options())) == [told.replace(".config", "xdg")]


def test_a_folder_in_place_of_the_file_and_a_file_in_place_of_the_folder_are_told(tmp_path):
    (tmp_path / "one" / "config.yaml").mkdir(parents=True)
    assert told(settings(tmp_path / "one", THEMES)) == [": error: not a file"]
    (tmp_path / "ascn-tui").write_text("theme: light")
    [said] = notes(settings(tmp_path / "ascn-tui", THEMES))
    right = f"{tmp_path}/ascn-tui/config.yaml"
    assert said.endswith(f"ascn-tui: error: this file is not read — move it to {right}")


def test_other_files_beside_the_settings_are_no_settings(tmp_path):
    for name in ("bookmarks.yaml", "state.json", "notes.txt", "config.yaml~"):
        (tmp_path / name).write_text("theme: light")
    assert settings(tmp_path, THEMES) == Settings()
    (tmp_path / "config.yml").write_text("theme: dark")
    (tmp_path / "config.yaml").write_text("theme: light")
    assert settings(tmp_path, THEMES).problems == ()
