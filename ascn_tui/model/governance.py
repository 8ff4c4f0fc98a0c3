"""Governance by level: who and what frames, steers and carries out."""

from typing import Literal

import msgspec

from ascn_tui.model.taxonomy import Id, Names, Ref, Text


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An actor, instrument, mechanism, project, challenge or partnership at one level.

    `country` is empty for what stands above all countries. `origin` tells whether the paper
    names it (`paper`) or a primary source adds it (`primary`); `flag` marks an entry of the
    paper that the reports contradict.
    """

    id: Id
    kind: Id
    name: Text
    text: Text
    topic: Id
    origin: Literal["paper", "primary"]
    refs: tuple[Ref, ...]
    country: Id | None = None
    cities: tuple[Id, ...] = ()
    projects: tuple[Id, ...] = ()
    unlisted_projects: tuple[Text, ...] = ()
    claims: tuple[Id, ...] = ()
    flag: Id | None = None


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One file of `governance/`: a level, its definition and its entries.

    `note` says where its name wavers or how far the paper goes, and `note_refs` where that is seen.
    `anchor` is the entry that every project of the network comes under at this level.
    """

    id: Id
    name: Text
    scope: Text
    definition: Text
    refs: tuple[Ref, ...]
    names: Names = {}
    actors: tuple[Text, ...] = ()
    instruments: tuple[Text, ...] = ()
    note: Text | None = None
    note_refs: tuple[Ref, ...] = ()
    claims: tuple[Id, ...] = ()
    anchor: Id | None = None
    entries: tuple[Entry, ...]
