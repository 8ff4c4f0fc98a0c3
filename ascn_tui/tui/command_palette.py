"""Commands in words, and suggestions for what is typed into the jump box."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.location import SCREENS, Location, LocatorError, parted
from ascn_tui.model.names.fuzzy import EXACT
from ascn_tui.model.names.index import UnresolvedError, fold, name_of
from ascn_tui.model.names.search import NameHit, name_index
from ascn_tui.model.network import Network
from ascn_tui.pages.locator import resolve, resolve_text, screen_called
from ascn_tui.pages.options import OptionError
from ascn_tui.pages.search import SearchHit
from ascn_tui.tui.help_text import GUIDES

PLACES = ("country", "city")
_BETWEEN = {"and", "|", "with", "vs"}
_OFFERED = 12


class Suggestion(NamedTuple):
    """A row of the box: what choosing it does, and what Tab writes for it.

    `does` is where it leads or the action it runs; None where it only writes `fill`, which
    wants more. `row` is a record or place that was found; other offers have `says`.
    """

    fill: str
    does: Location | str | None = None
    says: str = ""
    row: SearchHit | None = None


class SuggestionNote(NamedTuple):
    """A line of the box that cannot be chosen: a heading, or what is wrong."""

    text: str
    role: str = "warning"


Told = Suggestion | SuggestionNote


class Command(NamedTuple):
    """A command: what follows it, what it does, and what it runs where nothing follows."""

    name: str
    wants: str
    says: str
    runs: str = ""


COMMANDS = (
    Command("edition", "YEAR", "Look at the same thing in another monitoring report."),
    Command("theme", "NAME", "Other colours."),
)
"""The commands that want a word after them; all others are keys."""
_CALLED = {
    "q": "quit", "q!": "quit", "qa": "quit", "wq": "quit", "x": "quit", "exit": "quit",
    "bye": "quit", "close": "back", "b": "back", "prev": "back", "previous": "back",
    "next": "forward", "h": "help", "?": "help", "keys": "help", "w": "export",
    "write": "export", "save": "export", "search": "filter",
    "copy": "copy text", "link": "copy locator", "citation": "cite", "redraw": "repaint",
}  # fmt: skip
"""What people type for a command, and its name."""
_TELLING = 3
"""Letters from which on what commands say of themselves is looked through too."""


class CommandParser:
    """Reads commands over a network, from where the reader is; `themes` are ids by their names.

    `keys` are the commands that keys give there, `idle` the names of those that do nothing there.
    """

    def __init__(
        self,
        network: Network,
        here: Location,
        themes: Mapping[str, str],
        keys: Sequence[Command] = (),
        idle: Collection[str] = (),
    ) -> None:
        self.network = network
        self.here = here
        self.themes = themes
        self.keys = keys
        self.idle = idle

    def screens(self) -> list[Suggestion]:
        """Offer every screen, with what it shows."""
        return [Suggestion(name, Location(name), GUIDES[name][0]) for name in SCREENS]

    def commands(self) -> list[Suggestion]:
        """Offer every command, with what it does."""
        return [
            Suggestion(
                f"{command.name} " if command.wants else command.name,
                command.runs or None,
                f"{command.wants}  {command.says}".strip(),
            )
            for command in (*COMMANDS, *self.keys)
        ]

    def named(self, begun: str) -> tuple[list[Told], list[Told]]:
        """Offer the screens and commands of a name, and apart those that it begins.

        The latter with colours of that name, and commands that say so of themselves.
        """
        asked = _CALLED.get(begun, begun)
        offers = [*self.screens(), *self.commands()]
        whole = [offer for offer in offers if offer.fill.strip() in (asked, screen_called(asked))]
        fitting = [offer for offer in offers if offer.fill.startswith(begun)]
        if len(begun) >= _TELLING:
            fitting += [offer for offer in self._colours() if f" {begun}" in offer.fill]
            fitting += [offer for offer in self.commands() if f" {begun}" in offer.says.lower()]
        named = [
            *self._whole(begun),
            *(self._edition(begun) if begun in self.network.edition else ()),
        ]
        if not whole and asked in self.idle:
            return [
                SuggestionNote(f"“{notation.capital(asked)}” is not available here."),
                *named,
            ], []
        return [*whole, *named], [offer for offer in fitting if offer not in whole]

    def _edition(self, year: str) -> list[Told]:
        return self._choose("edition", year, {year: self.here.with_options(edition=year)})

    def _whole(self, begun: str) -> list[Suggestion]:
        """Offer the network itself by its names."""
        taxonomy, asked = self.network.taxonomy, fold(begun)
        names = (taxonomy.short_name, taxonomy.name)
        fitting = [name for name in names if asked and fold(name).startswith(asked)]
        return [Suggestion(fitting[0], Location("explore"), taxonomy.name)] if fitting else []

    def told(self, text: str) -> list[Told]:
        """Return what a command and what follows it mean; empty where the text is no command."""
        name, blank, rest = text.partition(" ")
        name, rest = name.lower(), rest.strip()
        if not blank or not (rest or name in ("edition", "theme", "compare")):
            return []
        if name == "compare":
            return self._compare(rest, ended=text.endswith(" "))
        if name == "edition":
            years = {key: self.here.with_options(edition=key) for key in self.network.edition}
            return self._choose(name, rest, years)
        if name == "theme":
            return self._choose(name, rest, self._uses())
        if name == "filter":
            return self._filtered(rest)
        screen = screen_called(name)
        return self._on_screen(screen, rest) if screen else []

    def _filtered(self, text: str) -> list[Told]:
        here = self.here.with_options(filter=text)
        try:
            there = resolve(self.network, here)
        except OptionError as error:
            return [_fault(str(error))]
        return [Suggestion(f"filter {text}", there, "Filter what is shown.")]

    def _uses(self) -> dict[str, str]:
        """Return what puts each theme on, by its name."""
        return {theme: f"app.use_theme({key!r})" for theme, key in self.themes.items()}

    def _colours(self) -> list[Suggestion]:
        return [Suggestion(f"theme {theme}", uses) for theme, uses in self._uses().items()]

    def _choose(
        self, name: str, begun: str, choices: Mapping[str, Location] | Mapping[str, str]
    ) -> list[Told]:
        offers = [Suggestion(f"{name} {key}", does) for key, does in choices.items()]
        fitting = [offer for offer in offers if offer.fill.startswith(f"{name} {begun.lower()}")]
        if fitting:
            return [*fitting]
        known = notation.listing([*choices])
        return [SuggestionNote(f"There is no {name} “{begun}”; there are {known}."), *offers]

    # -- two places --------------------------------------------------------------------------

    def _compare(self, rest: str, *, ended: bool) -> list[Told]:
        typed = [word for word in rest.replace(",", " ").split() if word.lower() not in _BETWEEN]
        if not typed:
            return [self._one(hit) for hit in self._all_countries()]
        for number in range(len(typed) - 1, 0, -1):
            if left := self._place(" ".join(typed[:number])):
                return self._sides(left, " ".join(typed[number:]))
        text = " ".join(typed)
        if left := self._place(text):
            others = [hit for hit in self._all_countries() if hit.record is not left.record]
            # Enter after one place asks for the other: nobody has chosen it yet.
            asking = [] if ended else [self._one(left)]
            return [*asking, *(self._two(left, other) for other in others)]
        if begun := self._places(text):
            return [self._one(hit) for hit in begun]
        near = self._near(text)
        return [_unknown(text, near), *(self._one(hit) for hit in near)]

    def _sides(self, left: NameHit, typed: str) -> list[Told]:
        rights = [hit for hit in self._places(typed) if hit.record is not left.record]
        if rights:
            return [self._two(left, right) for right in rights]
        near = [hit for hit in self._near(typed) if hit.record is not left.record]
        return [_unknown(typed, near), *(self._two(left, right) for right in near)]

    def _place(self, text: str) -> NameHit | None:
        best = name_index(self.network).find(text, 1, PLACES)
        return best[0] if best and best[0].fits == EXACT else None

    def _places(self, text: str) -> list[NameHit]:
        return name_index(self.network).find(text, _OFFERED, PLACES)

    def _near(self, text: str) -> list[NameHit]:
        return name_index(self.network).nearest(text, kinds=PLACES)

    def _all_countries(self) -> Iterator[NameHit]:
        for country in self.network.countries:
            yield NameHit(country, country.name, "", (), EXACT)

    def _one(self, hit: NameHit) -> Suggestion:
        return Suggestion(f"compare {hit.record.id} ", None, name_of(hit.record))

    def _two(self, left: NameHit, right: NameHit) -> Suggestion:
        pair = (left.record.id, right.record.id)
        says = f"{name_of(left.record)} | {name_of(right.record)}"
        return Suggestion(" ".join(("compare", *pair)), Location("compare", pair), says)

    # -- screens -----------------------------------------------------------------------------

    def _on_screen(self, screen: str, rest: str) -> list[Told]:
        """Return what words after the name of a screen mean: a path on it, options, a record."""
        said, options = parted(rest)
        path = said.split()
        fault = ""
        for parts in dict.fromkeys((tuple(path), (" ".join(path),))):
            try:
                text = "/".join((screen, *filter(None, parts)))
                there = resolve_text(self.network, f"{text} {options}", self.here.edition)
            except UnresolvedError:
                continue
            except (LocatorError, OptionError) as error:
                fault = str(error)
                continue
            if there.screen == screen:
                return [Suggestion(f"{screen} {rest}", there, str(there.with_options(edition="")))]
        return [_fault(fault)] if fault else []


def locator(network: Network, text: str, edition: str) -> list[Told]:
    """Return where a locator leads, or what is wrong with it; empty for a text that is none."""
    path, options = parted(text)
    if "/" not in path and not options:
        return []
    try:
        there = resolve_text(network, text, edition)
    except UnresolvedError as error:
        near = [Suggestion(key, Location.parse(key), name) for key, name in error.nearest]
        said = f"No match for “{error.text}”."
        return [SuggestionNote(f"{said} Did you mean:" if near else said), *near]
    except (LocatorError, OptionError) as error:
        return [_fault(str(error))]
    return [Suggestion(text, there, f"locator, edition {there.edition}")]


def _unknown(typed: str, near: Sequence[NameHit]) -> SuggestionNote:
    said = f"“{typed}” is no country or city."
    return SuggestionNote(f"{said} Did you mean:" if near else said)


def _fault(said: str) -> SuggestionNote:
    return SuggestionNote(notation.capital(said) + ("" if said.endswith("?") else "."))


def is_name_of(network: Network, name: str, there: Location) -> bool:
    """Tell whether a name, typed alone, leads to a place."""
    if not fold(name):
        return False
    try:
        found = resolve_text(network, name)
    except (UnresolvedError, LocatorError, OptionError):
        return False
    return found.with_options(edition="") == there.with_options(edition="")
