"""Every reference that leads nowhere, and everything that stands twice or in the wrong place."""

import pytest
from spoiled import BRACKWATER, COMPARISON, HARBOURTON, SUDMARK, said, spoil

LINK_FAULTS = {
    "document": (
        (BRACKWATER, "{document: report2024, page: 4}", "{document: report2042, page: 4}"),
        (
            "data/cities/norland/brackwater.yaml:8:18: error: unknown document 'report2042'"
            " — did you mean 'report2024'?"
        ),
    ),
    "document of an edition": (
        ("network.yaml", "    document: report2024", "    document: report24"),
        (
            "data/network.yaml:20:15: error: unknown document 'report24'"
            " — did you mean 'report2024'?"
        ),
    ),
    "document of the claims": (
        ("claims.yaml", "document: essay", "document: esay"),
        "data/claims.yaml:1:11: error: unknown document 'esay' — did you mean 'essay'?",
    ),
    "document of evidence": (
        ("claims.yaml", "- document: report2020", "- document: novel"),
        (
            "data/claims.yaml:25:19: error: unknown document 'novel'"
            " — there are report2020, report2024 and essay"
        ),
    ),
    "document that is the same": (
        ("sources.yaml", "    language: en\n    held: true\n    odd", "    same_as: esay\n    odd"),
        "data/sources.yaml:41:14: error: unknown document 'esay' — did you mean 'essay'?",
    ),
    "section": (
        ("governance/local.yaml", "section: shared", "section: shred"),
        (
            "data/governance/local.yaml:27:46: error: unknown section 'shred'"
            " — did you mean 'shared'?"
        ),
    ),
    "section of a claim": (
        ("claims.yaml", "section: opening", "section: openings"),
        "data/claims.yaml:5:14: error: unknown section 'openings' — did you mean 'opening'?",
    ),
    "country": (
        ("claims.yaml", "countries: [norland]", "countries: [norlund]"),
        "data/claims.yaml:14:17: error: unknown country 'norlund' — did you mean 'norland'?",
    ),
    "country of an entry": (
        ("governance/local.yaml", "country: sudmark", "country: sudmarkt"),
        (
            "data/governance/local.yaml:28:14: error: unknown country 'sudmarkt'"
            " — did you mean 'sudmark'?"
        ),
    ),
    "city of an entry": (
        ("governance/local.yaml", "[harbourton]", "[harborton]"),
        (
            "data/governance/local.yaml:18:14: error: unknown city 'harborton'"
            " — did you mean 'harbourton'?"
        ),
    ),
    "city of a claim": (
        ("claims.yaml", "[harbourton, sudmark]", "[harbourton, norland]"),
        (
            "data/claims.yaml:30:26: error: unknown city 'norland'"
            " — there are brackwater, harbourton and sudmark"
        ),
    ),
    "project of an entry": (
        ("governance/local.yaml", "[harbourton-tide-gauges]", "[tide-gauges]"),
        (
            "data/governance/local.yaml:19:16: error: unknown project 'tide-gauges'"
            " — did you mean 'harbourton-tide-gauges'?"
        ),
    ),
    "project that continues a plan": (
        (HARBOURTON, "project: harbourton-tide-gauges", "project: harbourton-tides-gauges"),
        (
            "data/cities/norland/harbourton.yaml:47:18: error: unknown project"
            " 'harbourton-tides-gauges' — did you mean 'harbourton-tide-gauges'?"
        ),
    ),
    "project that is perhaps continued": (
        (BRACKWATER, "project: harbourton-tide-gauges", "project: harbourton"),
        (
            "data/cities/norland/brackwater.yaml:21:18: error: unknown project 'harbourton'"
            " — did you mean 'harbourton-tide-gauges' or 'harbourton-night-boats'?"
        ),
    ),
    "focus area of a listing": (
        (BRACKWATER, "focus_area: water", "focus_area: watr"),
        (
            "data/cities/norland/brackwater.yaml:17:21: error: unknown focus area 'watr'"
            " — did you mean 'water'?"
        ),
    ),
    "focus area of a plan": (
        (HARBOURTON, "{focus_area: streets", "{focus_area: street"),
        (
            "data/cities/norland/harbourton.yaml:36:20: error: unknown focus area 'street'"
            " — did you mean 'streets'?"
        ),
    ),
    "focus area of a claim": (
        ("claims.yaml", "focus_area: water", "focus_area: tides"),
        (
            "data/claims.yaml:31:17: error: unknown focus area 'tides'"
            " — there are water, streets, homes and learning"
        ),
    ),
    "status": (
        (BRACKWATER, "status: unknown", "status: finished"),
        (
            "data/cities/norland/brackwater.yaml:18:17: error: unknown status 'finished'"
            " — there are planned, running, done and unknown"
        ),
    ),
    "edition of a listing": (
        (BRACKWATER, "edition: 2024", "edition: 2042"),
        (
            "data/cities/norland/brackwater.yaml:14:18: error: unknown edition '2042'"
            " — there are 2020 and 2024"
        ),
    ),
    "edition of an observation": (
        (
            HARBOURTON,
            "    observations:\n      - edition: 2024",
            "    observations:\n      - edition: x",
        ),
        (
            "data/cities/norland/harbourton.yaml:69:18: error: unknown edition 'x'"
            " — there are 2020 and 2024"
        ),
    ),
    "edition of a row": (
        (COMPARISON, "edition: 2024\n    measure", "edition: 2042\n    measure"),
        (
            "data/comparisons/norland-sudmark.yaml:27:14: error: unknown edition '2042'"
            " — there are 2020 and 2024"
        ),
    ),
    "edition of a printed pair": (
        (COMPARISON, "        edition: 2024", "        edition: 2042"),
        (
            "data/comparisons/norland-sudmark.yaml:34:18: error: unknown edition '2042'"
            " — there are 2020 and 2024"
        ),
    ),
    "pair at first": (
        ("network.yaml", "[norland, sudmark]", "[norland, sudmarc]"),
        (
            "data/network.yaml:118:22: error: unknown country or city 'sudmarc'"
            " — did you mean 'sudmark'?"
        ),
    ),
    "left side": (
        (COMPARISON, "left: norland", "left: norlnd"),
        (
            "data/comparisons/norland-sudmark.yaml:3:7: error: unknown country or city 'norlnd'"
            " — did you mean 'norland'?"
        ),
    ),
    "right side": (
        (COMPARISON, "right: sudmark", "right: water"),
        (
            "data/comparisons/norland-sudmark.yaml:4:8: error: unknown country or city 'water'"
            " — there are norland, sudmark, brackwater and harbourton"
        ),
    ),
    "group of a row": (
        (COMPARISON, "group: manners", "group: maners"),
        (
            "data/comparisons/norland-sudmark.yaml:46:12: error: unknown group 'maners'"
            " — did you mean 'manners'?"
        ),
    ),
    "measure": (
        (COMPARISON, "measure: projects", "measure: project"),
        (
            "data/comparisons/norland-sudmark.yaml:28:14: error: unknown measure 'project'"
            " — did you mean 'projects'?"
        ),
    ),
    "measure of a focus area": (
        (COMPARISON, "focus-area:water", "focus-area:watr"),
        (
            "data/comparisons/norland-sudmark.yaml:58:14: error: unknown measure 'focus-area:watr'"
            " — did you mean 'focus-area:water'?"
        ),
    ),
    "what a printed pair is of": (
        (COMPARISON, "of: water", "of: waters"),
        (
            "data/comparisons/norland-sudmark.yaml:64:13: error: unknown status or focus area"
            " 'waters' — did you mean 'water'?"
        ),
    ),
    "claim of a row": (
        (COMPARISON, "claims: [q001]", "claims: [q0O1]".lower()),
        (
            "data/comparisons/norland-sudmark.yaml:43:14: error: unknown claim 'q0o1'"
            " — did you mean 'q001'?"
        ),
    ),
    "claim of a level": (
        ("governance/shared.yaml", "claims: [q002]", "claims: [z9]"),
        "data/governance/shared.yaml:7:10: error: unknown claim 'z9' — there are q001 and q002",
    ),
    "level of a claim": (
        ("claims.yaml", "level: shared", "level: lokal"),
        "data/claims.yaml:28:12: error: unknown level 'lokal' — did you mean 'local'?",
    ),
    "anchor": (
        ("governance/shared.yaml", "anchor: lagoon-charter", "anchor: lagoon-chart"),
        (
            "data/governance/shared.yaml:8:9: error: unknown entry 'lagoon-chart'"
            " — did you mean 'lagoon-charter'?"
        ),
    ),
    "anchor of another level": (
        ("governance/shared.yaml", "anchor: lagoon-charter", "anchor: harbour-office"),
        (
            "data/governance/shared.yaml:8:9: error: unknown entry 'harbour-office'"
            " — there is lagoon-charter"
        ),
    ),
    "topic": (
        ("governance/local.yaml", "topic: getting-about", "topic: getting-round"),
        (
            "data/governance/local.yaml:13:12: error: unknown topic 'getting-round'"
            " — there are getting-about and staying-dry"
        ),
    ),
    "kind": (
        ("governance/local.yaml", "kind: body", "kind: bodies"),
        "data/governance/local.yaml:10:11: error: unknown kind 'bodies' — did you mean 'body'?",
    ),
    "verdict": (
        ("claims.yaml", "verdict: supported", "verdict: support"),
        ("data/claims.yaml:22:14: error: unknown verdict 'support' — did you mean 'supported'?"),
    ),
}

