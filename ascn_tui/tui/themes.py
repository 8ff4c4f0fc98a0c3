"""Colours by meaning: every theme names the same roles."""

from textual.theme import Theme

ON_GROUND = (
    "link", "quiet", "bar", "bar-left", "bar-right",
    "status-planned", "status-active", "status-done", "status-open",
    "verdict-same", "verdict-differs", "verdict-paper",
)  # fmt: skip
"""Roles of text on the background of the screen and of dialogs; each meaning has one colour."""

PAIRS = (("cursor-fg", "cursor-bg"), ("resting-fg", "resting-bg"))
"""Text and background of the row under the cursor, with the keyboard there and elsewhere."""

NAMES = {
    "dark": "ascn-dark",
    "light": "ascn-light",
    "contrast": "ascn-contrast",
    "terminal": "ascn-ansi",
}
"""What readers call the themes."""


def _for_widgets(ground: str, text: str, quiet: str, mark: str, on_mark: str) -> dict[str, str]:
    """Name the colours that Textual's own widgets use, which it would blend into fainter ones."""
    return {
        "text": text,
        "text-muted": quiet,
        "text-disabled": quiet,
        "foreground-muted": quiet,
        "foreground-disabled": quiet,
        "block-cursor-foreground": on_mark,
        "block-cursor-background": mark,
        "block-cursor-blurred-foreground": on_mark,
        "block-cursor-blurred-background": mark,
        "input-cursor-foreground": ground,
        "input-cursor-background": text,
        "input-cursor-text-style": "none",
        "input-selection-foreground": on_mark,
        "input-selection-background": mark,
        "screen-selection-foreground": on_mark,
        "screen-selection-background": mark,
    }


DARK = Theme(
    name="ascn-dark",
    primary="#7cc4ff",
    secondary="#e0a3ff",
    accent="#7cc4ff",
    warning="#ffc861",
    error="#ff8f80",
    success="#86d993",
    foreground="#e6e9ee",
    background="#14181f",
    surface="#14181f",
    panel="#1e2530",
    dark=True,
    variables={
        **_for_widgets("#14181f", "#e6e9ee", "#9aa6b5", "#7cc4ff", "#0c1118"),
        "link": "#7cc4ff",
        "quiet": "#9aa6b5",
        "rule": "#3a4656",
        "cursor-bg": "#7cc4ff",
        "cursor-fg": "#0c1118",
        "resting-bg": "#2a3646",
        "resting-fg": "#e6e9ee",
        "bar": "#8fa9c9",
        "bar-left": "#f0a868",
        "bar-right": "#c9a6ff",
        "status-planned": "#ffd75f",
        "status-active": "#5fd7cf",
        "status-done": "#86d993",
        "status-open": "#f5a3cf",
        "verdict-same": "#86d993",
        "verdict-differs": "#ffd75f",
        "verdict-paper": "#ff8f80",
    },
)
LIGHT = Theme(
    name="ascn-light",
    primary="#0b5cad",
    secondary="#8a2fb0",
    accent="#0b5cad",
    warning="#8a5a00",
    error="#b3261e",
    success="#1f6b34",
    foreground="#1a1f27",
    background="#fbfbf9",
    surface="#fbfbf9",
    panel="#eceef0",
    dark=False,
    variables={
        **_for_widgets("#fbfbf9", "#1a1f27", "#5a6472", "#0b5cad", "#ffffff"),
        "link": "#0b5cad",
        "quiet": "#5a6472",
        "rule": "#c3c9d0",
        "cursor-bg": "#0b5cad",
        "cursor-fg": "#ffffff",
        "resting-bg": "#d5e3f2",
        "resting-fg": "#1a1f27",
        "bar": "#526c8c",
        "bar-left": "#8f3f00",
        "bar-right": "#5a2bb5",
        "status-planned": "#7a5600",
        "status-active": "#00696b",
        "status-done": "#1f6b34",
        "status-open": "#a0256f",
        "verdict-same": "#1f6b34",
        "verdict-differs": "#7a5600",
        "verdict-paper": "#b3261e",
    },
)
CONTRAST = Theme(
    name="ascn-contrast",
    primary="#66d9ff",
    secondary="#ffb3ff",
    accent="#66d9ff",
    warning="#ffe14d",
    error="#ffa199",
    success="#8cff9e",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={
        **_for_widgets("#000000", "#ffffff", "#d9d9d9", "#ffe14d", "#000000"),
        "link": "#66d9ff",
        "quiet": "#d9d9d9",
        "rule": "#ffffff",
        "cursor-bg": "#ffe14d",
        "cursor-fg": "#000000",
        "resting-bg": "#ffffff",
        "resting-fg": "#000000",
        "bar": "#b3ccff",
        "bar-left": "#ffb870",
        "bar-right": "#d9c2ff",
        "status-planned": "#ffe14d",
        "status-active": "#5cf2e6",
        "status-done": "#8cff9e",
        "status-open": "#ffb3e1",
        "verdict-same": "#8cff9e",
        "verdict-differs": "#ffe14d",
        "verdict-paper": "#ffa199",
    },
)
TERMINAL = Theme(
    name="ascn-ansi",
    ansi=True,
    # On a background that the terminal alone knows no colour is certain to be readable. So this
    # is the palette's own black, on which blue, red and bright black are too dark for text.
    primary="ansi_cyan",
    secondary="ansi_bright_magenta",
    accent="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_bright_red",
    success="ansi_green",
    foreground="ansi_bright_white",
    background="ansi_black",
    surface="ansi_black",
    panel="ansi_black",
    dark=True,
    variables={
        **_for_widgets("ansi_black", "ansi_bright_white", "ansi_white", "ansi_cyan", "ansi_black"),
        "surface": "ansi_black",
        "panel": "ansi_black",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_bright_white",
        "link": "ansi_cyan",
        "quiet": "ansi_white",
        "rule": "ansi_bright_black",
        "cursor-bg": "ansi_cyan",
        "cursor-fg": "ansi_black",
        "resting-bg": "ansi_blue",
        "resting-fg": "ansi_bright_white",
        "bar": "ansi_white",
        "bar-left": "ansi_yellow",
        "bar-right": "ansi_bright_magenta",
        "status-planned": "ansi_yellow",
        "status-active": "ansi_bright_cyan",
        "status-done": "ansi_green",
        "status-open": "ansi_bright_magenta",
        "verdict-same": "ansi_green",
        "verdict-differs": "ansi_yellow",
        "verdict-paper": "ansi_bright_red",
    },
)
THEMES = (DARK, LIGHT, CONTRAST, TERMINAL)
