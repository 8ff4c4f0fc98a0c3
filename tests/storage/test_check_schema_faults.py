"""Every class of fault, told with file, line, column, message and the nearest known word."""

import pytest
from spoiled import BRACKWATER, HARBOURTON, SUDMARK, said, spoil

YAML_FAULTS = {
    "text that is no YAML": (
        (HARBOURTON, "name: Harbourton", "name: Harbourton: a town"),
        (
            "data/cities/norland/harbourton.yaml:2:17: error: not YAML: mapping values are not"
            " allowed in this context — a text with ': ' in it needs quotes"
        ),
    ),
    "a tab that indents": (
        (BRACKWATER, "  year: 2021", "\tyear: 2021"),
        (
            "data/cities/norland/brackwater.yaml:5:1: error: not YAML: found character that cannot"
            " start any token (while scanning for the next token that begins on line 5)"
            " — a tab cannot indent, and a text that begins with @, ` or % needs quotes"
        ),
    ),
    "a key that stands twice": (
        (BRACKWATER, "country: norland", "country: norland\nname: Brackwater"),
        (
            "data/cities/norland/brackwater.yaml:4:1: error: field 'name' stands twice:"
            " first on line 2"
        ),
    ),
    "a key that stands twice, once empty": (
        (BRACKWATER, "country: norland", "country: norland\nnote:\nnote: wet"),
        (
            "data/cities/norland/brackwater.yaml:5:1: error: field 'note' stands twice:"
            " first on line 4"
        ),
    ),
    "a merge": (
        (BRACKWATER, "joined:", "<<: {note: wet}\njoined:"),
        (
            "data/cities/norland/brackwater.yaml:4:1: error: a merge '<<' is not allowed:"
            " write the fields out"
        ),
    ),
    "an anchor": (
        (BRACKWATER, "joined:", "joined: &when"),
        "data/cities/norland/brackwater.yaml:4:9: error: an anchor '&when' is not allowed",
    ),
    "an anchor on a text": (
        (BRACKWATER, "year: 2021", "year: &when 2021"),
        "data/cities/norland/brackwater.yaml:5:9: error: an anchor '&when' is not allowed",
    ),
    "an alias": (
        (BRACKWATER, "year: 2021", "year: *when"),
        (
            "data/cities/norland/brackwater.yaml:5:9: error: an alias is not allowed:"
            " write the value out"
        ),
    ),
    "a tag": (
        (BRACKWATER, "year: 2021", "year: !!int 2021"),
        (
            "data/cities/norland/brackwater.yaml:5:9: error: a tag 'tag:yaml.org,2002:int'"
            " is not allowed"
        ),
    ),
    "a tag on a mapping": (
        (BRACKWATER, "joined:", "joined: !!python/object:os.system"),
        (
            "data/cities/norland/brackwater.yaml:4:9: error: a tag"
            " 'tag:yaml.org,2002:python/object:os.system' is not allowed"
        ),
    ),
    "a key that is a list": (
        (BRACKWATER, "joined:", "? [a, b]\n: c\njoined:"),
        "data/cities/norland/brackwater.yaml:4:3: error: the name of a field must be text",
    ),
    "a second document": (
        (BRACKWATER, "joined:", "---\njoined:"),
        "data/cities/norland/brackwater.yaml:4:1: error: a second document: a file holds one",
    ),
}

