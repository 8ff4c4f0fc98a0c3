"""CSV: pages as flat rows and lists as records, safe for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import blocks
from ascn_tui.pages.blocks import Page

Value = str | float | None
Record = Mapping[str, Value]
"""A row by column names; missing values are None, never 0."""

_BEFORE = ("section", "group", "name")
_AFTER = ("value", "unit", "status", "verdict", "text", "note", "references", "locator")
_SIDES = ("left", "right")
_NUMBER = re.compile(r"-?\d{1,3}(,\d{3})*(\.\d+)?|-?\d+(\.\d+)?")


def records(page: Page) -> list[Record]:
    """Return a record a statement, row or bar, all with the same columns in the same order.

    Tables and comparisons bring columns of their own, and then sentences are no records. Columns
    that nothing stands in are left out.
    """
    columned = any(isinstance(block, blocks.Table | blocks.SideBySide) for block in page.blocks)
    kept = [one for one in page.blocks if not (columned and isinstance(one, blocks.Prose))]
    found = [record for block in kept for record in _of(block)]
    used = {name for record in found for name, value in record.items() if value not in ("", None)}
    own = dict.fromkeys(name for record in found for name in record)
    columns = (*_BEFORE, *(name for name in own if name not in (*_BEFORE, *_AFTER)), *_AFTER)
    return [{name: record.get(name) for name in columns if name in used} for record in found]


def _of(block: blocks.Block) -> Iterator[dict[str, Value]]:
    match block:
        case blocks.Prose():
            yield {"value": block.text, **_ends(block.refs)}
        case blocks.Facts():
            for fact in block.rows:
                said = {"section": block.title, "name": fact.name, "value": fact.value}
                yield {**said, "status": fact.status, **_ends(fact.refs or block.refs, fact.to)}
        case blocks.Items():
            yield from _items(block)
        case blocks.Bars():
            yield from _bars(block)
        case blocks.StatusTimeline():
            yield from _lifeline(block)
        case blocks.SideBySide():
            yield from _pairs(block)
        case blocks.Table():
            yield from _table(block)


def _items(block: blocks.Items) -> Iterator[dict[str, Value]]:
    for item in block.rows:
        said = {"section": block.title, "name": item.name, "status": item.status}
        ends = _ends(item.refs or block.refs, item.to)
        yield {**said, "text": item.text, "note": item.note, **ends}


def _lifeline(block: blocks.StatusTimeline) -> Iterator[dict[str, Value]]:
    for point in block.points:
        said = {"section": "Over time", "name": point.label, "note": point.name}
        yield {**said, "status": "planned" if point.planned else point.status, **_ends(point.refs)}


def _bars(block: blocks.Bars) -> Iterator[dict[str, Value]]:
    for row in block.rows:
        yield {
            "section": block.title,
            "name": row.name,
            "value": _whole(row.value),
            "unit": block.unit,
            "status": row.status,
            **{part.status: _whole(part.value) for part in row.parts},
            "note": row.note,
            **_ends(row.refs or block.refs, row.to),
        }


def _pairs(block: blocks.SideBySide) -> Iterator[dict[str, Value]]:
    same = block.left == block.right
    left, right = (f"{block.left} (left)", f"{block.right} (right)") if same else (
        block.left, block.right)  # fmt: skip
    for group in block.groups:
        for row in group.rows:
            yield {
                "group": group.title,
                "name": row.name,
                left: _side(row.left),
                right: _side(row.right),
                **_beside(row),
                "unit": row.left.unit or row.right.unit,
                "verdict": _verdict(row.verdict),
                "note": row.reading,
                **_ends((*row.refs, *row.left.refs, *row.right.refs), row.to),
            }


def _side(cell: blocks.SideCell) -> Value:
    return cell.text if cell.figure is None else _whole(cell.figure)


def _beside(row: blocks.SideBySideRow) -> dict[str, Value]:
    """Return the columns beside the figures: shares, changes and references of each side."""
    cells = dict(zip(_SIDES, (row.left, row.right), strict=True))
    return {
        **{f"{side}_share": cell.share for side, cell in cells.items()},
        **{f"{side}_change": cell.change for side, cell in cells.items()},
        **{f"{side}_references": notation.references(cell.refs) for side, cell in cells.items()},
    }


def _table(block: blocks.Table) -> Iterator[dict[str, Value]]:
    for row in block.rows:
        texts = {
            column.name or "name": number(text) if column.figure else text
            for column, text in zip(block.columns, row.cells, strict=True)
        }
        said = {
            "section": block.title,
            "group": row.group,
            **texts,
            "verdict": _verdict(row.verdict),
        }
        yield {**said, "note": row.note, **_ends(row.refs or block.refs, row.to)}


def _verdict(key: str) -> str:
    return notation.VERDICTS[key][2] if key else ""


def number(text: str) -> Value:
    """Return the number that a text is, None for one not known, else the text."""
    if text == notation.UNKNOWN:
        return None
    return _whole(float(text.replace(",", ""))) if _NUMBER.fullmatch(text) else text


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


def _ends(refs: tuple[Ref, ...], to: Location | None = None) -> dict[str, Value]:
    return {"references": notation.references(refs), "locator": str(to) if to else ""}


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(found: Sequence[Record], columns: Iterable[str] = ()) -> str:
    """Write a head and a row a record; `columns` are the first record's where none are named."""
    out = io.StringIO()
    names = tuple(columns) or (tuple(found[0]) if found else ())
    writer = csv.writer(out, lineterminator="\n")
    if names:
        writer.writerow(escape_formula(name) for name in names)
    writer.writerows([escape_formula(record.get(name)) for name in names] for record in found)
    return out.getvalue()


def escape_formula(value: Value) -> Value:
    """Put a quote before a text that a spreadsheet would take for a formula; numbers stay."""
    if isinstance(value, str) and value.startswith(_FORMULA) and isinstance(number(value), str):
        return f"'{value}"
    return value
