"""A network or a page as tables."""

from typing import Any

from ascn_tui.export.schema_fields import Kind, SchemaColumn, Value
from ascn_tui.export.schema_tables import SchemaTable, TableSet
from ascn_tui.model.comparison import Comparison
from ascn_tui.model.figures import CheckedFigure
from ascn_tui.model.framework import Framework, FrameworkPoint, Milestone, Statement
from ascn_tui.model.governance import Level
from ascn_tui.model.network import Network
from ascn_tui.model.places import City, Country
from ascn_tui.model.reference_data import (
    Citation,
    CitationAnomaly,
    Event,
    GlossaryTerm,
    Partner,
    Tour,
)
from ascn_tui.model.sources import Claim, Source
from ascn_tui.model.taxonomy import Edition, EntryKind, FocusArea, Status, Verdict, VocabularyTerm
from ascn_tui.pages.blocks import Page
from ascn_tui.render.csv import records

ABOUT = "about"
PAGE = "page"
_WORDS = {"section", "group", "name", "unit", "status", "verdict", "text", "note", "references",
          "locator"}  # fmt: skip
"""Columns of a page that are text even where it looks like numbers, as editions do."""


def tables(network: Network, page: Page | None) -> list[SchemaTable]:
    """Return the table of a page, or all tables of the network where there is none."""
    return page_tables(page) if page else network_tables(network)


def network_tables(network: Network) -> list[SchemaTable]:
    """Return every record of a network in tables that refer to each other."""
    taxonomy, framework, parts = network.taxonomy, network.framework, network.parts
    sections = framework.sections if framework else ()
    section = {point.id: field.replace("_", "-") for field, points in sections for point in points}
    roots: tuple[tuple[str, type[Any], Any], ...] = (
        ("sources", Source, network.sources),
        ("editions", Edition, taxonomy.editions),
        ("statuses", Status, taxonomy.statuses),
        ("focus_areas", FocusArea, taxonomy.focus_areas),
        ("topics", VocabularyTerm, taxonomy.topics),
        ("kinds", EntryKind, taxonomy.kinds),
        ("verdicts", Verdict, taxonomy.verdicts),
        ("sections", VocabularyTerm, taxonomy.sections),
        ("countries", Country, network.countries),
        ("cities", City, network.cities),
        ("levels", Level, network.levels),
        ("comparisons", Comparison, network.comparisons),
        ("claims", Claim, network.claims),
        ("figures", CheckedFigure, network.checked),
        ("frameworks", Framework, [framework] if framework else []),
        ("statements", Statement, network.statement.values()),
        ("milestones", Milestone, framework.milestones if framework else ()),
        ("partner_kinds", VocabularyTerm, parts.partners.kinds if parts.partners else ()),
        ("partners", Partner, network.partner.values()),
        ("events", Event, network.event.values()),
        ("term_kinds", VocabularyTerm, parts.glossary.kinds if parts.glossary else ()),
        ("terms", GlossaryTerm, network.term.values()),
        ("citations", Citation, network.citation.values()),
        ("oddities", CitationAnomaly, network.oddity.values()),
        ("tours", Tour, network.tours),
    )
    made = TableSet()
    for name, record, found in roots:
        made.add_root(name, record, found)
    of_section = (SchemaColumn("section", required=True), lambda point: section[point.id])
    made.add_root("points", FrameworkPoint, network.point.values(), of_section)
    return [_about(network), *made.all()]


def _about(network: Network) -> SchemaTable:
    taxonomy = network.taxonomy
    said: tuple[tuple[str, str], ...] = (
        ("id", taxonomy.id),
        ("name", taxonomy.name),
        ("short_name", taxonomy.short_name),
        ("text", taxonomy.text),
        ("newest_edition", taxonomy.editions[-1].id),
        ("paper", network.paper),
    )
    columns = (SchemaColumn("name", required=True), SchemaColumn("value"))
    return SchemaTable(ABOUT, "What the tables are about.", ("name",), columns, list(said))


def page_tables(page: Page) -> list[SchemaTable]:
    """Return a page as one table without a key."""
    found = records(page)
    names = tuple(found[0]) if found else ()
    columns = tuple(
        SchemaColumn(name, _kind([record[name] for record in found]), numeric=name not in _WORDS)
        for name in names
    )
    rows: list[tuple[Value, ...]] = [
        tuple(
            str(value) if column.kind == "string" and value is not None else value
            for column, value in zip(columns, record.values(), strict=True)
        )
        for record in found
    ]
    return [SchemaTable(PAGE, page.title, (), columns, rows)]


def _kind(values: list[Value]) -> Kind:
    """Return the common type of the values of a column."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int}:
        return "integer"
    return "number" if kinds and kinds <= {int, float} else "string"
