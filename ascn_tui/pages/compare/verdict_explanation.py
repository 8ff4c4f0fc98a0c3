"""Explanations of verdicts, of a row of a comparison or of a claim."""

from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.sources import Claim
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import SideBySideRow, SideCell
from ascn_tui.pages.compare.measures import NOT_REPORTED
from ascn_tui.pages.compare.page import GROUP, first_row, group_of, row_ids, tally
from ascn_tui.pages.compare.sides import PAIR, sides
from ascn_tui.pages.compare.verdicts import figure_of

_WHY = {
    "same": "The two are the same.",
    "differs": "They differ, and neither is 0.",
    "left": "Only {0} has it; of {1} it is known that there is none.",
    "right": "Only {1} has it; of {0} it is known that there is none.",
}
"""Reasons of verdicts on two figures; the holes are the names of both sides."""
_Labels = tuple[str, str]


class VerdictExplanation(NamedTuple):
    verdict: str
    how: str


def explain_verdict(network: Network, here: Location) -> tuple[VerdictExplanation, ...]:
    if here.screen == "compare":
        return tuple(_of_rows(network, here))
    claim = network.claim.get(here.subject[0]) if here.subject else None
    return (_of_claim(claim),) if here.screen == "evidence" and claim else ()


def _of_claim(claim: Claim) -> VerdictExplanation:
    looked_up = notation.references(Ref(piece.document, piece.page) for piece in claim.evidence)
    where = f"Looked up in {looked_up}." if looked_up else ""
    return VerdictExplanation(
        claim.verdict, " ".join(part for part in (f"{claim.id}.", claim.note, where) if part)
    )


def _of_rows(network: Network, here: Location) -> list[VerdictExplanation]:
    """Explain a row and its detail rows; summarise a group."""
    group = group_of(network, here)
    if len(here.subject) > PAIR and here.subject[PAIR].startswith(GROUP):
        return [VerdictExplanation("", f"{group.title}, {tally(group.rows)}.")] if group else []
    key = here.subject[PAIR] if len(here.subject) > PAIR else first_row(network, here)
    row = row_ids(network, here).get(key)
    if row is None:
        return []
    left, right = sides(network, here)
    labels = (left.label, right.label)
    below = [one for one in (group.rows if group else ()) if one.detail and one.to == row.to]
    how = (f"{row.name}.", _figures_text(row, labels), _why(row, labels))
    return [
        VerdictExplanation(row.verdict, " ".join(part for part in how if part)),
        *(VerdictExplanation(one.verdict, _detail_text(one, labels)) for one in below),
    ]


def _detail_text(row: SideBySideRow, labels: _Labels) -> str:
    return f"{notation.capital(row.name)}. {_figures_text(row, labels)}"


def _figures_text(row: SideBySideRow, labels: _Labels) -> str:
    if _is_written(row):
        return ""
    cells = (row.left, row.right)
    return " ".join(_cell_text(label, cell) for label, cell in zip(labels, cells, strict=True))


def _cell_text(label: str, cell: SideCell) -> str:
    looked_for = cell.text == NOT_REPORTED
    verb = "looked for in " if looked_for else "counted in " if cell.to and cell.unit else ""
    where = notation.references(cell.refs)
    return f"{label}: {figure_of(cell)}{f', {verb}{where}' if where else ''}."


def _is_written(row: SideBySideRow) -> bool:
    """Tell whether a row compares two texts."""
    cells = (row.left, row.right)
    return all(
        cell.count is None and cell.to is None and cell.text != NOT_REPORTED for cell in cells
    )


def _why(row: SideBySideRow, labels: _Labels) -> str:
    cells = (row.left, row.right)
    if _is_written(row):
        judged = "Judged by reading what the documents say of both sides."
        return f"{judged} {row.reading}".rstrip()
    if row.verdict != "unknown":
        return _WHY[row.verdict].format(*labels)
    missing = [label for label, cell in zip(labels, cells, strict=True)
               if cell.text == NOT_REPORTED]  # fmt: skip
    if missing:
        return f"Nothing is reported of {notation.listing(missing)}, which is not 0."
    return row.reading or "The status of one of them is not known."
