"""How a screen is divided: where the border between two panes stands, and one pane for all."""

from textual import on
from textual.css.scalar import Scalar, Unit
from textual.events import DescendantFocus, Resize
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget

FARTHEST = 8
"""Steps that the border goes to either side of where the stylesheet puts it."""
_DIVIDED = {"#navigator": 1, "#contents": 1, "#columns": 1, "#row": -1}
"""The panes that take their size from the border; those after it grow as it moves back."""
_RULES = ("width", "height", "max_width")
_STEPS = {Unit.WIDTH: 5.0, Unit.HEIGHT: 5.0, Unit.CELLS: 2.0, Unit.FRACTION: 0.25}
_LIMITS = {
    Unit.WIDTH: (15.0, 80.0),
    Unit.HEIGHT: (25.0, 75.0),
    Unit.CELLS: (3.0, 40.0),
    Unit.FRACTION: (0.25, 4.0),
}
"""What a step is worth, and how far a size goes, in the unit that the stylesheet gives it in."""


class Dividing(Screen[None]):
    """Moves the border of whatever view is shown, and keeps it where it was put."""

    border: var[int] = var(0)
    """Steps from where the stylesheet puts it: to the right or down, or back where negative."""

    def action_border(self, by: int) -> None:
        """Move the border between the list and the page."""
        self.border = max(-FARTHEST, min(self.border + by, FARTHEST))

    def action_zoom(self) -> None:
        """Give the pane with the keyboard the whole screen, or give it back."""
        self.toggle_class("-zoomed")
        self._divide()

    def watch_border(self) -> None:
        """Divide the views anew, those that are hidden too."""
        self._divide()

    @on(Resize)
    @on(DescendantFocus)
    def _restyled(self) -> None:
        """Divide anew once the stylesheet has its say: sizes go by width and by the keyboard."""
        if self.border:
            self.call_after_refresh(self._divide)

    def _divide(self) -> None:
        steps = 0 if self.has_class("-zoomed") else self.border
        for name, direction in _DIVIDED.items():
            for pane in self.query(name):
                _give(pane, direction * steps)


def _give(pane: Widget, steps: int) -> None:
    """Give a pane its size of the stylesheet and some steps more, or less."""
    wanted = _size(pane, steps) if steps else {}
    inline = pane.styles.inline
    if wanted == {rule: value for rule, value in inline.get_rules().items() if rule in _RULES}:
        return
    for rule in _RULES:
        inline.clear_rule(rule)
    for rule, value in wanted.items():
        setattr(inline, rule, value)
    pane.refresh(layout=True)


def _size(pane: Widget, steps: int) -> dict[str, Scalar]:
    """Return the rules for a size so many steps from that of the stylesheet."""
    layout = pane.parent.styles.layout if isinstance(pane.parent, Widget) else None
    stacked = layout is not None and layout.name == "vertical"
    size = pane.styles.base.height if stacked else pane.styles.base.width
    if size is None or size.unit not in _STEPS:
        return {}
    least, most = _LIMITS[size.unit]
    value = max(least, min(size.value + steps * _STEPS[size.unit], most))
    moved = Scalar(value, size.unit, size.percent_unit)
    if stacked:
        return {"height": moved}
    return {"width": moved, "max_width": Scalar(100, Unit.WIDTH, Unit.WIDTH)}
