"""Tables as a workbook: a sheet a table, numbers as numbers, no formulas. Needs openpyxl."""

from io import BytesIO
from pathlib import Path
from typing import Any

from ascn_tui.exports.tables import Table

LONGEST_SHEET = 31
"""Characters that the name of a sheet may have."""
_WIDEST = 60


def write_workbook(path: Path, tables: list[Table]) -> None:
    """Write every table that has rows; raises ImportError where openpyxl is not installed."""
    from openpyxl import Workbook  # noqa: PLC0415 - an extra that this format alone needs

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in [table for table in tables if table.rows] or tables[:1]:
        _add(book.create_sheet(table.name[:LONGEST_SHEET]), table)
    # Made in memory: openpyxl leaves complaints behind where a disk is full.
    made = BytesIO()
    book.save(made)
    path.write_bytes(made.getvalue())


def _add(sheet: Any, table: Table) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415

    sheet.freeze_panes = "A2"
    sheet.append([column.name for column in table.columns])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in table.rows:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # or what begins with = would be a formula
    for column in sheet.columns:
        longest = max(len(str(cell.value)) for cell in column if cell.value is not None)
        letter = column[0].column_letter
        sheet.column_dimensions[letter].width = min(_WIDEST, longest + 2)
