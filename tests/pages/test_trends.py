"""Trends: every number against a recount, and exactly its projects behind every row."""

from collections import Counter

import pytest
from reader import reading

from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Items, Table
from ascn_tui.pages.locator import resolve, resolve_text
from ascn_tui.pages.options import OptionError
from ascn_tui.pages.router import build
from ascn_tui.pages.trends.trends import NAMES


def table(network: Network, locator: str) -> Table:
    (found,) = (
        block for block in build(network, resolve_text(network, locator)).blocks
        if isinstance(block, Table)
    )  # fmt: skip
    return found


@pytest.mark.parametrize("by", NAMES)
def test_rows_add_up_to_the_editions(network: Network, by: str) -> None:
    shown = table(network, f"trends?by={by}")
    *rows, last = [[cell.replace("—", "0") for cell in row.cells[1:]] for row in shown.rows]
    assert last == ["77", "86", "108", "134"]
    assert [sum(map(int, column)) for column in zip(*rows, strict=True)] == [77, 86, 108, 134]


def test_countries_are_counted_from_the_listings(network: Network) -> None:
    counted = Counter(
        (city.country, listing.edition)
        for city in network.cities for project in city.projects for listing in project.listings
    )  # fmt: skip
    for row in table(network, "trends?by=country").rows[:-1]:
        (country,) = (one.id for one in network.countries if one.name == row.cells[0])
        for edition, cell in zip(network.edition, row.cells[1:], strict=True):
            assert cell == (str(counted[country, edition]) if counted[country, edition] else "—")


@pytest.mark.parametrize("locator", ["trends?by=focus&country=indonesia", "trends?by=status"])
def test_every_figure_leads_to_exactly_the_projects_it_counts(
    network: Network, locator: str
) -> None:
    for row in table(network, locator).rows[:-1]:
        assert row.to in row.leads
        for cell, to in zip(row.cells[1:], row.leads[1:], strict=True):
            assert (to is None) == (cell in ("—", "0")), row.cells
            if to is None:
                continue
            (projects,) = (
                block for block in build(network, resolve(network, to)).blocks
                if isinstance(block, Items) and block.title == "Projects"
            )  # fmt: skip
            assert len(projects.rows) == int(cell)


def test_a_row_leads_to_the_edition_looked_at(network: Network) -> None:
    for edition in network.edition:
        page = build(network, resolve_text(network, "trends?by=country", edition))
        (counted,) = (block for block in page.blocks if isinstance(block, Table))
        malaysia = next(row for row in counted.rows if row.cells[0] == "Malaysia")
        assert malaysia.to is not None
        assert malaysia.to.option("edition") == edition


async def test_each_figure_of_a_row_is_a_key_away(network: Network) -> None:
    async with reading(network, "trends") as reader:
        await reader.press("right", "right", "right", "enter")
        await reader.settle()
        assert "edition ‹ 2024 ›" in reader.text
        assert "15 projects" in reader.text
        await reader.press("left_square_bracket", "left", "enter")
        await reader.settle()
        assert "edition ‹ 2023 ›" in reader.text


def test_what_cannot_be_counted_by_is_refused(network: Network) -> None:
    with pytest.raises(OptionError, match="there are country, city, focus and status"):
        resolve_text(network, "trends?by=weather")


def test_an_invented_network_has_trends_of_its_own(tiny_network: Network) -> None:
    shown = table(tiny_network, "trends?by=focus")
    assert len(shown.columns) == 1 + len(tiny_network.edition)


async def test_o_counts_by_country_city_focus_area_and_status_in_turn(network: Network) -> None:
    async with reading(network, "trends") as reader:
        assert "o count by" in reader.screen()[-1]
        for name in ("City", "Focus area", "Status", "Country"):
            await reader.press("o")
            assert f"by edition and {name.lower()}" in reader.text
        await reader.press("u")
        assert "by edition and status" in reader.text
        await reader.press("4")
        assert "count by" not in reader.screen()[-1]
