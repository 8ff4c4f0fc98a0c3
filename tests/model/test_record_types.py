"""The registry of record kinds: a new kind needs its record, its file and one row."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from ascn_tui.model import record_types
from ascn_tui.model.backlinks import records_by_source, referring
from ascn_tui.model.fulltext import full_text_documents
from ascn_tui.model.names.index import place_of
from ascn_tui.model.names.resolve import resolve_name
from ascn_tui.model.network import Network
from ascn_tui.model.record_types import (
    BY_CLASS,
    FILE_KINDS,
    RECORD_TYPES,
    RecordType,
    kind_of,
    register,
)
from ascn_tui.model.taxonomy import Id, Ref, Text
from ascn_tui.storage.cache.index import load_indexed
from ascn_tui.storage.load import load


class Award(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A prize that cities won."""

    id: Id
    name: Text
    text: Text
    cities: tuple[Id, ...]
    refs: tuple[Ref, ...]


AWARD = RecordType(
    "award", Award, "awards", "explore", 10,
    file="awards/{id}.yaml", references={"Award.cities": "city"},
)  # fmt: skip
YAML = """\
id: golden-sluice
name: The Golden Sluice
text: Given to towns that keep dry feet.
cities: [harbourton]
refs:
  - {document: report2024, page: 7}
"""


@pytest.fixture
def folder(tiny_copy: Path) -> Iterator[Path]:
    """A data folder with an award, the kind being registered while the test runs."""
    tables = [RECORD_TYPES, BY_CLASS, record_types.ID_FIELDS, record_types.REFERENCES]
    before = [dict(table) for table in tables]
    files = list(FILE_KINDS)
    register(AWARD)
    (tiny_copy / "awards").mkdir()
    (tiny_copy / "awards" / "golden-sluice.yaml").write_text(YAML, encoding="utf-8")
    yield tiny_copy
    FILE_KINDS[:] = files
    for table, rows in zip(tables, before, strict=True):
        table.clear()
        table.update(rows)


def award_of(network: Network | None) -> Award:
    assert network
    return network.award["golden-sluice"]


def test_a_new_kind_is_loaded_and_kept_in_the_index(folder: Path) -> None:
    loaded = load(folder)
    assert loaded.problems == ()
    assert award_of(loaded.network).cities == ("harbourton",)
    load_indexed(folder)
    again = load_indexed(folder).network
    assert award_of(again) == award_of(loaded.network)
    assert "golden-sluice" in again.records


def test_a_new_kind_is_found_by_name_and_by_words(folder: Path) -> None:
    network = load(folder).network
    award = award_of(network)
    assert resolve_name(network, "the golden sluice") is award
    assert (kind_of(award), str(place_of(award))) == ("award", "explore/golden-sluice")
    texts = {text.name: text.text for text in full_text_documents(network)}
    assert texts["The Golden Sluice"] == "Given to towns that keep dry feet."


def test_a_new_kind_is_linked_back(folder: Path) -> None:
    network = load(folder).network
    award = award_of(network)
    assert referring(network, Award, "cities", "harbourton") == (award,)
    assert referring(network, Award, "cities", "brackwater") == ()
    assert (award, award.refs) in records_by_source(network)["report2024"]


def test_references_and_paths_of_a_new_kind_are_checked(folder: Path) -> None:
    path = folder / "awards" / "golden-sluice.yaml"
    path.write_text(YAML.replace("harbourton", "harbortown"), encoding="utf-8")
    [problem] = load(folder).problems
    assert problem.message == "unknown city 'harbortown'"
    path.write_text(YAML.replace("golden-sluice", "silver-sluice"), encoding="utf-8")
    [problem] = load(folder).problems
    assert "golden-sluice" in problem.message


def test_every_kind_is_held_in_a_field_or_a_file() -> None:
    for kind in RECORD_TYPES.values():
        assert kind.held_in or kind.file, kind.name
        assert kind.record or not kind.screen, kind.name


def test_a_network_has_an_attribute_for_each_kind(network: Network) -> None:
    for kind in RECORD_TYPES.values():
        if kind.record and kind.name not in ("comparison", "framework"):
            found = getattr(network, kind.name.replace("-", "_"))
            assert found, kind.name
            assert {type(record) for record in found.values()} == {kind.record}
    with pytest.raises(AttributeError):
        network.nonsense  # noqa: B018
