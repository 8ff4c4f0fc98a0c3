"""Where in a file something stands: only files with faults are read this way, for it is slow."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml import MappingNode, Node, SequenceNode

from ascn_tui.store.controls import visible

LOADER: type[yaml.CBaseLoader | yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where PyYAML was built with it, else the same parser in Python (20 times slower)."""

Trail = tuple[str | int, ...]
"""The way from the top of a file to a value: names of fields and positions in lists, from 0."""


class Spot(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


class Places:
    """The places of the keys and values of one text, which must be known to be tame YAML."""

    def __init__(self, text: str) -> None:
        # A text that parse() has read whole nests less than 40 deep and has no aliases, so the
        # composer, which recurses in C, is safe here.
        self._root: Any = yaml.compose(text, LOADER)

    def value(self, trail: Trail) -> Spot:
        """Return where a value begins, or the nearest container on its trail that exists."""
        return _spot(self._steps(trail)[-1])

    def key(self, trail: Trail) -> Spot:
        """Return where the key of a value begins, or the container where the key is missing."""
        parent = self._steps(trail[:-1])[-1]
        if trail and isinstance(parent, MappingNode):
            for key, _ in parent.value:
                if visible(key.value) == trail[-1]:
                    return _spot(key)
        return self.value(trail)

    def holds(self, trail: Trail) -> bool:
        """Tell whether a key or position is written in the file, be its value empty or not."""
        return len(self._steps(trail)) > len(trail)

    def key_faults(self) -> Iterator[tuple[Spot, str]]:
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
            node = _child(steps[-1], step)
            if node is None:
                break
            steps.append(node)
        return steps


def _child(node: Node, step: str | int) -> Any:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if visible(key.value) == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None


def _key_faults(node: MappingNode) -> Iterator[tuple[Spot, str]]:
    seen: dict[str, Spot] = {}
    for key, _ in node.value:
        spot = _spot(key)
        if key.value == "<<":
            yield spot, "a merge '<<' is not allowed: write the fields out"
        elif key.value in seen:
            name = visible(key.value)
            yield spot, f"field '{name}' stands twice: first on line {seen[key.value].line}"
        else:
            seen[key.value] = spot


def _spot(node: Node) -> Spot:
    mark = node.start_mark
    return Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)
