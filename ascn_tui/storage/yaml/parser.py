"""YAML text as plain objects: text, lists and mappings, with no aliases, tags or merges."""

from itertools import islice, repeat
from typing import Any, NamedTuple, NoReturn

import yaml
from yaml import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ascn_tui.storage.checks.problems import MOST_FAULTS
from ascn_tui.storage.yaml.positions import LOADER, PositionMap, YamlPosition
from ascn_tui.storage.yaml.text import escape_controls

Plain = str | None | list["Plain"] | dict[str, "Plain"]

DEEPEST = 40
"""Containers inside one another; the records need 8."""
_TOO_DEEP = f"more than {DEEPEST} levels deep"
MOST_EVENTS = 200_000
"""Parser events of one file, a fifth of a second; the largest shipped one has 7,000."""
LONGEST = 20_000
"""Characters of one text."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_ENDS = {
    AliasEvent: "an alias is not allowed: write the value out",
    DocumentStartEvent: "a second document: a file holds one",
}
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


class YamlFault(NamedTuple):
    """What makes a text unfit before any record is thought of."""

    spot: YamlPosition
    message: str
    hint: str = ""


class ParsedYaml(NamedTuple):
    """The value of a text and its faults; `whole` is false where a part was not parsed."""

    value: Plain
    faults: list[YamlFault]
    whole: bool = True


class _Stop(Exception):  # noqa: N818 - no error, the end of what can be read
    """Nothing after the last fault can be read."""


def parse(text: str) -> ParsedYaml:
    """Parse the one document of a text; never raises for what it holds.

    Every plain scalar stays text, so that `NO`, `01000` and `1.10` keep their letters; an empty
    one, `~` and `null` count as absent.
    """
    faults: list[YamlFault] = []
    try:
        root, sound = _build(text, faults)
    except _Stop:
        return ParsedYaml(None, faults, whole=False)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The parser in Python hands `\U` escapes to chr() unchecked, hence the last two.
        return ParsedYaml(None, [*faults, _syntax(error)], whole=False)
    if not sound:
        found = islice(PositionMap(text).key_faults(), MOST_FAULTS + 1)
        faults += [YamlFault(spot, message) for spot, message in found]
    if not root:
        faults.append(YamlFault(YamlPosition(1, 1), "the file is empty"))
    return ParsedYaml(root[0] if root else None, faults, whole=bool(root))


def _build(text: str, faults: list[YamlFault]) -> tuple[list[Plain], bool]:  # noqa: C901, PLR0912
    """Return the documents of a text as a list of one or none, and whether all keys are sound.

    One long loop with no calls on its common path, for it is most of a cold start; and safe
    where PyYAML's composer is not, which recurses in C.
    """
    root: list[Plain] = []
    sequence = root
    mapping: dict[str, Plain] | None = None
    key: str | None = None
    outer: list[tuple[list[Plain], dict[str, Plain] | None]] = []
    hollow, sound = False, True
    wary = "\\" in text or len(text) > LONGEST
    get_event = LOADER(text).get_event
    for _ in repeat(None, MOST_EVENTS):
        event: Any = get_event()
        kind = event.__class__
        if kind is ScalarEvent:
            word = event.value
            if event.anchor is not None or event.tag is not None:
                faults.append(_extra(event))
            if wary and (len(word) > LONGEST or not word.isprintable()):
                word = _tamed(event, faults)
            if word in _NULLS and not event.style:
                word, hollow = None, True
            if mapping is None:
                sequence.append(word)
            elif key is None:
                key = word or ""
                sound = sound and key not in mapping
            else:
                mapping[key] = word
                key = None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if mapping is not None:
                sound = sound and "<<" not in mapping
                if hollow:
                    _drop_absent(mapping)
            sequence, mapping = outer.pop()
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            _admit(event, len(outer), faults)
            outer.append((sequence, mapping))
            inner: Any = {} if kind is MappingStartEvent else []
            if mapping is None:
                sequence.append(inner)
            elif key is None:
                _stop(event, faults, "the name of a field must be text")
            else:
                mapping[key] = inner
                key = None
            sequence, mapping = (sequence, inner) if kind is MappingStartEvent else (inner, None)
        elif kind is StreamEndEvent:
            return root, sound
        elif kind is AliasEvent or (kind is DocumentStartEvent and root):
            _stop(event, faults, _ENDS[kind])
    return _stop(event, faults, f"more than {MOST_EVENTS:,} values")


def _admit(event: CollectionStartEvent, depth: int, faults: list[YamlFault]) -> None:
    if event.anchor is not None or event.tag is not None:
        faults.append(_extra(event))
    if depth == DEEPEST:
        _stop(event, faults, _TOO_DEEP)


def _drop_absent(mapping: dict[str, Plain]) -> None:
    for key in [key for key, value in mapping.items() if value is None]:
        del mapping[key]


def _stop(event: Event, faults: list[YamlFault], message: str) -> NoReturn:
    faults.append(YamlFault(_spot(event), message))
    raise _Stop


def _extra(event: ScalarEvent | CollectionStartEvent) -> YamlFault:
    if event.anchor is not None:
        return YamlFault(_spot(event), f"an anchor '&{event.anchor}' is not allowed")
    return YamlFault(_spot(event), f"a tag '{escape_controls(event.tag or '')}' is not allowed")


def _tamed(event: ScalarEvent, faults: list[YamlFault]) -> str:
    """Make the acting characters of escapes visible; those written raw are so since reading."""
    if len(event.value) > LONGEST:
        message = f"a text of {len(event.value):,} characters, where {LONGEST:,} are allowed"
        faults.append(YamlFault(_spot(event), message))
        return "…"
    return escape_controls(event.value)


def _syntax(error: Exception) -> YamlFault:
    """Say in one line what the YAML parser met."""
    met = getattr(error, "problem", None) or str(error)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context, began = getattr(error, "context", None), getattr(error, "context_mark", None)
    while_ = f" ({context} that begins on line {began.line + 1})" if context and began else ""
    spot = YamlPosition(mark.line + 1, mark.column + 1) if mark else YamlPosition(1, 1)
    if met == "exceeded maximum nesting depth":  # newer parsers refuse it by themselves
        return YamlFault(spot, _TOO_DEEP)
    return YamlFault(spot, escape_controls(f"not YAML: {met}{while_}"), _ADVICE.get(met, ""))


def _spot(event: Event) -> YamlPosition:
    mark = event.start_mark
    return YamlPosition(mark.line + 1, mark.column + 1) if mark else YamlPosition(1, 1)
