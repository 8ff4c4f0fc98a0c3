"""What starting, moving and looking up cost, next to a bare Python and an empty Textual app.

Builds the wheel, installs it in a new environment with its bytecode compiled, and measures there;
`--python` names the Python of an environment where it is installed already. What is compared is
measured in turns, so a machine that slows down slows both. CPU is user and system time of the
whole process. Needs Linux: the CPU of a running program is read from its clock.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / "support"))

from terminal import Terminal, environment  # noqa: E402

EMPTY_APP = TESTS / "benchmarks" / "empty_app.py"
SIZE = {"columns": 120, "rows": 36}
FIRST, COMPARED, COUNTRY, EMPTY = "Viet Nam", "Projects per city", "Member state", "ready"
"""Words that stand on the first screen, in Compare, on a country's page, in the empty app."""
DOWN, UP, PAGE_DOWN, HOME = b"\x1b[B", b"\x1b[A", b"\x1b[6~", b"\x1b[H"
QUIET = 0.1
"""Seconds without output after which a screen counts as drawn."""
IDLE = 5.0
"""Seconds without a key."""
LIMITS = {"no index": None, "colour, first": 10, "colour": 8, "first asked": 5, "asked before": 3}
"""What a look-up may cost at most, in times `python -c pass`: the first part that fits its name."""


class Row(NamedTuple):
    """A line of the table: what, its value, the most that is promised if any, the unit, a note."""

    what: str
    value: float
    most: float | None
    unit: str
    note: str = ""


class Key(NamedTuple):
    """What a key cost: milliseconds to the last byte of the answer, of CPU, and bytes."""

    latency: float
    cpu: float
    size: int


class Start(NamedTuple):
    """A start until the first screen rested: bytes, milliseconds of CPU, peak megabytes."""

    size: int
    cpu: float
    memory: float


class Bench:
    """The programs that are measured, in one clean environment, each on a terminal of its own."""

    def __init__(self, python: Path, home: Path) -> None:
        self.bare = (str(python), "-c", "pass")
        self.explorer = (str(python.parent / "ascn-tui"),)
        self.empty = (str(python), str(EMPTY_APP))
        self.home = home
        self.env = environment(home)

    def in_pipe(self, command: Sequence[str], word: str = "") -> float:
        """Milliseconds of CPU of a command that writes a word into a pipe."""
        process = subprocess.Popen(command, env=self.env, stdout=subprocess.PIPE)
        assert process.stdout
        with process.stdout as pipe:
            written = pipe.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0
        assert word in written
        return 1000 * (usage.ru_utime + usage.ru_stime)

    def on_terminal(self, command: Sequence[str], word: str) -> float:
        """Milliseconds of CPU of a command that writes a word on a terminal, in colour."""
        with Terminal(command, self.env, **SIZE) as terminal:
            ended = terminal.end()
            assert ended.code == 0
            assert word in terminal.text
            assert b"\x1b[" in terminal.output
        return 1000 * ended.cpu

    def show(self, locator: str) -> tuple[str, ...]:
        """The look-up of a locator."""
        return (*self.explorer, "show", locator)

    def forget(self) -> None:
        """Remove the index, and whatever else the program keeps in its home."""
        shutil.rmtree(self.home, ignore_errors=True)

    def projects(self) -> list[tuple[str, str]]:
        """Id and name of every project of an edition."""
        command = (*self.explorer, "list", "projects", "--format", "plain")
        listed = subprocess.check_output(command, env=self.env, text=True)
        return [tuple(line.split("\t")[:2]) for line in listed.splitlines()]

    def opened(self, command: Sequence[str], word: str) -> Terminal:
        """Start an app and wait until its first screen, with a word on it, rests."""
        terminal = Terminal(command, self.env, **SIZE)
        terminal.until(word)
        terminal.rest(QUIET)
        return terminal

    def start(self, command: Sequence[str], word: str) -> Start:
        """Start an app and end it when its first screen rests."""
        with self.opened(command, word) as terminal:
            size = len(terminal.output)
            ended = terminal.kill()
        return Start(size, 1000 * ended.cpu, ended.memory / 1e6)

    def keys_work(self) -> float:
        """Milliseconds of CPU until a key typed at the first output has had its effect."""
        with Terminal(self.explorer, self.env, **SIZE) as terminal:
            while not terminal.pump(0.05):
                pass
            terminal.press(DOWN)
            terminal.until(COUNTRY)
            return 1000 * terminal.kill().cpu

    def quit(self) -> tuple[float, list[str]]:
        """Milliseconds from the key that quits to the end, and what is left behind."""
        with self.opened(self.explorer, FIRST) as terminal:
            began = time.perf_counter()
            terminal.press(b"q")
            ended = terminal.end()
            assert ended.code == 0
            return 1000 * (ended.at - began), terminal.left_behind


