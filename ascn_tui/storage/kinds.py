"""The kinds of file a data folder holds: one line each."""

import re
from typing import NamedTuple

import msgspec

from ascn_tui.model.comparison import Comparison
from ascn_tui.model.figures import Figures
from ascn_tui.model.framework import Framework
from ascn_tui.model.governance import Level
from ascn_tui.model.places import City, Countries
from ascn_tui.model.reference_data import Citations, Glossary, Partners, Timeline, Tour
from ascn_tui.model.sources import Claims, Sources
from ascn_tui.model.taxonomy import Taxonomy


class FileKind(NamedTuple):
    """A kind of file: its name, where it stands, the record it holds, and whether it must be there.

    A `{field}` in the pattern stands for one part of the path, and that part must be equal to
    the field of the record: `cities/{country}/{id}.yaml`.
    """

    name: str
    pattern: str
    record: type[msgspec.Struct]
    required: bool = False

    def parts(self, path: str) -> dict[str, str] | None:
        """Return the parts of a path that the pattern names, or None where it does not fit."""
        shape = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(self.pattern))
        found = re.fullmatch(shape, path)
        return found.groupdict() if found else None

    @property
    def place(self) -> str:
        """Where such files stand, as told to a person: `cities/<country>/<id>.yaml`."""
        return self.pattern.replace("{", "<").replace("}", ">")


KINDS = (
    FileKind("network", "network.yaml", Taxonomy, required=True),
    FileKind("countries", "countries.yaml", Countries, required=True),
    FileKind("sources", "sources.yaml", Sources, required=True),
    FileKind("city", "cities/{country}/{id}.yaml", City, required=True),
    FileKind("level", "governance/{id}.yaml", Level),
    FileKind("comparison", "comparisons/{id}.yaml", Comparison),
    FileKind("claims", "claims.yaml", Claims),
    FileKind("figures", "figures.yaml", Figures),
    FileKind("framework", "framework.yaml", Framework),
    FileKind("partners", "partners.yaml", Partners),
    FileKind("timeline", "timeline.yaml", Timeline),
    FileKind("glossary", "glossary.yaml", Glossary),
    FileKind("citations", "citations.yaml", Citations),
    FileKind("tour", "tours/{id}.yaml", Tour),
)


def kind_at(path: str) -> FileKind | None:
    """Return the kind of the file at a path inside the folder, None for a file of no kind."""
    return next((kind for kind in KINDS if kind.parts(path) is not None), None)
