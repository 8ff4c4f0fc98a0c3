"""Every printed figure beside its recount: what adds up, what is known not to, what is wrong."""

from collections.abc import Iterator
from typing import Protocol

from ascn_tui.model.figures import METRICS, Basis, Checked, EditionFigures, Figures, Known
from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.storage.checks.recount import Found, recount

BASES: dict[Basis, str] = {
    "rows": "the rows of the lists",
    "icons": "the icons",
    "types": "the project types",
    "cities": "the cities of the first year",
    "chart": "the figures of the chart",
}
"""How a sentence names what is counted."""


class _Paged(Protocol):
    @property
    def page(self) -> str: ...


def reconcile(network: Network, figures: Figures) -> tuple[Checked, ...]:
    """Count every printed figure again that can be, and judge each against what is recorded.

    A difference is a problem unless it is recorded together with what the recount gives. So is
    a recorded difference that is gone, or one that concerns no figure of its table.
    """
    checks: list[Checked] = []
    for index, printed in enumerate(figures.editions):
        checks += Account(network, printed, index).checks()
    return tuple(checks)


class Account:
    """The figures of one edition, its recount, and the differences recorded for it."""

    def __init__(self, network: Network, printed: EditionFigures, index: int) -> None:
        self.network = network
        self.printed = printed
        self.index = index
        self.unmet: list[tuple[str, int, Known]] = [
            (metric, at, known)
            for metric in METRICS
            for at, known in enumerate(getattr(getattr(printed, metric), "known", ()))
        ]

    def checks(self) -> Iterator[Checked]:
        """Yield a check for each figure and count, then the recorded differences nobody met."""
        if self.printed.edition not in self.network.edition:
            problem = f"'{self.printed.edition}' is no edition"
            yield self._checked(
                Found("", "", "", "", None, None, ("edition",), ""), problem=problem
            )
            return
        for found in recount(self.network, self.printed):
            yield self._judged(found)
        for metric, at, known in self.unmet:
            key = known.key or ""
            lost = Found(metric, key, "", known.counted, known.against, None, ("known", at), "")
            yield self._checked(lost, problem=_stray(known))

    def _judged(self, found: Found) -> Checked:
        if found.against is None:
            return self._checked(found, why=found.why)
        at, known = self._known(found)
        if known is None:
            return self._checked(found, problem="" if found.agrees else _new(found))
        if found.agrees or known.counted != found.counted:
            problem = _gone(found, known) if found.agrees else _moved(found, known)
            return self._checked(found._replace(way=("known", at)), problem=problem)
        return self._checked(found, why=known.why)

    def _known(self, found: Found) -> tuple[int, Known | None]:
        """Take the difference recorded for a figure off the list of those not yet met."""
        for recorded in self.unmet:
            metric, at, known = recorded
            if (metric, known.key or "", known.against) == (found.metric, found.key, found.against):
                self.unmet.remove(recorded)
                return at, known
        return 0, None

    def _checked(self, found: Found, *, why: str = "", problem: str = "") -> Checked:
        return Checked(
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

    def _refs(self, found: Found) -> tuple[Ref, ...]:
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


def _new(found: Found) -> str:
    return f"{_said(found)} give {found.counted}: correct the data, or record why under `known`"


def _moved(found: Found, known: Known) -> str:
    return f"{_said(found)} give {found.counted}, not {known.counted} as recorded under `known`"


def _gone(found: Found, known: Known) -> str:
    return (
        f"{_said(found)} give it too: the difference recorded under `known` "
        f"({known.counted}) is gone"
    )


def _stray(known: Known) -> str:
    of = f" for {known.key}" if known.key else ""
    return (
        f"a difference from {BASES[known.against]} is recorded{of}, but no printed figure of this "
        "table is compared so, or it is recorded twice"
    )


def _said(found: Found) -> str:
    of = f" of {found.key}" if found.key else ""
    counted = BASES[found.against] if found.against else ""
    return f"{METRICS[found.metric]}{of}: printed {found.printed}, {counted}"
