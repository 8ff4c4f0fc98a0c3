"""The nearest known word to an unknown one."""

from collections.abc import Iterable

NEAR_ENOUGH = 70
"""The least likeness, of 100, at which a known word is worth offering."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the hint «did you mean 'x'?», or the empty text when nothing known is near."""
    found = nearest_word(word, known)
    return f"did you mean '{found}'?" if found else ""


def nearest_word(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like a word, or the empty text when none is near."""
    # Only a fault pays for this import.
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415

    found = process.extractOne(
        word,
        list(known),
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=NEAR_ENOUGH,
    )
    return str(found[0]) if found else ""
