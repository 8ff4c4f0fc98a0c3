"""Tables of printed figures and their recounts: a row a figure, a column a basis."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.figures import KEY_PARTS, METRICS, CheckedFigure
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Table, TableColumn, TableRow
from ascn_tui.pages.elements import option_name, unique

BASES = {
    "rows": ("lists", "the rows of the project lists"),
    "icons": ("icons", "the icons drawn for each city"),
    "types": ("types", "the project types of the country charts"),
    "cities": ("cities", "the cities of the first year"),
    "chart": ("chart", "the chart of the same report"),
}
"""The bases of recounts: as the head of a column, and in a sentence."""
_GROUPED = 3
"""With this many parts of a key, the first one heads a group of rows."""


def path_of(found: "CheckedFigure | RecountedFigure") -> str:
    return "/".join(filter(None, (found.edition, found.metric, found.key)))


class RecountedFigure(NamedTuple):
    edition: str
    metric: str
    key: str
    printed: str
    checks: tuple[CheckedFigure, ...]

    @property
    def path(self) -> str:
        return path_of(self)

    @property
    def parts(self) -> dict[str, str]:
        """The ids in the key of the figure, by their kinds, such as country and status."""
        ids = self.key.split("/") if self.key else []
        return dict(zip(KEY_PARTS.get(self.metric, ()), ids, strict=False))

    @property
    def verdict(self) -> str:
        """`same`, `differs`, or empty without a recount."""
        states = {check.agrees for check in self.checks}
        return "differs" if False in states else "same" if True in states else ""


def figures(checks: Iterable[CheckedFigure]) -> tuple[RecountedFigure, ...]:
    found: dict[tuple[str, str, str, str], list[CheckedFigure]] = {}
    for check in checks:
        key = (check.edition, check.metric, check.key, check.printed)
        found.setdefault(key, []).append(check)
    return tuple(RecountedFigure(*key, tuple(some)) for key, some in found.items())


@lru_cache(maxsize=4)
def figures_about(network: Network) -> dict[tuple[str, str], frozenset[str]]:
    """Return the paths of figures by place, theme or status; a country has those of its cities."""
    found: dict[tuple[str, str], set[str]] = {}
    for figure in figures(network.checked):
        about = dict(figure.parts)
        if "city" in about:
            about["country"] = network.city[about["city"]].country
        for part in about.items():
            found.setdefault(part, set()).add(figure.path)
    return {part: frozenset(paths) for part, paths in found.items()}


def name_of_part(network: Network, kind: str, key: str) -> str:
    name = option_name(network, kind, key)
    return name if name != key else _types(network).get(key, key)


def _types(network: Network) -> dict[str, str]:
    printed = network.parts.figures
    groups = printed.project_types if printed else ()
    return {key: name for group in groups for key, name in group.types.items()}


def name_of_figure(network: Network, figure: RecountedFigure) -> str:
    names = [name_of_part(network, kind, key) for kind, key in figure.parts.items()]
    return ", ".join(names) or "the whole network"


def counted_at(network: Network, figure: RecountedFigure) -> Location | None:
    """Return the location of the projects that a figure counts; None for other years."""
    parts = {kind: key for kind, key in figure.parts.items() if kind != "type"}
    edition = parts.pop("edition", figure.edition)
    if edition not in network.edition:
        return None
    return Location("explore").with_options(edition=edition, **parts)


def recount_table(
    network: Network, shown: Sequence[RecountedFigure], all_of: Sequence[RecountedFigure]
) -> Table:
    """Return a table of some figures of a metric; its columns are those of all figures of it."""
    metric = shown[0].metric
    bases = [check.against for figure in all_of for check in figure.checks if check.against]
    ways = tuple(dict.fromkeys(bases)) or ("rows",)
    kinds = KEY_PARTS.get(metric, ())
    filled = [kind for kind in kinds if any(kind in figure.parts for figure in shown)]
    heads = tuple(filled[1:] if len(kinds) >= _GROUPED else filled or [""])
    columns = [TableColumn(notation.capital(_HEADS.get(kind, kind))) for kind in heads]
    columns += [
        TableColumn(name, figure=True) for name in ("printed", *(BASES[way][0] for way in ways))
    ]
    rows = tuple(_row(network, figure, heads, ways) for figure in shown)
    return Table(tuple(columns), rows, title=title_of(network, shown[0].edition, metric))


_HEADS = {"focus": "focus area", "edition": "year"}


def _row(
    network: Network, figure: RecountedFigure, heads: tuple[str, ...], ways: tuple[str, ...]
) -> TableRow:
    counted = {check.against: check.counted for check in figure.checks if check.against}
    names = {kind: name_of_part(network, kind, key) for kind, key in figure.parts.items()}
    nothing = "" if counted else notation.UNKNOWN
    texts = [names.get(kind, "") for kind in heads] if names else ["whole network"]
    whys = [check.why for check in figure.checks if check.agrees is False]
    return TableRow(
        (*texts, figure.printed, *(counted.get(way, nothing) for way in ways)),
        to=counted_at(network, figure),
        refs=unique(*(check.refs for check in figure.checks)),
        verdict=figure.verdict,
        note=" ".join(dict.fromkeys(whys)),
        group=names.get("country", "") if "country" not in heads else "",
    )


def title_of(network: Network, edition: str, metric: str) -> str:
    printed = network.parts.figures
    tables = printed.editions if printed else ()
    table = next((getattr(one, metric) for one in tables if one.edition == edition), None)
    name = notation.capital(METRICS[metric])
    unit, basis = (getattr(table, field, "") for field in ("unit", "basis"))
    unit = "" if unit in METRICS[metric] else f", {unit}"
    return f"{name}{unit} ({basis})" if basis else name
