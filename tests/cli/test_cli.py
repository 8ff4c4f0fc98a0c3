"""The command line as a shell sees it: output, exit codes, and what goes where."""

import fcntl
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import Terminal, environment

import ascn_tui
from ascn_tui.cli.commands import COMMANDS
from ascn_tui.cli.help import EXAMPLES
from ascn_tui.cli.parser import ABOUT
from ascn_tui.pages.lists.records import KINDS
from ascn_tui.storage.cache.memo import LOOKUPS

PROGRAM = [sys.executable, "-m", "ascn_tui"]
PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
COLOUR = re.compile(rb"\x1b\[[\d;]*?(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8;[25])[\d;]*m")
RGB = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")
FULL = Path("/dev/full")


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """One home for a module: answers given before may be read back."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(home, tmp_path):
    """Run the program far from any terminal and from the checkout."""

    def run(*arguments: str | bytes, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*PROGRAM, *arguments],
            cwd=tmp_path,
            env=environment(home, **({"PYTHONPATH": PACKAGE} | more)),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return run


def fresh(tmp_path: Path, **more: str) -> dict[str, str]:
    """An environment with a home in which nothing was ever asked."""
    return environment(tmp_path / "home", PYTHONPATH=PACKAGE, **more)


# -- help --------------------------------------------------------------------------------------


def examples(help_: str) -> list[str]:
    """The lines to type that a help begins with."""
    first, *rest = help_.partition("\n\n")[0].splitlines()
    assert first == "examples:"
    return [re.split(" {3,}", line.strip())[0] for line in rest]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_begins_with_examples_and_fits_eighty_columns(run, command):
    done = run(*filter(None, [command]), "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(f"ascn-tui {command}".strip() in line for line in examples(done.stdout))
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("command", LOOKUPS)
def test_examples_of_look_ups_find_something(run, command):
    for line in examples(run(command, "--help").stdout):
        done = run(*shlex.split(line)[1:])
        assert (done.returncode, done.stderr) == (0, ""), line
        assert done.stdout


def test_other_examples_work_where_they_are_typed(run, tmp_path):
    for command in ("new", "schema", "check", "export", "doctor"):
        for line in examples(run(command, "--help").stdout):
            done = run(*shlex.split(line)[1:])
            assert (done.returncode, done.stderr) == (0, ""), line
    for name in ("network.sqlite", "network", "malaysia.md", "works.bib"):
        assert (tmp_path / name).exists()


def test_the_first_help_tells_of_every_command(run):
    told = run("--help").stdout.partition("commands,")[2]
    assert re.findall(r"^  (\w+) ", told, re.MULTILINE) == list(ABOUT)[1:]
    assert set(ABOUT) == {"", *COMMANDS} == set(EXAMPLES)


def test_help_has_headings_and_options_in_bold_on_a_terminal_that_shows_it(home):
    def help_(**more: str) -> bytes:
        with Terminal([*PROGRAM, "show", "--help"], environment(home, **more)) as terminal:
            terminal.end()
            return terminal.output

    bold = help_()
    for part in (b"\x1b[1mexamples:\x1b[0m", b"\x1b[1moptions:\x1b[0m", b"\x1b[1m--format\x1b[0m"):
        assert part in bold
    assert b"\x1b" not in help_(NO_COLOR="1") + help_(TERM="dumb")
    assert re.sub(rb"\x1b\[\d*m", b"", bold) == help_(NO_COLOR="1")


# -- what is found ------------------------------------------------------------------------------


@pytest.mark.parametrize(("country", "count"), [("indonesia", 14), ("malaysia", 15)])
def test_show_says_how_many_projects_with_document_and_page(run, country, count):
    done = run("show", country, "--edition", "2023")
    assert (done.returncode, done.stderr) == (0, "")
    [line] = [line for line in done.stdout.splitlines() if line.startswith(f"{count} projects")]
    assert re.search(r"\[me2023 p\.\d+", line)


@pytest.mark.parametrize(
    ("edition", "count"), [("2022", 77), ("2023", 86), ("2024", 108), ("2025", 134)]
)
def test_list_projects_prints_a_project_a_line(run, edition, count):
    done = run("list", "projects", "--edition", edition)
    assert (done.returncode, done.stderr) == (0, "")
    rows = done.stdout.splitlines()
    assert len(rows) == count
    assert len({row.split("\t")[0] for row in rows}) == count


def test_lists_can_be_narrowed_by_names_and_ids(run, network):
    for narrow, wanted in (
        (("--country", "malaysia"), {"country": "malaysia"}),
        (
            ("--status", "plan", "--country", "Malaysia"),
            {"country": "malaysia", "status": "planning"},
        ),
        (("--city", "Jakarta"), {"city": "jakarta"}),
        (("--focus", "civic"), {"focus": "civic-and-social"}),
    ):
        done = run("list", "projects", *narrow, "--edition", "2024")
        ids = [row.split("\t")[0] for row in done.stdout.splitlines()]
        assert ids == [row.project.id for row in network.rows("2024", **wanted)]


@pytest.mark.parametrize("kind", KINDS)
def test_json_of_a_list_is_an_object_with_one_array_of_records_with_ids(run, kind):
    done = run("list", kind, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    [array] = [value for value in document.values() if isinstance(value, list)]
    assert len({record["id"] for record in array}) == len(array) > 0


def test_plain_and_json_list_the_same_records(run):
    for kind in ("countries", "entries", "rows", "sources"):
        rows = run("list", kind).stdout.splitlines()
        document = json.loads(run("list", kind, "--format", "json").stdout)
        [array] = [value for value in document.values() if isinstance(value, list)]
        assert [row.split("\t")[0] for row in rows] == [record["id"] for record in array]


def test_json_of_a_page_names_its_documents(run):
    document = json.loads(run("show", "jaklingko", "--format", "json").stdout)
    assert document["page"]["title"] == "JakLingko"
    assert document["page"]["location"] == "explore/jakarta-jaklingko edition=2025"
    assert "me2023" in {ref["document"] for ref in document["references"]}


def test_a_name_of_several_words_needs_no_quotes(run):
    assert run("show", "kuala", "lumpur").stdout == run("show", "kuala lumpur").stdout
    assert run("show", "kuala", "lumpur").stdout.startswith("Kuala Lumpur\n")


def test_show_without_a_locator_shows_the_network(run):
    for arguments in (("show",), ("show", ""), ("show", "explore")):
        assert "134 projects" in run(*arguments).stdout


def test_output_into_a_pipe_has_neither_colours_nor_boxes(run):
    for form in ("plain", "text"):
        text = run("show", "compare/indonesia/malaysia", "--format", form).stdout
        assert "\x1b" not in text
        assert not re.search("[\u2500-\u257f]", text)


def test_the_version_is_found(run):
    assert run("--version").stdout == f"ascn-tui {ascn_tui.__version__}\n"


def test_the_same_question_is_answered_the_same_way_again(run, tmp_path):
    for arguments in (
        ("show", "jakarta"), ("show", "jakarta", "--edition", "2025"),
        ("show", "jakarta", "--format", "text", "--width", "50"), ("list", "cities"),
    ):  # fmt: skip
        command = [*PROGRAM, *arguments]
        first = subprocess.run(command, env=fresh(tmp_path), capture_output=True, check=True)
        assert first.stdout.decode() == run(*arguments).stdout == run(*arguments).stdout


def test_an_answer_given_before_does_not_outlive_its_data(tiny_copy, run):
    arguments = ("show", "harbourton", "--data", str(tiny_copy))
    assert run(*arguments).stdout == run(*arguments).stdout
    file = tiny_copy / "cities" / "norland" / "harbourton.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("A harbour that", "A port that"), encoding="utf-8")
    assert "A port that" in run(*arguments).stdout
    file.write_text(text.replace("country: norland", "country: nowhere"), encoding="utf-8")
    assert run(*arguments).returncode == 4


# -- exit codes ---------------------------------------------------------------------------------


def refused(done: subprocess.CompletedProcess[str], code: int) -> str:
    """Assert that a command ended with one line on standard error and nothing else."""
    assert done.returncode == code, done
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert "Traceback" not in line
    return line


def test_an_unknown_name_ends_in_3_with_what_is_near(run):
    line = refused(run("show", "jaklinko"), 3)
    assert "JakLingko (explore/jakarta-jaklingko)" in line
    assert 1 <= line.count("(") <= 3


def test_an_ambiguous_name_ends_in_3_with_what_it_may_mean(run):
    line = refused(run("show", "smart mobility"), 3)
    assert "explore/siem-reap-smart-mobility" in line
    assert "explore/phuket-smart-mobility" in line


def test_an_unknown_row_or_entry_ends_in_3(run):
    refused(run("show", "compare/indonesia/malaysia/nonsense"), 3)
    refused(run("show", "governance/nobody"), 3)
    refused(run("show", "evidence/c999"), 3)


@pytest.mark.parametrize("text", [b"\xff\xfe", "🏙️".encode(), b"a\nb", b"%ff", b"\x1b[31m"])
def test_a_name_of_any_bytes_ends_in_3_without_a_traceback_or_escapes(run, text):
    done = run("show", text)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "--nonsense"),
        ("show", "jakarta", "--edition", "1999"),
        ("show", "explore?colour=red"),
        ("show", "explore?edition=2023&edition=2024"),
        ("show", "jakarta", "--format", "xml"),
        ("show", "jakarta", "--width", "wide"),
        ("show", "compare/indonesia"),
        ("show", "compare/jaklingko/malaysia"),
        ("show", "governance/organizational/jakarta"),
        ("show", "/"),
        ("list",),
        ("list", "dragons"),
        ("list", "projects", "--status", "rotten"),
        ("list", "countries", "--city", "jakarta"),
        ("list", "projects", "extra"),
        ("check", "--nonsense"),
        ("--theme", "pink"),
        ("--nonsense",),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_in_2_with_one_line(run, arguments):
    refused(run(*arguments), 2)


@pytest.mark.parametrize("command", [("show", "jakarta"), ("list", "projects")])
def test_data_that_cannot_be_loaded_end_in_4_with_every_fault(run, tiny_copy, command):
    (tiny_copy / "countries.yaml").write_text("countries: [\n", encoding="utf-8")
    (tiny_copy / "claims.yaml").write_text("claim: []\n", encoding="utf-8")
    done = run(*command, "--data", str(tiny_copy))
    assert (done.returncode, done.stdout) == (4, "")
    assert re.search(r"countries\.yaml:\d+:\d+: error:", done.stderr)
    assert re.search(r"claims\.yaml:\d+:\d+: error:", done.stderr)
    assert "Traceback" not in done.stderr


def test_a_missing_folder_ends_in_4_for_look_ups_and_in_1_for_check(run):
    for command in (("show", "jakarta"), ("list", "cities")):
        assert run(*command, "--data", "/nonexistent").returncode == 4
    done = run("check", "/nonexistent")
    assert (done.returncode, done.stderr) == (1, "")
    assert "/nonexistent" in done.stdout


def test_check_is_silent_on_good_data_and_ends_in_1_on_bad(run, tiny_copy):
    assert (run("check").returncode, run("check").stdout) == (0, "")
    assert run("check", str(tiny_copy)).returncode == 0
    network = tiny_copy / "network.yaml"
    text = network.read_text(encoding="utf-8")
    network.write_text(text.replace("tone: planned", "tone: planed"), encoding="utf-8")
    done = run("check", str(tiny_copy))
    assert (done.returncode, done.stderr) == (1, "")
    assert "network.yaml:" in done.stdout
    assert "did you mean 'planned'?" in done.stdout


# -- pipes, disks, homes ------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="pipes keep their size elsewhere")
@pytest.mark.parametrize("before", [0, 1], ids=["worked out", "read back"])
def test_a_reader_that_has_seen_enough_ends_it_silently(tmp_path, before):
    command = [*PROGRAM, "list", "claims", "--format", "json"]
    for _ in range(before):
        subprocess.run(command, env=fresh(tmp_path), check=True, stdout=subprocess.DEVNULL)
    read, write = os.pipe()
    # Too small for the answer, so that writing has to wait.
    fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, 4096)
    process = subprocess.Popen(command, env=fresh(tmp_path), stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert os.read(read, 1) == b"{"
    os.close(read)
    _, said = process.communicate(timeout=60)
    assert (said, process.returncode) == (b"", 0)


@pytest.mark.skipif(not FULL.exists(), reason="no full disk to write to")
@pytest.mark.parametrize(
    "arguments",
    [("show", "jakarta"), ("list", "projects"), ("check", "/x"), ("--help",), ("show", "--help"),
     ("--version",)],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("buffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_full_disk_ends_in_one_line_and_a_code(tmp_path, arguments, buffered):
    command = [*PROGRAM, *arguments]
    for before in (False, True):
        if before:  # an answer read back meets a full disk elsewhere
            subprocess.run(
                command,
                env=fresh(tmp_path, PYTHONUNBUFFERED=buffered),
                stdout=subprocess.DEVNULL,
                check=False,
                timeout=60,
            )
        with FULL.open("w") as full:
            done = subprocess.run(
                command,
                env=fresh(tmp_path, PYTHONUNBUFFERED=buffered),
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                timeout=60,
            )
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", ["show jakarta", "list cities", "", "check /x"])
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
def test_a_closed_stream_is_no_reason_for_a_traceback(home, arguments, closed):
    command = " ".join([*PROGRAM, arguments, closed])
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        env=environment(home, PYTHONPATH=PACKAGE),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 1


def test_a_home_that_cannot_be_written_to_changes_nothing(run, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir()
    (locked / "cache").write_text("a file where a folder should be", encoding="utf-8")
    for more in ({"HOME": "/nonexistent"}, {"XDG_CACHE_HOME": str(locked / "cache")}):
        done = run("show", "jakarta", **more)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("Jakarta\n")


# -- locales and terminals ----------------------------------------------------------------------


def ascii_locale() -> dict[str, str]:
    return {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.mark.parametrize(
    "more",
    [{"LC_ALL": "C"}, {"LANG": "C"}, {"PYTHONIOENCODING": "ascii"}, ascii_locale()],
    ids=["LC_ALL=C", "LANG=C", "ascii streams", "ascii locale"],
)
def test_a_locale_without_unicode_is_no_reason_to_fail(run, more):
    for command in (
        ("show", "jakarta"),
        ("show", "jakarta", "--format", "text"),
        ("list", "cities"),
    ):
        done = run(*command, **more)
        assert (done.returncode, done.stderr) == (0, "")
        assert "\\u" not in done.stdout
        assert "jakarta" in done.stdout.lower()


def test_text_in_an_ascii_locale_is_ascii(run):
    done = run("show", "jakarta", "--format", "text", **ascii_locale())
    assert done.stdout.isascii()
    assert "?" not in done.stdout


def test_a_terminal_gets_colours_and_obeys_its_width(home):
    command = [*PROGRAM, "show", "jakarta"]
    for columns in (60, 100):
        env = environment(home, PYTHONPATH=PACKAGE)
        with Terminal(command, env, columns=columns, rows=50) as terminal:
            assert terminal.end().code == 0
            assert COLOUR.search(bytes(terminal.output))
            assert max(len(line) for line in terminal.text.splitlines()) <= columns


def test_no_color_is_obeyed_by_look_ups(home):
    env = environment(home, PYTHONPATH=PACKAGE, NO_COLOR="1")
    for _ in range(2):
        with Terminal([*PROGRAM, "show", "jakarta"], env) as terminal:
            assert terminal.end().code == 0
            assert "Jakarta" in terminal.text
            assert not COLOUR.search(bytes(terminal.output))


def test_a_look_up_on_a_dumb_terminal_is_plain(home):
    env = environment(home, PYTHONPATH=PACKAGE, TERM="dumb")
    with Terminal([*PROGRAM, "show", "jakarta"], env) as terminal:
        assert terminal.end().code == 0
        assert b"\x1b" not in terminal.output


# -- the app ------------------------------------------------------------------------------------


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_without_a_terminal_the_app_points_to_show_and_ends_in_2(home, tmp_path, stream):
    redirect = {"stdin": "</dev/null", "stdout": ">out", "stderr": "2>err"}[stream]
    env = environment(home, PYTHONPATH=PACKAGE)
    command = f"cd {tmp_path} && {' '.join(PROGRAM)} {redirect}"
    with Terminal(["/bin/sh", "-c", command], env) as terminal:
        assert terminal.end().code == 2
        files = [file.read_bytes() for file in tmp_path.iterdir() if file.is_file()]
        said = bytes(terminal.output) + b"".join(files)
        assert b"show" in said
        assert b"\x1b" not in said
        assert len(said.splitlines()) == 1
        assert terminal.left_behind == []


def test_far_from_any_terminal_the_app_points_to_show_and_ends_in_2(run):
    for arguments in ((), ("jakarta",), ("nonsense",)):
        assert "show" in refused(run(*arguments), 2)


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_on_a_terminal_that_cannot_move_its_cursor_the_app_ends_in_2(home, term):
    env = environment(home, PYTHONPATH=PACKAGE, TERM=term)
    with Terminal(PROGRAM, env) as terminal:
        assert terminal.end().code == 2
        assert b"\x1b" not in terminal.output
        assert "show" in terminal.text
        assert len(terminal.text.splitlines()) == 1


def test_an_unknown_place_or_missing_data_are_said_before_the_screen_is_taken(home):
    env = environment(home, PYTHONPATH=PACKAGE)
    for arguments, code in (
        (["jaklinko"], 3),
        (["--data", "/nonexistent"], 4),
        (["--edition", "1"], 2),
    ):
        with Terminal([*PROGRAM, *arguments], env) as terminal:
            assert terminal.end().code == code
            assert b"\x1b[?1049h" not in terminal.output
            assert "Traceback" not in terminal.text


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 36)])
def test_the_app_opens_at_a_place_and_leaves_the_terminal_as_it_was(home, columns, rows):
    env = environment(home, PYTHONPATH=PACKAGE)
    command = [*PROGRAM, "jaklingko"]
    with Terminal(command, env, columns=columns, rows=rows) as terminal:
        terminal.until("JakLingko")
        terminal.rest()
        terminal.press(b"q")
        assert terminal.end().code == 0
        assert terminal.left_behind == []
        assert terminal.output.rfind(b"\x1b[?1049l") > terminal.output.rfind(b"\x1b[?1049h")
        assert terminal.output.rfind(b"\x1b[?25h") > terminal.output.rfind(b"\x1b[?25l")


def test_the_app_in_an_ascii_locale_draws_ascii(home):
    env = environment(home, PYTHONPATH=PACKAGE, **ascii_locale())
    with Terminal([*PROGRAM, "jakarta"], env) as terminal:
        terminal.until("Jakarta")
        terminal.rest()
        terminal.press(b"q")
        assert terminal.end().code == 0
        assert bytes(terminal.output).isascii()
        assert "\\u" not in terminal.text


def test_no_color_takes_every_hue_from_the_app(home):
    env = environment(home, PYTHONPATH=PACKAGE, NO_COLOR="1")
    with Terminal(PROGRAM, env) as terminal:
        terminal.until("134")
        terminal.rest()
        terminal.press(b"q")
        assert terminal.end().code == 0
        hues = {rgb for rgb in RGB.findall(bytes(terminal.output)) if len(set(rgb)) > 1}
        assert not hues


def test_the_journeys_of_a_newcomer_take_keys_alone(home):
    env = environment(home, PYTHONPATH=PACKAGE)
    with Terminal(PROGRAM, env) as terminal:
        terminal.until("134")
        terminal.rest()
        for keys, seen in (
            (b"\x10", "Name, id, locator or command"),
            (b"jaklingko", "JakLingko"),
            (b"\r", "Built Infrastructure"),
            (b"2", "as the paper says"),
            (b"3", "Constitutional"),
        ):
            since = len(terminal.output)
            terminal.press(keys)
            terminal.until(seen, since=since)
            terminal.rest()
        terminal.press(b"q")
        assert terminal.end().code == 0
        assert terminal.left_behind == []


def test_the_environment_of_these_tests_owes_nothing_to_the_machine(tmp_path):
    assert not set(environment(tmp_path)) & {"NO_COLOR", "COLUMNS", "PYTHONIOENCODING"}
    assert os.environ["TERM"] == "xterm-256color"
