"""Keys as the user wants them: what is asked for is compared with every binding that there is.

This walks through all modules of the app, so only a user who asks for other keys pays for it.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from textual.app import App
from textual.binding import Binding
from textual.keys import REPLACED_KEYS, key_to_character
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

import ascn_tui.tui
from ascn_tui.tui.key_names import KNOWN, SENT_AS, is_typed, key_named
from ascn_tui.tui.widgets.row_list import RowList

TAKEN = {"tab": "goes to the next pane", "shift+tab": "goes to the pane before",
         "ctrl+q": "quits everywhere"}  # fmt: skip
"""Keys that Textual itself answers on every screen."""

VITAL = ("app.quit", "help.open")
"""What every terminal has to be able to reach."""


class KeymapFault(NamedTuple):
    """An entry that cannot be: its id, why, and the word of it that may mean a known one."""

    name: str
    why: str
    word: str = ""
    known: tuple[str, ...] = ()


class BoundKey(NamedTuple):
    """A binding and the class that declares it."""

    place: type
    binding: Binding


def fitting_keys(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[KeymapFault]]:
    """Return the keys that can be had, by binding id, and the entries that cannot be."""
    bounds = list(declared())
    keys: dict[str, str] = {}
    misfits: list[KeymapFault] = []
    for name, text in wanted.items():
        found = [key_named(key) for key in _split(text)]
        if misfit := _misfit(name, text, bounds):
            misfits.append(misfit)
        else:
            keys[name] = ",".join(dict.fromkeys(found))
    # An entry left out gets its own key back, which another entry may have wanted.
    while clash := _clash(keys, bounds):
        misfits.append(clash)
        del keys[clash.name]
    return keys, misfits


def _split(text: str) -> list[str]:
    """Return the keys of an entry: parted by commas, or by blanks where that makes sense."""
    parts = [part.strip() for part in text.split(",")]
    words = text.split()
    apart = len(parts) == 1 and not key_named(text) and all(key_named(word) for word in words)
    return words if apart else parts


def _misfit(name: str, text: str, bounds: list[BoundKey]) -> KeymapFault | None:
    """Return why an entry cannot be, whatever the others are; None if nothing is wrong."""
    mine = [bound for bound in bounds if bound.binding.id == name]
    if not mine:
        known = tuple(sorted({bound.binding.id or "" for bound in bounds}))
        return KeymapFault(name, f"no key has the id '{name}'", name, known)
    for written in _split(text):
        if why := _why_not(written):
            return KeymapFault(name, why, written, () if written.lower() in SENT_AS else KNOWN)
        if why := _why_not_here(key_named(written), mine):
            return KeymapFault(name, f"'{written}' {why}")
    if name in VITAL and all(key_named(key).startswith("super+") for key in _split(text)):
        return KeymapFault(name, f"'{name}' needs a key that every terminal sends")
    return None


def _why_not(written: str) -> str:
    """Say why a text names no key that can be pressed; the empty text if it does."""
    if not written:
        return "the comma is called 'comma'"
    if other := SENT_AS.get(written.lower()):
        return f"terminals send '{written}' as '{other}'"
    return "" if key_named(written) else f"there is no key '{written}' that terminals send"


def _why_not_here(key: str, mine: list[BoundKey]) -> str:
    """Say why a key cannot be pressed for a binding; the empty text if it can."""
    if key in TAKEN and not any(key in _held(bound, {}) or _quits(bound) for bound in mine):
        return TAKEN[key]
    if is_typed(key) and any(_beside_box(bound) for bound in mine):
        return "is typed into the box there"
    return ""


def _quits(bound: BoundKey) -> bool:
    return (bound.binding.id or "").endswith(".quit")


def _beside_box(bound: BoundKey) -> bool:
    """Tell whether a text box has the keyboard wherever a binding is at work."""
    return issubclass(bound.place, Input) or getattr(bound.place, "HAS_INPUT", False)


def sign(key: str) -> str:
    """Return what a user types for a key, by what Textual calls it: the sign, else the name."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    typed = key_to_character(REPLACED_KEYS.get(name, name)) or ""
    # A blank and a comma would be read as no key, and as two.
    named = typed if typed.isprintable() and typed not in ("", " ", ",") else name
    return "+".join((*modifiers, named))


def declared() -> Iterator[BoundKey]:
    """Yield all bindings with an id that the classes of the app declare, each key on its own."""
    for found in pkgutil.walk_packages(ascn_tui.tui.__path__, "ascn_tui.tui."):
        module = importlib.import_module(found.name)
        for thing in vars(module).values():
            if isinstance(thing, type) and thing.__module__ == found.name:
                for binding in Binding.make_bindings(vars(thing).get("BINDINGS", ())):
                    if binding.id:
                        yield BoundKey(thing, binding)


def _clash(keys: Mapping[str, str], bounds: list[BoundKey]) -> KeymapFault | None:
    """Return the last entry whose key does something else in a place where both work."""
    own: dict[str, set[str]] = {}
    for bound in bounds:
        own.setdefault(bound.binding.id or "", set()).update(_held(bound, {}))
    for name in reversed(list(keys)):
        for mine in bounds:
            if mine.binding.id == name:
                for other in bounds:
                    # What they share by default is theirs to share.
                    shared = own[name] & own[other.binding.id or ""]
                    if other.binding.id != name and (key := _shared(mine, other, keys, shared)):
                        said = other.binding.tooltip or other.binding.description
                        why = f"'{sign(key)}' is the key of '{other.binding.id}' ({said})"
                        return KeymapFault(name, why)
    return None


def _shared(mine: BoundKey, other: BoundKey, keys: Mapping[str, str], but: set[str]) -> str:
    """Return a key that two bindings want in one place; the empty text when there is none."""
    wanted = (_held(mine, keys) & _held(other, keys)) - but
    return min(wanted, default="") if wanted and meet(mine, other) else ""


def _held(bound: BoundKey, keys: Mapping[str, str]) -> set[str]:
    """Return the keys of a binding, as Textual calls them."""
    wanted = keys.get(bound.binding.id or "", "") or bound.binding.key
    return {found.key for found in Binding.make_bindings([Binding(wanted, "")])}


def meet(one: BoundKey, other: BoundKey) -> bool:
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
    return inner is RowList or vars(sys.modules[outer.__module__]).get(inner.__name__) is inner
