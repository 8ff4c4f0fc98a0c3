"""Two sides of a comparison against counts made apart, for every pair, and with the sides swapped.

`recount/listings.csv` holds the rows of the four appendices as they were first written down, by
the names that the reports print; pandas counts them here, the explorer counts its own records.
"""

import json
import random
import re
from itertools import (
    combinations,
    combinations_with_replacement,
    permutations,
    product,
    takewhile,
)
from pathlib import Path

import pandas as pd
import pytest
from atlas import items, projects_listed
from spoiled import spoil

from ascn_tui.model.names.index import UnresolvedError
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Facts, Items, Prose, SideBySide, SideBySideGroup, SideBySideRow
from ascn_tui.pages.compare.measures import MAIN
from ascn_tui.pages.compare.verdicts import verdict_within
from ascn_tui.pages.explore.place_lists import LISTS
from ascn_tui.pages.locator import resolve_text
from ascn_tui.pages.options import OptionError
from ascn_tui.pages.router import build
from ascn_tui.render.comparison import comparison_head
from ascn_tui.render.csv import records
from ascn_tui.render.json import json as as_json
from ascn_tui.render.layout import lay_out
from ascn_tui.render.lines import RenderContext
from ascn_tui.render.markdown import markdown
from ascn_tui.storage.load import load

EDITIONS = ("2022", "2023", "2024", "2025")
TWO_EDITIONS = "compare/indonesia/indonesia?left=2022&right=2025"


@pytest.fixture(scope="module")
def listings() -> pd.DataFrame:
    folder = Path(__file__).parents[1] / "data_checks" / "recount"
    return pd.read_csv(folder / "listings.csv", dtype=str)


def page(network: Network, locator: str, edition: str = ""):
    return build(network, resolve_text(network, locator, edition))


def groups(network: Network, locator: str, edition: str = "") -> tuple[SideBySideGroup, ...]:
    blocks = page(network, locator, edition).blocks
    return next(block.groups for block in blocks if isinstance(block, SideBySide))


def compared(network: Network, locator: str, edition: str = "") -> dict[str, SideBySideRow]:
    """The rows of a comparison by name, without those that belong to another one."""
    return {
        row.name: row
        for group in groups(network, locator, edition)
        for row in group.rows
        if not row.detail
    }


# -- counted apart --------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("column", "pair"),
    [
        ("country", ("Indonesia", "Malaysia")), ("country", ("Thailand", "Lao PDR")),
        ("city", ("Jakarta", "Kuala Lumpur")),
        ("focus_area", ("Civic & Social", "Safety & Security")),
    ],
    ids=["the paper's pair", "two countries", "two cities", "two focus areas"],
)  # fmt: skip
def test_every_figure_equals_a_count_made_with_pandas(network, listings, edition, column, pair):
    rows = compared(network, f"compare/{'/'.join(pair)}", edition)
    counted = listings[listings.edition == edition]
    whole = len(counted)
    checked = 0
    for side, name in zip(("left", "right"), pair, strict=True):
        own = counted[counted[column] == name]
        cell = {title: getattr(row, side) for title, row in rows.items()}
        assert cell["Projects"].count == len(own)
        assert cell["Share of the network"].text == f"{100 * len(own) / whole:.1f} %"
        if column != "city":
            assert cell["Cities with projects"].count == own.city.nunique()
            assert cell["Projects per city"].count == round(len(own) / own.city.nunique(), 1)
        for by, titles in (
            ("status", {status.capitalize() for status in listings.status}),
            ("focus_area", set(listings.focus_area)),
            ("country", set(listings.country)),
        ):
            amounts = own[by].str.capitalize() if by == "status" else own[by]
            for title in titles & set(cell):
                amount = int((amounts == title).sum())
                assert cell[title].count == amount, (side, title)
                assert cell[title].text == f"{amount} ({100 * amount / len(own):.0f} %)"
                checked += 1
        every = listings[listings[column] == name].groupby("edition").size()
        for other, before in zip(EDITIONS, (None, *EDITIONS), strict=False):
            assert cell[other].count == every.get(other, 0)
            if before:
                change = every[other] - every[before]
                assert cell[other].text.endswith(f"({change:+d})" if change else "(=)")
    assert checked >= 8


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_said_of_the_papers_pair_stands_where_the_reports_count_it(
    network, listings, edition
):
    both = listings[(listings.edition == edition)]
    pages = {
        name: {("me" + edition, page) for page in both[both.country == name].page}
        for name in ("Indonesia", "Malaysia")
    }
    row = compared(network, "compare/indonesia/malaysia", edition)["Projects"]
    assert {(ref.document, ref.page) for ref in row.left.refs} == pages["Indonesia"]
    assert {(ref.document, ref.page) for ref in row.right.refs} == pages["Malaysia"]


