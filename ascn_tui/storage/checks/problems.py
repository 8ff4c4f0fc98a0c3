"""Problems of the data: position, message, and their formatting."""

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from ascn_tui.model.network import Network

MOST_FAULTS = 200
"""Problems reported for one file."""
WIDEST_EXCERPT = 160
"""Columns of a source line in an excerpt; longer lines are cut around the fault."""

LONGEST_QUOTE = 60
"""Characters of a value that a message repeats."""


class Problem(msgspec.Struct, frozen=True, order=True):
    """A fault of one file. Lines and columns count from 1; 0 means the file as a whole.

    `path` begins with what the user named; `excerpt` is the source line with its acting
    characters made visible.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    excerpt: str = ""


class LoadResult(NamedTuple):
    """The network, or None and the sorted problems."""

    network: "Network | None"
    problems: tuple[Problem, ...]


def describe(problem: Problem, *, excerpt: bool = False) -> str:
    """Format a problem in one line, as compilers do; `excerpt` adds the source line and a caret."""
    place = problem.path
    if problem.line:
        place += f":{problem.line}:{problem.column}"
    hint = f" — {problem.hint}" if problem.hint else ""
    said = f"{place}: error: {problem.message}{hint}"
    return f"{said}\n{_excerpt(problem)}" if excerpt and problem.line else said


def quoted(found: object) -> str:
    """Format a value for a message: a text quoted and shortened, a container by its type."""
    if found is None:
        return "nothing"
    if isinstance(found, (list, dict)):
        return "a list" if isinstance(found, list) else "fields with values"
    text = " ".join(str(found).split())
    if len(text) > LONGEST_QUOTE:
        text = f"{text[:LONGEST_QUOTE]}…"
    return f"'{text}'" if isinstance(found, str) else text


def _excerpt(problem: Problem) -> str:
    before = problem.excerpt[: problem.column - 1]
    after = problem.excerpt[problem.column - 1 :]
    if len(before) > WIDEST_EXCERPT // 2:
        before = "…" + before[-WIDEST_EXCERPT // 2 :]
    if len(after) > WIDEST_EXCERPT // 2:
        after = after[: WIDEST_EXCERPT // 2] + "…"
    number = str(problem.line)
    gutter = " " * len(number)
    source = (before + after).replace("\t", " ")
    return f"  {number} | {source}\n  {gutter} | {' ' * _width(before)}^"


def _width(text: str) -> int:
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
