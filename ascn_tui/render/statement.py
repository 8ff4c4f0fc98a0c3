"""Rows of a page as self-contained statements, for citations."""

from collections.abc import Mapping
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.taxonomy import Ref, Status, Verdict
from ascn_tui.pages import blocks
from ascn_tui.pages.blocks import Page

Marks = Mapping[str, Status | Verdict]


class RowStatement(NamedTuple):
    text: str
    refs: blocks.Refs


def of_fact(fact: blocks.Fact, block: blocks.Facts) -> RowStatement:
    """State a named value; a name that is the document's own key says nothing of it."""
    key = fact.name in {ref.document for ref in fact.refs}
    text = _joined(block.title, "" if key else fact.name, fact.value)
    return RowStatement(text, _all(fact.refs, block.refs))


def of_item(item: blocks.Item, block: blocks.Items, marks: Marks) -> RowStatement:
    """State what a row names, its status, and what stands beside it and below it."""
    status = marks[item.status].name.lower() if item.status in marks else ""
    return RowStatement(
        _joined(block.title, item.name + _aside(status, item.note), item.text),
        _all(item.refs, block.refs),
    )


def of_bar(bar: blocks.Bar, block: blocks.Bars, marks: Marks) -> RowStatement:
    figure = f"{notation.number(bar.value)} {block.unit}".rstrip()
    share = notation.share(bar.value, block.whole).strip() if block.whole else ""
    parts = (
        f"{notation.number(part.value)} {marks[part.status].name.lower()}" for part in bar.parts
    )
    aside = _aside(share, ", ".join(parts), bar.note)
    return RowStatement(_joined(block.title, bar.name, figure + aside), _all(bar.refs, block.refs))


def of_row(row: blocks.TableRow, block: blocks.Table) -> RowStatement:
    """State a row of a table: each text and figure after the head of its column."""
    first, *others = zip(block.columns, row.cells, strict=True)
    name = first[1] if not first[0].figure else f"{first[0].name}: {first[1]}"
    rest = [f"{column.name}: {text}" if column.name else text for column, text in others if text]
    verdict = notation.VERDICTS[row.verdict][2] if row.verdict else ""
    said = ", ".join(part for part in (name, *rest) if part) + _aside(verdict, row.note)
    return RowStatement(_joined(block.title, row.group, said), _all(row.refs, block.refs))


def of_pair(pair: blocks.SideBySideRow, group: str, block: blocks.SideBySide) -> RowStatement:
    """State both sides of a row, how they stand to each other, and what that means."""
    sides = f"{block.left}: {pair.left.text}; {block.right}: {pair.right.text}"
    verdict = "" if pair.detail else notation.VERDICTS[pair.verdict][2]
    return RowStatement(
        _joined(group, pair.name, sides + _aside(verdict))
        + (f". {pair.reading}" * bool(pair.reading)),
        _all(pair.refs, pair.left.refs, pair.right.refs),
    )


def of_page(page: Page) -> RowStatement | None:
    """Return the first statement of a page with its references; None where it cites nothing.

    For a project that is its listing in the selected edition. A page that cites documents only
    further down is stated by its title, with all of them.
    """
    if own := _in_edition(page):
        return own
    for block in page.blocks:
        if isinstance(block, blocks.Prose) and block.refs:
            return RowStatement(_joined(page.title, block.text), block.refs)
    texts = (block.text for block in page.blocks if isinstance(block, blocks.Prose))
    prose = next(texts, page.subtitle)
    refs = page.references()
    return RowStatement(_joined(page.title, prose), refs) if refs else None


def _in_edition(page: Page) -> RowStatement | None:
    """Return how the selected edition lists the project of a page."""
    edition = page.location.edition
    for block in page.blocks:
        if isinstance(block, blocks.Facts):
            for fact in block.rows:
                if fact.status and fact.name == edition:
                    what = page.title + _aside(page.subtitle)
                    how = f"{block.title.lower()} in {edition}"
                    return RowStatement(_joined(what, how, fact.value), _all(fact.refs, block.refs))
    return None


def _joined(*parts: str) -> str:
    """Join parts by colons, skipping empty and repeated ones."""
    return ": ".join(dict.fromkeys(part for part in parts if part))


def _aside(*notes: str) -> str:
    said = "; ".join({note.casefold(): note for note in notes if note}.values())
    return f" ({said})" if said else ""


def _all(*refs: blocks.Refs) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(ref for some in refs for ref in some))
