"""What stands first on the page of a screen that lists records: its counts, and where to start."""

from collections.abc import Iterable

from ascn_tui.model.location import Location
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import Bar, Bars, Block, Item, Prose, Refs
from ascn_tui.pages.elements import listed, unique

START = "Where to start"
"""The heading of the records that an introduction leads to."""
_MOST = 5
"""A start has few steps."""


def introduction(
    here: Location, text: str, counted: Bars | None, start: Iterable[Item]
) -> list[Block]:
    """Say what a list is, count it, and lead to a few of its rows; nothing under a filter."""
    if here.option("filter"):
        return []
    said: list[Block] = [Prose(text, tone="muted")] if text else []
    counts: list[Block] = [counted] if counted and len(counted.rows) > 1 else []
    return [*said, *counts, *listed(START, list(start)[:_MOST])]


def tally(title: str, names: Iterable[str], refs: Iterable[Ref] = ()) -> Bars:
    """Count how often each name stands among some, in their order."""
    counted: dict[str, int] = {}
    for name in names:
        counted[name] = counted.get(name, 0) + 1
    bars = tuple(Bar(name, amount) for name, amount in counted.items())
    return Bars(bars, title=title, refs=documents(refs))


def documents(refs: Iterable[Ref]) -> Refs:
    """Return the documents of references without their pages, each once."""
    return unique(Ref(ref.document) for ref in refs)
