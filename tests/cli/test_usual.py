"""Usual questions: answered by the index as they are answered by the network, and as quickly."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ascn_tui.cli import foretelling
from ascn_tui.cli.foretelling import foretell
from ascn_tui.model.names.index import names
from ascn_tui.model.network import Network
from ascn_tui.pages.lists.records import KINDS, records
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.pages.router import build
from ascn_tui.render.lists import plain_list
from ascn_tui.render.plain import plain
from ascn_tui.storage.cache.index import load_indexed, remember
from ascn_tui.storage.cache.memo import answer, open_index
from ascn_tui.storage.cache.usual import FEW, key, usual


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def foretold(network: Network, folder: Path, edition: str = "") -> None:
    load_indexed(folder)
    foretell(network, folder, edition or network.taxonomy.newest)


def asked(folder: Path, *arguments: str) -> str | None:
    return answer(str(folder), "never asked", usual(list(arguments)))


@pytest.mark.parametrize("edition", ["", "2025"])
def test_every_record_is_answered_as_the_network_answers(
    network: Network, shipped_data: Path, edition: str
) -> None:
    foretold(network, shipped_data, edition)
    options = ("--edition", edition) if edition else ()
    for name in (*network.records, "explore", "Kuala Lumpur", "IRDA"):
        wanted = plain(build(network, resolve(network, name, edition)), network)
        assert asked(shipped_data, "show", *name.split(), *options) == wanted, name
    for kind in KINDS:
        chosen = {"edition": edition or network.taxonomy.newest}
        wanted = plain_list(records(network, kind, chosen))
        assert asked(shipped_data, "list", kind, *options) == wanted


@pytest.mark.parametrize("edition", ["", "2025"])
def test_every_narrowed_list_is_that_of_the_network(
    network: Network, shipped_data: Path, edition: str
) -> None:
    foretold(network, shipped_data, edition)
    options = ("--edition", edition) if edition else ()
    values = {
        "country": network.country, "city": network.city, "focus": network.focus_area,
        "status": network.status,
    }  # fmt: skip
    pairs = (
        {"country": "malaysia", "status": "unknown"},
        {"country": "malaysia", "status": "planning"},
        {"country": "malaysia", "city": "jakarta"},
    )
    answered = set()
    for kind, (_, takes) in KINDS.items():
        single = [{name: value} for name in takes & set(values) for value in values[name]]
        for narrow in (*single, *(pair for pair in pairs if takes >= set(pair))):
            given = [part for name, value in narrow.items() for part in (f"--{name}", value)]
            found = asked(shipped_data, "list", kind, *given, *options)
            chosen = {**narrow, "edition": edition or network.taxonomy.newest}
            if found is not None:
                answered.add((kind, *narrow))
                assert found == plain_list(records(network, kind, chosen)), (kind, narrow)
            elif kind == "projects":
                assert len(records(network, kind, chosen)) <= FEW
    single = {("projects", name) for name in ("country", "focus", "status")}  # no city has so many
    assert answered >= {("cities", "country"), ("entries", "country"), *single}
    assert {kind for kind, *_ in answered} == {"cities", "entries", "projects"}


def test_a_name_that_means_several_things_is_not_foretold(
    network: Network, shipped_data: Path
) -> None:
    foretold(network, shipped_data)
    assert len(names(network)["smart mobility"]) > 1
    assert asked(shipped_data, "show", "smart", "mobility") is None
    assert asked(shipped_data, "show", "jaklinko") is None


def test_names_locators_and_doors_lead_to_one_page(network: Network, shipped_data: Path) -> None:
    foretold(network, shipped_data)
    page = asked(shipped_data, "show", "jakarta-jaklingko")
    assert page
    for words in (
        ("JakLingko",), ("explore/jakarta-jaklingko",), ("jakarta-jaklingko?edition=2025",),
        ("jakarta-jaklingko", "edition=2025"), ("explore/jakarta-jaklingko edition=2025",),
        ("jaklingko", "--edition=2025"), ("jaklingko", "--format", "plain", "--no-pager"),
    ):  # fmt: skip
        assert asked(shipped_data, "show", *words) == page
    side_by_side = asked(shipped_data, "show", "compare/indonesia/malaysia")
    assert asked(shipped_data, "compare", "indonesia", "malaysia") == side_by_side
    assert side_by_side
    for door, locator in (
        ("claims", "evidence"), ("claims c049", "c049"), ("levels", "governance"),
        ("levels organizational malaysia", "governance/organizational/malaysia"),
        ("levels operational regional", "governance/operational/regional"),
    ):  # fmt: skip
        wanted = plain(build(network, resolve(network, locator)), network)
        assert asked(shipped_data, *door.split()) == wanted


@pytest.mark.parametrize(
    "arguments",
    [
        "show jakarta --format json",
        "show jakarta --status ongoing",
        "show jakarta --country malaysia",
        "show jakarta --nonsense",
        "show jakarta?status=ongoing",
        "show jakarta?edition=2023&status=ongoing",
        "show jakarta edition=2023 status=ongoing",
        "show jakarta status=ongoing edition=2023",
        "show jakarta edition=",
        "show jakarta --edition 1999",
        "show jakarta --width 40",
        "list cities --country Malaysia",
        "list cities --country nowhere",
        "list cities --country=",
        "list cities --status planning",
        "list claims --country malaysia",
        "list entries --city jakarta",
        "show explore --country malaysia",
        "claims nothing",
        "claims --verdict contradicted",
        "trend",
        "list cities extra",
        "list",
        "compare indonesia malaysia --differ",
        "cite me2023",
    ],
)
def test_what_is_asked_otherwise_is_worked_out(
    network: Network, shipped_data: Path, arguments: str
) -> None:
    foretold(network, shipped_data)
    assert asked(shipped_data, "show", "jakarta")
    assert asked(shipped_data, *arguments.split()) is None


def test_answers_foretold_do_not_outlive_their_data(tiny_network: Network, tiny_copy: Path) -> None:
    foretold(tiny_network, tiny_copy)
    assert asked(tiny_copy, "show", "harbourton")
    path = tiny_copy / "countries.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert asked(tiny_copy, "show", "harbourton") is None


def test_a_large_network_is_not_foretold(
    tiny_network: Network, tiny_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foretelling, "MOST_RECORDS", len(tiny_network.records) - 1)
    foretold(tiny_network, tiny_copy)
    assert asked(tiny_copy, "show", "harbourton") is None


def test_an_edition_is_foretold_once(tiny_network: Network, tiny_copy: Path) -> None:
    edition = tiny_network.taxonomy.newest
    load_indexed(tiny_copy)
    assert remember(tiny_copy, "asked", "answered", edition)
    foretold(tiny_network, tiny_copy)
    assert not remember(tiny_copy, "asked", "answered", edition)
    assert remember(tiny_copy, "asked", "answered", "another")


def test_a_broken_page_is_as_good_as_none(tiny_network: Network, tiny_copy: Path) -> None:
    foretold(tiny_network, tiny_copy)
    index = open_index(str(tiny_copy))
    assert index
    with closing(index):
        index.execute("DROP TABLE pages")
    assert asked(tiny_copy, "show", "harbourton") is None
    foretold(tiny_network, tiny_copy)


def test_keys_are_names_without_capitals_and_needless_blanks() -> None:
    assert key("  Kuala   LUMPUR ") == "kuala lumpur"


def test_a_page_never_asked_before_is_answered_without_the_network(tiny_copy: Path) -> None:
    def show(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-X", "importtime", "-m", "ascn_tui", "show"]
        return subprocess.run(
            [*command, *words, "--data", str(tiny_copy)], capture_output=True, text=True, check=True
        )

    assert "msgspec" in show().stderr
    loaded = show("harbourton").stderr
    assert "sqlite3" in loaded
    for module in ("msgspec", "argparse", "typing", "ascn_tui.model", "rich"):
        assert not any(line.endswith(f" {module}") for line in loaded.splitlines()), module
