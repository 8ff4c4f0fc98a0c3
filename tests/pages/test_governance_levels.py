"""The levels at a glance: every cell against the files of the entries, and what opens behind it."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from atlas import items

from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Page, Table
from ascn_tui.pages.locator import resolve, resolve_text
from ascn_tui.pages.router import build


@pytest.fixture(scope="module")
def written(shipped_data: Path) -> Counter[tuple[str, str, str, str]]:
    """How many entries the files have by level, topic, country and origin."""
    found: Counter[tuple[str, str, str, str]] = Counter()
    for path in shipped_data.glob("governance/*.yaml"):
        level = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entry in level["entries"]:
            country = entry.get("country", "")
            found[level["name"], entry["topic"], country, entry["origin"]] += 1
    return found


def overview(network: Network) -> Page:
    return build(network, resolve_text(network, "governance"))


def matrix(network: Network) -> Table:
    (table,) = (block for block in overview(network).blocks if isinstance(block, Table))
    return table


def read(cell: str) -> tuple[int, int]:
    """The entries of the paper and those added that a cell tells of."""
    if cell == "—":
        return (0, 0)
    printed, added = re.fullmatch(r"(\d+)?(?: ?\+(\d+))?", cell).groups("0")
    assert int(printed) or int(added), "missing is never zero"
    return (int(printed), int(added))


def test_every_cell_counts_the_entries_of_the_files(network, written):
    topics = {topic.name: topic.id for topic in network.taxonomy.topics}
    seen = Counter()
    for row in matrix(network).rows:
        name, *cells = row.cells
        for country, cell in zip(("indonesia", "malaysia", ""), cells, strict=True):
            key = (row.group, topics[name], country)
            assert read(cell) == (written[*key, "paper"], written[*key, "primary"]), key
            seen[key] += sum(read(cell))
    assert seen.total() == sum(written.values()) == len(network.entries)


def test_a_row_opens_exactly_the_entries_it_counts(network):
    for row in matrix(network).rows:
        amount = sum(sum(read(cell)) for cell in row.cells[1:])
        assert bool(row.to) == bool(amount)
        if not row.to:
            continue
        page = build(network, resolve(network, row.to))
        opened = {item.to.subject[0] for item in items(page)
                  if item.to and item.to.subject[0] in network.entry}  # fmt: skip
        assert len(opened) == amount, row.cells


def test_a_cell_opens_exactly_the_entries_it_counts(network):
    for row in matrix(network).rows:
        for cell, to in zip(row.cells[1:], row.leads[1:], strict=True):
            assert (to is None) == (cell == "—")
            if to is None:
                continue
            page = build(network, resolve(network, to))
            opened = {item.to.subject[0] for item in items(page)
                      if item.to and item.to.subject[0] in network.entry}  # fmt: skip
            assert len(opened) == sum(read(cell)), (row.cells, cell)


def test_the_definitions_say_where_the_names_waver(network):
    page = overview(network)
    claims = [item.to.subject[0] for item in items(page, "What the paper says of the levels")]
    assert claims == ["c030", "c035", "c031", "c036", "c080"]
    assert [item.name for item in items(page, "Where their names waver")] == [
        "Levels named in two ways"
    ]
