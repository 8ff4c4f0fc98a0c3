"""Page to lines: the one layout that the terminal, the app and the pictures share."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ascn_tui import notation
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import blocks
from ascn_tui.pages.blocks import Page
from ascn_tui.render import statement
from ascn_tui.render.bars import bar_lines
from ascn_tui.render.comparison import comparison_lines
from ascn_tui.render.lazy_lines import LazyLines
from ascn_tui.render.lines import (
    Line,
    RenderContext,
    Span,
    cells,
    fold,
    pad,
    ref_spans,
    row_lines,
    spread,
    twin,
    with_right,
    wrap,
)
from ascn_tui.render.table import shared_refs, table_lines

READABLE = 100
"""The width limit (cells) of text."""
IN_COLUMNS = 130
"""The width limit (cells) of pages in columns."""
_NAME_MAX = 16
_POINT = 8


_LONG = 500
"""Pages with more rows are drawn lazily."""


def lay_out(page: Page, look: RenderContext) -> Sequence[Line]:
    """Draw a page: title, subtitle, then its blocks with a blank line between them."""
    look = look._replace(width=widest(look))
    rows = sum(len(block.rows) for block in page.blocks if isinstance(block, blocks.Items))
    # Block layouts suit 60 cells and more; in less, lines that do not fit are folded.
    folded = (part for line in _drawn(page, look) for part in fold(line, look.width))
    twins = look.twins
    lines = (twin(line, twins) for line in folded) if look.ascii_only else folded
    return LazyLines(lines, rows) if rows > _LONG else list(lines)


def _drawn(page: Page, look: RenderContext) -> Iterator[Line]:
    title = [] if look.brief else _title(page, look)
    yield from title
    begun = bool(title)
    for block, names in zip(page.blocks, _name_columns(page.blocks), strict=True):
        for number, line in enumerate(block_lines(block, look, names)):
            if begun and not number:
                yield Line()
            begun = True
            yield line


def _name_columns(shown: Sequence[blocks.Block]) -> Iterator[int]:
    """Yield the width of each block's column of names; consecutive facts share it."""
    for facts, some in groupby(shown, key=lambda block: isinstance(block, blocks.Facts)):
        run = list(some)
        names = [
            cells(row.name) for one in run if isinstance(one, blocks.Facts) for row in one.rows
        ]
        width = max((name for name in names if name <= _NAME_MAX), default=0) if facts else 0
        yield from (width for _ in run)


def widest(look: RenderContext) -> int:
    return max(20, min(look.width, IN_COLUMNS if look.brief else READABLE))


def _title(page: Page, look: RenderContext) -> list[Line]:
    parts = wrap(page.title, look.width) if page.title else []
    lines = [Line((Span(part, "title"),)) for part in parts]
    if page.subtitle:
        status = (look.mark(page.status), Span(" ")) if page.status else ()
        first, *rest = wrap(page.subtitle, look.width - 2 * bool(status))
        lines.append(Line((*status, Span(first, "muted"))))
        lines += [Line((Span(part, "muted"),)) for part in rest]
    return lines


def block_lines(block: blocks.Block, look: RenderContext, names: int) -> Iterable[Line]:
    """Draw one block; `names` is the width of its column of names."""
    match block:
        case blocks.Prose():
            return _prose(block, look)
        case blocks.Facts():
            return [*_heading(block.title, block.refs, look), *_facts(block, names, look)]
        case blocks.Items():
            return _items(block, look)
        case blocks.Bars():
            return [*_heading(block.title, block.refs, look), *bar_lines(block, look)]
        case blocks.StatusTimeline():
            return _lifeline(block, look)
        case blocks.SideBySide() | blocks.Table():
            return _in_columns(block, look)


def _in_columns(block: blocks.SideBySide | blocks.Table, look: RenderContext) -> list[Line]:
    if isinstance(block, blocks.SideBySide):
        return comparison_lines(block, look)
    return [*_heading(block.title, shared_refs(block), look), *table_lines(block, look)]


_LITTLE = 20
"""With less room (cells) beside a heading its references move below."""


def _heading(title: str, refs: tuple[Ref, ...], look: RenderContext) -> list[Line]:
    if not title:
        return []
    parts = wrap(title, look.width)
    beside = look.width - cells(parts[-1]) - 2
    spans = ref_spans(refs, beside if beside >= _LITTLE else look.width)
    lines: list[tuple[Span, ...]] = [(Span(part, "heading"),) for part in parts]
    return [Line(drawn) for drawn in with_right(lines, spans, look.width)]


def _prose(block: blocks.Prose, look: RenderContext) -> list[Line]:
    lines = [(Span(part, block.tone),) for part in wrap(block.text, look.width)]
    drawn = with_right(list(lines), ref_spans(block.refs, look.width), look.width)
    return [Line(spans, refs=block.refs) for spans in drawn]


