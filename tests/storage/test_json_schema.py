"""The JSON Schemas judge as loading does, and the tables of links miss no field."""

import msgspec
import pytest
import yaml
from jsonschema import Draft202012Validator

from ascn_tui.model.record_types import (
    ALTERNATIVES,
    FILE_KINDS,
    ID_FIELDS,
    MEASURES,
    REFERENCES,
    file_kind_at,
)
from ascn_tui.model.taxonomy import Id
from ascn_tui.storage.checks import schema
from ascn_tui.storage.checks.schema import schemas

FREE = {
    "Taxonomy.id", "Source.group", "Source.type", "Listing.list", "Entry.origin", "Entry.flag",
    "GlossaryTerm.vocabulary",
}  # fmt: skip
"""Ids that are words of their own."""
KEYS = {
    "FigureTable.figures", "CrossTable.figures", "TextTable.figures", "TypeTable.figures",
    "IconTable.figures", "ProjectTypes.types",
}  # fmt: skip
"""Tables by id: their keys are checked by figure_words."""


def records() -> dict[str, type[msgspec.Struct]]:
    """Every record that can stand in a file, by name."""
    found: dict[str, type[msgspec.Struct]] = {}
    rest = [kind.record for kind in FILE_KINDS]
    while rest:
        record = rest.pop()
        found[record.__name__] = record
        for field in msgspec.structs.fields(record):
            inside = [part for part in parts(field.type) if isinstance(part, type)]
            rest += [part for part in inside if issubclass(part, msgspec.Struct)]
    return found


def parts(annotation: object) -> list[object]:
    """The annotation and all it is made of."""
    inside = getattr(annotation, "__args__", ()) + getattr(annotation, "__metadata__", ())
    return [annotation, *(part for one in inside for part in parts(one))]


def fields() -> dict[str, object]:
    """Every field of every record with its type, named as the tables of links name it."""
    return {
        f"{name}.{field.name}": field.type
        for name, record in records().items()
        for field in msgspec.structs.fields(record)
    }


def test_the_tables_of_links_name_fields_that_exist():
    known = fields().keys() | records().keys()
    assert REFERENCES.keys() | ID_FIELDS.keys() <= known


def test_every_link_leads_to_a_shelf():
    shelves = {*ID_FIELDS.values(), *ALTERNATIVES, "measure"}
    assert set(REFERENCES.values()) <= shelves
    assert {shelf for either in ALTERNATIVES.values() for shelf in either} <= set(
        ID_FIELDS.values()
    )


def test_no_id_of_any_record_is_left_unchecked():
    (meta,) = Id.__metadata__
    ids = {name for name, kind in fields().items() if meta in parts(kind)}
    on_shelves = {
        f"{getattr(part, '__name__', '')}.id"
        for shelf in ID_FIELDS
        for part in parts(fields().get(shelf) or records()[shelf])
    }
    assert ids - REFERENCES.keys() - ID_FIELDS.keys() - on_shelves - FREE - KEYS == set()


def test_the_measures_are_those_the_record_speaks_of():
    from ascn_tui.model.comparison import ComparisonRow  # noqa: PLC0415

    for measure in MEASURES:
        assert measure in ComparisonRow.__doc__


def test_each_kind_of_file_has_a_schema_with_titles_and_descriptions():
    found = schemas()
    assert list(found) == [kind.name for kind in FILE_KINDS]
    for name, shape in found.items():
        Draft202012Validator.check_schema(shape)
        assert shape["$schema"].endswith("2020-12/schema"), name
        assert shape["title"].endswith(".yaml"), name
        assert shape["description"], name


@pytest.mark.parametrize("folder", ["tiny", "shipped_data"])
def test_the_schemas_pass_what_loading_passes(folder, request):
    root = request.getfixturevalue(folder)
    validators = {name: Draft202012Validator(schema) for name, schema in schemas().items()}
    files = sorted(root.rglob("*.yaml"))
    assert files
    for file in files:
        # As YAML 1.2 and editors read it: dates are text, codes are numbers.
        value = EditorLoader(file.read_text(encoding="utf-8")).get_single_data()
        kind = file_kind_at(file.relative_to(root).as_posix())
        assert kind
        assert [fault.message for fault in validators[kind.name].iter_errors(value)] == []


def test_the_schemas_refuse_what_loading_refuses():
    validator = Draft202012Validator(schemas()["countries"])
    country = {"id": "x", "name": "X", "iso2": "XX", "iso3": "XXX", "member_since": 2019}
    assert validator.is_valid({"countries": [{**country, "refs": []}]})
    assert not validator.is_valid({"countries": [country]})
    assert not validator.is_valid({"countries": [{**country, "refs": [], "iso2": "xx"}]})
    assert not validator.is_valid({"countries": [{**country, "refs": [], "colour": "red"}]})


def test_every_pattern_of_the_records_is_said_in_plain_words():
    patterns: set[str] = set()
    rest: list[object] = list(schemas().values())
    while rest:
        part = rest.pop()
        if isinstance(part, dict):
            rest += part.values()
            patterns |= {part["pattern"]} if isinstance(part.get("pattern"), str) else set()
        elif isinstance(part, list):
            rest += part
    assert patterns == set(schema._PATTERNS)


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 where it matters here: no dates, and only true and false are truth values."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [
        (tag, shape)
        for tag, shape in resolvers
        if not tag.endswith((":timestamp", ":bool")) or (sign in "tTfF" and tag.endswith(":bool"))
    ]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
