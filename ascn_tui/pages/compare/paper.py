"""The paper's comparison of a pair, merged with the counted rows."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from ascn_tui import notation
from ascn_tui.model.comparison import Comparison, ComparisonRow, PrintedValue
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Prose, SideBySideGroup, SideBySideRow, SideCell
from ascn_tui.pages.compare.project_rows import counted_groups
from ascn_tui.pages.compare.sides import ComparedSide, bare
from ascn_tui.pages.compare.verdicts import mirrored, verdict_of


class PaperComparison(NamedTuple):
    """The paper's comparison, in the order of the selected pair.

    `edition` is that of both sides, or empty; `swapped`: the paper has the sides the other way.
    """

    network: Network
    here: Location
    comparison: Comparison
    edition: str
    swapped: bool

    def merged(self, group: SideBySideGroup) -> SideBySideGroup:
        """Add the paper's texts and figures to the rows of a counted group."""
        rows: list[SideBySideRow] = []
        for row in group.rows:
            note = self.note_of(row)
            if note is None:
                rows.append(row)
            else:
                rows += self._annotated(self._named(row, note), note)
        terms = [term for term in self.comparison.groups if term.counted == group.id]
        title = terms[0].name if terms else group.title
        texts = (text for term in terms for text in self._texts(term.id))
        return structs.replace(group, title=title, rows=(*rows, *texts))

    def groups(self, counted: tuple[SideBySideGroup, ...]) -> tuple[SideBySideGroup, ...]:
        """Return the groups of the paper that have no counted group."""
        merged = {group.id for group in counted}
        own = (
            SideBySideGroup(
                f"{self.comparison.document}-{term.id}", term.name, self._texts(term.id)
            )
            for term in self.comparison.groups
            if term.counted not in merged
        )
        return tuple(group for group in own if group.rows)

    def note_of(self, row: SideBySideRow) -> ComparisonRow | None:
        measure = "status" if row.id.startswith("status:") else row.id
        rows = self.comparison.rows
        return next((one for one in rows if measure in (one.measure, one.id)), None)

    def _texts(self, group: str) -> tuple[SideBySideRow, ...]:
        """Return the texts of a group; sides in two editions have none."""
        rows = self.comparison.rows if self.edition else ()
        return tuple(self.text_row(row) for row in rows if row.group == group and not row.measure)

    def text_row(self, row: ComparisonRow) -> SideBySideRow:
        first, second = (row.right, row.left) if self.swapped else (row.left, row.right)
        return SideBySideRow(
            row.id,
            row.name,
            SideCell(first.text, refs=first.refs),
            SideCell(second.text, refs=second.refs),
            mirrored(row.verdict) if self.swapped else row.verdict,
            to=self.here.at(*self.here.subject, row.id),
            reading=row.reading,
            refs=tuple(dict.fromkeys((*first.refs, *second.refs))),
        )

    def _named(self, row: SideBySideRow, note: ComparisonRow) -> SideBySideRow:
        """Give a counted row the id of the paper's row, which is the same in every edition.

        A row with figures of the paper keeps its id, since those are of one year.
        """
        if row.id.startswith("status:") or note.paper:
            return row
        return structs.replace(row, id=note.id, to=self.here.at(*self.here.subject, note.id))

    def _annotated(self, row: SideBySideRow, note: ComparisonRow) -> list[SideBySideRow]:
        """Return a counted row with its reading, and differing printed figures as detail rows."""
        own = self.fits_edition(note) and not self.status_of(row.id) and not note.paper
        row, below = self.with_printed(row, note)
        return [structs.replace(row, reading=note.reading if own else row.reading), *below]

    def with_printed(
        self, row: SideBySideRow, note: ComparisonRow
    ) -> tuple[SideBySideRow, list[SideBySideRow]]:
        """Add references of equal printed figures to a row; return the others as detail rows."""
        counted, refs, below = (row.left.count, row.right.count), list(row.refs), []
        for printed in self.printed_for(row.id, note):
            if self.of_sides(printed) == counted:
                refs += printed.refs
            else:
                edition = self.network.edition[printed.edition or self.edition]
                label = f"as {edition.document} prints it"
                below.append(self.detail_row(row, printed, label, notation.PRINTED))
        return structs.replace(row, refs=tuple(dict.fromkeys(refs))), below

    def printed_for(self, key: str, note: ComparisonRow) -> list[PrintedValue]:
        """Return the figures that the report of the row's edition prints for it."""
        edition, of = self.edition, self.status_of(key)
        if note.paper and key == note.id:
            edition, of = note.edition or self.edition, note.paper.of
        return [one for one in note.printed if (one.edition, one.of) == (edition, of)]

    def fits_edition(self, note: ComparisonRow) -> bool:
        """Tell whether a reading is about the edition of both sides."""
        return note.edition in (None, self.edition)

    def elsewhere(self) -> list[Prose]:
        """Name the edition of the paper's figures where the two sides are in two editions."""
        notes = self.comparison.rows if not self.edition else ()
        apart = {row.edition: row.paper.refs for row in notes if row.paper and row.edition}
        return [
            Prose(f"The paper's figures are those of {edition}.", refs=refs, tone="muted")
            for edition, refs in apart.items()
        ]

    def status_of(self, key: str) -> str | None:
        """Return the status that a row counts, or None."""
        return key.partition(":")[2] if key.startswith("status:") else None

    def of_sides(self, printed: PrintedValue) -> tuple[float, float]:
        """Return a printed pair of figures in the order of the sides."""
        both = (printed.left, printed.right)
        return (both[1], both[0]) if self.swapped else both

    def cells_of(self, printed: PrintedValue, unit: str = "") -> Iterator[SideCell]:
        """Yield the cells of a printed pair of figures; `unit` holds where it has none."""
        for value in self.of_sides(printed):
            text, unit = notation.number(value), printed.unit or unit
            yield SideCell(text, count=value, refs=printed.refs, unit=unit)

    def detail_row(
        self, row: SideBySideRow, printed: PrintedValue, label: str, verdict: str
    ) -> SideBySideRow:
        """Return a printed pair of figures as a detail row."""
        left, right = self.cells_of(printed, row.left.unit or row.right.unit)
        key = f"{row.id}-{verdict}"
        return SideBySideRow(
            key, label, left, right, verdict, row.to, refs=printed.refs, detail=True
        )


