"""The command that writes files for other tools."""

import sys
from argparse import Namespace
from pathlib import Path

from ascn_tui.commands.doors import asked
from ascn_tui.commands.saying import FOUND, NO_DATA, PROBLEMS, USAGE, find_page, load_network, say


def export(options: Namespace) -> int:
    """Write the network, or what a locator shows, in the format asked for."""
    from ascn_tui.exports.formats import Wanted, export, format_of
    from ascn_tui.exports.writing import RefusedError
    from ascn_tui.model.location import LocatorError

    network = load_network(options)
    if network is None:
        return NO_DATA
    target: Path = options.target
    try:
        wanted = Wanted(network)
        if options.locator:
            page = find_page(network, asked("export", options), options.edition)
            if isinstance(page, int):
                return page
            wanted = Wanted(network, page)
        export(target, options.to or format_of(target), wanted, force=options.force)
    except (RefusedError, LocatorError) as error:
        return say(str(error), USAGE)
    except OSError as error:
        return say(f"cannot write {target}: {error.strerror}", PROBLEMS)
    sys.stdout.write(f"{target}\n")
    return FOUND
