"""What help says besides the keys: a guide to each screen, and the signs in use there."""

import re
from collections.abc import Callable, Iterable, Mapping

from textual.binding import Binding

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.governance.entries import ADDED
from ascn_tui.pages.router import ROUTES
from ascn_tui.render.lines import Span

MOVING = "{rows.next} and {rows.previous} go from row to row"
_MOVES = {
    "explore": (
        "Numbers count projects; the symbols are a sample of them, in proportion.",
        MOVING + ", and the page follows.",
        "{rows.open} opens a branch or a row; {pane.next} goes to the page and back.",
    ),
    "compare": (
        MOVING + ", and what stands below follows.",
        "{rows.open} goes into what the row rests on; {pane.next} goes there and back.",
    ),
    "governance": (
        MOVING + ", and the columns beside follow.",
        "{rows.open} goes on to the next column, from the last into the page.",
    ),
}
GUIDES = {name: (route.guide, *_MOVES.get(name, ())) for name, route in ROUTES.items()}
"""What a screen shows, how to move, what Enter does; `{id}` stands for the key of a binding."""

ALONE = (MOVING + ".", "{rows.open} opens what a row leads to.")
"""How to move and what Enter does on a page that has the screen to itself."""

LEAVING = "Esc closes this list; elsewhere it goes one step out. {app.quit} quits."


def guide(location: Location, keys: Mapping[str, str]) -> list[str]:
    """Return a few sentences about a screen; `keys` are the names of keys by binding id."""
    lines = GUIDES.get(location.screen, ())
    told = [*lines, *(() if len(lines) > 1 else ALONE), LEAVING]
    return [_sentence(with_keys(line, keys)) for line in told]


def _sentence(text: str) -> str:
    """Begin with a capital letter, unless a key does it: `n` is not the key `N`."""
    return notation.capital(text) if len(text.partition(" ")[0]) > 1 else text


def with_keys(line: str, keys: Mapping[str, str]) -> str:
    """Put the names of keys in the place of `{id}`."""
    return re.sub(r"{([a-z.-]+)}", lambda found: keys.get(found[1], ""), line)


def first_keys(bindings: Iterable[Binding], name: Callable[[Binding], str]) -> dict[str, str]:
    """Return what the first key of each binding is called, by binding id."""
    found: dict[str, str] = {}
    for binding in bindings:
        if binding.id:
            found.setdefault(binding.id, name(Binding(binding.key, binding.action)))
    return found


def filter_hint(network: Network) -> str:
    """Return what can be typed as a filter, by examples from the network."""
    status, edition = (next(iter(shelf), "NAME") for shelf in (network.status, network.edition))
    return f"words  status:{status}  !edition:{edition}"


JUDGING: dict[str, tuple[str, ...]] = {
    "compare": tuple(notation.VERDICTS),
    "figures": ("same", "differs", "unknown"),
    "evidence": (),
}
"""The screens whose rows have verdicts, with those on two sides; those on claims are data."""


def signs(network: Network, screen: str, *, ascii_only: bool) -> list[tuple[Span, str]]:
    """Return the signs that a screen uses, each with what it stands for."""
    at = int(ascii_only)
    statuses = [
        (Span(notation.mark(status, ascii_only=ascii_only), f"status-{status.tone}"), status.name)
        for status in network.taxonomy.statuses
    ]
    document = _short_name(network)
    dash = notation.UNKNOWN.translate(notation.ASCII_TWINS) if ascii_only else notation.UNKNOWN
    leads = [(Span(notation.LEADS[at], "link"), "leads somewhere")]
    if screen == "explore":
        branches = [(Span(sign[at], "muted"), said) for sign, said in notation.BRANCHES.items()]
        unlisted = Span(notation.mark(None, ascii_only=ascii_only), "muted")
        planned = (Span(notation.PLANNED[at], "status-planned"), "in the plan before the reports")
        return [*branches, *statuses, (unlisted, "not listed"), planned, *leads, *document]
    if screen in JUDGING:
        return [(Span(dash, "muted"), "no value known"), *leads, *document]
    if screen == "governance":
        added = (Span(ADDED), "not in the paper, added from primary sources")
        return [*statuses, added, *leads, *document]
    return [*statuses, (Span(dash, "muted"), "no value known"), *leads, *document]


def _short_name(network: Network) -> list[tuple[Span, str]]:
    """Say what the short name of a report is that references use."""
    edition = network.edition[network.taxonomy.newest]
    return [(Span(edition.document, "ref"), f"short name of the {edition.id} report")]


def verdict(network: Network, key: str, *, ascii_only: bool) -> Span:
    """Return the mark and the words of a verdict, on rows of two sides or on a claim."""
    at = int(ascii_only)
    if key in notation.VERDICTS:
        return Span(f"{notation.VERDICTS[key][at]} {notation.VERDICTS[key][2]}", f"verdict-{key}")
    if found := network.marks.get(key):
        mark = notation.mark(found, ascii_only=ascii_only)
        return Span(f"{mark} {found.name}", f"status-{found.tone}")
    return Span("")


def meanings(network: Network, screen: str, *, ascii_only: bool) -> list[tuple[Span, str]]:
    """Return the verdicts that a screen gives, with what each means and when it is given."""
    if screen == "evidence":
        said = {term.id: term.meaning or "" for term in network.taxonomy.verdicts}
    else:
        terms = {term.name: term.meaning for term in network.term.values()}
        said = {key: terms.get(notation.VERDICTS[key][2], "") for key in JUDGING.get(screen, ())}
    return [
        (verdict(network, key, ascii_only=ascii_only), meaning) for key, meaning in said.items()
    ]
