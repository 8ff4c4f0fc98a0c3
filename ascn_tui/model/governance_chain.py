"""The way from a city project up to the network's instruments, and back down."""

from collections.abc import Iterable
from typing import NamedTuple

from ascn_tui.model.governance import Entry, Level
from ascn_tui.model.network import Network
from ascn_tui.model.projects import Project

BY_PROJECT = "names this project"
BY_CITY = "names this city"
BY_COUNTRY = "speaks for the whole country"
BY_NETWORK = "holds for every project of the network"
SAME_PROJECT, SAME_CITY = "names the same project", "names the same city"

_ABOVE = ("body", "rule")
"""Roles that govern others; difficulties and partners are not part of a chain."""
_BELOW = (*_ABOVE, "project")
"""Roles that are governed by others."""


class ChainStep(NamedTuple):
    """An entry on the way up or down, with the relation in the data that puts it there."""

    level: Level
    entry: Entry
    basis: str


def up(network: Network, project: Project) -> tuple[ChainStep, ...]:
    """Return the entries above a project, from the narrowest level to the widest.

    On each level stand bodies before rules, those that name the project first, then its city, then
    the whole country. The anchor of a level closes it.
    """
    steps = [
        ChainStep(level, entry, basis)
        for level in network.levels
        for entry in level.entries
        if (basis := holds(network, entry, project))
    ]
    order = [level.id for level in reversed(network.levels)]
    nearness = (BY_PROJECT, BY_CITY, BY_COUNTRY, BY_NETWORK)

    def rank(step: ChainStep) -> tuple[int, bool, bool, int]:
        closes = step.basis == BY_NETWORK
        later = role(network, step.entry) != "body"
        return order.index(step.level.id), closes, later, nearness.index(step.basis)

    return tuple(sorted(steps, key=rank))


def holds(network: Network, entry: Entry, project: Project) -> str:
    """Return how an entry is known to govern a project; empty where it does not."""
    level, city = network.level_of[entry.id], network.city_of[project.id]
    if role(network, entry) not in _ABOVE:
        return ""
    if project.id in entry.projects:
        return BY_PROJECT
    if level.anchor == entry.id:
        return BY_NETWORK
    if entry.country != city.country:
        return ""
    if city.id in entry.cities:
        # The bodies of the narrowest level are the city's own: they answer for all it runs. A
        # wider body that names other projects of the city does not.
        own = level is network.levels[-1] and role(network, entry) == "body"
        return BY_CITY if own or not entry.projects else ""
    return BY_COUNTRY if _is_national(network, entry) else ""


def above(network: Network, entry: Entry) -> tuple[ChainStep, ...]:
    """Return the entries of wider levels that govern an entry, anchors last on each."""
    own = network.levels.index(network.level_of[entry.id])
    return tuple(
        sorted(
            (
                ChainStep(level, other, basis)
                for level in reversed(network.levels[:own])
                for other in level.entries
                if (basis := _over(network, other, entry))
            ),
            key=lambda step: (-network.levels.index(step.level), step.basis == BY_NETWORK),
        )
    )


def below(network: Network, entry: Entry) -> tuple[ChainStep, ...]:
    """Return the entries of narrower levels that an entry governs."""
    own = network.levels.index(network.level_of[entry.id])
    return tuple(
        ChainStep(level, other, basis)
        for level in network.levels[own + 1 :]
        for other in level.entries
        if (basis := _over(network, entry, other))
    )


def _over(network: Network, upper: Entry, lower: Entry) -> str:
    """Return how an entry is known to govern one of a narrower level."""
    if role(network, upper) not in _ABOVE or role(network, lower) not in _BELOW:
        return ""
    if network.level_of[upper.id].anchor == upper.id:
        return BY_NETWORK
    if set(lower.projects) & set(upper.projects):
        return SAME_PROJECT
    if lower.country != upper.country or not lower.country or lower.flag:
        return ""  # what the reports place elsewhere stands under nobody here
    if set(lower.cities) & set(upper.cities):
        return SAME_CITY
    return BY_COUNTRY if _is_national(network, upper) else ""


def _is_national(network: Network, entry: Entry) -> bool:
    """Return whether an entry covers a whole country: it names no city and nothing above."""
    wider = network.level_of[entry.id].anchor
    return bool(entry.country) and not (entry.cities or entry.projects or wider)


def role(network: Network, entry: Entry) -> str | None:
    """Return what an entry is in a chain: body, rule, project or other; None of a foreign kind."""
    return next((kind.role for kind in network.taxonomy.kinds if kind.id == entry.kind), None)


def projects_under(network: Network, entry: Entry) -> tuple[Project, ...]:
    """Return the projects that an entry governs without naming them; an anchor governs all."""
    if network.level_of[entry.id].anchor == entry.id:
        return network.projects
    cities = network.cities_of(entry.country) if entry.country else ()
    return tuple(
        project
        for city in cities
        for project in city.projects
        if project.id not in entry.projects and holds(network, entry, project)
    )


def naming(entries: Iterable[Entry], project: Project) -> tuple[Entry, ...]:
    """Return the entries that name a project."""
    return tuple(entry for entry in entries if project.id in entry.projects)
