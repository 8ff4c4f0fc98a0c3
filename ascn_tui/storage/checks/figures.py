"""Published figures reconciled with their recount."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from ascn_tui.model.figures import (
    METRICS,
    Basis,
    CheckedFigure,
    EditionFigures,
    Figures,
    KnownDiscrepancy,
)
from ascn_tui.model.names.suggestions import hint
from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.storage.checks.problems import Problem, quoted
from ascn_tui.storage.checks.recount import RecountResult, recount
from ascn_tui.storage.yaml.document import YamlDocument

BASES: dict[Basis, str] = {
    "rows": "the rows of the lists",
    "icons": "the icons",
    "types": "the project types",
    "cities": "the cities of the first year",
    "chart": "the figures of the chart",
}
"""Words for what is counted, in messages."""


class _Paged(Protocol):
    @property
    def page(self) -> str: ...


def reconcile(network: Network, figures: Figures) -> tuple[CheckedFigure, ...]:
    """Count every printed figure again that can be, and judge each against what is recorded.

    A difference is a problem unless it is recorded together with what the recount gives. So is
    a recorded difference that is gone, or one that concerns no figure of its table.
    """
    checks: list[CheckedFigure] = []
    for index, printed in enumerate(figures.editions):
        checks += FigureReconciler(network, printed, index).checks()
    return tuple(checks)


class FigureReconciler:
    """The figures of one edition, its recount, and the differences recorded for it."""

    def __init__(self, network: Network, printed: EditionFigures, index: int) -> None:
        self.network = network
        self.printed = printed
        self.index = index
        self.unmet: list[tuple[str, int, KnownDiscrepancy]] = [
            (metric, at, known)
            for metric in METRICS
            for at, known in enumerate(getattr(getattr(printed, metric), "known", ()))
        ]

    def checks(self) -> Iterator[CheckedFigure]:
        """Yield a check for each figure and count, then the recorded differences nobody met."""
        if self.printed.edition not in self.network.edition:
            problem = f"'{self.printed.edition}' is no edition"
            yield self._checked(
                RecountResult("", "", "", "", None, None, ("edition",), ""), problem=problem
            )
            return
        for found in recount(self.network, self.printed):
            yield self._judged(found)
        for metric, at, known in self.unmet:
            key = known.key or ""
            lost = RecountResult(
                metric, key, "", known.counted, known.against, None, ("known", at), ""
            )
            yield self._checked(lost, problem=_stray(known))

    def _judged(self, found: RecountResult) -> CheckedFigure:
        if found.against is None:
            return self._checked(found, why=found.why)
        at, known = self._known(found)
        if known is None:
            return self._checked(found, problem="" if found.agrees else _new(found))
        if found.agrees or known.counted != found.counted:
            problem = _gone(found, known) if found.agrees else _moved(found, known)
            return self._checked(found._replace(way=("known", at)), problem=problem)
        return self._checked(found, why=known.why)

    def _known(self, found: RecountResult) -> tuple[int, KnownDiscrepancy | None]:
        """Take the difference recorded for a figure off the list of those not yet met."""
        for recorded in self.unmet:
            metric, at, known = recorded
            if (metric, known.key or "", known.against) == (found.metric, found.key, found.against):
                self.unmet.remove(recorded)
                return at, known
        return 0, None

    def _checked(self, found: RecountResult, *, why: str = "", problem: str = "") -> CheckedFigure:
        return CheckedFigure(
            metric=found.metric,
            edition=self.printed.edition,
            key=found.key,
            printed=found.printed,
            counted=found.counted,
            against=found.against or "",
            agrees=found.agrees,
            why=why,
            refs=self._refs(found),
            where=("editions", self.index, *([found.metric] if found.metric else []), *found.way),
            problem=problem,
        )

    def _refs(self, found: RecountResult) -> tuple[Ref, ...]:
        """Return the page of the figure, then that of the icons or charts it was counted from."""
        counted: dict[Basis | None, _Paged | None] = {
            "icons": self.printed.icons,
            "types": self.printed.country_project_types,
            "chart": self.printed.focus_area_shares,
        }
        table = counted.get(found.against)
        pages = [found.page, *([table.page] if table else [])] if found.page else []
        edition = self.network.edition.get(self.printed.edition)
        if edition is None:
            return ()
        return tuple(Ref(edition.document, page) for page in dict.fromkeys(pages))


def _new(found: RecountResult) -> str:
    return f"{_said(found)} give {found.counted}: correct the data, or record why under `known`"


def _moved(found: RecountResult, known: KnownDiscrepancy) -> str:
    return f"{_said(found)} give {found.counted}, not {known.counted} as recorded under `known`"


def _gone(found: RecountResult, known: KnownDiscrepancy) -> str:
    return (
        f"{_said(found)} give it too: the difference recorded under `known` "
        f"({known.counted}) is gone"
    )


def _stray(known: KnownDiscrepancy) -> str:
    of = f" for {known.key}" if known.key else ""
    return (
        f"a difference from {BASES[known.against]} is recorded{of}, but no printed figure of this "
        "table is compared so, or it is recorded twice"
    )


def _said(found: RecountResult) -> str:
    of = f" of {found.key}" if found.key else ""
    counted = BASES[found.against] if found.against else ""
    return f"{METRICS[found.metric]}{of}: printed {found.printed}, {counted}"


def word_problems(network: Network, figures: Figures, document: YamlDocument) -> Iterator[Problem]:
    """Yield the keys of tables that are no known ids, each with a suggestion."""
    for unknown in unknown_words(network, figures):
        message = f"unknown {unknown.shelf} {quoted(unknown.word)}"
        said = hint(unknown.word, list(unknown.known))
        yield document.at(unknown.where, message, said, key=True)


def figure_problems(checks: tuple[CheckedFigure, ...], document: YamlDocument) -> Iterator[Problem]:
    """Yield the figures that the rows contradict, at their place in `figures.yaml`."""
    for check in checks:
        if check.problem:
            yield document.at(check.where, f"{check.edition}: {check.problem}")


TYPE = "project type"

LEVELS: dict[str, tuple[str, ...]] = {
    "status_projects": ("status",),
    "status_shares": ("status",),
    "focus_area_projects": ("focus area",),
    "focus_area_shares": ("focus area",),
    "focus_area_shares_in_text": ("focus area",),
    "country_projects": ("country",),
    "country_status_shares": ("country", "status"),
    "country_project_types": ("country", "focus area", TYPE),
    "city_projects": ("city",),
    "icons": ("city", "focus area", "status"),
}
"""What the keys of each table name, from the outside in."""


class UnknownFigureKey(NamedTuple):
    """An unknown key: its path, the kind it should name, and the known ids."""

    where: tuple[str | int, ...]
    shelf: str
    word: str
    known: tuple[str, ...]


def unknown_words(network: Network, figures: Figures) -> Iterator[UnknownFigureKey]:
    """Yield every key that is no status, focus area, country, city or project type."""
    shelves: dict[str, Collection[str]] = {
        "status": network.status,
        "focus area": network.focus_area,
        "country": network.country,
        "city": network.city,
    }
    # A project type belongs to a focus area: its shelf is named after the area.
    shelves |= {f"{TYPE} of {group.focus_area}": group.types for group in figures.project_types}
    for index, printed in enumerate(figures.editions):
        for metric, levels in LEVELS.items():
            table = getattr(printed, metric)
            if table is not None:
                where = ("editions", index, metric, "figures")
                yield from _unknown(table.figures, levels, where, shelves)


def _unknown(
    figures: Mapping[str, Any],
    levels: tuple[str, ...],
    where: tuple[str | int, ...],
    shelves: Mapping[str, Collection[str]],
) -> Iterator[UnknownFigureKey]:
    shelf = f"{TYPE} of {where[-1]}" if levels[0] == TYPE else levels[0]
    known = shelves.get(shelf, ())
    for word, inner in figures.items():
        if word not in known:
            yield UnknownFigureKey((*where, word), shelf, word, tuple(known))
        elif len(levels) > 1:
            yield from _unknown(inner, levels[1:], (*where, word), shelves)
