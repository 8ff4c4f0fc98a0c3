"""Where the reader has been: a list of places with a present one in it."""

from typing import NamedTuple

from ascn_tui.model.location import Location

LONGEST = 500
"""More steps than anybody goes back."""


class ScrollState(NamedTuple):
    """Where a reader is in a list: the line of the cursor, and the first line seen.

    `lit` tells whether the cursor was in view. `to` is what its line leads to, by which it is
    found again at another width; `opened` are the open branches where the list is a tree.
    """

    cursor: int
    top: int
    lit: bool = True
    to: Location | None = None
    opened: frozenset[str] = frozenset()


class ViewState(NamedTuple):
    """How a view was left: which pane had the keyboard, and the place in each of its panes."""

    pane: str
    places: tuple[tuple[str, ScrollState], ...]


class HistoryStep(NamedTuple):
    """A location that was opened, and how it was left."""

    location: Location
    stand: ViewState | None = None


class History(NamedTuple):
    """Steps in the order they were taken, and which of them is looked at now."""

    steps: tuple[HistoryStep, ...]
    at: int = 0

    @classmethod
    def beginning(cls, location: Location) -> "History":
        """Return the history of a reader who has only just arrived."""
        return cls((HistoryStep(location),))

    @property
    def here(self) -> Location:
        """The location looked at."""
        return self.steps[self.at].location

    @property
    def stand(self) -> ViewState | None:
        """How the location looked at was left, if it was left before."""
        return self.steps[self.at].stand

    def open(self, location: Location) -> "History":
        """Go on to a location; what lay ahead is forgotten."""
        if location == self.here:
            return self
        steps = (*self.steps[: self.at + 1], HistoryStep(location))[-LONGEST:]
        return History(steps, len(steps) - 1)

    def pass_by(self, location: Location) -> "History":
        """Look at a location in place of the present one, as a moving cursor does."""
        return self._with(HistoryStep(location))

    def leave(self, stand: ViewState) -> "History":
        """Note how the present location is left."""
        return self._with(HistoryStep(self.here, stand))

    def _with(self, step: HistoryStep) -> "History":
        return self._replace(steps=(*self.steps[: self.at], step, *self.steps[self.at + 1 :]))

    def back(self) -> "History":
        """Return to the step before, if there is one."""
        return self._replace(at=max(0, self.at - 1))

    def forward(self) -> "History":
        """Return to the step after, if there is one."""
        return self._replace(at=min(len(self.steps) - 1, self.at + 1))

    def reaches(self, by: int) -> bool:
        """Tell whether there are steps so many places on, or back."""
        return 0 <= self.at + by < len(self.steps)

    def left_at(self, location: Location) -> ViewState | None:
        """Return how a location was left the last time."""
        return next(
            (step.stand for step in reversed(self.steps) if step.location == location), None
        )
