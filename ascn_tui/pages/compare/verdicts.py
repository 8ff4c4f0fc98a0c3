"""Verdicts on two figures, as an id and as a sentence."""

from ascn_tui import notation
from ascn_tui.pages.blocks import SideCell
from ascn_tui.pages.compare.sides import ComparedSide

_SPELLED = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
Noun = tuple[str, str, str]
"""The noun of a figure: singular, plural, and the text after it."""


def verdict_of(left: float | None, right: float | None) -> str:
    if left is None or right is None:
        return "unknown"
    if left == right:
        return "same"
    if not right:
        return "left"
    return "right" if not left else "differs"


def verdict_within(left: float | None, right: float | None, unknown: tuple[int, int]) -> str:
    """Return the verdict if it holds for all values of the unknown parts, else `unknown`."""
    if left is None or right is None:
        return "unknown"
    most = (left + unknown[0], right + unknown[1])
    found = {verdict_of(one, other) for one in (left, most[0]) for other in (right, most[1])}
    if max(left, right) <= min(most):
        found.add("same")  # the two ranges overlap
    return found.pop() if len(found) == 1 else "unknown"


def mirrored(verdict: str) -> str:
    return {"left": "right", "right": "left"}.get(verdict, verdict)


def reading(
    sides: tuple[ComparedSide, ComparedSide], cells: tuple[SideCell, SideCell], noun: Noun
) -> str:
    """Say which side has more and by how much; empty if a figure is missing or both are equal."""
    left, right = (cell.count for cell in cells)
    if left is None or right is None or left == right or not noun[0]:
        return ""
    larger = sides[0] if left > right else sides[1]
    one, many, after = noun
    if not left or not right:
        return f"Only {larger.label} has {many}{after}."
    amount = abs(left - right)
    things = one if amount == 1 else many
    if after:
        return f"{larger.label} has {_spelled(amount)} more {things}{after}."
    return f"{larger.label} has {_spelled(amount)} {things} more."


def more(
    sides: tuple[ComparedSide, ComparedSide], cells: tuple[SideCell, SideCell], noun: Noun
) -> str:
    left, right = (cell.count or 0 for cell in cells)
    return f"{sides[0 if left > right else 1].label} has more {noun[1]}{noun[2]}."


def reading_within(
    sides: tuple[ComparedSide, ComparedSide], unknown: tuple[int, int], said: str
) -> str:
    """Append the number of projects of unknown status to a sentence."""
    amounts = dict(sorted(zip((side.label for side in sides), unknown, strict=True)))
    parts = [f"{_spelled(amount)} of {label}" for label, amount in amounts.items() if amount]
    first, *rest = parts
    noun = "project" if first.startswith("one ") else "projects"
    counted = notation.listing([first.replace(" ", f" {noun} ", 1), *rest])
    return f"{said} The status of {counted} is not known.".lstrip()


def figure_of(cell: SideCell) -> str:
    """Return a figure with what it counts, its share behind it: 6 projects (43 %)."""
    figure, _, share = cell.text.partition(" ")
    unit = "" if cell.unit in ("", "%") else cell.unit
    unit = notation.singular(unit) if cell.count == 1 else unit
    return " ".join(part for part in (figure, unit, share) if part) if unit else cell.text


def _spelled(amount: float) -> str:
    if amount == int(amount) and amount < len(_SPELLED):
        return _SPELLED[int(amount)]
    return f"{round(amount, 1):g}"
