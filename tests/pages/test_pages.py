"""Every page there is: it can be built, leads somewhere, and says where it knows things from."""

from itertools import product

import pytest
from atlas import followed, items, links, main_places, pairs, projects_listed, rows, walk
from hypothesis import given, settings
from hypothesis import strategies as st
from label_checks import of_places_alone, recoded, stripped
from page_text import INTRODUCTIONS

from ascn_tui import notation
from ascn_tui.model.location import SCREENS, Location, LocatorError
from ascn_tui.model.names.index import UnresolvedError
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import (
    Bars,
    Fact,
    Facts,
    Item,
    Items,
    Prose,
    SideBySide,
    StatusTimeline,
    Table,
)
from ascn_tui.pages.legend import legend
from ascn_tui.pages.locator import resolve_text
from ascn_tui.pages.options import OptionError
from ascn_tui.pages.router import ROUTES, build
from ascn_tui.render.layout import lay_out
from ascn_tui.render.lines import RenderContext
from ascn_tui.render.plain import plain
from ascn_tui.storage.load import load

pytestmark = pytest.mark.xdist_group("atlas")
REFUSALS = (LocatorError, OptionError, UnresolvedError)


def page(network, locator: str, edition: str = ""):
    return build(network, resolve_text(network, locator, edition))


def prose(shown) -> list[str]:
    return [block.text for block in shown.blocks if isinstance(block, Prose)]


def facts(shown) -> dict[str, Fact]:
    return {
        fact.name: fact for block in shown.blocks if isinstance(block, Facts) for fact in block.rows
    }


# -- every page -----------------------------------------------------------------------------


def test_every_place_has_a_page_in_every_edition(network):
    for edition in network.edition:
        for locator in main_places(network, edition):
            here = resolve_text(network, locator, edition)
            shown = build(network, here)
            assert shown.location == here
            assert here.edition == edition
            assert shown.title
            assert shown.blocks


def test_every_place_of_the_tiny_network_has_a_page(tiny_network, tiny_atlas):
    for edition in tiny_network.edition:
        for locator in main_places(tiny_network, edition):
            assert page(tiny_network, locator, edition).title
    assert len(tiny_atlas) > 50


def test_every_link_on_every_page_leads_to_a_page(network, atlas):
    assert len(atlas) > 2_500
    for here, shown in atlas.items():
        for to in links(shown):
            assert followed(network, here, to) in atlas


def test_every_link_says_its_edition(network, atlas):
    opening = {link.locator for link in network.taxonomy.opening.links}
    lost = {
        (str(here), str(to))
        for here, shown in atlas.items()
        for to in links(shown)
        if not to.edition and str(to) not in opening
    }
    assert not sorted(lost)


def test_every_record_can_be_reached_from_the_tree(network, atlas):
    reached = {here.subject for here in atlas}
    chains = {here.subject for here in atlas if here.screen == "governance"}
    for record in network.records.values():
        subject = resolve_text(network, record.id).subject
        assert subject in reached, record.id
    for project in network.projects:
        assert (project.id,) in chains


def test_every_page_is_found_again_by_its_locator(network, atlas):
    for here in atlas:
        assert resolve_text(network, str(here)) == here


def test_crumbs_lead_up_and_never_to_the_page_itself(atlas):
    for here, shown in atlas.items():
        assert here not in [crumb.to for crumb in shown.crumbs]
        assert shown.title not in [crumb.name for crumb in shown.crumbs if crumb.to == here]


def test_no_page_has_an_empty_heading(atlas):
    bare = {
        (str(here), block.title)
        for here, shown in atlas.items()
        for block in shown.blocks
        if isinstance(block, Facts | Items | Bars)
        and not block.rows
        # A list of projects that satisfies nothing is an answer, and its total says so.
        and "0 projects" not in " ".join(prose(shown))
    }
    assert not sorted(bare)


