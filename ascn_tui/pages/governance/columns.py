"""The columns of the governance screen: levels, places with entries, and entries."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.filter import match
from ascn_tui.model.governance import Entry, Level
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.governance.entries import ADDED, REGIONAL, in_columns, place_name
from ascn_tui.pages.namesakes import differences


class ColumnChoice(NamedTuple):
    name: str
    to: Location | None = None
    note: str = ""


class ColumnPath(NamedTuple):
    """The selected level, place and entry; empty if not selected."""

    level: str = ""
    place: str = ""
    entry: str = ""


def column_path(network: Network, here: Location) -> ColumnPath:
    if not here.subject or not network.levels:
        return ColumnPath()
    subject = here.subject[0]
    if subject in network.level:
        return ColumnPath(subject, here.subject[1] if len(here.subject) > 1 else "")
    if entry := network.entry.get(subject):
        return ColumnPath(network.level_of[entry.id].id, entry.country or REGIONAL, entry.id)
    project = network.project[subject]
    return ColumnPath(network.levels[-1].id, network.city_of[project.id].country)


def level_choices(network: Network, here: Location) -> list[ColumnChoice]:
    return [
        ColumnChoice(
            level.name,
            in_columns(here, level.id),
            str(len(match.entries(network, here, level.id, None))),
        )
        for level in network.levels
    ]


def place_choices(network: Network, here: Location, level: Level) -> list[ColumnChoice]:
    keys = ["", *(country.id for country in network.countries)]
    return [
        ColumnChoice(
            place_name(network, key), in_columns(here, level.id, key or REGIONAL), str(len(entries))
        )
        for key in keys
        if (entries := match.entries(network, here, level.id, key))
    ]


def _entries(network: Network, here: Location, entries: list[Entry]) -> Iterator[ColumnChoice]:
    for entry in entries:
        same = [other for other in entries if other.name == entry.name]
        apart = differences(network, same)[same.index(entry)]
        added = "" if entry.origin == "paper" else ADDED
        note = " ".join(filter(None, (apart, added)))
        yield ColumnChoice(entry.name, in_columns(here, entry.id), note)


def entry_choices(network: Network, here: Location, level: Level, place: str) -> list[ColumnChoice]:
    country = None if not place else "" if place == REGIONAL else place
    kinds = {term.id: term.name for term in network.taxonomy.kinds}
    order = list(kinds)

    def rank(entry: Entry) -> int:
        return order.index(entry.kind) if entry.kind in order else len(order)

    choices: list[ColumnChoice] = []
    entries = sorted(match.entries(network, here, level.id, country), key=rank)
    for kind, group in groupby(entries, key=lambda entry: entry.kind):
        choices.append(ColumnChoice(notation.capital(kinds.get(kind, kind))))
        choices += _entries(network, here, list(group))
    return choices or [ColumnChoice("No match.")]
