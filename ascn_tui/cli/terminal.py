"""What is known of the terminal or pipe that the output goes to."""

import os
import sys
from argparse import Namespace
from contextlib import suppress
from typing import TYPE_CHECKING

from ascn_tui.cli.colours import is_console
from ascn_tui.storage.cache.memo import LINKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ascn_tui.model.network import Network
    from ascn_tui.model.taxonomy import Status, Verdict
    from ascn_tui.render.lines import Look

_LINKING_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby")
_LINKING_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour")
_VTE_LINKS = 5000
"""The first version of VTE that knows links."""


def default_format() -> str:
    """Return how a page is written where nobody says: text on a terminal, plain elsewhere."""
    return "text" if sys.stdout.isatty() and os.environ.get("TERM") != "dumb" else "plain"


def ascii_only(options: Namespace) -> bool:
    """Tell whether only ASCII is shown: by the option, else by the terminal and the locale."""
    return bool(ascii_reason()) if options.ascii is None else bool(options.ascii)


def ascii_reason() -> str:
    """Return the variable because of which only ASCII can be shown, or the empty text."""
    if is_console(os.environ.get("TERM", "")):
        return f"TERM={os.environ['TERM']}"
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    name = next((name for name in names if os.environ.get(name)), "")
    if "utf" in os.environ.get(name, "").lower() or os.name == "nt":
        return ""
    return f"{name}={os.environ[name]}" if name else "no locale"


def look(options: Namespace, marks: "Mapping[str, Status | Verdict]") -> "Look":
    """Return what drawing needs to know: the width, the marks, the signs that can be shown."""
    from ascn_tui.render.lines import Look

    return Look(options.width or _columns(), marks, ascii_only=ascii_only(options))


def _columns() -> int:
    """Return the width of the terminal: what `COLUMNS` says, else what it is, else 80.

    As shutil does, whose import would cost more than laying out the page.
    """
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    with suppress(OSError):
        return os.get_terminal_size(1).columns or 80
    return 80


def styles() -> "Mapping[str, str]":
    """Return the styles that the output can show: none into a pipe, colours where it has 256."""
    from ascn_tui.cli.colours import MANY, colours
    from ascn_tui.render.ansi import STYLES, WITHOUT_COLOUR

    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return {}
    return STYLES if colours(os.environ) == MANY else WITHOUT_COLOUR


def addresses(network: "Network") -> "dict[str, str] | None":
    """Return the web addresses of documents by id, or None where the terminal knows no links."""
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
