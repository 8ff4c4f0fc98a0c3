"""Search results as lines, plain text, records and JSON."""

from collections.abc import Iterable, Iterator

from ascn_tui.pages.search import Marked, SearchHit, SearchResults
from ascn_tui.render.csv import Record
from ascn_tui.render.lines import Line, RenderContext, Span, clip, fold, in_ascii, wide
from ascn_tui.render.plain import one_line

MENTIONS = "Mentions"
SIMILAR = "Similar names"
_PARTED = " · "
_LEAST = 24
"""With less room (cells) for the name, kind and place move to the next line."""
_MOST_LINES = 2


def found_lines(found: SearchResults, look: RenderContext) -> list[Line]:
    """Draw names with what they are beside them, mentions with their words, similar names."""
    lines = [line for row in found.hits for line in row_lines(row, look)]
    for heading, rows in ((MENTIONS, found.mentions), (SIMILAR, found.similar)):
        if rows and (lines or heading == MENTIONS):
            lines += [Line()] if lines else []
            lines.append(Line((Span(heading, "heading"),)))
        lines += [line for row in rows for line in row_lines(row, look)]
    return in_ascii(lines) if look.ascii_only else lines


def row_lines(row: SearchHit, look: RenderContext) -> list[Line]:
    """Draw a hit: its name at the left, kind and place at the right, below it the snippet."""
    beside = Span(_PARTED.join(filter(None, (row.kind, row.where))), "muted")
    room = look.width - beside_width(beside)
    if room < _LEAST:
        named = _folded(Line(tuple(marks(row.name)), row.to), look.width)
        below = Line((beside,), more=True)
        fits = below.width <= look.width - 2
        lines = [*named, *([_indented(below)] if fits else fold(below, look.width))]
    else:
        first, *rest = _folded(Line(tuple(marks(row.name)), row.to), room)
        blanks = Span(" " * (look.width - first.width - wide((beside,))))
        lines = [first._replace(spans=(*first.spans, blanks, beside)), *rest]
    return [*lines, *_snippet(row, look)]


def beside_width(beside: Span) -> int:
    return wide((beside,)) + 2 if beside.text else 0


def marks(name: Marked) -> Iterator[Span]:
    """Yield a name with the letters asked for marked; after its first piece it is muted."""
    for number, (piece, letters) in enumerate(name):
        role = "muted" if number else ""
        asked, at = set(letters), 0
        text = one_line(piece)
        while at < len(text):
            end = at + 1
            while end < len(text) and (end in asked) == (at in asked):
                end += 1
            yield Span(text[at:end], "match" if at in asked else role)
            at = end


def _folded(line: Line, width: int) -> list[Line]:
    """Break a name into two lines at most; the page that it leads to has the whole of it."""
    lines = fold(line, width)
    if len(lines) > _MOST_LINES:
        last = lines[_MOST_LINES - 1]
        cut = clip(last.text, width - 1, "") + "…"
        lines = [*lines[: _MOST_LINES - 1], last._replace(spans=(Span(cut),))]
    return lines


def _snippet(row: SearchHit, look: RenderContext) -> list[Line]:
    if not row.snippet:
        return []
    spans = [Span(one_line(text), "match" if asked else "muted") for text, asked in row.snippet]
    return [_indented(line) for line in fold(Line(tuple(spans)), look.width - 2)]


def _indented(line: Line) -> Line:
    return line._replace(spans=(Span("  "), *line.spans), more=True)


def found_records(found: SearchResults) -> list[Record]:
    return [record for rows in found for record in _objects(rows)]


def plain_found(found: SearchResults) -> str:
    """Write one record a line, its fields parted by tabs."""
    lines = (
        "\t".join(one_line(text) for _, text in _fields(row)) for rows in found for row in rows
    )
    return "".join(f"{line}\n" for line in lines)


def json_found(found: SearchResults) -> dict[str, object]:
    """Return an object with arrays of what was found by name, of mentions, of similar names."""
    rows = {name: _objects(rows) for name, rows in found._asdict().items()}
    return {"version": 1, **rows}


def _objects(rows: Iterable[SearchHit]) -> list[dict[str, str]]:
    return [dict(_fields(row)) for row in rows]


def _fields(row: SearchHit) -> tuple[tuple[str, str], ...]:
    """Return the named fields of a row; one found by its name has an empty `mention`."""
    mention = "".join(text for text, _ in row.snippet)
    return (("name", row.shown), ("kind", row.kind), ("place", row.where),
            ("locator", str(row.to)), ("mention", mention))  # fmt: skip