PLACE_FAULTS = {
    "a city in the folder of another country": (
        (BRACKWATER, "country: norland", "country: sudmark"),
        (
            "data/cities/norland/brackwater.yaml:3:10: error: country 'sudmark', where the path of"
            " the file says 'norland'"
        ),
    ),
    "a city in a file of another name": (
        (BRACKWATER, "id: brackwater", "id: brakwater"),
        (
            "data/cities/norland/brackwater.yaml:1:5: error: id 'brakwater', where the path of the"
            " file says 'brackwater'"
        ),
    ),
    "a comparison in a file of another name": (
        (COMPARISON, "id: norland-sudmark", "id: norland-and-sudmark"),
        (
            "data/comparisons/norland-sudmark.yaml:1:5: error: id 'norland-and-sudmark', where the"
            " path of the file says 'norland-sudmark'"
        ),
    ),
    "a level in a file of another name": (
        ("governance/shared.yaml", "id: shared", "id: local"),
        (
            "data/governance/shared.yaml:1:5: error: id 'local', where the path of the file says"
            " 'shared'"
        ),
    ),
    "a level without a file": (
        ("network.yaml", "levels: [shared, local]", "levels: [shared, local, lost]"),
        "data/network.yaml:80:25: error: level 'lost' has no file governance/lost.yaml",
    ),
    "a file without a level": (
        ("network.yaml", "levels: [shared, local]", "levels: [shared]"),
        "data/governance/local.yaml:1:5: error: unknown level 'local' — there is shared",
    ),
    "a project with the id of a city": (
        (SUDMARK, "id: sudmark-house-on-stilts", "id: harbourton"),
        (
            "data/cities/sudmark/sudmark.yaml:27:9: error: id 'harbourton' is used twice:"
            " first at data/cities/norland/harbourton.yaml:1:5"
        ),
    ),
    "a document with the id of a claim": (
        ("sources.yaml", "id: essay", "id: q001"),
        "data/sources.yaml:29:9: error: id 'q001' is used twice: first at data/claims.yaml:4:9",
    ),
    "a sub-area with the id of a focus area": (
        ("network.yaml", "- id: tides", "- id: homes"),
        "data/network.yaml:69:9: error: id 'homes' is used twice: first at data/network.yaml:60:13",
    ),
    "a city with the id of another country": (
        ("countries.yaml", "id: norland", "id: brackwater"),
        (
            "data/countries.yaml:2:9: error: id 'brackwater' is used twice:"
            " first at data/cities/norland/brackwater.yaml:1:5"
        ),
    ),
    "a topic that stands twice": (
        ("network.yaml", "id: staying-dry", "id: getting-about"),
        (
            "data/network.yaml:85:9: error: id 'getting-about' is used twice:"
            " first at data/network.yaml:83:9"
        ),
    ),
    "a group that stands twice": (
        (COMPARISON, "id: manners", "id: numbers"),
        (
            "data/comparisons/norland-sudmark.yaml:10:9: error: id 'numbers' is used twice:"
            " first at data/comparisons/norland-sudmark.yaml:8:9"
        ),
    ),
    "an edition that lists a project twice": (
        (SUDMARK, "edition: 2024", "edition: 2020"),
        (
            "data/cities/sudmark/sudmark.yaml:20:18: error: edition '2020' lists this project"
            " twice: first at data/cities/sudmark/sudmark.yaml:14:18"
        ),
    ),
    "a number that is taken": (
        (SUDMARK, "number: 4", "number: 3"),
        (
            "data/cities/sudmark/sudmark.yaml:21:17: error: number 3 of edition '2024' is taken by"
            " 'brackwater-reed-beds' at data/cities/norland/brackwater.yaml:15:17"
        ),
    ),
}