def test_one_subject_in_two_editions_is_followed_project_by_project(network, listings):
    rows = compared(network, TWO_EDITIONS)
    own = listings[listings.country == "Indonesia"]
    assert (rows["Projects"].left.count, rows["Projects"].right.count) == (
        (own.edition == "2022").sum(),
        (own.edition == "2025").sum(),
    )
    assert rows["Sumedang"].verdict == "right"
    [followed] = [one for one in groups(network, TWO_EDITIONS) if one.id == "projects-followed"]
    listed = {row.name: (row.left.text, row.right.text, row.verdict) for row in followed.rows}
    assert listed["JakLingko"] == ("ongoing", "ongoing", "same")
    assert listed["Corona Website"] == ("ongoing", "not listed", "left")
    assert listed["Living Lab"] == ("not listed", "ongoing", "right")
    standing = [verdict for _, _, verdict in listed.values()]
    assert len(standing) - standing.count("right") == (own.edition == "2022").sum()
    assert len(standing) - standing.count("left") == (own.edition == "2025").sum()


# -- every figure opens what it counts ------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "sides",
    [
        "indonesia/malaysia", "jakarta/kuala-lumpur", "cambodia/phnom-penh",
        "civic-and-social/quality-environment", "malaysia/built-infrastructure",
    ],
)  # fmt: skip
def test_every_figure_opens_exactly_what_it_counts(network, edition, sides):
    seen: dict[str, int] = {}
    for group in groups(network, f"compare/{sides}", edition):
        for row in group.rows:
            for cell in (row.left, row.right):
                if cell.to is None or cell.unit in ("%", "per city"):
                    continue
                shown = page(network, str(cell.to))
                what = cell.to.option("list")
                opened = items(shown) if what else projects_listed(network, shown)
                assert len(opened) == cell.count, (group.id, row.id)
                assert all(item.to for item in items(shown)), row.id
                seen[what] = seen.get(what, 0) + 1
    assert seen[""] > 10
    if sides == "indonesia/malaysia":
        assert {"entries", "partners", "plans", "planned", "taken-up", "members"} <= set(seen)


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("narrow", ["explore/malaysia", "explore/kuching", "explore"])
def test_a_list_names_its_length_and_where_it_is_known_from(network, what, narrow):
    if what == "sub-areas" and narrow != "explore":
        pytest.skip("places have no sub-areas")
    shown = page(network, f"{narrow}?list={what}")
    [total, *_] = [block for block in shown.blocks if isinstance(block, Prose)]
    rows = [row for block in shown.blocks if isinstance(block, Items) for row in block.rows]
    assert total.text.split()[0] == f"{len(rows):,}"
    assert all(row.refs for row in rows)


def test_governance_and_partners_are_counted_from_their_own_records(network):
    rows = compared(network, "compare/indonesia/malaysia")
    for side, country in (("left", "indonesia"), ("right", "malaysia")):
        entries = [entry for entry in network.entries if entry.country == country]
        assert getattr(rows["Entries"], side).count == len(entries)
        for level in network.levels:
            own = [entry for entry in level.entries if entry.country == country]
            assert getattr(rows[f"{level.name} level"], side).count == (len(own) or None)
        cities = {city.id for city in network.cities if city.country == country}
        named = {
            partner.id
            for partner in network.partner.values()
            for support in partner.support
            if cities & {*support.cities, *(network.city_of[key].id for key in support.projects)}
        }
        assert getattr(rows["Partners"], side).count == len(named)


