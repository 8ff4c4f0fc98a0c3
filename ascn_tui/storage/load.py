"""Load a data folder as a Network or list every problem; reload on change."""

from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from ascn_tui.model.comparison import Comparison
from ascn_tui.model.figures import Figures
from ascn_tui.model.framework import Framework
from ascn_tui.model.governance import Level
from ascn_tui.model.network import Network, NetworkData
from ascn_tui.model.places import City, Countries
from ascn_tui.model.record_types import RECORD_TYPES
from ascn_tui.model.reference_data import Citations, Glossary, Partners, Timeline, Tour
from ascn_tui.model.sources import Claims, Sources
from ascn_tui.model.taxonomy import Taxonomy
from ascn_tui.storage.checks.figures import figure_problems, reconcile, word_problems
from ascn_tui.storage.checks.links import link_problems
from ascn_tui.storage.checks.listings import listing_problems
from ascn_tui.storage.checks.problems import LoadResult, Problem, describe
from ascn_tui.storage.data_folder import scan_folder
from ascn_tui.storage.yaml.document import YamlDocument
from ascn_tui.storage.yaml.text import read

Record = TypeVar("Record", bound=msgspec.Struct)


def load(folder: Path, shown_as: str | None = None) -> LoadResult:
    """Read a data folder; never raises for what it holds or lacks.

    Paths of problems begin with `shown_as`, by default the folder as given.
    """
    files, problems, lost = scan_folder(folder, str(folder) if shown_as is None else shown_as)
    documents: list[YamlDocument] = []
    for found in files:
        text = read(found.file, found.shown)
        if isinstance(text, Problem):
            problems.append(text)
            lost.add(found.kind)
            continue
        document = YamlDocument(found, text)
        problems += document.convert()
        documents.append(document)
        if not document.whole:
            lost.add(found.kind)
    _add(problems, link_problems(documents, lost))
    _add(problems, listing_problems(documents))
    if problems:
        return LoadResult(None, tuple(sorted(set(problems))))
    return _reconciled(_network([document.record for document in documents]), documents)


def _reconciled(network: Network, documents: list[YamlDocument]) -> LoadResult:
    """Recount the printed figures, if there are any; unexplained differences are problems."""
    figures = network.parts.figures
    if figures is None:
        return LoadResult(network, ())
    (document,) = (document for document in documents if document.kind.record is Figures)
    problems = list(word_problems(network, figures, document))
    checked = () if problems else reconcile(network, figures)
    problems += figure_problems(checked, document)
    if problems:
        return LoadResult(None, tuple(sorted(set(problems))))
    return LoadResult(
        Network(msgspec.structs.replace(network.parts, checked=checked), network.more), ()
    )


def _add(problems: list[Problem], more: Iterable[Problem]) -> None:
    """Add problems at new positions only: a word that is no id is a dangling reference, too."""
    told = {(problem.path, problem.line, problem.column) for problem in problems}
    for problem in more:
        place = (problem.path, problem.line, problem.column)
        if place not in told:
            told.add(place)
            problems.append(problem)


def _network(records: Iterable[msgspec.Struct | None]) -> Network:
    """Build the network from the records of all files, sorted for display."""
    records = list(records)
    taxonomy = _all(records, Taxonomy)[0]
    countries = _all(records, Countries)[0].countries
    place = {country.id: at for at, country in enumerate(countries)}
    cities = _all(records, City)
    cities.sort(key=lambda city: (place[city.country], city.joined.year, city.name))
    claims = _only(records, Claims)
    levels = _all(records, Level)
    levels.sort(key=lambda level: taxonomy.levels.index(level.id))
    parts = NetworkData(
        taxonomy=taxonomy,
        countries=countries,
        cities=tuple(cities),
        levels=tuple(levels),
        comparisons=tuple(_all(records, Comparison)),
        sources=_all(records, Sources)[0].sources,
        claims=claims.claims if claims else (),
        paper=claims.document if claims else "",
        figures=_only(records, Figures),
        framework=_only(records, Framework),
        partners=_only(records, Partners),
        timeline=_only(records, Timeline),
        glossary=_only(records, Glossary),
        citations=_only(records, Citations),
        tours=tuple(_all(records, Tour)),
    )
    return Network(parts, _records_without_field(records))


def _records_without_field(
    records: Iterable[object],
) -> dict[str, tuple[msgspec.Struct, ...]]:
    """Return the records of registered kinds that NetworkData has no field for, by kind."""
    return {
        kind.name: tuple(_all(records, kind.record))
        for kind in RECORD_TYPES.values()
        if kind.file and kind.record and kind.plural not in NetworkData.__struct_fields__
    }


def _only(records: Iterable[object], kind: type[Record]) -> Record | None:
    return next(iter(_all(records, kind)), None)


def _all(records: Iterable[object], kind: type[Record]) -> list[Record]:
    return [record for record in records if isinstance(record, kind)]


async def changes(folder: Path) -> AsyncIterator[Network | str]:
    """Yield the new network after each change, or the first problem and the number of others."""
    # Imported only where files are watched.
    from watchfiles import awatch  # noqa: PLC0415

    async for _ in awatch(folder, debounce=200, step=100):
        loaded = load(folder)
        if loaded.network:
            yield loaded.network
        else:
            more = len(loaded.problems) - 1
            yield describe(loaded.problems[0]) + (f" (and {more} more)" if more else "")
