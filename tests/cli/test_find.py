"""Finding by name and by words: what comes first, how it is told apart, and what it costs."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cpu_limits import within
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from terminal import environment

from ascn_tui.model.fulltext import Mention, full_text_documents
from ascn_tui.model.location import SCREENS, Location
from ascn_tui.model.names.fuzzy import FEW, INSIDE, SLIPS
from ascn_tui.model.names.index import fold, names, names_of, place_of
from ascn_tui.model.names.normalize import _origins, marked
from ascn_tui.model.names.search import NameIndex, name_index
from ascn_tui.model.record_types import kind_of
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.pages.router import build
from ascn_tui.pages.search import search
from ascn_tui.render.json import schemas
from ascn_tui.storage.cache import fulltext as store
from ascn_tui.storage.cache.fulltext import TABLE, Mentions, speaking
from ascn_tui.storage.cache.index import load_indexed


def first(network, text):
    """The kind and id of what is found first."""
    record = name_index(network).find(text)[0].record
    return kind_of(record), record.id


@pytest.mark.parametrize(
    ("typed", "kind", "key"),
    [
        ("jaki", "project", "jakarta-jaki"),
        ("c049", "claim", "c049"),
        ("IRDA", "entry", "org-mys-02"),
        ("my", "country", "malaysia"),
        ("VNM", "country", "viet-nam"),
        ("Kamboja", "country", "cambodia"),
        ("DKI Jakarta", "city", "jakarta"),
        ("jak", "city", "jakarta"),
        ("smart mob", "project", "phuket-smart-mobility"),
        ("Hà Nội", "city", "ha-noi"),
        ("jklg", "project", "jakarta-jaklingko"),
        ("jakatra", "city", "jakarta"),
        ("kuala lumpor", "city", "kuala-lumpur"),
        ("indonesa", "country", "indonesia"),
        ("iskander regional", "entry", "org-mys-02"),
        ("singapore", "country", "singapore"),
    ],
)
def test_what_people_mean_comes_first(network, typed, kind, key):
    if typed == "smart mob":
        hits = name_index(network).find(typed)
        assert {hit.shown for hit in hits[:2]} == {"Smart Mobility"}
        assert key in {hit.record.id for hit in hits[:2]}
    else:
        assert first(network, typed) == (kind, key)


def test_better_fits_come_before_worse_ones_and_each_record_once(network):
    for text in ("jak", "smart", "kl", "data", "flood", "id"):
        hits = name_index(network).find(text)
        assert [hit.fits for hit in hits] == sorted(hit.fits for hit in hits)
        assert len({id(hit.record) for hit in hits}) == len(hits)


def test_poor_fits_are_asked_only_where_few_fit_well(network):
    hits = name_index(network).find("smart")
    assert len(hits) > FEW
    assert max(hit.fits for hit in hits) < INSIDE
    assert {hit.fits for hit in name_index(network).find("jakatra")} == {SLIPS}


def test_no_limit_cuts_the_order_short(network):
    whole = name_index(network).find("smart")
    assert name_index(network).find("smart", 5) == whole[:5]


def test_every_name_of_every_record_finds_it(network):
    made = name_index(network)
    for record in (*network.records.values(), *network.cities):
        for name in names_of(record):
            if fold(name):
                assert any(hit.record is record for hit in made.find(name)), name


def test_an_old_name_shows_today_s_name_and_itself(network):
    project, old = next(
        (project, listing.name)
        for project in network.projects
        for listing in project.listings
        if listing.name and len(names(network)[fold(listing.name)]) == 1
        and fold(listing.name) not in fold(project.name)
    )  # fmt: skip
    hit = name_index(network).find(old)[0]
    assert hit.record is project
    assert hit.shown == f"{project.name}, earlier {old}"


def test_two_things_of_one_name_are_told_apart_by_kind_and_place(network):
    rows = [row for row in search(network, "irda").hits if "IRDA" in row.shown][:2]
    assert [(row.kind, row.where) for row in rows] == [
        ("entry", "Organizational, Malaysia"), ("term", "Glossary"),
    ]  # fmt: skip


def test_every_record_says_what_it_is(network):
    for record in (*network.records.values(), *network.cities):
        hit = next(hit for hit in name_index(network).find(record.id) if hit.record is record)
        assert hit.place == place_of(record)
    kinds = {row.kind: row.where for row in search(network, "smart").hits}
    assert {"project", "entry", "claim", "term"} <= set(kinds)
    assert kinds["claim"].startswith("paper p.")


@pytest.mark.parametrize(
    ("typed", "name", "letters"),
    [("irda", "Iskandar Regional Development Authority (IRDA)", "IRDA"),
     ("jb", "Johor Bahru", "JB"), ("jklg", "JakLingko", "JkLg"), ("ha noi", "Ha Noi", "HaNoi")],
)  # fmt: skip
def test_the_letters_asked_for_are_marked(network, typed, name, letters):
    hit = next(hit for hit in name_index(network).find(typed) if hit.shown == name)
    [(text, places)] = hit.parts
    assert "".join(text[place] for place in places) == letters


@given(st.text(max_size=40))
def test_folded_letters_know_where_they_come_from(text):
    assert len(_origins(text)) == len(fold(text))
    folded = fold(text)
    places = marked(text, range(len(folded)))
    assert all(fold(text[place]) or text[place] == "&" for place in places)


@given(st.text(max_size=40))
def test_any_text_finds_something_or_nothing_and_never_fails(tiny_network, text):
    for hit in name_index(tiny_network).find(text, 10):
        assert all(0 <= place < len(piece) for piece, places in hit.parts for place in places)
    assert len(name_index(tiny_network).nearest(text)) <= 3


def test_a_name_is_found_quickly_among_many(network):
    made = NameIndex(network)
    for text in ("smart", "zzzzz", "jklg", "the of and a"):
        with within(30):
            for _ in range(10):
                made.find(text, 60)


# -- full text ----------------------------------------------------------------------------------


@pytest.fixture
def told(tiny_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mentions:
    """The full text of the tiny network, in an index of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert load_indexed(tiny_copy).network
    return Mentions(tiny_copy)


