"""Lists of records as aligned columns for a terminal."""

from collections.abc import Sequence

from ascn_tui import words
from ascn_tui.pages.catalogue import Listed
from ascn_tui.painters.lines import Line, Look, Span, cells, in_ascii, pad, wrap


def table_lines(found: Sequence[Listed], look: Look) -> list[Line]:
    """Draw a record a line: status or count, name, places, references; long names wrap."""
    if not found:
        return [Line((Span("nothing fits", "muted"),))]
    lines = _table(found, look)
    return in_ascii(lines) if look.ascii_only else lines


def _table(found: Sequence[Listed], look: Look) -> list[Line]:
    columns = list(found[0].more)
    widths = {key: max(cells(item.more[key]) for item in found) for key in columns}
    refs = max(cells(words.references(item.refs)) for item in found)
    refs = refs if refs <= look.width // 4 else 0
    taken = sum(widths.values()) + 2 * len(widths) + (refs + 2 if refs else 0)
    room = look.width - taken
    if room < 24:  # noqa: PLR2004
        return [line for item in found for line in _stacked(item, look)]
    name = min(room, max(cells(item.name) for item in found))
    return [line for item in found for line in _row(item, widths, name, refs)]


def _row(item: Listed, widths: dict[str, int], name: int, refs: int) -> list[Line]:
    first, *rest = wrap(item.name, name)
    spans = [Span(pad(first, name), "link")]
    for key, width in widths.items():
        value = item.more[key]
        spans.append(Span("  " + pad(value, width, right=value.isdigit()), "muted"))
    if refs:
        spans.append(Span("  " + pad(words.references(item.refs), refs, right=True), "ref"))
    return [Line(tuple(spans)), *(Line((Span(part, "link"),)) for part in rest)]


def _stacked(item: Listed, look: Look) -> list[Line]:
    detail = "  ".join(value for value in item.more.values() if value)
    lines = [Line((Span(part, "link"),)) for part in wrap(item.name, look.width)]
    under = wrap(f"{detail}  {words.references(item.refs)}", look.width - 2)
    return [*lines, *(Line((Span("  "), Span(part, "muted"))) for part in under)]