@pytest.mark.parametrize(("change", "told"), LINK_FAULTS.values(), ids=LINK_FAULTS.keys())
def test_a_reference_that_leads_nowhere_is_told(tiny_copy, change, told):
    spoil(tiny_copy, *change)
    assert said(tiny_copy) == [told]


@pytest.mark.parametrize(("change", "told"), PLACE_FAULTS.values(), ids=PLACE_FAULTS.keys())
def test_what_stands_twice_or_in_the_wrong_place_is_told(tiny_copy, change, told):
    spoil(tiny_copy, *change)
    assert told in said(tiny_copy)


def test_the_oldest_listing_comes_first(tiny_copy):
    spoil(tiny_copy, HARBOURTON, "edition: 2020", "edition: once")
    spoil(tiny_copy, HARBOURTON, "edition: 2024", "edition: 2020")
    spoil(tiny_copy, HARBOURTON, "edition: once", "edition: 2024")
    assert said(tiny_copy) == [
        (
            "data/cities/norland/harbourton.yaml:62:18: error: edition '2020' stands after '2024':"
            " the oldest comes first"
        )
    ]


def test_the_oldest_edition_comes_first(tiny_copy):
    spoil(tiny_copy, "network.yaml", "as_of: 2020-06", "as_of: 2024-06-01")
    assert said(tiny_copy) == [
        (
            "data/network.yaml:19:12: error: edition '2024' stands after '2020':"
            " the oldest comes first"
        )
    ]


