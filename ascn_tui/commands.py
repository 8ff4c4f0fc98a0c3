"""What each command does; loads only what it needs."""

import argparse
import io
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from ascn_tui.model.network import Network
    from ascn_tui.pages.page import Page
    from ascn_tui.painters.lines import Look

# Imports stand inside the functions of this module: a look-up must not pay for the app, nor
# `--version` for the data.

FOUND, PROBLEMS, USAGE, NOT_FOUND, NO_DATA = range(5)
"""Exit codes; PROBLEMS is also what a full disk or an unwritable target ends in."""

COMMANDS = ("show", "list", "check")
_EXAMPLES = """examples:
  ascn-tui                                     open the explorer
  ascn-tui jaklingko                           open it at a record
  ascn-tui show indonesia --edition 2023       print a page
  ascn-tui show compare/indonesia/malaysia     print a comparison
  ascn-tui list projects --country malaysia --status planning
  ascn-tui check my-data                       check a data folder

A locator says what to look at: a name (jakarta, IRDA), an id (c049, me2023) or a path such as
governance/organizational/malaysia?edition=2024.
commands: show, list, check; each has its own --help."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"{self.prog}: {message} (try {self.prog} --help)\n")


def run(arguments: list[str]) -> int:
    """Run the program on arguments and return its exit code."""
    command = arguments[0] if arguments and arguments[0] in COMMANDS else ""
    options = _parser(command).parse_args(arguments[bool(command) :])
    if not command:
        return _open(options)
    _die_quietly_of_a_closed_pipe()
    try:
        if command == "check":
            return _check(options)
        return _look_up(arguments, options, _show if command == "show" else _list)
    except OSError as error:
        return _say(f"cannot write the output: {error.strerror}", PROBLEMS)


def _look_up(
    arguments: list[str],
    options: argparse.Namespace,
    look: "Callable[[argparse.Namespace, TextIO], int]",
) -> int:
    """Work an answer out, write it, and keep it for the next time."""
    out = io.StringIO()
    code = look(options, out)
    body = out.getvalue()
    data = body.encode(sys.stdout.encoding or "utf-8", "replace")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    if code == FOUND:
        from ascn_tui.store.index import remember
        from ascn_tui.store.lookup import question

        remember(_folder(options), question(arguments), body)
    return code


def _die_quietly_of_a_closed_pipe() -> None:
    # As jq and grep do: `| head` is no failure of ours. Windows has no SIGPIPE.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def _parser(command: str) -> argparse.ArgumentParser:
    from ascn_tui import __version__

    parser = _Parser(
        prog=f"ascn-tui {command}".strip(),
        description="Explore the ASEAN Smart Cities Network, every figure with document and page.",
        epilog=None if command else _EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--data", metavar="DIR", type=Path, help="another data folder")
    if not command:
        parser.add_argument("--version", action="version", version=f"ascn-tui {__version__}")
        parser.add_argument("locator", nargs="?", default="explore", help="where to open")
        parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    if command == "show":
        parser.add_argument("locator", nargs="*", help="what to print; the network by default")
    if command == "list":
        parser.add_argument("kind", help="countries, cities, projects, entries, sources …")
        for name in ("country", "city", "focus", "status"):
            parser.add_argument(f"--{name}", metavar="NAME", help=f"only those of this {name}")
    if command == "check":
        parser.add_argument("folder", nargs="?", type=Path, help="the data folder to check")
    else:
        parser.add_argument("--edition", default="", help="the monitoring report looked at")
        parser.add_argument("--ascii", action="store_true", help="no signs beyond ASCII")
    if command in ("show", "list"):
        parser.add_argument(
            "--format", choices=("text", "plain", "json"), help="text on a terminal"
        )
        parser.add_argument("--width", type=int, help="columns of text output")
    return parser


# -- what the commands do ----------------------------------------------------------------


def _show(options: argparse.Namespace, out: "TextIO") -> int:
    network = _load(options)
    if network is None:
        return NO_DATA
    page = _page(network, " ".join(options.locator) or "explore", options.edition)
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


def _page(network: "Network", text: str, edition: str) -> "Page | int":
    """Return the page a text means, or the exit code once the reason has been said."""
    from ascn_tui.model.location import LocatorError
    from ascn_tui.model.search import UnresolvedError
    from ascn_tui.pages.address import OptionError, locate
    from ascn_tui.pages.build import build

    try:
        return build(network, locate(network, text, edition))
    except (LocatorError, OptionError) as error:
        return _say(str(error), USAGE)
    except UnresolvedError as error:
        return _unresolved(error.text, error.nearest, ambiguous=error.ambiguous)


def _unresolved(text: str, nearest: list[tuple[str, str]], *, ambiguous: bool) -> int:
    named = "; ".join(f"{name} ({locator})" for locator, name in nearest)
    if ambiguous:
        return _say(f"'{text}' means several things: {named}", NOT_FOUND)
    return _say(f"nothing is called '{text}'; nearest: {named}", NOT_FOUND)


def _list(options: argparse.Namespace, out: "TextIO") -> int:
    network = _load(options)
    if network is None:
        return NO_DATA
    from ascn_tui.pages.address import OptionError, narrow
    from ascn_tui.pages.lists import KINDS, records

    if options.kind not in KINDS:
        return _say(f"no list '{options.kind}'; there are {', '.join(KINDS)}", USAGE)
    try:
        asked = {name: getattr(options, name) for name in ("country", "city", "focus", "status")}
        chosen = narrow(network, {**asked, "edition": options.edition})
        found = records(network, options.kind, chosen)
    except OptionError as error:
        return _say(str(error), USAGE)
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


def _check(options: argparse.Namespace) -> int:
    from ascn_tui.store.loading import load
    from ascn_tui.store.problems import describe

    loaded = load(options.folder or _folder(options))
    for problem in loaded.problems:
        sys.stdout.write(describe(problem, excerpt=True) + "\n")
    return PROBLEMS if loaded.problems else FOUND


def _open(options: argparse.Namespace) -> int:
    if not _is_terminal():
        return _say(
            "the explorer needs a terminal; look things up with: ascn-tui show LOCATOR", USAGE
        )
    network = _load(options)
    if network is None:
        return NO_DATA
    page = _page(network, options.locator, options.edition)
    if isinstance(page, int):
        return page
    from ascn_tui.ui.app import ExplorerApp

    app = ExplorerApp(
        network, page.location, theme=f"ascn-{options.theme}", ascii_only=_ascii_only(options)
    )
    app.run()
    return app.return_code or FOUND


# -- what they share ---------------------------------------------------------------------


def _say(message: str, code: int) -> int:
    sys.stderr.write(f"ascn-tui: {message}\n")
    return code


def _folder(options: argparse.Namespace) -> Path:
    from ascn_tui.paths import shipped

    return options.data or shipped("data")


def _load(options: argparse.Namespace) -> "Network | None":
    from ascn_tui.store.index import load_indexed

    loaded = load_indexed(_folder(options))
    if loaded.network is None:
        from ascn_tui.store.problems import describe

        for problem in loaded.problems:
            sys.stderr.write(describe(problem) + "\n")
        _say(f"the data could not be loaded: {len(loaded.problems)} problems", NO_DATA)
    return loaded.network


def _is_terminal() -> bool:
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams) and (
        os.environ.get("TERM", "") not in ("", "dumb", "unknown") or os.name == "nt"
    )


def _format(options: argparse.Namespace) -> str:
    if options.format:
        return str(options.format)
    return "text" if sys.stdout.isatty() and os.environ.get("TERM") != "dumb" else "plain"


def _ascii_only(options: argparse.Namespace) -> bool:
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    locale = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return options.ascii or ("utf" not in locale.lower() and os.name != "nt")


def _look(options: argparse.Namespace, network: "Network") -> "Look":
    import shutil

    from ascn_tui.painters.lines import Look

    width = options.width or shutil.get_terminal_size((80, 24)).columns
    return Look(width, network.status, ascii_only=_ascii_only(options))
