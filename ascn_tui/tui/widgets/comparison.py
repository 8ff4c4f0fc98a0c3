"""The rows of a comparison: groups that fold, a cursor that names the row it is on."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.reactive import var

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Page, SideBySide, SideBySideGroup
from ascn_tui.pages.compare.page import ALL, GROUP
from ascn_tui.pages.compare.sides import PAIR
from ascn_tui.pages.router import build
from ascn_tui.render.comparison import comparison_head
from ascn_tui.render.layout import widest
from ascn_tui.render.lines import Line, RenderContext
from ascn_tui.tui.messages import LocationOpened, PageFocusRequested, RowHighlighted, ViewChanged
from ascn_tui.tui.widgets.page_view import LayoutCache
from ascn_tui.tui.widgets.row_list import RowList


class ComparisonHead(RowList, can_focus=False):
    """The names of both sides over their columns; they stay while the rows scroll."""

    location: var[Location | None] = var[Location | None](None)

    def __init__(self, network: Network, *, ascii_only: bool) -> None:
        super().__init__(marks=network.marks, ascii_only=ascii_only, id="sides")
        self.network = network

    def watch_location(self) -> None:
        self.update(top=True)

    def draw(self) -> Sequence[Line]:
        if self.location is None:
            return ()
        look = _in_brief(self.look())
        block = _side_by_side(_comparison(self.network, self.location))
        return [comparison_head(block, look._replace(width=widest(look)))]


def _in_brief(look: RenderContext) -> RenderContext:
    """Leave out what the page of the row shows, and a blank before the scrollbar."""
    return look._replace(width=look.width - 1, brief=True)


def _comparison(network: Network, location: Location) -> Page:
    """Return the page of the whole comparison, whichever row the location names."""
    return build(network, location.at(*location.subject[:PAIR]))


def _side_by_side(page: Page) -> SideBySide:
    return next(block for block in page.blocks if isinstance(block, SideBySide))


class ComparisonTable(RowList):
    """The rows of a comparison: groups that fold, each row with two sides."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "page", id="pane.next",
                tooltip="To what the row rests on, and back"),
        Binding("space", "fold", "fold", show=False, id="group.toggle",
                tooltip="Fold the group of the row, or unfold it"),
        Binding("left,h", "outwards", show=False, id="group.fold",
                tooltip="To the heading of the group; on a heading, fold it"),
        Binding("right,l", "inwards", show=False, id="group.unfold",
                tooltip="Unfold the group; unfolded, to its first row"),
        Binding("minus", "fold_all(True)", "fold all", show=False, key_display="-",
                id="group.fold-all", tooltip="Fold all groups"),
        Binding("plus,equals_sign", "fold_all(False)", show=False, key_display="+",
                id="group.unfold-all", tooltip="Unfold all groups"),
    ]  # fmt: skip

    location: var[Location | None] = var[Location | None](None)

    def __init__(self, network: Network, *, ascii_only: bool) -> None:
        super().__init__(
            marks=network.marks, ascii_only=ascii_only, id="pairs", classes="-navigator"
        )
        self.network = network
        self._layouts = LayoutCache()

    def look(self) -> RenderContext:
        """Draw rows in brief."""
        return _in_brief(super().look())

    def draw(self) -> Sequence[Line]:
        """Lay out the whole comparison, whichever row the location names."""
        if self.location is None:
            return ()
        return self._layouts.lay_out(_comparison(self.network, self.location), self.look())

    def watch_location(self, before: Location | None, location: Location | None) -> None:
        """Draw anew only when pair, edition or options change; else just follow the row."""
        if location is None or before is None:
            self.update(top=True)
            return
        pair, earlier = (here.at(*here.subject[:PAIR]) for here in (location, before))
        if pair != earlier or self._line_of(location) not in (None, self.cursor):
            self.update()
        if len(location.subject) > PAIR and self.size.width:
            self._follow(location)

    def _follow(self, location: Location) -> None:
        """Where the row looked at is shown no longer, look at the one that the cursor came to."""
        there = self.current
        if there and there.to and self._line_of(location) is None:
            self.post_message(RowHighlighted(self))

    def place(self) -> int | None:
        """Put the cursor on the row that the location names, at first on the first one."""
        if self.location is None:
            return None
        if len(self.location.subject) > PAIR or self.cursor >= 0:
            return self._line_of(self.location)
        return next(
            (n for n, line in enumerate(self.viewport.lines) if line.to and not _heads(line)), None
        )

    def _line_of(self, location: Location) -> int | None:
        line = self.viewport.current
        if line and line.to == location:
            return self.cursor  # rows of one subject share their location: stay on this one
        return self.viewport.line_of(location)

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        if event.line.to:
            self.post_message(RowHighlighted(self))

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        """Open another comparison, fold or unfold a group, or focus the page of a row."""
        event.stop()
        if event.line.to is None:
            return
        if len(event.line.to.subject) == PAIR:
            self.post_message(LocationOpened(event.line.to))
        elif _heads(event.line):
            self.action_fold()
        else:
            self.post_message(RowHighlighted(self))
            self.post_message(PageFocusRequested())

    # -- groups that fold ------------------------------------------------------------------

    @property
    def _groups(self) -> tuple[SideBySideGroup, ...]:
        if self.location is None:
            return ()
        return _side_by_side(_comparison(self.network, self.location)).groups

    def _current_group(self) -> SideBySideGroup | None:
        """Return the group whose heading is the last one at or above the cursor."""
        above = [line.to for line in self.lines[: self.cursor + 1] if _heads(line)]
        return next((group for group in self._groups if above and group.to == above[-1]), None)

    def action_fold(self) -> None:
        """Fold the group of the row, or unfold it; the cursor goes to its heading."""
        if group := self._current_group():
            folded = {one.id for one in self._groups if one.folded}
            self._pass(folded ^ {group.id}, group)

    def action_outwards(self) -> None:
        """Go to the heading of the group; on a heading, fold the group."""
        group = self._current_group()
        if group and group.to and self.current and self.current.to != group.to:
            self._move(next(n for n, line in enumerate(self.lines) if line.to == group.to))
        elif group and not group.folded:
            self.action_fold()

    def action_inwards(self) -> None:
        """Unfold the group whose heading this is; of an open one go to the first row."""
        group = self._current_group()
        if group and group.folded:
            self.action_fold()
        elif self.current and _heads(self.current):
            self.action_step(1)

    def action_fold_all(self, fold: bool) -> None:  # noqa: FBT001 - an action's argument
        """Fold all groups, or unfold them."""
        group = self._current_group()
        if group and self.location:
            self._pass({one.id for one in self._groups} if fold else set(), group if fold else None)

    def _pass(self, folded: set[str], group: SideBySideGroup | None) -> None:
        """Look at the same comparison with other groups folded, from the heading of a group."""
        if self.location is None:
            return
        ids = [one.id for one in self._groups]
        kept = ALL if len(folded) == len(ids) else ",".join(key for key in ids if key in folded)
        here = group.to if group and group.to else self.location
        self.post_message(ViewChanged(here.with_options(fold=kept)))


def _heads(line: Line) -> bool:
    """Tell whether a line is the heading of a group."""
    return bool(line.to and line.to.subject[PAIR:] and line.to.subject[PAIR].startswith(GROUP))
