"""What stands beside projects in a comparison, against counts made from files and nothing else.

The files of `recount/` hold what was first written down from the documents; of governance there is
only the data folder, which is read here as plain YAML.
"""

from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest
import yaml

from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import SideBySide, SideBySideGroup, SideBySideRow
from ascn_tui.pages.locator import resolve_text
from ascn_tui.pages.router import build

FILES = Path(__file__).parents[1] / "data_checks" / "recount"
PAIRS = [
    ("indonesia", "malaysia"), ("thailand", "lao-pdr"), ("singapore", "viet-nam"),
    ("cambodia", "philippines"),
]  # fmt: skip
pair = pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
SIDES = ("left", "right")


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(FILES / f"{name}.csv", dtype=str, keep_default_na=False)


def groups(network: Network, locator: str, edition: str = "2023") -> tuple[SideBySideGroup, ...]:
    blocks = build(network, resolve_text(network, locator, edition)).blocks
    return next(block.groups for block in blocks if isinstance(block, SideBySide))


def rows(
    network: Network, locator: str, edition: str = "2023"
) -> dict[tuple[str, str], SideBySideRow]:
    """The rows of a comparison by group and name."""
    found = groups(network, locator, edition)
    return {(group.id, row.name): row for group in found for row in group.rows if not row.detail}


def sides(network: Network, pair: tuple[str, str]) -> list[tuple[str, str]]:
    """The sides of a pair, each with its name in the files."""
    return [(side, network.country[key].name) for side, key in zip(SIDES, pair, strict=True)]


@pair
def test_member_cities(network, pair):
    members = table("members")
    row = rows(network, f"compare/{'/'.join(pair)}")["overview", "Member cities today"]
    for side, name in sides(network, pair):
        assert getattr(row, side).count == (members.country == name).sum()


@pair
def test_plans_and_the_projects_in_them(network, pair):
    plans = table("plans")
    found = rows(network, f"compare/{'/'.join(pair)}")
    for side, name in sides(network, pair):
        own = plans[plans.country == name]
        planned = getattr(found["plans", "Priority projects"], side)
        later = getattr(found["plans", "of them listed later"], side)
        assert planned.count == own.projects.astype(int).sum()
        assert later.count == own.listed_later.astype(int).sum()
        assert getattr(found["plan-areas", "Cities with a plan"], side).count == len(own)


@pair
def test_focus_areas_of_the_plans(network, pair):
    plans = table("plans")
    found = rows(network, f"compare/{'/'.join(pair)}")
    checked = 0
    for side, name in sides(network, pair):
        areas = plans[plans.country == name].areas.str.split(";").explode()
        areas = areas.str.replace(" and ", " & ").str.casefold()
        for area in network.taxonomy.focus_areas:
            cell = getattr(found["plan-areas", f"Plan: {area.name}"], side)
            assert cell.count == (areas == area.name.casefold()).sum(), (name, area.name)
            checked += cell.count
    assert checked > 3


@pair
def test_partners_and_their_kinds(network, pair):
    partners = table("partners").merge(table("members"), on="city")
    found = rows(network, f"compare/{'/'.join(pair)}")
    for side, name in sides(network, pair):
        own = partners[partners.country == name].drop_duplicates("partner")
        cell = getattr(found["partners", "Partners"], side)
        assert (cell.count or 0) == len(own)
        assert (cell.text == "not reported") == own.empty
        for kind in network.partners.kinds:
            if row := found.get(("partners", kind.name)):
                amount = (own.kind == kind.name.lower()).sum()
                assert (getattr(row, side).count or 0) == amount, (name, kind.name)


@pair
def test_governance_entries_by_level_and_kind(network, shipped_data, pair):
    levels = [
        yaml.safe_load(path.read_text("utf-8")) for path in (shipped_data / "governance").iterdir()
    ]
    entries = pd.DataFrame(
        [
            {"level": level["name"], "kind": one["kind"], "country": one.get("country", "")}
            for level in levels
            for one in level["entries"]
        ]
    )
    found = rows(network, f"compare/{'/'.join(pair)}")
    for side, key in zip(SIDES, pair, strict=True):
        own = entries[entries.country == key]
        amounts = {"Entries": len(own)}
        amounts |= {
            f"{level['name']} level": (own.level == level["name"]).sum() for level in levels
        }
        amounts |= {kind.name: (own.kind == kind.id).sum() for kind in network.taxonomy.kinds}
        for name, amount in amounts.items():
            if row := found.get(("governance", name)):
                assert (getattr(row, side).count or 0) == amount, (key, name)


@pytest.mark.parametrize("country", ["indonesia", "malaysia", "thailand", "viet-nam"])
def test_states_of_projects_one_by_one(network, country):
    followed = table("followed")
    own = followed[followed.country == network.country[country].name]
    for first, last in combinations(network.edition, 2):
        found = groups(network, f"compare/{country}/{country}?left={first}&right={last}", last)
        [one_by_one] = [group for group in found if group.id == "projects-followed"]
        shown = {row.id.removeprefix("project:"): (row.left.text, row.right.text)
                 for row in one_by_one.rows}  # fmt: skip
        stood = own.pivot_table("status", "project", "edition", aggfunc="first")
        stood = stood.reindex(columns=[first, last]).dropna(how="all").fillna("not listed")
        assert shown == {key: (row[first], row[last]) for key, row in stood.iterrows()}


def test_figures_that_reports_and_paper_print_for_the_pair_of_the_paper(network):
    """Each printed figure of the written comparison, against the charts as written down."""
    printed = table("printed").set_index(["edition", "country", "focus_area"]).projects.astype(int)
    areas = {area.id: area.name for area in network.taxonomy.focus_areas}
    checked = 0
    for row in network.comparisons[0].rows:
        for one in row.printed:
            area = (row.measure or "").partition("focus-area:")[2] or one.of or ""
            if one.unit != "projects" or (area and area not in areas):
                continue
            at = (areas.get(area, ""),)
            assert one.left == printed.get((one.edition, "Indonesia", *at), 0), row.id
            assert one.right == printed.get((one.edition, "Malaysia", *at), 0), row.id
            checked += 1
    assert checked > 20


@pytest.mark.parametrize("edition", ["2022", "2023", "2024", "2025"])
def test_what_is_printed_stands_below_a_figure_only_where_it_differs(network, edition):
    printed = table("printed")
    found = groups(network, "compare/indonesia/malaysia", edition)
    [areas] = [group for group in found if group.id == "focus-areas"]
    names = {f"{row.id}-printed": row.name for row in areas.rows if not row.detail}
    below = {names[row.id]: (row.left.count, row.right.count)
             for row in areas.rows if row.detail}  # fmt: skip
    of_year = printed[printed.edition == edition]
    counted = {row.name: (row.left.count, row.right.count)
               for row in areas.rows if not row.detail}  # fmt: skip
    charts = {
        area: tuple(
            of_year[(of_year.country == name) & (of_year.focus_area == area)]
            .projects.astype(int).sum()
            for name in ("Indonesia", "Malaysia")
        )
        for area in counted
    }  # fmt: skip
    assert below == {area: both for area, both in charts.items() if both != counted[area]}
