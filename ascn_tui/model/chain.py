"""The way from a city project up to the network's instruments, and back down."""

from collections.abc import Iterable
from typing import NamedTuple

from ascn_tui.model.governance import Entry, Level
from ascn_tui.model.network import Network
from ascn_tui.model.projects import Project

BY_PROJECT = "names this project"
BY_CITY = "names this city"
BY_COUNTRY = "holds for the whole country"
BY_NETWORK = "holds for every project of the network"


class Step(NamedTuple):
    """An entry on the way up, with the relation in the data that puts it there."""

    level: Level
    entry: Entry
    basis: str


def up(network: Network, project: Project) -> tuple[Step, ...]:
    """Return the entries above a project, from the narrowest level to the widest.

    On each level stand the entries that name the project, then those that name its city; where
    there is neither, those that speak of the whole country. The anchor of a level closes it.
    """
    return tuple(
        step for level in reversed(network.levels) for step in _steps(network, level, project)
    )


def _steps(network: Network, level: Level, project: Project) -> list[Step]:
    city = network.city_of[project.id]
    roles = {kind.id: kind.role for kind in network.taxonomy.kinds}
    above_it = [entry for entry in level.entries if roles.get(entry.kind) in ("body", "rule")]
    own = [entry for entry in above_it if entry.country == city.country]
    narrowest = level is network.levels[-1]

    def speaks_of_city(entry: Entry) -> bool:
        # The bodies of the narrowest level are the city's own: they answer for all it runs. A
        # wider body that names other projects of the city does not.
        whole = narrowest and roles.get(entry.kind) == "body"
        return city.id in entry.cities and (whole or not entry.projects)

    steps = [Step(level, entry, BY_PROJECT) for entry in above_it if project.id in entry.projects]
    named = {step.entry.id for step in steps}
    steps += [
        Step(level, entry, BY_CITY)
        for entry in own
        if entry.id not in named and speaks_of_city(entry)
    ]
    if not steps:
        national = [entry for entry in own if not entry.cities and not entry.projects]
        steps = [Step(level, entry, BY_COUNTRY) for entry in national]
    steps.sort(key=lambda step: roles.get(step.entry.kind) != "body")
    if level.anchor and level.anchor not in named:
        steps.append(Step(level, network.entry[level.anchor], BY_NETWORK))
    return steps


def above(network: Network, entry: Entry) -> tuple[Step, ...]:
    """Return the entries of wider levels that an entry comes under, anchors last on each."""
    own = network.levels.index(network.level_of[entry.id])
    steps = []
    for level in reversed(network.levels[:own]):
        steps += [
            Step(level, other, basis) for other in level.entries if (basis := _shared(entry, other))
        ]
        if level.anchor:
            steps.append(Step(level, network.entry[level.anchor], BY_NETWORK))
    return tuple(steps)


def below(network: Network, entry: Entry) -> tuple[Step, ...]:
    """Return the entries of narrower levels that come under an entry."""
    own = network.levels.index(network.level_of[entry.id])
    is_anchor = network.levels[own].anchor == entry.id
    return tuple(
        Step(level, other, BY_NETWORK if is_anchor else _shared(other, entry))
        for level in network.levels[own + 1 :]
        for other in level.entries
        if is_anchor or _shared(other, entry)
    )


def _shared(lower: Entry, upper: Entry) -> str:
    if set(lower.projects) & set(upper.projects):
        return "names the same project"
    if lower.country != upper.country or not lower.country:
        return ""
    if set(lower.cities) & set(upper.cities):
        return "names the same city"
    return BY_COUNTRY if not upper.cities else ""


def projects_under(network: Network, entry: Entry) -> tuple[Project, ...]:
    """Return the projects an entry names; the anchor of a level has all of them under it."""
    if network.level_of[entry.id].anchor == entry.id:
        return network.projects
    return tuple(network.project[project] for project in entry.projects)


def naming(entries: Iterable[Entry], project: Project) -> tuple[Entry, ...]:
    """Return the entries that name a project."""
    return tuple(entry for entry in entries if project.id in entry.projects)
