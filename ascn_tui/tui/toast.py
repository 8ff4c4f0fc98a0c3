"""Messages that are shown for a moment over the screen."""

from pathlib import Path

from textual.screen import Screen

from ascn_tui.paths import short_path
from ascn_tui.render.lines import cells, clip_path, with_short_paths
from ascn_tui.tui.widgets.row_list import RowList

WIDEST, FRAME, SCROLLBAR = 90, 4, 2
"""Percent of the screen that a message takes at most; cells of its frame, and beside it."""


def show_toast(screen: Screen[None], text: str, path: Path | None = None) -> None:
    """Show a text for three seconds in place of the one before.

    A `path` follows the text, on a line of its own where both do not fit on one.
    """
    app = screen.app
    room = (app.size.width - SCROLLBAR) * WIDEST // 100 - FRAME
    if path:
        shown = clip_path(short_path(path), room)
        text = f"{text} {shown}" if cells(f"{text} {shown}") <= room else f"{text}\n{shown}"
    else:
        text = with_short_paths(text, room)
    app.clear_notifications()
    app.screen.set_class(_cursor_is_low(app.screen), "-low")
    screen.notify(text, markup=False, timeout=3)


def _cursor_is_low(screen: Screen[object]) -> bool:
    """Tell whether a toast in its usual place would cover the row under the cursor."""
    pane = screen.focused
    if not isinstance(pane, RowList):
        return False
    return pane.region.y + pane.cursor - pane.top >= screen.app.size.height // 2
