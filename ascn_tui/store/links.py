"""Ids used twice, references that lead nowhere, files out of place: the folder as a whole.

The raw values are walked, not the records: so a file with a fault still lends its ids to the
others, and all faults are told in one run.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from math import isfinite
from typing import NamedTuple

from ascn_tui.store.documents import Document
from ascn_tui.store.kinds import Kind
from ascn_tui.store.nearest import nearest
from ascn_tui.store.parsing import Plain
from ascn_tui.store.places import Trail
from ascn_tui.store.problems import Problem, quoted
from ascn_tui.store.vocabulary import (
    APART,
    EITHER,
    LOCAL,
    MEASURES,
    OPTIONAL,
    Step,
    step_into,
)


class Mention(NamedTuple):
    """A word in a file, and the shelf where it stands or to which it points."""

    word: str
    shelf: str
    document: Document
    trail: Trail


class Ledger:
    """All ids and all links of a folder.

    `open` are shelves that may hold more than is known, because a file could not be read.
    """

    def __init__(self) -> None:
        self.ids: list[Mention] = []
        self.links: list[Mention] = []
        self.open: set[str] = set()
        self.problems: list[Problem] = []

    def walk(self, value: Plain, step: Step, document: Document, trail: Trail = ()) -> None:
        """Enter a value and all that is inside it."""
        if isinstance(value, dict):
            if step.shelf:
                self._name(value.get("id"), step.shelf, document, (*trail, "id"))
            for field, inner in step.fields.items():
                if field in value:
                    self.walk(value[field], inner, document, (*trail, field))
        elif isinstance(value, list):
            for index, part in enumerate(value):
                self.walk(part, step, document, (*trail, index))
        elif step.link and value is not None:
            self.links.append(Mention(value, step.link, document, trail))
        elif step.shelf:
            self._name(value, step.shelf, document, trail)
        elif value is not None and (fault := _value_fault(value, step)):
            self.problems.append(document.at(trail, fault))

    def _name(self, word: Plain, shelf: str, document: Document, trail: Trail) -> None:
        if isinstance(word, str):
            self.ids.append(Mention(word, shelf, document, trail))
        else:
            self.open.add(shelf)


def link_problems(documents: Collection[Document], lost: Collection[Kind]) -> Iterator[Problem]:
    """Yield what is wrong between files; `lost` are kinds of which a file could not be read."""
    ledger = Ledger()
    for kind in lost:
        ledger.open.update(_shelves(step_into(kind.record)))
    for document in documents:
        ledger.walk(document.value, step_into(document.kind.record), document)
    yield from ledger.problems
    yield from _used_twice(ledger)
    yield from _lead_nowhere(ledger)
    for document in documents:
        yield from _out_of_place(document)
    yield from _without_file(ledger, documents)


def _shelves(step: Step) -> Iterator[str]:
    if step.shelf:
        yield step.shelf
    for inner in step.fields.values():
        yield from _shelves(inner)


def _value_fault(value: str, step: Step) -> str:
    """Say what is wrong with a value that its type lets pass: `inf`, or the 31st of April."""
    if step.number:
        try:
            return "" if isfinite(float(value)) else f"'{value}' is not a finite number"
        except ValueError:
            return ""  # told by its type
    if step.date:
        try:
            date.fromisoformat(f"{value}-01-01"[:10])
        except ValueError:
            return f"'{value}' is not in the calendar" if value[:4].isdigit() else ""
    return ""


def _used_twice(ledger: Ledger) -> Iterator[Problem]:
    first: dict[tuple[str, str], Mention] = {}
    for mention in ledger.ids:
        name_space = mention.shelf if mention.shelf in APART else ""
        if mention.shelf == "group":
            name_space = f"group of {mention.document.path}"
        other = first.setdefault((name_space, mention.word), mention)
        if other is not mention and not _namesakes(mention, other):
            place = other.document.place(other.trail)
            message = f"id '{mention.word}' is used twice: first at {place}"
            yield mention.document.at(mention.trail, message)


def _namesakes(one: Mention, other: Mention) -> bool:
    """Tell whether a city has the name of its own country, as Singapore does."""
    shelves = {one.shelf: one, other.shelf: other}
    if shelves.keys() != {"city", "country"}:
        return False
    city = shelves["city"].document.value
    return isinstance(city, dict) and city.get("country") == one.word


def _lead_nowhere(ledger: Ledger) -> Iterator[Problem]:
    known = _known(ledger)
    nothing: dict[str, None] = {}
    for word, what, document, trail in ledger.links:
        shelf = f"{what} in {document.path}" if what in LOCAL else what
        if word in known.get(shelf, nothing):
            continue
        if not ledger.open.isdisjoint((what, *EITHER.get(what, ()))):
            continue
        if what in OPTIONAL and not known.get(what):
            continue
        hint = nearest(word, known.get(shelf, nothing))
        yield document.at(trail, f"unknown {what} {quoted(word)}", hint)


def _known(ledger: Ledger) -> dict[str, dict[str, None]]:
    """Return the words of each shelf, in their order; shelves of one file under its path."""
    known: dict[str, dict[str, None]] = defaultdict(dict)
    for word, shelf, document, _ in ledger.ids:
        name = f"{shelf} in {document.path}" if shelf in LOCAL else shelf
        known[name][word] = None
    for either, shelves in EITHER.items():
        known[either] = {word: None for shelf in shelves for word in known[shelf]}
    areas = [f"focus-area:{area}" for area in known["focus area"]]
    known["measure"] = dict.fromkeys([*MEASURES, *areas])
    return known


def _out_of_place(document: Document) -> Iterator[Problem]:
    parts = document.kind.parts(document.path) or {}
    for field, part in parts.items():
        said = document.value.get(field) if isinstance(document.value, dict) else None
        if isinstance(said, str) and said != part:
            message = f"{field} '{said}', where the path of the file says '{part}'"
            yield document.at((field,), message)


def _without_file(ledger: Ledger, documents: Collection[Document]) -> Iterator[Problem]:
    """Yield the levels that are declared but have no file, once any level has one."""
    files = {document.path for document in documents if document.kind.name == "level"}
    for word, shelf, document, trail in ledger.ids:
        path = f"governance/{word}.yaml"
        if shelf == "level" and files and path not in files:
            yield document.at(trail, f"level '{word}' has no file {path}")
