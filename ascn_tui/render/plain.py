"""Page to plain text: one statement a line, references in brackets, no boxes, no marks."""

from collections.abc import Iterator

from ascn_tui import notation
from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import blocks
from ascn_tui.pages.blocks import Page


def plain(page: Page, network: Network) -> str:
    """Write a page so that a screen reader reads it in order and a pipe can filter it by line."""
    lines = [page.title] if page.title else []
    if page.subtitle:
        lines.append(page.subtitle)
    if page.status in network.status:
        lines.append(f"Status in {page.location.edition}: {network.status[page.status].name}")
    for block in page.blocks:
        drawn = list(_block(block, network))
        lines += [*([""] if lines else []), *drawn] if drawn else []
    return "".join(f"{one_line(line)}\n" for line in lines)


def one_line(text: str) -> str:
    """Replace line breaks and tabs by blanks, so that a record stays on one line."""
    return text.translate({ord("\n"): " ", ord("\t"): " "})


def _block(block: blocks.Block, network: Network) -> Iterator[str]:
    match block:
        case blocks.Prose():
            yield f"{block.text}{cited(block.refs)}"
        case blocks.Facts():
            yield from _titled(block.title, block.refs)
            for fact in block.rows:
                yield f"{fact.name}: {fact.value}{cited(fact.refs)}"
        case blocks.Items():
            yield from _titled(block.title, block.refs)
            yield from (f"- {_item(item, network)}" for item in block.rows)
        case blocks.Bars():
            yield from _bars(block, network)
        case blocks.StatusTimeline():
            yield from _lifeline(block, network)
        case blocks.SideBySide():
            yield from _pairs(block)
        case blocks.Table():
            yield from _titled(block.title, block.refs)
            yield from (f"- {_table_row(block, row)}" for row in block.rows)


def _item(item: blocks.Item, network: Network) -> str:
    state = network.marks[item.status].name if item.status else ""
    status = f" ({state.lower()})" if state else ""
    # Claims name their verdict beside the mark that stands for it: read aloud, once is enough.
    note = f", {item.note}" if item.note and item.note != state else ""
    text = f": {item.text}" if item.text else ""
    return f"{item.name}{status}{note}{text}{cited(item.refs)}"


def _titled(title: str, refs: tuple[Ref, ...] = ()) -> Iterator[str]:
    if title:
        yield f"{title}:{cited(refs)}"


def _bars(block: blocks.Bars, network: Network) -> Iterator[str]:
    yield f"{block.title}:{cited(block.refs)}"
    for row in block.rows:
        share = f" ({notation.share(row.value, block.whole)})" if block.whole else ""
        parts = ", ".join(
            f"{network.marks[part.status].name.lower()} {notation.number(part.value)}"
            for part in row.parts
        )
        divided = f": {parts}" if parts else ""
        yield f"- {row.name}: {notation.number(row.value)}{share}{divided}{cited(row.refs)}"


def _lifeline(block: blocks.StatusTimeline, network: Network) -> Iterator[str]:
    yield "Over time:"
    for point in block.points:
        state = network.status[point.status].name if point.status else "not listed"
        if point.planned:
            state = "planned"
        yield f"- {point.label}: {state}{cited(point.refs)}"


def _pairs(block: blocks.SideBySide) -> Iterator[str]:
    for group in block.groups:
        unknown = f" {group.unknown} not known, left out" if group.unknown else ""
        yield f"{group.title}:{unknown}"
        for row in group.rows:
            sides = f"{block.left} {row.left.text}; {block.right} {row.right.text}"
            reading = f". {row.reading}" if row.reading else ""
            verdict = notation.VERDICTS[row.verdict][2]
            yield f"- {row.name}: {sides}; {verdict}{reading}{cited(row.refs)}"


def _table_row(block: blocks.Table, row: blocks.TableRow) -> str:
    columns = list(zip(block.columns, row.cells, strict=True))
    texts = [row.group, *(text for column, text in columns if not column.figure)]
    figures = [f"{column.name} {text}" for column, text in columns if column.figure and text]
    verdict = [notation.VERDICTS[row.verdict][2]] if row.verdict else []
    said = f"{', '.join(filter(None, texts))}: {'; '.join([*figures, *verdict])}"
    note = f". {row.note}" if row.note else ""
    return f"{said}{note}{cited(row.refs)}"


def cited(refs: tuple[Ref, ...]) -> str:
    """Return references in brackets, or the empty text."""
    text = notation.references(refs)
    return f" [{text}]" if text else ""
