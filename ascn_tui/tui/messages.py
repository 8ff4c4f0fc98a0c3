"""What panes tell the screen above them: facts in the past tense, never orders."""

from collections.abc import Callable

from textual.message import Message

from ascn_tui.model.location import Location
from ascn_tui.tui.widgets.row_list import RowList


class RowHighlighted(Message):
    """The cursor of some rows came to rest; the view follows, history does not grow.

    It names no location: keys may have moved the cursor on before this is handled.
    """

    def __init__(self, rows: RowList) -> None:
        self.rows = rows
        super().__init__()

    def can_replace(self, message: Message) -> bool:
        """Let the newest of several waiting moves stand for all of them."""
        return isinstance(message, RowHighlighted)


class LocationOpened(Message):
    """The reader opened something; history gains it."""

    def __init__(self, location: Location) -> None:
        self.location = location
        super().__init__()


class ViewChanged(Message):
    """The reader looks at the same thing in another way; history does not grow, undo knows it."""

    def __init__(self, location: Location) -> None:
        self.location = location
        super().__init__()


class TreeGroupingChosen(Message):
    """The reader clicked on an order of the tree."""

    def __init__(self, by: str) -> None:
        self.by = by
        super().__init__()


class EditionStepped(Message):
    """The reader clicked on the sign beside the edition: -1 for the one before, 1 for the next."""

    def __init__(self, by: int) -> None:
        self.by = by
        super().__init__()


class HintClicked(Message):
    """The reader clicked on a hint in place of pressing its key."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__()


class BranchesChanged(Message):
    """The reader opened or closed many branches of the tree at once.

    `before` is what the tree calls the state that it was in, to be brought back by.
    """

    def __init__(self, before: int) -> None:
        self.before = before
        super().__init__()


class PageFocusRequested(Message):
    """The reader wants to move on into the page beside a navigator."""


class PageScrolled(Message):
    """The reader scrolled the page of a leaf of the tree, by pages or to an end.

    `otherwise` does what the key does where all of the page is in view.
    """

    def __init__(self, by: int, otherwise: Callable[[], object], *, to_end: bool = False) -> None:
        self.by = by
        self.otherwise = otherwise
        self.to_end = to_end
        super().__init__()


class ListFocusRequested(Message):
    """The reader stepped back out of a page with Escape."""


class LettersTyped(Message):
    """The reader typed letters of a name, which some row has or none; no letters: they are done."""

    def __init__(self, letters: str | None, *, found: bool = True) -> None:
        self.letters = letters
        self.found = found
        super().__init__()


class FilterTyped(Message):
    """The text of a filter changed."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__()

    def can_replace(self, message: Message) -> bool:
        """Let the newest of several waiting texts stand for all of them."""
        return isinstance(message, FilterTyped)


class FilterLeft(Message):
    """The reader is done with a filter: it stays as it is, or `dropped`, it goes."""

    def __init__(self, *, dropped: bool) -> None:
        self.dropped = dropped
        super().__init__()
