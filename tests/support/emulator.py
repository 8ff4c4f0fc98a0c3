"""A terminal that remembers: what stands on it after everything that was written to it."""

import re
import time

from rich.cells import cell_len
from terminal import Terminal

_TOKEN = re.compile(
    r"\x1b\[(?P<parameters>[0-?]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[\]P_^X].*?(?:\x07|\x1b\\)"  # titles and other strings
    r"|\x1b[()*+][A-Za-z0-9]|\x1b[=>78cDEHM]"
    r"|(?P<text>[^\x1b])",
    re.DOTALL,
)


class Emulator:
    """A grid of cells with their colours, and a cursor; it knows what Textual writes."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.x = self.y = 0
        self.pen = ""
        self.cells = [[(" ", "")] * columns for _ in range(rows)]

    def feed(self, data: str) -> None:
        for found in _TOKEN.finditer(data):
            if found["final"]:
                self._control(found["parameters"], found["final"])
            elif found["text"]:
                self._text(found["text"])

    @property
    def lines(self) -> list[str]:
        return ["".join(char for char, _ in row) for row in self.cells]

    def _text(self, char: str) -> None:
        if char == "\r":
            self.x = 0
        elif char == "\n":
            self.y = min(self.y + 1, self.rows - 1)
        elif char >= " ":
            width = cell_len(char)
            if width and self.x + width <= self.columns:
                self.cells[self.y][self.x : self.x + width] = [
                    (char, self.pen), *[("", self.pen)] * (width - 1),
                ]  # fmt: skip
                self.x += width

    def _control(self, parameters: str, final: str) -> None:
        if parameters.startswith(("?", ">", "<", "=")):
            if parameters == "?1049":
                self._erase(0, 0, self.rows)
            return
        numbers = [int(part) if part else 0 for part in parameters.split(";")]
        if final in "HfABCDGd":
            self._move(final, [number or 1 for number in numbers])
        elif final == "X":
            end = min(self.x + (numbers[0] or 1), self.columns)
            self.cells[self.y][self.x : end] = [(" ", self.pen)] * (end - self.x)
        elif final == "J":
            self._erase(0 if numbers[0] else self.x, 0 if numbers[0] else self.y, self.rows)
        elif final == "K":
            self._erase(self.x, self.y, self.y + 1)
        elif final == "m":
            self.pen = parameters

    def _move(self, final: str, numbers: list[int]) -> None:
        first = numbers[0]
        x, y = {
            "A": (self.x, self.y - first),
            "B": (self.x, self.y + first),
            "C": (self.x + first, self.y),
            "D": (self.x - first, self.y),
            "G": (first - 1, self.y),
            "d": (self.x, first - 1),
        }.get(final, (numbers[1] - 1 if len(numbers) > 1 else 0, first - 1))
        self.x = max(0, min(x, self.columns - 1))
        self.y = max(0, min(y, self.rows - 1))

    def _erase(self, x: int, y: int, end: int) -> None:
        for row in range(y, end):
            start = x if row == y else 0
            self.cells[row][start:] = [(" ", self.pen)] * (self.columns - start)


def standing(terminal: Terminal) -> list[str]:
    """The lines that stand on a terminal after everything that was written to it."""
    rows, columns = terminal.size
    screen = Emulator(columns, rows)
    screen.feed(bytes(terminal.output).decode("utf-8", "ignore"))
    return [line.rstrip() for line in screen.lines]


def until_stands(terminal: Terminal, text: str, seconds: float = 20.0) -> None:
    """Wait until a text stands on a line of the screen; raises TimeoutError.

    Texts in several colours are not written in one go.
    """
    end = time.perf_counter() + seconds
    while not any(text in line for line in standing(terminal)):
        if time.perf_counter() > end:
            raise TimeoutError(f"no '{text}' in: {standing(terminal)}")
        terminal.pump(0.05)
