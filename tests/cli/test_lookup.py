"""Doors to pages, formats and the pager, as a shell and a terminal see them."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from terminal import Terminal, environment

import ascn_tui
from ascn_tui.model.network import Network

PROGRAM = [sys.executable, "-m", "ascn_tui"]
PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for a module: answers given before may be read back."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(home: Path) -> Run:
    """Run the program far from any terminal."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*PROGRAM, *arguments],
            env=environment(home, PYTHONPATH=PACKAGE),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.mark.parametrize(
    ("door", "locator"),
    [
        ("compare indonesia malaysia", "compare/indonesia/malaysia"),
        ("compare", "compare"),
        ("compare Indonesia Malaysia ov-projects", "ov-projects"),
        ("compare indonesia malaysia --differ", "compare/indonesia/malaysia?differ=1"),
        (
            "compare indonesia indonesia --left 2022 --right 2025",
            "compare/indonesia/indonesia?left=2022&right=2025",
        ),
        ("claims --country malaysia", "evidence?country=malaysia"),
        ("claims c049", "c049"),
        ("claims --verdict contradicted", "evidence?verdict=contradicted"),
        ("levels", "governance"),
        ("levels organizational Malaysia", "governance/organizational/malaysia"),
        ("trend --by focus --country Malaysia", "trends?by=focus&country=malaysia"),
        ("show jakarta --status ongoing", "jakarta?status=ongoing"),
        ("claims malaysia", "evidence?about=malaysia"),
        ("claims kuala lumpur", "evidence?about=kuala-lumpur"),
        ("levels malaysia", "explore/malaysia?list=entries"),
        ("levels org viet nam", "governance/organizational/viet-nam"),
        ("levels operational regional", "governance/operational/regional"),
        ("levels Sarawak Multimedia Authority", "governance/org-mys-03"),
        ("levels jaklingko", "governance/jakarta-jaklingko"),
        ("trend malaysia", "trends?country=malaysia"),
        ("trend civic --by country", "trends?focus=civic-and-social&by=country"),
        ("trend 2022 2025", "trends/2022/2025"),
        ("compare jakarta kuala lumpur", "compare/jakarta/kuala-lumpur"),
        ("compare kuala lumpur jakarta", "compare/kuala-lumpur/jakarta"),
        ("compare civic health", "compare/civic-and-social/health-and-well-being"),
        ("show kuala", "kuala-lumpur"),
        ("show jakl", "jakarta-jaklingko"),
        ("compare indonesia --differ malaysia", "compare/indonesia/malaysia?differ=1"),
        ("--edition 2025 show jaklingko", "jaklingko?edition=2025"),
        ("--data show show jakarta --data {data}", "jakarta"),
        ("show malaysia --since 2025", "malaysia?filter=since:2025"),
        ("trend --since 2024 --filter smart", "trends?filter=smart since:2024"),
        ("show trends by=focus country=malaysia", "trends?by=focus&country=malaysia"),
        ("show kuala lumpur edition=2025", "kuala-lumpur?edition=2025"),
        ("show jakarta filter=status:planning smart", "jakarta?filter=status:planning+smart"),
        ("compare jakarta kuala lumpur differ=1", "compare/jakarta/kuala-lumpur?differ=1"),
        ("trend by=focus country=viet nam", "trends?by=focus&country=viet-nam"),
        (
            "claims country=malaysia --verdict supported",
            "evidence?country=malaysia&verdict=supported",
        ),
        ("show --country malaysia --edition 2025", "explore?country=malaysia&edition=2025"),
    ],
)
def test_a_door_leads_to_the_page_of_its_locator(
    run: Run, shipped_data: Path, door: str, locator: str
) -> None:
    done = run(*door.format(data=shipped_data).split())
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run("show", locator).stdout != ""


def test_an_option_belongs_to_the_locator_before_it(run: Run) -> None:
    apart = run("cite", "explore/jakarta?edition=2022", "malaysia").stdout
    assert run("cite", "explore/jakarta", "edition=2022", "malaysia").stdout == apart != ""
    assert (
        run("show", "explore/jakarta edition=2022").stdout
        == run("show", "explore/jakarta", "--edition", "2022").stdout
    )


