"""A reader at the app: presses keys, and sees the screen as text."""

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rich.cells import cell_len
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from ascn_tui.model.bookmarks import BookmarkStore
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.tui.app import ExplorerApp
from ascn_tui.tui.screens.main import MainScreen
from ascn_tui.tui.widgets.comparison import ComparisonHead, ComparisonTable
from ascn_tui.tui.widgets.page_view import PageView
from ascn_tui.tui.widgets.row_list import RowList
from ascn_tui.tui.widgets.tree import NetworkTree

_TEXT = re.compile(r'<text class="[^"]*-r\d+" x="([\d.]+)"[^>]*-line-(\d+)\)">(.*?)</text>')
_CELL = 12.2
"""Units of Rich's SVG that a cell is wide."""


ROUNDS = 6
"""From a key over pane, view and screen back to the panes: messages that set off messages."""


SIGNS = {
    "less_than_sign": "<", "greater_than_sign": ">", "question_mark": "?", "space": " ",
    "left_square_bracket": "[", "right_square_bracket": "]",
}  # fmt: skip
"""What keys with a name type into a box."""


def _typed(key: str) -> str | None:
    """Return what a key types into a box."""
    return key if len(key) == 1 else SIGNS.get(key)


class Reader:
    """An open app with its pilot."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.app = pilot.app

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each once all that the one before set off is done."""
        for key in keys:
            event = events.Key(key, _typed(key))
            event.set_sender(self.app)
            self.app.post_message(event)
            await self.settle()

    async def burst(self, *keys: str) -> None:
        """Press keys all at once, as they come over a slow line."""
        for key in keys:
            event = events.Key(_character_to_key(key) if len(key) == 1 else key, _typed(key))
            event.set_sender(self.app)
            self.app.post_message(event)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, letter by letter, as press presses keys."""
        for letter in text:
            event = events.Key(_character_to_key(letter), letter)
            event.set_sender(self.app)
            self.app.post_message(event)
            await self.settle()

    async def settle(self) -> None:
        """Let every message in every queue be handled, and those that these set off.

        Pilot.press waits until the processor rests, which takes at least 40 ms a key.
        """
        for _ in range(ROUNDS):
            await self.pilot._wait_for_screen()
            self.app.screen._on_timer_update()

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    @property
    def main(self) -> MainScreen:
        main = self.app.screen_stack[0]
        assert isinstance(main, MainScreen)
        return main

    @property
    def here(self) -> Location:
        """Where the reader is."""
        return self.main.navigator.history.here

    @property
    def at(self) -> str:
        """The subject looked at, as a path."""
        return "/".join(self.here.subject)

    @property
    def pane(self) -> RowList:
        """What has the keyboard."""
        assert isinstance(self.app.focused, RowList), self.app.focused
        return self.app.focused

    @property
    def stops(self) -> list[int]:
        """The lines of what has the keyboard that can hold the cursor."""
        return [number for number, line in enumerate(self.pane.lines) if line.to is not None]

    @property
    def tree(self) -> NetworkTree:
        return self.main.query_one(NetworkTree)

    @property
    def row(self) -> str:
        """The text of the row under the cursor."""
        return self.pane.lines[self.pane.cursor].text

    def page(self) -> str:
        """The text of every page in view, from its first line to its last."""
        kinds = PageView | ComparisonHead | ComparisonTable
        panes = self.app.screen.query(RowList)
        panes = [pane for pane in panes if isinstance(pane, kinds) and pane.is_on_screen]
        return "\n".join(line.text for pane in panes for line in pane.lines)

    def screen(self) -> list[str]:
        """The lines of the terminal as they are."""
        picture = self.app.export_screenshot()
        lines = [""] * self.app.size.height
        for x, number, text in _TEXT.findall(picture):
            column = round(float(x) / _CELL)
            line = lines[int(number)]
            said = html.unescape(text).replace("\xa0", " ")
            lines[int(number)] = line + " " * (column - cell_len(line)) + said
        return lines

    @property
    def text(self) -> str:
        return "\n".join(self.screen())

    def within(self, selector: str) -> str:
        """What the screen shows inside a widget, without its blanks."""
        region = self.app.screen.query_one(selector).region
        return "".join(
            "".join(html.unescape(text).split())
            for x, line, text in _TEXT.findall(self.app.export_screenshot())
            if region.contains(round(float(x) / _CELL), int(line))
        )


@asynccontextmanager
async def reading(
    network: Network,
    locator: str = "explore",
    *,
    size: tuple[int, int] = (80, 24),
    theme: str = "ascn-dark",
    ascii_only: bool = False,
    shelf: BookmarkStore | None = None,
    in_list: bool = False,
) -> AsyncIterator[Reader]:
    """Open the app at a locator, in the network's own edition unless the locator names one.

    `in_list` goes back from the page of the locator to the list it stands in.
    """
    start = resolve(network, locator)
    app = ExplorerApp(network, start, theme=theme, ascii_only=ascii_only)
    app.shelf = (lambda: shelf) if shelf else None
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        reader = Reader(pilot)
        if in_list:
            await reader.press("escape")
        yield reader