def paper_comparison(
    network: Network, here: Location, left: ComparedSide, right: ComparedSide
) -> PaperComparison | None:
    """Return the paper's comparison of a pair, in either order."""
    found = network.comparison(left.id, right.id)
    if found is None:
        return None
    edition = left.edition if left.edition == right.edition else ""
    return PaperComparison(network, here, found, edition, swapped=found.left != left.id)


# -- the figures of the paper, in groups of their own that name the year ------------


def paper_groups(written: PaperComparison) -> tuple[SideBySideGroup, ...]:
    """Return a group for each year of the paper's figures, in the order of the paper.

    Sides in two editions have none: their headings would name the wrong years.
    """
    found: dict[str, list[SideBySideRow]] = {}
    for note in written.comparison.rows if written.edition else ():
        if note.paper:
            found.setdefault(note.edition or "", []).extend(_figure_rows(written, note, note.paper))
    return tuple(_figure_group(written, edition, rows) for edition, rows in found.items() if rows)


def _figure_group(
    written: PaperComparison, edition: str, rows: list[SideBySideRow]
) -> SideBySideGroup:
    parts = (written.comparison.document, "figures", edition)
    title = ", ".join(part for part in ("The paper's figures", edition) if part)
    return SideBySideGroup("-".join(part for part in parts if part), title, tuple(rows))


def _figure_rows(
    written: PaperComparison, note: ComparisonRow, paper: PrintedValue
) -> list[SideBySideRow]:
    """Return the row of the report, then the paper's and differing printed figures as details."""
    row = _counted_figure(written, note, paper) or _printed_figure(written, note)
    if row is None:
        return []
    to = written.here.at(*written.here.subject, note.id)
    name = f"{row.name}, {note.edition} report" if note.edition else row.name
    row = structs.replace(row, id=note.id, name=name, to=to, reading=note.reading)
    row, below = written.with_printed(row, note)
    return [row, written.detail_row(row, paper, "as the paper says", notation.PAPER), *below]


def _counted_figure(
    written: PaperComparison, note: ComparisonRow, paper: PrintedValue
) -> SideBySideRow | None:
    edition = note.edition or written.edition
    there = bare(written.here).with_options(edition=edition, left="", right="")
    measure = f"status:{paper.of}" if note.measure == "status" else note.measure
    rows = (row for group in counted_groups(written.network, there) for row in group.rows)
    return next((row for row in rows if row.id == measure), None)


def _printed_figure(written: PaperComparison, note: ComparisonRow) -> SideBySideRow | None:
    """Return the row of a printed figure that has no counted row."""
    printed = next(iter(written.printed_for(note.id, note)), None)
    if printed is None:
        return None
    left, right = written.cells_of(printed)
    verdict = verdict_of(left.count, right.count)
    return SideBySideRow(note.id, note.name, left, right, verdict, refs=printed.refs)
