"""A location and its text form, the locator."""

import subprocess

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from terminal import environment, needs

from ascn_tui.cli.parser import parser
from ascn_tui.model.location import LONGEST, SCREENS, Location, LocatorError

WORD = st.text(min_size=1, max_size=12)
LOCATIONS = st.builds(
    lambda screen, subject, options: Location(
        screen, tuple(subject), tuple(sorted(options.items()))
    ),
    st.sampled_from(("", *SCREENS)),
    st.lists(WORD, max_size=3),
    st.dictionaries(WORD, WORD, max_size=3),
).filter(
    lambda here: here.screen or (here.subject and here.subject[0] not in SCREENS)
)  # a bare id cannot be the name of a screen
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="explore/?&=%;+ #a1ä.", max_size=60),
)


@given(LOCATIONS)
@example(Location("", (" a", "b ")))
@example(Location("explore", ("100 %", "?#&;+", "a/b")))
@example(Location("explore", ("a\n",), (("a+b", "c&d"), ("a/b?", "="))))
def test_any_location_parses_back_from_its_text(here):
    assert Location.parse(str(here)) == here


SHELL_SIGNS = st.text(alphabet=" ~!#$%^&*()-=+[]{}|;:'\"`\\<>,.?/@\n\täx", min_size=1, max_size=9)
ANY_SHELL = st.one_of(
    LOCATIONS,
    st.builds(
        lambda subject, options: Location(
            "explore", tuple(subject), tuple(sorted(options.items()))
        ),
        st.lists(SHELL_SIGNS, max_size=3),
        st.dictionaries(SHELL_SIGNS, SHELL_SIGNS, max_size=2),
    ),
)
TYPED = [
    Location("explore", ("kuching",), (("edition", "2023"),)),
    Location("trends", (), (("by", "focus"), ("country", "malaysia"))),
    Location("explore", (), (("filter", "status:planning smart"),)),
    Location("explore", (), (("filter", '!edition:2022 "smart bin" ~x $HOME `id` !!'),)),
    Location("compare", ("-a", "b -c", "=ls", "~root", "*", "%self")),
    Location("", ("kuala lumpur",), (("edition", "2023"),)),
]
SHELLS = {
    "dash": ("dash", "-i"),
    "bash": ("bash", "--noprofile", "--norc", "-i", "-o", "history", "-H"),
    "zsh": ("zsh", "-f", "-i", "-o", "extendedglob", "-o", "banghist"),
    "fish": ("fish", "--no-config"),
}
"""Shells as people type into them, with all that some of them make of a `!`."""


@pytest.mark.parametrize("shell", SHELLS)
@settings(max_examples=8, deadline=None)
@given(st.lists(ANY_SHELL, max_size=60))
@example(TYPED)
def test_any_locator_is_pasted_into_a_shell_without_quotes(tmp_path_factory, shell, heres):
    program, *options = SHELLS[shell]
    lines = (f"printf '%s\\037' {here}; printf '\\036'\n" for here in heres)
    done = subprocess.run(
        [needs(program), *options],
        input="".join(lines).encode(), env=environment(tmp_path_factory.getbasetemp(), PS1=""),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    typed = [one.split("\x1f")[:-1] for one in done.stdout.decode().split("\x1e")[:-1]]
    asked = (parser("show").parse_intermixed_args(words) for words in typed)
    assert [Location.parse(" ".join(one.locator)) for one in asked] == heres


@given(TEXTS)
@example("0 ?")
@example("/ ?")
def test_any_text_is_a_locator_or_refused_with_a_reason(text):
    try:
        here = Location.parse(text)
    except LocatorError as error:
        reason = str(error)
    else:
        reason = Location.parse(str(here)) == here
    assert reason


@given(st.dictionaries(WORD, WORD, max_size=4))
def test_options_stand_sorted_however_they_are_given(options):
    forwards = Location("explore").with_options(**options)
    backwards = Location("explore").with_options(**dict(reversed(options.items())))
    assert forwards == backwards
    assert hash(forwards) == hash(backwards)
    assert list(forwards.options) == sorted(options.items())


def test_a_locator_reads_as_the_design_writes_it():
    for text in (
        "explore/jakarta-jaklingko edition=2023",
        "compare/indonesia/malaysia differ=1 group=focus-areas",
        "explore filter=status:planning+smart",
        "governance/organizational/malaysia",
        "evidence/c049",
        "sources/me2023",
        "jakarta",
        "kuala lumpur",
        "compare/indonesia/malaysia/status:planning",
    ):
        assert str(Location.parse(text)) == text


def test_a_locator_is_a_screen_a_subject_and_options():
    here = Location.parse("compare/indonesia/malaysia?group=overview&differ=1")
    assert here.screen == "compare"
    assert here.subject == ("indonesia", "malaysia")
    assert here.options == (("differ", "1"), ("group", "overview"))
    assert here.option("group") == "overview"
    assert here.option("edition") == here.edition == ""
    assert here.option("edition", "2023") == "2023"


def test_a_bare_name_has_no_screen_yet():
    assert Location.parse("jakarta") == Location("", ("jakarta",))
    assert Location.parse("jakarta?edition=2023").edition == "2023"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("explore/jakarta", "explore//jakarta/"),
        ("explore/jakarta", "  explore/jakarta \n"),
        ("explore/jakarta?edition=2023", "explore / jakarta ?edition=2023"),
        ("explore?edition=2023&by=theme", "explore?by=theme&edition=2023"),
        ("explore?edition=2023", "explore?edition=2023&by="),
        ("kuala lumpur", "kuala%20lumpur"),
        ("explore/jakarta?edition=2023", "explore/jakarta edition=2023"),
        ("trends?by=focus&country=malaysia", " trends  country=malaysia by=focus "),
        ("kuala lumpur?edition=2023", "kuala lumpur edition=2023"),
        ('explore?filter="smart bin" flood', 'explore filter="smart bin" flood'),
        ("explore?filter=smart bin&edition=2023", "explore filter=smart bin edition=2023"),
        ("explore?filter=status%3Dx%26y+%2B", "explore filter=status%3Dx&y+%2B"),
        ("explore?edition=2023", "explore ?edition=2023"),
        ("explore", "explore edition="),
    ],
)
def test_what_means_the_same_is_equal(one, other):
    assert Location.parse(one) == Location.parse(other)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "needs a screen, an id or a name"),
        ("  ", "needs a screen, an id or a name"),
        ("///", "needs a screen, an id or a name"),
        ("?edition=2023", "needs a screen, an id or a name"),
        ("explore?edition=2023&edition=2024", "each option once"),
        ("explore?edition=2023&edition=", "each option once"),
        ("edition=2023", "needs a screen, an id or a name"),
        ("explore edition=2023 edition=2024", "each option once"),
        ("explore?=2023", "needs a name"),
        ("x" * (LONGEST + 1), f"at most {LONGEST}"),
    ],
)
def test_what_is_no_locator_is_refused_with_its_reason(text, reason):
    with pytest.raises(LocatorError, match=reason):
        Location.parse(text)


def test_a_view_changes_by_making_a_new_one():
    here = Location.parse("explore/jakarta?edition=2023")
    assert here.at("banyuwangi") == Location.parse("explore/banyuwangi?edition=2023")
    assert here.with_options(edition="2024", by="theme").options == (
        ("by", "theme"),
        ("edition", "2024"),
    )
    assert here.with_options(edition="") == Location("explore", ("jakarta",))
    assert here == Location.parse("explore/jakarta?edition=2023")
