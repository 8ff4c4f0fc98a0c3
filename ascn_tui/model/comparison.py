"""A written comparison of two places, row by row, with what the documents add."""

from typing import Annotated, Literal

import msgspec

from ascn_tui.model.taxonomy import Code, Id, Names, Ref, Text

Verdict = Literal["same", "differs", "left", "right", "unknown"]
"""How the two sides of a row stand to each other; `left` and `right`: only that side has it."""

CountedGroup = Literal["overview", "status", "focus-areas", "by-city", "by-country", "editions"]
"""The groups of counted rows that written rows can join."""


class WrittenSide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a row says of one side."""

    text: Text
    refs: tuple[Ref, ...]


class PrintedValue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pair of figures as a document prints them; `of` names a status or focus area."""

    left: float
    right: float
    refs: tuple[Ref, ...]
    edition: Code | None = None
    of: Id | None = None
    unit: Text | None = None


class ComparisonRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row: both sides, how they stand to each other, and what that says.

    `measure` names the figure that the explorer counts itself for this row: projects, share,
    cities, projects-per-city, members, status, or focus-area:ID.
    `printed` holds the figures of the reports, `paper` those of the paper where they disagree.
    """

    id: Id
    group: Id
    name: Text
    left: WrittenSide
    right: WrittenSide
    verdict: Verdict
    reading: Text
    edition: Code | None = None
    measure: Annotated[str, msgspec.Meta(pattern=r"^[a-z-]+(:[a-z0-9-]+)?$")] | None = None
    printed: tuple[PrintedValue, ...] = ()
    paper: PrintedValue | None = None
    difference: Text | None = None
    claims: tuple[Id, ...] = ()


class RowGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rows under one heading; `left` and `right` name their own pair where they are not of both.

    `counted` names the group of counted rows that they stand in.
    """

    id: Id
    name: Text
    names: Names = {}
    meaning: Text | None = None
    counted: CountedGroup | None = None
    left: Id | None = None
    right: Id | None = None


class Comparison(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of `comparisons/`: the written comparison of two countries or cities."""

    id: Id
    name: Text
    left: Id
    right: Id
    document: Id
    groups: tuple[RowGroup, ...]
    rows: tuple[ComparisonRow, ...]

    def about(self, left: str, right: str) -> "Comparison | None":
        """Return the comparison of a pair in either order: the whole or one group."""
        pair = {left, right}
        if pair == {self.left, self.right}:
            return self
        for group in self.groups:
            if group.left and group.right and pair == {group.left, group.right}:
                rows = tuple(row for row in self.rows if row.group == group.id)
                return msgspec.structs.replace(
                    self, left=group.left, right=group.right, groups=(group,), rows=rows
                )
        return None
