"""Checks across files: duplicate ids, dangling references, misplaced files.

The raw values are walked, not the records, so that the ids of a file with a fault still count and
all faults are reported in one run.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from math import isfinite
from typing import Any, NamedTuple, get_args

import msgspec

from ascn_tui.model.names.suggestions import hint
from ascn_tui.model.record_types import (
    ALTERNATIVES,
    ID_FIELDS,
    LOCAL,
    MEASURES,
    OPTIONAL,
    REFERENCES,
    SEPARATE_IDS,
    FileKind,
)
from ascn_tui.model.taxonomy import Date
from ascn_tui.storage.checks.problems import Problem, quoted
from ascn_tui.storage.yaml.document import YamlDocument
from ascn_tui.storage.yaml.parser import Plain
from ascn_tui.storage.yaml.positions import Trail


class FieldStep(NamedTuple):
    """What to check in a field: the kind its ids lead to, the kind they declare, inner fields."""

    link: str
    shelf: str
    fields: dict[str, "FieldStep"]
    number: bool = False
    date: bool = False


@cache
def step_into(record: type[msgspec.Struct]) -> FieldStep:
    """Return what to check in a data file of a record class; other fields are left out."""
    return FieldStep("", ID_FIELDS.get(record.__name__, ""), _fields(record))


def _fields(record: type[msgspec.Struct]) -> dict[str, FieldStep]:
    steps = {}
    for field in msgspec.structs.fields(record):
        name = f"{record.__name__}.{field.name}"
        leaves = list(_leaves(field.type))
        inside: dict[str, FieldStep] = {}
        for leaf in leaves:
            if isinstance(leaf, type) and issubclass(leaf, msgspec.Struct):
                inside |= _fields(leaf)
        step = FieldStep(
            REFERENCES.get(name, ""),
            ID_FIELDS.get(name, ""),
            inside,
            float in leaves,
            _DATE in leaves,
        )
        if any(step):
            steps[field.encode_name] = step
    return steps


def _leaves(annotation: Any) -> Iterator[Any]:
    parts = get_args(annotation)
    if not parts:
        yield annotation
    for part in parts:
        yield from _leaves(part)


_DATE = get_args(Date)[1]

Nested = tuple["Nested", str | int] | tuple[()]
"""A path as nested pairs, last step outermost: cheap to extend, flattened for faults only."""

Mention = tuple[str, str, YamlDocument, Nested]
"""An id in a file: the id, its kind, the document, and its path."""


class LinkIndex:
    """All ids and all links of a folder.

    `open` are kinds with possibly unknown ids, because a file could not be read.
    """

    def __init__(self) -> None:
        self.ids: list[Mention] = []
        self.links: list[Mention] = []
        self.open: set[str] = set()
        self.problems: list[Problem] = []

    def walk(
        self, value: Plain, step: FieldStep, document: YamlDocument, trail: Nested = ()
    ) -> None:
        """Collect the ids and references in a value."""
        if isinstance(value, dict):
            if step.shelf:
                self._name(value.get("id"), step.shelf, document, (trail, "id"))
            for field, inner in step.fields.items():
                part = value.get(field)
                if part is not None:
                    self._enter(part, inner, document, (trail, field))
        elif isinstance(value, list):
            for index, part in enumerate(value):
                self._enter(part, step, document, (trail, index))

    def _enter(self, part: Plain, step: FieldStep, document: YamlDocument, trail: Nested) -> None:
        if not isinstance(part, str):
            self.walk(part, step, document, trail)
        elif step.link:
            self.links.append((part, step.link, document, trail))
        elif step.fields:
            self.open.update(_shelves(step))
        elif step.shelf:
            self._name(part, step.shelf, document, trail)
        elif fault := _value_fault(part, step):
            self.problems.append(document.at(_flat(trail), fault))

    def _name(self, word: Plain, shelf: str, document: YamlDocument, trail: Nested) -> None:
        if not isinstance(word, str):
            self.open.add(shelf)
            return
        self.ids.append((word, shelf, document, trail))
        if word[-1:] == "\n":  # which the pattern of ids lets pass
            message = f"{quoted(word)} is not an id: it ends with a line end"
            self.problems.append(document.at(_flat(trail), message))


def _flat(trail: Nested) -> Trail:
    steps: list[str | int] = []
    while trail:
        trail, step = trail
        steps.append(step)
    return tuple(reversed(steps))


def link_problems(
    documents: Collection[YamlDocument], lost: Collection[FileKind]
) -> Iterator[Problem]:
    """Yield the problems across files; `lost` are kinds of which a file could not be read."""
    ledger = LinkIndex()
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


def _shelves(step: FieldStep) -> Iterator[str]:
    if step.shelf:
        yield step.shelf
    for inner in step.fields.values():
        yield from _shelves(inner)


def _value_fault(value: str, step: FieldStep) -> str:
    """Return the fault of a value that its type accepts: `inf`, or the 31st of April."""
    if step.number:
        try:
            return "" if isfinite(float(value)) else f"expected a number, found '{value}'"
        except ValueError:
            return ""  # reported by the type check
    if step.date:
        try:
            date.fromisoformat(f"{value}-01-01"[:10])
        except ValueError:
            return f"'{value}' is not in the calendar" if value[:4].isdigit() else ""
    return ""


def _used_twice(ledger: LinkIndex) -> Iterator[Problem]:
    first: dict[tuple[str, str], Mention] = {}
    for mention in ledger.ids:
        word, shelf, document, trail = mention
        name_space = shelf if shelf in SEPARATE_IDS else ""
        if shelf == "group":
            name_space = f"group of {document.path}"
        other = first.setdefault((name_space, word), mention)
        if other is not mention and not _namesakes(mention, other):
            place = other[2].place(_flat(other[3]))
            yield document.at(_flat(trail), f"id {quoted(word)} is used twice: first at {place}")


def _namesakes(one: Mention, other: Mention) -> bool:
    """Return whether a city has the id of its own country, as Singapore does."""
    documents = {shelf: document for _, shelf, document, _ in (one, other)}
    if documents.keys() != {"city", "country"}:
        return False
    city = documents["city"].value
    return isinstance(city, dict) and city.get("country") == one[0]


def _lead_nowhere(ledger: LinkIndex) -> Iterator[Problem]:
    known = _known(ledger)
    nothing: dict[str, str] = {}
    hints: dict[tuple[str, str], str] = {}
    for word, what, document, trail in ledger.links:
        shelf = f"{what} in {document.path}" if what in LOCAL else what
        if word in known.get(shelf, nothing):
            continue
        if not ledger.open.isdisjoint((what, *ALTERNATIVES.get(what, ()))):
            continue
        if what in OPTIONAL and not known.get(what):
            continue
        if (shelf, word) not in hints:
            words = known.get(shelf, nothing)
            see = " and ".join(filter(None, dict.fromkeys(words.values())))
            hints[shelf, word] = hint(word, words, f"in {see}" if see else "")
        yield document.at(_flat(trail), f"unknown {what} {quoted(word)}", hints[shelf, word])


def _known(ledger: LinkIndex) -> dict[str, dict[str, str]]:
    """Return the ids of each kind, in their order, each with its file or folder.

    Kinds that are local to a file have a key with its path.
    """
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for word, shelf, document, _ in ledger.ids:
        where = document.path.partition("/")[0]
        if shelf in LOCAL:
            known[f"{shelf} in {document.path}"][word] = where
        known[shelf][word] = where
    for either, shelves in ALTERNATIVES.items():
        known[either] = {word: where for shelf in shelves for word, where in known[shelf].items()}
    areas = [f"focus-area:{area}" for area in known["focus area"]]
    known["measure"] = dict.fromkeys([*MEASURES, *areas], "")
    return known


def _out_of_place(document: YamlDocument) -> Iterator[Problem]:
    parts = document.kind.parts(document.path) or {}
    for field, part in parts.items():
        said = document.value.get(field) if isinstance(document.value, dict) else None
        if isinstance(said, str) and said != part:
            message = f"{field} '{said}', where the path of the file says '{part}'"
            yield document.at((field,), message)


def _without_file(ledger: LinkIndex, documents: Collection[YamlDocument]) -> Iterator[Problem]:
    """Yield the levels that are declared but have no file, once any level has one."""
    files = {document.path for document in documents if document.kind.name == "level"}
    for word, shelf, document, trail in ledger.ids:
        path = f"governance/{word}.yaml"
        if shelf == "level" and files and path not in files:
            yield document.at(_flat(trail), f"level '{word}' has no file {path}")
