"""A network with other words in it: every text of every record, or none that may be missing."""

from collections.abc import Callable
from typing import Any, TypeVar, get_args

import msgspec
from msgspec.structs import replace

from ascn_tui.model.network import Network, NetworkData
from ascn_tui.model.taxonomy import Text

Record = TypeVar("Record", bound=msgspec.Struct)
Change = Callable[[str], str]
KEPT = {"kinds", "topics", "verdicts", "sections", "role", "anchor", "measure", "plan"}
"""Fields that may be left out of a file but that other records point to or rest on."""


def _is_text(annotation: Any) -> bool:
    return annotation == Text or any(_is_text(part) for part in get_args(annotation))


def worded(value: Any, change: Change, annotation: Any = None) -> Any:
    """Return a record or a container of records with each of its texts changed."""
    if isinstance(value, msgspec.Struct):
        fields = msgspec.structs.fields(type(value))
        return replace(
            value,
            **{
                field.name: worded(getattr(value, field.name), change, field.type)
                for field in fields
            },
        )
    if isinstance(value, tuple):
        return tuple(worded(part, change, annotation) for part in value)
    if isinstance(value, dict):
        return {key: worded(part, change, annotation) for key, part in value.items()}
    return change(value) if isinstance(value, str) and _is_text(annotation) else value


def bare(value: Any) -> Any:
    """Return a record or a container of records without anything that may be left out."""
    if isinstance(value, msgspec.Struct):
        changed = {}
        for field in msgspec.structs.fields(type(value)):
            own = getattr(value, field.name)
            changed[field.name] = (
                bare(own) if field.required or field.name in KEPT else _default(field)
            )
        return replace(value, **changed)
    return tuple(bare(part) for part in value) if isinstance(value, tuple) else value


def _default(field: msgspec.structs.FieldInfo) -> Any:
    if field.default is not msgspec.NODEFAULT:
        return field.default
    return field.default_factory() if field.default_factory is not msgspec.NODEFAULT else None


def reworded(network: Network, change: Change) -> Network:
    """Return a network whose every text went through a change."""
    return Network(worded(network.parts, change))


def stripped(network: Network) -> Network:
    """Return a network of the same records without anything that may be left out of them."""
    parts = {
        field: bare(getattr(network.parts, field)) for field in network.parts.__struct_fields__
    }
    # What a record consists of may be left out of a file; here it would leave nothing to look at.
    parts["cities"] = tuple(
        replace(city, projects=bare(own.projects))
        for city, own in zip(parts["cities"], network.cities, strict=True)
    )
    return Network(replace(network.parts, **parts))


def of_places_alone(network: Network) -> Network:
    """Return a network without governance, comparisons and claims."""
    taxonomy = replace(network.taxonomy, levels=())
    return Network(
        NetworkData(
            taxonomy=taxonomy,
            countries=network.countries,
            cities=network.cities,
            sources=network.sources,
        )
    )


def recoded(value: Any, codes: dict[str, str]) -> Any:
    """Return a record or a container of records with some words replaced wherever they stand."""
    if isinstance(value, tuple):
        return tuple(recoded(part, codes) for part in value)
    if isinstance(value, msgspec.Struct):
        fields = value.__struct_fields__
        return replace(value, **{name: recoded(getattr(value, name), codes) for name in fields})
    return codes.get(value, value) if isinstance(value, str) else value
