"""Positions of letters in a name, mapped from the folded name to the original."""

import unicodedata
from collections.abc import Iterable

Letters = Iterable[int]
"""Places in a folded name."""


def marked(text: str, letters: Letters) -> tuple[int, ...]:
    """Return the places in a text of letters given by their places in the folded text."""
    origins = _origins(text)
    places = {origins[letter] for letter in letters if 0 <= letter < len(origins)}
    return tuple(sorted(place for place in places if place >= 0))


def within(name: str, part: str, letters: Letters) -> tuple[int, ...]:
    """Return the places in a name of letters given by their places in a part of it."""
    start = name.find(part)
    return tuple(start + letter for letter in letters) if start >= 0 else ()


def _origins(text: str) -> list[int]:
    """Return for each letter of the folded text its place in the text, -1 for blanks."""
    origins: list[int] = []
    apart = False
    for place, character in enumerate(text):
        plain = unicodedata.normalize("NFKD", character).casefold().replace("&", " and ")
        for letter in plain:
            if unicodedata.combining(letter):
                continue
            if not letter.isalnum():
                apart = bool(origins)
                continue
            if apart:
                origins.append(-1)
                apart = False
            origins.append(place)
    return origins
