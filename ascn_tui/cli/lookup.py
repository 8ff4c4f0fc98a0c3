"""Look-up commands: print a page, a list or search results, and remember the answer."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ascn_tui.cli import terminal
from ascn_tui.cli.errors import (
    FOUND,
    NO_DATA,
    NOT_FOUND,
    USAGE,
    data_folder,
    fail,
    find_page,
    load_network,
)
from ascn_tui.model.location import Location, is_option

if TYPE_CHECKING:
    from ascn_tui.model.network import Network
    from ascn_tui.pages.search import SearchResults


def look_up(command: str, arguments: list[str], options: Namespace) -> int:
    """Print the answer to a look-up and store it; returns the exit code."""
    network = load_network(options)
    if network is None:
        return NO_DATA
    body = answer_of(command, network, options)
    if isinstance(body, int):
        return body
    _write(body, pager=not options.no_pager)
    from ascn_tui.storage.cache.index import remember
    from ascn_tui.storage.cache.memo import question

    remember(data_folder(options), question(arguments), body)
    return FOUND


def answer_of(command: str, network: "Network", options: Namespace) -> str | int:
    """Return the output of a look-up, or the exit code after reporting an error."""
    return _ANSWERS.get(command, _page)(command, network, options)


def _write(body: str, *, pager: bool) -> None:
    if pager and sys.stdout.isatty():
        from ascn_tui.cli.output import show_in_pager

        if show_in_pager(body):
            return
    sys.stdout.buffer.write(body.encode(sys.stdout.encoding or "utf-8", "replace"))
    sys.stdout.buffer.flush()


def _page(command: str, network: "Network", options: Namespace) -> str | int:
    from ascn_tui.cli.output import page_text
    from ascn_tui.model.location import LocatorError

    try:
        locator = requested_locator(command, options)
    except LocatorError as error:
        return fail(str(error), USAGE)
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
    from ascn_tui.pages.elements import elsewhere_text
    from ascn_tui.pages.lists.records import KINDS, in_other_editions, kept, records
    from ascn_tui.pages.options import OptionError, chosen, narrow

    text = filter_of(options)
    try:
        kind = chosen(KINDS, "list", options.kind)
        wanted = {name: getattr(options, name) for name in FILTERS}
        narrowed = narrow(network, {**wanted, "edition": options.edition})
        found = kept(network, records(network, kind, narrowed), text, narrowed)
    except OptionError as error:
        return fail(str(error), USAGE)
    if not found:
        from ascn_tui.pages.lists.table import nothing_fits

        sys.stdout.write(empty_list(kind, narrowed["edition"], options))
        return fail(nothing_fits(network, kind, narrowed, text), NOT_FOUND)
    body = list_text((kind, narrowed, text), found, network, options)
    if (options.format or default_format()) == "text":
        return body  # it names the other editions itself
    held = in_other_editions(network, kind, narrowed, text)
    if not held:
        return body
    # The note on standard error has to be written each time, so this answer is not stored.
    _write(body, pager=False)
    return fail(elsewhere_text(len(found), narrowed["edition"], held), FOUND)


FILTERS = ("country", "city", "focus", "status")
"""The facets that are options of the command line; their names are those in locators."""

_SCREENS = {"compare": "compare", "claims": "evidence", "levels": "governance", "trend": "trends"}
"""The screen that each of these commands prints."""

_OPTIONS = (*FILTERS, "level", "verdict", "section", "by", "group", "differ", "left", "right")


def requested_locator(command: str, options: Namespace) -> str:
    """Return the locator that a command and its options make; raises LocatorError."""
    if command in _SCREENS:
        here = _of_words(_SCREENS[command], options.subject)
    else:
        here = Location.parse(" ".join(options.locator) or "explore")
    narrow = {name: getattr(options, name, None) for name in _OPTIONS}
    narrow["filter"] = filter_of(options)
    return str(here.with_options(**{name: value for name, value in narrow.items() if value}))


def _of_words(screen: str, words: list[str]) -> Location:
    """Return the location of a screen from the words of a subject and the options after them."""
    end = next((at for at, word in enumerate(words) if is_option(word)), len(words))
    here = Location.parse(" ".join((screen, *words[end:])))
    return here.at(*filter(str.strip, words[:end]))


def locators(words: Iterable[str]) -> list[str]:
    """Group words into locators: an option belongs to the locator before it."""
    found: list[str] = []
    for word in words:
        if found and is_option(word):
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def filter_of(options: Namespace) -> str:
    """Return the filter text of the options; `--since` becomes a facet of it."""
    since = getattr(options, "since", None)
    terms = (getattr(options, "filter", None), f'since:"{since}"' if since else "")
    return " ".join(filter(None, terms))


def _find(_: str, network: "Network", options: Namespace) -> str | int:
    from ascn_tui.model.names.search import name_index
    from ascn_tui.pages.options import OptionError, narrow
    from ascn_tui.pages.search import in_edition, search
    from ascn_tui.storage.cache.fulltext import Mentions

    text = " ".join(options.words)
    if not text.strip():
        return fail("find needs letters of a name, or words: ascn-tui find smart mobility", USAGE)
    try:
        edition = narrow(network, {"edition": options.edition})["edition"]
    except OptionError as error:
        return fail(str(error), USAGE)
    # Only text output shortens a passage to a snippet.
    form = options.format or terminal.default_format()
    everything = search(network, text, Mentions(data_folder(options), whole=form != "text"))
    if not any(everything):
        near = name_index(network).nearest(text)
        named = "; ".join(f"{hit.shown} ({hit.place})" for hit in near)
        said = f"no match for '{text}'" + (f"; did you mean: {named}" if named else "")
        return fail(said, NOT_FOUND)
    asked = edition if options.edition else ""
    return _format_results(in_edition(network, everything, asked), form, network, options)


def _format_results(
    everything: "SearchResults", form: str, network: "Network", options: Namespace
) -> str:
    from ascn_tui.cli import output
    from ascn_tui.render import search as painter

    match form:
        case "json":
            from ascn_tui.render.json import indented

            return indented(painter.json_found(everything))
        case "yaml":
            return output.yaml_text(painter.json_found(everything))
        case "csv":
            from ascn_tui.render.csv import csv_text

            return csv_text(painter.found_records(everything))
        case "markdown":
            from ascn_tui.render.markdown import markdown_list

            return markdown_list(painter.found_records(everything))
        case "plain":
            return painter.plain_found(everything)
        case _:
            look = terminal.look(options, network.marks)
            return output.rendered(painter.found_lines(everything, look), network)


_ANSWERS = {"list": _list, "cite": _cite, "find": _find}
"""The commands that do not print the page of a locator."""
