"""A data folder with every id in it renamed: what the pages say of it must stay the same."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ascn_tui.model.location import SCREENS
from ascn_tui.storage.checks.links import FieldStep, LinkIndex, step_into
from ascn_tui.storage.data_folder import scan_folder
from ascn_tui.storage.yaml.document import YamlDocument
from ascn_tui.storage.yaml.text import read

NEW = "zz-"
"""What every new id begins with: it keeps the order of the alphabet, and stands in no text."""
_TABLES = ("figures", "types")
"""Fields whose keys are ids."""


def documents(folder: Path) -> list[YamlDocument]:
    """Return the files of a folder, parsed."""
    files, problems, _ = scan_folder(folder, "data")
    assert not problems
    return [YamlDocument(found, str(read(found.file, found.shown))) for found in files]


def ids_of(folder: Path) -> dict[str, set[str]]:
    """Return every id of a folder, with what it is an id of."""
    ledger = LinkIndex()
    for document in documents(folder):
        ledger.walk(document.value, step_into(document.kind.record), document)
    found: dict[str, set[str]] = {}
    for word, shelf, *_ in ledger.ids:
        found.setdefault(str(word), set()).add(shelf)
    return found


def rename(folder: Path, into: Path, shelves: Iterable[str] = ()) -> None:
    """Write a folder anew with the ids of some shelves renamed, or with all of them."""
    known = ids_of(folder)
    names = {key for key, of in known.items() if not shelves or of <= set(shelves)}
    for document in documents(folder):
        value = _renamed(document.value, step_into(document.kind.record), names)
        path = into / "/".join(_path(document.path, names))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _path(path: str, names: set[str]) -> list[str]:
    *folders, name = path.split("/")
    if not folders:
        return [name]
    stem = name.removesuffix(".yaml")
    return [folders[0], *(_new(part, names) for part in folders[1:]), f"{_new(stem, names)}.yaml"]


def _new(word: str, names: set[str]) -> str:
    return f"{NEW}{word}" if word in names else word


def _renamed(value: Any, step: FieldStep, names: set[str], field: str = "") -> Any:
    if isinstance(value, dict):
        if field in _TABLES:
            return _keys_renamed(value, names)
        return {
            key: _renamed(part, step.fields.get(key, _NOTHING), names, key)
            if key != "id" or not step.shelf
            else _new(part, names)
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [_renamed(part, step, names, field) for part in value]
    if not isinstance(value, str):
        return value
    return _word(value, step, names, field)


_NOTHING = FieldStep("", "", {})


def _word(value: str, step: FieldStep, names: set[str], field: str) -> str:
    if field == "measure":
        kind, colon, key = value.partition(":")
        return f"{kind}:{_new(key, names)}" if colon else value
    if field == "counted" and value[:1].isdigit():
        return " ".join(_new(word, names) for word in value.split(" "))
    if field == "key":
        return "/".join(_new(part, names) for part in value.split("/"))
    if field in ("locator", "show"):
        screen, *rest = re.split(r"([/?=&:+])", value)
        first = screen if screen in SCREENS else _new(screen, names)
        return "".join([first, *(_new(part, names) for part in rest)])
    return _new(value, names) if step.link or (step.shelf and not step.fields) else value


def _keys_renamed(value: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {
        _new(key, names): _keys_renamed(part, names)
        if isinstance(part, dict) and "printed" not in part
        else part
        for key, part in value.items()
    }
