"""What a pane shows, line by line, and which cells change when it shows something else."""

from typing import NamedTuple

from ascn_tui.render.lines import Span, cells, wide

SELECTED = "selected"
"""The role of text that is selected with the mouse."""
ROLES = (
    "cursor", "cursor-resting", "scrollbar", SELECTED,
    "title", "heading", "muted", "ref", "link", "match", "figure",
    "bar", "bar-left", "bar-right", "warning",
    "status-planned", "status-active", "status-done", "status-open",
    "status-contrary",
    "verdict-same", "verdict-differs", "verdict-left", "verdict-right", "verdict-unknown",
    "verdict-paper", "verdict-printed",
)  # fmt: skip
"""The roles of the cursor, the scrollbar and spans; the stylesheet says how each looks."""


class Shown(NamedTuple):
    """What a visible line shows: its spans, how the cursor lights it, whether the thumb is there.

    `part` are the columns of a lit row that alone have the cursor, if any have.
    """

    spans: tuple[Span, ...]
    lit: str
    thumb: bool
    part: tuple[int, int] = (0, 0)


def changed(before: Shown, after: Shown, width: int) -> tuple[int, int]:
    """Return the columns from the first that may differ to past the last one that may."""
    if (before.lit, before.part) != (after.lit, after.part):
        return (0, width)
    start = 0
    for old, new in zip(before.spans, after.spans, strict=False):
        if old != new:
            break
        start += cells(new.text)
    end = width if before.thumb != after.thumb else max(wide(before.spans), wide(after.spans))
    return (min(start, width - 1), min(max(end, start + 1), width))


def thumb(top: int, height: int, total: int) -> range:
    """Return the visible lines beside which a scrollbar's thumb stands; none where all fits."""
    if total <= height or not height:
        return range(0)
    length = max(1, height * height // total)
    start = round(top * (height - length) / (total - height))
    return range(start, start + length)
