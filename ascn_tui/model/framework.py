"""The framework of a network: what it is for, who does what in it, and what others promised."""

import msgspec

from ascn_tui.model.reference_data import Standing
from ascn_tui.model.taxonomy import Count, Date, Id, Ref, Text


class FrameworkPoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something the framework names: an outcome, an aim, a body, a procedure.

    `entries` are the governance entries that speak of the same.
    """

    id: Id
    name: Text
    text: Text
    refs: tuple[Ref, ...]
    entries: tuple[Id, ...] = ()
    note: Text | None = None


class RecalledStatement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
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
    recalled: tuple[RecalledStatement, ...]
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
    definition: FrameworkPoint
    context: tuple[FrameworkPoint, ...] = ()
    outcomes: tuple[FrameworkPoint, ...] = ()
    urban_systems: tuple[FrameworkPoint, ...] = ()
    enablers: tuple[FrameworkPoint, ...] = ()
    scope: FrameworkPoint | None = None
    goal: FrameworkPoint | None = None
    aims: tuple[FrameworkPoint, ...] = ()
    terms_of_reference: FrameworkPoint | None = None
    elements: tuple[FrameworkPoint, ...] = ()
    bodies: tuple[FrameworkPoint, ...] = ()
    procedures: tuple[FrameworkPoint, ...] = ()
    statements: tuple[Statement, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    not_found: tuple[Text, ...] = ()

    @property
    def sections(self) -> tuple[tuple[str, tuple[FrameworkPoint, ...]], ...]:
        """The points by field, in the order of the file."""
        found = []
        for field in POINTS:
            inside: FrameworkPoint | tuple[FrameworkPoint, ...] | None = getattr(self, field)
            points = (inside,) if isinstance(inside, FrameworkPoint) else inside
            if points:
                found.append((field, points))
        return tuple(found)

    @property
    def points(self) -> tuple[FrameworkPoint, ...]:
        """All points, in the order of the file."""
        return tuple(point for _, points in self.sections for point in points)
