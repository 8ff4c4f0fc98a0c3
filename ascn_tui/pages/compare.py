"""Two places side by side: what the editions count, and what was written about the pair."""

from msgspec import structs

from ascn_tui import words
from ascn_tui.model.comparison import Comparison, ComparisonRow, Printed
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.claims import claim_items
from ascn_tui.pages.counted import Counting, place
from ascn_tui.pages.links import listed
from ascn_tui.pages.page import (
    Block,
    Cell,
    Crumb,
    Fact,
    Facts,
    Item,
    Items,
    Page,
    Pair,
    PairGroup,
    Pairs,
    Prose,
)


def compare_page(network: Network, here: Location) -> Page:
    """Align two places row by row; `differ` keeps what differs, `group` keeps one group."""
    left, right = (place(network, key, here.edition) for key in here.subject[:2])
    groups = _kept(here, all_groups(network, here))
    blocks: list[Block] = [
        Prose(_summary(groups), refs=network.edition[here.edition].refs),
        Pairs(left.name, right.name, groups),
    ]
    title = f"{left.name} | {right.name}"
    subtitle = network.edition[here.edition].name
    return Page(here, title, tuple(blocks), crumbs=(Crumb("Compare"),), subtitle=subtitle)


def all_groups(network: Network, here: Location) -> tuple[PairGroup, ...]:
    """Return every group of a comparison: counted ones first, then those written about the pair."""
    left, right = (place(network, key, here.edition) for key in here.subject[:2])
    counted = Counting(network, here, left, right).groups()
    written = network.comparison(left.id, right.id)
    if written is None:
        return counted
    swapped = written.left != left.id
    merged = tuple(_merged(network, here, group, written, swapped=swapped) for group in counted)
    own = []
    for term in written.groups:
        rows = tuple(
            _written_pair(here, row, swapped=swapped)
            for row in written.rows
            if row.group == term.id and not row.measure
        )
        if rows:
            own.append(PairGroup(f"{written.document}-{term.id}", term.name, rows))
    return (*merged, *own)


def _kept(here: Location, groups: tuple[PairGroup, ...]) -> tuple[PairGroup, ...]:
    wanted = here.option("group")
    kept = [group for group in groups if not wanted or group.id == wanted]
    if here.option("differ"):
        kept = [
            PairGroup(
                group.id,
                group.title,
                tuple(row for row in group.rows if row.verdict != "same"),
                group.scale,
                group.unit,
            )
            for group in kept
        ]
    return tuple(group for group in kept if group.rows)


def _summary(groups: tuple[PairGroup, ...]) -> str:
    rows = [row for group in groups for row in group.rows if not row.detail]
    differ = sum(row.verdict in ("differs", "left", "right") for row in rows)
    same = sum(row.verdict == "same" for row in rows)
    unknown = sum(row.verdict == "unknown" for row in rows)
    parts = [words.count(len(rows), "row"), f"{same} same", f"{differ} differ"]
    return " · ".join([*parts, *([f"{unknown} not known"] if unknown else [])])


def _measured(written: Comparison, row: Pair) -> ComparisonRow | None:
    measure = "status" if row.id.startswith("status:") else row.id
    return next((other for other in written.rows if other.measure == measure), None)


def _merged(
    network: Network, here: Location, group: PairGroup, written: Comparison, *, swapped: bool
) -> PairGroup:
    rows: list[Pair] = []
    for row in group.rows:
        note = _measured(written, row)
        if note is None:
            rows.append(row)
        elif note.edition not in (None, here.edition):
            # A reading is written for one edition; in others it would describe other figures.
            rows.append(_named(row, note))
        else:
            rows += _annotated(network, _named(row, note), note, swapped=swapped)
    return PairGroup(group.id, group.title, tuple(rows), group.scale, group.unit)


def _named(row: Pair, note: ComparisonRow) -> Pair:
    """Give a counted row the id of the one written about it, which holds in every edition."""
    if row.id.startswith("status:") or row.to is None:
        return row
    return structs.replace(row, id=note.id, to=row.to.at(*row.to.subject[:2], note.id))


def _annotated(network: Network, row: Pair, note: ComparisonRow, *, swapped: bool) -> list[Pair]:
    """Give a counted row its reading and printed figures; those that differ get rows below it."""
    of = row.id.partition(":")[2] if row.id.startswith("status:") else None
    here = to = row.to or Location("compare")
    counted = (row.left.count, row.right.count)
    refs = list(row.refs)
    below = []
    if note.paper and not of:
        below.append(_printed_pair(row, note.paper, "as the paper says", to, swapped=swapped))
    for printed in note.printed:
        if (printed.edition, printed.of) != (here.edition, of):
            continue
        if _sides(printed, swapped=swapped) == counted:
            refs += printed.refs
        else:
            label = f"as {network.edition[here.edition].document} prints it"
            below.append(_printed_pair(row, printed, label, to, swapped=swapped))
    reading = "" if of else note.reading
    return [structs.replace(row, reading=reading, refs=tuple(refs)), *below]


