"""Suggestions for what is typed into the jump box: commands, links, names, mentions."""

from typing import NamedTuple

from ascn_tui.model.location import SCREENS, Location
from ascn_tui.model.names.index import fold, name_of, names
from ascn_tui.model.names.search import name_index
from ascn_tui.model.network import Network
from ascn_tui.pages.search import Mentions, SearchHit, row_of, search
from ascn_tui.render.search import MENTIONS, SIMILAR
from ascn_tui.tui.command_palette import (
    CommandParser,
    Suggestion,
    SuggestionNote,
    Told,
    is_name_of,
    locator,
)

MOST = 60
"""Names offered; whoever looks for more types another letter."""

MENTIONED = 8
_LONGEST_NAME = 40
_VERBS = ("show", "open", "go", "goto", "jump", "find", "search", "list")


class SuggestionProvider(NamedTuple):
    """Answers what is typed, over a network and from where the reader is."""

    network: Network
    here: Location
    commander: CommandParser
    mentions: Mentions | None = None

    def answer(self, text: str) -> list[Told]:
        """Return what a text may mean, best first; for no text, what there is to ask for."""
        typed = text.lstrip().removeprefix(":").lstrip()
        if not typed.strip():
            return [
                SuggestionNote("Screens", "heading"), *self.commander.screens(),
                SuggestionNote("Commands", "heading"), *self.commander.commands(),
            ]  # fmt: skip
        told = self.commander.told(typed)
        if told and fold(typed) not in names(self.network):
            return told
        typed = typed.rstrip()
        led = locator(self.network, typed, self.here.edition)
        if led and typed.partition("/")[0].partition("?")[0] in SCREENS:
            return led
        whole, begun = self.commander.named(typed.lower())
        if whole and isinstance(whole[0], SuggestionNote):
            return whole
        everything = search(self.network, typed, self.mentions, MOST, MENTIONED)
        if meant := self._after_verb(typed, named=bool(everything.hits)):
            return meant
        named = [_offer(row) for row in everything.hits if row.exact]
        answers: list[Told] = list(dict.fromkeys(
            (*whole, *led, *named, *begun)
        ))  # fmt: skip
        known = {offer.does for offer in answers if isinstance(offer, Suggestion)}
        answers += [_offer(row) for row in everything.hits if row.to not in known]
        if len(everything.hits) == MOST:
            answers.append(SuggestionNote("More than these: type another letter.", "muted"))
        for heading, rows in ((MENTIONS, everything.mentions), (SIMILAR, everything.similar)):
            if rows and (answers or heading == MENTIONS):
                answers.append(SuggestionNote(heading, "heading"))
            answers += [_offer(row) for row in rows]
        return answers or self._near(typed)

    def _after_verb(self, typed: str, *, named: bool) -> list[Told]:
        """Answer what follows a verb of the command line, as in `show jakarta`.

        Where the whole text has something that is `named` so, what follows has to be a name.
        """
        verb, _, rest = typed.partition(" ")
        verbal = verb.lower() in _VERBS and rest.strip()
        return (
            self.answer(rest) if verbal and (not named or fold(rest) in names(self.network)) else []
        )

    def _near(self, typed: str) -> list[Told]:
        near = name_index(self.network).nearest(typed)
        said = f"No match for “{typed}”."
        return [
            SuggestionNote(f"{said} Did you mean:" if near else said),
            *(_offer(row_of(self.network, hit)) for hit in near),
        ]

    def completed(self, offer: Suggestion) -> str:
        """Return the shortest text that leads where an offer does: a name, an id, a locator."""
        if offer.row is None:
            return offer.fill
        to = offer.row.to
        name = name_of(self.network.records[to.subject[-1]]) if _is_record(self.network, to) else ""
        texts = (name, to.subject[-1] if to.subject else to.screen)
        fitting = (
            text
            for text in texts
            if len(text) <= _LONGEST_NAME and is_name_of(self.network, text, to)
        )
        return next(fitting, str(to))


def _offer(row: SearchHit) -> Suggestion:
    return Suggestion(str(row.to), row.to, row=row)


def _is_record(network: Network, to: Location) -> bool:
    return bool(to.subject) and to.subject[-1] in network.records