# -- every number -----------------------------------------------------------------------------


def counted(network, to: Location, edition: str) -> int:
    """How many projects or claims a link opens: those listed, or the total of a place's page."""
    opened = page(network, str(to), edition)
    if to.screen == "evidence":
        return sum(
            bool(row.to and row.to.subject[:1] != () and row.to.subject[0] in network.claim)
            for row in items(opened)
        )
    if any(isinstance(block, Items) and block.title == "Projects" for block in opened.blocks):
        return len(projects_listed(network, opened))
    statuses = [
        block for block in opened.blocks if isinstance(block, Bars) and block.title == "Status"
    ]
    return int(sum(bar.value for block in statuses for bar in block.rows))


def test_every_bar_opens_exactly_what_it_counts(network, atlas):
    seen = 0
    for here, shown in atlas.items():
        for block in shown.blocks:
            for bar in block.rows if isinstance(block, Bars) else ():
                if bar.to:
                    seen += 1
                    assert counted(network, bar.to, here.edition) == bar.value, (str(here), bar)
                    assert not bar.parts or sum(part.value for part in bar.parts) == bar.value
    assert seen > 500


def cells(atlas):
    for here, shown in atlas.items():
        for block in shown.blocks:
            for pair in pairs(block) if isinstance(block, SideBySide) else ():
                for cell in (pair.left, pair.right):
                    yield here, pair, cell


def test_every_figure_of_a_comparison_opens_exactly_what_it_counts(network, atlas):
    measured = {
        row.id: row.measure for comparison in network.comparisons for row in comparison.rows
    }
    seen = 0
    for here, pair, cell in cells(atlas):
        if cell.to is None:
            continue
        seen += 1
        shown = page(network, str(cell.to))
        measure = measured.get(pair.id) or pair.id
        if cell.to.option("list"):
            assert cell.count == len(items(shown)), (str(here), pair.id)
        elif measure in ("share", "projects-per-city"):
            opened = projects_listed(network, shown)
            cities = {network.city_of[key].id for key in opened}
            whole = len(network.rows(cell.to.edition))
            share, per_city = 100 * len(opened) / whole, len(opened) / max(1, len(cities))
            assert cell.count == round(share if measure == "share" else per_city, 1)
        else:
            assert cell.count == len(projects_listed(network, shown)), (str(here), pair.id)
    assert seen > 300


@pytest.mark.parametrize(
    "places", ["malaysia/indonesia", "jakarta/kuala-lumpur", "lao-pdr/jakarta"]
)
@pytest.mark.parametrize("edition", ["2022", "2023", "2024", "2025"])
def test_two_places_compare_by_what_their_lists_hold(network, places, edition):
    here = resolve_text(network, f"compare/{places}", edition)
    figures = [
        (pair, cell) for _, pair, cell in cells({here: build(network, here)})
        if pair.id.startswith(("status:", "focus-area:", "edition:")) or pair.id == "projects"
    ]  # fmt: skip
    assert figures
    for pair, cell in figures:
        if cell.to:
            opened = projects_listed(network, page(network, str(cell.to)))
            assert cell.count == len(opened), pair.id


def test_swapping_sides_swaps_every_row_and_nothing_else(network):
    for edition in network.edition:
        one = page(network, "compare/indonesia/malaysia", edition)
        other = page(network, "compare/malaysia/indonesia", edition)
        [left], [right] = (
            [b for b in shown.blocks if isinstance(b, SideBySide)] for shown in (one, other)
        )
        assert (left.left, left.right) == (right.right, right.left)
        swap = {"left": "right", "right": "left"}
        for a, b in zip(pairs(left), pairs(right), strict=True):
            assert (a.id, a.name, a.reading) == (b.id, b.name, b.reading)
            assert (a.left, a.right) == (b.right, b.left)
            assert b.verdict == swap.get(a.verdict, a.verdict)


