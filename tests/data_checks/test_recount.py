"""The figures on the pages against a recount of the YAML that shares no code with the loader."""

import re
from collections import Counter
from typing import NamedTuple

import pytest
import yaml
from atlas import pairs, projects_listed

from ascn_tui.pages.blocks import Bars, Prose, SideBySide
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.pages.router import build

TOTALS = {"2022": 77, "2023": 86, "2024": 108, "2025": 134}
COUNTRIES_2025 = {
    "brunei-darussalam": 7, "cambodia": 17, "indonesia": 18, "lao-pdr": 9, "malaysia": 29,
    "myanmar": 14, "philippines": 8, "singapore": 6, "thailand": 20, "viet-nam": 6,
}  # fmt: skip
EDITIONS = list(TOTALS)


class Listed(NamedTuple):
    """A listing as the files write it."""

    edition: str
    country: str
    city: str
    project: str
    focus: str
    status: str
    page: str


@pytest.fixture(scope="module")
def listed(shipped_data) -> list[Listed]:
    found = []
    for file in sorted((shipped_data / "cities").glob("*/*.yaml")):
        city = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert city["country"] == file.parent.name
        found += [
            Listed(
                str(listing["edition"]), city["country"], city["id"], project["id"],
                listing["focus_area"], listing["status"], str(listing["page"]),
            )
            for project in city.get("projects") or ()
            for listing in project["listings"]
        ]  # fmt: skip
    return found


def page(network, locator: str, edition: str):
    return build(network, resolve(network, locator, edition))


def bars(shown, title: str) -> dict[str, float]:
    return {
        bar.name: bar.value
        for block in shown.blocks
        if isinstance(block, Bars) and block.title == title
        for bar in block.rows
    }


def figures(shown) -> list[int]:
    """The numbers in the first statement of a page."""
    first = next(block for block in shown.blocks if isinstance(block, Prose))
    return [int(number) for number in re.findall(r"(?<!\d)\d+(?= \w)", first.text)]


def test_the_files_hold_what_the_reports_print(listed):
    assert Counter(row.edition for row in listed) == TOTALS
    assert len(listed) == 405
    assert len({row.project for row in listed}) == 149
    in_2025 = Counter(row.country for row in listed if row.edition == "2025")
    assert in_2025 == COUNTRIES_2025
    in_2023 = Counter(row.country for row in listed if row.edition == "2023")
    assert (in_2023["indonesia"], in_2023["malaysia"]) == (14, 15)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_overview_counts_projects_cities_and_countries(network, listed, edition):
    rows = [row for row in listed if row.edition == edition]
    shown = page(network, "explore", edition)
    places = len({row.city for row in rows}), len({row.country for row in rows})
    assert figures(shown) == [TOTALS[edition], *places]
    assert bars(shown, "Status") == Counter(network.status[row.status].name for row in rows)
    assert bars(shown, "Focus areas") == Counter(network.focus_area[row.focus].name for row in rows)
    assert bars(shown, "Countries") == Counter(network.country[row.country].name for row in rows)
    assert bars(shown, "Projects by edition") == TOTALS


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_country_counts_its_own_rows(network, listed, edition):
    for country in network.country:
        rows = [row for row in listed if (row.edition, row.country) == (edition, country)]
        shown = page(network, country, edition)
        assert bars(shown, "Status") == Counter(network.status[row.status].name for row in rows)
        assert bars(shown, "Focus areas") == Counter(
            network.focus_area[row.focus].name for row in rows
        )
        if rows:
            assert figures(shown)[0] == len(rows)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_city_lists_its_own_projects(network, listed, edition):
    for city in network.cities:
        rows = [row for row in listed if (row.edition, row.city) == (edition, city.id)]
        shown = page(network, f"explore/{city.country}/{city.id}", edition)
        assert sorted(projects_listed(network, shown)) == sorted(row.project for row in rows)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_focus_area_lists_its_own_projects(network, listed, edition):
    for area in network.focus_area:
        rows = [row for row in listed if (row.edition, row.focus) == (edition, area)]
        shown = page(network, area, edition)
        assert sorted(projects_listed(network, shown)) == sorted(row.project for row in rows)
        assert bars(shown, "Countries") == Counter(
            network.country[row.country].name for row in rows
        )


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "pair", [("indonesia", "malaysia"), ("thailand", "viet-nam"), ("singapore", "cambodia")]
)
def test_a_comparison_counts_what_the_files_hold(network, listed, edition, pair):
    shown = page(network, f"compare/{pair[0]}/{pair[1]}", edition)
    [block] = [block for block in shown.blocks if isinstance(block, SideBySide)]
    compared = [row for row in pairs(block) if not row.detail]
    for side, country in zip(("left", "right"), pair, strict=True):
        rows = [row for row in listed if (row.edition, row.country) == (edition, country)]
        cell = {row.name: getattr(row, side) for row in compared}
        cities = len({row.city for row in rows})
        assert cell["Projects"].count == len(rows)
        assert cell["Share of the network"].text == f"{100 * len(rows) / TOTALS[edition]:.1f} %"
        assert cell["Cities with projects"].count == cities
        assert cell["Projects per city"].count == round(len(rows) / cities, 1)
        by_status = Counter(row.status for row in rows)
        by_focus = Counter(row.focus for row in rows)
        for status in network.taxonomy.statuses:
            if status.name.capitalize() in cell:
                assert cell[status.name.capitalize()].count == by_status[status.id]
        for area in network.taxonomy.focus_areas:
            assert cell[area.name].count == by_focus[area.id]
        for other in EDITIONS:
            count = sum((row.edition, row.country) == (other, country) for row in listed)
            assert cell[other].count == count


@pytest.mark.parametrize(("locator", "count"), [("indonesia", 14), ("malaysia", 15)])
def test_the_pages_of_2023_rest_on_the_appendix_of_2023(network, listed, locator, count):
    shown = page(network, locator, "2023")
    first = next(block for block in shown.blocks if isinstance(block, Prose))
    assert first.text.startswith(f"{count} projects")
    pages = {row.page for row in listed if (row.edition, row.country) == ("2023", locator)}
    assert {(ref.document, ref.page) for ref in first.refs} == {("me2023", p) for p in pages}
