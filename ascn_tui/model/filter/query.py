"""A filter as a value: the words and facets that a row has to fit to stay in a list."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from ascn_tui.model.names.index import fold
from ascn_tui.model.names.suggestions import MOST_LISTED, listed, near, near_folded

FACETS = (
    "status", "focus", "country", "city", "edition", "verdict", "section", "level", "topic",
    "kind", "origin", "since",
)  # fmt: skip
"""The facets of a filter, written `status:planning`."""
_CALLED = {"since": "year"}
"""The word for the values of a facet where it is not the facet's name."""
LONGEST = 120
"""A filter longer than this (characters) is refused: with more a locator might grow too long."""
_MOST_SHOWN = 5
_LISTED = {"city": "cities", "about": "records"}
"""What `list` calls the kinds of value that are many."""

T = TypeVar("T")
Shelf = Mapping[str, Sequence[str]]
"""The values that a facet takes: ids, each with its names."""

_TERM = re.compile(r"""(!?)(?:([^\W\d_][\w-]*):)?((?:"[^"]*"?|[^\s"])*)""")
_VALUE = re.compile(r"""(?:"[^"]*"?|[^,])+""")


class FilterError(ValueError):
    """A text that is no filter; the message gives the reason and suggestions."""


class FilterableText(NamedTuple):
    """What a filter matches in a row: its folded text, and its ids for each facet."""

    text: str
    facets: Mapping[str, Iterable[str]]


class FilterTerm(NamedTuple):
    """A word (`kind` is empty) or a facet with the values that do; `out` turns it around."""

    kind: str
    wanted: tuple[str, ...]
    out: bool = False

    def fits(self, said: FilterableText) -> bool:
        """Tell whether a row satisfies the term."""
        if self.kind:
            found = any(value in self.wanted for value in said.facets.get(self.kind, ()))
        else:
            found = self.wanted[0] in said.text
        return found != self.out

    def __str__(self) -> str:
        """Return the term as it is typed."""
        text = ",".join(self.wanted)
        text = f"{self.kind}:{text}" if self.kind else f'"{text}"' if " " in text else text
        return f"!{text}" if self.out else text


class Filter(NamedTuple):
    """Terms that a row has to satisfy, all of them; without any it lets everything through."""

    terms: tuple[FilterTerm, ...] = ()

    @classmethod
    def parse(cls, text: str, shelves: Mapping[str, Shelf]) -> "Filter":
        """Read a filter; `shelves` holds the values of each facet. Raises FilterError."""
        if len(text) > LONGEST:
            raise FilterError(f"a filter has at most {LONGEST} characters")
        terms = (_term(match, shelves) for match in _TERM.finditer(text) if match[0])
        found = cls(tuple(dict.fromkeys(term for term in terms if term is not None)))
        # Beginnings written out may be longer than what was typed.
        return found if len(str(found)) <= LONGEST else cls.parse(str(found), shelves)

    def __str__(self) -> str:
        """Return the filter as it is typed: it parses back to the same value."""
        return " ".join(str(term) for term in self.terms)

    def keeps(self, said: FilterableText) -> bool:
        """Tell whether a row stays."""
        return all(term.fits(said) for term in self.terms)

    @property
    def asks(self) -> bool:
        """Whether the filter asks for something, and does not only leave things out."""
        return any(not term.out for term in self.terms)

    def among(self, said: Iterable[tuple[T, FilterableText]]) -> list[T]:
        """Return the matching rows; compares facets first, which is fast for many rows."""
        kept = list(said)
        for term in self.terms:
            if term.kind:
                kept = [row for row in kept if term.fits(row[1])]
            else:
                (word,), out = term.wanted, term.out
                kept = [row for row in kept if (word in row[1].text) is not out]
        return [row for row, _ in kept]


def _term(match: re.Match[str], shelves: Mapping[str, Shelf]) -> FilterTerm | None:
    out, facet, text = bool(match[1]), match[2], match[3]
    if facet:
        kind = _facet(facet)
        values = [value.replace('"', "") for value in _VALUE.findall(text) if fold(value)]
        return FilterTerm(kind, _ids(kind, values, shelves[kind]), out)
    word = fold(text)
    if out and not word:
        raise FilterError("! turns round what follows it: !smart, !edition:NAME")
    return FilterTerm("", (word,), out) if word else None


def _facet(name: str) -> str:
    found = meant(dict.fromkeys(FACETS, ()), name)
    if len(found) == 1:
        return found[0]
    if found:
        raise FilterError(f"{name}: may be {either(found)}")
    meant_by = near(name, FACETS, 1)
    said = f"did you mean {meant_by[0]}:?" if meant_by else listed([f"{one}:" for one in FACETS])
    raise FilterError(f"nothing is filtered by '{name}:'; {said}")


def _ids(kind: str, values: Sequence[str], shelf: Shelf) -> tuple[str, ...]:
    if not shelf:
        raise FilterError(f"nothing here has a {kind}")
    if not values:
        raise FilterError(f"{kind}: takes {either(list(shelf))}")
    called = _CALLED.get(kind, kind)
    return tuple(dict.fromkeys(known(shelf, called, value) for value in values))


def known(shelf: Shelf, kind: str, value: str) -> str:
    """Return the id that a value means; raises FilterError with suggestions."""
    found = meant(shelf, value)
    if len(found) == 1:
        return found[0]
    if found:
        raise FilterError(f"{kind} '{value}' may be {either(found)}")
    if guesses := _guesses(shelf, value):
        raise FilterError(f"no {kind} '{value}'; did you mean {' or '.join(guesses)}?")
    see = f"ascn-tui list {_LISTED[kind]}" if kind in _LISTED else ""
    raise FilterError(f"no {kind} '{value}'; {listed(list(shelf), see)}")


def _guesses(shelf: Shelf, value: str) -> list[str]:
    """Return the ids whose names are near a value, at most two."""
    names = {(key, text): fold(text) for key in shelf for text in (key, *shelf[key])}
    return list(dict.fromkeys(key for key, _ in near_folded(fold(value), names)))[:2]


def meant(shelf: Shelf, value: str) -> list[str]:
    """Return the ids that a value may mean: itself, else those it names, else those it begins."""
    if value in shelf:
        return [value]
    folded = fold(value)
    for fits in (str.__eq__, str.startswith):
        found = [
            key
            for key, names in shelf.items()
            if any(fits(fold(text), folded) for text in (key, *names))
        ]
        if found:
            return found
    return []


def either(values: Sequence[str]) -> str:
    """Join values of which one is to be chosen; where they are many, the others are counted."""
    if len(values) > MOST_LISTED:
        shown = ", ".join(values[:_MOST_SHOWN])
        return f"{shown} or one of {len(values) - _MOST_SHOWN} more"
    *first, last = values
    return f"{', '.join(first)} or {last}" if first else last
