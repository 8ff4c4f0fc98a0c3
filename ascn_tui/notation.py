"""Formatting of values: counts, shares, references, dates and marks."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from ascn_tui.model.taxonomy import Ref, Status, Verdict

UNKNOWN = "—"
NOT_LISTED = "·"
PAPER = "paper"
"""The verdict of a row that shows a differing statement of the paper."""
PRINTED = "printed"
"""The verdict of a row that shows a printed figure which the report's own list contradicts."""

VERDICTS = {
    "same": ("=", "=", "same"),
    "differs": ("≠", "x", "differs"),
    "left": ("◂", "<", "only left"),
    "right": ("▸", ">", "only right"),
    "unknown": ("?", "?", "not known"),
    PAPER: ("!", "!", "the paper says otherwise"),
    PRINTED: ("†", "^", "the report prints otherwise"),
}
"""Verdicts on two sides: sign, ASCII fallback, words."""

LEADS = ("›", ">")
"""The sign of a link, and its ASCII fallback."""

PLANNED = ("◇", "p")
"""The sign of a project in the 2018 plan, and its ASCII fallback."""

BRANCHES = {("▾", "-"): "open branch", ("▸", "+"): "closed branch"}
"""The signs of tree branches with their ASCII fallbacks, and their meaning."""

ASCII_TWINS = str.maketrans("—–·›‹«»²’│▐…", '--.><""2\'||~')
"""ASCII fallbacks of our own signs; letters of names stay."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def number(value: float | None) -> str:
    """Format a number with thousands separators and no needless decimals; None is «—»."""
    if value is None:
        return UNKNOWN
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def share(part: float, whole: float) -> str:
    """Format a part of a whole in percent with one decimal; «—» where the whole is 0."""
    return f"{100 * part / whole:.1f} %" if whole else UNKNOWN


def count(amount: int, one: str, many: str = "") -> str:
    """Write a number with its noun, in the singular for one."""
    return f"{number(amount)} {one if amount == 1 else many or one + 's'}"


def plural(noun: str) -> str:
    """Return a plural in one of the three ways that our nouns have: projects, cities, statuses."""
    if noun.endswith("y"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith("s") else f"{noun}s"


def singular(noun: str) -> str:
    """Return the singular of such a plural; a noun that ends in "ss" is none."""
    if noun.endswith("ss"):
        return noun
    if noun.endswith("uses"):
        return noun.removesuffix("es")
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")


def date(text: str | None) -> str:
    """Format an ISO date, whole or partial: 14 August 2023, August 2023, 2023."""
    if not text:
        return UNKNOWN
    parts = text.split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, _MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:  # noqa: PLR2004
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def span(start: str, end: str | None) -> str:
    """Format a period; a year or month that both dates share is written once."""
    if not end or end == start:
        return date(start)
    first, last = start.split("-"), end.split("-")
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[shared] == last[shared]:
        shared += 1
    begun = [date(start).split()[n] for n in range(len(first) - shared)]
    days = len(first) == len(last) == 3 and shared == 2  # noqa: PLR2004
    return f"{' '.join(begun)}{'–' if days or len(first) == 1 else ' – '}{date(end)}"


LANGUAGES = {"en": "English", "id": "Bahasa Indonesia", "ms": "Bahasa Melayu"}


def language(code: str) -> str:
    return LANGUAGES.get(code, code)


def reference(ref: Ref) -> str:
    return references((ref,))


def references(refs: Iterable[Ref]) -> str:
    """Format references by document: me2022 p.16, 21 · me2023 p.20."""
    pages: dict[str, list[str]] = {}
    for ref in refs:
        seen = pages.setdefault(ref.document, [])
        if ref.page and ref.page not in seen:
            seen.append(ref.page)
    return " · ".join(f"{document}{_pages(numbers)}" for document, numbers in pages.items())


def _pages(numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    printed = all(page[:1].isdigit() for page in numbers)
    return f" {'p.' if printed else ''}{', '.join(sorted(numbers, key=page_order))}"


def page_order(page: str) -> tuple[int, str]:
    """Sort key for pages: by first number, so 9 before 10 and words such as «web» first."""
    digits = "".join(takewhile(str.isdigit, page))
    return (int(digits or 0), page)


def mark(status: Status | Verdict | None, *, ascii_only: bool = False) -> str:
    if status is None:
        return "." if ascii_only else NOT_LISTED
    return status.ascii if ascii_only else status.glyph


def listing(items: Sequence[str]) -> str:
    """Join names as in a sentence: a, b and c."""
    if len(items) < 2:  # noqa: PLR2004
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def capital(text: str) -> str:
    """Begin a text with a capital letter and leave the rest alone."""
    return text[:1].upper() + text[1:]
