"""Open the app: settings, the last place, and the terminal it needs."""

import gc
import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ascn_tui.cli.errors import (
    FOUND,
    NO_DATA,
    NOT_FOUND,
    USAGE,
    data_folder,
    fail,
    find_page,
    load_network,
    report_crash,
)
from ascn_tui.cli.terminal import NO_COLOURS, THEMES, ascii_only, can_be_opened_on, theme_for
from ascn_tui.paths import other_configs, user_config, user_data, user_state
from ascn_tui.storage.cache.fulltext import Mentions
from ascn_tui.storage.settings import Settings, settings
from ascn_tui.storage.state import (
    LastPlace,
    SavedState,
    last_place,
    save_last_place,
    save_state,
    saved_state,
)

if TYPE_CHECKING:
    from ascn_tui.model.bookmarks import BookmarkStore
    from ascn_tui.model.location import Location
    from ascn_tui.model.network import Network
    from ascn_tui.tui.app import ExplorerApp


def open_app(options: Namespace) -> int:
    """Run the app at the location asked for and return its exit code."""
    if not _is_terminal():
        return fail(
            "the explorer needs a terminal; look things up with: ascn-tui show LOCATOR", USAGE
        )
    # Garbage collection waits for the first screen, then ignores what was loaded.
    gc.disable()
    network = load_network(options)
    if network is None:
        return NO_DATA
    edition = options.edition
    asked = with_keys(with_edition(with_settings(options), options, network))
    begin = start_state(network, options, edition)
    if isinstance(begin, int):
        return begin
    from ascn_tui.tui.app import ExplorerApp
    from ascn_tui.tui.themes import NAMES

    chosen = theme_for(options.theme, os.environ)
    os.environ.pop("NO_COLOR", None)
    if chosen.colours == NO_COLOURS:
        os.environ["NO_COLOR"] = "1"  # Textual checks only that it is set
    app = ExplorerApp(
        network,
        begin.location,
        theme=NAMES[chosen.theme],
        mentions=Mentions(data_folder(options)),
        ascii_only=options.ascii,
    )
    app.shelf = _shelf
    app.set_keymap(asked.keys)
    before = saved_state(user_state())
    told = notes(asked) + ([begin.note] if begin.note else [])
    app.greet(told, welcome=not before.welcomed)
    app.move_border(before.border)
    if options.watch:
        from ascn_tui.storage.load import changes

        app.watch_data(changes(data_folder(options)))
    app.call_when_ready(_collect_again)
    leaving = Leaving(app, before, data_folder(options))
    app.keep = leaving.keep
    app.run(mouse=not options.no_mouse)
    if app.fault is not None or app.return_code is None:
        return report_crash(app.fault)
    if leaving.fault and options.resume and not begin.note:
        fail(f"the last place could not be kept: {leaving.fault}", FOUND)
    if app.return_code != FOUND:
        _drop_unwritten()
    return app.return_code


def _shelf() -> "BookmarkStore":
    # Imported on first use: it loads yaml.
    from ascn_tui.storage.bookmarks import NAME, BookmarkFile

    return BookmarkFile(user_data() / NAME)


def _drop_unwritten() -> None:
    """Redirect output to nowhere: Python would fail at exit where the terminal is gone."""
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


class StartState(NamedTuple):
    """The location to open; `note` says why it is not the one asked for."""

    location: "Location"
    note: str = ""


def start_state(network: "Network", options: Namespace, edition: str) -> StartState | int:
    """Return the location to open, or an exit code after reporting the error.

    `edition` is the one named on the command line: it overrides that of the last place.
    """
    if not options.resume:
        text = " ".join(options.locator)
        page = find_page(network, text or "explore", options.edition)
        if page == NOT_FOUND:
            _tell_command(text)
        return page if isinstance(page, int) else StartState(page.location)
    if options.locator:
        return fail("--resume opens the last place: leave the locator out", USAGE)
    found = _last(network, data_folder(options), edition)
    page = find_page(network, "explore", options.edition)
    if isinstance(page, int):
        return page
    return found if isinstance(found, StartState) else StartState(page.location, found)