def press(terminal: Terminal, key: bytes, word: str = "") -> Key:
    """Press a key and wait until the answer, with a word in it, rests."""
    seen, used, began = len(terminal.output), terminal.cpu(), time.perf_counter()
    terminal.press(key)
    if not terminal.pump(2.0):
        raise SystemExit(f"no answer to {key!r}")
    terminal.until(word, since=seen)
    terminal.rest(QUIET)
    return Key(
        1000 * (terminal.last - began), 1000 * (terminal.cpu() - used), len(terminal.output) - seen
    )


# -- the rows ----------------------------------------------------------------------------


def look_ups(bench: Bench, repeats: int) -> Iterator[Row]:
    """Measure look-ups beside a Python that does nothing: asked before, for the first time, anew.

    The index keeps answers, so asking the same again and again would measure only that.
    """
    bench.forget()
    asked, *others = bench.projects()
    bench.in_pipe(bench.show(asked[0]))
    bench.on_terminal(bench.show(asked[0]), asked[1])
    fresh = iter(others)
    ratios: dict[str, list[float]] = {}
    bare = []
    for _ in range(2 * repeats):
        bare.append(bench.in_pipe(bench.bare))
        (piped, piped_name), (shown, shown_name) = next(fresh), next(fresh)
        for name, cost in (
            ("look-up into a pipe, asked before", bench.in_pipe(bench.show(asked[0]), asked[1])),
            ("look-up into a pipe, first asked", bench.in_pipe(bench.show(piped), piped_name)),
            ("look-up in colour, asked before", bench.on_terminal(bench.show(asked[0]), asked[1])),
            ("look-up in colour, first asked", bench.on_terminal(bench.show(shown), shown_name)),
        ):
            ratios.setdefault(name, []).append(cost / bare[-1])
    for _ in range(repeats):
        bench.forget()
        bare.append(bench.in_pipe(bench.bare))
        cost = bench.in_pipe(bench.show(asked[0]), asked[1])
        ratios.setdefault("look-up into a pipe, no index", []).append(cost / bare[-1])
    note = f"python -c pass: {median(bare):.1f} ms"
    for name, found in ratios.items():
        most = next((most for part, most in LIMITS.items() if part in name), None)
        yield Row(name, median(found), most, "×", note)


def starts(bench: Bench, repeats: int) -> Iterator[Row]:
    """Measure starts beside the empty app, the index being there."""
    bench.projects()
    turns = [
        (bench.start(bench.empty, EMPTY), bench.start(bench.explorer, FIRST), bench.keys_work())
        for _ in range(repeats)
    ]
    empty = f"empty app: {median(turn[0].cpu for turn in turns):.0f} ms"
    at_rest = median(turn[1].cpu / turn[0].cpu for turn in turns)
    yield Row("start, first screen at rest", at_rest, 1.15, "×", empty)
    yield Row("start, keys work", median(turn[2] / turn[0].cpu for turn in turns), 1.0, "×", empty)
    empty = f"empty app: {median(turn[0].size for turn in turns) / 1000:.1f} kB"
    size = median(turn[1].size for turn in turns) / 1000
    yield Row("bytes of the first screen", size, 20, "kB", empty)
    empty = f"empty app: {median(turn[0].memory for turn in turns):.0f} MB"
    yield Row("memory, first screen", median(turn[1].memory for turn in turns), 50, "MB", empty)


