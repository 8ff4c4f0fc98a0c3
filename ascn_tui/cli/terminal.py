"""The terminal or pipe that output goes to: size, colours, encoding."""

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from ascn_tui.storage.cache.memo import LINKING

if TYPE_CHECKING:
    from ascn_tui.model.network import Network
    from ascn_tui.model.taxonomy import Status, Verdict
    from ascn_tui.render.lines import RenderContext

_LINKING_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby")
_LINKING_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour")
_VTE_LINKS = 5000
"""The first version of VTE with links."""


def default_format() -> str:
    return "text" if sys.stdout.isatty() and os.environ.get("TERM") != "dumb" else "plain"


def ascii_only(options: Namespace) -> bool:
    return bool(ascii_reason()) if options.ascii is None else bool(options.ascii)


def ascii_reason() -> str:
    """Return the variable that restricts output to ASCII, or the empty text."""
    if is_console(os.environ.get("TERM", "")):
        return f"TERM={os.environ['TERM']}"
    setting = locale_setting()
    return "" if "utf" in setting.partition("=")[2].lower() or os.name == "nt" else setting


def locale_setting() -> str:
    """Return the variable that decides the locale with its value, or `no locale`."""
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    return next(
        (f"{name}={os.environ[name]}" for name in names if os.environ.get(name)), "no locale"
    )


def look(options: Namespace, marks: "Mapping[str, Status | Verdict]") -> "RenderContext":
    from ascn_tui.render.lines import RenderContext

    return RenderContext(options.width or columns(), marks, ascii_only=ascii_only(options))


def columns() -> int:
    """Return the width of the terminal: what `COLUMNS` says, else what it is, else 80.

    Replaces shutil.get_terminal_size, whose import costs more than laying out the page.
    """
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    with suppress(OSError):
        return os.get_terminal_size(1).columns or 80
    return 80


def styles() -> "Mapping[str, str]":
    """Return SGR styles by role: none into a pipe, colours where there are 256."""
    from ascn_tui.render.ansi import STYLES, WITHOUT_COLOUR

    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return {}
    return STYLES if colours(os.environ) == MANY else WITHOUT_COLOUR


def addresses(network: "Network") -> "dict[str, str] | None":
    """Return web addresses of documents by id, or None where the terminal knows no links."""
    if not sys.stdout.isatty() or not _knows_links():
        return None
    return {source.id: source.url for source in network.sources if source.url}


def _knows_links() -> bool:
    said = {name: os.environ.get(name, "") for name in LINKING}
    if forced := said["FORCE_HYPERLINK"]:
        return forced != "0"
    vte = said["VTE_VERSION"]
    return (
        os.environ.get("TERM") in _LINKING_TERMS
        or said["TERM_PROGRAM"] in _LINKING_PROGRAMS
        or (vte.isdecimal() and int(vte) >= _VTE_LINKS)
        or any(said[name] for name in ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION"))
    )


THEMES = ("dark", "light", "contrast", "terminal")
NO_COLOURS, SIXTEEN, MANY = 0, 16, 256
COLOUR_WORDS = {NO_COLOURS: "none", SIXTEEN: "16", MANY: "256 or more"}

_COLOURLESS = ("vt52", "vt100", "vt102", "vt220", "vt320", "vt420")
_CONSOLES = (*_COLOURLESS, "vt200", "vt300", "vt400", "vt500", "vt520", "vt525", "linux", "ansi",
             "pcansi", "cons25", "wsvt25", "hurd", "mach", "sun", "console")  # fmt: skip
"""Values of TERM whose fonts have little beyond ASCII."""
_TRUE = ("truecolor", "24bit")
_MANY = ("256color", "kitty", "direct")


class ColourSupport(NamedTuple):
    """The theme used, the number of colours, and why it is not the theme asked for."""

    theme: str
    colours: int
    reason: str = ""


def can_be_opened_on(terminal: str) -> bool:
    """Tell whether a kind of terminal (`TERM`) can move its cursor."""
    return terminal not in ("", "dumb", "unknown")


def is_console(terminal: str) -> bool:
    """Tell whether a kind of terminal (`TERM`) shows little beyond ASCII, also inside screen."""
    return terminal.lower().removeprefix("screen.").partition("-")[0] in _CONSOLES


def colours(environment: Mapping[str, str]) -> int:
    """Return how many colours may be shown, by the rules that Rich writes by."""
    terminal = environment.get("TERM", "").lower()
    if environment.get("NO_COLOR") or terminal.partition("-")[0] in _COLOURLESS:
        return NO_COLOURS
    if environment.get("COLORTERM", "").strip().lower() in _TRUE:
        return MANY
    return MANY if terminal.rpartition("-")[2] in _MANY else SIXTEEN


def theme_for(asked: str, environment: Mapping[str, str]) -> ColourSupport:
    """Return the theme asked for (default dark), or the nearest one the terminal can show."""
    wanted = asked or "dark"
    amount = colours(environment)
    if amount == MANY or (wanted == "terminal" and amount == SIXTEEN):
        return ColourSupport(wanted, amount)
    if environment.get("NO_COLOR"):
        return ColourSupport("terminal", amount, "NO_COLOR is set")
    known = "no colours" if amount == NO_COLOURS else f"{amount} colours"
    return ColourSupport("terminal", amount, f"TERM={environment.get('TERM', '')} has {known}")