def _facts(block: blocks.Facts, width: int, look: RenderContext) -> list[Line]:
    lines = []
    shown = ""
    for fact in block.rows:
        # Consecutive facts with one name (targets, figures) show it once.
        name = "" if fact.name == shown else fact.name
        if cells(name) > width:
            lines.append(Line((Span(name, "muted"),)))
            name = ""
        drawn = _fact(fact, name, width, look)
        stated = statement.of_fact(fact, block)
        lines += row_lines(drawn, fact.to, stated.refs, stated.text)
        shown = fact.name
    return lines


def _fact(fact: blocks.Fact, name: str, width: int, look: RenderContext) -> list[tuple[Span, ...]]:
    head = Span(pad(name, width) + "  ", "muted")
    status = (look.mark(fact.status), Span(" ")) if fact.status else ()
    indent = width + 2 + (2 if status else 0)
    role = "link" if fact.to else ""
    parts = _indented(fact.value, indent, look.width)
    first = (head, *status, Span(parts[0][1], role)) if parts[0][1] else (Span(name, "muted"),)
    rest = [(Span(" " * blanks), Span(part, role)) for blanks, part in parts[1:]]
    refs = ref_spans(fact.refs, look.width - 2)
    return with_right([first, *rest], refs, look.width)


_ADDRESS = re.compile(r"https?://\S+")


def _indented(text: str, indent: int, width: int) -> list[tuple[int, str]]:
    """Break a text into pairs of indent and line.

    An address that fits only without all of the indent gets a line of its own with less of it:
    broken, no terminal could open it.
    """
    room = max(8, width - indent)
    lines: list[tuple[int, str]] = []
    at = 0
    for address in _ADDRESS.finditer(text):
        if room < cells(address[0]) <= width:
            lines += [(indent, part) for part in wrap(text[at : address.start()], room)]
            lines.append((width - cells(address[0]), address[0]))
            at = address.end()
    rest = text[at:].strip()
    return [*lines, *((indent, part) for part in wrap(rest, room))] if rest or not lines else lines


def _items(block: blocks.Items, look: RenderContext) -> Iterator[Line]:
    yield from _heading(block.title, block.refs, look)
    for item in block.rows:
        stated = statement.of_item(item, block, look.marks)
        yield from row_lines(_item(item, look), item.to, stated.refs, stated.text)


def _item(item: blocks.Item, look: RenderContext) -> list[tuple[Span, ...]]:
    sign = look.sign(*notation.LEADS) if item.to else " "
    head = look.mark(item.status) if item.status else Span(sign, "link" if item.to else "muted")
    role = "link" if item.to else ""
    parts = wrap(item.name, max(8, look.width - 4))
    left: list[tuple[Span, ...]] = [(head, Span(" "), Span(parts[0], role))]
    left += [(Span("  "), Span(part, role)) for part in parts[1:]]
    if item.text:
        left += [(Span("    "), Span(part)) for part in wrap(item.text, max(8, look.width - 4))]
    refs = ref_spans(item.refs, look.width - 4)
    note = (Span(item.note, "muted"),) if item.note else ()
    gap = (Span("  "),) if note and refs else ()
    together = spread(left[-1], (*note, *gap, *refs), look.width)
    if together:
        drawn = [*left[:-1], together]
    elif note and (fits := spread(left[-1], note, look.width)):
        drawn = with_right([*left[:-1], fits, (Span("  "),)], refs, look.width)
    else:
        below = [(Span("    "), Span(part, "muted")) for part in wrap(item.note, look.width - 4)]
        drawn = with_right([*left, *(below if note else [])], refs, look.width)
    return drawn


def _lifeline(block: blocks.StatusTimeline, look: RenderContext) -> list[Line]:
    step = max(5, min(_POINT, (look.width - 12) // max(1, len(block.points))))
    labels = "".join(point.label.center(step) for point in block.points)
    rule = look.sign("─", "-")
    spans: list[Span] = []
    started = False
    for point in block.points:
        lead, tail = " " * ((step - 1) // 2), step - 1 - (step - 1) // 2
        on = bool(point.status or point.planned)
        spans.append(Span(rule * len(lead) if started and on else lead, "muted"))
        spans.append(_point(point, look))
        started = on
        spans.append(
            Span(rule * tail if on and point is not block.points[-1] else " " * tail, "muted")
        )
    spans = _trimmed(spans, block, rule)
    last = next((point for point in reversed(block.points) if point.status), None)
    if last:
        spans.append(Span(f"  {look.marks[last.status].name}", "muted"))
    refs = tuple(ref for point in block.points for ref in point.refs)
    return [Line((Span(labels.rstrip(), "muted"),)), Line(tuple(spans), refs=refs)]


def _point(point: blocks.TimelinePoint, look: RenderContext) -> Span:
    if point.planned:
        return Span(look.sign(*notation.PLANNED), "status-planned")
    return look.mark(point.status)


def _trimmed(spans: list[Span], block: blocks.StatusTimeline, rule: str) -> list[Span]:
    """Blank the rule before a point at which the project is not listed."""
    for n, point in enumerate(block.points[1:], start=1):
        if not (point.status or point.planned):
            tail = 3 * (n - 1) + 2
            spans[tail] = Span(spans[tail].text.replace(rule, " "), "muted")
    return spans
