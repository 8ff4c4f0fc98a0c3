"""A comparison as the command line writes it says what the screen says, cell by cell."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from terminal import environment

import ascn_tui
from ascn_tui import notation
from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import SideBySide, SideCell
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.pages.router import build
from ascn_tui.render.layout import lay_out
from ascn_tui.render.lines import RenderContext

ASKED = [
    *(("indonesia", "malaysia", "--edition", year) for year in ("2022", "2023", "2024", "2025")),
    ("jakarta", "kuala-lumpur"), ("civic-and-social", "quality-environment"),
    ("malaysia", "built-infrastructure"), ("kuching", "viet-nam"),
    ("indonesia", "indonesia", "--left", "2022", "--right", "2025"),
]  # fmt: skip
asked = pytest.mark.parametrize("asked", ASKED, ids=" ".join)
PROGRAM = [sys.executable, "-m", "ascn_tui"]
PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
Wrote = Callable[..., str]


class Said(NamedTuple):
    """A row as any format says it: references are documents with their pages."""

    name: str
    left: str
    right: str
    verdict: str
    reading: str
    left_refs: frozenset[str]
    right_refs: frozenset[str]


@pytest.fixture(scope="module")
def wrote(tmp_path_factory: pytest.TempPathFactory) -> Wrote:
    """Run the program far from any terminal and return what it writes."""
    home = tmp_path_factory.mktemp("home")

    def wrote(*arguments: str) -> str:
        return subprocess.run(
            [*PROGRAM, "compare", *arguments],
            env=environment(home, PYTHONPATH=PACKAGE),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    return wrote


def block_of(network: Network, asked: tuple[str, ...]) -> SideBySide:
    """The comparison as the app gets it."""
    left, right, *options = asked
    chosen = dict(zip(options[::2], options[1::2], strict=True))
    given = "&".join(f"{name.strip('-')}={value}" for name, value in chosen.items())
    here = resolve(network, f"compare/{left}/{right}?{given}")
    return next(block for block in build(network, here).blocks if isinstance(block, SideBySide))


def documents(refs: tuple[Ref, ...]) -> frozenset[str]:
    return frozenset(notation.references(refs).split(" · ")) - {""}


def said(block: SideBySide) -> list[Said]:
    """The rows of a comparison in full."""
    return [
        Said(
            row.name, row.left.text, row.right.text, notation.VERDICTS[row.verdict][2], row.reading,
            documents(row.left.refs), documents(row.right.refs),
        )
        for group in block.groups for row in group.rows
    ]  # fmt: skip


def text_of(figure: str, share: str, change: str, unit: str) -> str:
    """A figure of a table with what stands beside it in columns of their own."""
    if share:
        return f"{figure} ({share} %)"
    if change:
        return f"{figure} ({float(change):+g})" if float(change) else f"{figure} (=)"
    return f"{float(figure):.1f} %" if unit == "%" and figure[:1].isdigit() else figure


@asked
def test_csv(network, wrote, asked):
    block = block_of(network, asked)
    rows = list(csv.DictReader(io.StringIO(wrote(*asked, "--format", "csv"))))
    heads = list(rows[0])[2:4]
    found = []
    for row in rows:
        texts = [
            text_of(row[head], row.get(f"{side}_share", ""), row.get(f"{side}_change", ""),
                    row["unit"] if row["verdict"] != notation.VERDICTS["paper"][2] else "")
            for head, side in zip(heads, ("left", "right"), strict=True)
        ]  # fmt: skip
        refs = [frozenset(row[f"{side}_references"].split(" · ")) - {""}
                for side in ("left", "right")]  # fmt: skip
        found.append(Said(row["name"], *texts, row["verdict"], row["note"], *refs))
    assert found == said(block)


@asked
def test_json(network, wrote, asked):
    written = json.loads(wrote(*asked, "--format", "json"))
    [block] = [block for block in written["page"]["blocks"] if block["type"] == "pairs"]
    found = [
        Said(
            row["name"], row["left"]["text"], row["right"]["text"],
            notation.VERDICTS[row["verdict"]][2], row["reading"],
            *(documents(tuple(Ref(ref["document"], ref["page"]) for ref in row[side]["refs"]))
              for side in ("left", "right")),
        )
        for group in block["groups"] for row in group["rows"]
    ]  # fmt: skip
    assert found == said(block_of(network, asked))


def plain(text: str) -> str:
    """A cell of Markdown without its marks, link and escapes."""
    bare = re.sub(r"\[\^\d+\]", "", text)
    bare = re.sub(r"^\s*\[(.*)\]\([^()]*\)\s*$", r"\1", bare)
    return re.sub(r"\\(.)", r"\1", bare).strip()


@asked
def test_markdown(network, wrote, asked):
    written = wrote(*asked, "--format", "markdown")
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", written, re.MULTILINE))
    found, heads = [], []
    for line in written.splitlines():
        cells = re.split(r"(?<!\\)\|", line)[1:-1]
        if not cells or set(line) <= set("|-: "):
            continue
        if "Verdict" in line:
            heads = [cell.strip() for cell in cells]
            continue
        row = dict(zip(heads, cells, strict=True))
        sides = cells[1:3]
        assert all(key in notes for cell in cells for key in re.findall(r"\[\^(\d+)\]", cell))
        marks = [len(re.findall(r"\[\^", cell)) for cell in sides]
        found.append((plain(cells[0]), *map(plain, sides), plain(row["Verdict"]),
                      plain(row.get("Reading", "")), *marks))  # fmt: skip
    assert found == [
        (row.name, *(" ".join(text.split()) for text in (row.left, row.right)), row.verdict,
         row.reading, len(row.left_refs), len(row.right_refs))
        for row in said(block_of(network, asked))
    ]  # fmt: skip


@asked
def test_the_screen(network, asked):
    left, right, *_ = asked
    block = block_of(network, asked)
    page = build(network, resolve(network, f"compare/{left}/{right}"))
    lines = lay_out(_with(page, block), RenderContext(130, network.marks, brief=True))
    drawn = [line for line in lines if line.to and not line.more and line.text[:1] not in "▾▸"]
    rows = [row for group in block.groups for row in group.rows]
    assert len(drawn) == len(rows)
    for line, row in zip(drawn, rows, strict=True):
        assert row.name.startswith(line.text[2:30].strip().split("  ")[0])
        assert f" {notation.VERDICTS[row.verdict][0]}" in line.text
        assert line.refs == row.refs
        if all(_short(cell) for cell in (row.left, row.right)):
            at = line.text.index(row.left.text, 20)
            assert row.right.text in line.text[at + len(row.left.text) :]


def _with(page, block):
    return type(page)(page.location, page.title, (block,))


def _short(cell: SideCell) -> bool:
    return len(cell.text) <= len("not reported")
