"""Look-ups: print a page or a list, and keep the answer for the next time."""

import gc
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from ascn_tui.cli.doors import FILTERS, asked, filter_of, locators
from ascn_tui.cli.errors import (
    FOUND,
    NO_DATA,
    NOT_FOUND,
    USAGE,
    data_folder,
    find_page,
    load_network,
    say,
)

if TYPE_CHECKING:
    from ascn_tui.model.network import Network


def look_up(command: str, arguments: list[str], options: Namespace) -> int:
    """Work an answer out, write it, and keep it for the next time."""
    # Nothing of so short a life is worth collecting, neither now nor at its end.
    gc.disable()
    network = load_network(options)
    if network is None:
        return NO_DATA
    body = answer_of(command, network, options)
    if isinstance(body, int):
        return body
    _write(body, pager=not options.no_pager)
    from ascn_tui.storage.cache.index import remember
    from ascn_tui.storage.cache.memo import question

    edition = options.edition or network.taxonomy.newest
    if remember(data_folder(options), question(arguments), body, edition):
        from ascn_tui.cli.foretelling import foretell

        foretell(network, data_folder(options), edition)
    gc.freeze()
    return FOUND


def answer_of(command: str, network: "Network", options: Namespace) -> str | int:
    """Return what a look-up prints, or the exit code once the reason has been said."""
    return _ANSWERS.get(command, _page)(command, network, options)


def _write(body: str, *, pager: bool) -> None:
    if pager and sys.stdout.isatty():
        from ascn_tui.cli.paging import paged

        if paged(body):
            return
    sys.stdout.buffer.write(body.encode(sys.stdout.encoding or "utf-8", "replace"))
    sys.stdout.buffer.flush()


def _page(command: str, network: "Network", options: Namespace) -> str | int:
    from ascn_tui.cli.output import page_text
    from ascn_tui.model.location import LocatorError

    try:
        locator = asked(command, options)
    except LocatorError as error:
        return say(str(error), USAGE)
    page = find_page(network, locator, options.edition)
    return page if isinstance(page, int) else page_text(page, network, options)


def _cite(_: str, network: "Network", options: Namespace) -> str | int:
    from ascn_tui.cli.output import page_text
    from ascn_tui.pages.sources.bibliography import bibliography

    pages = []
    for key in locators(options.keys):
        page = find_page(network, key, options.edition)
        if isinstance(page, int):
            return page
        pages.append(page)
    return page_text(bibliography(network, pages), network, options)


def _list(_: str, network: "Network", options: Namespace) -> str | int:
    from ascn_tui.cli.output import empty_list, list_text
    from ascn_tui.cli.terminal import default_format
    from ascn_tui.pages.editions import told
    from ascn_tui.pages.lists.records import KINDS, in_other_editions, kept, records
    from ascn_tui.pages.options import OptionError, chosen, narrow

    text = filter_of(options)
    try:
        kind = chosen(KINDS, "list", options.kind)
        wanted = {name: getattr(options, name) for name in FILTERS}
        narrowed = narrow(network, {**wanted, "edition": options.edition})
        found = kept(network, records(network, kind, narrowed), text, narrowed)
    except OptionError as error:
        return say(str(error), USAGE)
    if not found:
        from ascn_tui.pages.lists.loosening import nothing_fits

        sys.stdout.write(empty_list(kind, narrowed["edition"], options))
        return say(nothing_fits(network, kind, narrowed, text), NOT_FOUND)
    body = list_text((kind, narrowed, text), found, network, options)
    if (options.format or default_format()) == "text":
        return body  # what other editions hold stands in it
    held = in_other_editions(network, kind, narrowed, text)
    if not held:
        return body
    # Said beside the list, and so each time: the answer is not kept.
    _write(body, pager=False)
    return say(told(len(found), narrowed["edition"], held), FOUND)


def _find(command: str, network: "Network", options: Namespace) -> str | int:
    from ascn_tui.cli.finding import find

    return find(command, network, options)


_ANSWERS = {"list": _list, "cite": _cite, "find": _find}
"""What is answered by no page of its own."""
