"""Lines for terminals: SGR styles by role, and OSC 8 links."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from ascn_tui.render.lines import PARTED, Line, Span, trimmed

_GREEN, _BLUE, _VIOLET, _RED, _PINK, _GREY = (
    f"38;5;{number}" for number in (29, 63, 98, 131, 163, 243)
)
"""Colours of the 256 with a contrast of 4.5:1 on white and on black. The sixteen basic colours
have none of that kind, and terminals differ in them."""

WITHOUT_COLOUR = {
    "title": "1", "heading": "1", "link": "4", "match": "1;4", "warning": "1",
    "verdict-paper": "1", "verdict-printed": "1",
}  # fmt: skip
"""SGR parameters by role where there are no colours; other roles are plain."""

STYLES = {
    **WITHOUT_COLOUR,
    "bar": _GREY,
    "bar-left": _RED,
    "bar-right": _BLUE,
    "warning": f"1;{_RED}",
    "status-planned": _VIOLET,
    "status-active": _BLUE,
    "status-done": _GREEN,
    "status-open": _PINK,
    "status-contrary": _RED,
    "verdict-same": _GREEN,
    "verdict-differs": _VIOLET,
    "verdict-left": _RED,
    "verdict-right": _BLUE,
    "verdict-paper": f"1;{_PINK}",
    "verdict-printed": f"1;{_PINK}",
}
"""SGR parameters by role where there are 256 colours."""

_WEB = ("https://", "http://")
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%-._~"


def ansi(
    lines: Iterable[Line],
    styles: Mapping[str, str],
    addresses: Mapping[str, str] | None = None,
) -> str:
    """Write lines with the SGR styles of their roles; blanks at line ends are dropped.

    Nothing in a text is read as markup. `addresses` maps document ids to web addresses: references
    and texts that are addresses become OSC 8 links. None where the terminal knows no links.
    """
    drawn = (_spans(line, styles, addresses) for line in lines)
    return "".join(f"{''.join(spans)}\n" for spans in drawn)


def _spans(
    line: Line, styles: Mapping[str, str], addresses: Mapping[str, str] | None
) -> Iterator[str]:
    for span in trimmed(line.spans):
        text = span.text if addresses is None else _linked(span, addresses)
        style = styles.get(span.role)
        yield _styled(text, style) if style and span.text.strip() else text


def _styled(text: str, style: str) -> str:
    """Style a text without the blanks around it, which an underline would show."""
    core = text.strip(" ")
    before, _, after = text.partition(core)
    return f"{before}\x1b[{style}m{core}\x1b[0m{after}"


def _linked(span: Span, addresses: Mapping[str, str]) -> str:
    if span.role == "ref":
        parts = (_link(part, addresses.get(part.split(" ")[0], ""))
                 for part in span.text.split(PARTED))  # fmt: skip
        return PARTED.join(parts)
    if span.text.startswith(_WEB):
        # An address may be broken into lines; its beginning links to all of it.
        whole = (known for known in addresses.values() if known.startswith(span.text))
        return _link(span.text, next(whole, span.text))
    return span.text


def _link(text: str, address: str) -> str:
    if not address:
        return text
    return f"\x1b]8;;{quote(address, safe=_IN_ADDRESSES)}\x1b\\{text}\x1b]8;;\x1b\\"
