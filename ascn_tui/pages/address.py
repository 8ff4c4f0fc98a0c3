"""What a reader types, made whole: a locator or a name becomes a location that has a page."""

from collections.abc import Mapping

from ascn_tui import words
from ascn_tui.model.figures import METRICS
from ascn_tui.model.filter import FilterError, known
from ascn_tui.model.location import Location
from ascn_tui.model.matching import parse
from ascn_tui.model.network import Network
from ascn_tui.model.search import UnresolvedError, fold, nearest, place_of, resolve_name
from ascn_tui.pages import compare, figures, members, resting, trends
from ascn_tui.pages.claims import ABOUT
from ascn_tui.pages.governance import REGIONAL
from ascn_tui.pages.listing import LISTING
from ascn_tui.pages.outline import ORDERS, SORTS
from ascn_tui.pages.sides import PAIR, SIDES, is_subject

_EVERYWHERE = {"edition", "filter"}
OPTIONS = {
    "explore": {*_EVERYWHERE, "by", "sort", "country", "city", "focus", "status", *LISTING},
    "compare": {*_EVERYWHERE, "group", "differ", "fold", *SIDES},
    "governance": _EVERYWHERE,
    "evidence": {*_EVERYWHERE, *ABOUT},
    "sources": {*_EVERYWHERE, "page"},
    "trends": {*_EVERYWHERE, "by", "country", "city", "focus", "status"},
    "figures": {*_EVERYWHERE, "country", "city", "focus", "status"},
    "framework": _EVERYWHERE,
    "partners": _EVERYWHERE,
    "timeline": _EVERYWHERE,
    "glossary": _EVERYWHERE,
    "citations": _EVERYWHERE,
    "tours": _EVERYWHERE,
}


class OptionError(ValueError):
    """An option that a screen does not have, or a value that the option cannot take."""


def locate(network: Network, text: str, edition: str = "") -> Location:
    """Turn a locator, an id or a name into a whole location.

    `edition` holds where the text names none. Raises LocatorError for what is no locator,
    UnresolvedError for an unknown or ambiguous name, OptionError for a wrong option or value.
    """
    asked = Location.parse(text)
    # Some rows of comparisons stand in some editions only, so the edition is chosen first.
    asked = asked.having(edition=asked.edition or edition or network.taxonomy.opening.edition)
    found = _named(network, asked) if not asked.screen else _SCREENS[asked.screen](network, asked)
    return _options(network, found)


def _named(network: Network, asked: Location) -> Location:
    text = "/".join(asked.subject)
    taxonomy = network.taxonomy
    if fold(text) in (taxonomy.id, fold(taxonomy.short_name), fold(taxonomy.name)):
        return Location("explore", options=asked.options)
    if row := _row_named(network, text):
        return _compare(network, Location(row.screen, row.subject, asked.options))
    return _with_options(place_of(resolve_name(network, text)), asked)


def _row_named(network: Network, text: str) -> Location | None:
    for comparison in network.comparisons:
        if any(row.id == text for row in comparison.rows):
            return Location("compare", (comparison.left, comparison.right, text))
    return None


def _explore(network: Network, asked: Location) -> Location:
    if not asked.subject:
        return asked
    record = resolve_name(network, asked.subject[-1])
    if len(asked.subject) > 1 and record.id in network.city:
        # In a city-state the longer path means the city, the bare id the country.
        record = network.city[record.id]
    return _with_options(place_of(record), asked)


def _compare(network: Network, asked: Location) -> Location:
    pair = asked.subject or network.taxonomy.opening.compare
    if len(pair) == 1:
        raise OptionError(f"compare needs two places or themes: compare/{pair[0]}/OTHER")
    left, right = (_side(network, name) for name in pair[:PAIR])
    here = _in_editions(network, asked).at(left, right)
    if len(pair) == PAIR:
        return here
    rows = {key: row.name for key, row in compare.row_ids(network, here).items()}
    rows |= {f"{compare.GROUP}{group.id}": group.title
             for group in compare.all_groups(network, here)}  # fmt: skip
    if pair[PAIR] not in rows:
        named = {key: (str(here.at(left, right, key)), name) for key, name in rows.items()}
        raise UnresolvedError(pair[PAIR], nearest(named, pair[PAIR]), ambiguous=False)
    return here.at(left, right, pair[PAIR])


