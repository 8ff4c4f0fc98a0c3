"""The split between list and page: border and zoom."""

from textual.css.scalar import Scalar, Unit
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


class SplitLayout:
    """The border between the list and the page of a screen, and the zoom of one pane."""

    def __init__(self, screen: Screen[None]) -> None:
        self.screen = screen
        self.border = 0
        """Steps from the stylesheet's position: right or down, left or up where negative."""

    @property
    def zoomed(self) -> bool:
        """Whether the focused pane has the whole screen."""
        return self.screen.has_class("-zoomed")

    def move_border(self, by: int) -> None:
        """Move the border by some steps, as far as its limits."""
        border = max(-FARTHEST, min(self.border + by, FARTHEST))
        if border != self.border:
            self.border = border
            self.apply()

    def toggle_zoom(self) -> None:
        """Give the focused pane the whole screen, or give it back."""
        self.screen.toggle_class("-zoomed")
        self.apply()

    def restyle(self) -> None:
        """Apply the border once the stylesheet has been applied: sizes go by width and focus."""
        if self.border:
            self.screen.call_after_refresh(self.apply)

    def apply(self) -> None:
        """Resize the panes of every view, hidden ones too."""
        steps = 0 if self.zoomed else self.border
        for name, direction in _DIVIDED.items():
            for pane in self.screen.query(name):
                _resize(pane, direction * steps)


def _resize(pane: Widget, steps: int) -> None:
    """Give a pane the size of the stylesheet plus some steps."""
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
