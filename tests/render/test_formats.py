"""Pages and lists as Markdown, CSV and JSON, read back by readers that are not ours."""

import csv
import io
import re
from collections.abc import Iterator

import msgspec
import pandas as pd
import pytest
from atlas import items, rows
from hostile_texts import STRINGS, renamed, squeezed
from hypothesis import example, given
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import (
    Fact,
    Facts,
    Item,
    Items,
    Page,
    Prose,
    SideBySide,
    Table,
    TableColumn,
    TableRow,
)
from ascn_tui.pages.lists.records import KINDS, records
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.pages.router import build
from ascn_tui.pages.sources.bibliography import bibliography
from ascn_tui.render import csv as flat
from ascn_tui.render.ansi import STYLES, WITHOUT_COLOUR, ansi
from ascn_tui.render.csv import csv_text, escape_formula
from ascn_tui.render.json import document, schemas
from ascn_tui.render.layout import lay_out
from ascn_tui.render.lines import Line, RenderContext, Span
from ascn_tui.render.lists import json_list, list_records
from ascn_tui.render.markdown import markdown, markdown_list

pytestmark = pytest.mark.xdist_group("atlas")
READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")
LINK = re.compile(r"\x1b\]8;;(.*?)\x1b\\(.*?)\x1b\]8;;\x1b\\")


@pytest.fixture(scope="module")
def once(atlas) -> list[Page]:
    """Every page in one edition: those of the others have the same shape."""
    found = {here.with_options(edition=""): page for here, page in atlas.items()}
    return list(found.values())


def tokens(text: str) -> Iterator:
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def said(text: str) -> str:
    """What a reader of Markdown sees, without its blanks."""
    kinds = ("text", "code_inline")
    return squeezed("".join(token.content for token in tokens(text) if token.type in kinds))


# -- Markdown -----------------------------------------------------------------------------------


def test_markdown_says_all_that_a_page_says(network, once):
    for page in once[::7]:
        seen = said(markdown(page, network))
        for row in rows(page):
            for text in (getattr(row, "name", ""), getattr(row, "reading", ""),
                         *getattr(row, "cells", ())):  # fmt: skip
                assert squeezed(text) in seen, page.location
        for block in page.blocks:
            assert not isinstance(block, Prose) or squeezed(block.text) in seen


def test_every_reference_of_a_page_is_a_footnote(network, once):
    for page in once[::7]:
        text = markdown(page, network)
        body, notes = (
            re.sub(r"(?m)^\[\^\d+\]: .*$", "", text),
            re.findall(r"(?m)^\[\^(\d+)\]:", text),
        )
        assert set(re.findall(r"\[\^(\d+)\]", body)) == set(notes)
        assert notes == [str(n) for n in range(1, len(notes) + 1)]
        for ref in page.references():
            assert network.source[ref.document].title.split("*")[0][:20] in text.replace("\\", "")


def test_markdown_has_no_links_to_what_is_no_file(network, once):
    for page in once[::7]:
        kinds = {token.type for token in tokens(markdown(page, network))}
        assert "link_open" not in kinds, page.location


@given(STRINGS)
@example("# x")
@example("1. x")
@example("- x")
@example("a|b`c`*d*_e_")
@example("[^1] <b>&amp;")
def test_any_text_shows_literally_in_markdown(network, text):
    here = Location("explore")
    blocks = (
        Prose(text), Facts((Fact("n", text),)), Items((Item(text), Item(text, here))),
        Table((TableColumn(text), TableColumn("n", figure=True)), (TableRow((text, "1")),),
              title=text),
    )  # fmt: skip
    seen = said(markdown(Page(here, text, blocks), network))
    assert seen.count(squeezed(text)) >= 7


# -- CSV ----------------------------------------------------------------------------------------


def test_a_spreadsheet_takes_no_text_for_a_formula():
    hostile = ["=1+1", "+x", "-x", "@x", "\tx", "=cmd|' /C calc'!A0"]
    kept = ["x", "a=b", "", "-5", "+1", "1,234"]
    text = csv_text([{"a": value} for value in (*hostile, *kept)])
    cells = [row[0] for row in list(csv.reader(io.StringIO(text, newline="")))[1:] if row]
    assert cells[: len(hostile)] == [f"'{value}" for value in hostile]
    # No text of the data holds one, but a spreadsheet would end the line at it.
    assert escape_formula("\r=1") == "'\r=1"
    assert "-5" in cells
    assert "'+1" in cells
    assert csv_text([{"=a": 1}]) == "'=a\n1\n"


def test_figures_are_numbers_and_what_is_missing_is_empty(network):
    found = list_records(records(network, "cities", {"edition": "2023", "country": "malaysia"}))
    frame = pd.read_csv(io.StringIO(csv_text(found)))
    assert frame["projects"].tolist()[:4] == [4, 3, 5, 3]
    assert frame["projects"][4:].isna().all()
    assert flat.number("1,234.5") == 1234.5
    assert flat.number("—") is None
    assert flat.number("16.3 %") == "16.3 %"


