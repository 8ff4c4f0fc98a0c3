"""What the terminal can show, by its environment; and the theme that this leaves."""

from collections.abc import Mapping
from typing import NamedTuple

THEMES = ("dark", "light", "contrast", "terminal")
NO_COLOURS, SIXTEEN, MANY = 0, 16, 256
COLOUR_WORDS = {NO_COLOURS: "none", SIXTEEN: "16", MANY: "256 or more"}
"""How many colours there are, in words."""

_COLOURLESS = ("vt52", "vt100", "vt102", "vt220", "vt320", "vt420")
_CONSOLES = (*_COLOURLESS, "vt200", "vt300", "vt400", "vt500", "vt520", "vt525", "linux", "ansi",
             "pcansi", "cons25", "wsvt25", "hurd", "mach", "sun", "console")  # fmt: skip
"""Kinds of terminals whose fonts have the signs of ASCII and few others."""
_TRUE = ("truecolor", "24bit")
_MANY = ("256color", "kitty", "direct")


class Chosen(NamedTuple):
    """A theme by the name that readers know, its colours, and why another was asked for, if so."""

    theme: str
    colours: int
    reason: str = ""


def can_be_opened_on(terminal: str) -> bool:
    """Tell whether a kind of terminal (`TERM`) can move its cursor, as far as is known."""
    return terminal not in ("", "dumb", "unknown")


def is_console(terminal: str) -> bool:
    """Tell whether a kind of terminal (`TERM`) has few signs beyond ASCII, inside screen too."""
    return terminal.lower().removeprefix("screen.").partition("-")[0] in _CONSOLES


def colours(environment: Mapping[str, str]) -> int:
    """Return how many colours may be shown, by the rules that Rich writes by."""
    terminal = environment.get("TERM", "").lower()
    if environment.get("NO_COLOR") or terminal.partition("-")[0] in _COLOURLESS:
        return NO_COLOURS
    if environment.get("COLORTERM", "").strip().lower() in _TRUE:
        return MANY
    return MANY if terminal.rpartition("-")[2] in _MANY else SIXTEEN


def theme_for(asked: str, environment: Mapping[str, str]) -> Chosen:
    """Return the theme asked for, dark if none is, or what comes nearest on this terminal."""
    wanted = asked or "dark"
    amount = colours(environment)
    if amount == MANY or (wanted == "terminal" and amount == SIXTEEN):
        return Chosen(wanted, amount)
    if environment.get("NO_COLOR"):
        return Chosen("terminal", amount, "NO_COLOR is set")
    known = "no colours" if amount == NO_COLOURS else f"{amount} colours"
    return Chosen("terminal", amount, f"TERM={environment.get('TERM', '')} has {known}")
