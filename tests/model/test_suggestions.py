"""What is suggested for a mistyped word, and that nothing is for a word that is merely wrong."""

import subprocess
import sys
from pathlib import Path

import pytest
from spoiled import said, spoil
from terminal import environment

from ascn_tui.cli.commands import COMMANDS
from ascn_tui.cli.output import FORMATS
from ascn_tui.cli.terminal import THEMES
from ascn_tui.export import formats
from ascn_tui.model.filter.query import FACETS
from ascn_tui.model.names.suggestions import hint, listed, near
from ascn_tui.pages.lists.records import KINDS
from ascn_tui.pages.options import OptionError, narrow
from ascn_tui.storage.settings import SETTINGS

EXPORTS = tuple(formats.FORMATS)
EDITIONS = ("2022", "2023", "2024", "2025")
STATUSES = ("planning", "ongoing", "completed", "unknown")
KEYS = ("pane.zoom", "page.cite", "bookmark.add", "view.undo", "history.back")
FIELDS = ("id", "name", "focus_area", "status", "listings", "observations", "refs")

TYPOS = [
    (COMMANDS, "shwo", "show"), (COMMANDS, "lst", "list"), (COMMANDS, "fidn", "find"),
    (COMMANDS, "comapre", "compare"), (COMMANDS, "exprot", "export"),
    (COMMANDS, "bookmark", "bookmarks"),
    (FORMATS, "jsn", "json"), (FORMATS, "cvs", "csv"), (FORMATS, "ymal", "yaml"),
    (FORMATS, "markdwon", "markdown"), (EXPORTS, "bibtx", "bibtex"), (EXPORTS, "slqite", "sqlite"),
    (THEMES, "drak", "dark"), (THEMES, "ligth", "light"), (THEMES, "contarst", "contrast"),
    (KINDS, "projcts", "projects"), (KINDS, "citys", "cities"), (KINDS, "focus", "focus-areas"),
    (KINDS, "contries", "countries"), (KINDS, "clams", "claims"),
    (EDITIONS, "20x4", "2024"),
    (STATUSES, "plannign", "planning"), (STATUSES, "ongong", "ongoing"),
    (STATUSES, "Complted", "completed"), (STATUSES, "unkown", "unknown"),
    (FACETS, "statsu", "status"), (FACETS, "contry", "country"), (FACETS, "verdct", "verdict"),
    (SETTINGS, "thme", "theme"), (SETTINGS, "edtion", "edition"), (SETTINGS, "mose", "mouse"),
    (KEYS, "pane.zom", "pane.zoom"), (KEYS, "bookmarks.add", "bookmark.add"),
    (FIELDS, "focus_aera", "focus_area"), (FIELDS, "listing", "listings"), (FIELDS, "nmae", "name"),
    (("jakarta", "kuala-lumpur"), "Kuala Lumpor", "kuala-lumpur"),
    (("Hà Nội", "Đà Nẵng"), "ha noy", "Hà Nội"),
]  # fmt: skip

WRONG = [
    (COMMANDS, "hello delete status run help sudo"), (FORMATS, "pdf html docx excel toml"),
    (EXPORTS, "pdf word latex"), (THEMES, "pink blue solarized"), (KINDS, "foo people areas"),
    (EDITIONS, "2030 2021 1999 20222 23 latest"), (STATUSES, "done finished active"),
    (FACETS, "colour size owner"), (SETTINGS, "font shell size"), (KEYS, "foo.bar window.split"),
    (FIELDS, "colour budget owner"), (("jakarta", "kuala-lumpur"), "paris new-york tokyo"),
]  # fmt: skip


@pytest.mark.parametrize(("known", "word", "meant"), TYPOS, ids=[typo for _, typo, _ in TYPOS])
def test_a_typo_is_near_the_word_that_was_meant(known, word, meant):
    assert near(word, known)[:1] == [meant]


@pytest.mark.parametrize(
    ("known", "word"), [(known, word) for known, words in WRONG for word in words.split()]
)
def test_a_word_that_is_merely_wrong_is_near_nothing(known, word):
    assert near(word, known) == []