def test_a_comparison_has_a_column_for_each_side(network):
    page = build(network, resolve(network, "compare/indonesia/malaysia", "2023"))
    frame = pd.read_csv(io.StringIO(csv_text(flat.records(page))))
    row = frame[frame["name"] == "Projects"].iloc[0]
    assert (row["Indonesia"], row["Malaysia"], row["verdict"]) == ("14", "15", "differs")
    ongoing = frame[frame["name"] == "Ongoing"].iloc[0]
    assert (ongoing["Indonesia"], ongoing["Malaysia"], ongoing["unit"]) == ("14", "9", "projects")
    assert frame[frame["name"] == "Share of the network"].iloc[0]["unit"] == "%"
    [pairs] = [block for block in page.blocks if isinstance(block, SideBySide)]
    assert len(frame) == sum(len(group.rows) for group in pairs.groups) + sum(
        len(block.rows) for block in page.blocks if not isinstance(block, Prose | SideBySide)
    )


def test_csv_of_a_page_has_a_record_a_row_and_every_locator(once):
    for page in once[::7]:
        found = flat.records(page)
        read = list(csv.DictReader(io.StringIO(csv_text(found), newline="")))
        assert len(read) == len(found)
        wanted = {str(row.to) for row in rows(page)
                  if getattr(row, "to", None) and not hasattr(row, "count")}  # fmt: skip
        assert wanted <= {record.get("locator") for record in read}


# -- JSON ---------------------------------------------------------------------------------------


def test_every_page_satisfies_the_schema_of_the_json_output(once):
    judge = Draft202012Validator(schemas()["show"])
    Draft202012Validator.check_schema(schemas()["show"])
    for page in once:
        judge.validate(msgspec.json.decode(msgspec.json.encode(document(page))))


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_satisfies_the_schema_of_the_json_output(network, kind):
    found = json_list(kind, "2023", records(network, kind, {"edition": "2023"}))
    judge = Draft202012Validator(schemas()["list"])
    judge.validate(msgspec.json.decode(msgspec.json.encode(found)))


def test_the_schema_refuses_what_is_no_output(network):
    judge = Draft202012Validator(schemas()["show"])
    whole = document(build(network, resolve(network, "jaklingko")))
    for spoiled in (
        {**whole, "version": 0},
        {name: value for name, value in whole.items() if name != "page"},
        {**whole, "page": {**whole["page"], "location": 3}},
        {**whole, "references": [{"page": "3"}]},
    ):
        assert not judge.is_valid(msgspec.json.decode(msgspec.json.encode(spoiled)))


# -- lists, terminals, citations ----------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_as_markdown_is_a_table_with_a_row_a_record(network, kind):
    found = list_records(records(network, kind, {"edition": "2023"}))
    text = markdown_list(found)
    assert sum(token.type == "tr_open" for token in tokens(text)) == len(found) + 1
    whole = said(text)
    assert all(squeezed(str(record["name"])) in whole for record in found)


def test_references_and_addresses_are_links_where_the_terminal_knows_them():
    lines = [
        Line((Span("me2023 p.6 · paper", "ref"),)),
        Line((Span("https://a.b/long"), Span(" https://no"))),
        Line((Span("me2023 p.6"),)),
    ]
    text = ansi(lines, {}, {"me2023": "https://a.b/long way"})
    assert LINK.findall(text) == [
        ("https://a.b/long%20way", "me2023 p.6"), ("https://a.b/long%20way", "https://a.b/long")
    ]  # fmt: skip
    assert LINK.sub(r"\2", text) == ansi(lines, {}) == "".join(f"{x.text}\n" for x in lines)
    assert "\x1b" not in ansi(lines, {}, None)


def test_without_colour_nothing_but_weight_is_left(network):
    lines = lay_out(build(network, resolve(network, "jaklingko")), RenderContext(80, network.marks))
    assert re.search(r"\x1b\[(1;)?3\d", ansi(lines, STYLES))
    assert not re.search(r"\x1b\[(1;)?3\d", ansi(lines, WITHOUT_COLOUR))
    assert "\x1b[1m" in ansi(lines, WITHOUT_COLOUR)


def test_a_bibliography_cites_each_document_once_with_its_pages(network):
    pages = [build(network, resolve(network, key, "2023")) for key in ("me2023", "ov-projects")]
    [works] = bibliography(network, pages).blocks
    assert [fact.name for fact in works.rows] == ["me2023", "paper"]
    assert "p. 6, 20, 21" in works.rows[0].value
    [alone] = bibliography(network, pages[:1]).blocks
    assert " p. " not in alone.rows[0].value


@given(STRINGS)
def test_any_name_is_one_cell(tiny_network: Network, name: str) -> None:
    network = renamed(tiny_network, name)
    page = build(network, resolve(network, network.cities[0].country))
    read = list(csv.DictReader(io.StringIO(csv_text(flat.records(page)), newline="")))
    named = {item.name for item in items(page)}
    assert named <= {record["name"].removeprefix("'") for record in read} | {
        record["name"] for record in read
    }