def _tell_command(word: str) -> None:
    """Suggest a command for a word that is no locator."""
    from ascn_tui.cli.commands import COMMANDS
    from ascn_tui.model.names.suggestions import near

    for meant in near(word, COMMANDS, 1):
        fail(f"or did you mean the command: ascn-tui {meant}", NOT_FOUND)


def _last(network: "Network", data: Path, edition: str) -> StartState | str:
    """Return the last place, or its nearest ancestor that still exists, or why there is none."""
    from ascn_tui.model.location import Location, LocatorError
    from ascn_tui.pages.fallback import resolve_or_ancestor

    try:
        kept = last_place(user_state(), data)
        if kept is None:
            return "No last place is kept for these data: shown is the beginning."
        asked, *within = (Location.parse(text) for text in (kept.locator, *kept.within))
    except OSError as error:
        return f"The last place cannot be read: {(error.strerror or str(error)).lower()}."
    except LocatorError as error:
        return f"The last place cannot be read: {error}."
    asked = asked.with_options(edition=edition) if edition else asked
    settled = resolve_or_ancestor(network, asked, edition, within)
    return StartState(*settled) if settled else "The last place is not in the data any more."


class Leaving:
    """Saves the state for the next start when the explorer ends."""

    fault = ""
    """Why the last place could not be kept, if it could not."""

    def __init__(self, app: "ExplorerApp", before: SavedState, data: Path) -> None:
        self._app = app
        self._before = before
        self._data = data

    def keep(self) -> None:
        self._remember()
        try:
            save_last_place(user_state(), self._data, self._place())
        except OSError as error:
            self.fault = error.strerror or str(error)

    def _remember(self) -> None:
        welcomed = self._before.welcomed or self._app.welcomed
        after = SavedState(welcomed=welcomed, border=self._app.border)
        if after != self._before:
            save_state(user_state(), after)

    def _place(self) -> LastPlace:
        from ascn_tui.pages.router import build

        here = self._app.here
        if self._app.fault is not None:
            return LastPlace(str(here))  # the page may be what failed
        crumbs = reversed(build(self._app.network, here).crumbs)
        return LastPlace(str(here), tuple(str(crumb.to) for crumb in crumbs if crumb.to))


MOST_NOTES = 3
"""Problems of the settings listed at the start; `doctor` lists all of them."""


def with_settings(options: Namespace) -> Settings:
    """Return the user's settings, after filling what `options` leaves open."""
    found = settings(user_config(), THEMES, other_configs())
    options.theme = options.theme or found.theme
    options.ascii = found.ascii if options.ascii is None else options.ascii
    options.ascii = ascii_only(options)
    options.no_mouse = options.no_mouse or found.mouse is False
    return found


def with_edition(found: Settings, options: Namespace, network: "Network") -> Settings:
    """Fill the edition from the settings, if the network has it."""
    if found.edition in network.edition:
        options.edition = options.edition or found.edition
    elif found.edition:
        there = ", ".join(network.edition)
        said = f"there is no edition '{found.edition}'; there are {there}"
        return found.with_problems(found.problem(("edition",), said))
    return found


def with_keys(found: Settings) -> Settings:
    """Return the settings with valid keys only, and a problem for each other one."""
    if not found.keys:
        return found
    # Imported only where keys are set: it walks through all bindings.
    from ascn_tui.tui.keymap import fitting_keys

    keys, misfits = fitting_keys(found.keys)
    problems = (
        found.problem(("keys", misfit.name), misfit.why, (misfit.word, misfit.known))
        for misfit in misfits
    )
    return found._replace(keys=keys).with_problems(*problems)


def notes(found: Settings) -> list[str]:
    """Return the problems of the settings to show at the start, a line each."""
    if not found.problems:
        return []
    from ascn_tui.storage.checks.problems import describe

    told = [describe(problem) for problem in found.problems]
    if more := len(told[MOST_NOTES:]):
        told[MOST_NOTES:] = [f"… and {more} more: ascn-tui doctor"]
    return told
