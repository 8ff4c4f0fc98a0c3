"""Records to CSV that a spreadsheet can open: UTF-8, commas, one row a record, no formulas."""

import csv
import io
from collections.abc import Iterable, Sequence

from ascn_tui.render.records import Record, Value, number

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(found: Sequence[Record], columns: Iterable[str] = ()) -> str:
    """Write a head and a row a record; `columns` are the first record's where none are named."""
    out = io.StringIO()
    names = tuple(columns) or (tuple(found[0]) if found else ())
    writer = csv.writer(out, lineterminator="\n")
    if names:
        writer.writerow(harmless(name) for name in names)
    writer.writerows([harmless(record.get(name)) for name in names] for record in found)
    return out.getvalue()


def harmless(value: Value) -> Value:
    """Put a quote before a text that a spreadsheet would take for a formula; numbers stay."""
    if isinstance(value, str) and value.startswith(_FORMULA) and isinstance(number(value), str):
        return f"'{value}"
    return value
