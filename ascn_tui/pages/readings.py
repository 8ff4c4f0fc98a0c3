"""How two sides stand to each other, as a verdict and as a sentence."""

from ascn_tui.pages.page import Cell
from ascn_tui.pages.sides import Side

_SPELLED = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
Noun = tuple[str, str, str]
"""What a figure counts: in the singular, in the plural, and what follows the noun."""


def verdict_of(left: float | None, right: float | None) -> str:
    """Say how two figures stand to each other; a missing one leaves it unknown."""
    if left is None or right is None:
        return "unknown"
    if left == right:
        return "same"
    if not right:
        return "left"
    return "right" if not left else "differs"


def mirrored(verdict: str) -> str:
    """Return the verdict with the sides exchanged."""
    return {"left": "right", "right": "left"}.get(verdict, verdict)


def reading(sides: tuple[Side, Side], cells: tuple[Cell, Cell], noun: Noun) -> str:
    """Say in a sentence which side has more and by how much; nothing where that says nothing."""
    left, right = (cell.count for cell in cells)
    if left is None or right is None or left == right or not noun[0]:
        return ""
    more = sides[0] if left > right else sides[1]
    one, many, after = noun
    if not left or not right:
        return f"Only {more.label} has {many}{after}."
    amount = abs(left - right)
    things = one if amount == 1 else many
    if after:
        return f"{more.label} has {_spelled(amount)} more {things}{after}."
    return f"{more.label} has {_spelled(amount)} {things} more."


def _spelled(amount: float) -> str:
    if amount == int(amount) and amount < len(_SPELLED):
        return _SPELLED[int(amount)]
    return f"{round(amount, 1):g}"