def test_a_network_without_editions_is_told(tiny_copy):
    path = tiny_copy / "network.yaml"
    text = path.read_text(encoding="utf-8")
    before, _, after = text.partition("editions:\n")
    path.write_text(
        f"{before}editions: []\n\n{after[after.index('statuses:') :]}", encoding="utf-8"
    )
    assert "data/network.yaml:10:11: error: expected 1 items, found 0" in said(tiny_copy)


def test_the_same_number_in_another_list_of_an_edition_is_no_fault(tiny_copy):
    spoil(tiny_copy, SUDMARK, "number: 4", "number: 3\n        list: other-list")
    assert said(tiny_copy) == []


def test_a_section_is_a_free_word_where_none_is_declared(tiny_copy):
    text = (tiny_copy / "network.yaml").read_text(encoding="utf-8")
    before, _, after = text.partition("sections:")
    after = after[after.index("\nopening:") :]
    (tiny_copy / "network.yaml").write_text(before + after, encoding="utf-8")
    spoil(tiny_copy, "claims.yaml", "section: opening", "section: wherever")
    assert said(tiny_copy) == []


def test_a_file_that_cannot_be_read_raises_no_false_alarm_in_others(tiny_copy):
    (tiny_copy / "sources.yaml").write_text("sources: [\n", encoding="utf-8")
    assert [line.partition(":")[0] for line in said(tiny_copy)] == ["data/sources.yaml"]


def test_a_file_that_is_no_text_raises_no_false_alarm_in_others(tiny_copy):
    (tiny_copy / "sources.yaml").write_bytes(b"\0")
    assert [line.partition(":")[0] for line in said(tiny_copy)] == ["data/sources.yaml"]


def test_a_group_of_a_comparison_may_share_any_other_id(tiny_copy):
    spoil(tiny_copy, COMPARISON, "id: manners", "id: norland")
    spoil(tiny_copy, COMPARISON, "group: manners", "group: norland")
    assert said(tiny_copy) == []


def test_an_id_that_is_missing_raises_no_false_alarm_in_others(tiny_copy):
    spoil(tiny_copy, "sources.yaml", "- id: essay\n    group", "- group")
    assert said(tiny_copy) == ["data/sources.yaml:29:5: error: missing field 'id'"]
