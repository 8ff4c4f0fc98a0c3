"""Pages, trees and columns under a filter: they list what it keeps, and count just that."""

import pytest
from atlas import items, pairs, rows

from ascn_tui.model.filter import match
from ascn_tui.model.location import SCREENS, Location
from ascn_tui.pages.blocks import Facts, Items, Prose, SideBySide, Table
from ascn_tui.pages.contents import contents
from ascn_tui.pages.explore.tree import OFFER, ROOT, opened_by_filter, tree_nodes
from ascn_tui.pages.governance.columns import entry_choices, level_choices, place_choices
from ascn_tui.pages.locator import resolve, resolve_text
from ascn_tui.pages.options import OptionError
from ascn_tui.pages.router import ROUTES, build
from ascn_tui.render.plain import plain

FILTERS = (
    "status:planning", "country:malaysia !edition:2022", "jakarta", "smart", "focus:health",
    "!smart status:ongoing", "timor", "health",
)  # fmt: skip


def tree(network, here):
    return tree_nodes(network, here, opened_by_filter(network, here))


def page(network, locator):
    return build(network, resolve_text(network, locator))


@pytest.mark.parametrize("by", ["", "theme", "status"])
@pytest.mark.parametrize("text", FILTERS)
def test_the_tree_and_the_page_of_each_of_its_branches_list_the_same_projects(network, by, text):
    here = resolve_text(network, "explore").with_options(filter=text, by=by)
    here = resolve(network, here)
    nodes = tree(network, here)
    assert {node.to.subject[-1] for node in nodes if node.status} == {
        row.project.id for row in match.rows(network, here)
    }
    for node in nodes:
        if node.branch:
            kept = [item.to.subject[-1] for item in items(build(network, node.to), "Projects")]
            below = [one for one in nodes if one.status and leads(nodes, one, node.key)]
            assert sorted(kept) == sorted(one.to.subject[-1] for one in below), node.key
            assert (node.total or 0) == len(kept)
            assert sum(count for _, count in node.tally) == len(kept)


def leads(nodes, node, key):
    parents = {one.key: one.parent for one in nodes}
    above = node.parent
    while above not in (key, ROOT):
        above = parents[above]
    return above == key


def test_a_place_of_that_name_stays_even_without_projects(network):
    here = resolve_text(network, "explore?filter=timor")
    assert [node.key for node in tree(network, here)] == [
        ROOT, "timor-leste", "timor-leste/dili",
    ]  # fmt: skip
    found = items(build(network, here), "Places")
    assert [(item.name, item.note) for item in found] == [
        ("Timor-Leste", "0 projects"), ("Dili", "0 projects"),
    ]  # fmt: skip


def test_a_project_keeps_its_own_page(network):
    plain_page = page(network, "jakarta-jaklingko")
    filtered = page(network, "jakarta-jaklingko?filter=status:planning")
    assert (filtered.title, filtered.blocks) == (plain_page.title, plain_page.blocks)


def test_rows_of_the_tree_and_of_its_pages_keep_the_filter(network):
    here = resolve_text(network, "explore?filter=status:plan&by=theme&sort=name")
    assert {node.to.option("filter") for node in tree(network, here)} == {"status:planning"}
    found = items(build(network, here), "Projects")
    kept = [tuple(item.to.option(name) for name in ("filter", "by", "sort")) for item in found]
    assert set(kept) == {("status:planning", "theme", "name")}


def test_the_listing_says_how_many_of_how_many_and_by_what(network):
    found = page(network, "malaysia?edition=2023&filter=status:plan")
    assert found.title == "Malaysia"
    assert found.subtitle == "Monitoring report 2023, filtered by status:planning"
    assert "4 of 15 projects, as of 14 August 2023 [me2023 p.21]" in plain(found, network)


def test_a_filter_works_together_with_what_narrows_a_number(network):
    found = page(network, "malaysia?edition=2023&focus=quality-environment&filter=status:planning")
    assert {item.name for item in items(found, "Projects")} == {
        row.name
        for row in network.rows(
            "2023", country="malaysia", focus="quality-environment", status="planning"
        )
    }


def test_where_nothing_matches_the_tree_and_the_page_offer_the_nearest(network):
    here = resolve_text(network, "explore?filter=jakatra")
    root, offer = tree(network, here)
    assert (root.total, offer.key, offer.name) == (0, OFFER, "No match. Try jakarta")
    assert offer.to.option("filter") == "jakarta"
    found = build(network, here)
    assert [item.to for item in items(found, "Try instead")] == [offer.to]
    assert "Nothing matches jakatra." in plain(found, network)
    _, offer = tree(network, here.with_options(filter="xqzwv"))
    assert (offer.name, str(offer.to)) == (
        "No match. Try without the filter",
        "explore edition=2025",
    )


def test_what_rules_each_other_out_gives_way_to_one_condition_that_keeps_something(network):
    here = resolve_text(
        network, "explore?edition=2023&filter=country:laos+status:completed+city:kuching"
    )
    _, offer = tree(network, here)
    assert offer.to.option("filter") in here.option("filter").split()
    assert tree(network, offer.to)[1].key != OFFER


def test_what_is_kept_elsewhere_is_told_where_nothing_is_kept(network):
    (item,) = items(
        page(network, "malaysia?filter=jakarta"), "Kept by the filter in the whole network"
    )
    assert item.name == "5 projects"
    assert str(item.to) == "explore edition=2025 filter=jakarta"


def offered(found):
    """What a page offers where nothing fits."""
    blocks = (block for block in found.blocks if getattr(block, "title", "") == "Try instead")
    return next(blocks, None)