@pytest.mark.parametrize("edition", ["2022", "2023", "2024", "2025"])
def test_since_keeps_projects_first_listed_then_or_later(
    run: Run, network: Network, edition: str
) -> None:
    for since in ("2022", "2024", "2025"):
        found = run("list", "projects", "--since", since, "--edition", edition).stdout
        assert [line.split("\t")[0] for line in found.splitlines()] == [
            row.project.id
            for row in network.rows(edition)
            if row.project.listings[0].edition >= since
        ]


def test_since_keeps_cities_that_joined_then_or_later(run: Run, network: Network) -> None:
    listed = run("list", "cities", "--since", "2024").stdout
    assert [line.split("\t")[0] for line in listed.splitlines()] == [
        city.id for city in network.cities if city.joined.year >= 2024
    ]


def test_cite_writes_what_a_bibliography_needs(run: Run) -> None:
    assert re.fullmatch(
        r"me2023: ASEAN .* \(2023\)\. .* Report 2023\. https://\S+\n", run("cite", "me2023").stdout
    )
    lines = run("cite", "ov-projects", "me2023").stdout.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["me2023", "paper"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("list projects --since 3000", 2, "no year '3000'"),
        ("list projects --since soon", 2, "no year 'soon'; there are 2018"),
        ("claims --since 2024", 2, "unrecognized arguments"),
        ("claims --country malasia", 2, "did you mean malaysia"),
        ("levels --country malaysia", 2, "unrecognized arguments"),
        ("show governance --city jakarta", 2, "governance has no option 'city'"),
        ("trend --by colour", 2, "no trend by 'colour'; there are country, city, focus and status"),
        ("trend --by statuss", 2, "no trend by 'statuss'; did you mean status?"),
        ("trend c049", 2, "trends take countries, cities and focus areas"),
        ("list projcts", 2, "no list 'projcts'; did you mean projects?"),
        ("list c", 2, "list 'c' may be countries, cities, claims or citations"),
        ("list countries --city jakarta", 2, "--city narrows no countries: --filter and --since"),
        ("list projects --since 20x4", 2, "no year '20x4'; did you mean 2024?"),
        ("claims c049 c050", 2, "one claim at a time: c049 or c050"),
        (
            "levels organisational malaysia",
            3,
            "did you mean: Organizational (governance/organ",
        ),
        ("levels organizational jakarta", 2, "'jakarta' is no country"),
        ("levels regional", 2, "below a level: governance/constitutional/regional"),
        ("levels c049", 2, "governance takes levels"),
        ("compare jakarta kualalumpur", 3, "did you mean: Kuala Lumpur"),
        ("compare jakarta nowhere", 3, "no match for 'nowhere'; search the pages"),
        ("compare jakarta jaklingko", 2, "not a place or theme"),
        ("compare jakarta ma", 3, "Malaysia (explore/malaysia)"),
        ("compare indonesia malaysia ov-projects gr-basis", 3, "'ov-projects gr-basis'"),
        ("show SM", 3, "'SM' means several things: "),
        ("show iskandar malaysia", 3, "means several things: Iskandar Malaysia Analytics Centre"),
        ("cite me9999", 3, "no match for 'me9999'; search the pages"),
        ("cite c99", 3, "(evidence/c099)"),
        ("export", 2, "required: DIR|FILE ("),
        ("show jakarta --width 0", 2, "20 columns or more, not '0'"),
        ("show jakarta --width=-5", 2, "20 columns or more, not '-5'"),
        ("find jakarta --width 19", 2, "20 columns or more, not '19'"),
        ("--theme dark show jakarta", 2, "ascn-tui show: unrecognized arguments: --theme"),
        ("compare indonesia", 2, "compare needs two places"),
        ("cite", 2, "required: KEY"),
        ("cite me2032", 3, "me2023"),
        ("claims c999", 3, "no match for 'c999'; search the pages"),
        ("show smart mobility", 3, "explore/phuket-smart-mobility"),
    ],
)
def test_a_wrong_word_is_told_in_one_line(run: Run, arguments: str, code: int, said: str) -> None:
    done = run(*arguments.split())
    assert (done.returncode, done.stdout) == (code, "")
    [line] = done.stderr.splitlines()
    assert said in line


def test_options_stand_between_words_too(run: Run, tmp_path: Path) -> None:
    target = str(tmp_path / "malaysia.json")
    done = run("export", target, "--to", "json", "malaysia")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(Path(target).read_text(encoding="utf-8"))["page"]["title"] == "Malaysia"


