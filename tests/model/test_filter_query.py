"""A filter as a value, and what it keeps of records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ascn_tui.model.filter import match
from ascn_tui.model.filter.facets import shelves
from ascn_tui.model.filter.query import FACETS, LONGEST, Filter, FilterableText, FilterError
from ascn_tui.model.location import Location

SHELVES = {
    **{facet: {} for facet in FACETS},
    "status": {"planning": ("planning", "perancangan"), "ongoing": ("ongoing",)},
    "city": {"kuala-lumpur": ("Kuala Lumpur",), "kuching": ("Kuching",)},
    "edition": {"2022": (), "2023": ()},
}
ROW = FilterableText(
    "smart bin | kuala lumpur", {"status": ("planning",), "edition": ("2022", "2023")}
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", True),
        ("smart", True),
        ("SMART lumpur", True),
        ("smart kuching", False),
        ('"smart bin"', True),
        ('"bin smart"', False),
        ("!smart", False),
        ("!kuching", True),
        ("status:planning", True),
        ("status:plan", True),
        ("st:ongoing", False),
        ("!status:ongoing", True),
        ("status:ongoing,planning", True),
        ("edition:2022 edition:2023", True),
        ("!edition:2022", False),
        ("city:kuching", False),
        ("!city:kuching", True),
        ("bin !status:ongoing edition:2023", True),
    ],
)
def test_every_term_has_to_fit_and_an_exclamation_mark_turns_it_round(text, kept):
    assert Filter.parse(text, SHELVES).keeps(ROW) is kept


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("  Smart   BIN ", "smart bin"),
        ("st:plan", "status:planning"),
        ("status:Perancangan", "status:planning"),
        ('city:"Kuala Lumpur",kuch', "city:kuala-lumpur,kuching"),
        ("city:kual", "city:kuala-lumpur"),
        ('!"Smart Bin', '!"smart bin"'),
        ("jak-lingko", '"jak lingko"'),
        ("smart smart", "smart"),
        ("é — &", "e and"),
        ('"status:planning"', '"status planning"'),
    ],
)
def test_a_filter_is_written_in_one_way(text, written):
    found = Filter.parse(text, SHELVES)
    assert str(found) == written
    assert Filter.parse(written, SHELVES) == found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("status:plannign", "no status 'plannign'; did you mean planning"),
        ("statsu:planning", "nothing is filtered by 'statsu:'; did you mean status:?"),
        ("c:kuching", "c: may be country or city"),
        ("city:ku", "city 'ku' may be kuala-lumpur or kuching"),
        ("status:", "status: takes planning or ongoing"),
        ('status:""', "status: takes planning or ongoing"),
        ("topic:roads", "nothing here has a topic"),
        ("smart !", "! turns round what follows it"),
        ("x" * (LONGEST + 1), f"at most {LONGEST} characters"),
        ("&" * LONGEST, f"at most {LONGEST} characters"),
    ],
)
def test_what_is_no_filter_is_refused_with_what_is_near(text, reason):
    with pytest.raises(FilterError) as error:
        Filter.parse(text, SHELVES)
    assert reason in str(error.value)


@given(st.one_of(st.text(max_size=40), st.text(alphabet='ab !":,status:planninged', max_size=40)))
def test_any_text_is_a_filter_that_survives_a_locator_or_is_refused_with_a_reason(text):
    try:
        found = Filter.parse(text, SHELVES)
    except FilterError:
        return
    assert Filter.parse(str(found), SHELVES) == found
    here = Location("explore").with_options(filter=str(found))
    assert Location.parse(str(here)) == here


def test_many_values_are_not_all_told(network):
    with pytest.raises(FilterError, match="or one of 33 more"):
        match.parse(network, "city:")


def test_every_facet_of_the_network_has_values(network):
    assert {facet: len(shelf) for facet, shelf in shelves(network).items() if not shelf} == {}


def names(network, text, edition="2023"):
    here = Location("explore").with_options(edition=edition, filter=text)
    return {row.name for row in match.rows(network, here)}


def test_a_facet_keeps_what_a_narrowed_edition_lists(network):
    for facet, shelf in (
        ("status", network.status), ("focus", network.focus_area),
        ("country", network.country), ("city", network.city),
    ):  # fmt: skip
        for key in shelf:
            for edition in network.edition:
                listed = {row.name for row in network.rows(edition, **{facet: key})}
                assert names(network, f"{facet}:{key}", edition) == listed, (facet, key)


def test_an_edition_means_listed_there_too_so_its_contrary_finds_what_is_new(network):
    before = {row.project.id for row in network.rows("2022")}
    new = {row.name for row in network.rows("2023") if row.project.id not in before}
    old = {row.name for row in network.rows("2023") if row.project.id in before}
    assert names(network, "!edition:2022") == new
    assert names(network, "edition:2022") == old


def test_words_are_looked_for_in_all_names_and_in_what_a_project_is_filed_under(tiny_network):
    project = tiny_network.project["harbourton-tide-gauges"]
    for word in ("tide", "gauges for the", "harbourton"):
        assert project.name in names(tiny_network, f'"{word}"', tiny_network.taxonomy.newest)
    assert not names(tiny_network, "nowhere", tiny_network.taxonomy.newest)


def test_no_word_reaches_from_one_text_into_the_next(network):
    assert names(network, "jakarta indonesia")
    assert not names(network, '"jakarta indonesia"')


def nearest(network, text):
    here = Location("explore").with_options(edition="2023", filter=text)
    return match.nearest_in_trees(network, here)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("jakatra", "jakarta"),
        ("kuala lumpor", "kuala lumpur"),
        ("jakatra status:ongoing", "jakarta status:ongoing"),
        ("jakarta status:completed", "jakarta"),
        ("xqzwv", ""),
    ],
)
def test_the_nearest_filter_keeps_something(network, text, offered):
    assert not names(network, text)
    assert nearest(network, text) == offered
    assert not offered or names(network, offered)
