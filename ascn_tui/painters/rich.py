"""Lines to a terminal, in the sixteen colours every terminal has, with links left as text."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.style import Style
from rich.text import Text

from ascn_tui.painters.lines import Line

STYLES = {
    "title": "bold",
    "heading": "bold",
    "muted": "dim",
    "ref": "dim",
    "link": "cyan",
    "figure": "",
    "bar": "blue",
    "bar-left": "blue",
    "bar-right": "magenta",
    "warning": "bold yellow",
    "status-planned": "yellow",
    "status-active": "blue",
    "status-done": "green",
    "status-open": "magenta",
    "verdict-same": "green",
    "verdict-differs": "yellow",
    "verdict-left": "yellow",
    "verdict-right": "yellow",
    "verdict-unknown": "dim",
    "verdict-paper": "bold red",
}
_PARSED = {role: Style.parse(style) for role, style in STYLES.items()}


def text_of(line: Line) -> Text:
    """Turn a line into Rich text; nothing in it is ever read as markup."""
    text = Text()
    for span in line.spans:
        text.append(span.text, _PARSED.get(span.role, Style.null()))
    return text


def paint(lines: Iterable[Line], out: TextIO, *, colour: bool) -> None:
    """Write lines for a terminal, in colours if it is one; NO_COLOR is Rich's to obey."""
    console = Console(file=out, force_terminal=colour, highlight=False, soft_wrap=True)
    for line in lines:
        console.print(text_of(line), markup=False, emoji=False)
