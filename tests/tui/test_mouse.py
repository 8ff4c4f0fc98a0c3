"""What looks like a button is one: clicks on the lines above and below, and on figures."""

import pytest
from reader import reading


async def click(reader, pane: str, word: str) -> None:
    """Click on the first letter of a word that a pane shows."""
    region = reader.app.screen.query_one(pane).region
    line = reader.screen()[region.y]
    await reader.pilot.click(pane, offset=(line.index(word) - region.x, 0))
    await reader.settle()


async def test_orders_of_the_tree_can_be_clicked_on(network):
    async with reading(network) as reader:
        for word, capital in (("by status", "BY STATUS"), ("by place", "BY PLACE")):
            await click(reader, "#orders", word)
            assert capital in reader.text
        await click(reader, "#orders", "BY PLACE")
        assert "BY PLACE" in reader.text


async def test_the_edition_can_be_turned_by_a_click(network):
    async with reading(network) as reader:
        for sign, edition in (("‹", 2024), ("‹", 2023), ("‹", 2022), ("›", 2023), ("‹", 2022)):
            line = reader.screen()[0]
            await reader.pilot.click("#banner", offset=(line.rindex(sign), 0))
            await reader.settle()
            assert f"‹ {edition} ›" in reader.text
        await click(reader, "#banner", "edition")
        assert "‹ 2022 ›" in reader.text


@pytest.mark.parametrize(
    ("word", "seen"),
    [
        ("? help", "Signs"),
        (": jump", "Name, id, locator"),
        ("/ filter", "status:planning  !edition"),
        ("s sources", "rests on"),
    ],
)
async def test_a_hint_can_be_clicked_on(network, word, seen):
    async with reading(network, "jakarta-jaklingko") as reader:
        await reader.press("enter")
        if word not in reader.screen()[-1]:
            await reader.press("escape")
        before = reader.text
        await click(reader, "#hints", word)
        assert reader.text != before
        assert seen in reader.text


async def test_a_click_on_a_figure_chooses_it_and_another_opens_what_it_counts(network):
    async with reading(network, "trends") as reader:
        row = next(y for y, line in enumerate(reader.screen()) if line.startswith(" Indonesia"))
        column = reader.screen()[row].index("15")
        for _ in range(2):
            await reader.pilot.click(offset=(column, row))
            await reader.settle()
        assert "edition ‹ 2024 ›" in reader.text
        assert "15 projects" in reader.text
