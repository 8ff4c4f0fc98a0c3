"""What is left out of the bytes to the terminal: the picture stays the same, cell for cell."""

from functools import lru_cache

from emulator import Emulator
from hypothesis import given
from hypothesis import strategies as st
from rich.ansi import AnsiDecoder
from rich.style import Style

from ascn_tui.tui.terminal.output import OutputOptimizer

COLUMNS, ROWS = 20, 3
STYLES = ("1", "38;2;1;2;3", "48;2;9;9;9", "1;4;38;2;1;2;3;48;2;9;9;9", "2;31;44", "7")
RESET = "\x1b[0m"

Look = tuple[str | bool, ...]
"""Ink and ground, then underlined, reversed, bold, dim."""

runs = st.tuples(st.sampled_from(STYLES), st.text("ab █", min_size=1, max_size=18))


@st.composite
def writings(draw: st.DrawFn) -> str:
    """Text put somewhere on a row, each run of it with its whole style, as Textual does."""
    row, column = draw(st.integers(1, ROWS)), draw(st.integers(1, COLUMNS))
    parts, left = [], COLUMNS - column + 1
    for style, text in draw(st.lists(runs, min_size=1, max_size=4)):
        parts.append(f"\x1b[{style}m{text[:left]}{RESET}" if text[:left] else "")
        left -= len(text[:left])
    return f"\x1b[{row};{column}H{''.join(parts)}"


class Painted(Emulator):
    """A terminal whose colours last until others are said."""

    def _control(self, parameters: str, final: str) -> None:
        before = self.pen
        super()._control(parameters, final)
        if final == "m":
            self.pen = "" if parameters in ("", "0") else f"{before};{parameters}".strip(";")

    @property
    def looks(self) -> list[list[tuple[str, Look]]]:
        """What a reader sees in each cell: the ink of a blank is not seen."""
        return [[(char, _look(pen, blank=char == " ")) for char, pen in row] for row in self.cells]


@lru_cache(maxsize=4096)
def _look(pen: str, *, blank: bool) -> Look:
    (line,) = AnsiDecoder().decode(f"\x1b[{pen}mX" if pen else "X")
    style = line.spans[0].style if line.spans else Style()
    assert isinstance(style, Style)
    ink, ground = (colour.name if colour else "default" for colour in (style.color, style.bgcolor))
    switches = tuple(map(bool, (style.underline, style.reverse, style.bold, style.dim)))
    return ("", ground) if blank and not any(switches[:2]) else (ink, ground, *switches)


batches = st.lists(st.lists(writings(), max_size=4).map("".join), max_size=8)


@given(batches, st.sampled_from(["xterm-256color", "linux"]))
def test_what_is_left_out_is_not_missed(written: list[str], terminal: str) -> None:
    thrift, whole, spared = (
        OutputOptimizer(terminal),
        Painted(COLUMNS, ROWS),
        Painted(COLUMNS, ROWS),
    )
    for data in written:
        whole.feed(data)
        spared.feed(thrift.optimise(data))
        assert spared.looks == whole.looks


def test_only_the_part_of_a_row_that_changed_is_written() -> None:
    thrift = OutputOptimizer("linux")
    red, blue = f"\x1b[31mred{RESET}", f"\x1b[34mblue{RESET}"
    thrift.optimise(f"\x1b[2;1H{red}{blue}{red}")
    assert thrift.optimise(f"\x1b[2;4H{blue}") == ""
    assert (
        thrift.optimise(f"\x1b[2;1H{red}\x1b[31mblue{RESET}{red}") == "\x1b[31m\x1b[2;4Hblue\x1b[m"
    )


def test_after_forgetting_everything_is_written() -> None:
    thrift = OutputOptimizer("linux")
    once = thrift.optimise(f"\x1b[1;1H\x1b[31mred{RESET}")
    thrift.forget()
    assert thrift.optimise(f"\x1b[1;1H\x1b[31mred{RESET}") == once != ""
