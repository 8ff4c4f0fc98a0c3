"""Lists: read by people on a terminal, by programs as numbers, and what is said of nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from atlas import items
from jsonschema import Draft202012Validator
from terminal import environment

import ascn_tui
from ascn_tui import notation
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages import elements
from ascn_tui.pages.blocks import Items, Page, Table
from ascn_tui.pages.governance.columns import entry_choices
from ascn_tui.pages.lists.records import KINDS, kept, records
from ascn_tui.pages.lists.table import nothing_fits, sheet
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.pages.router import build
from ascn_tui.render.ansi import ansi
from ascn_tui.render.json import schemas
from ascn_tui.render.layout import lay_out
from ascn_tui.render.lines import Line, RenderContext, Span, packed
from ascn_tui.render.list_table import list_lines
from ascn_tui.render.lists import json_list, list_records, plain_list
from ascn_tui.render.plain import plain

EDITIONS = ("2022", "2023", "2024", "2025")


def drawn(network: Network, kind: str, width: int = 80, text: str = "", **narrow: str) -> list[str]:
    narrow = {"edition": "2023", **narrow}
    found = kept(network, records(network, kind, narrow), text, narrow)
    lines = list_lines(
        sheet(network, kind, narrow, text, found), RenderContext(width, network.marks)
    )
    return [line.text for line in lines]


# -- text ---------------------------------------------------------------------------------------


def test_a_list_says_what_it_lists_how_many_and_what_it_is_narrowed_by(network: Network) -> None:
    title, head, ids, first, show, *_ = drawn(
        network, "projects", country="malaysia", status="planning"
    )
    assert title.split("  ")[0] == "4 projects, Malaysia, ○ planning, Monitoring report 2023"
    assert title.endswith("  me2023 p.21")
    assert head.split("  ")[0] == "Project"
    assert ids == "  id"
    assert first.split()[:2] == ["Smart", "Bin"]
    assert "Kuala Lumpur  Quality Environment" in first
    assert show == "  kuala-lumpur-smart-bin"
    [title, *_] = drawn(network, "cities", text="since:2026")
    assert title == "1 city, Monitoring report 2023, filtered by since:2026"
    assert drawn(network, "statuses")[0].startswith("4 statuses, Monitoring report 2023")


@pytest.mark.parametrize("width", [30, 60, 80, 120])
@pytest.mark.parametrize("kind", KINDS)
def test_text_has_every_id_and_reference_whole(network: Network, kind: str, width: int) -> None:
    lines = drawn(network, kind, width)
    assert lines == [line.rstrip() for line in lines]
    told = " ".join(" ".join(lines).split())
    run_together = "".join(told.split())
    for one in records(network, kind, {"edition": "2023"}):
        assert one.id in run_together
        for part in notation.references(one.refs).split(" · ") if one.refs else ():
            assert part in told if width >= 60 else part.replace(" ", "") in run_together


def test_places_themes_and_verdicts_stand_by_name(network: Network) -> None:
    told = "\n".join(drawn(network, "projects", 120))
    assert "Brunei Darussalam  Bandar Seri Begawan  Quality Environment    ◐ Ongoing" in told
    assert "≠ Differs" in "\n".join(drawn(network, "rows", 120))
    assert "± Partly" in "\n".join(drawn(network, "claims", 120))
    assert "Regional" in "\n".join(drawn(network, "entries", 120))


def test_every_record_has_the_same_layout_and_figures_end_below_each_other(
    network: Network,
) -> None:
    _, head, *lines = drawn(network, "editions")
    assert len(lines) == 4
    end = head.index("Projects") + len("Projects")
    assert [int(line[:end].split()[-1]) for line in lines] == [77, 86, 108, 134]


def test_references_break_between_documents_alone() -> None:
    parts = ["me2022 p.4, 5", "me2023 p.6", "portal2026 web"]
    assert packed(parts, 80) == ["me2022 p.4, 5 · me2023 p.6 · portal2026 web"]
    assert packed(parts, 28) == ["me2022 p.4, 5 · me2023 p.6 ·", "portal2026 web"]
    assert packed(parts, 27) == ["me2022 p.4, 5 ·", "me2023 p.6 · portal2026 web"]


@pytest.mark.parametrize("locator", ["compare/indonesia/malaysia", "evidence", "jakarta"])
def test_no_line_of_text_ends_in_blanks(network: Network, locator: str) -> None:
    lines = lay_out(build(network, resolve(network, locator)), RenderContext(80, network.marks))
    text = ansi([*lines, Line((Span("name"), Span("   ", "ref")))], {})
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


# -- documents and numbers ----------------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("kind", "by"),
    [("countries", "country"), ("cities", "city"), ("focus-areas", "focus"),
     ("statuses", "status")],
)  # fmt: skip
def test_counts_rest_on_the_pages_they_were_counted_on(
    network: Network, kind: str, by: str, edition: str
) -> None:
    for one in records(network, kind, {"edition": edition}):
        rows = network.rows(edition, **{by: one.id})
        assert set(elements.counted_on(network, edition, rows)) <= set(one.refs), one.id
        assert one.more["projects"] == (len(rows) or (None if by in ("country", "city") else 0))
        assert one.refs
        if by in ("focus", "status"):
            assert {ref.document for ref in one.refs} == {network.edition[edition].document}


def test_levels_rest_on_what_their_entries_do_and_documents_on_themselves(
    network: Network,
) -> None:
    for one in records(network, "levels", {"edition": "2023"}):
        assert {ref for entry in network.level[one.id].entries for ref in entry.refs} == {*one.refs}
    assert all(one.refs == (Ref(one.id),) for one in records(network, "sources", {}))


def test_programs_get_numbers_and_nothing_for_what_is_not_known(network: Network) -> None:
    found = records(network, "countries", {"edition": "2023"})
    document = json_list("countries", "2023", found)
    by_id = {one["id"]: one for one in document["countries"]}  # type: ignore[attr-defined]
    assert document["version"] == 2
    assert (by_id["malaysia"]["projects"], by_id["malaysia"]["since"]) == (15, 2018)
    assert by_id["timor-leste"]["projects"] is None
    assert "\t—\t2026\t" in plain_list(found)
    judge = Draft202012Validator(schemas()["list"])
    assert judge.is_valid(json.loads(json.dumps(document)))
    assert not judge.is_valid({**document, "version": 1})
    events = {one["date"] for one in list_records(records(network, "events", {}))}
    assert {type(date) for date in events} == {str}
    figures = list_records(records(network, "figures", {"edition": "2023"}))
    printed = {one["id"]: one["printed"] for one in figures}["2023/status_shares/planning"]
    assert printed == 19.8


# -- zero and not reported ----------------------------------------------------------------------


def cells(network: Network, locator: str) -> dict[str, tuple[str, ...]]:
    page = build(network, resolve(network, locator))
    [table] = [block for block in page.blocks if isinstance(block, Table)]
    return {row.cells[0]: row.cells[1:] for row in table.rows}


def test_nothing_in_a_whole_list_is_zero_and_a_place_not_listed_is_not_reported(
    network: Network,
) -> None:
    assert cells(network, "trends?by=status")["Unknown"][-1] == "0"
    assert cells(network, "trends?by=status&country=malaysia")["Completed"] == ("0", "0", "1", "4")
    since = cells(network, "trends?filter=since:2024")
    assert since["Malaysia"][:2] == since["All"][:2] == ("0", "0")
    listed = [bool(network.rows(edition, city="sihanoukville-city")) for edition in EDITIONS]
    assert not all(listed)
    for shown in (
        cells(network, "trends?by=city")["Sihanoukville City"],
        cells(network, "trends?by=status&city=sihanoukville-city")["All"],
    ):
        assert [cell != "—" for cell in shown] == listed


# -- nothing fits -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("narrow", "text", "said"),
    [
        ({"country": "malaysia", "status": "completed"}, "",
         ("Monitoring report 2023; 4 in 2025, 1 in 2024; without --country 1 fit; "
          "without --status 15 fit")),
        ({"city": "jakarta", "country": "malaysia"}, "",
         "Malaysia, Monitoring report 2023; without --city 15 fit; without --country 4 fit"),
        ({}, "smrt", "filtered by smrt; nearest filter: smart"),
        ({}, "zzzz", "filtered by zzzz; without the filter 86 fit"),
        ({"country": "malaysia", "status": "completed"}, "zzzz",
         "filtered by zzzz; leave out more than one of these"),
    ],
)  # fmt: skip
def test_where_nothing_fits_it_is_said_what_to_loosen(
    network: Network, narrow: dict[str, str], text: str, said: str
) -> None:
    assert nothing_fits(network, "projects", {**narrow, "edition": "2023"}, text).endswith(said)


@pytest.mark.parametrize("again", ["first asked", "asked again"])
def test_nothing_goes_to_the_output_but_a_document_that_is_whole(
    tmp_path_factory: pytest.TempPathFactory, again: str
) -> None:
    home = tmp_path_factory.getbasetemp() / "nothing"
    home.mkdir(exist_ok=True)

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "ascn_tui", "list", "projects", *options]
        env = environment(home, PYTHONPATH=str(Path(ascn_tui.__file__).parent.parent))
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    for form in ("plain", "text", "csv", "markdown"):
        done = run("--city", "jakarta", "--country", "malaysia", "--format", form)
        assert (done.returncode, done.stdout) == (3, ""), again
        assert done.stderr.startswith("ascn-tui: no projects fit: ")
        assert done.stderr.count("\n") == 1
    done = run("--filter", "zzzz", "--format", "json")
    assert done.returncode == 3
    assert json.loads(done.stdout) == {"version": 2, "edition": "2025", "projects": []}


@pytest.mark.parametrize("again", ["first asked", "asked again"])
@pytest.mark.parametrize("form", ["text", "plain", "csv", "json", "yaml", "markdown"])
def test_a_list_of_little_tells_of_the_reports_that_have_more_whenever_it_is_asked(
    tmp_path_factory: pytest.TempPathFactory, form: str, again: str
) -> None:
    home = tmp_path_factory.getbasetemp() / f"little-{form}"
    home.mkdir(exist_ok=True)
    env = environment(home, PYTHONPATH=str(Path(ascn_tui.__file__).parent.parent))

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "ascn_tui", "list", "projects", "--format", form]
        return subprocess.run([*command, *options], env=env, capture_output=True, text=True,
                              check=True)  # fmt: skip

    said = "3 in the 2023 report; 5 in 2025"
    done = run("--city", "kuching", "--edition", "2023")
    assert done.stderr == ("" if form == "text" else f"ascn-tui: {said}\n"), again
    assert (said in done.stdout.splitlines()) == (form == "text")
    assert run("--city", "kuching").stderr == ""


def test_a_verdict_is_said_once_in_plain_lines(network: Network) -> None:
    text = plain(build(network, resolve(network, "ov-projects")), network)
    [line] = [line for line in text.splitlines() if "c050" in line and line.startswith("- ")][:1]
    assert line.lower().count("contradicted") == 1


def test_entries_of_one_name_in_one_column_say_their_place(network: Network) -> None:
    here = resolve(network, "governance/constitutional")
    choices = entry_choices(network, here, network.level["constitutional"], "")
    notes = {choice.name: [] for choice in choices}
    for choice in choices:
        notes[choice.name].append(choice.note)
    assert notes["Shepherd"] == ["Regional +", "Indonesia +"]
    assert notes["Membership"] == ["Indonesia +", "Malaysia +"]
    assert notes["ASEAN Secretariat"] == ["+"]


def test_no_two_rows_of_a_list_read_the_same_and_lead_to_different_records(
    atlas: dict[Location, Page],
) -> None:
    for here, page in atlas.items():
        for block in page.blocks:
            if isinstance(block, Items):
                led: dict[tuple[str, ...], set[Location | None]] = {}
                for row in block.rows:
                    read = (row.name, row.note, row.status, row.text)
                    led.setdefault(read, set()).add(row.to)
                assert all(len(places) == 1 for places in led.values()), (str(here), block.title)


def test_a_project_and_an_entry_of_one_name_say_their_kind(network: Network) -> None:
    claim = next(claim for claim in network.claims if "jakarta-jaki" in claim.projects)
    page = build(network, resolve(network, claim.id))
    found = [row.note for row in items(page, "About") if row.name == "JAKI"]
    assert found == ["project", "entry"]
