"""The legend of status symbols, and samples of projects in proportion to their statuses."""

from collections.abc import Sequence

from ascn_tui import notation
from ascn_tui.model.network import ListedProject, Network
from ascn_tui.model.taxonomy import Edition
from ascn_tui.pages.blocks import Block, Prose
from ascn_tui.pages.explore.tree import status_counts

MOST = 6
"""The largest number of symbols in a sample; fewer projects have a symbol each."""


def sample(tally: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Divide the symbols of a sample in proportion to the counts, at least one for each status."""
    whole = sum(count for _, count in tally)
    room = max(min(MOST, whole), len(tally))
    due = [room * count / whole for _, count in tally]
    given = [max(1, int(part)) for part in due]
    while (missing := room - sum(given)) != 0:
        step = 1 if missing > 0 else -1
        able = [n for n in range(len(due)) if given[n] + step > 0]
        given[max(able, key=lambda n: step * (due[n] - given[n]))] += step
    return [(status, symbols) for (status, _), symbols in zip(tally, given, strict=True)]


def legend(network: Network, edition: Edition, rows: Sequence[ListedProject]) -> list[Block]:
    if not rows:
        return []
    symbols = sum(amount for _, amount in sample(status_counts(network, rows)))
    listed = sample_text(symbols, len(rows))
    document = f"{edition.document}: short name of the {edition.id} report"
    return [Prose(f"{symbols_text(network)}; in the list, {listed}. {document}.", tone="muted")]


def symbols_text(network: Network) -> str:
    return ", ".join(f"{status.glyph} {status.name}" for status in network.taxonomy.statuses)


def sample_text(symbols: int, projects: int) -> str:
    if symbols == projects:
        return "each project has a symbol"
    return f"{symbols} symbols stand for {notation.number(projects)} projects, in proportion"
