"""The list of bookmarks: a name, its locator, and the note below."""

from collections.abc import Sequence

from ascn_tui.model.bookmarks import Bookmark, Bookmarks
from ascn_tui.model.location import Location
from ascn_tui.render.lines import Line, Span, clip, spread, wrap
from ascn_tui.tui.dialogs.narrowed import NarrowedRows


class BookmarksPane(NarrowedRows):
    """Bookmarks in the order they were kept in; `told` is said in the place of their number."""

    def __init__(self, marks: Bookmarks, hint: str, *, ascii_only: bool) -> None:
        super().__init__(ascii_only=ascii_only, id="bookmarks")
        self.marks = marks
        self.hint = hint
        self.told = ""

    @property
    def chosen(self) -> Bookmark | None:
        """The bookmark under the cursor."""
        line = self.current
        stops = [other for other in self.lines if other.to]
        at = next((n for n, other in enumerate(stops) if other is line), None)
        return None if at is None else self.shown[at]

    @property
    def shown(self) -> Bookmarks:
        """The bookmarks that have the words asked for in name, locator or note."""
        return tuple(mark for mark in self.marks if self.keeps(mark.name, mark.locator, mark.note))

    def show(self, marks: Bookmarks, told: str) -> None:
        """Show the bookmarks as they are kept now, and say what was done."""
        self.marks, self.told = marks, told
        self.update()

    def draw(self) -> Sequence[Line]:
        """Draw a heading, then each bookmark over two lines or three."""
        lines = [Line((Span(f"Bookmarks{self.asked}", "title"),))]
        said = self.told or ("" if self.shown else "No match." if self.marks else self.hint)
        lines += [Line((Span(part, "muted"),)) for part in wrap(said, self.text_width) if said]
        lines.append(Line())
        return [*lines, *(line for mark in self.shown for line in self._laid(mark))]

    def _laid(self, mark: Bookmark) -> list[Line]:
        width, to = self.text_width, Location.parse(mark.locator)
        dots = "~" if self.ascii_only else "…"
        name = Span(clip(mark.name, width - 1, dots), "link")
        locator = clip(mark.locator, width - 4, dots)
        beside = spread((Span(" "), name), (Span(locator, "muted"),), width)
        lines = [Line(beside or (Span(" "), name), to)]
        if not beside:
            lines.append(Line((Span("    "), Span(locator, "muted")), more=True))
        note = wrap(mark.note, width - 4) if mark.note else []
        return [*lines, *(Line((Span("    "), Span(part)), more=True) for part in note)]
