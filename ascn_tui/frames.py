"""Tidy pandas DataFrames of a network, a row a record, for notebooks and scripts.

Ids (`city`, `status`, `level` and the like) are categories in the order of the network, so that
tables and charts come out sorted; counts are `Int64`, texts `string`, and what is not known is
missing (`NA`), never 0. `document` and `page` are the first reference of a row; `references` has
all of them, and `links` the ids where a record names several.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ascn_tui.model.comparison import Comparison, ComparisonRow
from ascn_tui.model.network import Network
from ascn_tui.model.sources import Author
from ascn_tui.model.taxonomy import Ref

try:
    import pandas as pd
except ImportError as error:
    message = "ascn_tui.frames needs pandas. Install it: python -m pip install 'pandas>=2.2'"
    raise ImportError(message) from error

Columns = Mapping[str, Any]
"""Name of each column and its type."""
TEXT, COUNT, NUMBER, FLAG = "string", "Int64", "Float64", "boolean"
MEASURES = ("population", "area", "density")
REFERENCE = {"document": TEXT, "page": TEXT}


def listings(network: Network) -> pd.DataFrame:
    """Return a row for each project in each edition, in the order of the editions' appendices.

    `name` is the one that the edition prints; `page` is the page of its appendix.
    """
    columns = {
        "edition": _editions(network),
        "number": COUNT,
        "project": _ids(network.projects),
        "name": TEXT,
        "city": _ids(network.cities),
        "country": _ids(network.countries),
        "focus_area": _ids(network.taxonomy.focus_areas),
        "status": _ids(network.taxonomy.statuses),
        "basis": TEXT,
        "note": TEXT,
        **REFERENCE,
    }
    rows = (
        (edition.id, row.listing.number, row.project.id, row.name, row.city.id, row.country.id,
         row.listing.focus_area, row.listing.status, row.listing.basis, row.listing.note,
         edition.document, row.listing.page)
        for edition in network.taxonomy.editions for row in network.rows(edition.id)
    )  # fmt: skip
    return _frame(columns, rows)


def projects(network: Network) -> pd.DataFrame:
    """Return a row for each project; focus area, status and page are those of its last edition.

    `editions` is the number of editions that list it.
    """
    columns = {
        "project": TEXT,
        "name": TEXT,
        "city": _ids(network.cities),
        "country": _ids(network.countries),
        "editions": COUNT,
        "first_edition": _editions(network),
        "last_edition": _editions(network),
        "focus_area": _ids(network.taxonomy.focus_areas),
        "status": _ids(network.taxonomy.statuses),
        "note": TEXT,
        **REFERENCE,
    }
    return _frame(columns, _project_rows(network))


def _project_rows(network: Network) -> Iterator[Sequence[Any]]:
    for city in network.cities:
        for project in city.projects:
            found = [listed for _, listed in network.editions_of(project) if listed]
            last = found[-1]
            yield (
                project.id, project.name, city.id, city.country, len(found), found[0].edition,
                last.edition, last.focus_area, last.status, project.note,
                network.edition[last.edition].document, last.page,
            )  # fmt: skip


def cities(network: Network) -> pd.DataFrame:
    """Return a row for each member city; `joined` is a year, `lat` and `lon` are WGS 84 degrees.

    `projects` counts those of all editions; the reference is that of the joining.
    """
    columns = {
        "city": TEXT,
        "name": TEXT,
        "official_name": TEXT,
        "country": _ids(network.countries),
        "joined": COUNT,
        "lat": NUMBER,
        "lon": NUMBER,
        "projects": COUNT,
        "note": TEXT,
        **REFERENCE,
    }
    rows = (
        (city.id, city.name, city.official_name, city.country, city.joined.year,
         city.position and city.position.lat, city.position and city.position.lon,
         len(city.projects), city.note, *_first(city.joined.refs))
        for city in network.cities
    )  # fmt: skip
    return _frame(columns, rows)


def measures(network: Network) -> pd.DataFrame:
    """Return a row for each population, area and density of a city, as its documents give them.

    Documents that disagree, or speak of other years, are several rows.
    """
    columns = {
        "city": _ids(network.cities),
        "measure": pd.CategoricalDtype(list(MEASURES)),
        "value": NUMBER,
        "unit": TEXT,
        "year": COUNT,
        "printed": TEXT,
        "basis": TEXT,
        **REFERENCE,
    }
    rows = (
        (city.id, name, found.value, found.unit, found.year, found.printed, found.basis,
         *_first(found.refs))
        for city in network.cities for name in MEASURES for found in getattr(city, name)
    )  # fmt: skip
    return _frame(columns, rows)


def countries(network: Network) -> pd.DataFrame:
    """Return a row for each member state; `cities` counts its member cities."""
    columns = {
        "country": TEXT,
        "name": TEXT,
        "iso2": TEXT,
        "iso3": TEXT,
        "member_since": COUNT,
        "cities": COUNT,
        "note": TEXT,
        **REFERENCE,
    }
    rows = (
        (country.id, country.name, country.iso2, country.iso3, country.member_since,
         len(network.cities_of(country.id)), country.note, *_first(country.refs))
        for country in network.countries
    )  # fmt: skip
    return _frame(columns, rows)


def entries(network: Network) -> pd.DataFrame:
    """Return a row for each governance entry; `country` is missing above all countries."""
    columns = {
        "entry": TEXT,
        "level": _ids(network.levels, ordered=True),
        "kind": _ids(network.taxonomy.kinds),
        "name": TEXT,
        "text": TEXT,
        "topic": _ids(network.taxonomy.topics),
        "country": _ids(network.countries),
        "origin": pd.CategoricalDtype(["paper", "primary"]),
        "flag": TEXT,
        **REFERENCE,
    }
    rows = (
        (entry.id, level.id, entry.kind, entry.name, entry.text, entry.topic, entry.country,
         entry.origin, entry.flag, *_first(entry.refs))
        for level in network.levels for entry in level.entries
    )  # fmt: skip
    return _frame(columns, rows)


def comparison_rows(network: Network) -> pd.DataFrame:
    """Return a row for each row of the written comparisons, with a reference for either side.

    `left` and `right` are ids of places; `verdict` is how the two texts relate.
    """
    columns = {
        "row": TEXT,
        "comparison": _ids(network.comparisons),
        "group": TEXT,
        "name": TEXT,
        "left": TEXT,
        "left_text": TEXT,
        "right": TEXT,
        "right_text": TEXT,
        "verdict": pd.CategoricalDtype(["same", "differs", "left", "right", "unknown"]),
        "reading": TEXT,
        "edition": _editions(network),
        "measure": TEXT,
        "left_document": TEXT,
        "left_page": TEXT,
        "right_document": TEXT,
        "right_page": TEXT,
    }
    rows = (
        _comparison_row(comparison, row)
        for comparison in network.comparisons
        for row in comparison.rows
    )
    return _frame(columns, rows)


def _comparison_row(comparison: Comparison, row: ComparisonRow) -> Sequence[Any]:
    (group,) = (group for group in comparison.groups if group.id == row.group)
    return (
        row.id, comparison.id, row.group, row.name, group.left or comparison.left, row.left.text,
        group.right or comparison.right, row.right.text, row.verdict, row.reading, row.edition,
        row.measure, *_first(row.left.refs), *_first(row.right.refs),
    )  # fmt: skip


def claims(network: Network) -> pd.DataFrame:
    """Return a row for each claim of the paper; `document` and `page` are where it stands.

    `value` is the figure that it gives, as written; its evidence is in `references`.
    """
    columns = {
        "claim": TEXT,
        "section": _ids(network.taxonomy.sections),
        "topic": _ids(network.taxonomy.topics),
        "statement": TEXT,
        "verdict": _ids(network.taxonomy.verdicts),
        "level": _ids(network.levels, ordered=True),
        "focus_area": _ids(network.taxonomy.focus_areas),
        "value": TEXT,
        "unit": TEXT,
        "cited_source": TEXT,
        "note": TEXT,
        **REFERENCE,
    }
    rows = (
        (claim.id, claim.section, claim.topic, claim.statement, claim.verdict, claim.level,
         claim.focus_area, claim.value, claim.unit, claim.cited_source, claim.note,
         network.paper, claim.page)
        for claim in network.claims
    )  # fmt: skip
    return _frame(columns, rows)


def figures(network: Network) -> pd.DataFrame:
    """Return a row for each printed figure and each way it is recounted.

    `printed` and `counted` are in the unit of the metric: numbers of projects or cities, or
    percent for shares; `printed_text` and `counted_text` have them as written, with the decimals
    of the document, and the icons by status, which are no single number. `against` names what was
    counted; `agrees` is missing where nothing can be counted, and `why` has the reason, as for a
    difference that is known.
    """
    columns = {
        "edition": _editions(network),
        "metric": pd.CategoricalDtype(list(dict.fromkeys(one.metric for one in network.checked))),
        "key": TEXT,
        "printed": NUMBER,
        "counted": NUMBER,
        "printed_text": TEXT,
        "counted_text": TEXT,
        "against": TEXT,
        "agrees": FLAG,
        "why": TEXT,
        **REFERENCE,
    }
    rows = (
        (one.edition, one.metric, one.key or None, _number(one.printed), _number(one.counted),
         one.printed or None, one.counted or None, one.against or None, one.agrees,
         one.why or None, *_first(one.refs))
        for one in network.checked
    )  # fmt: skip
    return _frame(columns, rows)


def sources(network: Network) -> pd.DataFrame:
    """Return a row for each document; `held` marks those that were examined themselves."""
    columns = {
        "source": TEXT,
        "group": pd.CategoricalDtype(["primary", "paper", "paper-references", "other"]),
        "type": TEXT,
        "title": TEXT,
        "authors": TEXT,
        "container_title": TEXT,
        "publisher": TEXT,
        "year": COUNT,
        "issued": TEXT,
        "pages": COUNT,
        "language": TEXT,
        "doi": TEXT,
        "url": TEXT,
        "held": FLAG,
        "list_position": COUNT,
        "cited_in_text": FLAG,
        "note": TEXT,
    }
    rows = (
        (source.id, source.group, source.type, source.title,
         "; ".join(map(_author, source.author)) or None, source.container_title, source.publisher,
         source.year, source.issued, source.pages_pdf, source.language, source.doi, source.url,
         source.held, source.list_position, source.cited_in_text, source.note)
        for source in network.sources
    )  # fmt: skip
    return _frame(columns, rows)


def references(network: Network) -> pd.DataFrame:
    """Return a row for each reference of a city's joining, country, entry, claim or comparison row.

    `part` is the field that refers: `refs`, `evidence`, or the side of a comparison row.
    """
    columns = {
        "record": pd.CategoricalDtype(["city", "country", "entry", "comparison_row", "claim"]),
        "id": TEXT,
        "part": TEXT,
        **REFERENCE,
    }
    rows = (
        (record, key, part, ref.document, ref.page)
        for record, key, part, refs in _referring(network)
        for ref in refs
    )
    return _frame(columns, rows)


def _referring(network: Network) -> Iterator[tuple[str, str, str, Iterable[Any]]]:
    """Yield the kind and id of each record, the part that refers, and the references."""
    for city in network.cities:
        yield "city", city.id, "joined", city.joined.refs
    for country in network.countries:
        yield "country", country.id, "refs", country.refs
    for entry in network.entries:
        yield "entry", entry.id, "refs", entry.refs
    for comparison in network.comparisons:
        for row in comparison.rows:
            yield "comparison_row", row.id, "left", row.left.refs
            yield "comparison_row", row.id, "right", row.right.refs
    for claim in network.claims:
        yield "claim", claim.id, "evidence", claim.evidence


def links(network: Network) -> pd.DataFrame:
    """Return a row for each place, project or claim that an entry or claim names."""
    kinds = ["country", "city", "project", "claim"]
    columns = {
        "record": pd.CategoricalDtype(["entry", "claim"]),
        "id": TEXT,
        "kind": pd.CategoricalDtype(kinds),
        "target": TEXT,
    }
    fields = {"country": "countries", "city": "cities", "project": "projects", "claim": "claims"}
    rows = (
        (name, record.id, kind, target)
        for name, found in (("entry", network.entries), ("claim", network.claims))
        for record in found
        for kind in kinds
        for target in getattr(record, fields[kind], ())
    )
    return _frame(columns, rows)


def _frame(columns: Columns, rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    made = pd.DataFrame(list(rows), columns=list(columns), dtype="object")
    return made.astype(dict(columns))


def _ids(records: Iterable[Any], *, ordered: bool = False) -> pd.CategoricalDtype:
    return pd.CategoricalDtype([record.id for record in records], ordered=ordered)


def _editions(network: Network) -> pd.CategoricalDtype:
    return _ids(network.taxonomy.editions, ordered=True)


def _first(refs: Sequence[Ref]) -> tuple[str | None, str | None]:
    return (refs[0].document, refs[0].page) if refs else (None, None)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _author(author: Author) -> str:
    return author.literal or ", ".join(filter(None, (author.family, author.given)))
