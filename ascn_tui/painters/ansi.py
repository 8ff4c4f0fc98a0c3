"""Lines to a terminal: the sixteen colours every terminal has, and links where it knows them."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from ascn_tui.painters.lines import PARTED, Line, Span, trimmed

STYLES = {
    "title": "1",
    "heading": "1",
    "muted": "2",
    "ref": "2",
    "link": "36",
    "match": "1;36",
    "bar": "34",
    "bar-left": "34",
    "bar-right": "35",
    "warning": "1;33",
    "status-planned": "33",
    "status-active": "34",
    "status-done": "32",
    "status-open": "35",
    "status-contrary": "31",
    "verdict-same": "32",
    "verdict-differs": "33",
    "verdict-left": "33",
    "verdict-right": "33",
    "verdict-unknown": "2",
    "verdict-paper": "1;31",
    "verdict-printed": "1;31",
}
"""What each role looks like, as parameters of SGR; other roles look like nothing special."""

WITHOUT_COLOUR = {role: style[0] for role, style in STYLES.items() if style[0] in "12"}
_WEB = ("https://", "http://")
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%-._~"


def ansi(
    lines: Iterable[Line],
    styles: Mapping[str, str],
    addresses: Mapping[str, str] | None = None,
) -> str:
    """Write lines with the styles of their roles, without blanks at their ends.

    Nothing in a text is ever read as markup. `addresses` are the web addresses of documents by id:
    references, and texts that are addresses, become links. None where the terminal knows no links.
    """
    drawn = (_spans(line, styles, addresses) for line in lines)
    return "".join(f"{''.join(spans)}\n" for spans in drawn)


def _spans(
    line: Line, styles: Mapping[str, str], addresses: Mapping[str, str] | None
) -> Iterator[str]:
    for span in trimmed(line.spans):
        text = span.text if addresses is None else _linked(span, addresses)
        style = styles.get(span.role)
        yield f"\x1b[{style}m{text}\x1b[0m" if style and span.text.strip() else text


def _linked(span: Span, addresses: Mapping[str, str]) -> str:
    if span.role == "ref":
        parts = (_link(part, addresses.get(part.split(" ")[0], ""))
                 for part in span.text.split(PARTED))  # fmt: skip
        return PARTED.join(parts)
    if span.text.startswith(_WEB):
        # An address too long for a line goes on below: its beginning leads there all the same.
        whole = (known for known in addresses.values() if known.startswith(span.text))
        return _link(span.text, next(whole, span.text))
    return span.text


def _link(text: str, address: str) -> str:
    if not address:
        return text
    return f"\x1b]8;;{quote(address, safe=_IN_ADDRESSES)}\x1b\\{text}\x1b]8;;\x1b\\"
