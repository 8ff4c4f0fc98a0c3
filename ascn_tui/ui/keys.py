"""The keys that work wherever one is; panes and views add their own."""

from textual.binding import Binding, BindingType

KEYS: list[BindingType] = [
    Binding("1", "go('explore')", "screens", key_display="1-3",
            tooltip="Explore: the tree of the network", id="screen.explore"),
    Binding("2", "go('compare')", show=False, id="screen.compare",
            tooltip="Compare: two places side by side"),
    Binding("3", "go('governance')", show=False, id="screen.governance",
            tooltip="Governance: level, place, entry"),
    Binding("ctrl+p", "app.command_palette", "find", key_display="^p", priority=True,
            tooltip="Find any record by name", id="app.palette"),
    Binding("less_than_sign,comma", "edition(-1)", "edition", key_display="< >",
            tooltip="Edition before", id="edition.before"),
    Binding("greater_than_sign,full_stop", "edition(1)", show=False, key_display=">",
            tooltip="Edition after", id="edition.after"),
    Binding("left_square_bracket", "travel(-1)", "back", key_display="[",
            tooltip="Back to where you were", id="history.back"),
    Binding("right_square_bracket", "travel(1)", show=False, key_display="]",
            tooltip="Forward again", id="history.forward"),
    Binding("s", "cited", "sources", tooltip="Sources of what is shown", id="page.sources"),
    Binding("question_mark", "help", "help", key_display="?",
            tooltip="Keys of where you are", id="help.open"),
    Binding("q", "app.quit", "quit", tooltip="Leave the explorer", id="app.quit"),
    Binding("y", "cite", "cite", tooltip="Send a citation of the row to the clipboard",
            id="page.cite"),
    Binding("Y", "copy_locator", show=False, id="page.locator",
            tooltip="Send the locator of what is shown to the clipboard"),
    Binding("p", "paper", show=False, id="page.paper",
            tooltip="What the paper says about it"),
    Binding("c", "mark", show=False, tooltip="Mark a place or theme, then another: compare",
            id="compare.mark"),
    Binding("z", "zoom", show=False, tooltip="Give the pane the whole screen, or back",
            id="pane.zoom"),
]  # fmt: skip
"""An id is `place.verb`, and the config file names it."""
