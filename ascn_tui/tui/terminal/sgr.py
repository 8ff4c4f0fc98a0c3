"""What a terminal writes with, and how it is told to change that."""

from functools import lru_cache
from typing import NamedTuple

_EXTENDED = ("38", "48")
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}
_DEFAULT_FOREGROUND, _DEFAULT_BACKGROUND = "39", "49"
_RGB = "2"


class Pen(NamedTuple):
    """What a terminal writes with: attributes, foreground and background, as SGR parameters."""

    attributes: frozenset[str] = frozenset()
    foreground: str = ""
    background: str = ""


PLAIN = Pen()


@lru_cache(maxsize=1024)
def pen(parameters: str, before: Pen) -> Pen:
    """Return the pen after SGR parameters; a pen that knows too little of them starts anew."""
    codes = parameters.split(";") if parameters else ["0"]
    attributes, foreground, background = (
        set(before.attributes),
        before.foreground,
        before.background,
    )
    while codes:
        code = codes.pop(0)
        if code in _EXTENDED and codes:
            taken = 4 if codes[0] == _RGB else 2
            colour = ";".join([code, *codes[:taken]])
            codes = codes[taken:]
            foreground, background = (colour, background) if code == "38" else (foreground, colour)
        elif code in ("0", ""):
            attributes, foreground, background = set(), "", ""
        elif code == _DEFAULT_FOREGROUND:
            foreground = ""
        elif code == _DEFAULT_BACKGROUND:
            background = ""
        elif code[0] in "39" and len(code) == len("30"):
            foreground = code
        elif (code[0] == "4" and len(code) == len("40")) or code[:2] == "10":
            background = code
        else:
            attributes.add(code)
    return Pen(frozenset(attributes), foreground, background)


@lru_cache(maxsize=1024)
def change(before: Pen, after: Pen) -> str:
    """Return the shortest SGR sequence from one pen to another, empty when they are equal."""
    if before == after:
        return ""
    if after == PLAIN:
        return "\x1b[m"
    gone = before.attributes - after.attributes
    codes = sorted({_OFF.get(code, "") for code in gone}, key=len)
    # Bold and dim share their «off»: what stays of the two is said again.
    has = before.attributes - gone - ({"1", "2"} if "22" in codes else set())
    if "" in codes:
        codes, has, before = ["0"], frozenset(), PLAIN
    codes += sorted(after.attributes - has, key=int)
    if before.foreground != after.foreground:
        codes.append(after.foreground or _DEFAULT_FOREGROUND)
    if before.background != after.background:
        codes.append(after.background or _DEFAULT_BACKGROUND)
    return f"\x1b[{';'.join(codes)}m"
