"""Where the reader has been: a list of locations with a place in it."""

from typing import NamedTuple

from ascn_tui.model.location import Location

LONGEST = 500
"""More steps than anybody goes back."""


class History(NamedTuple):
    """Locations in the order they were opened, and which of them is looked at now."""

    steps: tuple[Location, ...]
    at: int = 0

    @property
    def here(self) -> Location:
        """The location looked at."""
        return self.steps[self.at]

    def open(self, location: Location) -> "History":
        """Go on to a location; what lay ahead is forgotten."""
        if location == self.here:
            return self
        steps = (*self.steps[: self.at + 1], location)[-LONGEST:]
        return History(steps, len(steps) - 1)

    def pass_by(self, location: Location) -> "History":
        """Look at a location in place of the present one, as a moving cursor does."""
        return self._replace(steps=(*self.steps[: self.at], location, *self.steps[self.at + 1 :]))

    def back(self) -> "History":
        """Return to the step before, if there is one."""
        return self._replace(at=max(0, self.at - 1))

    def forward(self) -> "History":
        """Return to the step after, if there is one."""
        return self._replace(at=min(len(self.steps) - 1, self.at + 1))
