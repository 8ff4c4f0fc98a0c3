"""Names to records: ids, names, acronyms, old names, and what happens when nothing fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ascn_tui.model.location import Location
from ascn_tui.model.names.index import UnresolvedError, fold, name_of, names, place_of
from ascn_tui.model.names.resolve import resolve_name
from ascn_tui.model.record_types import kind_of
from ascn_tui.pages.locator import resolve_text as resolve


def unresolved(network, text: str) -> UnresolvedError:
    with pytest.raises(UnresolvedError) as caught:
        resolve_name(network, text)
    return caught.value


def resolved(network, text: str):
    try:
        return resolve_name(network, text)
    except UnresolvedError:
        return None


def test_every_record_resolves_by_its_id(network):
    for key, record in network.records.items():
        assert resolve_name(network, key) is record
        assert resolve_name(network, f"  {key} ") is record


def test_every_name_that_only_one_record_bears_leads_to_it(network):
    index = names(network)
    alone = [
        record for record in network.records.values() if len(index[fold(name_of(record))]) == 1
    ]
    assert len(alone) > 300
    some = alone[:: len(alone) // 60]  # each look-up by name builds the index anew
    for record in some:
        assert resolve_name(network, name_of(record)) is record


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("jaklingko", "jakarta-jaklingko"),
        ("JakLingko", "jakarta-jaklingko"),
        ("kuala lumpur", "kuala-lumpur"),
        ("KUALA  LUMPUR", "kuala-lumpur"),
        ("Hà Nội", "ha-noi"),
        ("DKI Jakarta", "jakarta"),
        ("VNM", "viet-nam"),
        ("Kamboja", "cambodia"),
        ("built infrastructure", "built-infrastructure"),
        ("Civic and Social", "civic-and-social"),
        ("Indonesia and Malaysia, side by side", "indonesia-malaysia"),
        ("me2023", "me2023"),
        ("c049", "c049"),
    ],
)
def test_a_name_needs_neither_case_nor_accents_nor_signs(network, text, key):
    assert resolve_name(network, text).id == key


@pytest.mark.parametrize(
    ("acronym", "name"),
    [("IRDA", "Iskandar Regional Development Authority"), ("SMA", "Sarawak Multimedia Authority")],
)
def test_an_acronym_in_brackets_is_a_name_and_so_is_the_name_without_it(network, acronym, name):
    entry = resolve_name(network, acronym)
    assert kind_of(entry) == "entry"
    assert entry.name == f"{name} ({acronym})"
    assert resolve_name(network, name) is entry
    assert resolve_name(network, acronym.lower()) is entry


def test_a_project_answers_to_every_name_an_edition_printed(network):
    renamed = [
        (project, listing.name)
        for project in network.projects
        for listing in project.listings
        if listing.name and fold(listing.name) != fold(project.name)
    ]
    assert len(renamed) > 10
    index = names(network)
    for project, old in renamed:
        assert project in index[fold(old)]
        if len(index[fold(old)]) == 1:
            assert resolve_name(network, old) is project


def test_an_old_name_of_the_tiny_network_leads_to_its_project(tiny_network):
    assert resolve_name(tiny_network, "Gauges for the Tide").id == "harbourton-tide-gauges"
    assert resolve_name(tiny_network, "hafenstadt").id == "harbourton"


def test_a_place_goes_before_what_is_written_about_it(network):
    assert kind_of(resolve_name(network, "indonesia")) == "country"
    assert kind_of(resolve_name(network, "Caring for Stunting")) == "project"
    assert kind_of(resolve_name(network, "ASEAN Smart Cities Framework")) == "entry"


def test_a_city_state_is_the_country_by_its_bare_name_and_the_city_by_its_path(network):
    assert resolve_name(network, "Singapore") is network.country["singapore"]
    city = place_of(network.city["singapore"])
    assert city == Location("explore", ("singapore", "singapore"))
    assert resolve(network, str(city)).subject == city.subject


def test_a_name_that_several_bear_lists_them(network):
    error = unresolved(network, "Smart Mobility")
    assert error.ambiguous
    named = dict(error.nearest)
    assert named["explore/siem-reap-smart-mobility"] == "Smart Mobility"
    assert named["explore/phuket-smart-mobility"] == "Smart Mobility"


def test_every_ambiguous_name_lists_locators_that_resolve(network):
    index = names(network)
    ambiguous = [name for name in index if len(index[name]) > 1 and not resolved(network, name)]
    assert len(ambiguous) > 3
    for name in ambiguous:
        error = unresolved(network, name)
        assert error.ambiguous
        keys = [locator.rpartition("/")[2] for locator, _ in error.nearest]
        assert keys == [record.id for record in index[name]]
        assert all(key in network.records for key in keys)


@pytest.mark.parametrize(
    ("text", "kinds", "key"),
    [
        ("KL", (), "kuala-lumpur"),
        ("kuala", (), "kuala-lumpur"),  # a place before the projects that begin so
        ("jakl", (), "jakarta-jaklingko"),  # a project before the term of its name
        ("i", ("country",), "indonesia"),
        ("civic", ("country", "city", "focus-area"), "civic-and-social"),
        ("jakarta-jakl", (), "jakarta-jaklingko"),
        ("singap", (), "singapore"),
    ],
)
def test_a_beginning_is_enough_where_one_record_is_meant_first(network, text, kinds, key):
    assert resolve_name(network, text, kinds).id == key


@pytest.mark.parametrize(
    ("text", "kinds", "least"),
    [
        ("smart", (), 20),
        ("m", ("country",), 2),
        ("ma", ("country", "city"), 4),
        ("c04", (), 10),
    ],
)
def test_a_beginning_of_several_lists_them(network, text, kinds, least):
    with pytest.raises(UnresolvedError) as caught:
        resolve_name(network, text, kinds)
    assert caught.value.ambiguous
    assert len(caught.value.nearest) >= least


def test_a_name_of_another_kind_is_not_taken(network):
    with pytest.raises(UnresolvedError) as caught:
        resolve_name(network, "c049", ("country", "city"))
    assert not caught.value.ambiguous


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("me2032", "sources/me2023"),
        ("c94", "evidence/c094"),
        ("org-msy-02", "governance/org-mys-02"),
    ],
)
def test_an_id_with_its_figures_swapped_or_one_missing_is_near_an_id(network, text, first):
    assert unresolved(network, text).nearest[0][0] == first


def test_a_slip_of_the_finger_finds_its_name(network):
    error = unresolved(network, "jaklinko")
    assert not error.ambiguous
    assert ("explore/jakarta-jaklingko", "JakLingko") in error.nearest


@pytest.mark.parametrize(
    ("slip", "name"),
    [
        ("kuala lumpor", "Kuala Lumpur"),
        ("banyuwanggi", "Banyuwangi"),
        ("indonesa", "Indonesia"),
        ("iskander regional development", "Iskandar Regional Development Authority (IRDA)"),
    ],
)
def test_the_nearest_names_hold_the_one_that_was_meant(network, slip, name):
    assert name in [found for _, found in unresolved(network, slip).nearest]


@pytest.mark.parametrize("text", ["zzzzzz", "…", "12345", "\x00", "見", "foo", "me9999", "c999"])
def test_what_is_like_no_name_gets_no_guess(network, text):
    assert unresolved(network, text).nearest == []


@given(text=st.text(max_size=40))
def test_any_text_is_a_record_or_unresolved_with_guesses(tiny_network, text):
    record = resolved(tiny_network, text)
    if record is None:
        error = unresolved(tiny_network, text)
        assert error.text == text
        assert error.ambiguous or len(error.nearest) <= 3
    else:
        assert record.id in tiny_network.records


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_folding_keeps_letters_and_digits():
    assert fold("Smart E-Tax: Services (2.0) & Café") == "smart e tax services 2 0 and cafe"
    assert fold("Thành phố Hồ Chí Minh") == "thanh pho ho chi minh"


def test_every_record_is_read_somewhere(network):
    for record in (*network.records.values(), *network.cities):
        here = resolve(network, str(place_of(record)))
        assert here.subject == place_of(record).subject
