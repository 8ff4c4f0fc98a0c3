"""What the reader changed about the view, to take it back and do it again.

A change is a pair of views. It is taken back wherever it still holds: the cursor may have moved
on, or another subject been opened; only what was changed becomes what it was.
"""

from typing import NamedTuple

from ascn_tui.model.location import Location

MOST = 100
"""More changes than anybody takes back."""

PAIR = "pair"
"""The setting that swapping the sides of a comparison changes."""

SWAPPED = "sides swapped"
NAMES = {
    "by": "order",
    "differ": "differences only",
    "fold": "folded groups",
    "branches": "open branches",
    **dict.fromkeys((PAIR, "left", "right"), SWAPPED),
}
"""What settings are called; those not here are called as they are."""


class ViewSnapshot(NamedTuple):
    """How something is looked at: the location, and how the screen is laid out.

    `layout` names each of its settings, the empty value included.
    """

    location: Location
    layout: tuple[tuple[str, str], ...] = ()

    @property
    def settings(self) -> dict[str, str]:
        """Everything that can be changed without opening something else, by name."""
        pair = "/".join(self.location.subject[:2]) if self.location.screen == "compare" else ""
        return dict(self.location.options) | {PAIR: pair} | dict(self.layout)


class ViewChange(NamedTuple):
    """A view before and after a change."""

    before: ViewSnapshot
    after: ViewSnapshot

    @property
    def names(self) -> frozenset[str]:
        """The settings that differ."""
        before, after = self.before.settings, self.after.settings
        return frozenset(
            name for name in before | after if before.get(name, "") != after.get(name, "")
        )

    @property
    def said(self) -> str:
        """What was changed, in words."""
        return ", ".join(sorted({NAMES.get(name, name) for name in self.names}))

    def back(self, now: ViewSnapshot) -> ViewSnapshot | None:
        """Return a view without the change, or None where the change does not hold."""
        return self._turned(now, self.after, self.before)

    def again(self, now: ViewSnapshot) -> ViewSnapshot | None:
        """Return a view with the change, or None where it cannot be made."""
        return self._turned(now, self.before, self.after)

    def _turned(
        self, now: ViewSnapshot, held: ViewSnapshot, wanted: ViewSnapshot
    ) -> ViewSnapshot | None:
        if now == held:
            return wanted  # the subject too, which may not have been there after the change
        here, old, new = now.settings, held.settings, wanted.settings
        if any(here.get(name, "") != old.get(name, "") for name in self.names):
            return None
        layout = dict(now.layout)
        if now.location.screen != held.location.screen and not self.names <= {"edition", *layout}:
            return None
        changed = {name: new.get(name, "") for name in self.names}
        laid = {name: changed.pop(name, value) for name, value in layout.items()}
        location = now.location
        if pair := changed.pop(PAIR, ""):
            location = location.at(*pair.split("/"), *location.subject[2:])
        return ViewSnapshot(location.with_options(**changed), tuple(laid.items()))


class UndoStack(NamedTuple):
    """What was changed, oldest first, and what was taken back, the last of it last."""

    made: tuple[ViewChange, ...] = ()
    undone: tuple[ViewChange, ...] = ()

    def make(self, before: ViewSnapshot, after: ViewSnapshot) -> "UndoStack":
        """Note a change; what was taken back before it cannot be done again."""
        return UndoStack((*self.made, ViewChange(before, after))[-MOST:])

    def back(self, now: ViewSnapshot) -> tuple[ViewChange, ViewSnapshot, "UndoStack"] | None:
        """Take the last change back that holds in a view; None where none does."""
        for change in reversed(self.made):
            if (view := change.back(now)) is not None:
                made = tuple(other for other in self.made if other is not change)
                return change, view, UndoStack(made, (*self.undone, change))
        return None

    def again(self, now: ViewSnapshot) -> tuple[ViewChange, ViewSnapshot, "UndoStack"] | None:
        """Do the change again that was taken back last; None where there is none."""
        if not self.undone or (view := self.undone[-1].again(now)) is None:
            return None
        change = self.undone[-1]
        return change, view, UndoStack((*self.made, change), self.undone[:-1])