def _in_editions(network: Network, asked: Location) -> Location:
    """Set the editions of both sides; where both have one of their own, the right one is shown.

    One edition is always the one looked at, so that the keys for editions move that side.
    """
    known = {
        name: _known(network.edition, "edition", value)
        for name in ("edition", *SIDES)
        if (value := asked.option(name))
    }
    if "left" in known and "right" in known:
        known |= {"edition": known["right"], "right": ""}
    return asked.having(**known)


def _side(network: Network, name: str) -> str:
    record = resolve_name(network, name)
    if not is_subject(network, record.id):
        takes = "countries, cities and focus areas"
        raise OptionError(f"'{name}' is not a place or theme: compare takes {takes}")
    return record.id


def _governance(network: Network, asked: Location) -> Location:
    if not asked.subject:
        return asked
    subject = asked.subject[0]
    if subject not in network.level:
        record = resolve_name(network, asked.subject[-1])
        if record.id in network.project:
            return asked.at(record.id)
        return _with_options(place_of(record), asked)
    if len(asked.subject) == 1 or asked.subject[1] == REGIONAL:
        return asked.at(*asked.subject[:2]) if len(asked.subject) < 3 else _record(network, asked)  # noqa: PLR2004
    country = resolve_name(network, asked.subject[1])
    if len(asked.subject) > 2:  # noqa: PLR2004
        return _record(network, asked)
    if country.id not in network.country:
        raise OptionError(f"'{asked.subject[1]}' is no country: governance goes level by country")
    return asked.at(subject, country.id)


def _record(network: Network, asked: Location) -> Location:
    if not asked.subject:
        return asked
    return _with_options(place_of(resolve_name(network, asked.subject[-1])), asked)


def _sources(network: Network, asked: Location) -> Location:
    """Resolve a document, and the kind of record that rests on it where one is named."""
    if len(asked.subject) < 2 or asked.subject[0] not in network.source:  # noqa: PLR2004
        return _record(network, asked)
    source, kind = asked.subject[:2]
    if kind not in resting.KINDS:
        near = nearest({key: (f"sources/{source}/{key}", key) for key in resting.KINDS}, kind)
        raise UnresolvedError(kind, near, ambiguous=False)
    return asked.at(source, kind)


def _figures(network: Network, asked: Location) -> Location:
    """Resolve the metric and the key of figures; an edition may stand before them."""
    subject = asked.subject
    if subject and subject[0] in network.edition:
        asked, subject = asked.having(edition=subject[0]), subject[1:]
    if not subject:
        return asked.at()
    metric = "_".join(fold(subject[0]).split())
    if metric not in METRICS:
        named = {
            word: (f"figures/{key}", name)
            for key, name in METRICS.items()
            for word in (name, key.replace("_", " "))
        }
        raise UnresolvedError(subject[0], nearest(named, subject[0]), ambiguous=False)
    here = asked.at(metric, *subject[1:])
    if len(subject) > 1 and not figures.chosen(network, here):
        keys = {check.key for check in network.checked if check.metric == metric}
        named = {key: (f"figures/{metric}/{key}", key) for key in sorted(keys)}
        text = "/".join(subject[1:])
        raise UnresolvedError(text, nearest(named, text), ambiguous=False)
    return here


def _with_options(place: Location, asked: Location) -> Location:
    return Location(place.screen, place.subject, asked.options)


def _options(network: Network, here: Location) -> Location:
    """Check every option and turn the names that filters were given by into ids."""
    for name, _ in here.options:
        if name not in OPTIONS[here.screen]:
            known = ", ".join(sorted(OPTIONS[here.screen]))
            raise OptionError(f"{here.screen} has no option '{name}'; it has {known}")
    here = _ordered(here)
    if here.option("differ") not in ("", "1"):
        raise OptionError("differ is 1 or not there")
    whole = here.having(**narrow(network, dict(here.options)))
    if here.option("group") or here.option("fold"):
        whole = whole.having(**_group_options(network, whole))
    if any(here.option(name) for name in LISTING) and here.screen == "explore":
        whole = whole.having(**_list_options(network, whole))
    return whole.having(filter=_filter(network, whole.option("filter")))


