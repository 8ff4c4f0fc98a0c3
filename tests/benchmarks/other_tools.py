"""What a look-up costs compared with the tools that people use on such files.

    python tests/benchmarks/other_tools.py [--python PYTHON] [--repeats N]

The program exports the data once as JSON, YAML, SQLite and CSV; then each tool answers the same
question into a pipe, in turns. Each has the easiest file: jq and yq read one page or one list,
sqlite-utils queries the view or full-text table made for it, visidata only copies a CSV table.
Figures are CPU time, user and system, as multiples of `python -c pass` of the same turn. Tools
that are not installed are named and left out: jq; yq, sqlite-utils and visidata by pip.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measure import Bench, compile_all, installed

MOST = {"first asked": 5, "asked before": 3}
"""What a look-up into a pipe may cost at most, in times `python -c pass`."""
SLOWER = ("yq", "sqlite-utils")
"""Tools that a look-up must be quicker than."""
TOOLS = {"jq": "jq", "yq": "yq", "sqlite-utils": "sqlite-utils", "visidata": "vd"}


class Question(NamedTuple):
    """The same thing asked of the program and of each tool; a word of the answer.

    `filter` is what jq and yq make of `file`, `query` the arguments of sqlite-utils.
    """

    ours: tuple[str, ...]
    word: str
    filter: str
    file: str
    query: tuple[str, ...]

    def of(self, tool: str, program: str) -> tuple[str, ...]:
        """Return the command that puts the question to a tool."""
        match tool:
            case "jq":
                return (program, self.filter, f"{self.file}.json")
            case "yq":
                return (program, self.filter, f"{self.file}.yaml")
            case "sqlite-utils":
                command, *rest = self.query
                return (program, command, "all.sqlite", *rest)
            case _:
                return (program, "-b", "csv/projects.csv", "-o", "-", "--save-filetype", "csv")


_PLANNED = """
select name from projects_by_edition
where edition = '2023' and country = 'Malaysia' and status = 'planning'
"""
QUESTIONS = (
    Question(
        ("show", "jakarta-jaklingko"),
        "JakLingko",
        '.page.blocks[].rows[]? | select(.name == "JakLingko")',
        "jakarta",
        ("query", "select * from projects_by_edition where project = 'jakarta-jaklingko'"),
    ),
    Question(
        ("list", "projects", "--country", "malaysia", "--status", "planning", "--edition", "2023"),
        "Smart Bin",
        '.projects[] | select(.country == "malaysia" and .status == "planning")',
        "projects",
        ("query", _PLANNED),
    ),
    Question(
        ("find", "flood"),
        "Flood",
        '.records[] | select(.name | test("flood"; "i"))',
        "records",
        ("search", "search", "flood"),
    ),
)


def export(bench: Bench, folder: Path) -> None:
    """Write what the tools read; with it the index comes to be."""

    def ours(*arguments: str) -> bytes:
        return subprocess.check_output([*bench.explorer, *arguments], env=bench.env, cwd=folder)

    ours("export", "all.sqlite")
    ours("export", "csv", "--to", "csv")
    for name, asked in (
        ("jakarta", ("show", "jakarta")), ("projects", ("list", "projects")),
        ("records", ("list", "records")),
    ):  # fmt: skip
        for form in ("json", "yaml"):
            (folder / f"{name}.{form}").write_bytes(ours(*asked, "--format", form))


def forget_answers(bench: Bench) -> None:
    """Remove all answers from the cache; the index of the network stays."""
    for path in (bench.home / ".cache" / "ascn-tui").glob("*.sqlite"):
        with sqlite3.connect(path) as index:
            index.execute("DELETE FROM answers")
        index.close()


def asked(bench: Bench, question: Question, tools: dict[str, str]) -> Iterator[tuple[str, float]]:
    """Put a question to all, once each, and yield what each cost beside a bare Python."""
    bare = bench.in_pipe(bench.bare)
    forget_answers(bench)
    ours = (*bench.explorer, *question.ours)
    yield "ascn-tui, first asked", bench.in_pipe(ours, question.word) / bare
    yield "ascn-tui, asked before", bench.in_pipe(ours, question.word) / bare
    for name, program in tools.items():
        yield name, bench.in_pipe(question.of(name, program), question.word) / bare


def missed(ratios: dict[str, float]) -> list[str]:
    """Return what a promise says and the figures do not."""
    ours = {name: ratio for name, ratio in ratios.items() if name.startswith("ascn-tui")}
    return [
        f"{name}: over {most} ×"
        for name, ratio in ours.items() for part, most in MOST.items()
        if part in name and ratio > most
    ] + [
        f"{name}: not quicker than {other}"
        for name, ratio in ours.items()
        for other in SLOWER
        if ratio >= ratios.get(other, ratio + 1)
    ]  # fmt: skip


def measure(bench: Bench, repeats: int, say: Callable[[str], None]) -> int:
    """Measure all questions, say what each cost, and return how many promises are not kept."""
    tools = {name: path for name, program in TOOLS.items() if (path := shutil.which(program))}
    for name in TOOLS.keys() - tools.keys():
        say(f"{name} is not installed: left out")
    faults = 0
    for question in QUESTIONS:
        say(f"ascn-tui {' '.join(question.ours)}")
        found: dict[str, list[float]] = {}
        for _ in range(repeats):
            for name, ratio in asked(bench, question, tools):
                found.setdefault(name, []).append(ratio)
        ratios = {name: median(each) for name, each in found.items()}
        for name, ratio in ratios.items():
            say(f"  {name:24} {ratio:6.1f} ×")
        for fault in missed(ratios):
            faults += 1
            say(f"  not met: {fault}")
    return faults


def main() -> None:
    """Measure in a clean environment, with the wheel installed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--python", type=Path, help="of an environment that has the wheel")
    parser.add_argument("--repeats", type=int, default=9, help="of each question; 9 by default")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = options.python or installed(folder)
        compile_all(python)
        bench = Bench(python, folder / "home")
        (folder / "home").mkdir()
        export(bench, folder)
        os.chdir(folder)
        faults = measure(bench, options.repeats, lambda line: print(line, flush=True))
    print(f"{faults} not met" if faults else "all met")


if __name__ == "__main__":
    main()