def _sides(printed: Printed, *, swapped: bool) -> tuple[float, float]:
    return (printed.right, printed.left) if swapped else (printed.left, printed.right)


def _printed_pair(row: Pair, printed: Printed, label: str, to: Location, *, swapped: bool) -> Pair:
    left, right = (
        Cell(words.number(value), refs=printed.refs) for value in _sides(printed, swapped=swapped)
    )
    verdict = words.PAPER if label.endswith("says") else "unknown"
    key = f"{row.id}-{verdict}"
    return Pair(key, label, left, right, verdict, to=to, refs=printed.refs, detail=True)


def _written_pair(here: Location, row: ComparisonRow, *, swapped: bool) -> Pair:
    first, second = (row.right, row.left) if swapped else (row.left, row.right)
    verdict: str = row.verdict
    if swapped:
        verdict = {"left": "right", "right": "left"}.get(verdict, verdict)
    return Pair(
        row.id,
        row.name,
        Cell(first.text, refs=first.refs),
        Cell(second.text, refs=second.refs),
        verdict,
        to=here.at(*here.subject[:2], row.id),
        reading=row.reading,
        refs=(*first.refs, *second.refs),
    )


def row_ids(network: Network, here: Location) -> dict[str, Pair]:
    """Return the rows of a comparison by id, without those that only say what the paper says."""
    rows = {
        row.id: row for group in all_groups(network, here) for row in group.rows if not row.detail
    }
    left, right = here.subject[:2]
    written = network.comparison(left, right)
    for row in written.rows if written else ():
        # What is written about all statuses at once has no row of its own in the groups.
        if row.edition in (None, here.edition):
            swapped = written is not None and written.left != left
            rows.setdefault(row.id, _written_pair(here, row, swapped=swapped))
    return rows


def row_page(network: Network, here: Location) -> Page:
    """Say what a row of a comparison rests on: both sides, the reading, the claims."""
    left, right = (place(network, key, here.edition) for key in here.subject[:2])
    row = row_ids(network, here)[here.subject[2]]
    written = network.comparison(left.id, right.id)
    note = next((other for other in written.rows if other.id == row.id), None) if written else None
    if note is None and written is not None:
        note = _measured(written, row)
    blocks: list[Block] = [Prose(row.reading, refs=row.refs)] if row.reading else []
    blocks += [
        Items(
            tuple(
                Item(f"{name}: {cell.text}", to=cell.to, refs=cell.refs)
                for name, cell in ((left.name, row.left), (right.name, row.right))
            ),
            title=words.capital(words.VERDICTS[row.verdict][2]),
        ),
        *(_paper_blocks(network, here, note, written) if note and written else []),
    ]
    whole = here.at(left.id, right.id)
    crumbs = (Crumb("Compare"), Crumb(f"{left.name} | {right.name}", whole))
    subtitle = network.edition[here.edition].name
    return Page(here, row.name, tuple(blocks), crumbs=crumbs, subtitle=subtitle)


def _paper_blocks(
    network: Network, here: Location, note: ComparisonRow, written: Comparison
) -> list[Block]:
    names = [network.records[key].id for key in (written.left, written.right)]
    sides = zip(names, (note.left, note.right), strict=True)
    facts = [
        Fact(_title(network, name), side.text, refs=side.refs)
        for name, side in sides
        if note.measure
    ]
    blocks: list[Block] = []
    if note.paper:
        pair = f"{words.number(note.paper.left)} | {words.number(note.paper.right)}"
        facts.append(Fact("The paper", pair, refs=note.paper.refs))
    if facts:
        when = f", {note.edition}" if note.edition else ""
        blocks.append(Facts(tuple(facts), title=f"As written about the pair{when}"))
    if note.difference:
        refs = note.paper.refs if note.paper else (*note.left.refs, *note.right.refs)
        blocks.append(Prose(note.difference, refs=refs, tone="warning"))
    claims = claim_items(network, here, note.claims)
    return [*blocks, *_printed(note), *listed("What the paper claims", claims)]


def _title(network: Network, key: str) -> str:
    return str(getattr(network.records[key], "name", key))


def _printed(note: ComparisonRow) -> list[Block]:
    facts = tuple(
        Fact(
            " ".join(part for part in (printed.edition, printed.of) if part),
            f"{words.number(printed.left)} | {words.number(printed.right)} {printed.unit or ''}",
            refs=printed.refs,
        )
        for printed in note.printed
    )
    return [Facts(facts, title="As the reports print it")] if facts else []
