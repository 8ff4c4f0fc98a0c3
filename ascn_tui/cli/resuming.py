"""The last place: reopened at the start if asked for, kept on every way out."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ascn_tui.cli.errors import NOT_FOUND, USAGE, data_folder, find_page, say
from ascn_tui.paths import user_state
from ascn_tui.storage.lastplace import LastPlace, keep_last_place, last_place
from ascn_tui.storage.state import Remembered, remember

if TYPE_CHECKING:
    from ascn_tui.model.location import Location
    from ascn_tui.model.network import Network
    from ascn_tui.tui.app import ExplorerApp


class Start(NamedTuple):
    """Where to open; `note` says why it is not what was asked for."""

    location: "Location"
    note: str = ""


def start(network: "Network", options: Namespace, edition: str) -> Start | int:
    """Return where to open, or the exit code once the reason has been said.

    `edition` is the one named on the command line: it holds before that of the last place.
    """
    if not options.resume:
        text = " ".join(options.locator)
        page = find_page(network, text or "explore", options.edition)
        if page == NOT_FOUND:
            _tell_command(text)
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
    from ascn_tui.cli.commands import COMMANDS
    from ascn_tui.model.names.suggestions import near

    for meant in near(word, COMMANDS, 1):
        say(f"or did you mean the command: ascn-tui {meant}", NOT_FOUND)


def _last(network: "Network", data: Path, edition: str) -> Start | str:
    """Return the last place as far as it is still there, or why there is none."""
    from ascn_tui.model.location import Location, LocatorError
    from ascn_tui.pages.fallback import settle

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


class Leaving:
    """What is kept for the next start, as soon as it is known that the explorer ends."""

    fault = ""
    """Why the last place could not be kept, if it could not."""

    def __init__(self, app: "ExplorerApp", before: Remembered, data: Path) -> None:
        self._app = app
        self._before = before
        self._data = data

    def keep(self) -> None:
        """Keep the place, the border, and that the welcome was shown."""
        self._remember()
        try:
            keep_last_place(user_state(), self._data, self._place())
        except OSError as error:
            self.fault = error.strerror or str(error)

    def _remember(self) -> None:
        welcomed = self._before.welcomed or self._app.welcomed
        after = Remembered(welcomed=welcomed, border=self._app.border)
        if after != self._before:
            remember(user_state(), after)

    def _place(self) -> LastPlace:
        from ascn_tui.pages.router import build

        here = self._app.here
        if self._app.fault is not None:
            return LastPlace(str(here))  # the page may be what failed
        crumbs = reversed(build(self._app.network, here).crumbs)
        return LastPlace(str(here), tuple(str(crumb.to) for crumb in crumbs if crumb.to))
