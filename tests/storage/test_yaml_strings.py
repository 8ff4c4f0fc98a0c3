"""Every text of the data survives letter by letter, but for characters that act on a terminal."""

import shutil
import tempfile
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spoiled import BRACKWATER, said, spoil

from ascn_tui.storage.load import load
from ascn_tui.storage.yaml.parser import parse
from ascn_tui.storage.yaml.text import escape_controls

ACTING = (
    *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x061C, *range(0x200B, 0x2010),
    *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC),
    0xFFFE, 0xFFFF, *range(0xE0000, 0xE0080),
)  # fmt: skip
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


@given(texts)
@example("[bold]red[/bold] [@click=app.quit]x[/] [/] Area [km2]")
@example("\x1b[31m \x1b]0;title\x07 \x9b2J \x00 \x7f")
@example("\u202eright to left\u202c and \u200bnothing\ufeff\u2028new line")
@example("\\ \" ' # : - ? & * ! | > % @ ` { } [ ] , ~ null NO 01000 1.10 <<")
@example("‹U+001B›")
def test_any_text_survives_in_quotes(text):
    # YAML's own escapes, so that nothing is refused and nothing folded.
    written = yaml.safe_dump({"name": text}, allow_unicode=False, width=10_000)
    parsed = parse(escape_controls(written))
    assert parsed.faults == []
    assert parsed.value == {"name": escape_controls(text)}


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40, deadline=None)
@given(texts)
def test_any_name_reaches_the_network_literally(text):
    here = Path(__file__).parents[1] / "data"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(here, Path(folder) / "network"))
        name = yaml.safe_dump(text, allow_unicode=False, width=10_000, default_style='"').strip()
        spoil(copy, BRACKWATER, "name: Brackwater", f"name: {name}")
        loaded = load(copy)
    assert loaded.problems == ()
    assert loaded.network.city["brackwater"].name == escape_controls(text)


@pytest.mark.parametrize("code", ACTING)
def test_acting_characters_become_marks_however_they_are_written(code):
    mark = f"‹U+{code:04X}›"
    assert escape_controls(f"a{chr(code)}b") == f"a{mark}b"
    assert parse(f'name: "a\\U{code:08x}b"\n').value == {"name": f"a{mark}b"}


def test_raw_acting_characters_become_marks(tiny_copy):
    spoil(tiny_copy, BRACKWATER, "name: Brackwater", "name: Brack\x1b[2J\x7f\u202ewater\u2028")
    network = load(tiny_copy).network
    assert network.city["brackwater"].name == "Brack‹U+001B›[2J‹U+007F›‹U+202E›water‹U+2028›"


def test_nothing_else_of_unicode_is_marked():
    rest = "".join(
        chr(code)
        for code in range(0x20, 0x30000)
        if unicodedata.category(chr(code)) not in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")
    )
    assert escape_controls(rest) == rest
    assert escape_controls("\n\t") == "\n\t"


@pytest.mark.parametrize("word", ["NO", "yes", "01000", "1.10", "0x1F", "1e3", "2024-05-31", "1_0"])
def test_plain_words_keep_their_letters(word):
    assert parse(f"name: {word}").value == {"name": word}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_what_is_empty_counts_as_absent(nothing):
    assert parse(f"a: {nothing}\nb: x\n").value == {"b": "x"}
    assert parse(f"a: '{nothing}'\n").value == {"a": nothing}


def test_block_texts_are_folded_and_kept_as_yaml_says():
    assert parse("a: >-\n  one\n  two\n\n  three\nb: |\n  one\n  two\n").value == {
        "a": "one two\nthree",
        "b": "one\ntwo\n",
    }


def test_problems_and_excerpts_hold_no_acting_character(tiny_copy):
    spoil(tiny_copy, BRACKWATER, "country: norland", 'country: "\\e]0;x\\a" # \x1b[2J \u202e')
    (tiny_copy / "evil\x1b[2J\u202e.yaml").write_text("a: b\n", encoding="utf-8")
    (tiny_copy / "\x07").mkdir()
    (tiny_copy / "\x07" / "b.yaml").write_text("a: b\n", encoding="utf-8")
    problems = load(tiny_copy, "da\x1bta").problems
    assert len(problems) == 3
    for problem in problems:
        told = f"{problem.path}{problem.message}{problem.hint}{problem.excerpt}"
        assert told == escape_controls(told)


def test_a_file_name_that_is_no_text_is_told(tiny_copy):
    name = bytes(tiny_copy) + b"/\xff.yaml"
    Path(name.decode("utf-8", "surrogateescape")).write_text("a: b\n", encoding="utf-8")
    assert said(tiny_copy) == ["data/�.yaml: error: no file of a network"]