def test_differences_only_leaves_out_what_is_the_same_and_counts_what_is_not_known(network):
    for edition in network.edition:
        whole = page(network, "compare/indonesia/malaysia", edition)
        differ = page(network, "compare/indonesia/malaysia?differ=1", edition)
        [every], [kept] = (
            [block for block in shown.blocks if isinstance(block, SideBySide)]
            for shown in (whole, differ)
        )
        verdicts = [pair.verdict for pair in pairs(every)]
        left_out = ("same", "unknown")
        assert [pair.verdict for pair in pairs(kept)] == [v for v in verdicts if v not in left_out]
        assert sum(group.unknown for group in kept.groups) == verdicts.count("unknown") > 0


def test_a_figure_said_below_a_row_never_stands_without_its_row(network):
    for edition, differ in product(network.edition, ("", "?differ=1")):
        shown = page(network, f"compare/indonesia/malaysia{differ}", edition)
        [block] = [block for block in shown.blocks if isinstance(block, SideBySide)]
        for group in block.groups:
            head = None
            for pair in group.rows:
                if not pair.detail:
                    head = pair.to
                assert pair.to == head, (edition, differ, pair.name)


def test_one_group_of_a_comparison_can_be_asked_for(network):
    shown = page(network, "compare/indonesia/malaysia?group=focus-areas")
    [block] = [block for block in shown.blocks if isinstance(block, SideBySide)]
    assert {group.id for group in block.groups} == {"focus-areas"}


def test_the_row_where_paper_and_report_disagree_shows_both(network):
    shown = page(network, "compare/indonesia/malaysia")
    [block] = [block for block in shown.blocks if isinstance(block, SideBySide)]
    rows_of = list(pairs(block))
    counted_at = next(n for n, pair in enumerate(rows_of) if pair.name.startswith("Projects"))
    counts, paper = rows_of[counted_at], rows_of[counted_at + 1]
    assert (counts.left.text, counts.right.text) == ("14", "15")
    assert (paper.name, paper.left.text, paper.right.text) == ("as the paper says", "15", "14")
    assert paper.verdict == notation.PAPER
    assert {ref.document for ref in counts.refs} == {"me2023"}
    assert {ref.document for ref in paper.refs} == {network.paper}
    row = build(network, counts.to)
    assert "The paper swaps the two figures." in prose(row)


# -- every statement ---------------------------------------------------------------------------

LINK_LISTS = {
    "Where to start", "Side by side", "About", "Cities it names", "Projects it names",
    "Projects under it", "Projects", "In other editions", "Perhaps continues",
    "Perhaps continued by", "Answers to", "More",
}  # fmt: skip
"""Lists whose rows lead to what they name, where the documents stand."""


def resolves(network, refs) -> bool:
    return bool(refs) and all(ref.document in network.source for ref in refs)


def said(block):
    """Yield what a block states: a name for it, and the references it may rest on."""
    match block:
        case Prose():
            yield block.text, block.refs
        case Facts() if not block.own:
            yield from ((fact.name, (*block.refs, *fact.refs)) for fact in block.rows)
        case Items() if not linked(block):
            yield from ((block.title, (*block.refs, *item.refs)) for item in block.rows)
        case Items():
            yield from ((block.title, item.refs) for item in block.rows if not item.to)
        case Bars():
            yield from ((block.title, (*block.refs, *bar.refs)) for bar in block.rows)
        case SideBySide():
            yield from (
                (pair.name, (*pair.refs, *pair.left.refs, *pair.right.refs))
                for pair in pairs(block)
            )
        case Table():
            yield from ((block.title, (*block.refs, *row.refs)) for row in block.rows)
        case StatusTimeline():
            yield from ((point.label, point.refs) for point in block.points if point.status)


def linked(block: Items) -> bool:
    return block.title in LINK_LISTS or block.title.startswith("Project of ")


