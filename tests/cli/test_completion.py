"""Completion in the shells themselves, and the manual page: both made from the parsers."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from terminal import Terminal, environment, needs

import ascn_tui
from ascn_tui.cli.commands import COMMANDS
from ascn_tui.cli.manpage import _ENVIRONMENT, _FILES, escaped
from ascn_tui.cli.parser import SHELLS, parser
from ascn_tui.model.network import Network
from ascn_tui.paths import user_config, user_data, user_state
from ascn_tui.storage.cache.memo import cache_folder

PACKAGE = Path(ascn_tui.__file__).parent
Complete = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the program on the path and a script for each shell."""
    home = tmp_path_factory.mktemp("shells")
    program = home / "bin" / "ascn-tui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ascn_tui "$@"\n')
    program.chmod(0o755)
    for shell in SHELLS:
        (home / shell).write_bytes(
            subprocess.run(
                [program, "completion", shell], env=env_of(home), capture_output=True, check=True
            ).stdout
        )
    return home


def env_of(home: Path) -> dict[str, str]:
    path = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return environment(home, PATH=path, PYTHONPATH=str(PACKAGE.parent))


BASH = """
source {script}
COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_shtab_ascn_tui
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def bash(place: Path) -> Complete:
    """What bash completes at the end of a line."""

    def complete(line: str) -> list[str]:
        words = shlex.join(line.split(" "))
        code = BASH.format(script=place / "bash", words=words)
        done = subprocess.run(
            [needs("bash"), "--norc", "-c", code],
            cwd=place, env=env_of(place), capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stderr == ""
        return done.stdout.split()

    return complete


def test_a_tab_in_bash_completes_an_id(place: Path) -> None:
    shell = [needs("bash"), "--norc", "-i"]
    with Terminal(shell, {**env_of(place), "PS1": "> "}) as terminal:
        terminal.press(f"source {place / 'bash'}\nclear\n".encode())
        terminal.rest(0.5)
        terminal.press(b"ascn-tui show jakarta-jakl\t")
        terminal.until("ascn-tui show jakarta-jaklingko")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("ascn-tui show jakarta-jak", ["jakarta-jakpreneur", "jakarta-jaklingko", "jakarta-jaki"]),
        ("ascn-tui jakarta-jakl", ["jakarta-jaklingko"]),
        ("ascn-tui show --edition 2023 jakarta-jakl", ["jakarta-jaklingko"]),
        ("ascn-tui show jakarta c04", [f"c04{n}" for n in range(10)]),
        ("ascn-tui show --edition ", ["2022", "2023", "2024", "2025"]),
        ("ascn-tui compare indonesia malaysia --left 202", ["2022", "2023", "2024", "2025"]),
        ("ascn-tui show --format m", ["markdown"]),
        ("ascn-tui list cit", ["cities", "citations"]),
        ("ascn-tui list cities --country ma", ["malaysia"]),
        ("ascn-tui claims --verdict con", ["contradicted"]),
        ("ascn-tui claims --section const", ["constitutional"]),
        ("ascn-tui compare --group ch", ["challenges"]),
        ("ascn-tui trend --by ", ["country", "city", "focus", "status"]),
        ("ascn-tui levels org", ["organizational"]),
        ("ascn-tui export --to c", ["csv", "csl-json"]),
        ("ascn-tui --theme c", ["contrast"]),
        ("ascn-tui check b", ["bin", "bash"]),
        ("ascn-tui show jakl", ["jaklingko"]),
        ("ascn-tui jakl", ["jaklingko"]),
        ("ascn-tui show explore/jakarta-jakl", ["explore/jakarta-jaklingko"]),
        ("ascn-tui show compare/indonesia/mal", ["compare/indonesia/malaysia"]),
        ("ascn-tui show governance/operational/re", ["governance/operational/regional"]),
        ("ascn-tui levels organizational mal", ["malaysia"]),
        ("ascn-tui levels organizational re", ["regional"]),
        ("ascn-tui compare indonesia mal", ["malaysia"]),
        ("ascn-tui compare c0", []),
        ("ascn-tui compare jakarta-", []),
        ("ascn-tui trend mal", ["malaysia"]),
        ("ascn-tui list projects --since 202", ["2022", "2023", "2024", "2025"]),
        ("ascn-tui show nothing-is-called-so", []),
        ("ascn-tui show $(touch", []),
    ],
)
def test_bash_completes_from_the_parsers_and_the_data(
    bash: Complete, line: str, wanted: list[str]
) -> None:
    found = bash(line)
    assert sorted(found) == sorted(wanted) if "check" not in line else found[0] in wanted


def test_the_first_word_is_a_command_until_it_is_begun(bash: Complete) -> None:
    assert sorted(bash("ascn-tui ")) == sorted(COMMANDS)
    assert bash("ascn-tui cl")[-1] == "claims"


def test_every_option_of_every_command_is_completed(bash: Complete) -> None:
    for command in COMMANDS:
        options = [name for argument in parser(command).arguments
                   for name in argument.option_strings if name.startswith("--")]  # fmt: skip
        assert bash(f"ascn-tui {command} --") == options


def test_ids_are_those_of_the_data_folder_at_the_time(bash: Complete, tiny_copy: Path) -> None:
    for data in (f"--data {tiny_copy}", f"--data = {tiny_copy}"):
        assert bash(f"ascn-tui show {data} harbourton-n") == ["harbourton-night-boats"]
        assert bash(f"ascn-tui show {data} jakarta") == []
    file = tiny_copy / "cities" / "norland" / "harbourton.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("harbourton-night-boats", "harbourton-nests"), encoding="utf-8")
    assert bash(f"ascn-tui show --data {tiny_copy} harbourton-n") == ["harbourton-nests"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_accepted_by_its_shell(place: Path, shell: str) -> None:
    subprocess.run([needs(shell), "-n", place / shell], env=env_of(place), check=True)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("ascn-tui show jakarta-jakl", ["jakarta-jaklingko\tJakLingko"]),
        ("ascn-tui jakarta-jakl", ["jakarta-jaklingko\tJakLingko"]),
        ("ascn-tui show jakl", ["jaklingko\tJakLingko"]),
        ("ascn-tui compare indonesia mal", ["malaysia\tMalaysia"]),
        ("ascn-tui export --to cs", ["csv", "csl-json"]),
        ("ascn-tui show --form", ["--format\ttext on a terminal, plain into a pipe"]),
        ("ascn-tui list cities --country ma", ["malaysia\tMalaysia"]),
        ("ascn-tui show --data {tiny} harbourton-n", ["harbourton-night-boats\tNight Boats"]),
    ],
)
def test_fish_completes_ids_with_their_names(
    place: Path, tiny: Path, line: str, wanted: list[str]
) -> None:
    code = f"source {place / 'fish'}; complete -C {shlex.quote(line.format(tiny=tiny))}"
    done = subprocess.run(
        [needs("fish"), "--no-config", "-c", code],
        env=env_of(place), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("ascn-tui show jakarta-jakl", "jakarta-jaklingko"),
        ("ascn-tui jakarta-jakl", "jakarta-jaklingko"),
        ("ascn-tui show jakl", "show jaklingko"),
        ("ascn-tui compare indonesia malay", "indonesia malaysia"),
        ("ascn-tui levels organizational malay", "organizational malaysia"),
    ],
)
def test_a_tab_in_zsh_completes_an_id(place: Path, line: str, wanted: str) -> None:
    begin = f'PS1="> "; autoload -U compinit; compinit -D -u; eval "$(< {place / "zsh"})"; clear\n'
    with Terminal([needs("zsh"), "-f", "-i"], env_of(place)) as terminal:
        terminal.press(begin.encode())
        terminal.rest(0.7)
        terminal.press(f"{line}\t".encode())
        terminal.until(wanted)


@pytest.fixture(scope="module")
def folder(place: Path, tiny: Path) -> Path:
    """A data folder whose name holds what shells quote."""
    return Path(shutil.copytree(tiny, place / "it's my $network"))


WRITTEN = (
    r"it\'s\ my\ \$network",
    '"it\'s my \\$network"',
    r"~/it\'s\ my\ \$network",
    '"$NETWORK"',
)
"""How a reader may write that folder, in any of the shells."""
LINES = [
    *((f"ascn-tui --data {data} show harbourton-n", "harbourton-night-boats") for data in WRITTEN),
    *((f"ascn-tui show --data={data} harbourton-n", "harbourton-night-boats") for data in WRITTEN),
    (f"ascn-tui list cities --data={WRITTEN[0]} --country=nor", "--country=norland"),
    (f"ascn-tui compare --data {WRITTEN[1]} sudmark nor", "norland"),
    ("ascn-tui show --data=it", "--data={}/"),
    ("ascn-tui new it", "{}/"),
    ("ascn-tui show --format=m", "--format=markdown"),
    ("ascn-tui list projects --status=pl", "--status=planning"),
    ("ascn-tui compare --group=chal", "--group=challenges"),
    ("ascn-tui --theme=cont", "--theme=contrast"),
    ("ascn-tui bookmarks import ba", "bash"),
]
STARTS = {
    "bash": (("bash", "--norc", "-i"), "source {script}"),
    "zsh": (("zsh", "-f", "-i"), 'autoload -U compinit; compinit -D -u; eval "$(< {script})"'),
}


@pytest.mark.parametrize("shell", STARTS)
def test_a_tab_asks_the_folder_on_the_line_and_completes_after_an_equals_sign(
    place: Path, folder: Path, shell: str
) -> None:
    (program, *options), start = STARTS[shell]
    env = {**env_of(place), "NETWORK": str(folder)}
    with Terminal([needs(program), *options], env, columns=200) as terminal:
        terminal.press(f"{start.format(script=place / shell)}; PS1='> '; cd; clear\n".encode())
        terminal.rest(0.7)
        for line, wanted in LINES:
            before = len(terminal.output)
            terminal.press(f"\x15{line}\t".encode())
            terminal.until(wanted.format(WRITTEN[0]), since=before)


def test_fish_asks_the_folder_on_the_line_and_completes_after_an_equals_sign(
    place: Path, folder: Path
) -> None:
    quoted = (line.replace("\\", r"\\").replace("'", r"\'") for line, _ in LINES)
    asked = "".join(f"echo (complete -C '{line}')[1]\n" for line in quoted)
    done = subprocess.run(
        [needs("fish"), "--no-config", "-c", f"source {place / 'fish'}\n{asked}"],
        cwd=place, env={**env_of(place), "NETWORK": str(folder)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = [line.split("\t")[0] for line in done.stdout.splitlines()]
    assert found == [wanted.format(folder.name) for _, wanted in LINES]


def test_what_completing_asks_is_answered_by_the_index(network: Network, place: Path) -> None:
    def listed() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "ascn_tui", "list", "records"],
            env=env_of(place), capture_output=True, text=True, check=True,
        )  # fmt: skip

    listed()
    again = listed()
    assert [line.split("\t")[0] for line in again.stdout.splitlines()] == list(network.records)
    assert "argparse" not in again.stderr


# -- the manual page ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def manual(place: Path) -> str:
    """The manual page as roff."""
    command = [place / "bin" / "ascn-tui", "man"]
    done = subprocess.run(command, env=env_of(place), capture_output=True, text=True, check=True)
    return done.stdout


def test_roff_finds_nothing_amiss_in_the_manual(manual: str) -> None:
    done = subprocess.run(
        [needs("groff"), "-ww", "-man", "-z"],
        input=manual, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    assert manual.isascii()


def test_the_manual_reads_as_it_should(manual: str) -> None:
    done = subprocess.run(
        [needs("groff"), "-man", "-Tutf8", "-P-cbou"],
        input=manual, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "ascn-tui show malaysia --format markdown" in done.stdout
    assert re.search(r"\n +--theme dark\|light\|contrast\|terminal\n", done.stdout)
    headings = re.findall(r"^[A-Z][A-Z ]+$", done.stdout, re.MULTILINE)
    assert headings == [
        "NAME", "SYNOPSIS", "EXAMPLES", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXIT STATUS",
        "FILES", "ENVIRONMENT",
    ]  # fmt: skip


def test_the_manual_has_every_command_option_and_example(manual: str) -> None:
    for command in ("", *COMMANDS):
        own = parser(command)
        assert f".SS {command}\n" in manual or not command
        for argument in own.arguments:
            for name in argument.option_strings:
                assert f"\\fB{escaped(name)}\\fR" in manual
        for line, about in own.examples:
            assert f".TP\n\\fB{escaped(line)}\\fR\n{escaped(about)}\n" in manual


def test_no_text_is_taken_for_a_command_of_roff() -> None:
    assert escaped(".so /etc\n'x \\n-") == "\\&.so /etc\n\\[aq]x \\en\\-"
    assert escaped("…") == "\\[u2026]"


def test_files_and_variables_of_the_manual_are_those_of_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if sys.platform == "darwin":
        pytest.skip("the manual names the places on Linux")
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
    home = os.environ["HOME"]
    ours = [user_config() / "config.yaml", user_data(), user_state(), Path(cache_folder())]
    assert [str(path).replace(home, "~") for path in ours] == [path.rstrip("/") for path in _FILES]
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    for name in ", ".join(_ENVIRONMENT).split(", "):
        assert f'"{name}"' in code, name
