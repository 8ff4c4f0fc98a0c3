"""Text for terminals that show ASCII alone: every sign and letter by a twin as wide as it is."""

import unicodedata

from rich.cells import cell_len

from ascn_tui.notation import ASCII_TWINS

_CORNERS = "┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛╔╗╚╝"
_TABLES = (
    ASCII_TWINS,
    str.maketrans("─━╌═▁▔▂▃▄▅▆▇█▀┃║▎▊▋▌▍▏▕▉", "---=_~______##||||||||||"),
    str.maketrans(_CORNERS, "+" * len(_CORNERS)),
    str.maketrans("↑↓←→▲▼◀▶▴▾◂▸●◐○≠⏎", "^v<>^v<>^v<>*o.x/"),
    str.maketrans("đĐıłŁøØ‘“”′″", 'dDilLoO\'""\'"'),
)


class AsciiTable(dict[int, str]):
    """A table for `str.translate` that finds the twin of any character when it is first seen."""

    def __missing__(self, code: int) -> str:
        """Return a character's ASCII twin: its bare letter, or as many «?» as it takes cells."""
        character = chr(code)
        if code < 128:  # noqa: PLR2004
            self[code] = character
            return character
        bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
        width = cell_len(character)
        self[code] = bare if len(bare) == width else "?" * width
        return self[code]


TWINS = AsciiTable({code: chr(twin) for table in _TABLES for code, twin in table.items()})
