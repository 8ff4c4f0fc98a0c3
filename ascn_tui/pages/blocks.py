"""Pages: a title and typed blocks, every statement with its references."""

import msgspec

from ascn_tui.model.location import Location
from ascn_tui.model.taxonomy import Ref

Refs = tuple[Ref, ...]


class Prose(msgspec.Struct, frozen=True, tag="prose"):
    """A statement in a sentence or two; `tone` is empty, muted, or warning."""

    text: str
    refs: Refs = ()
    tone: str = ""


class Fact(msgspec.Struct, frozen=True):
    name: str
    value: str
    refs: Refs = ()
    to: Location | None = None
    status: str = ""


class Facts(msgspec.Struct, frozen=True, tag="facts"):
    """Named values, one under the other; `refs` are those that all of them share.

    `own` marks texts of the program itself, such as translations, which have no references.
    """

    rows: tuple[Fact, ...]
    title: str = ""
    refs: Refs = ()
    own: bool = False


class Item(msgspec.Struct, frozen=True):
    """A row, usually a link; `status` sets the symbol before it.

    `note` is shown right of it, `text` below it.
    """

    name: str
    to: Location | None = None
    status: str = ""
    note: str = ""
    refs: Refs = ()
    text: str = ""


class Items(msgspec.Struct, frozen=True, tag="items"):
    rows: tuple[Item, ...]
    title: str = ""
    refs: Refs = ()


class StackedPart(msgspec.Struct, frozen=True):
    status: str
    value: float


class Bar(msgspec.Struct, frozen=True):
    """A figure with its name; `status` colours it, `parts` divide it and add up to it."""

    name: str
    value: float
    to: Location | None = None
    refs: Refs = ()
    status: str = ""
    note: str = ""
    parts: tuple[StackedPart, ...] = ()


class Bars(msgspec.Struct, frozen=True, tag="bars"):
    """Figures drawn to one scale; `whole` is what shares are taken of, 0 for none."""

    rows: tuple[Bar, ...]
    title: str = ""
    unit: str = ""
    whole: float = 0
    refs: Refs = ()


class TimelinePoint(msgspec.Struct, frozen=True):
    """The status of a project in an edition; empty: not listed, or a plan."""

    label: str
    status: str = ""
    name: str = ""
    refs: Refs = ()
    planned: bool = False


class StatusTimeline(msgspec.Struct, frozen=True, tag="lifeline"):
    """The status of a project in its plan and in the editions, oldest first."""

    points: tuple[TimelinePoint, ...]


class SideCell(msgspec.Struct, frozen=True):
    """One side of a comparison; `value` draws a bar, `count` is the figure, None not reported.

    `unit` says what the figure counts; a text that is no figure has none. `share`: the figure in
    whole percent of all projects of the side; `change`: how much more than one edition before.
    """

    text: str
    value: float | None = None
    count: float | None = None
    refs: Refs = ()
    to: Location | None = None
    unit: str = ""
    share: int | None = None
    change: float | None = None

    @property
    def figure(self) -> float | None:
        """The figure, if the text is one and not words for 1 or 0."""
        return self.count if self.text[:1].isdigit() else None


class SideBySideRow(msgspec.Struct, frozen=True):
    """A row of a comparison; `detail` marks a row that belongs to the one above it.

    `verdict`: same, differs, left (only left), right (only right), unknown (not known), paper
    (the paper says otherwise) or printed (the report prints otherwise).
    """

    id: str
    name: str
    left: SideCell
    right: SideCell
    verdict: str
    to: Location | None = None
    reading: str = ""
    refs: Refs = ()
    detail: bool = False


class SideBySideGroup(msgspec.Struct, frozen=True):
    """Rows of a comparison that belong together; `scale` is the value of a full bar.

    `unknown` counts the hidden rows of unknown verdict. `folded`: the screen shows the heading
    alone; data formats have the rows.
    """

    id: str
    title: str
    rows: tuple[SideBySideRow, ...]
    scale: float = 0
    unit: str = ""
    to: Location | None = None
    unknown: int = 0
    folded: bool = False


class SideBySide(msgspec.Struct, frozen=True, tag="pairs"):
    left: str
    right: str
    groups: tuple[SideBySideGroup, ...]


class TableColumn(msgspec.Struct, frozen=True):
    name: str
    figure: bool = False


class TableRow(msgspec.Struct, frozen=True):
    """A text for each column, empty where there can be none.

    `leads` are the locations that the texts link to, such as figures to what they count.
    `group` heads a run of rows; `verdict`: same, differs, unknown, or nothing to judge; `note`
    says why, below the row.
    """

    cells: tuple[str, ...]
    to: Location | None = None
    refs: Refs = ()
    verdict: str = ""
    note: str = ""
    group: str = ""
    leads: tuple[Location | None, ...] = ()


class Table(msgspec.Struct, frozen=True, tag="table"):
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    title: str = ""
    refs: Refs = ()


Block = Prose | Facts | Items | Bars | StatusTimeline | SideBySide | Table


class Crumb(msgspec.Struct, frozen=True):
    name: str
    to: Location | None = None


class Page(msgspec.Struct, frozen=True):
    location: Location
    title: str
    blocks: tuple[Block, ...]
    crumbs: tuple[Crumb, ...] = ()
    subtitle: str = ""
    status: str = ""
    refs: Refs = ()

    def references(self) -> Refs:
        """Return every reference of the page once, in the order of first use."""
        found: dict[Ref, None] = dict.fromkeys(self.refs)
        for block in self.blocks:
            found.update(dict.fromkeys(_refs(block)))
        return tuple(found)


def _refs(block: Block) -> list[Ref]:
    match block:
        case Prose():
            return list(block.refs)
        case Facts() | Items() | Bars() | Table():
            return [*block.refs, *(ref for row in block.rows for ref in row.refs)]
        case StatusTimeline():
            return [ref for point in block.points for ref in point.refs]
        case SideBySide():
            return [
                ref
                for group in block.groups
                for row in group.rows
                for ref in (*row.refs, *row.left.refs, *row.right.refs)
            ]
