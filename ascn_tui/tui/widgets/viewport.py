"""Cursor and scroll position over a sequence of lines."""

from collections.abc import Callable, Sequence
from itertools import count

from ascn_tui.model.location import Location
from ascn_tui.render.lazy_lines import LazyLines, reach
from ascn_tui.render.lines import Line, LinePart
from ascn_tui.tui.history import ScrollState

_FARTHEST = 4
"""At another width a row is searched for down to so many times its line number."""


class Viewport:
    """Lines, the cursor among them and the visible part: `height` lines from `top` on.

    A row is a line and those after it that continue it (`more`). Only rows with a target (`to`)
    can hold the cursor; -1 is no cursor. Lazy lines are drawn only as far as they are needed.
    """

    def __init__(self) -> None:
        self.lines: Sequence[Line] = ()
        self.height = 0
        self.top = 0
        self.cursor = -1
        self.part = -1
        """The part of the row under the cursor that is highlighted; -1 is the whole row."""

    def has(self, number: int) -> bool:
        return 0 <= number < reach(self.lines, number + 1)

    def can_hold_cursor(self, number: int) -> bool:
        return self.has(number) and self.lines[number].to is not None

    @property
    def first(self) -> int:
        """The first line that can hold the cursor, or -1."""
        return self.stop_near(0)

    @property
    def current(self) -> Line | None:
        """The line under the cursor."""
        return self.lines[self.cursor] if self.has(self.cursor) else None

    @property
    def current_part(self) -> LinePart | None:
        """The highlighted part of the row under the cursor."""
        parts = line.parts if (line := self.current) else ()
        return parts[self.part] if 0 <= self.part < len(parts) else None

    def line_of(self, target: Location | None) -> int | None:
        """Return the first line that leads to a target."""
        if target is None:
            return None
        return next((n for n, line in enumerate(self.lines) if line.to == target), None)

    @property
    def cursor_lines(self) -> range:
        """The lines of the row under the cursor."""
        return range(self.cursor, self._row_end(self.cursor) if self.cursor >= 0 else self.cursor)

    @property
    def cursor_visible(self) -> bool:
        return self.top <= self.cursor < self.top + self.height

    def row_start(self, number: int) -> int:
        """Return the first line of the row that a line belongs to; -1 past the last line."""
        if not self.has(number):
            return -1
        while number > 0 and self.lines[number].more:
            number -= 1
        return number

    def _row_end(self, number: int) -> int:
        end = number + 1
        while self.has(end) and self.lines[end].more:
            end += 1
        return end

    def clamp(self, top: int) -> int:
        """Return the nearest first visible line that leaves no blank lines below the last."""
        return max(0, reach(self.lines, top + self.height) - self.height)

    def stop_near(self, number: int) -> int:
        """Return the nearest line that can hold the cursor, or -1."""
        found = self._nearest(number, lambda line: line.to is not None)
        return -1 if found is None else found

    def next_stop(self, by: int) -> int | None:
        """Return the next line that can hold the cursor, at most one line out of view."""
        beyond = 1 if self.cursor_visible else 0
        end = self.top + self.height + beyond if by > 0 else self.top - beyond - 1
        near = range(self.cursor + by, end, by)
        return next((number for number in near if self.can_hold_cursor(number)), None)

    def _nearest(
        self, number: int, fits: Callable[[Line], bool], far: int | None = None
    ) -> int | None:
        """Return the nearest line that fits, preferring those above, at most `far` below."""
        last = reach(self.lines, number + 1) - 1
        before = next((n for n in range(last, -1, -1) if fits(self.lines[n])), None)
        if before is not None:
            near = number - before
            far = near if far is None else min(near, far)
        for below in count(max(last, number) + 1):
            if (far is not None and below >= number + far) or not self.has(below):
                return before
            if fits(self.lines[below]):
                return below
        return before

    def reveal(self) -> None:
        """Scroll as little as shows the cursor; for the first row, what is above it too."""
        height = self.height
        if self.cursor < 0 or not height:
            return
        first = 0 if self.cursor < height and self.cursor == self.first else self.cursor
        last = self.cursor_lines.stop - 1
        if first < self.top:
            self.top = first
        elif last >= self.top + height:
            # A row taller than the pane is shown from its first line on.
            self.top = self.clamp(min(last - height + 1, first))

    def replace(
        self, draw: Callable[[], Sequence[Line]], place: Callable[[], int | None], *, top: bool
    ) -> None:
        """Draw other lines; the cursor goes to `place()`, or stays on its target.

        `top` scrolls to the beginning.
        """
        target = line.to if (line := self.current) else None
        at_start = not self.top and self.can_hold_cursor(self.cursor) and self.cursor == self.first
        self.lines = draw()
        wanted = place()
        stays = wanted is None and at_start
        if wanted is None and target is not None and not top:
            # At another width the row has another line number.
            lazy = isinstance(self.lines, LazyLines)
            far = _FARTHEST * (self.cursor + self.height) if lazy else None
            wanted = self._nearest(0, lambda line: line.to == target, far)
        self.part = -1 if top else self.part
        self.top = 0 if top else self.clamp(self.top)
        self.cursor = self.stop_near((0 if top else self.cursor) if wanted is None else wanted)
        if wanted is not None and not stays:
            self.reveal()

    def save(self) -> ScrollState:
        line = self.current
        return ScrollState(self.cursor, self.top, self.cursor_visible, line.to if line else None)

    def restore(self, state: ScrollState) -> None:
        """Go back to a saved state, as far as the lines still reach."""
        found = self._nearest(state.cursor, lambda line: line.to == state.to) if state.to else None
        line = state.cursor if found is None else found
        self.cursor = self.stop_near(line)
        self.top = self.clamp(state.top + line - state.cursor)
        if state.lit and not self.cursor_visible:
            self.reveal()
