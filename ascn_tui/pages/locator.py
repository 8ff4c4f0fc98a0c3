"""Resolves locators and names to locations that have a page."""

from collections.abc import Iterable

from ascn_tui.model.filter.facets import said_of
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import fold, names, place_of
from ascn_tui.model.names.resolve import resolve_name
from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Edition, Status, Verdict, VocabularyTerm
from ascn_tui.pages.options import with_checked_options
from ascn_tui.pages.router import ROUTES


def resolve_text(network: Network, text: str, edition: str = "") -> Location:
    """Parse and resolve a locator, an id or a name; raises LocatorError for what is none."""
    return resolve(network, Location.parse(text), edition)


def resolve(network: Network, asked: Location, edition: str = "") -> Location:
    """Return a location with its screen, the ids of its subject, and checked options.

    `edition` holds where the location names none. Raises UnresolvedError for an unknown or
    ambiguous name, OptionError for a wrong option or value.
    """
    # Some rows of comparisons exist in some editions only, so the edition is chosen first.
    asked = asked.with_options(edition=asked.edition or edition or network.taxonomy.newest)
    asked = asked if asked.screen else _with_screen(network, asked)
    found = ROUTES[asked.screen].resolve(network, asked)
    return with_checked_options(network, found, ROUTES[found.screen].options)


def _with_screen(network: Network, asked: Location) -> Location:
    """Return the location of a bare name: of a screen, a value of a facet, or a record."""
    text = "/".join(asked.subject)
    if text not in network.records and (found := _by_word(network, fold(text))):
        return found.with_options(**dict(asked.options))
    found = _row_named(network, text) or place_of(resolve_name(network, text))
    return Location(found.screen, found.subject, asked.options)


def _by_word(network: Network, word: str) -> Location | None:
    """Return the location of a folded word that is the network, a screen or a value."""
    taxonomy = network.taxonomy
    if word in (taxonomy.id, fold(taxonomy.short_name), fold(taxonomy.name)):
        return Location("explore")
    if screen := screen_called(word):
        return Location(screen)
    return None if word in names(network) else _by_value(network, word)


def screen_called(word: str) -> str:
    return next((name for name, route in ROUTES.items() if word in (name, *route.aliases)), "")


def _by_value(network: Network, word: str) -> Location | None:
    """Return the list of records that have a status, edition, verdict, … of this name."""
    taxonomy = network.taxonomy
    facets: tuple[tuple[str, str, Iterable[Edition | Status | Verdict | VocabularyTerm]], ...] = (
        ("explore", "status", taxonomy.statuses),
        ("explore", "edition", taxonomy.editions),
        ("evidence", "verdict", taxonomy.verdicts),
        ("evidence", "section", taxonomy.sections),
        ("evidence", "topic", taxonomy.topics),
    )
    for screen, option, values in facets:
        for value in values:
            if word in map(fold, (value.id, *said_of(value))):
                return Location(screen).with_options(**{option: value.id})
    return None


def _row_named(network: Network, text: str) -> Location | None:
    for comparison in network.comparisons:
        if any(row.id == text for row in comparison.rows):
            return Location("compare", (comparison.left, comparison.right, text))
    return None
