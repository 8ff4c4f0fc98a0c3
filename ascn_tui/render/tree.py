"""A row of the tree as a line: sign, name, and columns at the right where there is room."""

from collections.abc import Iterator, Sequence

from ascn_tui import notation
from ascn_tui.pages.explore.tree import OFFER, TreeNode
from ascn_tui.pages.legend import MOST, sample
from ascn_tui.render.lines import Line, RenderContext, Span, cells, clip, spread, wide

OPEN, CLOSED = notation.BRANCHES
ROOMY = 40
"""Width (cells) from which year and strip are shown beside the count."""


def tree_line(node: TreeNode, look: RenderContext, *, opened: bool, figure: int) -> Line:
    """Draw a row; `figure` is the width of the longest count."""
    indent = Span(" " * sign_of(node).start)
    if node.branch:
        sign = look.sign(*(OPEN if opened else CLOSED))
        head: tuple[Span, ...] = (Span(f"{sign} ", "muted"),)
    else:
        head = (look.mark(node.status) if node.status else Span(" "), Span(" "))
    name = Span(" ".join(node.name.split()), "" if node.total or node.status else "muted")
    left = (indent, *head, name)
    for right in _columns(node, look, figure):
        if fits := spread(left, right, look.width):
            return Line(fits, node.to)
    room = look.width - cells(indent.text) - 2 - (wide(right) + 2 if right else 1)
    left = (indent, *head, name._replace(text=clip(name.text, room, look.sign("…", "~"))))
    return Line(spread(left, right, look.width) or left, node.to)


def sign_of(node: TreeNode) -> range:
    """Return the columns of the sign of a branch and the blank after it."""
    start = 1 + 2 * max(0, node.depth - 1)
    return range(start, start + 2)


def _columns(node: TreeNode, look: RenderContext, figure: int) -> Iterator[tuple[Span, ...]]:
    """Yield the columns at the right, widest first: year, strip, count; strip, count; count."""
    if node.status or node.key == OFFER:
        yield ()
        return
    count = notation.number(node.total)
    total = Span(f"{count.rjust(figure)} ", "figure" if node.total else "muted")
    if look.width >= ROOMY:
        marks = strip(node.tally, look)
        drawn = (*marks, Span(" " * (MOST + 1 - wide(marks))), total)
        if node.joined:
            yield (Span(f"{node.joined}  ", "muted"), *drawn)
        yield drawn
    yield (total,)


def strip(tally: Sequence[tuple[str, int]], look: RenderContext) -> tuple[Span, ...]:
    """Draw counts by status as coloured marks, in proportion; each status has one at least."""
    marks = ((look.mark(status), symbols) for status, symbols in sample(tally))
    return tuple(Span(mark.text * symbols, mark.role) for mark, symbols in marks)
