"""Pages as lines, plain text and JSON: nothing too wide, nothing lost, nothing read as markup."""

import json as standard_json
import re
import unicodedata
from collections import Counter

import pytest
from atlas import items, links, tree, walk
from hostile_texts import STRINGS, renamed, squeezed
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from label_checks import of_places_alone, reworded, stripped
from msgspec.structs import replace

from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.pages.blocks import (
    Bar,
    Bars,
    Facts,
    Items,
    Page,
    Prose,
    SideBySide,
    StatusTimeline,
    Table,
)
from ascn_tui.pages.lists.records import KINDS, kept, records
from ascn_tui.pages.lists.table import sheet
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.pages.router import build
from ascn_tui.render import lines as drawing
from ascn_tui.render import statement
from ascn_tui.render.ansi import ansi
from ascn_tui.render.json import json
from ascn_tui.render.layout import READABLE, lay_out, widest
from ascn_tui.render.lines import (
    Line,
    RenderContext,
    Span,
    bar,
    cells,
    clip,
    fold,
    pad,
    spread,
    wide,
    wrap,
)
from ascn_tui.render.list_table import list_lines
from ascn_tui.render.lists import json_list, plain_list
from ascn_tui.render.plain import plain
from ascn_tui.render.table import shared_refs

pytestmark = pytest.mark.xdist_group("atlas")
WIDTHS = st.integers(min_value=20, max_value=140)
BOXES = re.compile("[\u2500-\u259f\u2800-\u28ff\ue000-\uf8ff]")


def drawn(page, look: RenderContext) -> str:
    return "\n".join(line.text for line in lay_out(page, look))


@pytest.fixture(scope="module")
def pages(atlas):
    return list(atlas.values())


@pytest.fixture(scope="module")
def samples(atlas):
    """A page of every kind and some more, each at its first edition."""
    kinds = {}
    for here, page in atlas.items():
        shape = (here.screen, len(here.subject), bool(here.option("status")), type(page.blocks[0]))
        kinds.setdefault(shape, []).append(page)
    return [page for found in kinds.values() for page in found[:4]]


# -- lines --------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [20, 38, 50, 78, 100])
def test_no_line_of_any_page_is_wider_than_its_pane(network, pages, width):
    look = RenderContext(width, network.marks)
    wide = {
        str(page.location): line.text
        for page in pages[width % 5 :: 5]
        for line in lay_out(page, look)
        if line.width > width
    }
    assert not wide


@settings(max_examples=300)
@given(st.integers(min_value=0), WIDTHS, st.sampled_from(("", "ascii_only", "brief")))
def test_no_line_is_wider_than_any_width(network, pages, at, width, way):
    look = RenderContext(width, network.marks, ascii_only=way == "ascii_only", brief=way == "brief")
    for line in lay_out(pages[at % len(pages)], look):
        assert line.width <= min(width, widest(look))
        assert "\n" not in line.text


@settings(max_examples=150)
@given(st.integers(min_value=0), WIDTHS)
def test_every_word_of_a_page_is_drawn_at_every_width(network, pages, at, width):
    page = pages[at % len(pages)]
    text = drawn(page, RenderContext(width, network.marks))
    whole = squeezed(text)
    said = [page.title, page.subtitle]
    for block in page.blocks:
        match block:
            case Prose():
                said.append(block.text)
            case Facts():
                said += [fact.value for fact in block.rows]
            case Items():
                said += [item.name for item in block.rows]
    for sentence in said:
        assert squeezed(sentence) in whole or all(
            squeezed(word) in whole for word in sentence.split()
        )


def stated_rows(block, marks) -> list[tuple[statement.RowStatement, tuple]]:
    """What each row of a block states, and the references that it has apart from the heading."""
    match block:
        case Facts():
            return [(statement.of_fact(row, block), row.refs) for row in block.rows]
        case Items():
            return [(statement.of_item(row, block, marks), row.refs) for row in block.rows]
        case Bars():
            return [(statement.of_bar(row, block, marks), row.refs) for row in block.rows]
        case Table():
            shared = shared_refs(block)
            own = [tuple(ref for ref in row.refs if ref not in shared) for row in block.rows]
            return [(statement.of_row(row, block), refs)
                    for row, refs in zip(block.rows, own, strict=True)]  # fmt: skip
        case SideBySide():
            return [
                (statement.of_pair(row, group.title, block), cell.refs)
                for group in block.groups
                for row in group.rows
                for cell in (row.left, row.right)
                if not group.folded and max(cells(row.left.text), cells(row.right.text)) > 12
            ]
    return []


