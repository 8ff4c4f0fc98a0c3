"""What is written can be read: in every theme, with few colours, with none, and in ASCII."""

import itertools

import pytest
from reader import reading
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.terminal_theme import TerminalTheme
from textual.color import Color

from ascn_tui import notation
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.tui.themes import NAMES, ON_GROUND, PAIRS, THEMES

ENOUGH = 4.5
"""The contrast that the accessibility guidelines (WCAG 2, level AA) ask of text."""

XTERM = TerminalTheme(
    (0, 0, 0),
    (229, 229, 229),
    [(0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
     (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)],
    [(127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
     (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)],
)  # fmt: skip
"""The sixteen colours of xterm. Every terminal may have others, and its reader may have changed
them: that the theme of the terminal is readable can only be known of a palette that is known."""

DRAWN = {chr(code) for code in range(0x2500, 0x25A0)}
"""Lines and blocks: rules, borders, bars and the scrollbar say nothing that is to be read."""


def luminance(colour: RichColor, *, foreground: bool) -> float:
    parts = [part / 255 for part in colour.get_truecolor(XTERM, foreground=foreground)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(text: RichColor, ground: RichColor) -> float:
    one, two = luminance(text, foreground=True), luminance(ground, foreground=False)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)


def colour(theme, name: str) -> RichColor:
    written = theme.variables.get(name) or getattr(theme, name)
    return Color.parse(written).rich_color


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_role_of_text_can_be_read_on_every_ground(theme):
    grounds = ("background", "surface", "panel")
    pairs = [*itertools.product(("foreground", *ON_GROUND), grounds), *PAIRS]
    for text, ground in pairs:
        assert contrast(colour(theme, text), colour(theme, ground)) >= ENOUGH, (text, ground)
        if not theme.ansi:
            few = [colour(theme, name).downgrade(ColorSystem.EIGHT_BIT) for name in (text, ground)]
            assert contrast(*few) >= ENOUGH, (text, ground, "in 256 colours")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_each_meaning_has_a_colour_of_its_own(theme):
    for meanings in (
        ("link", "status-planned", "status-active", "status-done", "status-open"),
        ("link", "bar-left", "bar-right"),
        ("link", "verdict-same", "verdict-differs", "verdict-paper"),
    ):
        assert len({theme.variables[meaning] for meaning in meanings}) == len(meanings)


def test_statuses_and_verdicts_differ_in_more_than_colour(network):
    for ascii_only in (False, True):
        marks = [notation.mark(status, ascii_only=ascii_only) for status in network.status.values()]
        assert len(set(marks)) == len(marks) >= 4
    # The paper and a report that print another figure have one mark and one colour.
    verdicts = [marks for verdict, marks in notation.VERDICTS.items() if verdict != "printed"]
    for at in (0, 1):
        assert len({marks[at] for marks in verdicts}) == len(verdicts)


def unreadable(reader) -> list[tuple[str, float]]:
    """What stands on the screen, or in the dialog over it, with too little contrast."""
    screen = reader.app.screen
    inner = screen.region if screen is reader.main else screen.children[0].region
    strips = screen._compositor.render_strips(reader.app.size)[inner.y : inner.bottom]
    faint = []
    for segment in (segment for strip in strips for segment in strip.crop(inner.x, inner.right)):
        text, style = segment.text.strip(), segment.style
        if not text or set(text) <= DRAWN:
            continue
        assert style.color, segment
        assert style.bgcolor, segment
        assert not style.dim, segment
        pair = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
        if (found := contrast(*pair)) < ENOUGH:
            faint.append((text, round(found, 1)))
    return faint


@pytest.mark.parametrize("theme", NAMES.values())
async def test_what_stands_on_the_screens_can_be_read(network, theme):
    walk = ["1", "down", "right", "enter", "z", "z", "escape", "c", "Y", "2", "down", "d", "3",
            "enter", "s", "escape", "question_mark", "escape", "ctrl+p", "j", "a"]  # fmt: skip
    async with reading(network, size=(110, 34), theme=theme) as reader:
        for key in walk:
            await reader.press(key)
            assert unreadable(reader) == [], key
        for place in ("c049", "trends", "sources", "figures", "glossary"):
            await reader.press("escape")
            reader.app.go(resolve(network, place))
            await reader.settle()
            assert unreadable(reader) == [], place