RECORD_FAULTS = {
    "an unknown field": (
        (HARBOURTON, "        focus_area: streets", "        focus_aera: streets"),
        [
            "data/cities/norland/harbourton.yaml:82:9: error: missing field 'focus_area'",
            (
                "data/cities/norland/harbourton.yaml:85:9: error: unknown field 'focus_aera'"
                " — did you mean 'focus_area'?"
            ),
        ],
    ),
    "a missing field": (
        (HARBOURTON, "        status: done\n", ""),
        ["data/cities/norland/harbourton.yaml:62:9: error: missing field 'status'"],
    ),
    "a missing file-level field": (
        (BRACKWATER, "name: Brackwater\n", ""),
        ["data/cities/norland/brackwater.yaml:1:1: error: missing field 'name'"],
    ),
    "an empty field": (
        (HARBOURTON, "status: done", "status: ~"),
        ["data/cities/norland/harbourton.yaml:66:9: error: field 'status' is empty"],
    ),
    "a word where a number is wanted": (
        (BRACKWATER, "year: 2021", "year: x"),
        ["data/cities/norland/brackwater.yaml:5:9: error: expected a whole number, found 'x'"],
    ),
    "a fraction where a whole number is wanted": (
        (BRACKWATER, "number: 3", "number: 3.5"),
        ["data/cities/norland/brackwater.yaml:15:17: error: expected a whole number, found '3.5'"],
    ),
    "a word where a position is wanted": (
        (HARBOURTON, "lat: 57.1200", "lat: north"),
        ["data/cities/norland/harbourton.yaml:11:8: error: expected a number, found 'north'"],
    ),
    "a word where yes or no is wanted": (
        ("sources.yaml", "held: true", "held: yes"),
        ["data/sources.yaml:13:11: error: expected true or false, found 'yes'"],
    ),
    "a number below its range": (
        (BRACKWATER, "year: 2021", "year: 1850"),
        ["data/cities/norland/brackwater.yaml:5:9: error: 1850 is below 1900"],
    ),
    "a number above its range": (
        (HARBOURTON, "lon: -2.0900", "lon: 181"),
        ["data/cities/norland/harbourton.yaml:12:8: error: 181.0 is above 180"],
    ),
    "a number that never ends": (
        (HARBOURTON, "lon: -2.0900", "lon: nan"),
        ["data/cities/norland/harbourton.yaml:12:8: error: expected a number, found 'nan'"],
    ),
    "an endless number": (
        (HARBOURTON, "value: 41000", "value: inf"),
        ["data/cities/norland/harbourton.yaml:15:12: error: expected a number, found 'inf'"],
    ),
    "a word that is no id": (
        (BRACKWATER, "country: norland", "country: Foo Bar"),
        [
            (
                "data/cities/norland/brackwater.yaml:3:10: error: 'Foo Bar' is not an id:"
                " small letters, digits and hyphens"
            ),
        ],
    ),
    "an id with a line end": (
        (SUDMARK, "id: sudmark-house-on-stilts", 'id: "sudmark-house-on-stilts\\n"'),
        [
            (
                "data/cities/sudmark/sudmark.yaml:27:9: error: 'sudmark-house-on-stilts' is not an"
                " id: it ends with a line end"
            ),
        ],
    ),
    "a word that is no date": (
        ("network.yaml", "as_of: 2020-06", "as_of: June 2020"),
        [
            (
                "data/network.yaml:13:12: error: 'June 2020' is not a date:"
                " 2023, 2023-08 or 2023-08-14"
            )
        ],
    ),
    "a day that the calendar lacks": (
        ("network.yaml", "as_of: 2024-05-31", "as_of: 2024-06-31"),
        ["data/network.yaml:19:12: error: '2024-06-31' is not in the calendar"],
    ),
    "a word outside an enumeration": (
        ("network.yaml", "tone: planned", "tone: planed"),
        [
            (
                "data/network.yaml:29:11: error: 'planed' is none of active, done, open, planned"
                " — did you mean 'planned'?"
            )
        ],
    ),
    "a text where a list is wanted": (
        (BRACKWATER, "  refs:\n    - {document: report2024, page: 4}", "  refs: report2024"),
        ["data/cities/norland/brackwater.yaml:7:9: error: expected a list, found 'report2024'"],
    ),
    "a list where a text is wanted": (
        (BRACKWATER, "name: Brackwater", "name: [Brack, Water]"),
        ["data/cities/norland/brackwater.yaml:2:7: error: expected a text, found a list"],
    ),
    "nothing in a list": (
        ("sources.yaml", "- The second page is numbered 13.", "-"),
        ["data/sources.yaml:44:8: error: expected a text, found nothing"],
    ),
    "a pair of three": (
        ("network.yaml", "[norland, sudmark]", "[norland, sudmark, norland]"),
        ["data/network.yaml:118:12: error: expected 2 items, found 3"],
    ),
    "an empty text": (
        (BRACKWATER, "name: Brackwater", "name: ''"),
        ["data/cities/norland/brackwater.yaml:2:7: error: an empty text"],
    ),
    "a text too long for its field": (
        (BRACKWATER, "page: 4", f"page: {'4' * 61}"),
        [
            (
                "data/cities/norland/brackwater.yaml:8:36: error: a text of 61 characters,"
                " where 60 are allowed"
            )
        ],
    ),
    "a text too long for any field": (
        (BRACKWATER, "name: Brackwater", f"name: {'o' * 20_001}"),
        [
            (
                "data/cities/norland/brackwater.yaml:2:7: error: a text of 20,001 characters,"
                " where 20,000 are allowed"
            )
        ],
    ),
}


