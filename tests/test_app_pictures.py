"""A few pictures of the app. None stands alone: each is taken after asserts on what it shows.

After a change that is meant: pytest tests/test_app_pictures.py --snapshot-update
"""

from reader import Reader
from textual.pilot import Pilot

from ascn_tui.pages.address import locate
from ascn_tui.ui.app import ExplorerApp


def app(network, locator: str, theme: str = "ascn-dark") -> ExplorerApp:
    return ExplorerApp(network, locate(network, locator, "2023"), theme=theme)


def test_the_overview_at_80x24(network, snap_compare):
    async def look(pilot: Pilot[None]) -> None:
        reader = Reader(pilot)
        await reader.settle()
        assert "86 projects, 26 cities, 10 countries" in reader.page()
        assert [node.total for node in reader.tree.nodes[:2]] == [86, 7]

    assert snap_compare(app(network, "explore"), run_before=look, terminal_size=(80, 24))


def test_a_project_in_the_light_at_120x36(network, snap_compare):
    async def look(pilot: Pilot[None]) -> None:
        reader = Reader(pilot)
        await reader.settle()
        assert reader.at == "jakarta-jaklingko"
        assert "2018    2022    2023    2024    2025" in reader.page()
        assert "me2023 p." in reader.page()

    light = app(network, "jaklingko", "ascn-light")
    assert snap_compare(light, run_before=look, terminal_size=(120, 36))


def test_the_comparison_at_120x36(network, snap_compare):
    async def look(pilot: Pilot[None]) -> None:
        reader = Reader(pilot)
        await reader.press("g", "down", "up")
        assert reader.here.subject == ("indonesia", "malaysia", "ov-projects")
        assert "as the paper says" in reader.text

    assert snap_compare(app(network, "compare"), run_before=look, terminal_size=(120, 36))


def test_governance_at_80x24(network, snap_compare):
    async def look(pilot: Pilot[None]) -> None:
        reader = Reader(pilot)
        await reader.settle()
        assert reader.at == "org-mys-02"
        assert reader.pane.id == "entries"
        assert "Iskandar Regional Development" in reader.text

    place = "governance/org-mys-02"
    assert snap_compare(app(network, place), run_before=look, terminal_size=(80, 24))