def test_what_was_only_gathered_is_never_zero(network):
    for sides in ("indonesia/malaysia", "brunei-darussalam/singapore", "thailand/ipoh"):
        for group in groups(network, f"compare/{sides}"):
            if group.id in ("partners", "governance"):
                cells = [cell for row in group.rows for cell in (row.left, row.right)]
                assert 0 not in [cell.count for cell in cells]
                assert all(cell.text == "not reported" for cell in cells if cell.count is None)


# -- what is not known ----------------------------------------------------------------------------


def test_what_projects_of_unknown_status_could_turn_is_not_known(network):
    rows = compared(network, "compare/civic-and-social/quality-environment", "2023")
    completed = rows["Completed"]
    assert (completed.left.count, completed.right.count) == (1, 0)
    assert completed.verdict == "unknown"
    assert completed.reading == (
        "The status of four projects of Civic & Social and two of Quality Environment is not known."
    )
    assert rows["Unknown"].verdict == "unknown"
    assert rows["Planning"].verdict == "differs"  # 1 of at most 5, against 6 at least
    assert rows["Planning"].reading.startswith(
        "Quality Environment has more projects with status planning. "
    )


@pytest.mark.parametrize(
    ("left", "right", "unknown", "verdict"),
    [
        (1, 0, (0, 0), "left"), (1, 0, (0, 1), "unknown"), (1, 0, (5, 0), "left"),
        (3, 3, (0, 0), "same"), (3, 3, (1, 0), "unknown"), (1, 3, (5, 0), "unknown"),
        (1, 9, (5, 0), "differs"), (0, 9, (5, 0), "unknown"), (None, 3, (0, 0), "unknown"),
        (1, 6, (4, 2), "differs"), (1, 5, (4, 0), "unknown"),
    ],
)  # fmt: skip
def test_a_verdict_stands_only_where_no_unknown_can_change_it(left, right, unknown, verdict):
    assert verdict_within(left, right, unknown) == verdict
    turned = verdict_within(right, left, unknown[::-1])
    assert turned == {"left": "right", "right": "left"}.get(verdict, verdict)


def test_every_written_cell_says_where_it_stands(network, tiny_network):
    for known in (network, tiny_network):
        for comparison in known.comparisons:
            for row in comparison.rows:
                assert row.left.refs, row.id
                assert row.right.refs, row.id


def test_nothing_found_in_the_texts_is_no_verdict(network):
    row = compared(network, "compare/indonesia/malaysia")["Urban growth and sustainability"]
    assert row.verdict == "unknown"
    assert {ref.document for ref in row.left.refs} == {"me2022", "me2023", "me2024", "me2025"}


def test_where_nothing_was_found_only_the_main_documents_are_cited(network):
    rows = compared(network, "compare/indonesia/malaysia")
    assert rows["Instrument"].left.count is None
    assert 1 <= len(rows["Instrument"].left.refs) <= MAIN


# -- what a row is a figure of --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "subtitle"),
    [
        ("ov-members", "Overview figures: differs"),
        ("ov-projects", "The paper's figures, 2023, Monitoring report 2023: differs"),
        ("projects", "Overview figures, Monitoring report 2025: differs"),
        ("ov-status", "differs"),
        ("edition:2022", "Projects by edition, Monitoring report 2022: differs"),
        ("partners", "Partners: differs"),
    ],
)
def test_the_page_of_a_row_names_the_report_that_counts_it(network, row, subtitle):
    assert page(network, f"compare/indonesia/malaysia/{row}").subtitle == subtitle


def test_what_no_report_prints_is_named_by_its_document(network):
    shown = page(network, "compare/indonesia/malaysia/ov-members")
    facts = {block.title: block.rows for block in shown.blocks if isinstance(block, Facts)}
    printed = facts["As the documents print it"]
    assert [(row.name, row.value) for row in printed] == [("portal2026", "6 | 7 cities")]


