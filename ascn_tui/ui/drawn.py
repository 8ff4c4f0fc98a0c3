"""What stands on the terminal, row by row: nothing is written to where it stands already."""

import re

from ascn_tui.painters.lines import cells

STYLE = re.compile(r"\x1b\[([\d;]*)m")
_RESET = "\x1b[0m"

Chunk = tuple[int, int, str]
"""From which column on, up to which, and the text there with its style."""


class Drawn:
    """Remembers for each row which chunks of text were last written to which columns.

    Textual sets and resets the style of every run of text, so a chunk looks the same wherever a
    writing begins; and it writes the same rows in other pieces whenever panes are laid out anew.
    """

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, tuple[int, str]]] = {}

    def forget(self) -> None:
        """Take nothing for drawn any more."""
        self._rows.clear()

    def fresh(self, row: int, column: int, runs: str) -> tuple[int, str] | None:
        """Note a writing to a row; return where and what of it changes the row, None if nothing."""
        chunks = _chunks(column, runs)
        known = self._rows.setdefault(row, {})
        differing = [n for n, (at, end, text) in enumerate(chunks) if known.get(at) != (end, text)]
        if not differing:
            return None
        changed = chunks[differing[0] : differing[-1] + 1]
        start, end = changed[0][0], changed[-1][1]
        for at in [at for at, (until, _) in known.items() if at < end and until > start]:
            del known[at]
        known.update({at: (until, text) for at, until, text in changed})
        return start, "".join(f"{text}{_RESET}" for *_, text in changed)


def _chunks(column: int, runs: str) -> list[Chunk]:
    """Part a writing where styles are reset."""
    found: list[Chunk] = []
    for text in runs.split(_RESET):
        if width := cells(STYLE.sub("", text)):
            found.append((column, column + width, text))
            column += width
    return found