@pytest.mark.parametrize("screen", [one for one in SCREENS if one != "explore"])
def test_every_screen_keeps_fewer_rows_the_more_is_asked(network, screen):
    whole = page(network, screen)
    counted = []
    for text in ("", "flood", "flood xqzwv"):
        found = page(network, str(Location(screen).with_options(filter=text)))
        tables = [
            row
            for block in found.blocks
            if isinstance(block, Items | Facts | Table | SideBySide) and block is not offered(found)
            for row in (pairs(block) if isinstance(block, SideBySide) else block.rows)
        ]
        counted.append(len(tables))
        if text:
            assert f"filtered by {text}" in found.subtitle.lower()
    assert counted[0] > counted[1], whole.title
    assert counted[0] > counted[2]


@pytest.mark.parametrize(
    ("screen", "text", "total"),
    [
        ("timeline", "jakarta", "of 55 rows"), ("glossary", "kind:acronym", "of 122 rows"),
        ("partners", "country:malaysia", "of 49 rows"), ("citations", "never cited", "of 42 rows"),
        ("sources", "origin:primary 2023", "1 of"), ("framework", "resilien", "2 of"),
        ("compare", "verdict:left", "3 of 68 rows"), ("evidence", "jakarta", "of 120 claims"),
    ],
)  # fmt: skip
def test_a_page_says_how_many_of_its_rows_it_shows(network, screen, text, total):
    found = page(network, str(Location(screen).with_options(filter=text)))
    assert total in plain(found, network)


def test_claims_are_kept_by_what_they_name_and_counted_anew(network):
    found = page(network, "evidence?filter=city:jakarta verdict:contradicted")
    kept = [
        claim.id
        for claim in network.claims
        if "jakarta" in claim.cities and claim.verdict == "contradicted"
    ]
    assert [item.to.subject[0] for item in items(found)] == kept
    assert found.title.startswith(f"{len(kept)} of 120 claims")


def test_no_heading_is_left_without_a_row(network):
    for screen in SCREENS:
        for text in ("jakarta", "smart", "country:malaysia"):
            found = page(network, str(Location(screen).with_options(filter=text)))
            assert all(
                block.rows for block in found.blocks if isinstance(block, Items | Facts | Table)
            )


def test_what_a_row_of_a_comparison_prints_below_it_stays_with_it(network):
    found = page(network, 'compare/indonesia/malaysia?filter="one project more"')
    (block,) = [block for block in found.blocks if isinstance(block, SideBySide)]
    assert [row.name for row in pairs(block)] == [
        "Projects, 2023 report", "as the paper says",
    ]  # fmt: skip


def test_a_comparison_without_such_rows_leads_to_the_reports_that_have_some(network):
    found = page(network, "compare/indonesia/malaysia?edition=2023&filter=completed+planning")
    assert not items(found, "In other reports")
    found = page(network, "compare/indonesia/malaysia?edition=2022&filter=status:completed")
    rows = items(found, "In other reports")
    assert [str(row.to) for row in rows] == [
        f"compare/indonesia/malaysia edition={edition} filter=status:completed"
        for edition in ("2025", "2024")
    ]
    for row in rows:
        opened = build(network, row.to)
        (block,) = [block for block in opened.blocks if isinstance(block, SideBySide)]
        assert row.name.split()[0] == str(sum(not one.detail for one in pairs(block)))


def test_columns_of_governance_count_and_list_what_is_kept(network):
    here = resolve_text(network, "governance/operational/malaysia?filter=flood")
    level = network.level["operational"]
    entries = [choice for choice in entry_choices(network, here, level, "malaysia") if choice.to]
    assert entries
    assert all(choice.to.option("filter") == "flood" for choice in entries)
    (malaysia,) = [one for one in place_choices(network, here, level) if one.name == "Malaysia"]
    assert malaysia.note == str(len(entries))
    kept = sum(int(one.note) for one in place_choices(network, here, level))
    assert [one.note for one in level_choices(network, here) if one.name == level.name] == [
        str(kept)
    ]
    nothing = here.with_options(filter="xqzwv")
    assert [one.name for one in entry_choices(network, nothing, level, "malaysia")] == ["No match."]


def test_trends_count_what_the_filter_keeps_and_lead_to_just_that(network):
    found = page(network, "trends?filter=smart&by=country")
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    for row in table.rows[:-1]:
        for cell, to in zip(row.cells, row.leads, strict=True):
            if to:
                assert len(items(build(network, to), "Projects")) == int(cell)


def test_the_contents_of_a_screen_follow_its_filter(network):
    here = resolve_text(network, "evidence?filter=verdict:contradicted")
    listed = [
        member.to.subject[0]
        for member in contents(network, here)
        if member.to and member.to.subject
    ]
    assert listed == [claim.id for claim in network.claims if claim.verdict == "contradicted"]
    nothing = resolve_text(network, "timeline?filter=xqzwv")
    assert [member.name for member in contents(network, nothing)] == ["Overview", "No match."]


def test_every_screen_takes_a_filter_and_refuses_what_is_none(network):
    assert all("filter" in route.options for route in ROUTES.values())
    for screen in SCREENS:
        with pytest.raises(OptionError, match="did you mean planning"):
            resolve_text(network, f"{screen}?filter=status:plannign")


def test_every_row_under_a_filter_leads_somewhere(network):
    for screen in SCREENS:
        for text in ("smart", "jakatra", "xqzwv", "country:malaysia"):
            for row in rows(page(network, str(Location(screen).with_options(filter=text)))):
                if row.to is not None:
                    build(network, resolve(network, row.to, "2023"))


def test_prose_that_speaks_of_the_whole_is_left_out_under_a_filter(network):
    found = page(network, "glossary?filter=city")
    assert [block.text for block in found.blocks if isinstance(block, Prose)] == []