def refers(text: str, refs) -> bool:
    """Tell whether a text has references: written out, or as the number of their documents."""
    written = notation.references(refs)
    number = notation.count(len(written.split(" · ")), "source")
    return squeezed(written) in squeezed(text) or squeezed(number) in squeezed(text)


@pytest.mark.parametrize("width", [40, 52, 60, 74, 78, 100, 130, 200])
def test_every_reference_of_every_row_stands_beside_or_below_it(network, pages, width):
    look = RenderContext(width, network.marks)
    missing = {}
    for page in pages[width % 7 :: 7]:
        for block in page.blocks:
            rows: dict[str, str] = {}
            said = ""
            for line in lay_out(replace(page, blocks=(block,)), look):
                said = said if line.more else line.said
                rows[said] = rows.get(said, "") + line.text
            whole = "".join(rows.values())
            shared = shared_refs(block) if isinstance(block, Table) else getattr(block, "refs", ())
            if (getattr(block, "title", "") or isinstance(block, Prose)) and shared:
                assert refers(whole, shared), (page.location, block)
            for stated, refs in stated_rows(block, network.marks):
                if refs and not refers(rows[stated.text], refs):
                    missing[str(page.location), stated.text] = notation.references(refs)
    assert not missing


@pytest.mark.parametrize("width", range(40, 200, 9))
def test_every_verdict_of_a_comparison_is_drawn_at_every_width(network, width):
    page = build(network, resolve(network, "compare/indonesia/malaysia"))
    rows = [row for group in page.blocks[-1].groups for row in group.rows]
    signs = Counter(notation.VERDICTS[row.verdict][0] for row in rows)
    for brief in (False, True):
        drawn_signs = Counter(
            span.text.strip()
            for line in lay_out(page, RenderContext(width, network.marks, brief=brief))
            for span in line.spans
            if span.role.startswith("verdict-") and span.text.strip()
        )
        assert drawn_signs == signs


def test_a_bar_yields_to_its_reference_and_all_bars_keep_one_scale(network):
    page = build(network, resolve(network, "explore?edition=2025"))
    for width in (60, 72, 100):
        lines = [line for line in lay_out(page, RenderContext(width, network.marks))
                 if line.said.startswith("Projects by edition") and line.to]  # fmt: skip
        lengths = [wide(span for span in line.spans if span.role == "bar") for line in lines]
        assert "me2025 p.27, 28, 29, 30, 31, 32" in lines[-1].text
        assert lengths == sorted(lengths)
        assert abs(lengths[0] / lengths[-1] - 77 / 134) < 0.1


def test_a_row_that_leads_on_holds_the_cursor_once(network, pages):
    for page in pages[::17]:
        for width in (30, 78):
            stops = [
                line.to for line in lay_out(page, RenderContext(width, network.marks)) if line.to
            ]
            for block in page.blocks:
                if isinstance(block, Items):
                    for item in block.rows:
                        assert item.to is None or item.to in stops
            rows = [
                line for line in lay_out(page, RenderContext(width, network.marks)) if line.more
            ]
            assert not [line for line in rows if line.to]


def test_a_page_is_at_most_as_wide_as_can_be_read(network, samples):
    for page in samples:
        assert drawn(page, RenderContext(140, network.marks)) == drawn(
            page, RenderContext(READABLE, network.marks)
        )


def test_status_never_shows_by_colour_alone(network):
    page = build(network, resolve(network, "explore/jakarta"))
    for line in lay_out(page, RenderContext(78, network.marks)):
        for span in line.spans:
            if span.role.startswith("status-"):
                assert span.text.strip()