def test_a_list_is_begun_as_its_values_are(run: Run) -> None:
    assert run("list", "project").stdout == run("list", "projects").stdout != ""
    assert run("list", "focus").stdout == run("list", "focus-areas").stdout != ""


def test_blanks_find_nothing_and_are_told_so(run: Run) -> None:
    done = run("find", "  ")
    assert (done.returncode, done.stdout) == (2, "")
    assert "find needs letters" in done.stderr


@pytest.mark.parametrize("width", [60, 80, 100, 110])
def test_an_address_is_broken_only_where_it_is_longer_than_the_line(run: Run, width: int) -> None:
    lines = run("cite", "me2023", "--format", "text", "--width", str(width)).stdout.splitlines()
    address = re.search(r"https://\S+", run("cite", "me2023").stdout)
    assert address
    assert max(map(len, lines)) <= width
    alone = [line.strip() for line in lines if "https://" in line]
    assert (alone == [address[0]]) == (len(address[0]) <= min(width, 100))


@pytest.mark.parametrize("look_up", ["show jaklingko", "list cities", "cite jaklingko"])
def test_yaml_says_what_json_says(run: Run, look_up: str) -> None:
    written = run(*look_up.split(), "--format", "yaml").stdout
    assert yaml.safe_load(written) == json.loads(run(*look_up.split(), "--format", "json").stdout)


def test_markdown_and_csv_go_to_the_output_alone(run: Run) -> None:
    done = run("show", "ov-projects", "--format", "markdown")
    assert done.stdout.startswith("# Projects, 2023 report\n")
    assert "[^1]: ASEAN Smart Cities Network (2023)" in done.stdout
    listed = run(
        "list", "cities", "--country", "malaysia", "--edition", "2023", "--format", "csv"
    ).stdout
    assert listed.splitlines()[:2] == [
        "id,name,country,projects,joined,references",
        (
            "johor-bahru,Johor Bahru,malaysia,4,2018,"
            "me2023 p.21 · portal2026 web · concept2018 p.8 · scap2018 p.24"
        ),
    ]


def test_schema_writes_those_of_the_json_output_too(run: Run, tmp_path: Path) -> None:
    assert run("schema", str(tmp_path)).returncode == 0
    for name in ("show", "list"):
        written = json.loads((tmp_path / "output" / f"{name}.json").read_text(encoding="utf-8"))
        assert "$schema" in written


# -- terminals ----------------------------------------------------------------------------------


def shown(home: Path, *arguments: str, rows: int = 24, **more: str) -> tuple[str, bytes]:
    """Run a look-up on a terminal; return its text and all that it wrote."""
    env = environment(home, PYTHONPATH=PACKAGE, **more)
    with Terminal([*PROGRAM, *arguments], env, rows=rows) as terminal:
        assert terminal.end().code == 0
        return terminal.text, bytes(terminal.output)


@pytest.fixture
def pager(tmp_path: Path) -> tuple[str, Path]:
    """A pager that keeps what it is given, and what it was told."""
    seen = tmp_path / "seen"
    script = tmp_path / "my pager"
    script.write_text(f'#!/bin/sh\n{{ echo "$LESSSECURE $1"; cat; }} > "{seen}"\n')
    script.chmod(0o755)
    return f"'{script}' --loud", seen


@pytest.mark.parametrize("before", [0, 1], ids=["worked out", "read back"])
def test_a_long_answer_goes_through_the_pager(
    tmp_path: Path, pager: tuple[str, Path], before: int
) -> None:
    command, seen = pager
    for _ in range(before + 1):
        text, _ = shown(tmp_path, "show", "jakarta", PAGER=command)
    assert text == ""
    told, first, *_ = seen.read_text(encoding="utf-8").splitlines()
    assert told == "1 --loud"
    assert "Jakarta" in first


@pytest.mark.parametrize(
    ("arguments", "more", "rows"),
    [
        ("show jakarta --no-pager", {}, 24),
        ("show jakarta", {}, 200),
        ("show jakarta", {"PAGER": ""}, 24),
        ("show jakarta", {"TERM": "dumb"}, 24),
        ("show jakarta", {"PAGER": "no-such-pager"}, 24),
        ("cite me2023", {}, 24),
    ],
    ids=["--no-pager", "short", "PAGER empty", "dumb", "PAGER not there", "one line"],
)
def test_what_fits_or_is_wanted_whole_is_not_paged(
    home: Path, pager: tuple[str, Path], arguments: str, more: dict[str, str], rows: int
) -> None:
    command, seen = pager
    for _ in range(2):
        text, _ = shown(home, *arguments.split(), rows=rows, **{"PAGER": command, **more})
        assert text
    assert not seen.exists()


