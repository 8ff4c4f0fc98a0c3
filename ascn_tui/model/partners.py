"""Who from outside helps the network and its cities, and with what."""

import msgspec

from ascn_tui.model.taxonomy import Id, Ref, Term, Text


class Support(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a document names a partner for; `projects` are the listed ones it speaks of."""

    name: Text
    refs: tuple[Ref, ...]
    programme: Text | None = None
    cities: tuple[Id, ...] = ()
    projects: tuple[Id, ...] = ()
    claims: tuple[Id, ...] = ()
    note: Text | None = None


class Partner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state, body or firm from outside, with what it is named for, oldest document first.

    `entries` are the governance entries that speak of it.
    """

    id: Id
    name: Text
    kind: Id
    support: tuple[Support, ...]
    entries: tuple[Id, ...] = ()
    note: Text | None = None


class Partners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `partners.yaml`."""

    kinds: tuple[Term, ...]
    partners: tuple[Partner, ...]
