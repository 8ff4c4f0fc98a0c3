"""Figures as the reports print them, and where a recount is known to differ."""

from typing import Annotated, Literal

import msgspec

from ascn_tui.model.taxonomy import Code, Count, Id, Ref, Text, Year

Figure = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[0-9]+(\.[0-9]+)?$",
        max_length=20,
        extra_json_schema={"type": ["string", "number"]},
    ),
]
"""A number with the decimals it is printed with: 75 and 75.0 are not the same statement."""
Counted = Annotated[
    str,
    msgspec.Meta(min_length=1, max_length=200, extra_json_schema={"type": ["string", "number"]}),
]
Key = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$", max_length=400)]

Basis = Literal["rows", "icons", "types", "cities", "chart"]
"""What a printed figure is counted again from: the rows of the lists, the icons, the project
types of the country charts, the files of the cities, or the same report's chart of the shares.
"""

METRICS = {
    "projects": "projects",
    "earlier_projects": "projects of an earlier year",
    "cities": "cities with projects",
    "founding_cities": "cities at the start",
    "status_projects": "projects by status",
    "status_shares": "shares by status",
    "focus_area_projects": "projects by focus area",
    "focus_area_shares": "shares by focus area",
    "focus_area_shares_in_text": "shares by focus area, in the text",
    "country_projects": "projects by country",
    "country_status_shares": "shares by status in a country",
    "country_project_types": "projects by country and focus area",
    "city_projects": "projects by city",
    "icons": "icons by city and focus area",
}
"""What each kind of figure is called; the keys are the fields of EditionFigures."""

KEY_PARTS = {
    "earlier_projects": ("edition",),
    "status_projects": ("status",),
    "status_shares": ("status",),
    "focus_area_projects": ("focus",),
    "focus_area_shares": ("focus",),
    "focus_area_shares_in_text": ("focus",),
    "country_projects": ("country",),
    "country_status_shares": ("country", "status"),
    "country_project_types": ("country", "focus", "type"),
    "city_projects": ("city",),
    "icons": ("city", "focus"),
}
"""What the parts of a key name, as the options of locators call it; a total has no key."""


class KnownDiscrepancy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A difference that is known: the figure it concerns, what the recount gives, and the reason.

    `key` leads to the figure inside its table, as in `indonesia/completed`; a single total needs
    none. `counted` is written as the recount writes it: shares with two decimals at least.
    """

    key: Key | None = None
    against: Basis
    counted: Counted
    why: Text


class PrintedTotal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A single printed figure."""

    printed: Figure
    unit: Text
    page: Code
    basis: Text
    known: tuple[KnownDiscrepancy, ...] = ()


class EarlierTotal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The number of projects that a report gives for a year before its own."""

    year: Year
    printed: Figure
    unit: Text
    page: Code
    basis: Text


class FigureTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Printed figures by one thing: a status, a focus area, a country or a city, each by its id."""

    unit: Text
    page: Code
    basis: Text
    figures: dict[Id, Figure]
    known: tuple[KnownDiscrepancy, ...] = ()


class CrossTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Printed figures by country, then by status; a share is one of the country's projects."""

    unit: Text
    page: Code
    basis: Text
    figures: dict[Id, dict[Id, Figure]]
    known: tuple[KnownDiscrepancy, ...] = ()


class PlacedFigure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A printed figure with a page of its own."""

    printed: Figure
    page: Code


class TextTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Figures by focus area that the running text repeats, each on the page it stands on."""

    unit: Text
    basis: Text
    figures: dict[Id, PlacedFigure]
    known: tuple[KnownDiscrepancy, ...] = ()


class TypeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Printed figures by country, focus area and project type.

    A country that is named is named whole: a focus area left out has no projects in its chart.
    """

    unit: Text
    page: Code
    basis: Text
    figures: dict[Id, dict[Id, dict[Id, Count]]]
    known: tuple[KnownDiscrepancy, ...] = ()


class IconTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Icons drawn by city, focus area and status; what is left out is not drawn."""

    page: Code
    basis: Text
    figures: dict[Id, dict[Id, dict[Id, Count]]]
    known: tuple[KnownDiscrepancy, ...] = ()


class EditionFigures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The figures of one edition, all from the edition's own document.

    `cities` counts those with projects, `founding_cities` those of the first year.
    """

    edition: Code
    projects: PrintedTotal | None = None
    earlier_projects: tuple[EarlierTotal, ...] = ()
    cities: PrintedTotal | None = None
    founding_cities: PrintedTotal | None = None
    status_projects: FigureTable | None = None
    status_shares: FigureTable | None = None
    focus_area_projects: FigureTable | None = None
    focus_area_shares: FigureTable | None = None
    focus_area_shares_in_text: TextTable | None = None
    country_projects: FigureTable | None = None
    country_status_shares: CrossTable | None = None
    country_project_types: TypeTable | None = None
    city_projects: FigureTable | None = None
    icons: IconTable | None = None


class ProjectTypes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The project types that the reports print under a focus area, with their names as printed.

    A type that means a sub-area of the network's framework has the id of the sub-area.
    """

    focus_area: Id
    types: dict[Id, Text]
    refs: tuple[Ref, ...]
    note: Text | None = None


class Figures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `figures.yaml`."""

    project_types: tuple[ProjectTypes, ...]
    editions: tuple[EditionFigures, ...]


class CheckedFigure(msgspec.Struct, frozen=True):
    """A printed figure beside what it was counted again from.

    `metric` is a field of EditionFigures, `key` leads to the figure in it. `agrees` is None where
    nothing can be counted: `why` says the reason, as it does for a difference that is known.
    `where` is the way to the figure, or to the record of its difference, in `figures.yaml`.
    """

    metric: str
    edition: str
    key: str
    printed: str
    counted: str
    against: str
    agrees: bool | None
    why: str
    refs: tuple[Ref, ...]
    where: tuple[str | int, ...]
    problem: str = ""
