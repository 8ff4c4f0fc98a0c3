"""The last place: reopened at the start if asked for, kept on leaving."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ascn_tui.commands.saying import FOUND, NOT_FOUND, USAGE, data_folder, find_page, say
from ascn_tui.paths import user_state

if TYPE_CHECKING:
    from ascn_tui.model.location import Location
    from ascn_tui.model.network import Network


class Start(NamedTuple):
    """Where to open; `note` says why it is not what was asked for."""

    location: "Location"
    note: str = ""


def start(network: "Network", options: Namespace, edition: str) -> Start | int:
    """Return where to open, or the exit code once the reason has been said.

    `edition` is the one named on the command line: it holds before that of the last place.
    """
    if not options.resume:
        page = find_page(network, options.locator or "explore", options.edition)
        if page == NOT_FOUND:
            _tell_command(options.locator)
        return page if isinstance(page, int) else Start(page.location)
    if options.locator:
        return say("--resume opens the last place: leave the locator out", USAGE)
    found = _last(network, data_folder(options), edition)
    page = find_page(network, "explore", options.edition)
    if isinstance(page, int):
        return page
    return found if isinstance(found, Start) else Start(page.location, found)


def _tell_command(word: str) -> None:
    """Tell which command a word that leads nowhere may have been meant for."""
    from ascn_tui.commands import COMMANDS
    from ascn_tui.model.suggestions import near

    for meant in near(word, COMMANDS, 1):
        say(f"or did you mean the command: ascn-tui {meant}", NOT_FOUND)


def _last(network: "Network", data: Path, edition: str) -> Start | str:
    """Return the last place as far as it is still there, or why there is none."""
    from ascn_tui.model.location import Location, LocatorError
    from ascn_tui.pages.settling import settle
    from ascn_tui.store.lastplace import last_place

    try:
        kept = last_place(user_state(), data)
        if kept is None:
            return "No last place is kept for these data: shown is the beginning."
        asked, *within = (Location.parse(text) for text in (kept.locator, *kept.within))
    except OSError as error:
        return f"The last place cannot be read: {(error.strerror or str(error)).lower()}."
    except LocatorError as error:
        return f"The last place cannot be read: {error}."
    asked = asked.having(edition=edition) if edition else asked
    settled = settle(network, asked, edition, within)
    return Start(*settled) if settled else "The last place is not in the data any more."


def leave(network: "Network", here: "Location", options: Namespace, *, told: bool) -> None:
    """Keep a place for the next time; where that fails, say so to those who resume, once."""
    from ascn_tui.pages.build import build
    from ascn_tui.store.lastplace import LastPlace, keep_last_place

    crumbs = reversed(build(network, here).crumbs)
    place = LastPlace(str(here), tuple(str(crumb.to) for crumb in crumbs if crumb.to))
    try:
        keep_last_place(user_state(), data_folder(options), place)
    except OSError as error:
        if options.resume and not told:
            say(f"the last place could not be kept: {error.strerror}", FOUND)
