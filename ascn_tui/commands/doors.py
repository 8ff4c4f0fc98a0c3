"""Commands that are doors to pages: what was written on the command line as a locator."""

from argparse import Namespace

from ascn_tui.model.location import Location

FILTERS = ("country", "city", "focus", "status")
"""What pages and lists can be narrowed by on the command line, in the words of locators."""

SCREENS = {"compare": "compare", "claims": "evidence", "levels": "governance", "trend": "trends"}
"""The screen behind each door."""

_OPTIONS = (*FILTERS, "level", "verdict", "section", "by", "group", "differ", "left", "right")


def asked(command: str, options: Namespace) -> str:
    """Return the locator that a command means; raises LocatorError for a text that is none."""
    if command in SCREENS:
        here = Location(SCREENS[command], tuple(filter(str.strip, options.subject)))
    else:
        here = Location.parse(" ".join(options.locator) or "explore")
    narrow = {name: getattr(options, name, None) for name in _OPTIONS}
    narrow["filter"] = filter_of(options)
    return str(here.having(**{name: value for name, value in narrow.items() if value}))


def filter_of(options: Namespace) -> str:
    """Return the filter that options ask for; `--since` is a facet of it."""
    since = getattr(options, "since", None)
    terms = (getattr(options, "filter", None), f'since:"{since}"' if since else "")
    return " ".join(filter(None, terms))