def test_every_record_tells_something_somewhere_once(network):
    places = [one.place for one in full_text_documents(network)]
    assert len(places) == len(set(places)) > len(network.records)
    for place in places:
        assert str(resolve(network, place).with_options(edition="")) == place


def test_words_of_a_text_mention_its_record(told, tiny_network):
    whole = {one.place: one for one in full_text_documents(tiny_network) if one.text}
    for place, one in whole.items():
        words = " ".join(re.findall(r"[A-Za-z]{4,}", one.text)[:4])
        if words:
            assert place in {mention.place for mention in told(words)}, words


def test_a_snippet_marks_the_words_asked_for_even_begun_ones(told, tiny_network):
    one = next(one for one in full_text_documents(tiny_network) if re.search("[a-z]{7}", one.text))
    word = re.search("[a-z]{7}", one.text)[0]
    for mention in told(word[:5]):
        asked = [text for text, marked in mention.snippet if marked]
        assert all(fold(text).startswith(word[:5]) for text in asked)
        assert asked or fold(word[:5]) in fold(mention.name)


@given(st.text(max_size=60) | st.text(alphabet='"*():^-+{}ANDORNET aé\x00\n', max_size=30))
def test_no_text_is_taken_for_the_syntax_of_a_query(text):
    with store.sqlite3.connect(":memory:") as index:
        index.execute(TABLE)
        assert speaking(index, fold(text).split(), 3) == []
    index.close()


