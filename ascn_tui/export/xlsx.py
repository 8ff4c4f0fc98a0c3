"""Tables as a workbook, a sheet each, without formulas. Needs openpyxl."""

from collections.abc import Collection
from io import BytesIO
from pathlib import Path
from typing import Any

from ascn_tui.export.schema_fields import SchemaColumn, Value, as_number
from ascn_tui.export.schema_tables import SchemaTable

LONGEST_SHEET = 31
"""The most characters of a sheet name in Excel."""
_WIDEST = 60


def write_workbook(path: Path, tables: list[SchemaTable]) -> None:
    """Write every table that has rows; raises ImportError where openpyxl is not installed."""
    from openpyxl import Workbook  # noqa: PLC0415 - an extra that this format alone needs

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in [table for table in tables if table.rows] or tables[:1]:
        _add(book.create_sheet(sheet_name(table.name, book.sheetnames)), table)
    # Saved to memory first: openpyxl prints errors where the disk is full.
    made = BytesIO()
    book.save(made)
    path.write_bytes(made.getvalue())


def sheet_name(table: str, taken: Collection[str]) -> str:
    """Return a name for the sheet of a table: as many whole words as fit, with a number if taken.

    Spreadsheets take capitals for small letters in these names.
    """
    others = {name.casefold() for name in taken}
    number, name = 1, _cut(table, LONGEST_SHEET)
    while name.casefold() in others:
        number += 1
        name = f"{_cut(table, LONGEST_SHEET - len(f'_{number}'))}_{number}"
    return name


def _cut(name: str, longest: int) -> str:
    while len(name) > longest and "_" in name:
        name = name.rpartition("_")[0]
    return name[:longest]


def _add(sheet: Any, table: SchemaTable) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415

    sheet.append([column.name for column in table.columns])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for at, row in enumerate(table.rows, start=2):
        for nth, (column, value) in enumerate(zip(table.columns, row, strict=True), start=1):
            if value is not None:
                _fill(sheet.cell(at, nth), column, value)
    for cells in sheet.columns:
        longest = max(len(str(cell.value)) for cell in cells if cell.value is not None)
        letter = cells[0].column_letter
        sheet.column_dimensions[letter].width = min(_WIDEST, longest + 2)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _fill(cell: Any, column: SchemaColumn, value: Value) -> None:
    """Write a value; a number written as a text keeps the decimals that it is written with."""
    number = as_number(value) if column.numeric and isinstance(value, str) else None
    if number is not None:
        cell.value = number
        decimals = str(value).partition(".")[2]
        cell.number_format = f"0.{'0' * len(decimals)}" if decimals else "0"
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # or what begins with = would be a formula