def _words_of(network, term) -> list[str]:
    """What the page of a term says in words of the explorer's own."""
    own = [] if term.refs else [term.meaning, "More about it"]
    lists = [
        name
        for name in ("topic", "verdict", "row-verdict", "entry-kind")
        if name == term.vocabulary
    ]
    return [
        *own,
        *(notation.language(code) for code in term.names),
        network.glossary.note,
        *(f"Other words of the list «{name.replace('-', ' ')}»" for name in lists),
    ]


def test_every_statement_names_a_document_that_exists(network, atlas):
    silent = {
        (str(here.with_options(edition="", group="")), statement)
        for here, shown in atlas.items()
        # A page of a document is about that document itself.
        if here.screen != "sources"
        for block in shown.blocks
        for statement, refs in said(block)
        if not resolves(network, refs)
    }
    allowed = {
        # Third-party figures: the basis stands in the value, no document is held.
        *((f"explore/{city.id}", "Population") for city in network.cities
          if any(not measure.refs for measure in city.population)),
        ("explore/singapore/singapore", "Population"),
        # The definition below each level names its page.
        *(("governance", level.scope) for level in network.levels),
        # A side on which nothing was found has no page to show.
        *((f"compare/{comparison.left}/{comparison.right}/{row.id}", "")
          for comparison in network.comparisons for row in comparison.rows if not row.left.refs),
        # Words that the explorer itself brings, and words put into other languages.
        *(("glossary", term.name) for term in network.term.values() if not term.refs),
        ("glossary", network.glossary.note),
        *INTRODUCTIONS.items(),
        *((f"glossary/{term.id}", said) for term in network.term.values()
          for said in _words_of(network, term)),
            *(("explore", block.text) for edition in network.taxonomy.editions
              for block in legend(network, edition, network.rows(edition.id))),
    }  # fmt: skip
    assert not sorted(silent - allowed)


def test_a_figure_without_a_document_says_its_basis(network):
    for city in network.cities:
        for measure in (*city.population, *city.area, *city.density):
            assert measure.refs or measure.basis, city.id


def test_every_reference_of_every_page_resolves(network, atlas):
    for here, shown in atlas.items():
        lost = [ref for ref in shown.references() if ref.document not in network.source]
        assert not lost, str(here)


def test_a_list_of_projects_stands_beside_the_pages_it_was_counted_on(network, atlas):
    for here, shown in atlas.items():
        listed = [
            network.listing(item.to.subject[-1], here.edition)
            for item in items(shown, "Projects") if item.to
        ]  # fmt: skip
        if listed and here.screen == "explore":
            document = network.edition[here.edition].document
            cited = {ref.page for ref in shown.references() if ref.document == document}
            assert {listing.page for listing in listed} <= cited, str(here)


def test_a_status_that_is_shown_names_the_document_that_shows_it(network, atlas):
    silent = set()
    for here, shown in atlas.items():
        cited = {ref.document for ref in shown.references()}
        for row in rows(shown):
            if isinstance(row, Item) and row.status in network.status:
                edition = (row.to.edition if row.to else "") or here.edition
                if network.edition[edition].document not in cited:
                    silent.add(str(here))
    assert not sorted(silent)


# -- what is not known -------------------------------------------------------------------------


def test_a_country_that_an_edition_does_not_list_says_so_and_shows_no_zero(network):
    for country, edition in product(network.countries, network.edition):
        shown = page(network, country.id, edition)
        if network.rows(edition, country=country.id):
            assert "No project listed" not in " ".join(prose(shown))
            continue
        assert prose(shown)[0] == f"No project listed in {network.edition[edition].name}"
        assert not [b for b in shown.blocks if isinstance(b, Bars) and b.title == "Status"]


def test_no_bar_says_zero_of_what_an_edition_does_not_list(atlas):
    zeros = {
        (str(here), block.title)
        for here, shown in atlas.items()
        for block in shown.blocks if isinstance(block, Bars)
        for bar in block.rows if not bar.value
    }  # fmt: skip
    assert not sorted(zeros)


