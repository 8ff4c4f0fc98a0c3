"""Resolvers by screen: the names that a location of a screen holds become the ids of records.

Each takes a network and a location of its screen, and returns the location with ids. They raise
UnresolvedError for an unknown or ambiguous name, OptionError for one of the wrong kind.
"""

from collections.abc import Collection, Mapping

from ascn_tui import notation
from ascn_tui.model.figures import METRICS
from ascn_tui.model.filter.query import either
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import Guesses, UnresolvedError, fold, names, place_of
from ascn_tui.model.names.resolve import resolve_name
from ascn_tui.model.names.suggestions import near
from ascn_tui.model.network import Network
from ascn_tui.model.record_types import Record, kind_of
from ascn_tui.pages.compare import page
from ascn_tui.pages.compare.sides import PAIR, SIDES, SUBJECTS, is_subject
from ascn_tui.pages.figures import figures as figures_page
from ascn_tui.pages.governance.entries import REGIONAL
from ascn_tui.pages.options import OptionError, chosen
from ascn_tui.pages.sources import dependents


def explore(network: Network, asked: Location) -> Location:
    if not asked.subject:
        return asked
    record = resolve_name(network, asked.subject[-1])
    if len(asked.subject) > 1 and record.id in network.city:
        # In a city-state the longer path means the city, the bare id the country.
        record = network.city[record.id]
    return with_options_of(place_of(record), asked)


def compare(network: Network, asked: Location) -> Location:
    pair = asked.subject or network.taxonomy.opening.compare
    if len(pair) == 1:
        raise OptionError(f"compare needs two places or themes: compare/{pair[0]}/OTHER")
    pair = _split_sides(network, pair)
    left, right = (_side(network, name) for name in pair[:PAIR])
    here = _in_editions(network, asked).at(left, right)
    if len(pair) == PAIR:
        return here
    rows = {key: row.name for key, row in page.row_ids(network, here).items()}
    rows |= {f"{page.GROUP}{group.id}": group.title
             for group in page.all_groups(network, here)}  # fmt: skip
    row = " ".join(pair[PAIR:])
    if row not in rows:
        named = {key: (str(here.at(left, right, key)), name) for key, name in rows.items()}
        raise UnresolvedError(row, _near(named, row), ambiguous=False)
    return here.at(left, right, row)


def _in_editions(network: Network, asked: Location) -> Location:
    """Resolve the editions of the sides; if both are given, the right one becomes the selected.

    One side always has the selected edition, so that the edition keys change that side.
    """
    known = {
        name: chosen(network.edition, "edition", value)
        for name in ("edition", *SIDES)
        if (value := asked.option(name))
    }
    if "left" in known and "right" in known:
        known |= {"edition": known["right"], "right": ""}
    return asked.with_options(**known)


