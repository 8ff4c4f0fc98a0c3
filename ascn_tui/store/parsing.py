"""YAML text as plain objects: text, lists and mappings, with no aliases, tags or merges."""

from itertools import repeat, starmap
from typing import NamedTuple

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ascn_tui.store.controls import visible

Plain = str | None | list["Plain"] | dict[str, "Plain"]
Container = list[Plain] | dict[str, Plain]

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where PyYAML was built with it, else the same parser in Python (20 times slower)."""

DEEPEST = 40
"""Containers inside one another; the records need 8."""
MOST_EVENTS = 500_000
"""Parser events of one file: half a second with libyaml."""
LONGEST = 20_000
"""Characters of one text."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_ADVICE = {
    "mapping values are not allowed in this context": "a text with ': ' in it needs quotes",
    "found character that cannot start any token": (
        "a tab cannot indent, and a text that begins with @, ` or % needs quotes"
    ),
    "could not find expected ':'": "a field is written 'name: value'",
    "did not find expected key": "check the indentation and the quotes",
    "did not find expected '-' indicator": "check the indentation",
    "found unexpected end of stream": "a quote is not closed",
}


class Spot(NamedTuple):
    """A place in a file, counted from 1."""

    line: int
    column: int


class Fault(NamedTuple):
    """What makes a text unfit before any record is thought of."""

    spot: Spot
    message: str
    hint: str = ""


Spots = dict[int, dict[str | int, tuple[Spot, Spot]]]
"""By the identity of a container: where the key and the value of each of its slots begin."""


class Parsed(NamedTuple):
    """What a text says: `value`, what is wrong with it, and the places if they were asked for.

    `whole` is false where the fault left the rest of the file unread.
    """

    value: Plain
    faults: list[Fault]
    spots: Spots
    whole: bool


class _Stop(Exception):  # noqa: N818 - no error: the end of what can be read
    """Nothing after this fault can be read."""


def parse(text: str, *, placed: bool = False) -> Parsed:
    """Build the one document of a text; `placed` also keeps where each key and value begins.

    Every plain scalar stays text, so that `NO`, `01000` and `1.10` keep their letters; an empty
    one, `~` and `null` count as absent. Nothing a text holds makes this raise.
    """
    faults: list[Fault] = []
    spots: Spots | None = {} if placed else None
    try:
        root = _build(text, faults, spots)
    except _Stop:
        root = []
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The parser in Python hands `\U` escapes to chr() unchecked, hence the last two.
        faults.append(_syntax(error))
        root = []
    if not root and not faults:
        faults.append(Fault(Spot(1, 1), "the file is empty"))
    if faults and not placed:
        # A key that stands twice is told with both lines: the careful pass knows the first.
        return parse(text, placed=True)
    return Parsed(root[0] if root else None, faults, spots or {}, whole=bool(root))


def _build(text: str, faults: list[Fault], spots: Spots | None) -> list[Plain]:  # noqa: C901, PLR0912
    """Return the documents of a text as a list of one.

    One function over forty lines with no calls on the common path: this loop is two thirds of
    a cold start, and it is safe where PyYAML's composer is not (it recurses in C).
    """
    root: list[Plain] = []
    into: Container = root
    key: str | None = None
    key_event: NodeEvent | None = None
    outer: list[Container] = []
    absent: list[tuple[dict[str, Plain], str]] = []
    wary = "\\" in text or len(text) > LONGEST
    if spots is not None:
        spots[id(root)] = {}
    for event in starmap(LOADER(text).get_event, repeat((), MOST_EVENTS)):
        kind = event.__class__
        child: Plain
        if kind is ScalarEvent:
            child = _tame(event, faults) if wary else event.value
            if event.anchor is not None or event.tag is not None:
                _refuse(event, faults)
            if key is None and isinstance(into, dict):
                if child in into or child == "<<":
                    _refuse_key(child, event, faults, spots and spots[id(into)])
                key, key_event = child, event
                continue
            if child in _NULLS and not event.style:
                child = None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            into = outer.pop()
            continue
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            child = {} if kind is MappingStartEvent else []
            if event.anchor is not None or event.tag is not None:
                _refuse(event, faults)
            if len(outer) >= DEEPEST or (key is None and isinstance(into, dict)):
                _stop(event, faults)
        elif kind is StreamEndEvent:
            break
        elif kind is AliasEvent or (kind is DocumentStartEvent and root):
            _stop(event, faults)
        else:
            continue
        slot: str | int
        if isinstance(into, dict):
            slot = key or ""
            into[slot] = child
            if child is None:
                absent.append((into, slot))
            key = None
        else:
            slot = len(into)
            into.append(child)
        if spots is not None:
            value_spot = _spot(event)
            spots[id(into)][slot] = (_spot(key_event or event), value_spot)
            spots[id(child)] = {}
        if child.__class__ is dict or child.__class__ is list:
            outer.append(into)
            into = child
    else:
        faults.append(Fault(_spot(event), f"more than {MOST_EVENTS:,} values"))
        raise _Stop
    for mapping, name in absent:
        if mapping.get(name, "") is None:
            del mapping[name]
    return root
def _spot(event): return Spot(event.start_mark.line+1,event.start_mark.column+1)
def _tame(event, faults): return event.value
