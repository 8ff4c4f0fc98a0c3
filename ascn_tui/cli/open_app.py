"""Open the explorer, where there is a terminal to open it on."""

import gc
import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from ascn_tui.cli.colours import NO_COLOURS, can_be_opened_on, theme_for
from ascn_tui.cli.configuring import configured, notes, with_edition, with_keys
from ascn_tui.cli.crash import tell_crash
from ascn_tui.cli.resuming import Leaving, start
from ascn_tui.cli.errors import FOUND, NO_DATA, USAGE, data_folder, load_network, say
from ascn_tui.paths import user_data, user_state
from ascn_tui.storage.cache.mentions import Mentions
from ascn_tui.storage.state import remembered

if TYPE_CHECKING:
    from ascn_tui.model.bookmarks import Shelf


def open_app(options: Namespace) -> int:
    """Run the app at the location asked for and return its exit code."""
    if not _is_terminal():
        return say(
            "the explorer needs a terminal; look things up with: ascn-tui show LOCATOR", USAGE
        )
    # Until the first screen stands nothing is worth collecting; then what is there stays.
    gc.disable()
    network = load_network(options)
    if network is None:
        return NO_DATA
    edition = options.edition
    asked = with_keys(with_edition(configured(options), options, network))
    begin = start(network, options, edition)
    if isinstance(begin, int):
        return begin
    from ascn_tui.tui.app import ExplorerApp
    from ascn_tui.tui.themes import NAMES

    chosen = theme_for(options.theme, os.environ)
    os.environ.pop("NO_COLOR", None)
    if chosen.colours == NO_COLOURS:
        os.environ["NO_COLOR"] = "1"  # Textual asks for no more than that it is there
    app = ExplorerApp(
        network,
        begin.location,
        theme=NAMES[chosen.theme],
        mentions=Mentions(data_folder(options)),
        ascii_only=options.ascii,
    )
    app.shelf = _shelf
    app.set_keymap(asked.keys)
    before = remembered(user_state())
    told = notes(asked) + ([begin.note] if begin.note else [])
    app.greet(told, welcome=not before.welcomed)
    app.move_border(before.border)
    if options.watch:
        from ascn_tui.storage.watching import changes

        app.watch_data(changes(data_folder(options)))
    app.call_when_ready(_collect_again)
    leaving = Leaving(app, before, data_folder(options))
    app.keep = leaving.keep
    app.run(mouse=not options.no_mouse)
    if app.fault is not None or app.return_code is None:
        return tell_crash(app.fault)
    if leaving.fault and options.resume and not begin.note:
        say(f"the last place could not be kept: {leaving.fault}", FOUND)
    if app.return_code != FOUND:
        _drop_unwritten()
    return app.return_code


def _shelf() -> "Shelf":
    # Only those who keep bookmarks pay for yaml.
    from ascn_tui.storage.bookmarks import NAME, BookmarkFile

    return BookmarkFile(user_data() / NAME)


def _drop_unwritten() -> None:
    """Keep Python from failing, on its way out, to write to a terminal that is gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def _is_terminal() -> bool:
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams) and (
        can_be_opened_on(os.environ.get("TERM", "")) or os.name == "nt"
    )
