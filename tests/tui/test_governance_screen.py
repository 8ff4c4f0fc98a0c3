"""Governance: level, place, entry, and the chain from a city project up and back down."""

import pytest
from label_checks import of_places_alone
from reader import reading

SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 40)], ids=str)


@SIZES
async def test_three_columns_and_a_page_stand_side_by_side(network, size):
    async with reading(network, "governance", size=size) as reader:
        assert reader.pane.id == "levels"
        for level in network.levels:
            assert level.name in reader.text
            assert str(len(level.entries)) in reader.text
        assert (
            "Governance, level by level" in reader.page() or network.levels[0].name in reader.page()
        )


@SIZES
async def test_columns_follow_one_another(network, size):
    async with reading(network, "governance", size=size) as reader:
        await reader.press("down")
        assert reader.at == "organizational"
        await reader.press("right")
        assert reader.pane.id == "places"
        while reader.at != "organizational/malaysia":
            await reader.press("down")
        entries = [line.text.strip() for line in reader.main.query_one("#entries").lines]
        assert any("IRDA" in text for text in entries)
        await reader.press("right")
        assert reader.pane.id == "entries"
        assert reader.here.subject[0] in network.entry
        await reader.press("right")
        assert reader.pane.id == "governance-page"
        for pane in ("entries", "places", "levels", "levels"):
            await reader.press("escape")
            assert reader.pane.id == pane


async def test_the_page_beside_the_columns_is_that_of_the_entry(network):
    async with reading(network, "IRDA", in_list=True) as reader:
        assert reader.pane.id == "entries"
        assert "Iskandar Regional Development Authority" in reader.page()
        assert "Iskandar Regional Development Authority" in reader.row
        before = reader.at
        await reader.press("down")
        assert reader.at != before
        assert network.entry[reader.at].name.split()[0] in reader.page()


async def test_what_primary_sources_add_carries_a_mark(network):
    async with reading(network, "governance/organizational/malaysia", size=(120, 36)) as reader:
        entries = network.entries_at("organizational", "malaysia")
        lines = [line.text for line in reader.main.query_one("#entries").lines if line.to]
        added = [entry for entry in entries if entry.origin != "paper"]
        assert len([line for line in lines if line.rstrip().endswith("+")]) == len(added)


async def test_from_banyuwangis_stunting_project_up_to_the_framework_and_back(network):
    async with reading(network, "banyuwangi-caring-for-stunting") as reader:
        while "ASEAN Smart Cities Framework" not in reader.row:
            await reader.press("down")
        await reader.press("enter")
        assert network.entry[reader.at].name == "ASEAN Smart Cities Framework"
        assert reader.here.screen == "governance"
        await reader.press("left_square_bracket")
        assert str(reader.here) == "explore/banyuwangi-caring-for-stunting edition=2025"


async def test_the_whole_chain_can_be_read_and_walked(network):
    async with reading(network, "governance/banyuwangi-caring-for-stunting") as reader:
        page = reader.page()
        order = [page.index(f"{level.name} (") for level in reversed(network.levels)]
        assert order == sorted(order)
        assert "ASEAN Smart Cities Framework" in page


async def test_another_edition_keeps_the_entry(network):
    async with reading(network, "IRDA", in_list=True) as reader:
        await reader.press("less_than_sign")
        assert reader.at == network.entry["org-mys-02"].id
        assert reader.here.edition == "2024"
        assert "Iskandar" in reader.row


async def test_every_entry_can_be_stood_on(network):
    async with reading(network, "governance/constitutional/regional", in_list=True) as reader:
        await reader.press("end", "home")
        entries = {entry.id for entry in network.entries_at("constitutional", "")}
        reached = {reader.at}
        for _ in range(3 * len(entries)):  # names of two lines take two steps where they begin
            await reader.press("down")
            reached.add(reader.at)
            if reached >= entries:
                break
        assert reached >= entries


async def test_a_network_without_governance_says_nothing_and_stands(tiny_network):
    places = of_places_alone(tiny_network)
    for start in ("governance", "governance/harbourton-tide-gauges"):
        async with reading(places, start) as reader:
            await reader.press("down", "right", "enter", "escape", "1")
            assert reader.here.screen == "explore"


async def test_from_jaklingko_up_to_the_framework_and_down_again_by_keys(network):
    async with reading(network, "jaklingko") as reader:
        for _ in range(60):
            if "ASEAN Smart Cities Framework" in reader.row:
                break
            await reader.press("down")
        await reader.press("enter")
        assert reader.here.screen == "governance"
        assert reader.at == "con-reg-01"
        await reader.press("left_square_bracket")
        assert reader.at == "jakarta-jaklingko"
        assert "ASEAN Smart Cities Framework" in reader.row


async def test_the_levels_say_what_is_covered_and_what_is_not(network):
    async with reading(network, "governance", size=(120, 36)) as reader:
        page = reader.page()
        assert "constitutive" in page
        assert "directional" in page
        assert "Entries by level and topic" in page