def test_a_city_that_an_edition_does_not_list_says_so(network):
    shown = page(network, "sumedang", "2022")
    assert prose(shown)[0] == "No project listed in Monitoring report 2022"
    assert items(shown, "In other editions")
    indonesia = page(network, "indonesia", "2022")
    [item] = [item for item in items(indonesia, "Cities") if item.name == "Sumedang"]
    assert item.note.startswith("not in this edition")


def test_a_project_that_an_edition_does_not_list_says_when_it_is_listed(network):
    for project, edition in product(network.projects, network.edition):
        shown = page(network, f"explore/{project.id}", edition)
        listed = network.listing(project.id, edition)
        assert bool(shown.status) == (listed is not None)
        if listed is None:
            editions = notation.listing([listing.edition for listing in project.listings])
            assert f"Not listed in {edition}; listed in {editions}." in prose(shown)


def test_a_life_line_has_a_point_for_every_edition_and_a_status_only_where_listed(network):
    for project in network.projects:
        [line] = [
            block for block in page(network, f"explore/{project.id}").blocks
            if isinstance(block, StatusTimeline)
        ]  # fmt: skip
        points = {point.label: point for point in line.points if not point.planned}
        for edition in network.edition:
            listing = network.listing(project.id, edition)
            assert points[edition].status == (listing.status if listing else "")


def test_a_side_without_projects_is_not_reported_and_never_zero(network):
    for edition in network.edition:
        shown = page(network, "compare/indonesia/timor-leste", edition)
        for block in shown.blocks:
            for pair in pairs(block) if isinstance(block, SideBySide) else ():
                if pair.id == "members":
                    # The list of members is whole, and holds cities without a project.
                    assert pair.right.text == "1"
                    continue
                assert pair.right.text == "not reported", pair.id
                assert pair.right.count is None
                assert pair.verdict == "unknown"


def test_a_true_zero_is_shown_as_zero(network):
    shown = page(network, "compare/indonesia/malaysia", "2023")
    [block] = [block for block in shown.blocks if isinstance(block, SideBySide)]
    [planning] = [pair for pair in pairs(block) if pair.id == "status:planning"]
    assert planning.left.text == "0 (0 %)"
    assert planning.verdict == "right"


def test_an_unknown_status_stays_unknown(tiny_network):
    shown = page(tiny_network, "brackwater-reed-beds")
    assert shown.status == "unknown"
    assert "unknown (the page is stained)" in facts(shown)["2024"].value


# -- what a reader may ask ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locator", "reason"),
    [
        ("explore?colour=red", "explore has no option 'colour'"),
        ("sources?country=malaysia", "sources has no option 'country'"),
        ("explore?by=size", "no order 'size'"),
        ("compare/indonesia/malaysia?differ=yes", "differ is 1 or not there"),
        ("explore?edition=1999", "no edition '1999'"),
        ("explore?status=rotten", "no status 'rotten'"),
        ("explore?country=atlantis", "no country 'atlantis'"),
        ("compare/indonesia", "compare needs two places"),
        ("compare/jaklingko/malaysia", "not a place"),
        ("compare/indonesia/malaysia?group=nonsense", "nonsense"),
    ],
)
def test_a_wrong_option_is_refused_with_its_name(network, locator, reason):
    with pytest.raises(OptionError, match=reason):
        resolve_text(network, locator)


def test_a_filter_takes_names_as_well_as_ids(network):
    named = resolve_text(network, "explore?country=Malaysia&focus=Built Infrastructure&status=plan")
    assert dict(named.options) == {
        "country": "malaysia", "edition": "2025", "focus": "built-infrastructure",
        "status": "planning",
    }  # fmt: skip


