"""Look-ups: print a page or a list, and keep the answer for the next time."""

import argparse
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

from ascn_tui.commands.saying import (
    FOUND,
    NO_DATA,
    USAGE,
    data_folder,
    find_page,
    load_network,
    say,
)

if TYPE_CHECKING:
    from ascn_tui.model.network import Network
    from ascn_tui.painters.lines import Look


def look_up(command: str, arguments: list[str], options: argparse.Namespace) -> int:
    """Work an answer out, write it, and keep it for the next time."""
    out = io.StringIO()
    code = (_show if command == "show" else _list)(options, out)
    body = out.getvalue()
    sys.stdout.buffer.write(body.encode(sys.stdout.encoding or "utf-8", "replace"))
    sys.stdout.buffer.flush()
    if code == FOUND:
        from ascn_tui.store.index import remember
        from ascn_tui.store.lookup import question

        remember(data_folder(options), question(arguments), body)
    return code


def _show(options: argparse.Namespace, out: TextIO) -> int:
    network = load_network(options)
    if network is None:
        return NO_DATA
    page = find_page(network, " ".join(options.locator) or "explore", options.edition)
    if isinstance(page, int):
        return page
    form = _format(options)
    if form == "json":
        from ascn_tui.painters.json import json

        out.write(json(page))
    elif form == "plain":
        from ascn_tui.painters.plain import plain

        out.write(plain(page, network))
    else:
        from ascn_tui.painters.layout import lay_out
        from ascn_tui.painters.rich import paint

        paint(lay_out(page, _look(options, network)), out, colour=sys.stdout.isatty())
    return FOUND


def _list(options: argparse.Namespace, out: TextIO) -> int:
    network = load_network(options)
    if network is None:
        return NO_DATA
    from ascn_tui.pages.address import OptionError, narrow
    from ascn_tui.pages.lists import KINDS, records

    if options.kind not in KINDS:
        return say(f"no list '{options.kind}'; there are {', '.join(KINDS)}", USAGE)
    try:
        asked = {name: getattr(options, name) for name in ("country", "city", "focus", "status")}
        chosen = narrow(network, {**asked, "edition": options.edition})
        found = records(network, options.kind, chosen)
    except OptionError as error:
        return say(str(error), USAGE)
    from ascn_tui.painters import lists

    form = _format(options)
    if form == "json":
        from ascn_tui.painters.json import indented

        out.write(indented(lists.json_list(options.kind, chosen["edition"], found)))
    elif form == "plain":
        out.write(lists.plain_list(found))
    else:
        from ascn_tui.painters.rich import paint
        from ascn_tui.painters.tables import table_lines

        paint(table_lines(found, _look(options, network)), out, colour=sys.stdout.isatty())
    return FOUND


def _format(options: argparse.Namespace) -> str:
    if options.format:
        return str(options.format)
    return "text" if sys.stdout.isatty() and os.environ.get("TERM") != "dumb" else "plain"


def ascii_only(options: argparse.Namespace) -> bool:
    """Tell whether only ASCII can be shown: by the option, or by the locale."""
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    locale = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return options.ascii or ("utf" not in locale.lower() and os.name != "nt")


def _look(options: argparse.Namespace, network: "Network") -> "Look":
    import shutil

    from ascn_tui.painters.lines import Look

    width = options.width or shutil.get_terminal_size((80, 24)).columns
    return Look(width, network.marks, ascii_only=ascii_only(options))
