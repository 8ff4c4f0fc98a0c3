"""The tree of the network: expand and collapse, find as you type."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.reactive import var

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.explore.tree import (
    OFFER,
    ROOT,
    WORD,
    TreeNode,
    beside,
    branches,
    matches,
    nearest,
    opened_by_filter,
    path_to,
    same_tree,
    tree_nodes,
)
from ascn_tui.render.lazy_lines import MappedLines
from ascn_tui.render.lines import Line, cells, twin
from ascn_tui.render.tree import sign_of, tree_line
from ascn_tui.tui.history import ScrollState
from ascn_tui.tui.messages import (
    BranchesChanged,
    LocationOpened,
    PageFocusRequested,
    PageScrolled,
    RowHighlighted,
)
from ascn_tui.tui.widgets.row_list import RowList
from ascn_tui.tui.widgets.type_ahead import TypeAhead


class NetworkTree(RowList):
    """Places, focus areas or statuses down to projects, with counts of the edition."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "unfold", "Open branch, then go in", show=False, id="tree.open"),
        Binding("left,h", "fold", "Close branch, then go out", show=False, id="tree.close"),
        Binding("space", "flip", "Open or close branch", show=False, id="tree.toggle"),
        Binding("plus", "unfold_all", "Open every branch", show=False, id="tree.open-all"),
        Binding("minus", "fold_all", "Close every branch", show=False, id="tree.close-all"),
        Binding("asterisk", "unfold_below", "Open all below the row", show=False, id="tree.below"),
        Binding("f", "type", show=False, id="tree.type",
                tooltip="Type a name's letters: the cursor goes there; ↑ ↓ next, esc ends"),
        Binding("escape", "climb", "Up to what contains it", show=False, id="tree.climb"),
    ]  # fmt: skip

    location: var[Location | None] = var[Location | None](None)

    def __init__(self, network: Network, *, ascii_only: bool = False) -> None:
        super().__init__(
            marks=network.marks, ascii_only=ascii_only, id="outline", classes="-navigator"
        )
        self.network = network
        self.type_ahead = TypeAhead(self, self.seek, self.seek_next)
        self._paged_to = ""
        """The row that a key for a page of the tree went to: the next such key goes on."""
        self.opened: frozenset[str] = frozenset()
        self._opened_before: frozenset[str] = frozenset()
        self._states: list[frozenset[str]] = [frozenset()]
        self.state = 0
        """Which state the branches are in since many were last opened or closed at once."""
        self.nodes: list[TreeNode] = []
        self._wanted = ROOT

    def watch_location(self, before: Location | None, location: Location | None) -> None:
        """Follow the location: open the branches above it and put the cursor on its row."""
        if location is None:
            return
        path = path_to(self.network, location)
        key = path[-1] if path else ROOT
        if self.nodes and before and same_tree(before, location) and key == self._key():
            self._repaint()
            return
        self._open_for(before, location)
        self.opened |= frozenset(path[:-1])
        self._go(key)

    def _open_for(self, before: Location | None, location: Location) -> None:
        """Open all that a filter keeps; without one, what stood open before it."""
        earlier = before.option("filter") if before else ""
        if location.option("filter"):
            if not earlier:
                self._opened_before = self.opened
            if not before or not same_tree(before, location):
                self.opened = opened_by_filter(self.network, location)
        elif earlier:
            self.opened = self._opened_before

    def _key(self) -> str:
        return self.nodes[self.cursor].key if 0 <= self.cursor < len(self.nodes) else ROOT

    def _go(self, key: str) -> None:
        """Draw the rows anew with the cursor on the row of a key."""
        self._wanted = key
        self.update()

    def draw(self) -> Sequence[Line]:
        if self.location is None:
            return ()
        self.nodes = tree_nodes(self.network, self.location, self.opened)
        opened = self.opened | {ROOT}
        look, figure = self.look(), cells(notation.number(self.nodes[0].total))

        def drawn(node: TreeNode) -> Line:
            line = tree_line(node, look, opened=node.key in opened, figure=figure)
            return twin(line) if look.ascii_only else line

        return MappedLines(self.nodes, drawn)

    def place(self) -> int | None:
        """Put the cursor on the row asked for, or on the nearest that contains it."""
        keys = [node.key for node in self.nodes]
        above = path_to(self.network, self.location) if self.location else ()
        tried = (OFFER, self._wanted, *reversed(above))
        return next((keys.index(key) for key in tried if key in keys), None)

    @property
    def where(self) -> ScrollState:
        """Where the reader is, and which branches stand open."""
        return super().where._replace(opened=self.opened)

    def go(self, place: ScrollState) -> None:
        """Return to a place, the branches as they stood."""
        if place.opened != self.opened:
            self.opened = place.opened
            self._go(self._key())
        super().go(place)

    def show_cursor(self) -> None:
        """Leave it to the location on its way: tree and page are then painted in one go."""
        if self.location == self.lines[self.cursor].to:
            super().show_cursor()

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        self._wanted = self._key()
        if event.line.to and self._wanted != OFFER:
            self.post_message(RowHighlighted(self))

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        node = self._current_node
        if node.branch and node.key != ROOT and node.key not in self.opened:
            self.action_flip()
        elif node.key == OFFER and node.to != self.location:
            self.post_message(LocationOpened(node.to))
        else:
            self.post_message(PageFocusRequested())

    def clicked(self, column: int, *, again: bool) -> None:
        """Open or close the branch whose sign is clicked."""
        if column in sign_of(self.nodes[self.cursor]):
            self.action_flip()
        else:
            super().clicked(column, again=again)

    def _scroll_page(
        self, by: int, scroll_tree: Callable[[int], None], *, to_end: bool = False
    ) -> None:
        """Scroll the page of a leaf; of any other row, and once it was scrolled to, the tree."""

        def scroll() -> None:
            scroll_tree(by)
            self._paged_to = self._key()

        if self._current_node.branch or self._paged_to == self._key():
            scroll()
        else:
            self.post_message(PageScrolled(by, scroll, to_end=to_end))

    def action_page(self, by: int) -> None:
        self._scroll_page(by, super().action_page)

    def action_end(self, to: int) -> None:
        self._scroll_page(to, super().action_end, to_end=True)

    def action_flip(self) -> None:
        """Expand or collapse a branch; scroll the page of a leaf."""
        node = self._current_node
        if not node.branch:
            self.post_message(PageScrolled(1, lambda: None))
        elif node.key != ROOT:
            self.opened ^= {node.key}
            self._go(node.key)

    @property
    def _current_node(self) -> TreeNode:
        return self.nodes[self.cursor]

    def action_unfold(self) -> None:
        """Open the branch under the cursor, or go to its first row, or into the page of a leaf."""
        node = self._current_node
        if not node.branch:
            self.post_message(PageFocusRequested())
        elif node.key != ROOT and node.key not in self.opened:
            self.action_flip()
        else:
            self.action_step(1)

    def action_fold(self) -> None:
        """Close the branch under the cursor, or go to the row that contains it."""
        node = self._current_node
        if node.branch and node.key in self.opened:
            self.action_flip()
        else:
            self.action_climb()

    def action_unfold_all(self) -> None:
        """Open every branch; the cursor stays on its row."""
        self._open_below(ROOT)

    def action_unfold_below(self) -> None:
        """Open the branch under the cursor and every branch in it."""
        node = self._current_node
        if node.branch:
            self._open_below(node.key)

    def _open_below(self, key: str) -> None:
        if self.location:
            found = branches(self.network, self.location, self.opened, key)
            self._change(self.opened | found)
            self._go(self._key())

    def action_fold_all(self) -> None:
        """Close every branch; the cursor goes to the outermost row that contained its own."""
        key = self._key()
        parents = {node.key: node.parent for node in self.nodes}
        while parents.get(key, ROOT) != ROOT:
            key = parents[key]
        self._change(frozenset())
        self._go_on(key)

    def _change(self, opened: frozenset[str]) -> None:
        """Open and close many branches at once, which can be taken back."""
        if opened - {ROOT} == self.opened - {ROOT}:
            return
        before = self.state
        self._states[before] = self.opened
        self.opened, self.state = opened, len(self._states)
        self._states.append(opened)
        self.post_message(BranchesChanged(before))

    def bring_back(self, state: int) -> None:
        """Open and close the branches as they stood in a state before or after."""
        if state < len(self._states):
            self._states[self.state] = self.opened
            self.opened, self.state = self._states[state], state
            self._go(self._key())

    def _go_on(self, key: str) -> None:
        """Go to the row of a key, the page following."""
        self._go(key)
        self.post_message(RowHighlighted(self))

    def seek(self, letters: str) -> bool:
        """Go to the row that letters fit best: one that is there, else one in a closed branch."""
        if self.location is None:
            return False
        if found := nearest(self.nodes, letters, self.cursor):
            self._go_on(found.key)
            return True
        unfolded = self.opened | branches(self.network, self.location, self.opened)
        found = nearest(tree_nodes(self.network, self.location, unfolded), letters, 0, WORD)
        if found:
            self.opened |= frozenset(path_to(self.network, found.to)[:-1])
            self._go_on(found.key)
        return found is not None

    def seek_next(self, letters: str, by: int) -> None:
        """Go to the next (or previous) row in view that letters fit."""
        at = beside(matches(self.nodes, letters), self.cursor, by)
        if at is not None:
            self._move(at)

    @property
    def takes_letters(self) -> bool:
        return self.type_ahead.letters is not None

    def action_type(self) -> None:
        self.type_ahead.type("")

    def on_key(self, event: events.Key) -> None:
        self.type_ahead.handle(event)

    def on_blur(self) -> None:
        self.type_ahead.end()

    def action_climb(self) -> None:
        """Go to the row that contains the one under the cursor."""
        keys = [node.key for node in self.nodes]
        self._move(keys.index(self.nodes[self.cursor].parent))