def test_a_mistyped_row_of_a_comparison_offers_the_rows_near_to_it(network):
    with pytest.raises(UnresolvedError) as caught:
        resolve_text(network, "compare/indonesia/malaysia/ov-projcts")
    assert caught.value.nearest
    for locator, _ in caught.value.nearest:
        assert page(network, locator)


def test_a_row_of_the_comparison_keeps_its_id_in_every_edition(network):
    for comparison in network.comparisons:
        whole = f"compare/{comparison.left}/{comparison.right}"
        for row, edition in product(comparison.rows, network.edition):
            assert page(network, f"{whole}/{row.id}", edition).blocks
            assert page(network, row.id, edition).location.subject[-1] == row.id


def test_the_edition_asked_for_decides_which_rows_a_comparison_has(network):
    listed = {edition: {listing.listing.status for listing in network.rows(edition)
                        if listing.country.id in ("indonesia", "malaysia")}
              for edition in network.edition}  # fmt: skip
    for edition, status in product(network.edition, network.status):
        locator = f"compare/indonesia/malaysia/status:{status}"
        if status in listed[edition]:
            assert resolve_text(network, locator, edition) == resolve_text(
                network, f"{locator}?edition={edition}"
            )
        else:
            with pytest.raises(UnresolvedError):
                resolve_text(network, locator, edition)


@settings(max_examples=250)
@given(data=st.data())
def test_any_path_of_known_words_is_a_page_or_refused_with_a_reason(tiny_network, data):
    known = [*tiny_network.records, "regional", "how-many", "status:done", "edition:2020", "nobody"]
    screen = data.draw(st.sampled_from(("", *ROUTES)))
    subject = data.draw(st.lists(st.sampled_from(known), max_size=3))
    names = ["edition", "by", "country", "city", "focus", "status", "group", "differ"]
    values = ["2020", "2024", "theme", "norland", "sudmark", "water", "done", "1", "manners", "x"]
    options = data.draw(
        st.dictionaries(st.sampled_from(names), st.sampled_from(values), max_size=2)
    )
    if not screen and not subject:
        return
    asked = str(Location(screen, tuple(subject), tuple(sorted(options.items()))))
    try:
        here = resolve_text(tiny_network, asked)
    except REFUSALS:
        return
    assert build(tiny_network, here).title
    assert resolve_text(tiny_network, str(here)) == here


@pytest.mark.parametrize("screen", ["explore", "governance", "evidence", "sources", "compare"])
def test_every_record_asked_for_on_any_screen_is_a_page_or_refused(network, screen):
    for key in network.records:
        for asked in (f"{screen}/{key}", f"{screen}/organizational/{key}", f"{screen}/{key}/{key}"):
            try:
                here = resolve_text(network, asked)
            except REFUSALS:
                continue
            assert build(network, here).title, asked


# -- other people's data ------------------------------------------------------------------------


def test_a_network_without_anything_that_may_be_left_out_still_has_every_page(tiny_network):
    plain = stripped(tiny_network)
    assert len(plain.projects) == len(tiny_network.projects)
    for shown in walk(plain).values():
        assert shown.title


def test_a_network_of_places_alone_still_has_every_page(tiny_network):
    places = of_places_alone(tiny_network)
    for shown in walk(places).values():
        assert shown.title
    for screen in ("compare", "governance", "evidence", "sources"):
        assert page(places, screen).title
    for project in places.projects:
        assert page(places, f"governance/{project.id}").title


def test_editions_may_be_called_anything(tiny_network):
    codes = {"2020": "spring-2020", "2024": "autumn"}
    network = Network(recoded(tiny_network.parts, codes))
    assert list(network.edition) == list(codes.values())
    assert len(walk(network)) > 50