def cursor(bench: Bench, repeats: int) -> Iterator[Row]:
    """Measure the cursor key, the page following, beside a stock tree."""
    with (
        bench.opened(bench.explorer, FIRST) as explorer,
        bench.opened(bench.empty, EMPTY) as empty,
    ):
        keys = (DOWN,) * 8 + (UP,) * 8
        for key in keys:
            press(explorer, key), press(empty, key)
        turns = [
            (press(empty, key), press(explorer, key)) for _ in range(repeats // 2) for key in keys
        ]
    stock = f"stock tree: {median(turn[0].cpu for turn in turns):.1f} ms"
    cost = median(turn[1].cpu for turn in turns) / median(turn[0].cpu for turn in turns)
    yield Row("cursor key, CPU", cost, 2, "×", stock)
    yield Row("cursor key, bytes", median(turn[1].size for turn in turns) / 1000, 3, "kB")
    latency = quantiles((turn[1].latency for turn in turns), n=20)[-1]
    yield Row("cursor key, latency p95", latency, 50, "ms")


def compare(bench: Bench, repeats: int) -> Iterator[Row]:
    """Measure the first opening of Compare, then a page of it."""
    opened, pages = [], []
    for _ in range(repeats):
        with bench.opened(bench.explorer, FIRST) as terminal:
            opened.append(press(terminal, b"2", COMPARED))
            for key in (PAGE_DOWN, HOME) * 2:
                paged = press(terminal, key)
                if key == PAGE_DOWN:
                    pages.append(paged)
    yield Row(
        "first opening of Compare",
        median(key.latency for key in opened),
        150,
        "ms",
        f"CPU: {median(key.cpu for key in opened):.0f} ms",
    )
    yield Row("page down, CPU", median(key.cpu for key in pages), 30, "ms")
    yield Row("page down, bytes", median(key.size for key in pages) / 1000, 10, "kB")


def idle(bench: Bench, _: int) -> Iterator[Row]:
    """Measure what doing nothing costs."""
    with bench.opened(bench.explorer, FIRST) as terminal:
        terminal.rest(1.0)
        seen, used, began = len(terminal.output), terminal.cpu(), time.perf_counter()
        while time.perf_counter() < began + IDLE:
            terminal.pump(began + IDLE - time.perf_counter())
        took = time.perf_counter() - began
        yield Row("idle, bytes", len(terminal.output) - seen, 0, "B")
        yield Row("idle, CPU per second", 1000 * (terminal.cpu() - used) / took, 2, "ms")


def ends(bench: Bench, repeats: int) -> Iterator[Row]:
    """Measure the way out."""
    took, left = zip(*(bench.quit() for _ in range(repeats)), strict=True)
    yield Row("quit", median(took), 250, "ms")
    yield Row("quit, things left behind", len(left[0]), 0, "", ", ".join(left[0]))


# -- the table ---------------------------------------------------------------------------


def installed(folder: Path) -> Path:
    """Install the wheel of this checkout in a new environment and return its Python."""
    python = folder / "venv" / "bin" / "python"
    run = subprocess.check_call
    run([sys.executable, "-m", "venv", folder / "venv"])
    run([python, "-m", "pip", "wheel", "-qq", "--no-deps", "-w", folder, TESTS.parent])
    [wheel] = folder.glob("*.whl")
    run([python, "-m", "pip", "install", "-qq", wheel])
    return python


def compile_all(python: Path) -> None:
    """Compile what is installed; a few test files of libraries are not meant to compile."""
    found = subprocess.check_output(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    )
    subprocess.call([python, "-m", "compileall", "-q", found.strip()], stdout=subprocess.DEVNULL)


def met(row: Row) -> bool:
    """Whether a promise is kept; what is promised nothing keeps it."""
    return row.most is None or row.value <= row.most


def line(row: Row) -> str:
    """Write a row of the table."""
    promise = "none" if row.most is None else f"≤ {row.most:g} {row.unit}"
    verdict = "-" if row.most is None else "yes" if met(row) else "no"
    measured = f"{row.value:.2f} {row.unit:2}"
    return f"{row.what:34} {measured:>11} {promise:>10}  {verdict:4} {row.note}".rstrip()


def main() -> None:
    """Measure all rows and print them as they come."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", type=Path, help="of an environment that has the wheel")
    parser.add_argument("--repeats", type=int, default=7, help="of a start; 7 by default")
    options = parser.parse_args()
    missed = 0
    print(f"{'what':34} {'measured':>11} {'promise':>10}  met")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = options.python or installed(folder)
        compile_all(python)
        bench = Bench(python, folder / "home")
        for group in (look_ups, starts, cursor, compare, idle, ends):
            for row in group(bench, options.repeats):
                missed += not met(row)
                print(line(row), flush=True)
    busy = f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    print(f"load at the end: {busy}; on a busy machine trust the ratios, not the latencies")
    print("not measured here: data 100 times as large")
    print(f"{missed} not met" if missed else "all met")


if __name__ == "__main__":
    main()
