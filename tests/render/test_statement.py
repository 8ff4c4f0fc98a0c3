"""What a citation states: each kind of row in words that stand alone, then its documents."""

import pytest
from reader import reading

from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import (
    Item,
    Items,
    SideBySide,
    SideBySideRow,
    SideCell,
    Table,
    TableColumn,
    TableRow,
)
from ascn_tui.render import statement


async def cited(network, locator: str, *keys: str) -> list[str]:
    """Press keys and then y; return the lines that were sent."""
    sent: list[str] = []
    async with reading(network, locator, size=(100, 40)) as reader:
        reader.app.copy_to_clipboard = sent.append
        await reader.press(*keys, "y")
    return sent[0].split("\n") if sent else []


@pytest.mark.parametrize(
    ("locator", "keys", "said"),
    [
        ("trends", (), ("Projects by edition and country: Malaysia, "
         "2022: 15, 2023: 15, 2024: 15, 2025: 29")),
        ("figures", (), ("Printed figures, counted again: By edition: 2022, "
         "checks: 201, agree: 175, differ: 4, not recounted: 22")),
        ("c031", (), ("Claim c031: What the documents say: "
         "The methods section calls the second level organizational and keeps that name.")),
        ("jakarta-jaklingko", (), ("JakLingko: Answers to: Jakarta Provincial Government "
         "(Operational: names this project)")),
        ("explore/jakarta-jaklingko?edition=2023", ("escape",), ("JakLingko "
         "(Built Infrastructure · Jakarta, Indonesia): listed in 2023: ongoing "
         "(icon in Exhibit 2); no. 22")),
        ("explore/indonesia?edition=2023", ("escape",), ("Indonesia: 14 projects in 3 cities, "
         "as of 14 August 2023")),
        ("compare/indonesia/malaysia", (), ("Indonesia | Malaysia: The paper's figures, 2023: "
         "Projects, 2023 report: Indonesia: 14; Malaysia: 15 (differs). ")),
        ("compare/indonesia/malaysia", ("down",), ("Projects, 2023 report: "
         "The paper's figures, 2023: "
         "as the paper says: Indonesia: 15; Malaysia: 14")),
        ("evidence", ("tab", "down"), ("120 claims of the paper, checked: Verdicts: "
         "Partly: 43 (35.8 %)")),
        ("trends/2022/2025", ("tab",), ("From 2022 to 2025: Renamed: Phnom Penh Walk Way "
         "(ongoing; earlier 11 Sidewalks Rejuvenation, Phnom Penh)")),
        ("governance", ("down",), "Organizational: The way a state takes up the network"),
    ],
)  # fmt: skip
async def test_a_citation_says_what_the_row_under_the_cursor_states(network, locator, keys, said):
    first, *documents = await cited(network, locator, *keys)
    assert first.startswith(said)
    assert documents


@pytest.mark.parametrize("screen", ["evidence", "sources", "glossary", "timeline", "partners"])
async def test_a_list_of_all_is_cited_with_what_it_rests_on(network, screen):
    first, *documents = await cited(network, screen)
    assert first
    assert documents


async def test_a_project_is_cited_by_the_page_that_lists_it(network):
    [_, document] = await cited(network, "explore/jakarta-jaklingko?edition=2023", "escape")
    assert "Report 2023. p. 20." in document


def test_a_row_of_a_table_names_its_columns_group_and_verdict():
    columns = (TableColumn("Place"), TableColumn("What"), TableColumn("printed", figure=True))
    row = TableRow(("Jakarta", "Projects", "4"), verdict="differs", note="one twice", group="2023")
    said = statement.of_row(row, Table(columns, (row,), title="Checks", refs=(Ref("a", "1"),)))
    assert said.text == "Checks: 2023: Jakarta, What: Projects, printed: 4 (differs; one twice)"
    assert said.refs == (Ref("a", "1"),)


def test_a_pair_rests_on_what_both_sides_rest_on():
    left, right = SideCell("1", refs=(Ref("a"),)), SideCell("2", refs=(Ref("b"),))
    pair = SideBySideRow("x", "Cities", left, right, "differs", refs=(Ref("a"),))
    said = statement.of_pair(pair, "Counts", SideBySide("Here", "There", ()))
    assert said == ("Counts: Cities: Here: 1; There: 2 (differs)", (Ref("a"), Ref("b")))


def test_the_parts_of_an_item_are_kept_apart():
    item = Item("Name", note="beside", text="below")
    said = statement.of_item(item, Items((item,), title="List"), {})
    assert said.text == "List: Name (beside): below"
