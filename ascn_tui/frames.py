"""Tidy pandas DataFrames of a network, a row a record, for notebooks and scripts.

Ids (`city`, `status`, `level` and the like) are categories in the order of the network, the same
in every frame, so that frames merge and tables come out sorted. Counts and years are `Int64`,
texts `string`, and what is not known is missing (`NA`), never 0. `document` and `page` are the
first reference of a row; `references` has all of them, and `links` the ids where a record names
several.
"""

from collections.abc import Iterable, Iterator, Sequence
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

MEASURES = ("population", "area", "density")
TYPES = {
    "Int64": "number editions joined projects cities member_since year pages list_position",
    "Float64": "lat lon value printed counted",
    "boolean": "agrees held cited_in_text",
}
"""Columns of each type; those of ids are categories, all others are texts."""


def listings(network: Network) -> pd.DataFrame:
    """Return a row for each project in each edition, in the order of the editions' appendices.

    `name` is the one that the edition prints; `page` is the page of its appendix.
    """
    columns = "edition number project name city country focus_area status basis note document page"
    rows = (
        (edition.id, row.listing.number, row.project.id, row.name, row.city.id, row.country.id,
         row.listing.focus_area, row.listing.status, row.listing.basis, row.listing.note,
         edition.document, row.listing.page)
        for edition in network.taxonomy.editions for row in network.rows(edition.id)
    )  # fmt: skip
    return _frame(network, columns, rows)


def projects(network: Network) -> pd.DataFrame:
    """Return a row for each project; focus area, status and page are those of its last edition.

    `editions` is the number of editions that list it.
    """
    columns = (
        "project name city country editions first_edition last_edition focus_area status note"
        " document page"
    )
    return _frame(network, columns, _project_rows(network))


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
    columns = "city name official_name country joined lat lon projects note document page"
    rows = (
        (city.id, city.name, city.official_name, city.country, city.joined.year,
         city.position and city.position.lat, city.position and city.position.lon,
         len(city.projects), city.note, *_first(city.joined.refs))
        for city in network.cities
    )  # fmt: skip
    return _frame(network, columns, rows)


def measures(network: Network) -> pd.DataFrame:
    """Return a row for each population, area and density of a city, as its documents give them.

    Documents that disagree, or are about other years, are several rows.
    """
    columns = "city measure value unit year printed_text basis document page"
    rows = (
        (city.id, name, found.value, found.unit, found.year, found.printed, found.basis,
         *_first(found.refs))
        for city in network.cities for name in MEASURES for found in getattr(city, name)
    )  # fmt: skip
    return _frame(network, columns, rows, measure=_categories(MEASURES))


def countries(network: Network) -> pd.DataFrame:
    """Return a row for each member state; `cities` counts its member cities."""
    columns = "country name iso2 iso3 member_since cities note document page"
    rows = (
        (country.id, country.name, country.iso2, country.iso3, country.member_since,
         len(network.cities_of(country.id)), country.note, *_first(country.refs))
        for country in network.countries
    )  # fmt: skip
    return _frame(network, columns, rows)


def entries(network: Network) -> pd.DataFrame:
    """Return a row for each governance entry; `country` is missing above all countries."""
    columns = "entry level kind name text topic country origin flag document page"
    rows = (
        (entry.id, level.id, entry.kind, entry.name, entry.text, entry.topic, entry.country,
         entry.origin, entry.flag, *_first(entry.refs))
        for level in network.levels for entry in level.entries
    )  # fmt: skip
    return _frame(network, columns, rows, origin=_categories(("paper", "primary")))


def comparison_rows(network: Network) -> pd.DataFrame:
    """Return a row for each row of the written comparisons, with a reference for either side.

    `left` and `right` are ids of places; `verdict` is how the two texts relate.
    """
    columns = (
        "row comparison group name left left_text right right_text verdict reading edition"
        " measure left_document left_page right_document right_page"
    )
    rows = (
        _comparison_row(comparison, row)
        for comparison in network.comparisons
        for row in comparison.rows
    )
    verdicts = _categories(("same", "differs", "left", "right", "unknown"))
    return _frame(network, columns, rows, verdict=verdicts)


def _comparison_row(comparison: Comparison, row: ComparisonRow) -> Sequence[Any]:
    (group,) = (group for group in comparison.groups if group.id == row.group)
    return (
        row.id, comparison.id, row.group, row.name, group.left or comparison.left, row.left.text,
        group.right or comparison.right, row.right.text, row.verdict, row.reading, row.edition,
        row.measure, *_first(row.left.refs), *_first(row.right.refs),
    )  # fmt: skip