def test_two_places_in_two_editions_have_only_what_stands_under_their_headings(network):
    shown = groups(network, "compare/indonesia/malaysia?left=2022&right=2025")
    assert "editions" not in {group.id for group in shown}
    assert not [group for group in shown if group.id.startswith("paper-")]
    texts = [row.left.text for group in shown for row in group.rows]
    assert not [text for text in texts if not text[:1].isdigit() and text != "not reported"]


def test_plans_and_projects_have_a_scale_each(network):
    found = {group.id: group for group in groups(network, "compare/indonesia/malaysia")}
    assert (found["plans"].unit, found["plans"].scale) == ("projects", 8)
    assert (found["plan-areas"].unit, found["plan-areas"].scale) == ("plans", 4)
    assert "plans" in {row.id for row in found["plan-areas"].rows}


def test_a_group_about_a_pair_of_its_own_stands_under_that_pair_too(network):
    whole = {group.id: group for group in groups(network, "compare/indonesia/malaysia")}
    own = {group.id: group for group in groups(network, "compare/kuala-lumpur/jakarta")}
    [key] = [group.id for group in own.values() if group.id.startswith("paper-")]
    turned = [(row.name, row.right.text, row.left.text) for row in own[key].rows]
    assert turned == [(row.name, row.left.text, row.right.text) for row in whole[key].rows]
    shown = page(network, "compare/jakarta/kuala-lumpur/jk-industry")
    assert shown.subtitle == "Jakarta and Kuala Lumpur: differs"
    assert not [one for one in groups(network, "compare/jakarta/kuching") if "paper" in one.id]


def test_a_country_and_a_theme_share_all_that_can_be_counted_of_both(network):
    found = [group.id for group in groups(network, "compare/malaysia/built-infrastructure")]
    assert found == [
        "overview", "status", "by-city", "editions", "plan-areas", "partners", "governance",
    ]  # fmt: skip


# -- every pair -----------------------------------------------------------------------------------


def _places(network: Network) -> list[tuple[str, str, str]]:
    """All pairs of countries in all editions, and 300 random pairs of cities, one by one."""
    countries = combinations_with_replacement(network.country, 2)
    found = [(*pair, edition) for pair, edition in product(countries, network.edition)]
    chance = random.Random(26)  # noqa: S311 - the same pairs in every run
    cities = [city.id for city in network.cities]
    return found + [
        (chance.choice(cities), chance.choice(cities), chance.choice(list(network.edition)))
        for _ in range(300)
    ]


def _mirrored(one: tuple[SideBySideGroup, ...], other: tuple[SideBySideGroup, ...]) -> None:
    """Assert that two comparisons are each other with the sides swapped."""
    mirror = {"left": "right", "right": "left"}
    assert [group.id for group in one] == [group.id for group in other]
    for group, turned in zip(one, other, strict=True):
        assert (group.title, group.scale, group.unit) == (turned.title, turned.scale, turned.unit)
        for a, b in zip(group.rows, turned.rows, strict=True):
            assert (a.id, a.name, a.reading) == (b.id, b.name, b.reading)
            assert (a.left, a.right) == (b.right, b.left), a.to
            assert b.verdict == mirror.get(a.verdict, a.verdict)


def test_any_two_sides_compare_and_mirror_when_swapped(network):
    for left, right, edition in _places(network):
        one = groups(network, f"compare/{left}/{right}", edition)
        assert one, (left, right, edition)
        _mirrored(one, groups(network, f"compare/{right}/{left}", edition))


