"""Every kind of record as a list, narrowed by the same words as the screens."""

from collections.abc import Callable

from ascn_tui import notation
from ascn_tui.model.filter import match
from ascn_tui.model.filter.query import FilterError, Said
from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import counts
from ascn_tui.pages.lists.catalogue import REFERENCE, Listed, Narrow, Value
from ascn_tui.pages.editions import Held, held_elsewhere
from ascn_tui.pages.elements import unique
from ascn_tui.pages.options import OptionError
from ascn_tui.pages.blocks import Refs


def _countries(network: Network, narrow: Narrow) -> list[Listed]:
    found = []
    for country in network.countries:
        projects, refs = _projects_at(network, narrow["edition"], country=country.id)
        more = {"projects": projects, "since": country.member_since}
        found.append(Listed(country.id, country.name, more, unique(refs, country.refs)))
    return found


def _cities(network: Network, narrow: Narrow) -> list[Listed]:
    found = []
    for city in network.cities:
        if narrow.get("country", city.country) != city.country:
            continue
        projects, refs = _projects_at(network, narrow["edition"], city=city.id)
        more = {"country": city.country, "projects": projects, "joined": city.joined.year}
        found.append(Listed(city.id, city.name, more, unique(refs, city.joined.refs)))
    return found


def _projects_at(network: Network, edition: str, **place: str) -> tuple[int | None, Refs]:
    """Count the projects of a place in an edition, with the pages they were counted on."""
    rows = network.rows(edition, **place)
    refs = counts.counted_on(network, edition, rows)
    return counts.amount(network, edition, len(rows), **place), refs


def _projects(network: Network, narrow: Narrow) -> list[Listed]:
    edition = narrow["edition"]
    keys = {key: value for key, value in narrow.items() if key != "edition"}
    document = network.edition[edition].document
    return [
        Listed(
            row.project.id,
            row.name,
            {
                "country": row.country.id,
                "city": row.city.id,
                "focus_area": row.listing.focus_area,
                "status": row.listing.status,
            },
            (Ref(document, row.listing.page),),
        )
        for row in network.rows(edition, **keys)
    ]


def _entries(network: Network, narrow: Narrow) -> list[Listed]:
    return [
        Listed(
            entry.id,
            entry.name,
            {
                "level": network.level_of[entry.id].id,
                "country": entry.country or "",
                "kind": entry.kind,
                "origin": entry.origin,
            },
            entry.refs,
        )
        for entry in network.entries
        if narrow.get("country", entry.country) == entry.country
        and ("city" not in narrow or narrow["city"] in entry.cities)
    ]


def _claims(network: Network, narrow: Narrow) -> list[Listed]:
    return [
        Listed(
            claim.id,
            claim.statement,
            {"section": claim.section, "verdict": claim.verdict},
            (Ref(network.paper, claim.page),),
        )
        for claim in network.claims
        if ("country" not in narrow or narrow["country"] in claim.countries)
        and ("city" not in narrow or narrow["city"] in claim.cities)
        and ("focus" not in narrow or narrow["focus"] == claim.focus_area)
    ]


def _sources(network: Network, _: Narrow) -> list[Listed]:
    return [
        Listed(source.id, source.title, {"group": source.group, "year": source.year},
               (Ref(source.id),))
        for source in network.sources
    ]  # fmt: skip


def _focus_areas(network: Network, narrow: Narrow) -> list[Listed]:
    edition = narrow["edition"]
    found = []
    for area in network.taxonomy.focus_areas:
        rows = network.rows(edition, focus=area.id)
        more = {"projects": counts.amount(network, edition, len(rows))}
        refs = counts.counted_on(network, edition, rows) or network.edition[edition].refs
        found.append(Listed(area.id, area.name, more, refs))
    return found


def _statuses(network: Network, narrow: Narrow) -> list[Listed]:
    edition = narrow["edition"]
    shown_on = network.edition[edition].status_refs or network.edition[edition].refs
    found = []
    for status in network.taxonomy.statuses:
        rows = network.rows(edition, status=status.id)
        more = {"projects": counts.amount(network, edition, len(rows))}
        refs = unique(shown_on, counts.counted_on(network, edition, rows))
        found.append(Listed(status.id, status.name, more, refs))
    return found


def _levels(network: Network, _: Narrow) -> list[Listed]:
    return [
        Listed(level.id, level.name, {"entries": len(level.entries)},
               unique(*(entry.refs for entry in level.entries)) or level.refs)
        for level in network.levels
    ]  # fmt: skip


def _rows(network: Network, _: Narrow) -> list[Listed]:
    return [
        Listed(
            row.id,
            row.name,
            {"comparison": comparison.id, "group": row.group, "verdict": row.verdict},
            tuple(dict.fromkeys((*row.left.refs, *row.right.refs))),
        )
        for comparison in network.comparisons
        for row in comparison.rows
    ]


def _editions(network: Network, _: Narrow) -> list[Listed]:
    found = []
    for edition in network.taxonomy.editions:
        projects = counts.amount(network, edition.id, len(network.rows(edition.id)))
        more: dict[str, Value] = {"as_of": edition.as_of, "projects": projects}
        found.append(Listed(edition.id, edition.name, more, edition.refs))
    return found


_PLACES = {"country", "city"}
KINDS: dict[str, tuple[Callable[[Network, Narrow], list[Listed]], set[str]]] = {
    "countries": (_countries, set()),
    "cities": (_cities, {"country"}),
    "projects": (_projects, _PLACES | {"focus", "status"}),
    "focus-areas": (_focus_areas, set()),
    "statuses": (_statuses, set()),
    "editions": (_editions, set()),
    "levels": (_levels, set()),
    "entries": (_entries, _PLACES),
    "rows": (_rows, set()),
    "claims": (_claims, _PLACES | {"focus"}),
    "sources": (_sources, set()),
    **REFERENCE,
}
"""What can be listed, and what each list can be narrowed by."""


def kept(network: Network, found: list[Listed], text: str, narrow: Narrow) -> list[Listed]:
    """Return the records of a list that a filter keeps; raises OptionError for what is none."""
    try:
        wanted = match.parse(network, text)
    except FilterError as error:
        raise OptionError(str(error)) from None
    return [one for one in found if wanted.keeps(said(network, one, narrow["edition"]))]


def in_other_editions(network: Network, kind: str, narrow: Narrow, text: str) -> tuple[Held, ...]:
    """Return the editions in which a list has more, where it is narrowed to few in this one."""
    if set(narrow) == {"edition"} and not text:
        return ()

    def amount(edition: str) -> int:
        there = {**narrow, "edition": edition}
        return len(kept(network, records(network, kind, there), text, there))

    return held_elsewhere(network, narrow["edition"], amount)


def said(network: Network, listed: Listed, edition: str) -> Said:
    """Return what a record says, together with all that the list tells of it."""
    told = (str(value) for value in listed.more.values() if value is not None)
    own = match.speaking(network, (listed.id, listed.name, *told), {})
    record = network.records.get(listed.id)
    there = match.said(network, record, edition) if record else own
    return Said(f"{own.text} | {there.text}", there.facets)


def records(network: Network, kind: str, narrow: Narrow) -> list[Listed]:
    """Return the records of a kind; raises OptionError where a narrowing does not apply to it."""
    find, takes = KINDS[kind]
    for name in narrow:
        if name != "edition" and name not in takes:
            others = (*(f"--{key}" for key in sorted(takes)), "--filter", "--since")
            raise OptionError(f"--{name} narrows no {kind}: {notation.listing(others)} do")
    return find(network, narrow)
