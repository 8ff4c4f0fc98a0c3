"""The list below the box: what is offered, a heading or a fault between, letters marked."""

from collections.abc import Iterator, Sequence

from ascn_tui.model.location import Location
from ascn_tui.render.search import row_lines
from ascn_tui.render.lines import Line, Span, cells, fold, wrap
from ascn_tui.tui.command_palette import Note, Offer, Told
from ascn_tui.tui.widgets.network import NetworkRows


class OfferedPane(NetworkRows, can_focus=False):
    """Offers, one of them lit; the keyboard stays with the box above."""

    told: Sequence[Told] = ()

    def show(self, told: Sequence[Told]) -> None:
        """Offer something else, with the first offer lit."""
        self.told = told
        self.update(top=True)

    @property
    def chosen(self) -> Offer | None:
        """The offer that is lit."""
        line = self.current
        return next((one for one in self.told if line and isinstance(one, Offer)
                     and _key(one) == line.to), None)  # fmt: skip

    @property
    def at_first(self) -> bool:
        """Whether there is nothing above to move to."""
        _ = self.lines
        return self.cursor <= self._first

    def draw(self) -> Sequence[Line]:
        """Draw headings with a line between them, commands in columns, names as they are found."""
        widths = [cells(one.fill) for one in self.told if isinstance(one, Offer) and not one.row]
        column = min(max(widths, default=0), self.text_width // 2) + 2
        lines: list[Line] = []
        for one in self.told:
            if isinstance(one, Note):
                lines += self._note(one, first=not lines)
            else:
                lines += self._offer(one, column)
        return lines

    def _note(self, note: Note, *, first: bool) -> Iterator[Line]:
        if note.role == "heading" and not first:
            yield Line()
        for part in wrap(note.text, self.text_width):
            yield Line((Span(part, note.role),))

    def _offer(self, offer: Offer, column: int) -> list[Line]:
        look = self.look()._replace(width=self.text_width - 1)  # the scrollbar stands apart
        lines = row_lines(offer.row, look) if offer.row else self._command(offer, column)
        return [line._replace(to=_key(offer)) if line.to else line for line in lines]

    def _command(self, offer: Offer, column: int) -> list[Line]:
        """Draw what is typed, and beside it in a column of its own what that does."""
        name = Line((Span(offer.fill.strip(), "link"),), _key(offer))
        room = self.text_width - column
        if name.width + 2 > column or not offer.says:
            said = wrap(offer.says, self.text_width) if offer.says else []
            return [*fold(name, self.text_width), *(_more(part, 0) for part in said)]
        first, *rest = wrap(offer.says, room)
        spans = (*name.spans, Span(" " * (column - name.width)), Span(first, "muted"))
        return [name._replace(spans=spans), *(_more(part, column) for part in rest)]


def _more(text: str, indent: int) -> Line:
    return Line((Span(" " * indent), Span(text, "muted")), more=True)


def _key(offer: Offer) -> Location:
    """Return what the line of an offer leads to: what would be typed for it."""
    return Location("", (offer.fill,))
