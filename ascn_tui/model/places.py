"""Countries, cities, and the plan each pilot city wrote in 2018."""

from typing import Annotated

import msgspec

from ascn_tui.model.projects import Project
from ascn_tui.model.taxonomy import Id, Names, Ref, Text, Year


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A member state; counts of cities are those the sources print."""

    id: Id
    name: Text
    iso2: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
    iso3: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}$")]
    member_since: Year
    refs: tuple[Ref, ...]
    names: Names = {}
    note: Text | None = None


class JoinedNetwork(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a city joined the network, and how that is known."""

    year: Year
    basis: Text
    refs: tuple[Ref, ...]


class Coordinates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A point in degrees, WGS 84, and where it was taken from."""

    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)]
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)]
    basis: Text


class MeasuredValue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure about a city with unit, year and basis; several years stand side by side."""

    value: Annotated[float, msgspec.Meta(ge=0)]
    unit: Text
    printed: Text | None = None
    year: Year | None = None
    basis: Text | None = None
    refs: tuple[Ref, ...] = ()


class PlanArea(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A focus area of a plan: printed as one of the network's, or mapped from the plan's label."""

    focus_area: Id
    basis: Text
    printed_label: Text | None = None


class Continuation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The listed project that took up a planned one, and why the two are held to be one."""

    project: Id
    basis: Text
    refs: tuple[Ref, ...] = ()


class PlanProject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A priority project of a plan."""

    name: Text
    overview: Text
    refs: tuple[Ref, ...]
    support_required: tuple[Text, ...] = ()
    continues_as: Continuation | None = None


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a pilot city set out to do."""

    year: Year
    vision: Text
    refs: tuple[Ref, ...]
    focus_areas: tuple[PlanArea, ...]
    targets: tuple[Text, ...]
    projects: tuple[PlanProject, ...]
    note: Text | None = None


class City(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of `cities/`: the city, its plan and its projects.

    `also` are short names that people use, beside the official one.
    """

    id: Id
    name: Text
    country: Id
    joined: JoinedNetwork
    official_name: Text | None = None
    also: tuple[Text, ...] = ()
    names: Names = {}
    position: Coordinates | None = None
    population: tuple[MeasuredValue, ...] = ()
    area: tuple[MeasuredValue, ...] = ()
    density: tuple[MeasuredValue, ...] = ()
    note: Text | None = None
    plan: Plan | None = None
    projects: tuple[Project, ...] = ()


class Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `countries.yaml`."""

    countries: tuple[Country, ...]
