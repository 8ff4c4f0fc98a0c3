"""The nearest known word to an unknown one."""

from collections.abc import Iterable

NEAR_ENOUGH = 70
"""The least likeness, of 100, at which a known word is worth offering."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the hint «did you mean 'x'?», or the empty text when nothing known is near."""
    # Only a fault pays for this import.
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415

    found = process.extractOne(
        word[:200],
        list(known),
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=NEAR_ENOUGH,
    )
    return f"did you mean '{found[0]}'?" if found else ""
