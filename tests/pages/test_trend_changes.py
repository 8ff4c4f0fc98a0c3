"""What changed between two editions, against a recount of the files themselves."""

from itertools import combinations, permutations
from pathlib import Path

import pytest
import yaml
from atlas import items

from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Facts
from ascn_tui.pages.locator import resolve_text
from ascn_tui.pages.options import OptionError
from ascn_tui.pages.router import build

EDITIONS = ("2022", "2023", "2024", "2025")


@pytest.fixture(scope="module")
def listed(shipped_data: Path) -> dict[str, dict[str, dict]]:
    """Edition, then project, to the listing as it is written."""
    found: dict[str, dict[str, dict]] = {edition: {} for edition in EDITIONS}
    for path in shipped_data.glob("cities/*/*.yaml"):
        for project in yaml.safe_load(path.read_text(encoding="utf-8")).get("projects", ()):
            for listing in project["listings"]:
                name = listing.get("name", project["name"])
                found[str(listing["edition"])][project["id"]] = listing | {"name": name}
    return found


def changed(network: Network, locator: str, title: str) -> set[str]:
    page = build(network, resolve_text(network, locator))
    return {row.to.subject[-1] for row in items(page, title) if row.to}


@pytest.mark.parametrize(("earlier", "later"), list(combinations(EDITIONS, 2)))
def test_every_change_is_listed_and_none_besides(network, listed, earlier, later):
    here = f"trends/{earlier}/{later}"
    before, after = listed[earlier], listed[later]
    assert changed(network, here, f"New in {later}") == after.keys() - before.keys()
    assert changed(network, here, f"Not in {later}") == before.keys() - after.keys()
    for title, field in (("Renamed", "name"), ("Other focus area", "focus_area")):
        differ = {key for key in before.keys() & after.keys()
                  if before[key][field] != after[key][field]}  # fmt: skip
        assert changed(network, here, title) == differ
    known = {key for key in before.keys() & after.keys()
             if "unknown" not in (before[key]["status"], after[key]["status"])}  # fmt: skip
    differ = {key for key in known if before[key]["status"] != after[key]["status"]}
    assert changed(network, here, "Other status") == differ


def test_the_figures_are_those_of_the_lists(network):
    page = build(network, resolve_text(network, "trends/2022/2025"))
    (facts,) = (block for block in page.blocks if isinstance(block, Facts))
    for fact in facts.rows:
        if fact.name != "In both":
            assert int(fact.value) == len(items(page, fact.name)), fact.name


def test_a_narrowed_list_has_only_what_it_asks_for(network):
    whole = changed(network, "trends/2022/2025", "New in 2025")
    some = changed(network, "trends/2022/2025?country=malaysia", "New in 2025")
    assert some == {key for key in whole if network.city_of[key].country == "malaysia"}
    assert 0 < len(some) < len(whole)


@pytest.mark.parametrize(("earlier", "later"), list(permutations(EDITIONS, 2)))
def test_two_editions_stand_in_the_order_of_time(network, earlier, later):
    found = resolve_text(network, f"trends/{earlier}/{later}")
    assert found.subject == tuple(sorted((earlier, later)))


def test_one_edition_means_up_to_the_newest(network):
    assert resolve_text(network, "trends/2023").subject == ("2023", "2025")
    with pytest.raises(OptionError, match="two editions"):
        resolve_text(network, "trends/2025")


def test_the_overview_leads_to_what_changed(network):
    (row,) = (row for row in items(build(network, resolve_text(network, "explore?edition=2024")))
              if row.name.startswith("Since 2023"))  # fmt: skip
    assert row.to.subject == ("2023", "2024")
    found = build(network, row.to)
    _, more, gone = (int(word) for word in row.name.replace(":", "").split() if word.isdigit())
    assert (more, gone) == (len(items(found, "New in 2024")), len(items(found, "Not in 2024")))
