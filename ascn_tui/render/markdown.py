"""Page to Markdown: headings, lists and tables, with sources as footnotes."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ascn_tui import notation
from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import blocks
from ascn_tui.pages.blocks import Page
from ascn_tui.pages.sources.bibliography import citation
from ascn_tui.render.csv import Record

_ACTING = re.compile(r"[\\`*\[\]<>|~$@]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_BEGINS = re.compile(r"^(\d*)([.)#+=-])(?=\s|$|[#=-])")


def markdown(page: Page, network: Network) -> str:
    """Write a page as a report.

    Links of rows are left out: on paper or in a file a locator leads nowhere.
    """
    notes = _Notes(network)
    lines = [f"# {escaped(page.title)}"] if page.title else []
    if page.subtitle:
        lines += ["", f"*{escaped(page.subtitle)}*"]
    if page.status in network.status:
        lines += ["", f"Status in {page.location.edition}: {notes.state(page.status)}"]
    for block in page.blocks:
        drawn = list(_block(block, notes))
        lines += [*([""] if lines else []), *drawn] if drawn else []
    return "".join(f"{line}\n" for line in (*lines, *notes.lines()))


def markdown_list(found: Sequence[Record]) -> str:
    if not found:
        return ""
    heads = list(found[0])
    rows = [["" if row[name] is None else escaped(str(row[name])) for name in heads]
            for row in found]  # fmt: skip
    figures = [at for at, name in enumerate(heads) if isinstance(found[0][name], int | float)]
    return "".join(f"{line}\n" for line in _rows(heads, rows, figures))


def escaped(text: str) -> str:
    """Escape what Markdown would interpret inside a line."""
    return _ACTING.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))


def _begun(line: str) -> str:
    """Escape a beginning that would make a list, a heading or a rule."""
    return _BEGINS.sub(lambda found: f"{found[1]}\\{found[2]}", line)


class _Notes:
    """The footnotes of a page, numbered by first use: one for a document with its pages."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._texts: dict[str, int] = {}

    def state(self, status: str) -> str:
        return escaped(self._network.marks[status].name.lower())

    def marks(self, refs: Iterable[Ref]) -> str:
        pages: dict[str, list[str]] = {}
        for ref in refs:
            pages.setdefault(ref.document, []).extend([ref.page] if ref.page else [])
        texts = [citation(self._network.source[key], found) for key, found in pages.items()]
        return "".join(f"[^{self._texts.setdefault(text, len(self._texts) + 1)}]" for text in texts)

    def lines(self) -> list[str]:
        notes = [f"[^{number}]: {escaped(text)}" for text, number in self._texts.items()]
        return ["", *notes] if notes else []


def _block(block: blocks.Block, notes: _Notes) -> Iterator[str]:
    match block:
        case blocks.Prose():
            yield f"{_begun(escaped(block.text))}{notes.marks(block.refs)}"
        case blocks.Facts():
            yield from _headed(block.title, block.refs, notes)
            for fact in block.rows:
                value = f"{escaped(fact.value)}{notes.marks(fact.refs)}"
                yield f"- **{escaped(fact.name)}**: {value}"
        case blocks.Items():
            yield from _headed(block.title, block.refs, notes)
            yield from (
                f"- {_begun(_item(item, notes))}{notes.marks(item.refs)}" for item in block.rows
            )
        case blocks.Bars():
            yield from _headed(block.title, block.refs, notes)
            yield from _bars(block, notes)
        case blocks.StatusTimeline():
            yield from _headed("Over time", (), notes)
            for point in block.points:
                state = notes.state(point.status) if point.status else "not listed"
                state = "planned" if point.planned else state
                yield f"- {escaped(point.label)}: {state}{notes.marks(point.refs)}"
        case blocks.SideBySide():
            yield from _pairs(block, notes)
        case blocks.Table():
            yield from _headed(block.title, block.refs, notes)
            yield from _table(block, notes)


def _headed(title: str, refs: tuple[Ref, ...], notes: _Notes) -> list[str]:
    return [f"## {escaped(title)}{notes.marks(refs)}", ""] if title else []


def _item(item: blocks.Item, notes: _Notes) -> str:
    status = f" ({notes.state(item.status)})" if item.status else ""
    note = f", {escaped(item.note)}" if item.note else ""
    text = f": {escaped(item.text)}" if item.text else ""
    return f"{escaped(item.name)}{status}{note}{text}"


def _bars(block: blocks.Bars, notes: _Notes) -> Iterator[str]:
    parts = dict.fromkeys(part.status for row in block.rows for part in row.parts)
    rows = []
    for row in block.rows:
        share = [notation.share(row.value, block.whole)] if block.whole else []
        divided = {part.status: notation.number(part.value) for part in row.parts}
        name = f"{escaped(row.name)}{notes.marks(row.refs)}"
        amounts = [notation.number(row.value), *share, *(divided.get(part, "") for part in parts)]
        rows.append([name, *amounts, escaped(row.note)])
    named = [notation.capital(block.unit) or "Number", *(["Share"] if block.whole else [])]
    heads = ["Name", *named, *(notation.capital(notes.state(part)) for part in parts), "Note"]
    return _rows(heads, rows, figures=range(1, len(heads) - 1))


def _pairs(block: blocks.SideBySide, notes: _Notes) -> Iterator[str]:
    heads = ("", escaped(block.left), escaped(block.right), "Verdict", "Reading")
    for at, group in enumerate(block.groups):
        yield from [""] if at else []
        yield from _headed(group.title, (), notes)
        if group.unknown:
            yield from (f"{notation.count(group.unknown, 'row')} not known, left out.", "")
        rows = []
        for row in group.rows:
            sides = [f"{escaped(side.text)}{notes.marks(side.refs)}"
                     for side in (row.left, row.right)]  # fmt: skip
            sided = {*row.left.refs, *row.right.refs}
            own = notes.marks(ref for ref in row.refs if ref not in sided)
            verdict = notation.VERDICTS[row.verdict][2]
            rows.append((f"{escaped(row.name)}{own}", *sides, verdict, escaped(row.reading)))
        yield from _rows(heads, rows, figures=()) if rows else ()


def _table(block: blocks.Table, notes: _Notes) -> Iterator[str]:
    heads = ("Group", *(escaped(column.name) for column in block.columns), "Verdict", "Note")
    rows = []
    for row in block.rows:
        cells = [escaped(text) for text in row.cells]
        cells[0] += notes.marks(row.refs)
        verdict = notation.VERDICTS[row.verdict][2] if row.verdict else ""
        rows.append((escaped(row.group), *cells, verdict, escaped(row.note)))
    figures = [at for at, column in enumerate(block.columns, start=1) if column.figure]
    return _rows(heads, rows, figures)


def _rows(
    heads: Sequence[str], rows: Sequence[Sequence[str]], figures: Iterable[int]
) -> Iterator[str]:
    """Write a table without its empty columns."""
    right = set(figures)
    kept = [at for at in range(len(heads)) if any(row[at] for row in rows)]
    yield f"| {' | '.join(heads[at] for at in kept)} |"
    yield f"| {' | '.join('---:' if at in right else '---' for at in kept)} |"
    yield from (f"| {' | '.join(row[at] for at in kept)} |" for row in rows)
