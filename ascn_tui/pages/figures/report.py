"""The recount as a text: every printed figure beside what the rows give, and what has sources."""

from collections import Counter
from itertools import groupby

from ascn_tui import notation
from ascn_tui.model.figures import METRICS, Checked
from ascn_tui.model.network import Network
from ascn_tui.pages.figures.coverage import coverage

_STATES = {True: "agrees", False: "differs", None: "not recounted"}


def report(network: Network) -> str:
    """Write the recount, a figure a line, then the totals and how much of the data has references.

    Columns are parted by tabs: edition, figure, printed, counted, from what, state, why, page.
    """
    lines = []
    for metric, checks in groupby(network.checked, key=lambda check: check.metric):
        lines.append(f"# {METRICS[metric]}")
        lines += [_line(check) for check in checks]
    return "\n".join([*lines, *_totals(network), ""])


def _line(check: Checked) -> str:
    return "\t".join(
        (
            check.edition,
            check.key or "all",
            check.printed or notation.UNKNOWN,
            check.counted or notation.UNKNOWN,
            check.against or notation.UNKNOWN,
            _STATES[check.agrees],
            check.why,
            notation.references(check.refs),
        )
    )


def _totals(network: Network) -> list[str]:
    states = Counter(check.agrees for check in network.checked)
    figures = len({(check.edition, check.metric, check.key) for check in network.checked})
    counted = f"{len(network.checked)} checks of {figures} printed figures: {states[True]} agree"
    known = f"{states[False]} known to differ, {states[None]} not recounted"
    seen = coverage(network)
    share = notation.share(seen.referenced, seen.statements)
    pages = f"{notation.number(seen.statements)} statements on {notation.number(seen.pages)} pages"
    return ["# total", f"{counted}, {known}", f"{pages}: {share} with a document"]
