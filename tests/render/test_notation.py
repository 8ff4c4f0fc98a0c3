"""How values read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ascn_tui import notation
from ascn_tui.model.taxonomy import Ref, Status


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"), (0, "0"), (14, "14"), (10562088, "10,562,088"), (662.3, "662.3"),
        (5.0, "5"), (1234.5678, "1,234.57"), (0.001, "0"),
    ],
)  # fmt: skip
def test_a_number_has_thousands_apart_and_no_needless_decimals(value, text):
    assert notation.number(value) == text


@given(st.integers(min_value=0, max_value=10**12))
def test_a_whole_number_keeps_every_digit(value):
    assert int(notation.number(value).replace(",", "")) == value


def test_missing_is_never_zero():
    assert notation.number(None) == notation.UNKNOWN == "—"
    assert notation.date(None) == notation.date("") == notation.UNKNOWN
    assert notation.share(0, 0) == notation.UNKNOWN
    assert notation.share(0, 86) == "0.0 %"


def test_a_share_is_in_percent_with_one_decimal():
    assert notation.share(14, 86) == "16.3 %"
    assert notation.share(86, 86) == "100.0 %"


def test_a_noun_is_in_the_singular_for_one_only():
    assert notation.count(1, "project") == "1 project"
    assert notation.count(0, "project") == "0 projects"
    assert notation.count(2, "city", "cities") == "2 cities"
    assert notation.count(1, "city", "cities") == "1 city"
    assert notation.count(1234, "row") == "1,234 rows"


@pytest.mark.parametrize(
    ("iso", "text"),
    [("2023-08-14", "14 August 2023"), ("2023-08", "August 2023"), ("2023", "2023"),
     ("2018-12-01", "1 December 2018")],
)  # fmt: skip
def test_a_date_is_as_partial_as_it_is_known(iso, text):
    assert notation.date(iso) == text


def test_references_stand_document_by_document_with_pages_in_order():
    refs = [Ref("me2022", "21"), Ref("me2023", "20"), Ref("me2022", "9"), Ref("me2022", "21")]
    assert notation.references(refs) == "me2022 p.9, 21 · me2023 p.20"
    assert (
        notation.references([Ref("portal2026", "web"), Ref("scap2018")])
        == "portal2026 web · scap2018"
    )
    assert notation.references([]) == ""
    assert notation.reference(Ref("me2023", "6")) == "me2023 p.6"


def test_pages_sort_by_number_and_words_come_first():
    assert sorted(["10", "9", "17-18", "web", "2"], key=notation.page_order) == [
        "web", "2", "9", "10", "17-18",
    ]  # fmt: skip


def test_a_status_has_a_mark_and_an_ascii_twin():
    status = Status("ongoing", "ongoing", "◐", "+", "active", "Beyond feasibility.")
    assert notation.mark(status) == "◐"
    assert notation.mark(status, ascii_only=True) == "+"


def test_what_is_not_listed_has_a_mark_of_its_own():
    assert notation.mark(None) == notation.NOT_LISTED
    assert notation.mark(None, ascii_only=True) == "."


def test_every_verdict_has_an_ascii_twin_and_words():
    for sign, plain, said in notation.VERDICTS.values():
        assert len(sign) == len(plain) == 1
        assert plain.isascii()
        assert said


def test_verdicts_are_told_apart_without_colour():
    signs = [sign for sign, _, _ in notation.VERDICTS.values()]
    twins = [plain for _, plain, _ in notation.VERDICTS.values()]
    assert len(set(signs)) == len(set(twins)) == len(notation.VERDICTS)


def test_names_join_as_in_a_sentence():
    assert notation.listing([]) == ""
    assert notation.listing(["2022"]) == "2022"
    assert notation.listing(["2022", "2023"]) == "2022 and 2023"
    assert notation.listing(["a", "b", "c"]) == "a, b and c"


@given(st.text(max_size=20))
def test_a_capital_changes_the_first_letter_alone(text):
    assert notation.capital(text)[len(text[:1].upper()) :] == text[1:]
