"""Keys as the user wants them: what is asked for is compared with every binding that there is.

This walks through all modules of the app, so only a user who asks for other keys pays for it.
"""

import importlib
import pkgutil
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from textual.app import App
from textual.binding import Binding
from textual.keys import KEY_TO_UNICODE_NAME, REPLACED_KEYS, Keys, key_to_character
from textual.screen import ModalScreen, Screen

import ascn_tui.ui
from ascn_tui.ui.panes.rows import Rows

MODIFIERS = ("ctrl", "alt", "shift")


class Misfit(NamedTuple):
    """An entry that cannot be: its id, why, and what else the id might mean."""

    name: str
    why: str
    known: tuple[str, ...] = ()


class Bound(NamedTuple):
    """A binding and the class that declares it."""

    place: type
    binding: Binding


def fitting_keys(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[Misfit]]:
    """Return the keys that can be had, by binding id, and the entries that cannot be."""
    bounds = list(declared())
    known = {bound.binding.id or "" for bound in bounds}
    keys: dict[str, str] = {}
    misfits: list[Misfit] = []
    for name, text in wanted.items():
        if name not in known:
            misfits.append(Misfit(name, f"no key has the id '{name}'", tuple(sorted(known))))
        elif strange := [key for key in _split(text) if not is_key(key)]:
            said = (
                f"there is no key '{strange[0]}'" if strange[0] else "the comma is called 'comma'"
            )
            misfits.append(Misfit(name, said))
        else:
            keys[name] = ",".join(_split(text))
    # An entry left out gets its own key back, which another entry may have wanted.
    while clash := _clash(keys, bounds):
        misfits.append(clash)
        del keys[clash.name]
    return keys, misfits


def _split(text: str) -> list[str]:
    return [key.strip() for key in text.split(",")]


def sign(key: str) -> str:
    """Return what a user types for a key, by what Textual calls it: the sign, else the name."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    typed = key_to_character(REPLACED_KEYS.get(name, name)) or ""
    # A blank and a comma would be read as no key, and as two.
    named = typed if typed.isprintable() and typed not in ("", " ", ",") else name
    return "+".join((*modifiers, named))


def is_key(key: str) -> bool:
    """Tell whether a text names a key: a character, or a name with or without modifiers."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    if not set(modifiers) <= set(MODIFIERS):
        return False
    if len(name) == 1 or name in set(Keys) or name in KEY_TO_UNICODE_NAME:
        return not (name.isspace() or not name.isprintable())
    try:
        unicodedata.lookup(REPLACED_KEYS.get(name, name).replace("_", " "))
    except KeyError:
        return False
    return True


def declared() -> Iterator[Bound]:
    """Yield all bindings with an id that the classes of the app declare, each key on its own."""
    for found in pkgutil.walk_packages(ascn_tui.ui.__path__, "ascn_tui.ui."):
        module = importlib.import_module(found.name)
        for thing in vars(module).values():
            if isinstance(thing, type) and thing.__module__ == found.name:
                for binding in Binding.make_bindings(vars(thing).get("BINDINGS", ())):
                    if binding.id:
                        yield Bound(thing, binding)


def _clash(keys: Mapping[str, str], bounds: list[Bound]) -> Misfit | None:
    """Return the last entry whose key does something else in a place where both work."""
    for name in reversed(list(keys)):
        for mine in bounds:
            if mine.binding.id == name:
                for other in bounds:
                    if other.binding.id != name and (shared := _shared(mine, other, keys)):
                        said = other.binding.tooltip or other.binding.description
                        why = f"'{sign(shared)}' is the key of '{other.binding.id}' ({said})"
                        return Misfit(name, why)
    return None


def _shared(mine: Bound, other: Bound, keys: Mapping[str, str]) -> str:
    """Return a key that two bindings want in one place; the empty text when there is none."""
    wanted = _held(mine, keys) & _held(other, keys)
    # What they share by design is theirs to share.
    wanted -= _held(mine, {}) & _held(other, {})
    return min(wanted, default="") if wanted and meet(mine, other) else ""


def _held(bound: Bound, keys: Mapping[str, str]) -> set[str]:
    """Return the keys of a binding, as Textual calls them."""
    wanted = keys.get(bound.binding.id or "", "") or bound.binding.key
    return {found.key for found in Binding.make_bindings([Binding(wanted, "")])}


def meet(one: Bound, other: Bound) -> bool:
    """Tell whether two bindings can be at work at once."""
    return _within(one.place, other.place) or _within(other.place, one.place)


def _within(inner: type, outer: type) -> bool:
    """Tell whether a class is the other, or made from it, or stands in it on the screen."""
    if issubclass(inner, outer) or issubclass(outer, App):
        return True
    if issubclass(outer, Screen) and not issubclass(outer, ModalScreen):
        return not issubclass(inner, ModalScreen)
    if issubclass(inner, Screen):
        return False
    # A view or dialog names the panes that it is made of, and every one has rows.
    return inner is Rows or vars(sys.modules[outer.__module__]).get(inner.__name__) is inner
