"""Positions of keys and values in a YAML file; slow, so only used for files with faults."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml import MappingNode, Node, SequenceNode

from ascn_tui.storage.yaml.text import escape_controls

LOADER: type[yaml.CBaseLoader | yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where PyYAML was built with it, else the same parser in Python (20 times slower)."""

Trail = tuple[str | int, ...]
"""The way from the top of a file to a value: names of fields and positions in lists, from 0."""


class YamlPosition(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


class PositionMap:
    """The places of the keys and values of one text, which must be known to be tame YAML."""

    def __init__(self, text: str) -> None:
        # A text that parse() has read whole nests less than 40 deep and has no aliases, so the
        # composer, which recurses in C, is safe here.
        self._root: Any = yaml.compose(text, LOADER)
        self._fields: dict[int, dict[str, tuple[Node, Node]]] = {}

    def value(self, trail: Trail) -> YamlPosition:
        """Return the position of a value, or of its nearest existing container."""
        return _spot(self._steps(trail)[-1])

    def key(self, trail: Trail) -> YamlPosition:
        """Return where the key of a value begins, or the container where the key is missing."""
        parent = self._steps(trail[:-1])[-1]
        if trail and isinstance(parent, MappingNode) and trail[-1] in self._of(parent):
            return _spot(self._of(parent)[str(trail[-1])][0])
        return self.value(trail)

    def holds(self, trail: Trail) -> bool:
        """Tell whether a key or position is written in the file, be its value empty or not."""
        return len(self._steps(trail)) > len(trail)

    def key_faults(self) -> Iterator[tuple[YamlPosition, str]]:
        """Yield the place and the fault of each key that no record could have."""
        rest = [self._root]
        while rest:
            node = rest.pop()
            if isinstance(node, SequenceNode):
                rest += node.value
            elif isinstance(node, MappingNode):
                yield from _key_faults(node)
                rest += [value for _, value in node.value]

    def _steps(self, trail: Trail) -> list[Node]:
        steps = [self._root]
        for step in trail:
            node = steps[-1]
            if isinstance(node, MappingNode) and step in self._of(node):
                steps.append(self._of(node)[str(step)][1])
            elif isinstance(node, SequenceNode) and step in range(len(node.value)):
                steps.append(node.value[step])
            else:
                break
        return steps

    def _of(self, node: MappingNode) -> dict[str, tuple[Node, Node]]:
        """Return the nodes of each field of a mapping, by the name that parse() gives it."""
        if id(node) not in self._fields:
            self._fields[id(node)] = {escape_controls(pair[0].value): pair for pair in node.value}
        return self._fields[id(node)]


def _key_faults(node: MappingNode) -> Iterator[tuple[YamlPosition, str]]:
    seen: dict[str, YamlPosition] = {}
    for key, _ in node.value:
        spot = _spot(key)
        if key.value == "<<":
            yield spot, "a merge '<<' is not allowed: write the fields out"
        elif key.value in seen:
            name = escape_controls(key.value)
            yield spot, f"field '{name}' stands twice: first on line {seen[key.value].line}"
        else:
            seen[key.value] = spot


def _spot(node: Node) -> YamlPosition:
    mark = node.start_mark
    return YamlPosition(mark.line + 1, mark.column + 1) if mark else YamlPosition(1, 1)