def claims(network: Network) -> pd.DataFrame:
    """Return a row for each claim of the paper; `document` and `page` are where the paper has it.

    `figure` is the one that it gives, as written; its evidence is in `references`.
    """
    columns = (
        "claim section topic statement verdict level focus_area figure unit cited_source note"
        " document page"
    )
    rows = (
        (claim.id, claim.section, claim.topic, claim.statement, claim.verdict, claim.level,
         claim.focus_area, claim.value, claim.unit, claim.cited_source, claim.note,
         network.paper, claim.page)
        for claim in network.claims
    )  # fmt: skip
    return _frame(network, columns, rows)


def figures(network: Network) -> pd.DataFrame:
    """Return a row for each printed figure and each way it is recounted.

    `printed` and `counted` are in the unit of the metric: numbers of projects or cities, or
    percent for shares; `printed_text` and `counted_text` have them as written, with the decimals
    of the document, and the icons by status, which are no single number. `against` names what was
    counted; `agrees` is missing where nothing can be counted, and `why` has the reason, as for a
    difference that is known.
    """
    columns = (
        "edition metric key printed counted printed_text counted_text against agrees why"
        " document page"
    )
    rows = (
        (one.edition, one.metric, one.key or None, _number(one.printed), _number(one.counted),
         one.printed or None, one.counted or None, one.against or None, one.agrees,
         one.why or None, *_first(one.refs))
        for one in network.checked
    )  # fmt: skip
    metrics = dict.fromkeys(one.metric for one in network.checked)
    return _frame(network, columns, rows, metric=_categories(metrics))


def sources(network: Network) -> pd.DataFrame:
    """Return a row for each document; `held` marks those that were examined themselves."""
    columns = (
        "source group type title authors container_title publisher year issued pages language doi"
        " url held list_position cited_in_text note"
    )
    rows = (
        (source.id, source.group, source.type, source.title,
         "; ".join(map(_author, source.author)) or None, source.container_title, source.publisher,
         source.year, source.issued, source.pages_pdf, source.language, source.doi, source.url,
         source.held, source.list_position, source.cited_in_text, source.note)
        for source in network.sources
    )  # fmt: skip
    groups = _categories(("primary", "paper", "paper-references", "other"))
    return _frame(network, columns, rows, group=groups)


def references(network: Network) -> pd.DataFrame:
    """Return a row for each reference of a city's joining, country, entry, claim or comparison row.

    `part` is the field that refers: `joined`, `refs`, `evidence`, or a side of a comparison row.
    """
    rows = (
        (record, key, part, ref.document, ref.page)
        for record, key, part, refs in _referring(network)
        for ref in refs
    )
    records = _categories(("city", "country", "entry", "comparison_row", "claim"))
    return _frame(network, "record id part document page", rows, record=records)


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
    """Return a row for each place, project or claim that an entry or claim names.

    `kind` is what it names, `target` the id of that.
    """
    fields = {"country": "countries", "city": "cities", "project": "projects", "claim": "claims"}
    rows = (
        (name, record.id, kind, target)
        for name, found in (("entry", network.entries), ("claim", network.claims))
        for record in found
        for kind, field in fields.items()
        for target in getattr(record, field, ())
    )
    records, kinds = _categories(("entry", "claim")), _categories(fields)
    return _frame(network, "record id kind target", rows, record=records, kind=kinds)


def _frame(
    network: Network, columns: str, rows: Iterable[Sequence[Any]], **types: pd.CategoricalDtype
) -> pd.DataFrame:
    """Make a frame of rows; `types` are categories of columns that are no ids of the network."""
    known = _types(network) | types
    names = columns.split()
    made = pd.DataFrame(list(rows), columns=names, dtype="object")
    return made.astype({name: known.get(name, "string") for name in names})


def _types(network: Network) -> dict[str, Any]:
    vocabulary = network.taxonomy
    editions = _ids(vocabulary.editions, ordered=True)
    plain = {name: kind for kind, names in TYPES.items() for name in names.split()}
    return plain | {
        "edition": editions, "first_edition": editions, "last_edition": editions,
        "country": _ids(network.countries), "city": _ids(network.cities),
        "project": _ids(network.projects), "level": _ids(network.levels, ordered=True),
        "focus_area": _ids(vocabulary.focus_areas), "status": _ids(vocabulary.statuses),
        "kind": _ids(vocabulary.kinds), "topic": _ids(vocabulary.topics),
        "section": _ids(vocabulary.sections), "verdict": _ids(vocabulary.verdicts),
    }  # fmt: skip


def _ids(records: Iterable[Any], *, ordered: bool = False) -> pd.CategoricalDtype:
    return pd.CategoricalDtype([record.id for record in records], ordered=ordered)


def _categories(values: Iterable[str]) -> pd.CategoricalDtype:
    return pd.CategoricalDtype(list(values))


def _first(refs: Sequence[Ref]) -> tuple[str | None, str | None]:
    return (refs[0].document, refs[0].page) if refs else (None, None)


def _author(author: Author) -> str:
    return author.literal or ", ".join(filter(None, (author.family, author.given)))


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
