"""Keys in the tables of printed figures that name nothing."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from ascn_tui.model.figures import Figures
from ascn_tui.model.network import Network

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


class Unknown(NamedTuple):
    """A key that names nothing: the way to it, what it should name, and the words that would."""

    where: tuple[str | int, ...]
    shelf: str
    word: str
    known: tuple[str, ...]


def unknown_words(network: Network, figures: Figures) -> Iterator[Unknown]:
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
) -> Iterator[Unknown]:
    shelf = f"{TYPE} of {where[-1]}" if levels[0] == TYPE else levels[0]
    known = shelves.get(shelf, ())
    for word, inner in figures.items():
        if word not in known:
            yield Unknown((*where, word), shelf, word, tuple(known))
        elif len(levels) > 1:
            yield from _unknown(inner, levels[1:], (*where, word), shelves)
