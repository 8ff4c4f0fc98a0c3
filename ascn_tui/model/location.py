"""A view as a value: what the reader looks at, and its text form, the locator."""

import re
from urllib.parse import parse_qsl, quote, unquote, unquote_plus

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

_OPTIONS = re.compile(r"\?|(?:^|\s+)(?=[^\s=?/]+=)")
"""Where the path ends: at the first word `name=value`, or at `?` as in an address of the web."""
_NEXT = re.compile(r"\s+(?=[^\s=?/]+=)")


class LocatorError(ValueError):
    """A text that is no locator; the message gives the reason."""


class Location(msgspec.Struct, frozen=True, order=True):
    """A screen, the subject on it, and options such as edition or filter.

    As text it is words, `explore/jakarta edition=2023 filter=smart+bin`, of no sign that a shell
    takes for its own, so that it can be pasted without quotes. `explore/jakarta?edition=2023&…`,
    as earlier versions wrote it, is read too.

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
        path, said = parted(text.strip())
        parts = tuple(unquote(part.strip()) for part in path.split("/") if part.strip())
        if not parts:
            raise LocatorError("a locator needs a screen, an id or a name")
        pairs = _pairs(said)
        options = {name: value for name, value in pairs if value}
        if len({name for name, _ in pairs}) < len(pairs):
            raise LocatorError("a locator names each option once")
        screen, subject = (parts[0], parts[1:]) if parts[0] in SCREENS else ("", parts)
        return cls(screen, subject, tuple(sorted(options.items())))

    def __str__(self) -> str:
        """Return the locator: it parses back to the same value."""
        parts = (self.screen, *self.subject) if self.screen else self.subject
        path = "/".join(_quoted(part) for part in parts)
        return " ".join((path, *(f"{_bytes(name)}={_sent(value)}" for name, value in self.options)))

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

    def with_options(self, **options: str) -> "Location":
        """Return the same view with options set; an empty value removes one."""
        changed = dict(self.options) | options
        return Location(
            self.screen,
            self.subject,
            tuple(sorted((name, value) for name, value in changed.items() if value)),
        )


def parsed(text: str) -> Location | None:
    """Return the location of a locator, or None for a text that is none."""
    try:
        return Location.parse(text)
    except LocatorError:
        return None


def parted(text: str) -> tuple[str, str]:
    """Return the path of a locator, and its options as they are written."""
    found = _OPTIONS.search(text)
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def is_option(word: str) -> bool:
    """Tell whether a word of a locator sets an option."""
    return not parted(word)[0] and not word.startswith("?")


def _pairs(said: str) -> list[tuple[str, str]]:
    """Return names and values; further words belong to the value before them."""
    if said.startswith("?"):
        pairs = parse_qsl(said[1:], keep_blank_values=True, separator="&")
    else:
        words = (word.partition("=") for word in _NEXT.split(said.strip()) if word)
        pairs = [(unquote(name), unquote_plus(value.strip())) for name, _, value in words]
    if not all(name for name, _ in pairs):
        raise LocatorError("an option of a locator needs a name")
    return pairs


def _sent(value: str) -> str:
    """Quote the value of an option; `+` is a space, as in URLs."""
    return _bytes(value, ":, ").replace(" ", "+")


def _quoted(part: str) -> str:
    """Quote a part of the path; a single blank stays readable, shells drop all others."""
    blanks = re.compile("^ +| +$|(?<= ) +")
    return blanks.sub(lambda found: "%20" * len(found[0]), _bytes(part, " +,:"))


def _bytes(text: str, safe: str = "") -> str:
    """Quote a text; what is no Unicode, as shells can pass, becomes the bytes it was.

    `~` may mean a home; a word that begins with `-` would be an option of the program.
    """
    quoted = quote(text, safe, errors="surrogateescape").replace("~", "%7E")
    return re.sub("(^| )-", r"\1%2D", quoted)
