"""The twin: what a screen of the app says of a location is what `show` prints of its locator."""

import pytest
from atlas import rows
from hostile_texts import squeezed
from reader import Reader, reading

from ascn_tui.cli.errors import find_page
from ascn_tui.cli.lookup import answer_of
from ascn_tui.cli.parser import parser
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Page, SideBySide
from ascn_tui.tui.widgets.page_view import PageView

pytestmark = pytest.mark.xdist_group("atlas")
Atlas = dict[Location, Page]


@pytest.fixture
def _into_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the colours away: the app runs where there is no terminal, too."""
    monkeypatch.setattr("ascn_tui.cli.terminal.styles", dict)


def one_of_each(atlas: Atlas, many: int = 2) -> list[Location]:
    """Some locations of every shape: screen, length of its subject, options, first block."""
    shapes: dict[tuple, list[Location]] = {}
    for here, page in sorted(atlas.items(), key=lambda found: str(found[0])):
        named = tuple(name for name, _ in here.options if name != "edition")
        block = type(page.blocks[0]).__name__ if page.blocks else ""
        shapes.setdefault((here.screen, len(here.subject), named, block), []).append(here)
    return [
        here for found in shapes.values() for here in found[:: max(1, len(found) // many)][:many]
    ]


def shown(network: Network, here: Location, width: int) -> str:
    """What `show` prints of a locator at a width."""
    words = [str(here), "--format", "text", "--width", str(width)]
    said = answer_of("show", network, parser("show").parse_args(words))
    assert isinstance(said, str), here
    return said


def test_every_locator_leads_show_to_the_page_of_the_app(network: Network, atlas: Atlas) -> None:
    for here, page in atlas.items():
        assert find_page(network, str(here), "") == page


async def go(reader: Reader, here: Location) -> None:
    reader.main.navigator.open(here)
    await reader.settle()
    assert reader.here == here


@pytest.mark.usefixtures("_into_a_pipe")
async def test_a_screen_says_what_show_says(network: Network, atlas: Atlas) -> None:
    places = [here for here in one_of_each(atlas) if here.screen != "compare"]
    assert {here.screen for here in places} >= {"explore", "governance", "evidence", "trends"}
    async with reading(network, size=(120, 40)) as reader:
        for here in places:
            await go(reader, here)
            [pane] = [pane for pane in reader.app.screen.query(PageView) if pane.is_on_screen]
            said = "".join(f"{line.text.rstrip()}\n" for line in pane.lines)
            text = shown(network, here, pane.text_width)
            # A page beside a list of records leaves out what the list shows; `show` prints both.
            lines = iter(text.splitlines())
            assert text == said or not here.subject, here
            assert all(line in lines for line in said.rstrip().splitlines()), here


async def test_the_comparison_on_the_screen_has_every_row_that_show_prints(
    network: Network, atlas: Atlas
) -> None:
    places = [here for here in one_of_each(atlas) if here.screen == "compare"]
    assert places
    async with reading(network, size=(120, 40)) as reader:
        for here in places:
            await go(reader, here)
            on_screen = squeezed(reader.page())
            assert shown(network, here, 100)
            for row in (row for row in rows(atlas[here]) if hasattr(row, "verdict")):
                if any(isinstance(block, SideBySide) for block in atlas[here].blocks):
                    for word in row.name.split():  # long names wrap beside the sides
                        assert squeezed(word) in on_screen, (here, row.name)