@pytest.mark.parametrize(("change", "told"), YAML_FAULTS.values(), ids=YAML_FAULTS.keys())
def test_what_no_file_may_hold_is_told(tiny_copy, change, told):
    spoil(tiny_copy, *change)
    assert told in said(tiny_copy)


@pytest.mark.parametrize(("change", "told"), RECORD_FAULTS.values(), ids=RECORD_FAULTS.keys())
def test_what_a_record_may_not_hold_is_told(tiny_copy, change, told):
    spoil(tiny_copy, *change)
    assert said(tiny_copy) == told


def test_a_file_that_is_no_mapping_is_told(tiny_copy):
    (tiny_copy / "claims.yaml").write_text("- q001\n", encoding="utf-8")
    assert "data/claims.yaml:1:1: error: expected fields with values, found a list" in said(
        tiny_copy
    )


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "~\n"])
def test_an_empty_file_is_told(tiny_copy, text):
    (tiny_copy / "claims.yaml").write_text(text, encoding="utf-8")
    assert any(line.startswith("data/claims.yaml:") for line in said(tiny_copy))


def test_faults_of_several_files_are_all_told_at_once_and_in_order(tiny_copy):
    spoil(tiny_copy, HARBOURTON, "status: running", "status: walking")
    spoil(tiny_copy, HARBOURTON, "year: 2019", "year: 1066")
    spoil(tiny_copy, BRACKWATER, "perhaps_continues:", "perhaps_continue:")
    spoil(tiny_copy, "countries.yaml", "iso2: XS", "iso2: xs")
    spoil(tiny_copy, "sources.yaml", "pages_pdf: 12", "pages_pdf: -12")
    spoil(tiny_copy, "claims.yaml", "level: shared", "level: [")
    (tiny_copy / "notes.yaml").write_text("a: b\n", encoding="utf-8")
    assert said(tiny_copy) == [
        (
            "data/cities/norland/brackwater.yaml:20:5: error: unknown field 'perhaps_continue'"
            " — did you mean 'perhaps_continues'?"
        ),
        "data/cities/norland/harbourton.yaml:5:9: error: 1066 is below 1900",
        (
            "data/cities/norland/harbourton.yaml:58:17: error: unknown status 'walking'"
            " — there are planned, running, done and unknown"
        ),
        (
            "data/claims.yaml:30:5: error: not YAML: did not find expected ',' or ']'"
            " (while parsing a flow sequence that begins on line 28)"
        ),
        "data/countries.yaml:12:11: error: 'xs' is not a code of two capital letters",
        "data/notes.yaml: error: no file of a network",
        "data/sources.yaml:12:16: error: -12 is below 0",
    ]


def test_a_fault_that_only_msgspec_sees_is_told_in_its_words(tiny_copy, monkeypatch):
    monkeypatch.setattr("jsonschema.Draft202012Validator.iter_errors", lambda *_: iter(()))
    spoil(tiny_copy, BRACKWATER, "number: 3", "number: many")
    assert said(tiny_copy) == [
        "data/cities/norland/brackwater.yaml:15:17: error: Expected `int`, got `str`"
    ]


def test_each_fault_counts_once(tiny_copy):
    claims = tiny_copy / "claims.yaml"
    text = "document: essay\nclaims:\n" + "".join(f"  - id: z{n}\n" for n in range(30))
    claims.write_text(text, encoding="utf-8")
    told = [line for line in said(tiny_copy) if line.startswith("data/claims.yaml")]
    assert len(told) == 30 * 6
    assert told[0] == "data/claims.yaml:3:5: error: missing field 'evidence'"


def test_of_a_file_with_endless_faults_some_are_told(tiny_copy):
    countries = tiny_copy / "countries.yaml"
    countries.write_text("countries:\n" + "  - x\n" * 1_000, encoding="utf-8")
    told = [line for line in said(tiny_copy) if line.startswith("data/countries.yaml")]
    assert len(told) == 201
    assert told[0] == "data/countries.yaml: error: more than 200 faults: some are told"
