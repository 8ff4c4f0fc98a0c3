"""Tables as CSV files with a `datapackage.json` that describes them."""

from pathlib import Path
from typing import Any

from ascn_tui import __version__
from ascn_tui.export.schema_tables import SchemaTable
from ascn_tui.model.network import Network
from ascn_tui.render.csv import csv_text
from ascn_tui.render.json import indented

DESCRIPTION = "datapackage.json"


def file_of(table: SchemaTable) -> str:
    return f"{table.name}.csv"


def write_csv(folder: Path, tables: list[SchemaTable]) -> None:
    for table in tables:
        (folder / file_of(table)).write_text(table_csv(table), encoding="utf-8")


def table_csv(table: SchemaTable) -> str:
    """Write a table as CSV: booleans as true and false, missing values empty."""
    names = [column.name for column in table.columns]
    rows = ({name: _plain(value) for name, value in zip(names, row, strict=True)}
            for row in table.rows)  # fmt: skip
    return csv_text(list(rows), names)


def _plain(value: Any) -> str | int | float | None:
    return str(value).lower() if isinstance(value, bool) else value


def write_package(folder: Path, tables: list[SchemaTable], network: Network) -> None:
    """Write the CSV files and their description, a Frictionless data package."""
    write_csv(folder, tables)
    (folder / DESCRIPTION).write_text(indented(description(tables, network)), encoding="utf-8")


def description(tables: list[SchemaTable], network: Network) -> dict[str, Any]:
    """Describe tables: columns, keys, and which column leads to which table."""
    documents = [source for source in network.sources if source.held]
    return {
        "profile": "tabular-data-package",
        "name": network.taxonomy.id,
        "title": network.taxonomy.name,
        "description": network.taxonomy.text,
        "created_by": f"ascn-tui {__version__}",
        "sources": [
            {"title": source.title, **({"path": source.url} if source.url else {})}
            for source in documents
        ],
        "resources": [_resource(table, {other.name for other in tables}) for table in tables],
    }


def _resource(table: SchemaTable, there: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": column.name, "type": column.kind,
             **({"constraints": {"required": True}} if column.required else {})}
            for column in table.columns
        ],
        "missingValues": [""],
    }  # fmt: skip
    if table.key:
        schema["primaryKey"] = list(table.key)
    keys = [
        {
            "fields": column.name,
            "reference": {
                "resource": "" if column.refers == table.name else column.refers,
                "fields": "id",
            },
        }
        for column in table.columns
        if column.refers in there
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file_of(table),
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }
