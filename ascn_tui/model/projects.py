"""Projects over time: listings and observations by edition."""

from typing import Annotated

import msgspec

from ascn_tui.model.taxonomy import Code, Count, Id, Text


class Listing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of an edition's appendix.

    `status` is the id of a status; `basis` says how it is known, for the appendix prints none.
    `name` is set where the edition prints another name than the project's latest one; `link`
    says why that row is held to be the same project.
    """

    edition: Code
    number: Count
    page: Code
    focus_area: Id
    status: Id
    basis: Text
    list: Id | None = None
    name: Text | None = None
    link: Text | None = None
    note: Text | None = None


class Amount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure that a report gives for a project, as the report prints it."""

    name: Text
    value: Code
    unit: Text | None = None


class Observation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the text of an edition says of a project, in our words."""

    edition: Code
    page: Code
    objective: Text | None = None
    progress: Text | None = None
    lead_agency: Text | None = None
    partners: tuple[Text, ...] = ()
    figures: tuple[Amount, ...] = ()


class PossiblePredecessor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An earlier project that this one may continue; the two are never merged."""

    project: Id
    basis: Text


class Project(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A project followed through the editions; `name` is the one of its latest listing."""

    id: Id
    name: Text
    listings: Annotated[tuple[Listing, ...], msgspec.Meta(min_length=1)]
    observations: tuple[Observation, ...] = ()
    perhaps_continues: tuple[PossiblePredecessor, ...] = ()
    note: Text | None = None
