"""The list of what a screen reads one by one; the page beside it follows the cursor."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.reactive import var

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.contents import ContentsItem, contents, everything, whole
from ascn_tui.render.lines import Line, Span, cells, clip, pad
from ascn_tui.tui.messages import LocationOpened, PageFocusRequested, RowHighlighted
from ascn_tui.tui.widgets.row_list import RowList

_LEAD = 16
"""The column before the names is no wider than this (cells); what is longer runs on."""


class ContentsList(RowList):
    """Claims, sources, terms or events, a line each, under the headings of their list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "widen", "show all", key_display="esc", id="contents.all",
                tooltip="The whole list, where it is narrowed to a part"),
    ]  # fmt: skip

    location: var[Location | None] = var[Location | None](None)

    def __init__(self, network: Network, *, ascii_only: bool) -> None:
        super().__init__(
            marks=network.marks, ascii_only=ascii_only, id="contents", classes="-navigator"
        )
        self.network = network

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the whole list where only a part of it is shown."""
        here = self.location
        if action == "widen":
            return here is not None and whole(here) != everything(here)
        return super().check_action(action, parameters)

    def action_widen(self) -> None:
        """Go on to the whole list."""
        if self.location:
            self.post_message(LocationOpened(everything(self.location)))

    def watch_location(self, before: Location | None, location: Location | None) -> None:
        """Draw another list anew; in the same one just follow the location."""
        if location is None:
            return
        if before is None or whole(before) != whole(location):
            self.update(top=True)
        elif self.current is None or self.current.to != self._wanted():
            self.update()

    def draw(self) -> Sequence[Line]:
        """Draw a line for each member; the page beside it has the whole name."""
        members = contents(self.network, self.location) if self.location else []
        leads = (cells(member.lead) for member in members)
        column = max((lead for lead in leads if lead <= _LEAD), default=0)
        return [self._line(member, column) for member in members]

    def place(self) -> int | None:
        return self.viewport.line_of(self._wanted())

    def _wanted(self) -> Location | None:
        """Return where the row of the location leads; parts of a record share its row."""
        here = self.location
        return whole(here).at(*here.subject[:1]) if here else None

    def _line(self, member: ContentsItem, column: int) -> Line:
        look = self.look()
        lead = f"{pad(member.lead, column)}  " if member.lead else ""
        name = lead + " ".join(member.name.split())
        if member.to is None:
            heading = clip(name, look.width - 2, look.sign("…", "~"))
            return Line((Span(f" {heading}", "muted"),))
        mark = (look.mark(member.status), Span(" ")) if member.status else ()
        room = look.width - 2 - 2 * bool(mark)
        return Line((Span(" "), *mark, Span(clip(name, room, look.sign("…", "~")))), member.to)

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        if event.line.to:
            self.post_message(RowHighlighted(self))

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self.post_message(PageFocusRequested())
