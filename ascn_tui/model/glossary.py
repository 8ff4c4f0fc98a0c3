"""Words of the network and of the explorer, explained and put into other languages."""

import msgspec

from ascn_tui.model.taxonomy import Id, Names, Ref, Term, Text


class GlossaryTerm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A term: its long form, what it means, and its names in other languages.

    `vocabulary` names the word list of the network that a term belongs to; `record` is the
    record that says more. Words that the explorer itself brings need no reference.
    """

    id: Id
    name: Text
    expansion: Text | None = None
    kind: Id
    meaning: Text
    names: Names = {}
    vocabulary: Id | None = None
    record: Id | None = None
    refs: tuple[Ref, ...] = ()


class Glossary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `glossary.yaml`; `note` says what the names in other languages are worth."""

    note: Text
    kinds: tuple[Term, ...]
    terms: tuple[GlossaryTerm, ...]
