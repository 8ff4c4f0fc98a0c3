"""Index of the names of records, and the location of each record."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

from ascn_tui.model.comparison import Comparison
from ascn_tui.model.framework import Framework
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.places import City
from ascn_tui.model.record_types import BY_CLASS, Record

_ACRONYM = re.compile(r"\(([A-Z][a-z]*[A-Z][A-Za-z0-9]*)\)")
_WORDS = re.compile(r"[^\W_]+")
TODAY, ID, ALSO, EARLIER = "", "id", "also", "earlier"
"""Kinds of name: current, id, alternative, of an earlier edition."""


Guesses = list[tuple[str, str]]
"""Locators and names of candidates, best first."""


class UnresolvedError(LookupError):
    """A name of no record or of several, with suggestions, which may be computed lazily."""

    def __init__(
        self, text: str, nearest: Guesses | Callable[[], Guesses], *, ambiguous: bool
    ) -> None:
        super().__init__(text)
        self.text = text
        self.ambiguous = ambiguous
        self._nearest = nearest

    @cached_property
    def nearest(self) -> Guesses:
        """The suggestions, computed when first read: too slow for every key press."""
        return self._nearest() if callable(self._nearest) else self._nearest


def fold(text: str) -> str:
    """Normalise a name to words of letters and digits without case and accents."""
    if text.isascii():
        plain = text.lower()
    else:
        apart = unicodedata.normalize("NFKD", text).casefold()
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(_WORDS.findall(plain.replace("&", " and ")))


def place_of(record: Record) -> Location:
    """Return the location of a record's page."""
    if isinstance(record, Comparison):
        return Location("compare", (record.left, record.right))
    if isinstance(record, City) and record.id == record.country:
        # A city-state's city shares the id of its country and needs the longer path.
        return Location("explore", (record.country, record.id))
    if isinstance(record, Framework):
        return Location("framework")
    return Location(BY_CLASS[type(record)].screen, (record.id,))


def name_of(record: Record) -> str:
    """Return the display name of a record."""
    for attribute in ("name", "title", "statement", "printed", "text"):
        if value := getattr(record, attribute, None):
            return str(value)
    return record.id


def names_of(record: Record) -> Iterator[str]:
    """Yield all names of a record: id, name, acronyms, earlier and translated names."""
    return (name for name, _ in called(record))


def called(record: Record) -> Iterator[tuple[str, str]]:
    """Yield all names of a record with the kind of each: TODAY, ID, ALSO or EARLIER.

    Acronyms in brackets, and the name without them, count as the current name; in titles of
    documents they belong to something else and are ignored.
    """
    yield record.id, ID
    name = name_of(record)
    yield name, TODAY
    acronyms = _ACRONYM.findall(getattr(record, "name", ""))
    for acronym in acronyms:
        yield acronym, TODAY
    if acronyms:
        yield _ACRONYM.sub("", name), TODAY
    for other in getattr(record, "names", {}).values():
        yield other, ALSO
    for other in getattr(record, "also", ()):
        yield other, ALSO
    for attribute in ("official_name", "iso2", "iso3", "expansion"):
        if other := getattr(record, attribute, None):
            yield other, ALSO
    for listing in getattr(record, "listings", ()):
        if listing.name:
            yield listing.name, EARLIER


@lru_cache(maxsize=4)
def names(network: Network) -> dict[str, list[Record]]:
    """Index every record under each folded form of its names, old names included."""
    index: dict[str, list[Record]] = {}
    for record in (*network.records.values(), *network.cities):
        for name in {fold(name) for name in names_of(record)}:
            shelf = index.setdefault(name, [])
            if record not in shelf:
                shelf.append(record)
    return index


def rank(record: Record) -> int:
    """Return the rank of a record among those of one name, 0 first."""
    return BY_CLASS[type(record)].rank
