"""A parsed YAML file: its value, its record, and the positions of its parts."""

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

import msgspec

from ascn_tui.model.record_types import FileKind
from ascn_tui.storage.checks.problems import MOST_FAULTS, Problem
from ascn_tui.storage.data_folder import DataFile
from ascn_tui.storage.yaml.parser import parse
from ascn_tui.storage.yaml.positions import PositionMap, Trail, YamlPosition

LONGEST_LINE = 2_000
"""Characters of a source line that a problem keeps."""


class YamlDocument:
    """The value of a file, and its record if it is valid.

    `whole` is false where a part of the text could not be read; then `value` is None.
    """

    def __init__(self, found: DataFile, text: str) -> None:
        self.shown = found.shown
        self.path = found.path
        self.kind: FileKind = found.kind
        self.text = text
        self.record: msgspec.Struct | None = None
        parsed = parse(text)
        self.value = parsed.value
        self.whole = parsed.whole
        self._faults = parsed.faults

    def convert(self) -> list[Problem]:
        """Convert the value to the record and return every problem of the file."""
        faults = list(islice(self._convert(), MOST_FAULTS + 1))
        if len(faults) > MOST_FAULTS:
            faults[-1] = Problem(self.shown, 0, 0, f"more than {MOST_FAULTS} faults: some are told")
        return faults

    def _convert(self) -> Iterator[Problem]:
        for fault in self._faults:
            yield self._problem(*fault)
        if not self.whole:
            return
        try:
            self.record = msgspec.convert(self.value, self.kind.record, strict=False)
        except msgspec.ValidationError as error:
            # jsonschema is imported only for faults.
            from ascn_tui.storage.checks.schema import explain  # noqa: PLC0415

            yield from explain(self, error)

    @cached_property
    def places(self) -> PositionMap:
        """The positions of all keys and values; parses the text a second time."""
        return PositionMap(self.text)

    def at(self, trail: Trail, message: str, hint: str = "", *, key: bool = False) -> Problem:
        """Return the problem of a value, or of its key."""
        spot = self.places.key(trail) if key else self.places.value(trail)
        return self._problem(spot, message, hint)

    def place(self, trail: Trail) -> str:
        """Return the position of a value as text: `data/sources.yaml:12:9`."""
        spot = self.places.value(trail)
        return f"{self.shown}:{spot.line}:{spot.column}"

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def _problem(self, spot: YamlPosition, message: str, hint: str = "") -> Problem:
        line = self._lines[spot.line - 1] if spot.line <= len(self._lines) else ""
        excerpt = line[:LONGEST_LINE] if spot.column <= LONGEST_LINE else ""
        return Problem(self.shown, spot.line, spot.column, message, hint, excerpt)
