"""Rows found by the letters of their names, for readers who type instead of stepping."""

from collections.abc import Iterable, Sequence

from ascn_tui.model.names.index import fold
from ascn_tui.pages.explore.tree import Node

WORD, INSIDE, NOWHERE = 1, 2, 3
"""Ranks: letters begin a word, are somewhere in the name, are not in it; 0 is its beginning."""


def rank(name: str, letters: str) -> int:
    """Tell how well folded letters fit a name: 0 begin it, then as above."""
    folded = fold(name)
    if folded.startswith(letters):
        return 0
    return WORD if f" {letters}" in folded else INSIDE if letters in folded else NOWHERE


def matches(nodes: Sequence[Node], letters: str, worst: int = INSIDE) -> list[int]:
    """Return which of some rows have the letters in their names, in their order."""
    typed = fold(letters)
    return [n for n, node in enumerate(nodes) if typed and rank(node.name, typed) <= worst]


def nearest(nodes: Sequence[Node], letters: str, start: int, worst: int = INSIDE) -> Node | None:
    """Return the row that letters fit best; of equals the first from `start` on, then from the top.

    None where they are in no name.
    """
    typed = fold(letters)

    def order(n: int) -> tuple[int, int]:
        return (rank(nodes[n].name, typed), (n - start) % len(nodes))

    best = min(matches(nodes, letters, worst), key=order, default=None)
    return None if best is None else nodes[best]


def beside(found: Iterable[int], start: int, by: int) -> int | None:
    """Return the match after (or before) a row, round the end; None where there is no match."""
    places = sorted(found, reverse=by < 0)
    return next((n for n in places if (n - start) * by > 0), places[0] if places else None)