@pytest.mark.parametrize("change", [stripped, of_places_alone])
@pytest.mark.parametrize("width", [20, 78])
def test_a_sparse_network_can_be_drawn(tiny_network, change, width):
    sparse = change(tiny_network)
    for page in walk(sparse).values():
        assert drawn(page, RenderContext(width, sparse.marks))
        assert plain(page, sparse)
        assert json(page)


def test_a_block_without_rows_can_be_drawn(tiny_network):
    here = resolve(tiny_network, "explore")
    for block in (Facts(()), Items(()), Bars(()), StatusTimeline(()), SideBySide("a", "b", ())):
        empty = Page(here, "Empty", (block,))
        assert drawn(empty, RenderContext(40, tiny_network.marks)).startswith("Empty")
        assert plain(empty, tiny_network).startswith("Empty")


# -- plain --------------------------------------------------------------------------------------


def test_plain_text_has_no_boxes_and_no_control_characters(network, pages):
    for page in pages:
        text = plain(page, network)
        assert not BOXES.search(text)
        acting = {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co")}
        assert acting <= {"\n"}
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_plain_text_says_a_status_in_words(network):
    text = plain(build(network, resolve(network, "jakarta-jaklingko", "2023")), network)
    assert "Status in 2023: ongoing" in text
    assert "- 2023: ongoing [me2023" in text
    assert not set(text) & {status.glyph for status in network.status.values()} - {"?"}


def test_plain_text_says_everything_a_page_says(network, samples):
    for page in samples:
        text = squeezed(plain(page, network))
        for item in items(page):
            assert squeezed(item.name) in text
        for ref in page.references():
            assert ref.document in text or ref in page.refs


def test_plain_text_says_missing_in_words_and_never_as_zero(network):
    text = plain(build(network, resolve(network, "compare/indonesia/timor-leste")), network)
    assert "Timor-Leste not reported" in text
    assert "Timor-Leste 0" not in text


# -- ASCII --------------------------------------------------------------------------------------


def ascii_twin(text: str) -> str:
    plain_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return plain_text.strip() or "x"


def test_with_ascii_asked_for_nothing_of_ours_goes_beyond_ascii(network, atlas):
    plainly = reworded(network, ascii_twin)
    beyond = {}
    for number, here in enumerate(list(atlas)[::15]):
        page = build(plainly, here)
        width = (30, 44, 78, 100)[number % 4]
        look = RenderContext(width, plainly.marks, ascii_only=True, brief=number % 3 == 0)
        for line in lay_out(page, look):
            if not line.text.isascii():
                signs = {char for char in line.text if not char.isascii()}
                beyond.setdefault("".join(sorted(signs)), line.text)
    assert not beyond


def test_only_the_signs_of_a_page_have_ascii_twins_and_its_letters_stay(network):
    page = build(network, resolve(network, "explore/jakarta"))
    lines = lay_out(page, RenderContext(78, network.marks))
    twins = lay_out(page, RenderContext(78, network.marks, ascii_only=True))
    assert [line.width for line in lines] == [line.width for line in twins]
    word = Line((Span("Café · 2 km²"),))
    [twin] = drawing.in_ascii([word])
    assert twin.text.startswith("Café ")
    assert twin.text.removeprefix("Café").isascii()
    assert twin.width == word.width


def sheet_of(network, kind, text="", **narrow):
    narrow = {"edition": "2023", **narrow}
    return sheet(
        network, kind, narrow, text, kept(network, records(network, kind, narrow), text, narrow)
    )


def test_with_ascii_asked_for_lists_stay_ascii(network):
    plainly = reworded(network, ascii_twin)
    look = RenderContext(100, plainly.marks, ascii_only=True)
    for kind in KINDS:
        for line in list_lines(sheet_of(plainly, kind), look):
            assert line.text.isascii(), line.text


# -- JSON ---------------------------------------------------------------------------------------


def locators(value) -> list[str]:
    if isinstance(value, dict):
        here = [value[key] for key in ("to", "location") if isinstance(value.get(key), str)]
        return here + [text for part in value.values() for text in locators(part)]
    return [text for part in value for text in locators(part)] if isinstance(value, list) else []


def test_json_decodes_and_every_locator_in_it_parses(pages):
    for page in pages[::9]:
        document = standard_json.loads(json(page))
        assert document["version"] == 1
        assert document["page"]["location"] == str(page.location)
        found = [Location.parse(text) for text in locators(document["page"])]
        assert found[0] == page.location
        assert set(links(page)) <= set(found)
        assert len(document["references"]) == len(page.references())


def test_json_holds_every_text_of_a_page_as_it_is(samples):
    for page in samples:
        document = standard_json.loads(json(page))["page"]
        assert document["title"] == page.title
        assert len(document["blocks"]) == len(page.blocks)
        names = [row["name"] for block in document["blocks"] if block["type"] == "items"
                 for row in block["rows"]]  # fmt: skip
        assert names == [item.name for item in items(page)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_an_object_with_one_array_of_records_with_ids(network, kind):
    found = records(network, kind, {"edition": "2023"})
    document = json_list(kind, "2023", found)
    [array] = [value for value in document.values() if isinstance(value, list)]
    assert document[kind.replace("-", "_")] is array
    assert len({record["id"] for record in array}) == len(array) == len(found)
    assert all(record["name"] for record in array)


# -- lists --------------------------------------------------------------------------------------


@settings(max_examples=150)
@given(st.sampled_from(sorted(KINDS)), WIDTHS)
def test_no_line_of_a_list_is_wider_than_any_width(network, kind, width):
    look = RenderContext(width, network.marks)
    for line in list_lines(sheet_of(network, kind), look):
        assert line.width <= width


@pytest.mark.parametrize("kind", KINDS)
def test_a_plain_list_has_a_record_a_line_with_as_many_fields(network, kind):
    found = records(network, kind, {"edition": "2025"})
    text = plain_list(found)
    rows = text.splitlines()
    assert len(rows) == len(found)
    assert len({row.count("\t") for row in rows}) <= 1
    assert [row.split("\t")[0] for row in rows] == [record.id for record in found]


# -- any string ---------------------------------------------------------------------------------


@given(STRINGS)
@example("[@click=app.quit]")
@example("[/]")
def test_any_name_shows_literally_as_text_plain_and_json(tiny_network, name):
    network = renamed(tiny_network, name)
    city = network.cities[0]
    for key in (city.id, city.projects[0].id, city.country):
        page = build(network, resolve(network, key))
        assert squeezed(name) in squeezed(
            ansi(lay_out(page, RenderContext(100, network.marks)), {})
        )
        assert squeezed(name) in squeezed(plain(page, network))
        document = standard_json.loads(json(page))
        assert name in [document["page"]["title"], *(item.name for item in items(page))]
        assert page.title in (name, network.country[city.country].name)


@settings(max_examples=150)
@given(STRINGS, WIDTHS, st.booleans())
def test_any_name_leaves_every_line_as_wide_as_its_pane(tiny_network, name, width, ascii_only):
    network = renamed(tiny_network, name)
    look = RenderContext(width, network.marks, ascii_only=ascii_only)
    for key in (network.cities[0].id, network.cities[0].projects[0].id, "explore"):
        for line in lay_out(build(network, resolve(network, key)), look):
            assert line.width <= width


@given(STRINGS)
@example("two\nlines")
@example("a\ttab")
def test_any_name_keeps_a_plain_list_at_a_record_a_line(tiny_network, name):
    network = renamed(tiny_network, name)
    for kind in ("cities", "projects"):
        found = records(network, kind, {"edition": "2024"})
        rows = plain_list(found).split("\n")[:-1]
        assert len(rows) == len(found)
        assert len({row.count("\t") for row in rows}) == 1
        assert squeezed(name) in squeezed(rows[0])


@given(STRINGS)
@example("two\nlines")
def test_any_name_keeps_plain_text_at_a_statement_a_line(tiny_network, name):
    assume(name == name.strip())
    network = renamed(tiny_network, name)
    key = network.cities[0].projects[0].id
    before = plain(build(tiny_network, resolve(tiny_network, "norland")), tiny_network)
    after = plain(build(network, resolve(network, "norland")), network)
    assert after.count("\n") == before.count("\n")
    assert plain(build(network, resolve(network, key)), network).split("\n")[1]


@given(STRINGS)
def test_any_name_is_in_the_tree_as_it_is(tiny_network, name):
    network = renamed(tiny_network, name)
    assert [node.name for node in tree(network, "2024")].count(name) == 2


# -- the parts ----------------------------------------------------------------------------------


@given(st.text(max_size=200), st.integers(min_value=2, max_value=60))
def test_wrapping_drops_no_word_and_keeps_to_its_width(text, width):
    found = wrap(text, width)
    assert squeezed("".join(found)) == squeezed(text)
    assert all(cells(line) <= width for line in found)
    short = [word for word in text.split() if cells(word) <= width]
    assert all(any(word in line.split() for line in found) for word in short)


@given(st.text(alphabet="ab 東é\u0301🏙", max_size=80), st.integers(min_value=1, max_value=30))
def test_wrapping_wide_and_combining_characters_drops_none(text, width):
    assert squeezed("".join(wrap(text, width))) == squeezed(text)


SPANS = st.lists(
    st.builds(Span, st.text(alphabet="ab 東[", max_size=12), st.sampled_from(("", "link", "ref"))),
    max_size=6,
)


@given(SPANS, st.integers(min_value=2, max_value=40))
def test_folding_a_line_drops_nothing_but_blanks(spans, width):
    line = Line(tuple(spans), Location("explore"))
    folded = fold(line, width)
    assert squeezed("".join(part.text for part in folded)) == squeezed(line.text)
    assert all(part.width <= width for part in folded)
    assert [part.to is not None for part in folded][1:] == [False] * (len(folded) - 1)
    styled = [(c, s.role) for part in folded for s in part.spans for c in s.text if c != " "]
    assert styled == [(c, s.role) for s in spans for c in s.text if c != " "]


@given(st.text(max_size=40), st.integers(min_value=0, max_value=40))
def test_clipping_keeps_to_its_width_and_says_so(text, width):
    found = clip(text, width)
    assert cells(found) <= width
    assert found == text or found.endswith("…") or not width


@given(st.text(max_size=30), st.integers(min_value=0, max_value=40))
def test_padding_fills_to_the_width_and_never_cuts(text, width):
    for right in (False, True):
        found = pad(text, width, right=right)
        assert text in found
        assert cells(found) == max(width, cells(text))


@given(SPANS, SPANS, st.integers(min_value=1, max_value=80))
def test_both_ends_of_a_line_stand_apart_or_not_at_all(left, right, width):
    found = spread(left, right, width)
    if found is not None:
        assert drawing.wide(found) <= width
        text = "".join(span.text for span in found)
        assert text.startswith("".join(span.text for span in left))
        assert text.endswith("".join(span.text for span in right))
        assert not right or drawing.wide(found) >= drawing.wide((*left, *right)) + 2


@given(
    st.floats(min_value=0, max_value=1e6), st.floats(min_value=0, max_value=1e6),
    st.integers(min_value=0, max_value=60), st.booleans(), st.booleans(),
)  # fmt: skip
def test_a_bar_keeps_to_its_width_and_shows_whatever_is_more_than_nothing(
    value, scale, width, ascii_only, mirrored
):
    found = bar(value, scale, width, ascii_only=ascii_only, mirrored=mirrored)
    assert cells(found) <= width
    assert bool(found) == (value > 0 and scale > 0 and width > 0)
    assert found.isascii() or not ascii_only


def test_bars_of_one_scale_are_as_long_as_their_figures():
    lengths = [cells(bar(value, 30, 30, ascii_only=True)) for value in range(31)]
    assert lengths == sorted(lengths)
    assert lengths[0] == 0
    assert lengths[30] == 30


def test_a_count_and_its_share_never_run_together():
    rows = (Bar("ongoing", 14), Bar("planning", 7))
    for whole, said in ((14, ("14  100.0 %", " 7   50.0 %")), (28, ("14  50.0 %", " 7  25.0 %"))):
        block = Bars(rows, title="Status", whole=whole)
        drawn = lay_out(Page(Location("explore"), "", (block,)), RenderContext(80, {}))
        assert all(text in line.text for text, line in zip(said, drawn[1:], strict=True))
