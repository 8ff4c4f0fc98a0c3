"""Every kind of record as a list, narrowed by the same words as the screens."""

from collections.abc import Callable

from ascn_tui import words
from ascn_tui.model import matching
from ascn_tui.model.filter import FilterError, Said
from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.address import OptionError
from ascn_tui.pages.catalogue import REFERENCE, Listed, Narrow


def _countries(network: Network, narrow: Narrow) -> list[Listed]:
    found = []
    for country in network.countries:
        rows = network.rows(narrow["edition"], country=country.id)
        more = {"projects": words.number(len(rows) or None), "since": str(country.member_since)}
        found.append(Listed(country.id, country.name, more, country.refs))
    return found


def _cities(network: Network, narrow: Narrow) -> list[Listed]:
    found = []
    for city in network.cities:
        if narrow.get("country", city.country) != city.country:
            continue
        rows = network.rows(narrow["edition"], city=city.id)
        more = {
            "country": city.country,
            "projects": words.number(len(rows) or None),
            "joined": str(city.joined.year),
        }
        found.append(Listed(city.id, city.name, more, city.joined.refs))
    return found


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
        Listed(source.id, source.title, {"group": source.group, "year": str(source.year or "")})
        for source in network.sources
    ]


def _focus_areas(network: Network, narrow: Narrow) -> list[Listed]:
    found = []
    for area in network.taxonomy.focus_areas:
        rows = network.rows(narrow["edition"], focus=area.id)
        more = {"projects": words.number(len(rows) or None)}
        found.append(Listed(area.id, area.name, more, area.refs))
    return found


def _levels(network: Network, _: Narrow) -> list[Listed]:
    return [
        Listed(level.id, level.name, {"entries": str(len(level.entries))}, level.refs)
        for level in network.levels
    ]


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
    return [
        Listed(
            edition.id,
            edition.name,
            {"as_of": edition.as_of, "projects": words.number(len(network.rows(edition.id)))},
            edition.refs,
        )
        for edition in network.taxonomy.editions
    ]


def _statuses(network: Network, narrow: Narrow) -> list[Listed]:
    return [
        Listed(
            status.id,
            status.name,
            {"projects": words.number(len(network.rows(narrow["edition"], status=status.id)))},
            status.refs,
        )
        for status in network.taxonomy.statuses
    ]


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
        wanted = matching.parse(network, text)
    except FilterError as error:
        raise OptionError(str(error)) from None
    return [one for one in found if wanted.keeps(_said(network, one, narrow["edition"]))]


def _said(network: Network, listed: Listed, edition: str) -> Said:
    """Return what a record says, together with all that the list tells of it."""
    own = matching.speaking(network, (listed.id, listed.name, *listed.more.values()), {})
    record = network.records.get(listed.id)
    there = matching.said(network, record, edition) if record else own
    return Said(f"{own.text} | {there.text}", there.facets)


def records(network: Network, kind: str, narrow: Narrow) -> list[Listed]:
    """Return the records of a kind; raises OptionError where a narrowing does not apply to it."""
    find, takes = KINDS[kind]
    for name in narrow:
        if name != "edition" and name not in takes:
            known = (
                f"it has {words.listing([f'--{key}' for key in sorted(takes)])}"
                if takes
                else ("it takes none of them")
            )
            raise OptionError(f"{kind} cannot be narrowed by --{name}: {known}")
    return find(network, narrow)