def _split_sides(network: Network, typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return two sides, and perhaps a row, of words that were typed without quotes.

    `jakarta kuala lumpur` are two names only if the last two words are one of them.
    """
    for left in range(1, len(typed)):
        for right in range(len(typed), left, -1):
            sides = (" ".join(typed[:left]), " ".join(typed[left:right]))
            if len(typed) - right < PAIR and all(_is_name(network, name) for name in sides):
                return (*sides, *typed[right:])
    return typed


def _is_name(network: Network, name: str) -> bool:
    """Tell whether a place or theme has exactly this name."""
    return any(is_subject(network, record.id) for record in names(network).get(fold(name), ()))


def _side(network: Network, name: str) -> str:
    takes = "compare takes countries, cities and focus areas"
    return _of(network, name, SUBJECTS, f"not a place or theme: {takes}").id


def _of(network: Network, name: str, kinds: Collection[str], otherwise: str) -> Record:
    """Resolve a name among kinds of record; `otherwise` is the error for other kinds."""
    try:
        return resolve_name(network, name, kinds)
    except UnresolvedError:
        if fold(name) in names(network):
            raise OptionError(f"'{name}' is {otherwise}") from None
        raise


def governance(network: Network, asked: Location) -> Location:
    """Resolve a level and a place, an entry, a project, or a place.

    A place resolves to the list of its entries, a project to its chain.
    """
    if not asked.subject:
        return asked
    first, *rest = asked.subject
    if not rest:
        return _governed_record(network, asked, first)
    name = " ".join(asked.subject)
    if fold(name) in names(network):  # `levels Sarawak Multimedia Authority`
        return _governed_record(network, asked, name)
    level = resolve_name(network, first, ("level",))
    place = " ".join(rest)
    if fold(place) == REGIONAL:
        return asked.at(level.id, REGIONAL)
    if rest[-1] in network.records and kind_of(network.records[rest[-1]]) == "entry":
        return asked.at(rest[-1])
    country = _of(network, place, ("country",), "no country: governance goes level by country")
    return asked.at(level.id, country.id)


def _governed_record(network: Network, asked: Location, name: str) -> Location:
    if fold(name) == REGIONAL:
        each = notation.listing([f"governance/{level.id}/{REGIONAL}" for level in network.levels])
        raise OptionError(f"'{name}' stands below a level: {each}")
    takes = "governance takes levels, their entries, countries, cities and projects"
    record = _of(network, name, _GOVERNED, f"nothing that is governed: {takes}")
    if kind_of(record) in ("country", "city"):
        return Location("explore", (record.id,), asked.options).with_options(list="entries")
    return asked.at(record.id)


_GOVERNED = ("level", "entry", "project", "country", "city")


def evidence(network: Network, asked: Location) -> Location:
    """Resolve a claim, or the subject that claims are about."""
    if not asked.subject:
        return asked
    if len(asked.subject) > 1 and all(name in network.claim for name in asked.subject):
        raise OptionError(f"one claim at a time: {either(asked.subject)}")
    record = resolve_name(network, " ".join(asked.subject))
    if kind_of(record) == "claim":
        return asked.at(record.id)
    return asked.at().with_options(about=record.id)


def record(network: Network, asked: Location) -> Location:
    if not asked.subject:
        return asked
    return with_options_of(place_of(resolve_name(network, asked.subject[-1])), asked)


def sources(network: Network, asked: Location) -> Location:
    """Resolve a document, and a kind of record that cites it."""
    if len(asked.subject) < 2 or asked.subject[0] not in network.source:  # noqa: PLR2004
        return record(network, asked)
    source, kind = asked.subject[:2]
    if kind not in dependents.KINDS:
        named = {key: (f"sources/{source}/{key}", key) for key in dependents.KINDS}
        raise UnresolvedError(kind, _near(named, kind), ambiguous=False)
    return asked.at(source, kind)


def figures(network: Network, asked: Location) -> Location:
    """Resolve the metric and the key of figures; an edition may precede them."""
    subject = asked.subject
    if subject and subject[0] in network.edition:
        asked, subject = asked.with_options(edition=subject[0]), subject[1:]
    if not subject:
        return asked.at()
    metric = "_".join(fold(subject[0]).split())
    if metric not in METRICS:
        named = {
            word: (f"figures/{key}", name)
            for key, name in METRICS.items()
            for word in (name, key.replace("_", " "))
        }
        raise UnresolvedError(subject[0], _near(named, subject[0]), ambiguous=False)
    here = asked.at(metric, *subject[1:])
    if len(subject) > 1 and not figures_page.chosen(network, here):
        keys = {check.key for check in network.checked if check.metric == metric}
        named = {key: (f"figures/{metric}/{key}", key) for key in sorted(keys)}
        text = "/".join(subject[1:])
        raise UnresolvedError(text, _near(named, text), ambiguous=False)
    return here


def _near(named: Mapping[str, tuple[str, str]], text: str) -> Guesses:
    return list(dict.fromkeys(named[name] for name in near(text, named)))


def with_options_of(place: Location, asked: Location) -> Location:
    return Location(place.screen, place.subject, asked.options)


def trends(network: Network, asked: Location) -> Location:
    """Resolve the place or theme of a trend, or the two editions of changes.

    A single edition means the changes from it to the newest.
    """
    if not asked.subject:
        return asked
    if asked.subject[0] not in network.edition and not asked.subject[0].isdecimal():
        return _trend_of(network, asked, " ".join(asked.subject))
    editions = list(network.edition)
    pair = [chosen(network.edition, "edition", key) for key in asked.subject[:2]]
    pair = sorted({*pair, *editions[-1:]} if len(pair) < 2 else {*pair}, key=editions.index)  # noqa: PLR2004
    if len(pair) < 2:  # noqa: PLR2004
        raise OptionError(f"changes need two editions: trends/{editions[0]}/{editions[-1]}")
    return asked.at(*pair)


def _trend_of(network: Network, asked: Location, name: str) -> Location:
    takes = "trends take countries, cities and focus areas"
    record = _of(network, name, _NARROWING, f"not a place or theme: {takes}")
    return asked.at().with_options(**{_NARROWING[kind_of(record)]: record.id})


_NARROWING = {"country": "country", "city": "city", "focus-area": "focus"}
"""The option that narrows a count to a record, by its kind."""