def test_any_two_sides_in_two_editions_compare_and_mirror_when_swapped(network):
    """One place of each pair in one edition, the other in another: a third of all there are."""
    chance = random.Random(5)  # noqa: S311 - the same pairs in every run
    countries = combinations(network.country, 2)
    apart = [(*pair, *two) for pair in countries for two in permutations(EDITIONS, 2)]
    cities = [city.id for city in network.cities]
    some = chance.sample(apart, len(apart) // 3)
    some += [(*chance.sample(cities, 2), *chance.sample(EDITIONS, 2)) for _ in range(100)]
    for left, right, first, second in some:
        one = groups(network, f"compare/{left}/{right}?left={first}&right={second}")
        other = groups(network, f"compare/{right}/{left}?left={second}&right={first}")
        assert one, (left, right, first, second)
        _mirrored(one, other)


@pytest.mark.parametrize("key", ["indonesia", "kuching", "health-and-well-being"])
def test_any_two_editions_of_one_subject_compare_and_mirror(network, key):
    for left, right in product(EDITIONS, EDITIONS):
        one = compared(network, f"compare/{key}/{key}?left={left}&right={right}")
        other = compared(network, f"compare/{key}/{key}?left={right}&right={left}")
        assert list(one) == list(other)
        for a, b in zip(one.values(), other.values(), strict=True):
            assert (a.left, a.right) == (b.right, b.left)
        if left == right:
            assert {row.verdict for row in one.values()} <= {"same", "unknown"}


# -- what a locator may ask -----------------------------------------------------------------------


def test_two_editions_have_one_locator_and_the_edition_looked_at_is_the_right_one(network):
    here = resolve_text(network, TWO_EDITIONS)
    assert str(here) == "compare/indonesia/indonesia edition=2025 left=2022"
    assert resolve_text(network, str(here)) == here
    assert build(network, here).title == "Indonesia 2022 | Indonesia 2025"
    same = resolve_text(network, "compare/indonesia/malaysia?left=2025")
    assert build(network, same).title == "Indonesia | Malaysia"


@pytest.mark.parametrize(
    ("locator", "reason"),
    [
        (
            "compare/indonesia/malaysia left=2021",
            "no edition '2021'; there are 2022, 2023",
        ),
        ("compare/indonesia/malaysia?right=soon", "no edition 'soon'"),
        ("compare/indonesia/malaysia?fold=overveiw", "did you mean overview"),
        ("explore/malaysia?list=parners", "did you mean partners"),
        ("explore/malaysia?list=entries&kind=acter", "did you mean actor"),
        ("explore/malaysia?kind=actor", "narrow a list"),
        ("compare/me2023/malaysia", "countries, cities and focus areas"),
    ],
)
def test_a_wrong_choice_is_refused_with_the_nearest(network, locator, reason):
    with pytest.raises(OptionError, match=reason):
        resolve_text(network, locator)


def test_a_group_can_be_named_like_a_row(network):
    shown = page(network, "compare/indonesia/malaysia/group:focus-areas")
    assert shown.title == "Six focus areas"
    assert shown.subtitle == "6 rows: 0 same, 6 differ"
    with pytest.raises(UnresolvedError):
        resolve_text(network, "compare/indonesia/malaysia/group:weather")


def test_folded_groups_keep_their_rows(network):
    every = groups(network, "compare")
    folded = groups(network, "compare?fold=status,overview")
    assert [group.id for group in folded if group.folded] == ["overview", "status"]
    assert [len(group.rows) for group in folded] == [len(group.rows) for group in every]
    assert all(group.folded for group in groups(network, "compare?fold=all"))


def test_the_summary_counts_the_rows_shown_and_not_shown(network):
    for locator in ("compare", "compare?differ=1"):
        shown = page(network, locator)
        summary = next(block for block in shown.blocks if isinstance(block, Prose)).text
        rows = list(compared(network, "compare").values())
        said = [int(word) for word in summary.replace(":", "").split() if word.isdigit()]
        verdicts = [row.verdict for row in rows]
        differ = sum(verdicts.count(verdict) for verdict in ("differs", "left", "right"))
        assert said == [len(rows), verdicts.count("same"), differ, verdicts.count("unknown")]


# -- where paper and reports disagree -------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_papers_figures_stand_first_beside_the_report_of_their_year_in_any_edition(
    network, edition
):
    for sides, paper, report in (("indonesia/malaysia", "15 14", "14 15"),
                                 ("malaysia/indonesia", "14 15", "15 14")):  # fmt: skip
        first, overview, *_ = groups(network, f"compare/{sides}", edition)
        assert first.title == "The paper's figures, 2023"
        assert [
            (row.name, f"{row.left.text} {row.right.text}", row.verdict) for row in first.rows
        ] == [
            ("Projects, 2023 report", report, "differs"),
            ("as the paper says", paper, "paper"),
        ]
        assert {cell.to.edition for cell in (first.rows[0].left, first.rows[0].right)} == {"2023"}
        counted = [len(network.rows(edition, country=one)) for one in sides.split("/")]
        assert [overview.rows[0].left.count, overview.rows[0].right.count] == counted
        assert not [row for row in overview.rows if row.detail]


