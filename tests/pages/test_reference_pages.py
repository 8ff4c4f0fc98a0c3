"""Pages of figures, framework, partners, timeline, glossary, citations, tours, and their links."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from atlas import links, main_places, rows, walk
from msgspec.structs import replace
from page_text import INTRODUCTIONS, stated

from ascn_tui import notation
from ascn_tui.model.figures import KEY_PARTS, METRICS
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import UnresolvedError, place_of
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Facts, Items, Prose, Table
from ascn_tui.pages.figures.figures import totals
from ascn_tui.pages.figures.recount_table import figures, name_of_part
from ascn_tui.pages.lists.records import KINDS, records
from ascn_tui.pages.locator import resolve, resolve_text
from ascn_tui.pages.options import OptionError
from ascn_tui.pages.router import build
from ascn_tui.render.json import json
from ascn_tui.render.layout import lay_out
from ascn_tui.render.lines import RenderContext
from ascn_tui.render.plain import plain
from ascn_tui.storage.load import load

SHELVES = ("point", "statement", "partner", "event", "term", "citation", "oddity", "tour")
SCREENS = ("figures", "framework", "partners", "timeline", "glossary", "citations", "tours")


@pytest.fixture(scope="module")
def lagoon(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """The tiny network with a file of each kind that it lacks."""
    folder = tmp_path_factory.mktemp("lagoon") / "data"
    shutil.copytree(tiny, folder)
    shutil.copytree(tiny.parent / "data_reference", folder, dirs_exist_ok=True)
    loaded = load(folder)
    assert loaded.network, loaded.problems
    return loaded.network


@pytest.fixture(params=["shipped", "lagoon"])
def whole(request: pytest.FixtureRequest, network: Network, lagoon: Network) -> Network:
    """A network with all of its files: the shipped one, then an invented one."""
    return network if request.param == "shipped" else lagoon


def page(network: Network, locator: str, edition: str = ""):
    return build(network, resolve_text(network, locator, edition))


def prose(shown) -> list[str]:
    return [block.text for block in shown.blocks if isinstance(block, Prose)]


def tables(shown) -> dict[str, Table]:
    return {block.title: block for block in shown.blocks if isinstance(block, Table)}


# -- every record ---------------------------------------------------------------------------


def test_every_record_has_one_page_by_its_locator_and_by_its_bare_id(whole):
    for shelf in SHELVES:
        found = getattr(whole, shelf)
        assert found, shelf
        for key, record in found.items():
            by_locator = resolve_text(whole, str(place_of(record)))
            assert resolve_text(whole, key) == by_locator
            assert build(whole, by_locator).blocks


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Asian Infrastructure Investment Bank", "asian-infrastructure-investment-bank"),
        ("chief smart city officer", "body-chief-smart-city-officer"),
        ("ADB", "term-adb"),
        ("gini coefficient", "term-gini-coefficient"),
        ("Smart Bin in the wrong city", "oddity-smart-bin"),
        ("nye 1971", "cites-nye-1971"),
        ("Guided tour of the argument", "argument"),
        ("Dili joins", "event-2026-cities-join"),
    ],
)
def test_a_name_that_only_one_record_bears_leads_to_it(network, name, key):
    assert resolve_text(network, name).subject == (key,)


def test_every_page_of_a_network_with_all_files_can_be_built(lagoon):
    found = walk(lagoon)
    assert {here.screen for here in found} >= set(SCREENS)
    for edition in lagoon.edition:
        for locator in main_places(lagoon, edition):
            assert page(lagoon, locator, edition).title


def test_every_record_can_be_reached_from_the_overview(whole):
    reached = {here.subject for here in walk(whole)}
    for shelf in SHELVES:
        for key in getattr(whole, shelf):
            assert (key,) in reached, key


@pytest.mark.parametrize(
    ("locator", "nearest"),
    [
        ("partners/huawey", "partners/huawei"),
        ("glossary/telemdicine", "glossary/term-telemedicine"),
        ("figures/country_project", "figures/country_projects"),
        ("figures/country_projects/indonesa", "figures/country_projects/indonesia"),
        ("sources/me2023/claim", "sources/me2023/claims"),
    ],
)
def test_a_slip_offers_the_nearest(network, locator, nearest):
    with pytest.raises(UnresolvedError) as caught:
        resolve_text(network, locator)
    assert nearest in [found for found, _ in caught.value.nearest]


def test_a_wrong_option_is_refused(network):
    for screen in SCREENS:
        with pytest.raises(OptionError, match=f"{screen} has no option 'by'"):
            resolve_text(network, f"{screen}?by=theme")


# -- links both ways ------------------------------------------------------------------------


def is_list(here: Location) -> bool:
    """Tell whether a page only lists what another one has too much of."""
    some_claims = here.screen == "evidence" and not here.subject and len(here.options) > 1
    return some_claims or (here.screen == "sources" and len(here.subject) > 1)


def leads(network: Network, locator: str, edition: str) -> set[str]:
    """Return the records that a page leads to, over a list of its own if need be."""
    ahead = [resolve(network, to, edition) for to in links(page(network, locator, edition))]
    lists = [there for there in ahead if is_list(there)]
    ahead += [to for there in lists for to in links(build(network, there))]
    return {there.subject[-1] for there in ahead if there.subject}


def editions_of(network: Network) -> dict[str, str]:
    """Return the edition that the row of a comparison is written for."""
    every = [row for comparison in network.comparisons for row in comparison.rows]
    return {row.id: row.edition or network.taxonomy.newest for row in every}


def test_every_link_that_the_data_state_is_shown_on_both_sides(whole):
    editions = editions_of(whole)
    ends = stated(whole)
    assert len(ends) > 20
    lost = []
    for one, others in ends.items():
        edition = editions.get(one, whole.taxonomy.newest)
        # A city-state is a country and a city under one id.
        both = [one, f"explore/{one}/{one}"] if one in whole.country else [one]
        found = set()
        for locator in both if one in whole.city else [one]:
            found |= leads(whole, locator, edition)
            # A document that a page rests on opens from the list of its sources.
            found |= {ref.document for ref in page(whole, locator, edition).references()}
        lost += [(one, other) for other in others if other not in found]
    assert not sorted(lost)


def test_what_rests_on_a_document_is_all_that_refers_to_it(network):
    for source in network.sources:
        shown = page(network, f"sources/{source.id}")
        [counted] = [
            block for block in shown.blocks
            if isinstance(block, Items) and block.title == "What rests on it"
        ] or [None]  # fmt: skip
        for item in counted.rows if counted else ():
            listed = page(network, str(item.to))
            [block] = [block for block in listed.blocks if isinstance(block, Items)]
            assert item.name.startswith(f"{len(block.rows)} "), item.name
            for row in block.rows:
                assert {ref.document for ref in row.refs} == {source.id}
    claims = page(network, "sources/me2023/claims")
    named = {row.to.subject[-1] for block in claims.blocks for row in block.rows}
    assert named == {
        claim.id for claim in network.claims
        if any(piece.document == "me2023" for piece in claim.evidence)
    }  # fmt: skip


# -- every statement ------------------------------------------------------------------------


def of_reference(found: dict[Location, object]):
    return {here: shown for here, shown in found.items() if here.screen in SCREENS}


def said(block):
    match block:
        case Prose():
            yield block.text, block.refs
        case Facts() if not block.own:
            yield from (
                (f"{row.name}: {row.value}", (*block.refs, *row.refs)) for row in block.rows
            )
        case Items() | Table():
            yield from ((block.title, (*block.refs, *row.refs)) for row in block.rows)


def own_words(network: Network) -> set[str]:
    """Return what the explorer itself says: translations, and words that no document has."""
    terms = list(network.term.values())
    bare = [term for term in terms if not term.refs]
    lists = {f"Other words of the list «{(term.vocabulary or '').replace('-', ' ')}»"
             for term in bare}  # fmt: skip
    return {
        network.glossary.note,
        *INTRODUCTIONS.values(),
        *(term.meaning for term in bare),
        *(f"{term.name}: {term.meaning}" for term in bare),
        *lists,
    }


def test_every_statement_has_a_reference_that_resolves(whole):
    own = own_words(whole)
    names = {name for term in whole.term.values() for name in term.names.values()}
    for here, shown in of_reference(walk(whole)).items():
        for block in shown.blocks:
            for text, refs in said(block):
                if text in own or text.partition(": ")[2] in names:
                    continue
                if isinstance(block, Items) and block.title in LEADING:
                    continue
                assert refs, (str(here), text)
                assert all(ref.document in whole.source for ref in refs)


LEADING = {"Cities it names", "Projects it names"}
"""Lists of what an event names; the event itself stands above them with its document."""


# -- figures --------------------------------------------------------------------------------


def test_the_totals_are_those_of_an_independent_count(whole):
    checks = whole.checked
    states = Counter(check.agrees for check in checks)
    shown = page(whole, "figures")
    assert prose(shown)[0] == totals(checks)
    for number in (len(checks), states[True], states[False], states[None]):
        assert f"{number} " in prose(shown)[0]
    by_edition = {row.cells[0]: row.cells[1:] for row in tables(shown)["By edition"].rows}
    for edition in whole.edition:
        own = Counter(check.agrees for check in checks if check.edition == edition)
        expected = (own.total(), own[True], own[False], own[None])
        assert by_edition[edition] == tuple(str(number) for number in expected)


def test_the_shipped_figures_are_785_in_918_checks(network):
    assert prose(page(network, "figures"))[0] == (
        "918 checks of 785 printed figures: 757 agree, 44 known to differ, 117 not recounted"
    )


def test_every_figure_stands_in_the_table_of_its_metric_with_every_recount(whole):
    for edition in whole.edition:
        for metric in METRICS:
            chosen = (edition, metric)
            checks = [one for one in whole.checked if (one.edition, one.metric) == chosen]
            shown = page(whole, f"figures/{metric}", edition)
            found = [row for name, table in tables(shown).items() if name != "In other editions"
                     for row in table.rows]  # fmt: skip
            assert len(found) == len({check.key for check in checks}), (edition, metric)
            numbers = Counter(cell for row in found for cell in row.cells)
            for check in checks:
                assert numbers[check.printed], check
                assert not check.counted or numbers[check.counted], check


def test_what_differs_is_on_the_first_page_with_its_reason(whole):
    for edition in whole.edition:
        checks = [check for check in whole.checked if check.edition == edition]
        shown = page(whole, "figures", edition)
        notes = " ".join(row.note for table in tables(shown).values() for row in table.rows)
        reasons = {fact.value for block in shown.blocks if isinstance(block, Facts)
                   for fact in block.rows}  # fmt: skip
        for check in checks:
            if check.agrees is False:
                assert check.why in notes
            if check.agrees is None:
                assert check.why in reasons


def test_a_figure_of_projects_leads_to_the_projects_that_its_recount_counts(whole):
    seen = 0
    for figure in figures(whole.checked):
        counted = [check.counted for check in figure.checks if check.against == "rows"]
        if not figure.metric.endswith("_projects") or not counted:
            continue
        key = f"/{figure.key}" if figure.key else ""
        shown = page(whole, f"figures/{figure.metric}{key}", figure.edition)
        to = next(row.to for table in tables(shown).values() for row in table.rows)
        opened = page(whole, str(to))
        items = [row for row in rows(opened) if row.to and whole.project.keys() & row.to.subject]
        assert len(items) == int(counted[0]), figure.path
        seen += 1
    assert seen >= 2


def test_every_key_of_a_figure_names_something(whole):
    for figure in figures(whole.checked):
        assert len(figure.parts) <= len(KEY_PARTS.get(figure.metric, ()))
        assert len(figure.parts) == len([part for part in figure.key.split("/") if part])
        for kind, key in figure.parts.items():
            named = name_of_part(whole, kind, key)
            assert named != key or kind in ("edition", "status", "city"), figure.path


def test_figures_are_asked_for_by_metric_key_place_and_edition(network):
    of_malaysia = page(network, "figures?country=malaysia", "2024")
    assert {row.to.option("country") or network.city[row.to.option("city")].country
            for table in list(tables(of_malaysia).values())[:-1] for row in table.rows
            } == {"malaysia"}  # fmt: skip
    here = resolve_text(network, "figures/2024/country-projects/malaysia")
    assert str(here) == "figures/country_projects/malaysia edition=2024"
    assert build(network, here).title == "Projects by country: Malaysia"
    elsewhere = page(network, "figures/status_projects", "2022")
    assert prose(elsewhere) == ["The report prints no such figure."]


def test_the_id_of_a_listed_figure_is_a_locator(whole):
    for edition in whole.edition:
        for listed in records(whole, "figures", {"edition": edition})[:10]:
            shown = page(whole, f"figures/{listed.id}")
            assert shown.location.edition == edition
            assert listed.more["printed"] in [
                cell for table in tables(shown).values() for row in table.rows for cell in row.cells
            ]


# -- tables, painted ------------------------------------------------------------------------


@pytest.mark.parametrize("width", [24, 40, 60, 78, 100, 140])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_tables_are_no_wider_than_asked_and_cut_nothing(whole, width, ascii_only):
    for locator in ("figures", "figures/icons", "figures/country_project_types"):
        shown = page(whole, locator)
        lines = lay_out(shown, RenderContext(width, whole.marks, ascii_only=ascii_only))
        assert max(line.width for line in lines) <= max(width, 20)
        # Words longer than a column are broken; where none is, each stands whole.
        if width < 60:
            continue
        drawn = Counter(word.strip(",") for line in lines for word in line.text.split())
        for table in tables(shown).values():
            for row in table.rows:
                said_here = [*row.cells, row.note] if not ascii_only else row.cells
                lost = [
                    word
                    for text in said_here
                    for word in text.split()
                    if not drawn[word.strip(",")]
                ]
                assert not [word for word in lost if word != notation.UNKNOWN], lost


def test_figures_stand_under_each_other(network):
    lines = [line.text for line in lay_out(page(network, "figures/country_projects"),
                                           RenderContext(78, network.marks))]  # fmt: skip
    at = next(n for n, line in enumerate(lines) if line.startswith("Country "))
    ends = {line.index("=") for line in lines[at + 1 : at + 1 + len(network.rows("2023")) // 20]}
    assert len(ends) == 1
    assert lines[at].index("printed") + len("printed") == lines[at + 1].index("7") + 1


def test_one_row_of_a_table_is_one_line_of_plain_text_and_one_object(network):
    shown = page(network, "figures/country_projects?edition=2023")
    line = "- Indonesia: printed 14; lists 14; icons 14; types 14; same [me2023 p.5, 6]"
    assert line.replace("p.5, 6", "p.5, 6") in plain(shown, network)
    assert '"type": "table"' in json(shown)


# -- what a network lacks -------------------------------------------------------------------


def test_a_screen_without_its_file_says_nothing_recorded(tiny_network):
    for screen in SCREENS:
        assert prose(page(tiny_network, screen)) == ["Nothing recorded."]
        assert not list(links(page(tiny_network, screen)))


def test_the_overview_offers_only_what_the_data_have(tiny_network, lagoon):
    def offered(network) -> set[str]:
        shown = page(network, "explore")
        [more] = [
            block for block in shown.blocks if isinstance(block, Items) and block.title == "More"
        ]
        return {row.to.screen for row in more.rows}

    assert offered(tiny_network) == {"evidence", "sources", "trends"}
    assert offered(lagoon) == {"evidence", "sources", "trends", *SCREENS}


def test_lists_of_what_is_not_there_are_empty(tiny_network, lagoon):
    kinds = {"points", "partners", "events", "terms", "citations", "oddities", "tours", "figures"}
    assert kinds <= set(KINDS)
    for kind in kinds:
        assert records(tiny_network, kind, {"edition": "2024"}) == []
        found = records(lagoon, kind, {"edition": "2024"})
        assert found
        assert len({listed.id for listed in found}) == len(found)


def test_a_tour_with_a_text_that_is_no_locator_says_so(lagoon):
    [tour] = lagoon.tours
    [stop] = tour.stops
    broken = replace(tour, stops=(replace(stop, show=("?", "explore/harbourton")),))
    network = Network(replace(lagoon.parts, tours=(broken,)))
    notes = {row.name: row.note for row in rows(page(network, "tours/shores")) if row.note}
    assert notes["?"] == "not a link"
    assert notes["explore/harbourton"] == "show"


@pytest.mark.parametrize("screen", ["timeline", "glossary"])
def test_names_and_texts_stand_in_two_columns_for_the_whole_page(network, screen):
    page = build(network, resolve_text(network, screen))
    facts = [block for block in page.blocks if isinstance(block, Facts)]
    assert len(facts) > 3
    names = {row.name for block in facts for row in block.rows if len(row.name) <= 16}
    lines = [line.text for line in lay_out(replace(page, blocks=facts), RenderContext(80, {}))]
    columns = {
        len(line) - len(line[len(name) :].lstrip())
        for name in names
        for line in lines
        if line.startswith(f"{name}  ")
    }
    assert len(columns) == 1


@pytest.mark.parametrize(
    ("screen", "text", "counted"),
    [
        ("sources", "The documents that everything here rests on", ("Primary documents", 15)),
        ("partners", "States, bodies and firms from outside", ("Dialogue partner", 23)),
        ("timeline", "What happened in the network", ("2018", 13)),
        ("glossary", "Terms of the network and of this explorer", ("Acronym", 30)),
        ("framework", "Non-binding guide", ("Definition", 1)),
    ],
)
def test_a_list_of_records_begins_with_what_it_is_its_counts_and_where_to_start(
    network, screen, text, counted
):
    said, counts, start, *lists = build(network, resolve_text(network, screen)).blocks
    assert said.text.startswith(text)
    assert (counts.rows[0].name, counts.rows[0].value) == counted
    assert start.title == "Where to start"
    assert all(item.to.screen == screen for item in start.rows)
    assert sum(len(block.rows) for block in lists if not isinstance(block, Prose)) > 10


def test_under_a_filter_a_list_has_no_introduction(network):
    blocks = build(network, resolve_text(network, "timeline?filter=jakarta")).blocks
    assert not [block for block in blocks if getattr(block, "title", "") == "Where to start"]