def _filter(network: Network, text: str) -> str:
    try:
        return str(parse(network, text))
    except FilterError as error:
        raise OptionError(str(error)) from None


def _ordered(here: Location) -> Location:
    """Check what a tree or a count goes by; the order that holds anyway is not written down."""
    by, sort = here.option("by"), here.option("sort")
    orders = tuple(trends.NAMES) if here.screen == "trends" else ("place", *filter(None, ORDERS))
    if by not in ("", *orders):
        raise OptionError(f"no order '{by}'; there are {words.listing(orders)}")
    if sort not in SORTS:
        raise OptionError(f"no sorting '{sort}'; there are {words.listing([*SORTS][1:])}")
    return here.having(by="") if by == "place" else here


def _group_options(network: Network, here: Location) -> dict[str, str]:
    groups = {found.id: found for found in compare.all_groups(network, here)}
    folded = here.option("fold")
    if folded and folded != compare.ALL:
        known = [_known(groups, "group", one) for one in folded.split(",")]
        folded = ",".join(group for group in groups if group in known)
    group = here.option("group")
    return {"group": _known(groups, "group", group) if group else "", "fold": folded}


def _list_options(network: Network, here: Location) -> dict[str, str]:
    what, kind = here.option("list"), here.option("kind")
    if not what:
        raise OptionError("kind and level narrow a list: say which, such as list=entries")
    return {
        "list": _known(members.LISTS, "list", what),
        "kind": _known(members.kinds(network), "kind", kind) if kind else "",
    }


def narrow(network: Network, asked: Mapping[str, str]) -> dict[str, str]:
    """Turn the names that lists and pages are narrowed by into ids; the edition is always set.

    Raises OptionError for a name that fits nothing, with the nearest ones.
    """
    shelves: dict[str, Mapping[str, object]] = {
        "country": network.country,
        "city": network.city,
        "focus": network.focus_area,
        "status": network.status,
        "about": network.records,
        "level": network.level,
        "topic": {term.id: term for term in network.taxonomy.topics},
        "section": {term.id: term for term in network.taxonomy.sections},
        "verdict": {term.id: term for term in network.taxonomy.verdicts},
        "edition": network.edition,
    }
    wanted = {"edition": network.taxonomy.opening.edition} | {k: v for k, v in asked.items() if v}
    return {
        name: _known(shelf, name, wanted[name]) for name, shelf in shelves.items() if name in wanted
    }


def _known(shelf: Mapping[str, object], kind: str, value: str) -> str:
    """Return the id a value means: itself, or the only record whose name it is or begins."""
    names = {key: (str(getattr(record, "name", "")),) for key, record in shelf.items()}
    try:
        return known(names, kind, value)
    except FilterError as error:
        raise OptionError(str(error)) from None


def _trends(network: Network, asked: Location) -> Location:
    """Resolve the two editions that changes are looked for between; one means up to the newest."""
    if not asked.subject:
        return asked
    editions = list(network.edition)
    keys = {_known(network.edition, "edition", key) for key in (*asked.subject[:2], editions[-1])}
    pair = sorted(keys, key=editions.index)[:2]
    if len(asked.subject) > 1:
        pair = sorted({_known(network.edition, "edition", key) for key in asked.subject[:2]},
                      key=editions.index)  # fmt: skip
    if len(pair) < 2:  # noqa: PLR2004
        raise OptionError(f"changes need two editions: trends/{editions[0]}/{editions[-1]}")
    return asked.at(*pair)


_SCREENS = {
    "explore": _explore,
    "compare": _compare,
    "governance": _governance,
    "evidence": _record,
    "sources": _sources,
    "trends": _trends,
    "figures": _figures,
    **dict.fromkeys(
        ("framework", "partners", "timeline", "glossary", "citations", "tours"), _record
    ),
}
