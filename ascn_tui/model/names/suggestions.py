"""Suggestions for unknown words: every “did you mean” of the program."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from ascn_tui.model.names.index import fold

NEAR = 0.7
"""The least likeness, from 0 to 1, at which a known word is suggested for another."""
MOST_LISTED = 20
"""Valid values up to this many are listed in full."""

_ABOUT_AS_NEAR = 0.9
_SHORTEST_BEGINNING = 3
_BEGUN = 0.85
"""What is like the beginning of a name only is so much less near to it."""
_SWAPPED = 0.5
"""Letters that have only changed places count as half a mistake less."""
_ROUGHLY = NEAR - _SWAPPED / 3
_DIGITS = str.maketrans("", "", "0123456789")

Key = TypeVar("Key")


def near(word: str, known: Collection[str], most: int = 3) -> list[str]:
    """Return the known words that may be meant by a mistyped one, best first; often none.

    Case, accents and signs do not count. A year with another digit is another year, no mistake.
    """
    found = near_folded(fold(word), {text: fold(text) for text in known}, most)
    return found or near_folded(_singular(word), {text: _singular(text) for text in known}, most)


def _singular(text: str) -> str:
    """Fold a text so that `citys` is near `cities`, and `bodies` near `body`."""
    folded = fold(text)
    return f"{folded[:-3]}y" if folded.endswith("ies") else folded


def near_folded(asked: str, known: Mapping[Key, str], most: int = 3) -> list[Key]:
    """Do the same for folded texts by their keys."""
    if not asked or asked.replace(" ", "").isdecimal():
        return []
    from rapidfuzz import process  # noqa: PLC0415 - only a mistake pays for it
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    words = asked.count(" ") + 1
    begun = {key: " ".join(text.split(" ", words)[:words]) for key, text in known.items()}
    likely = {key for key, text in known.items() if _begins(asked, text)}
    for texts in (known, begun):
        likely |= {
            key
            for _, _, key in process.extract(
                asked,
                texts,
                scorer=OSA.normalized_similarity,
                score_cutoff=_ROUGHLY,
                limit=None,
            )
        }
    scores = {key: _likeness(asked, text) for key, text in known.items() if key in likely}
    best = max(scores.values(), default=0)
    least = max(NEAR, _ABOUT_AS_NEAR * best)
    found = [key for key in scores if scores[key] >= least]
    return sorted(found, key=lambda key: -scores[key])[:most]


def _begins(asked: str, text: str) -> bool:
    """Tell whether one text begins the other or ends it, and is enough of it to be meant."""
    if text.startswith(asked):
        return len(asked) >= _SHORTEST_BEGINNING
    if text.endswith(f" {asked}"):
        return len(asked) >= len(text) / 2
    return asked.startswith(text) and _SHORTEST_BEGINNING < len(text) >= len(asked) / 2


def _likeness(asked: str, text: str) -> float:
    if _begins(asked, text):
        return max(NEAR, _alike(asked, text))
    begun = " ".join(text.split()[: asked.count(" ") + 1])
    # A word is not near a long name only because the name begins with a similar word.
    part = _BEGUN * _alike(asked, begun) if 2 * len(begun) >= len(text) else 0
    return max(_alike(asked, text), part)


def _alike(asked: str, text: str) -> float:
    """Tell how much two texts are alike: 1 minus the share of letters to be mended."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    same = sorted(asked) == sorted(text)
    if not same and len(asked) == len(text) and asked.translate(_DIGITS) == text.translate(_DIGITS):
        return 0
    mistakes = OSA.distance(asked, text) - (_SWAPPED if same and asked != text else 0)
    return 1 - mistakes / max(len(asked), len(text))


def question(word: str, known: Collection[str]) -> str:
    """Return “did you mean 'x'?”, or the empty text without a near match."""
    found = near(word, known, 2)
    return f"did you mean {' or '.join(repr(one) for one in found)}?" if found else ""


def hint(word: str, known: Collection[str], see: str = "") -> str:
    """Return what may be meant by a word that is not known, else which words are, if any."""
    return question(word, known) or (listed(known, see) if known else "")


def listed(known: Collection[str], see: str = "") -> str:
    """List valid values: few in full, of many how to see them, else the first."""
    values = list(dict.fromkeys(known))
    if len(values) <= MOST_LISTED:
        return f"there {'is' if len(values) == 1 else 'are'} {_joined(values)}"
    if see:
        return f"all {len(values)}: {see}"
    return f"there are {len(values)}, such as {_joined(values[:3])}"


def _joined(values: list[str]) -> str:
    *first, last = values
    return f"{', '.join(first)} and {last}" if first else last