def test_a_pager_left_early_is_no_failure(home: Path) -> None:
    for _ in range(2):
        shown(home, "list", "claims", PAGER="true")


def test_into_a_pipe_nothing_is_paged(run: Run, home: Path, pager: tuple[str, Path]) -> None:
    done = subprocess.run(
        [*PROGRAM, "list", "claims"],
        env=environment(home, PYTHONPATH=PACKAGE, PAGER=pager[0]),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == run("list", "claims").stdout
    assert not pager[1].exists()


@pytest.mark.parametrize(
    ("more", "linked"),
    [
        ({}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"VTE_VERSION": "7200"}, True),
        ({"VTE_VERSION": "4900"}, False),
        ({"TERM_PROGRAM": "WezTerm"}, True),
        ({"TERM_PROGRAM": "WezTerm", "FORCE_HYPERLINK": "0"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
    ],
    ids=str,
)
def test_sources_are_links_where_the_terminal_knows_them(
    home: Path, more: dict[str, str], *, linked: bool
) -> None:
    text, output = shown(home, "show", "ov-projects", **more)
    assert (b"\x1b]8;;https://asean.org/" in output) == linked
    assert "me2023 p.6" in text


# -- colours ------------------------------------------------------------------------------------

SGR = re.compile(rb"\x1b\[([\d;]*)m")
STEPS = (0, 95, 135, 175, 215, 255)
"""The levels of red, green and blue in the cube of the 256 colours."""
LOOK_UPS = (
    "show indonesia", "show malaysia --edition 2025", "show jaklingko", "show c049", "show trends",
    "show sources", "show changes", "show governance", "compare indonesia malaysia", "claims",
    "compare indonesia indonesia --left 2022 --right 2025", "levels indonesia", "trend",
    "list projects", "list claims", "find smart", "cite me2023", "check", "doctor", "--help",
    "list --help", "show nobody-knows-this", "list projects --status nothing",
)  # fmt: skip


def written(home: Path, line: str, **more: str) -> set[str]:
    """The SGR parameters that a command sends to a terminal."""
    env = environment(home, PYTHONPATH=PACKAGE, **more)
    with Terminal([*PROGRAM, *line.split()], env) as terminal:
        terminal.end()
        return {found.decode() for found in SGR.findall(bytes(terminal.output))}


def luminance(number: int) -> float:
    """The relative luminance (WCAG 2) of one of the 256 colours above the first sixteen."""
    cube = number - 16
    level = 8 + 10 * (number - 232)
    rgb = (level,) * 3 if number >= 232 else [STEPS[cube // n % 6] for n in (36, 6, 1)]
    red, green, blue = (
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in rgb
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_of_a_look_up_can_be_read_on_black_and_on_white(tmp_path: Path) -> None:
    colours = {
        tuple(sgr.removeprefix("1;").split(";"))
        for line in LOOK_UPS
        for sgr in written(tmp_path, line)
        if sgr not in ("0", "1", "4", "1;4")
    }
    assert len(colours) > 3
    for kind, palette, number in colours:
        assert (kind, palette) == ("38", "5"), "neither the sixteen colours, nor faint, nor ground"
        assert int(number) >= 16
        shade = luminance(int(number))
        assert min((shade + 0.05) / 0.05, 1.05 / (shade + 0.05)) >= 4.5, number


@pytest.mark.parametrize(
    "more", [{"TERM": "xterm", "COLORTERM": ""}, {"NO_COLOR": "1"}], ids=["16 colours", "NO_COLOR"]
)
def test_with_few_colours_look_ups_are_in_the_colour_of_the_terminal(
    home: Path, more: dict[str, str]
) -> None:
    for line in ("show c049", "compare indonesia malaysia"):
        assert written(home, line, **more) == {"0", "1", "4"}


def test_links_are_underlined_without_the_blanks_after_them(home: Path) -> None:
    _, output = shown(home, "show", "indonesia")
    assert b"\x1b[4mBanyuwangi\x1b[0m" in output
