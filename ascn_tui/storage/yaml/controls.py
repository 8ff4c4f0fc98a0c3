"""Characters that act on a terminal instead of showing, made visible."""

import re

# C0 but newline and tab, DEL and C1, bidi controls, zero-width and line separators, tags,
# surrogates, and the two code points that are no characters.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Write every acting character as its code point: ESC becomes ‹U+001B›."""
    return _ACTING.sub(_mark, text)


def _mark(found: re.Match[str]) -> str:
    return f"‹U+{ord(found[0]):04X}›"
