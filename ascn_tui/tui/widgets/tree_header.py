"""The header of the tree: its groupings, sorting and filter, or what is typed to find a name."""

from rich.text import Text
from textual import events
from textual.reactive import reactive, var
from textual.widget import Widget

from ascn_tui.model.filter import match
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages import elements
from ascn_tui.pages.explore.tree import ORDERS, SORTS
from ascn_tui.render.lines import cells, clip
from ascn_tui.tui.messages import TreeGroupingChosen

_GAP = "  "


class TreeHeader(Widget):
    """The orders of a tree, the present one in capitals, its sorting and filter; or a note."""

    location: var[Location | None] = var[Location | None](None)
    by: reactive[str] = reactive("")
    sort: reactive[str] = reactive("")
    filter: reactive[str] = reactive("")
    note: reactive[str] = reactive("")
    elsewhere: reactive[str] = reactive("")

    _all = False
    """Whether all orders are shown: otherwise a click on the one that is chooses the next."""

    def __init__(self, network: Network) -> None:
        super().__init__(id="orders")
        self.network = network

    def on_click(self, event: events.Click) -> None:
        """Take a click on an order for the choice of it."""
        names = list(ORDERS)
        end = 1
        if self.note:
            return
        for by, name in ORDERS.items():
            end += cells(name)
            if self._all and event.x < end:
                self.post_message(TreeGroupingChosen(by))
                return
            end += len(_GAP)
        if not self._all:
            self.post_message(TreeGroupingChosen(names[(names.index(self.by) + 1) % len(names)]))

    def watch_location(self, location: Location | None) -> None:
        """Follow the location: most leave the line as it is."""
        if location:
            self.by, self.sort = location.option("by"), location.option("sort")
            self.filter = location.option("filter")
            self.elsewhere = self._elsewhere(location) if self.filter else ""

    def _elsewhere(self, location: Location) -> str:
        """Say what the filter keeps here and in the edition that has the most, where that is more.

        Where it keeps nothing, the tree says so.
        """
        here = len(match.rows(self.network, location))
        held = elements.rows_elsewhere(self.network, location) if here else ()
        return (
            f"  {here} here, {elements.amounts_text((elements.edition_with_most(held),))}"
            if held
            else ""
        )

    def render(self) -> Text:
        if self.note:
            return Text(f" {self.note}", no_wrap=True, end="")
        orders = _GAP.join(name.upper() if by == self.by else name for by, name in ORDERS.items())
        sorting = f"  sort: {SORTS[self.sort]}" if self.sort else ""
        asked = f"  /{self.filter}{self.elsewhere}" if self.filter else ""
        self._all = cells(orders + sorting + asked) + 1 <= self.size.width
        shown = orders if self._all else ORDERS[self.by].upper()
        text = Text(f" {shown}{sorting}", no_wrap=True, end="")
        text.append(clip(asked, max(0, self.size.width - cells(text.plain))), "bold")
        return text
