"""The paper's figures of a pair, beside those of the report of their year.

They stand in a group of their own that names the year, whichever edition is looked at.
"""

from msgspec import structs

from ascn_tui import notation
from ascn_tui.model.comparison import ComparisonRow, PrintedValue
from ascn_tui.pages.blocks import SideBySideGroup, SideBySideRow, SideCell
from ascn_tui.pages.compare.paper import PaperComparison
from ascn_tui.pages.compare.project_rows import counted_groups
from ascn_tui.pages.compare.sides import bare
from ascn_tui.pages.compare.verdicts import verdict_of


def paper_groups(written: PaperComparison) -> tuple[SideBySideGroup, ...]:
    """Return a group for each year of the paper's figures, in the order they are written.

    Sides in two editions have none: their headings would name the wrong years.
    """
    found: dict[str, list[SideBySideRow]] = {}
    for note in written.comparison.rows if written.edition else ():
        if note.paper:
            found.setdefault(note.edition or "", []).extend(_rows(written, note, note.paper))
    return tuple(_group(written, edition, rows) for edition, rows in found.items() if rows)


def _group(written: PaperComparison, edition: str, rows: list[SideBySideRow]) -> SideBySideGroup:
    parts = (written.comparison.document, "figures", edition)
    title = ", ".join(part for part in ("The paper's figures", edition) if part)
    return SideBySideGroup("-".join(part for part in parts if part), title, tuple(rows))


def _rows(
    written: PaperComparison, note: ComparisonRow, paper: PrintedValue
) -> list[SideBySideRow]:
    """Return what the report says, then below it the paper and a printed figure that differs."""
    row = _counted(written, note, paper) or _printed(written, note)
    if row is None:
        return []
    to = written.here.at(*written.here.subject, note.id)
    name = f"{row.name}, {note.edition} report" if note.edition else row.name
    row = structs.replace(row, id=note.id, name=name, to=to, reading=note.reading)
    row, below = written.with_printed(row, note)
    return [row, written.below(row, paper, "as the paper says", notation.PAPER), *below]


def _counted(
    written: PaperComparison, note: ComparisonRow, paper: PrintedValue
) -> SideBySideRow | None:
    """Return what the list of the report counts for a row."""
    edition = note.edition or written.edition
    there = bare(written.here).with_options(edition=edition, left="", right="")
    measure = f"status:{paper.of}" if note.measure == "status" else note.measure
    rows = (row for group in counted_groups(written.network, there) for row in group.rows)
    return next((row for row in rows if row.id == measure), None)


def _printed(written: PaperComparison, note: ComparisonRow) -> SideBySideRow | None:
    """Return what the report prints for a row that nothing is counted for."""
    printed = next(iter(written.printed_for(note.id, note)), None)
    if printed is None:
        return None
    left, right = written.of_sides(printed)
    first, second = (
        SideCell(notation.number(value), count=value, refs=printed.refs, unit=printed.unit or "")
        for value in (left, right)
    )
    return SideBySideRow(
        note.id, note.name, first, second, verdict_of(left, right), refs=printed.refs
    )
