"""The framework of a network: what it is for, who does what in it, and what others promised."""

import msgspec

from ascn_tui.model.reference_data import Standing
from ascn_tui.model.taxonomy import Count, Date, Id, Ref, Text


class Point(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something the framework names: an outcome, an aim, a body, a procedure.

    `entries` are the governance entries that speak of the same.
    """

    id: Id
    name: Text
    text: Text
    refs: tuple[Ref, ...]
    entries: tuple[Id, ...] = ()
    note: Text | None = None


class Recalled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An earlier instrument that a statement builds on."""

    name: Text
    refs: tuple[Ref, ...]


class Commitment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A numbered point of a statement: the verb it is promised with, and what."""

    id: Id
    number: Count
    verb: Text
    text: Text
    refs: tuple[Ref, ...]


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A declaration on the network by it and others; `parties` are those beside its own members."""

    id: Id
    name: Text
    date: Date
    occasion: Text
    refs: tuple[Ref, ...]
    entries: tuple[Id, ...] = ()
    members: Text
    parties: tuple[Text, ...]
    recalled: tuple[Recalled, ...]
    commitments: tuple[Commitment, ...]


class Milestone(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A date in the making of the framework, with the events of the timeline that it sums up."""

    date: Date
    date_end: Date | None = None
    status: Standing
    text: Text
    refs: tuple[Ref, ...]
    events: tuple[Id, ...] = ()


POINTS = {
    "definition": "Definition",
    "context": "Context",
    "outcomes": "Outcomes",
    "urban_systems": "Urban systems",
    "enablers": "Enablers",
    "scope": "Scope",
    "goal": "Goal",
    "aims": "Aims",
    "terms_of_reference": "Terms of reference",
    "elements": "Elements",
    "bodies": "Bodies",
    "procedures": "Procedures",
}
"""What the fields of a framework that hold points are called."""


class Framework(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file `framework.yaml`; the focus areas themselves stand in `network.yaml`.

    `terms_of_reference` words the aims anew, later; `not_found` names what was looked for in
    vain.
    """

    id: Id
    name: Text
    text: Text
    refs: tuple[Ref, ...]
    entries: tuple[Id, ...] = ()
    definition: Point
    context: tuple[Point, ...] = ()
    outcomes: tuple[Point, ...] = ()
    urban_systems: tuple[Point, ...] = ()
    enablers: tuple[Point, ...] = ()
    scope: Point | None = None
    goal: Point | None = None
    aims: tuple[Point, ...] = ()
    terms_of_reference: Point | None = None
    elements: tuple[Point, ...] = ()
    bodies: tuple[Point, ...] = ()
    procedures: tuple[Point, ...] = ()
    statements: tuple[Statement, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    not_found: tuple[Text, ...] = ()

    @property
    def sections(self) -> tuple[tuple[str, tuple[Point, ...]], ...]:
        """The points under the fields they stand in, in the order of the file."""
        found = []
        for field in POINTS:
            inside: Point | tuple[Point, ...] | None = getattr(self, field)
            points = (inside,) if isinstance(inside, Point) else inside
            if points:
                found.append((field, points))
        return tuple(found)

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, in the order of the file."""
        return tuple(point for _, points in self.sections for point in points)
