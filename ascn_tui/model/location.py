"""A view as a value: what the reader looks at, and its text form, the locator."""

import re
from urllib.parse import parse_qsl, quote, unquote

import msgspec

SCREENS = (
    "explore",
    "compare",
    "governance",
    "evidence",
    "sources",
    "trends",
    "figures",
    "framework",
    "partners",
    "timeline",
    "glossary",
    "citations",
    "tours",
)
LONGEST = 2_000
"""A locator longer than this (characters) is refused: no view needs it."""


class LocatorError(ValueError):
    """A text that cannot be a locator; the message says why."""


class Location(msgspec.Struct, frozen=True, order=True):
    """A screen, the subject on it, and options such as edition or filter.

    An empty `screen` marks a bare id or name that a network has yet to resolve. Options are
    sorted by name and hold no empty value, so equal views are equal values.
    """

    screen: str
    subject: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Location":
        """Read a locator; raises LocatorError when it is empty, too long or repeats an option."""
        if len(text) > LONGEST:
            raise LocatorError(f"a locator has at most {LONGEST} characters")
        path, _, query = text.strip().partition("?")
        parts = tuple(unquote(part.strip()) for part in path.split("/") if part.strip())
        if not parts:
            raise LocatorError("a locator needs a screen, an id or a name")
        pairs = parse_qsl(query, keep_blank_values=True, separator="&")
        options = {name: value for name, value in pairs if value}
        if len({name for name, _ in pairs}) < len(pairs):
            raise LocatorError("a locator names each option once")
        screen, subject = (parts[0], parts[1:]) if parts[0] in SCREENS else ("", parts)
        return cls(screen, subject, tuple(sorted(options.items())))

    def __str__(self) -> str:
        """Return the locator: it parses back to the same value."""
        parts = (self.screen, *self.subject) if self.screen else self.subject
        path = "/".join(_quoted(part) for part in parts)
        query = "&".join(f"{_bytes(name)}={_sent(value)}" for name, value in self.options)
        return f"{path}?{query}" if query else path

    def option(self, name: str, default: str = "") -> str:
        """Return the value of an option."""
        for known, value in self.options:
            if known == name:
                return value
        return default

    @property
    def edition(self) -> str:
        """The edition looked at, or the empty text where the network's own choice holds."""
        return self.option("edition")

    def at(self, *subject: str) -> "Location":
        """Return the same view of another subject."""
        return Location(self.screen, subject, self.options)

    def having(self, **options: str) -> "Location":
        """Return the same view with options set; an empty value removes one."""
        changed = dict(self.options) | options
        return Location(
            self.screen,
            self.subject,
            tuple(sorted((name, value) for name, value in changed.items() if value)),
        )


def _sent(value: str) -> str:
    """Quote the value of an option; `+` stands for a blank, as in the addresses of the web."""
    return _bytes(value, ":,! ").replace(" ", "+")


def _quoted(part: str) -> str:
    """Quote a part of the path; blanks inside stay readable, those at its ends would get lost."""
    return re.sub("^ +| +$", lambda ends: "%20" * len(ends[0]), _bytes(part, " &+'(),:"))


def _bytes(text: str, safe: str = "/") -> str:
    """Quote a text; what is no Unicode, as shells can pass, becomes the bytes it was."""
    return quote(text, safe, errors="surrogateescape")