def test_the_papers_figures_of_a_status_and_of_what_nothing_counts_have_their_rows(tiny_copy):
    spoil(tiny_copy, "comparisons/norland-sudmark.yaml", "    claims: [q001]", """\
  - id: begun
    group: numbers
    name: Projects begun in the first report
    left: {text: None., refs: [{document: report2020, page: 9}]}
    right: {text: One., refs: [{document: report2020, page: 9}]}
    verdict: right
    reading: Only the smaller shore had begun.
    edition: 2020
    measure: status
    paper: {left: 7, right: 1, of: running, refs: [{document: essay, page: 11}]}
  - id: boats
    group: numbers
    name: Boats
    left: {text: Nine., refs: [{document: report2024, page: 9}]}
    right: {text: Eight., refs: [{document: report2024, page: 9}]}
    verdict: differs
    reading: More boats in the north.
    edition: 2024
    printed: [{left: 9, right: 8, edition: 2024, refs: [{document: report2024, page: 9}]}]
    paper: {left: 8, right: 8, refs: [{document: essay, page: 12}]}
""")  # fmt: skip
    known = load(tiny_copy).network
    second, first, *_ = groups(known, "compare/norland/sudmark")
    assert [one.title for one in (second, first)] == [
        "The paper's figures, 2024", "The paper's figures, 2020",
    ]  # fmt: skip
    told = [(row.name, row.left.text, row.right.text) for row in (*second.rows, *first.rows)]
    assert ("Boats, 2024 report", "9", "8") in told
    assert ("as the paper says", "8", "8") in told
    assert ("as the paper says", "7", "1") in told
    assert first.rows[0].name == "Running, 2020 report"


def test_the_row_of_the_projects_begins_with_the_report_and_the_paper(network):
    shown = page(network, "compare/indonesia/malaysia/ov-projects", "2023")
    report, paper, left, right = items(shown)[:4]
    assert report.name == "The report: 14 | 15"
    assert str(report.to) == "sources/me2023 edition=2023 page=6"
    assert paper.name == "The paper, section «Overview of the network»: 15 | 14"
    assert [(ref.document, ref.page) for ref in paper.refs] == [("paper", "6")]
    assert [left.name, right.name] == ["Indonesia: 14 projects", "Malaysia: 15 projects"]
    turned = items(page(network, "compare/malaysia/indonesia/ov-projects", "2023"))
    assert turned[0].name == "The report: 15 | 14"


def test_the_page_of_a_report_lists_what_rests_on_it(network):
    shown = page(network, "sources/me2023?page=6")
    assert shown.title == "me2023 p.6"
    rows = items(shown)
    assert "Projects in August 2023" in [row.name for row in rows]
    assert all(("me2023", "6") in [(r.document, r.page) for r in row.refs] for row in rows)
    nothing = page(network, "sources/me2023?page=999")
    assert any("Nothing" in block.text for block in nothing.blocks if isinstance(block, Prose))


def test_what_a_report_prints_of_a_status_stands_below_what_its_list_counts(network):
    [status] = [one for one in groups(network, "compare", "2023") if one.id == "status"]
    printed = {row.id: row for row in status.rows if row.detail}
    assert (printed["status:planning-printed"].left.text,
            printed["status:planning-printed"].right.text) == ("0", "5")  # fmt: skip
    [planning] = [row for row in status.rows if row.id == "status:planning"]
    assert (planning.left.count, planning.right.count) == (0, 4)


def test_readings_say_who_has_more(network):
    rows = compared(network, "compare/malaysia/indonesia", "2025")
    assert rows["Projects"].reading == "Malaysia has eleven projects more."
    assert rows["Safety & Security"].reading == ("Only Malaysia has projects in Safety & Security.")
    assert rows["2024"].reading == ""
    assert rows["2023"].reading == "Malaysia has one more project in 2023."


