"""A picture of every screen in two sizes, each taken after asserts on what it shows; the contrast
of the other themes is tested by numbers.

After a change that is meant: pytest tests/tui/test_snapshots.py --snapshot-update
"""

from typing import NamedTuple

import pytest
from reader import Reader
from textual.pilot import Pilot

from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.tui.app import ExplorerApp


class Place(NamedTuple):
    """Where a picture is taken, after which keys, and what has to be said there."""

    locator: str
    keys: tuple[str, ...]
    at: str
    page: tuple[str, ...] = ()
    screen: tuple[str, ...] = ()


PLACES = {
    "overview": Place("explore", (), "", ("86 projects, 26 cities, 10 countries", "ongoing")),
    "city": Place("makassar", (), "makassar", ("Makassar",), ("Indonesia › Makassar",)),
    "project": Place(
        "jaklingko", (), "jakarta-jaklingko", ("2018    2022    2023    2024    2025", "me2023 p.")
    ),
    "comparison": Place(
        "compare/indonesia/malaysia/ov-projects",
        (),
        "indonesia/malaysia/ov-projects",
        ("one project more",),
        ("Malaysia", "as the paper says"),
    ),
    "governance": Place("governance/org-mys-02", (), "org-mys-02", (), ("Iskandar Regional",)),
    "evidence": Place("evidence", (), "", (), ("120 claims", "Contradicted (10)")),
    "claim": Place("c049", (), "c049", ("Indonesia has 15 projects", "Contradicted"), ("c049",)),
    "sources": Place("sources", (), "", (), ("Sources",)),
    "trends": Place("trends", (), "", ("2022  2023  2024  2025",), ("by edition",)),
    "figures": Place("figures", (), "", ("918 checks",), ("counted again",)),
    "timeline": Place("timeline", (), "", ("55 events",), ("Timeline",)),
    "glossary": Place("glossary", (), "", ("122 terms",), ("Glossary",)),
    "help": Place("explore", ("question_mark",), "", (), ("Signs", "Sort by name")),
    "filtered": Place(
        "explore?filter=country:malaysia status:planning", (), "", (), ("4 of 86 projects",)
    ),
    "status": Place("explore?by=status", (), "", ("ongoing",), ("BY STATUS",)),
    "editions": Place(
        "compare/indonesia/indonesia?left=2022&right=2025",
        (),
        "indonesia/indonesia",
        (),
        ("Indonesia 2022", "Indonesia 2025"),
    ),
    "cities": Place(
        "compare/jakarta/kuala-lumpur", ("d",), "jakarta/kuala-lumpur", (), ("Kuala Lumpur",)
    ),
    "levels": Place("governance", ("tab", "tab", "tab", "G"), "", ("Entries by level and topic",)),
    "chain": Place(
        "governance/jakarta-jaklingko",
        (),
        "jakarta-jaklingko",
        ("Jakarta Provincial Government", "ASEAN Smart Cities Framework"),
    ),
    "changes": Place("trends/2022/2025", (), "2022/2025", ("earlier 11 Sidewalks",)),
    "citations": Place("citations", (), "", (), ("How the paper cites",)),
    "partners": Place("partners", (), "", ("Partners",)),
    "framework": Place("framework", (), "", ("ASEAN Smart Cities Framework",)),
    "jump": Place("explore", ("colon", *"flood"), "", (), ("Integrated Flood Management",)),
    "rests-on": Place("jaklingko", ("s",), "jakarta-jaklingko", (), ("rests on",)),
    "export": Place("c049", ("e",), "c049", (), ("Write",)),
}


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PLACES)
def test_screen(network, snap_compare, name, size):
    place = PLACES[name]

    async def look(pilot: Pilot[None]) -> None:
        reader = Reader(pilot)
        await reader.settle()
        await reader.press(*place.keys)
        assert reader.at == place.at
        page, screen = reader.page() if place.page else "", reader.text
        assert [words for words in place.page if words not in page] == []
        assert [words for words in place.screen if words not in screen] == []
        assert "edition ‹" in screen

    app = ExplorerApp(network, resolve(network, place.locator, "2023"))
    assert snap_compare(app, run_before=look, terminal_size=size)
