"""Names of keys: what people write for a key, and what Textual calls it when it is pressed.

Only keys that terminals send are known here: most terminals send Shift+Enter as Enter, and never
tell Ctrl+I from Tab.
"""

import re
import unicodedata
from collections.abc import Iterator
from string import ascii_lowercase

from textual.keys import KEY_TO_UNICODE_NAME, REPLACED_KEYS, key_to_character

MOVING = ("up", "down", "left", "right", "home", "end", "insert", "delete", "pageup", "pagedown")
FUNCTIONS = tuple(f"f{number}" for number in range(1, 13))
MODIFIED = {*MOVING, *FUNCTIONS} - {"f3"}
"""Keys that are sent with any of Ctrl, Alt and Shift; F3 reads as a report of the cursor then."""
PLAIN = ("escape", "enter", "tab", "space", "backspace", "comma")
ALIASES = {
    "esc": "escape", "return": "enter", "ret": "enter", "⏎": "enter", "↵": "enter",
    "del": "delete", "⌦": "delete", "ins": "insert", "spacebar": "space", "blank": "space",
    "␣": "space", "bs": "backspace", "⌫": "backspace", "backtab": "shift+tab",
    "pgup": "pageup", "pgdn": "pagedown", "pgdown": "pagedown", "pagedn": "pagedown",
    "↑": "up", "↓": "down", "←": "left", "→": "right", "⇥": "tab",
    "arrowup": "up", "arrowdown": "down", "arrowleft": "left", "arrowright": "right",
    "uparrow": "up", "downarrow": "down", "leftarrow": "left", "rightarrow": "right",
    "dot": "full_stop", "period": "full_stop", "dash": "minus", "hyphen": "minus",
    "quote": "apostrophe",
}  # fmt: skip
"""Other names of keys, in small letters and without blanks, hyphens and underscores."""

MODIFIERS = {
    "ctrl": "ctrl", "control": "ctrl", "^": "ctrl", "alt": "alt", "option": "alt", "meta": "alt",
    "shift": "shift", "super": "super", "cmd": "super", "command": "super",
}  # fmt: skip
SENT_AS = {
    "ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace",
    "ctrl+[": "escape", "alt+b": "ctrl+left", "alt+f": "ctrl+right",
}  # fmt: skip
"""Keys that terminals send as other keys."""
CONTROLLED = (*ascii_lowercase, "backslash", "right_square_bracket")
_MODIFIED = re.compile(r"(\^|(?:[a-z]+[+-])+)(.+)", re.IGNORECASE | re.DOTALL)


def key_named(text: str) -> str:
    """Return the key that a text names, as Textual calls it, or the empty text for none."""
    text = text.strip()
    if len(text) == 1 and text not in ALIASES:
        return text if text.isprintable() and not text.isspace() else ""
    if name := _name(text):
        return name
    if not (found := _MODIFIED.fullmatch(text)):
        return ""
    words = re.findall(r"\^|[a-z]+", found[1].lower())
    if not all(word in MODIFIERS for word in words):
        return ""
    return _modified({MODIFIERS[word] for word in words}, found[2])


def _name(text: str) -> str:
    """Return the key that a text without modifiers names."""
    folded = re.sub(r"[\s_-]", "", text.lower())
    name = ALIASES.get(folded, folded)
    if name in (*MOVING, *FUNCTIONS, *PLAIN, "shift+tab"):
        return name
    character = _character(ALIASES.get(folded, text.lower()))
    return character if character.isascii() and character.isprintable() else ""


def _character(name: str) -> str:
    """Return the character of a name such as `question_mark` or `minus`."""
    known = REPLACED_KEYS.get(name, name)
    if known in KEY_TO_UNICODE_NAME:
        return key_to_character(known) or ""
    try:
        return unicodedata.lookup(known.replace("_", " "))
    except KeyError:
        return ""


def _modified(modifiers: set[str], text: str) -> str:
    """Return the name of a key with modifiers, if terminals send it."""
    name = text if len(text) == 1 and text not in ALIASES else _name(text)
    if modifiers == {"shift"} and len(name) == 1 and name.isalpha():
        return name.upper()
    name = {"\\": "backslash", "]": "right_square_bracket"}.get(name, name)
    name = name.lower() if "ctrl" in modifiers else name  # Ctrl sends no capitals
    key = "+".join((*sorted(modifiers), name))
    return key if key in SENT or (name in MODIFIED and "super" not in modifiers) else ""


def _sent() -> Iterator[str]:
    yield "shift+tab"
    for letter in ascii_lowercase:
        yield from (f"alt+{letter}", f"super+{letter}")
    yield from (f"ctrl+{name}" for name in CONTROLLED)


SENT = frozenset(_sent()) - set(SENT_AS)
"""Keys with modifiers that terminals send, apart from keys that move and function keys."""

KNOWN = (*MOVING, *FUNCTIONS, *PLAIN, *sorted(SENT), "esc", "return", "del", "pgup", "pgdn")
"""Names that a mistyped one may stand for."""


def is_typed(key: str) -> bool:
    """Tell whether a key writes a character where a box has the keyboard."""
    return len(key.removeprefix("alt+")) == 1 or key in ("space", "comma")