def test_what_loading_accepts_has_a_page_even_a_project_that_was_never_listed(tiny_copy):
    file = tiny_copy / "cities" / "sudmark" / "sudmark.yaml"
    text = file.read_text(encoding="utf-8")
    head, _, _ = text.rpartition("    listings:")
    file.write_text(f"{head}    listings: []\n", encoding="utf-8")
    loaded = load(tiny_copy)
    if loaded.network:
        assert page(loaded.network, "sudmark-house-on-stilts").title
    assert loaded.network or loaded.problems


def test_a_name_of_the_network_leads_to_its_overview(network):
    assert page(network, network.taxonomy.short_name).location.screen == "explore"


def test_an_earlier_edition_says_what_the_newest_has(network):
    newest = network.taxonomy.editions[-1].id
    for edition in network.edition:
        for country in network.countries:
            listed = [
                city.id for city in network.cities_of(country.id) for project in city.projects
                if any(listing.edition == newest for listing in project.listings)
            ]  # fmt: skip
            here = resolve_text(network, country.id, edition)
            said = [item for item in items(build(network, here)) if "newest report" in item.name]
            if edition == newest or not listed:
                assert said == [], country.id
                continue
            (item,) = said
            cities = len(set(listed))
            where = f"{cities} {'city' if cities == 1 else 'cities'}"
            projects = f"{len(listed)} project{'s' if len(listed) > 1 else ''}"
            assert item.name == f"In the newest report, {newest}: {projects} in {where}"
            assert item.to == here.with_options(edition=newest)


def test_a_city_says_the_focus_area_of_its_projects_and_counts_by_status_and_edition(network):
    found = build(network, resolve_text(network, "kuching", "2023"))
    assert [(item.name, item.note) for item in items(found, "Projects")] == [
        ("Integrated Smart Traffic Light System", "Built Infrastructure"),
        ("Integrated Flood Management and Response System", "Quality Environment"),
        ("Introduction of Blockchain Technology", "Civic & Social"),
    ]
    assert bars_of(found) == {
        "Status": [("planning", 2), ("ongoing", 1)],
        "Projects by edition": [("2022", 3), ("2023", 3), ("2024", 3), ("2025", 5)],
    }


def test_a_list_of_projects_counts_by_what_does_not_narrow_it(network):
    assert bars_of(build(network, resolve_text(network, "explore?status=completed", "2025"))) == {
        "Focus areas": [
            ("Civic & Social", 10), ("Quality Environment", 3), ("Industry & Innovation", 3),
            ("Safety & Security", 1), ("Built Infrastructure", 1),
        ],
        "Projects by edition": [("2022", 1), ("2023", 1), ("2024", 11), ("2025", 18)],
    }  # fmt: skip


def bars_of(page):
    return {
        block.title: [(bar.name, bar.value) for bar in block.rows]
        for block in page.blocks
        if isinstance(block, Bars)
    }


def test_the_overview_explains_the_symbols_beside_a_count_and_the_short_name_of_its_report(
    network, tiny_network
):
    for its, locator in ((network, "explore?edition=2023"), (tiny_network, "explore")):
        shown = build(its, resolve_text(its, locator))
        told = plain(shown, its)
        for status in its.taxonomy.statuses:
            assert f"{status.glyph} {status.name}" in told
        edition = its.edition[shown.location.edition]
        assert f"{edition.document}: short name of the {edition.id} report." in told
    assert "in the list, each project has a symbol" in told
    told = plain(build(network, resolve_text(network, "explore?edition=2023")), network)
    assert "in the list, 6 symbols stand for 86 projects, in proportion" in told


def test_the_overview_in_ascii_explains_the_symbols_by_their_twins(network):
    look = RenderContext(80, network.marks, ascii_only=True)
    text = "\n".join(
        line.text for line in lay_out(build(network, resolve_text(network, "explore")), look)
    )
    for status in network.taxonomy.statuses:
        assert f"{status.ascii} {status.name}" in text
        assert status.glyph.isascii() or status.glyph not in text


def test_the_router_has_the_screens_of_locations():
    assert tuple(ROUTES) == SCREENS
