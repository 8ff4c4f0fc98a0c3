"""Commands that are doors to pages: what was written on the command line as a locator."""

from argparse import Namespace
from collections.abc import Iterable

from ascn_tui.model.location import Location, is_option

FILTERS = ("country", "city", "focus", "status")
"""What pages and lists can be narrowed by on the command line, in the words of locators."""

SCREENS = {"compare": "compare", "claims": "evidence", "levels": "governance", "trend": "trends"}
"""The screen behind each door."""

_OPTIONS = (*FILTERS, "level", "verdict", "section", "by", "group", "differ", "left", "right")


def asked(command: str, options: Namespace) -> str:
    """Return the locator that a command means; raises LocatorError for a text that is none."""
    if command in SCREENS:
        here = _of_words(SCREENS[command], options.subject)
    else:
        here = Location.parse(" ".join(options.locator) or "explore")
    narrow = {name: getattr(options, name, None) for name in _OPTIONS}
    narrow["filter"] = filter_of(options)
    return str(here.having(**{name: value for name, value in narrow.items() if value}))


def _of_words(screen: str, words: list[str]) -> Location:
    """Return a screen, the subject that words name, and the options that stand after them."""
    end = next((at for at, word in enumerate(words) if is_option(word)), len(words))
    here = Location.parse(" ".join((screen, *words[end:])))
    return here.at(*filter(str.strip, words[:end]))


def locators(words: Iterable[str]) -> list[str]:
    """Return the locators that words are: each option belongs to the word before it."""
    found: list[str] = []
    for word in words:
        if found and is_option(word):
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def filter_of(options: Namespace) -> str:
    """Return the filter that options ask for; `--since` is a facet of it."""
    since = getattr(options, "since", None)
    terms = (getattr(options, "filter", None), f'since:"{since}"' if since else "")
    return " ".join(filter(None, terms))
