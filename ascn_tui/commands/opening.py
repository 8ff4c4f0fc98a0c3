"""Open the explorer, where there is a terminal to open it on."""

import gc
import os
import sys
from argparse import Namespace

from ascn_tui.commands.saying import (
    FOUND,
    NO_DATA,
    USAGE,
    data_folder,
    find_page,
    load_network,
    say,
)
from ascn_tui.commands.terminal import ascii_only


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
    page = find_page(network, options.locator, options.edition)
    if isinstance(page, int):
        return page
    from ascn_tui.ui.app import ExplorerApp

    app = ExplorerApp(
        network, page.location, theme=f"ascn-{options.theme}", ascii_only=ascii_only(options)
    )
    if options.watch:
        from ascn_tui.store.watching import changes

        app.watch_data(changes(data_folder(options)))
    app.call_when_ready(_collect_again)
    app.run()
    return app.return_code or FOUND


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def _is_terminal() -> bool:
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams) and (
        os.environ.get("TERM", "") not in ("", "dumb", "unknown") or os.name == "nt"
    )
