"""Marking a place or theme, then another one: the two are compared."""

from ascn_tui.model.location import Location
from ascn_tui.model.names.index import name_of
from ascn_tui.pages.compare.sides import is_subject
from ascn_tui.tui.screens.sending import Sending


class Marking(Sending):
    """What a screen over a network remembers as the first side of a comparison."""

    marked: Location | None = None

    def open(self, location: Location) -> None:
        """Go on to a location; screens say how."""
        raise NotImplementedError

    def action_mark(self) -> None:
        """Mark the place or theme looked at; with another one marked before, compare the two."""
        here = self.history.here
        subject = here.subject[-1] if here.subject else ""
        if not is_subject(self.network, subject):
            self.say("Go to a country, a city or a focus area to mark it for comparison.")
        elif self.marked is None:
            self.marked = Location("compare", (subject,)).with_options(edition=here.edition)
            self.say(f"Marked {self._called(subject)}. Go to another one, or to another edition "
                     "of it, and press c.")  # fmt: skip
        else:
            self._compare(self.marked, subject, here.edition)

    def _compare(self, marked: Location, subject: str, edition: str) -> None:
        """Compare with what was marked: another subject, or the same one in its edition then."""
        self.marked = None
        if marked.subject != (subject,):
            self.app.clear_notifications()
            self.open(Location("compare", (*marked.subject, subject)))
        elif marked.edition != edition:
            self.app.clear_notifications()
            self.open(Location("compare", (subject, subject)).with_options(left=marked.edition))
        else:
            self.say(f"{self._called(subject)} is no longer marked.")

    def _called(self, key: str) -> str:
        return name_of(self.network.records[key])