def test_without_an_index_or_full_text_nothing_is_mentioned(
    tiny_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert Mentions(tiny_copy)("the") == ()
    monkeypatch.setattr(store, "TABLE", "CREATE VIRTUAL TABLE mentions USING no_such(text)")
    assert load_indexed(tiny_copy).network
    assert Mentions(tiny_copy)("the") == ()


def test_mentions_follow_the_data(told, tiny_copy: Path):
    assert not told("zebracrossing")
    path = tiny_copy / "countries.yaml"
    noted = "  - note: A zebracrossing it has.\n    id:"
    path.write_text(path.read_text().replace("  - id:", noted, 1))
    assert load_indexed(tiny_copy).network
    assert [mention.place for mention in told("zebracrossing")]


def test_what_is_found_by_name_is_not_mentioned_again(network):
    one, other, gone = ("explore/jakarta-jaki", "evidence/c072", "explore/gone")
    said = [Mention(place, "x", ()) for place in (one, gone, other)]
    everything = search(network, "jaki", lambda *_: said)
    assert str(everything.hits[0].to) == one
    assert [str(row.to) for row in everything.mentions] == [other]


# -- the command --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory):
    """Run the program far from any terminal, always in the same home."""
    env = environment(tmp_path_factory.mktemp("home"), PYTHONPATH=str(Path(__file__).parents[2]))
    return lambda *arguments: subprocess.run(
        [sys.executable, "-m", "ascn_tui", *arguments],
        env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_find_prints_names_kinds_places_and_locators(run):
    done = run("find", "irda")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert rows[0][:4] == [
        "Iskandar Regional Development Authority (IRDA)", "entry", "Organizational, Malaysia",
        "governance/org-mys-02",
    ]  # fmt: skip
    assert rows[1][:4] == ["IRDA", "term", "Glossary", "glossary/term-irda"]
    assert any("IRDA" in row[4] for row in rows)
    assert done.stdout == run("find", "irda").stdout


def test_find_has_the_order_of_the_app(run, network):
    rows = [line.split("\t")[3] for line in run("find", "smart", "mob").stdout.splitlines()]
    hits = [str(row.to) for row in search(network, "smart mob").hits]
    assert [row.partition(" ")[0] for row in rows[: len(hits)]] == hits


def test_find_leads_to_an_edition_that_lists_the_project(run, network):
    for options, edition in (((), ""), (("--edition", "2023"), "2023")):
        done = run("find", "smart", *options, "--format", "json")
        locators = [row["locator"] for row in json.loads(done.stdout)["hits"]]
        projects = [
            one for one in map(Location.parse, locators) if network.project.keys() & {*one.subject}
        ]
        assert len({one.edition for one in projects}) > 1
        for one in projects:
            listed = network.listing(one.subject[0], one.edition or network.taxonomy.newest)
            assert listed, one
            asked = edition or network.taxonomy.newest
            if network.listing(one.subject[0], asked):
                assert one.edition == edition


def test_find_speaks_json_by_its_schema(run):
    written = json.loads(run("find", "flood", "--format", "json", "--edition", "2023").stdout)
    Draft202012Validator.check_schema(schemas()["find"])
    Draft202012Validator(schemas()["find"]).validate(written)
    assert written["hits"]
    assert written["mentions"]
    assert all("edition=" in row["locator"] for row in written["hits"])


def test_find_draws_names_beside_what_they_are(run):
    lines = run("find", "jaki", "--format", "text", "--width", "70").stdout.splitlines()
    assert lines[0] == "JAKI" + "project · Jakarta, Indonesia".rjust(66)
    assert "Mentions" in lines
    assert max(map(len, lines)) <= 70


@pytest.mark.parametrize("width", [20, 30])
def test_find_keeps_to_narrow_columns(run, width):
    lines = run("find", "kuala", "--format", "text", "--width", str(width)).stdout.splitlines()
    assert max(map(len, lines)) <= width


def test_what_programs_read_of_find_is_not_cut(run):
    for _ in range(2):
        assert "…" not in run("find", "flood").stdout
    for form in ("json", "csv", "yaml", "markdown"):
        assert "…" not in run("find", "flood", "--format", form).stdout
    assert "…" in run("find", "flood", "--format", "text").stdout


def test_find_tells_the_nearest_names_where_nothing_fits(run):
    done = run("find", "zzqx")
    assert (done.returncode, done.stdout) == (3, "")
    [line] = done.stderr.splitlines()
    assert line == "ascn-tui: no match for 'zzqx'"
    assert run("find").returncode == 2
    assert run("find", "jaki", "--edition", "1999").returncode == 2


# -- exact names first ---------------------------------------------------------------------------


def test_every_exact_name_gives_its_record_first_whatever_is_mentioned(network):
    index = names(network)
    for record in (*network.records.values(), *network.cities):
        for name in names_of(record):
            if fold(name):
                rows = search(network, name).hits[: len(index[fold(name)])]
                assert place_of(record) in [row.to for row in rows], name


def test_an_acronym_in_a_text_is_printed_before_names_that_are_only_similar(run):
    for word in ("CHASE", "ndpx", "TravelLink"):
        first, *_ = run("find", word).stdout.splitlines()
        assert word.lower() in first.lower()


def test_the_words_of_a_text_go_before_similar_names(network):
    said = [
        Mention(one.place, one.name, ((one.text, True),))
        for one in full_text_documents(network)
        if "CHASE" in one.text
    ]
    everything = search(network, "CHASE", lambda *_: said)
    assert everything.hits == ()
    assert [str(row.to) for row in everything.mentions] == [one.place for one in said]
    assert everything.similar


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("kuching blockchain", "kuching-introduction-of-blockchain-technology"),
        ("blockchain kuching", "kuching-introduction-of-blockchain-technology"),
        ("flood malaysia kuching", "kuching-integrated-flood-management-and-response-system"),
        ("blockchian kuching", "kuching-introduction-of-blockchain-technology"),
    ],
)
def test_words_of_a_record_and_of_its_places_are_combined_in_any_order(network, typed, key):
    assert name_index(network).find(typed)[0].record.id == key


def test_every_project_is_found_by_a_word_of_its_name_and_its_city(network):
    for project in network.projects[::7]:
        word = max(fold(project.name).split(), key=len)
        typed = f"{fold(network.city_of[project.id].name)} {word}"
        assert project in [hit.record for hit in name_index(network).find(typed)], typed


def test_every_word_has_to_fit(network):
    assert name_index(network).find("kuching zzqx") == []


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("unknown", "explore status=unknown"), ("tidak diketahui", "explore status=unknown"),
        ("overview", "explore"), ("network", "explore"), ("Trends", "trends"),
        ("claims", "evidence"), ("2024", "explore"), ("term-overview", "glossary/term-overview"),
        ("planning", "glossary/term-planning"),
    ],
)  # fmt: skip
def test_screens_and_values_are_locators_by_their_bare_names(network, text, locator):
    assert str(resolve(network, text).with_options(edition="")) == locator


def test_every_screen_and_every_value_of_the_vocabulary_leads_somewhere(network):
    vocabulary = network.taxonomy
    values = (*vocabulary.statuses, *vocabulary.editions, *vocabulary.verdicts,
              *vocabulary.sections, *vocabulary.topics)  # fmt: skip
    for text in (*SCREENS, *(screen.capitalize() for screen in SCREENS),
                 *(value.id for value in values), *(value.name for value in values)):  # fmt: skip
        if len(names(network).get(fold(text), ())) < 2:
            assert build(network, resolve(network, text)).title
