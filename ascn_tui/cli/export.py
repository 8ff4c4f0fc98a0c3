"""The command that writes files for other tools."""

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ascn_tui.cli.errors import FOUND, NO_DATA, PROBLEMS, USAGE, fail, find_page, load_network
from ascn_tui.cli.lookup import requested_locator

if TYPE_CHECKING:
    from ascn_tui.export.formats import ExportRequest
    from ascn_tui.model.network import Network


def export(options: Namespace) -> int:
    """Write the network, or what a locator shows, in the format asked for."""
    from ascn_tui.export.destination import WriteRefusedError
    from ascn_tui.export.formats import STREAM, export, format_of, text_of
    from ascn_tui.model.location import LocatorError
    from ascn_tui.pages.options import OptionError

    network = load_network(options)
    if network is None:
        return NO_DATA
    target: Path = options.target
    known = target.parent.exists()
    try:
        form = options.to or format_of(target)
        wanted = _wanted(network, form, options)
        if isinstance(wanted, int):
            return wanted
        if target == STREAM:
            return _write(text_of(form, wanted).encode())
        export(target, form, wanted, force=options.force)
    except (WriteRefusedError, LocatorError, OptionError) as error:
        return fail(str(error), USAGE)
    except OSError as error:
        return fail(f"cannot write {target}: {error.strerror}", PROBLEMS)
    # An absolute path reveals a mistyped folder, which was created.
    return _write(os.fsencode(target if known else target.absolute()) + b"\n")


def _wanted(network: "Network", form: str, options: Namespace) -> "ExportRequest | int":
    from ascn_tui.export.formats import ExportRequest

    if options.locator:
        page = find_page(network, requested_locator("export", options), options.edition)
        return page if isinstance(page, int) else ExportRequest(network, page)
    if options.edition and form != "markdown":
        why = "holds all editions: leave out --edition, or name a page"
        return fail(f"{form} of the network {why}", USAGE)
    return ExportRequest(network, edition=options.edition)


def _write(data: bytes) -> int:
    sys.stdout.buffer.write(data)
    return FOUND
