"""Printed figures and their recount."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from ascn_tui import notation
from ascn_tui.model.figures import METRICS, CheckedFigure
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import (
    Block,
    Crumb,
    Fact,
    Facts,
    Page,
    Prose,
    Table,
    TableColumn,
    TableRow,
)
from ascn_tui.pages.elements import nothing_recorded, unique
from ascn_tui.pages.figures.recount_table import (
    BASES,
    RecountedFigure,
    figures,
    figures_about,
    name_of_part,
    path_of,
    recount_table,
)

TITLE = "Printed figures, counted again"
PLACES = ("country", "city", "focus", "status")
"""The options that narrow figures."""


def figures_page(network: Network, here: Location) -> Page:
    if not network.checked:
        return nothing_recorded(here, TITLE)
    if here.subject or any(here.option(name) for name in PLACES):
        return _narrowed_page(network, here)
    checks = [check for check in network.checked if check.edition == here.edition]
    blocks: list[Block] = [
        Prose(totals(network.checked), refs=_edition_refs(network)),
        _editions(network, here),
        *_metrics(network, here, checks),
        *_tables(network, figures(checks), only_differing=True),
        *_open(checks),
        _coverage(network),
    ]
    return Page(here, TITLE, tuple(blocks), subtitle=network.edition[here.edition].name)


def _edition_refs(network: Network) -> tuple[Ref, ...]:
    return unique(*(edition.refs for edition in network.taxonomy.editions))


def totals(checks: Sequence[CheckedFigure]) -> str:
    states = Counter(check.agrees for check in checks)
    text = (
        f"{notation.count(len(checks), 'check')} of "
        f"{notation.count(len(figures(checks)), 'printed figure')}: "
        f"{notation.number(states[True])} agree, {notation.number(states[False])} known to differ"
    )
    return f"{text}, {notation.number(states[None])} not recounted"


_HEADS = ("checks", "agree", "differ", "not recounted")
_COUNTS = tuple(TableColumn(name, figure=True) for name in _HEADS)


def _counts(checks: Sequence[CheckedFigure]) -> tuple[str, ...]:
    states = Counter(check.agrees for check in checks)
    return tuple(
        notation.number(n) for n in (len(checks), states[True], states[False], states[None])
    )


def _editions(network: Network, here: Location) -> Table:
    rows = []
    for edition in network.taxonomy.editions:
        checks = [check for check in network.checked if check.edition == edition.id]
        to = Location("figures").with_options(edition=edition.id)
        linked = to if checks and edition.id != here.edition else None
        rows.append(TableRow((edition.id, *_counts(checks)), to=linked, refs=edition.refs))
    return Table((TableColumn("Edition"), *_COUNTS), tuple(rows), title="By edition")


def _metrics(network: Network, here: Location, checks: Sequence[CheckedFigure]) -> list[Block]:
    rows = []
    for metric, name in METRICS.items():
        some = [check for check in checks if check.metric == metric]
        if some:
            to = Location("figures", (metric,)).with_options(edition=here.edition)
            differ = any(check.agrees is False for check in some)
            cells = (notation.capital(name), *_counts(some))
            rows.append(TableRow(cells, to=to, verdict="differs" if differ else ""))
    edition = network.edition[here.edition]
    if not rows:
        return [Prose("No figure of this edition is recorded.", refs=edition.refs)]
    refs = unique(*(check.refs for check in checks))
    return [
        Table((TableColumn("Figures"), *_COUNTS), tuple(rows), f"What {edition.name} prints", refs)
    ]


def _tables(
    network: Network, found: Iterable[RecountedFigure], *, only_differing: bool = False
) -> list[Block]:
    blocks: list[Block] = []
    for _, group in groupby(found, key=lambda figure: figure.metric):
        whole = list(group)
        shown = [one for one in whole if not only_differing or one.verdict == "differs"]
        if shown:
            blocks.append(recount_table(network, shown, whole))
    return blocks


def _open(checks: Sequence[CheckedFigure]) -> list[Block]:
    reasons: dict[str, list[CheckedFigure]] = {}
    for check in checks:
        if check.agrees is None:
            reasons.setdefault(check.why, []).append(check)
    facts = tuple(
        Fact(notation.number(len(some)), why, refs=unique(*(check.refs for check in some)))
        for why, some in reasons.items()
    )
    return [Facts(facts, title="Not recounted")] if facts else []


def _coverage(network: Network) -> Prose:
    found = figures(network.checked)
    again = sum(bool(figure.verdict) for figure in found)
    ways = Counter(
        way for figure in found for way in {check.against for check in figure.checks} if way
    )
    parts = [f"{BASES[way][1]} ({notation.number(ways[way])})" for way in BASES if ways[way]]
    text = (
        f"{notation.number(again)} of {notation.count(len(found), 'printed figure')} "
        f"({notation.share(again, len(found))}) are counted again, some in several ways: "
        f"from {notation.listing(parts)}."
    )
    return Prose(text, refs=_edition_refs(network))


# -- one metric, one place, one figure ------------------------------------------------


def _narrowed_page(network: Network, here: Location) -> Page:
    checks = [check for check in chosen(network, here) if check.edition == here.edition]
    edition = network.edition[here.edition]
    blocks: list[Block] = [Prose("The report prints no such figure.", refs=edition.refs)]
    if checks:
        refs = unique(*(check.refs for check in checks))
        blocks = [
            Prose(totals(checks), refs=refs),
            *_tables(network, figures(checks)),
            *_open(checks),
        ]
    blocks += _elsewhere(network, here)
    crumbs = [Crumb("Figures", Location("figures").with_options(edition=here.edition))]
    if len(here.subject) > 1:
        crumbs.append(Crumb(notation.capital(METRICS[here.subject[0]]), here.at(here.subject[0])))
    title = _title(network, here)
    return Page(here, title, tuple(blocks), crumbs=tuple(crumbs), subtitle=edition.name)


def chosen(network: Network, here: Location) -> tuple[CheckedFigure, ...]:
    """Return the checks of all editions that match the subject and options of a location."""
    shelves = figures_about(network)
    asked = [(kind, key) for kind in PLACES if (key := here.option(kind))]
    about = [shelves.get(part, frozenset()) for part in asked]
    return tuple(
        check
        for check in network.checked
        if not here.subject or _fits(check, here.subject)
        if all(path_of(check) in paths for paths in about)
    )


def _fits(check: CheckedFigure, subject: tuple[str, ...]) -> bool:
    path = (check.metric, *(check.key.split("/") if check.key else ()))
    return path[: len(subject)] == subject


def _title(network: Network, here: Location) -> str:
    names = [name_of_part(network, kind, key) for kind in PLACES if (key := here.option(kind))]
    if not here.subject:
        return f"{notation.listing(names)}: printed figures, counted again"
    metric, key = here.subject[0], "/".join(here.subject[1:])
    parts = RecountedFigure("", metric, key, "", ()).parts
    names = [name_of_part(network, kind, part) for kind, part in parts.items()] + names
    name = notation.capital(METRICS[metric])
    return f"{name}: {', '.join(names)}" if names else name


def _elsewhere(network: Network, here: Location) -> list[Block]:
    rows = []
    for edition in network.taxonomy.editions:
        checks = [check for check in chosen(network, here) if check.edition == edition.id]
        if checks and edition.id != here.edition:
            refs = unique(*(check.refs for check in checks))
            to = here.with_options(edition=edition.id)
            rows.append(TableRow((edition.id, *_counts(checks)), to=to, refs=refs))
    columns = (TableColumn("Edition"), *_COUNTS)
    return [Table(columns, tuple(rows), title="In other editions")] if rows else []