def test_every_single_slip_in_every_long_word_is_mended():
    for known in (COMMANDS, FORMATS, KINDS, STATUSES, FACETS, THEMES):
        for word in known:
            slips = [word[:n] + word[n + 1 :] for n in range(1, len(word) - 1)]
            slips += [
                word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)
            ]
            for slip in slips if len(word) > 4 else ():
                assert slip in known or word in near(slip, known), (slip, word)


def test_few_valid_words_are_listed_and_of_many_the_way_to_them_is_told():
    assert hint("done", STATUSES) == "there are planning, ongoing, completed and unknown"
    assert hint("x", ["one"]) == "there is one"
    assert hint("x", []) == ""
    many = [f"name-{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    assert hint("x", many) == "there are 26, such as name-a, name-b and name-c"
    assert listed(many, "ascn-tui list names") == "all 26: ascn-tui list names"


@pytest.mark.parametrize(
    ("word", "status"),
    [("done", "completed"), ("planned", "planning"), ("active", "ongoing"), ("open", "unknown"),
     ("selesai", "completed")],
)  # fmt: skip
def test_a_status_is_understood_by_its_tone_and_in_other_languages(network, word, status):
    assert narrow(network, {"status": word})["status"] == status


@pytest.mark.parametrize(
    ("name", "word", "told"),
    [
        ("status", "finished", "no status 'finished'; there are planning, ongoing, completed"),
        ("edition", "2030", "no edition '2030'; there are 2022, 2023, 2024 and 2025"),
        ("country", "france", "no country 'france'; there are brunei-darussalam, cambodia, "),
        ("city", "paris", "no city 'paris'; all 38: ascn-tui list cities"),
        ("city", "kuchng", "no city 'kuchng'; did you mean kuching?"),
        ("country", "malasia", "no country 'malasia'; did you mean malaysia?"),
    ],
)
def test_a_wrong_value_is_told_with_what_is_near_or_valid(network, name, word, told):
    with pytest.raises(OptionError) as caught:
        narrow(network, {name: word})
    assert told in str(caught.value)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory):
    """Run the program far from any terminal, always in the same home."""
    env = environment(tmp_path_factory.mktemp("home"), PYTHONPATH=str(Path(__file__).parents[1]))
    return lambda *arguments: subprocess.run(
        [sys.executable, "-m", "ascn_tui", *arguments],
        env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("show jakarta --format jsn", "'jsn' is no choice; did you mean 'json'?"),
        ("show jakarta --format pdf", "'pdf' is no choice; there are text, plain, markdown, json"),
        ("--theme drak", "'drak' is no choice; did you mean 'dark'?"),
        ("completion bsh", "'bsh' is no choice; did you mean 'bash'?"),
        ("show jakarta --edtion 2023", "--edtion 2023; did you mean '--edition'?"),
        ("show jakarta --colour red", "unrecognized arguments: --colour red (try"),
        ("shwo jakarta", "no command 'shwo'; did you mean 'show'?"),
        ("lst projects --edition 2025", "no command 'lst'; did you mean 'list'?"),
        ("list foo", "no list 'foo'; there are countries, cities, projects"),
        ("list projcts", "no list 'projcts'; did you mean projects?"),
        ("list projects --edition 2030", "there are 2022, 2023, 2024 and 2025"),
    ],
)
def test_the_command_line_tells_what_is_near_or_valid(run, arguments, told):
    done = run(*arguments.split())
    assert done.returncode == 2
    assert told in done.stderr


def test_status_done_lists_what_is_completed(run):
    done = run("list", "projects", "--status", "done")
    assert done.stdout == run("list", "projects", "--status", "completed").stdout != ""


def test_check_lists_the_fields_where_none_is_near(tiny_copy):
    spoil(tiny_copy, "countries.yaml", "  - id: norland", "  - colour: red\n    id: norland")
    [fault, *_] = said(tiny_copy)
    assert "unknown field 'colour' — there are " in fault
    assert "names" in fault
