"""What to say where nothing fits a list: what was asked for, and what would find something."""

from collections.abc import Iterator

from ascn_tui import notation
from ascn_tui.model.filter import match
from ascn_tui.model.network import Network
from ascn_tui.pages import editions
from ascn_tui.pages.lists.catalogue import Narrow
from ascn_tui.pages.lists.records import in_other_editions, kept, records, said
from ascn_tui.pages.lists.table import narrowed_to, noun


def nothing_fits(network: Network, kind: str, narrow: Narrow, text: str) -> str:
    """Say in a line that a list has nothing, and what to leave out or to ask for instead."""
    _, many = noun(kind)
    asked = [cell.text for cell in narrowed_to(network, kind, narrow, text)]
    if set(narrow) == {"edition"} and not text:
        return f"these data have no {many}"
    instead = list(_instead(network, kind, narrow, text))
    instead = instead or ["leave out more than one of these"]
    return "; ".join((f"no {many} fit: {', '.join(asked)}", *instead))


def _instead(network: Network, kind: str, narrow: Narrow, text: str) -> Iterator[str]:
    if held := in_other_editions(network, kind, narrow, text):
        yield editions.said(held)
    whole = records(network, kind, narrow)
    if text and whole:
        among = [said(network, one, narrow["edition"]) for one in whole]
        near = match.nearest_filter(match.parse(network, text), among)
        yield f"nearest filter: {near}" if near else f"without the filter {len(whole)} fit"
    for name in narrow:
        if name != "edition":
            wider = {other: key for other, key in narrow.items() if other != name}
            found = kept(network, records(network, kind, wider), text, narrow)
            if found:
                yield f"without --{name} {notation.number(len(found))} fit"