# -- the same rows wherever they are written -------------------------------------------------------


def names_drawn(lines):
    """The names in the first column, those on several lines put together again."""
    names = []
    for line in lines:
        name = line.spans[0].text.strip() if line.spans else ""
        if line.more and name:
            names[-1] += f" {name}"
        elif line.to and line.text[:1] not in ("▾", "▸"):
            names.append(name)
    return names


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("asked", ["", "?differ=1", "?fold=all"])
def test_screen_markdown_csv_and_json_have_the_same_rows(network, edition, asked):
    shown = page(network, f"compare/indonesia/malaysia{asked}", edition)
    [block] = [block for block in shown.blocks if isinstance(block, SideBySide)]
    names = [row.name for group in block.groups for row in group.rows]
    look = RenderContext(130, network.marks, brief=True)
    unfolded = page(network, f"compare/indonesia/malaysia{asked.replace('?fold=all', '')}", edition)
    assert names_drawn(lay_out(unfolded, look)) == names
    written = markdown(shown, network)
    cells = [line.split("|")[1] for line in written.splitlines() if line.startswith("| ")]
    said = [re.sub(r"\[\^\d+\]|\[(.*?)\]\(.*\)", r"\1", cell).strip() for cell in cells]
    kept = [text for text in said if text and not set(text) <= {"-"}]
    assert kept == names
    assert [record["name"] for record in records(shown)] == names
    assert [
        row["name"]
        for block in json.loads(as_json(shown))["page"]["blocks"]
        if block["type"] == "pairs"
        for group in block["groups"]
        for row in group["rows"]
    ] == names


def rows_in_brief(network, width):
    """The lines of Indonesia beside Malaysia as the app draws them."""
    page = build(network, resolve_text(network, "compare/indonesia/malaysia", "2023"))
    return lay_out(page, RenderContext(width, network.marks, brief=True))


def test_on_a_wide_terminal_figures_stay_together_and_references_beside_them(network):
    narrow, wide = (
        next(line for line in rows_in_brief(network, width) if "Civic & Social" in line.text)
        for width in (79, 125)
    )
    assert "me2023" not in narrow.text
    assert wide.text.endswith("  me2023 p.6, 20, 21")
    assert wide.text.index("4 (27 %)") - wide.text.index("6 (43 %)") < 50
    assert narrow.text.rstrip().endswith("≠")


def column(lines, start, end):
    """The text of some lines between two columns."""
    return " ".join(" ".join(line.text[start:end].strip() for line in lines).split())


def test_where_two_texts_have_no_room_beside_each_other_each_is_named(network):
    lines = [line.text for line in rows_in_brief(network, 48)]
    at = next(n for n, text in enumerate(lines) if text.strip().startswith("Smart mobility"))
    assert lines[at].endswith("≠")
    assert lines[at + 1] == "    Indonesia: JakLingko joins routes,"
    assert lines[at + 3].startswith("    Malaysia: GoKL Journey Planner")


@pytest.mark.parametrize("brief", [True, False])
@pytest.mark.parametrize("width", [70, 77, 100, 117, 130])
def test_whole_texts_and_figures_stand_below_the_name_of_their_side(network, width, brief):
    shown = build(network, resolve_text(network, "compare/indonesia/malaysia", "2023"))
    [block] = [block for block in shown.blocks if isinstance(block, SideBySide)]
    look = RenderContext(width, network.marks, brief=brief)
    head = comparison_head(block, look).text
    left, right = head.index("Indonesia"), head.index("Malaysia")
    end = right + (right - left) - 1
    lines = lay_out(shown, look)
    for row in (row for group in block.groups for row in group.rows if not row.detail):
        at = next(n for n, line in enumerate(lines) if line.to == row.to)
        drawn = [lines[at], *takewhile(lambda line: line.more, lines[at + 1 :])]
        assert row.left.text in column(drawn, left, right)
        assert row.right.text in column(drawn, right, end)
