"""Arguments and options of all commands."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from ascn_tui import __version__
from ascn_tui.cli.help import EXAMPLES, HelpParser, VersionAction
from ascn_tui.cli.lookup import FILTERS
from ascn_tui.cli.output import FORMATS
from ascn_tui.cli.terminal import THEMES, columns

SHELLS = ("bash", "zsh", "fish")

LOCATORS = """A locator says what to look at: a name (jakarta, IRDA), an id (c049, me2023)
or a path (compare/indonesia/malaysia). Options may follow it, parted by blanks:
governance/organizational/malaysia edition=2024. Y in the explorer copies the
locator of what is shown; no shell needs quotes around it."""

NARROWEST = 20
"""The narrowest text output (columns) that shows words whole."""

ABOUT = {
    "": "Explore the ASEAN Smart Cities Network, every figure with document and page.",
    "show": "Print the page of a locator.",
    "list": "List the records of a kind.",
    "find": "Find records by any of their names, and pages by their words.",
    "compare": "Print two countries or cities side by side.",
    "claims": "Print what the paper says, beside what the documents say.",
    "levels": "Print who governs and by which rules, level by level.",
    "trend": "Count the projects of all monitoring reports side by side.",
    "cite": "Cite documents, or what a page rests on, as a bibliography does.",
    "export": "Write all, or what a locator shows, as files for other tools.",
    "check": "List what is wrong with a data folder; silent when nothing is.",
    "new": "Write a small valid network of your own to begin with.",
    "doctor": "Say what the program finds where it runs, and what is amiss.",
    "bookmarks": "List your bookmarks, or export and import them as YAML.",
    "schema": "Write a JSON Schema for every kind of data file, for editors.",
    "completion": "Print what makes a shell complete commands, options and ids.",
    "man": "Print the manual page.",
}
"""What each command does; the empty text stands for opening the explorer."""


def parser(command: str) -> HelpParser:
    """Return the parser of a command; the empty text is the one that opens the explorer."""
    made = _bare(command)
    if not command:
        _words(made, "locator", "where to open; the network by default")
    _options(made, command)
    return made


def whole(parsers: Mapping[str, HelpParser]) -> HelpParser:
    """Return the parser of the program with those of all commands as subparsers."""
    made = _bare("")
    _options(made, "")
    commands = made.add_subparsers(metavar="COMMAND")
    for command, own in parsers.items():
        about = ABOUT[command]
        commands.add_parser(command, parents=[own], add_help=False, description=about, help=about)
    return made


def _bare(command: str) -> HelpParser:
    return HelpParser(
        prog=f"ascn-tui {command}".strip(),
        description=ABOUT[command],
        epilog=None if command else f"{LOCATORS}\n\n{_commands()}",
        examples=EXAMPLES[command],
        formatter_class=_formatter,
        allow_abbrev=False,
    )


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Return the formatter of help; without a width argparse would import shutil for it."""
    return argparse.RawDescriptionHelpFormatter(prog, width=columns() - 2)


def _commands() -> str:
    lines = [f"  {command:11} {about}\n" for command, about in ABOUT.items() if command]
    return "".join(["commands, each with its own --help:\n", *lines])


def _options(made: HelpParser, command: str) -> None:
    if command not in ("new", "schema", "completion", "man"):
        made.add_argument("--data", metavar="DIR", type=Path, help="another data folder")
    if command in ("", "export") or command in _SUBJECTS:
        edition = "the monitoring report looked at; by default the newest"
        made.add_argument("--edition", default="", help=edition)
        either = argparse.BooleanOptionalAction
        made.add_argument("--ascii", action=either, help="no signs beyond ASCII, or all signs")
    if command in _SUBJECTS:
        _look_up(made, command)
    elif command in _OWN_OPTIONS:
        _OWN_OPTIONS[command](made)


def _folder(made: argparse.ArgumentParser) -> None:
    made.add_argument("folder", type=Path, help="the folder to write; it is made if need be")


def _completion(made: argparse.ArgumentParser) -> None:
    made.add_argument("shell", choices=SHELLS, help="the shell that is to complete")


def _open(made: argparse.ArgumentParser) -> None:
    version = f"ascn-tui {__version__}"
    made.add_argument(
        "--version", action=VersionAction, version=version, help="say which version it is"
    )
    made.add_argument("--resume", action="store_true", help="open the place that was left last")
    made.add_argument("--theme", choices=THEMES, default="", help="terminal: its own 16 colours")
    made.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    made.add_argument("--watch", action="store_true", help="load the data again when they change")


def _look_up(made: argparse.ArgumentParser, command: str) -> None:
    _SUBJECTS[command](made)
    for name in _NARROWED.get(command, ()):
        made.add_argument(f"--{name}", metavar="NAME", help=f"only those of this {name}")
    if command not in ("cite", "find"):
        made.add_argument(
            "--filter",
            metavar="TEXT",
            help="words and facets, in single quotes: flood, status:planning, !edition:2022",
        )
    if command in ("show", "list", "trend"):
        made.add_argument(
            "--since", metavar="YEAR", help="only what was first listed, joined or dated since then"
        )
    made.add_argument("--format", choices=FORMATS, help="text on a terminal, plain into a pipe")
    made.add_argument("--width", type=_columns, metavar="N", help="columns of text output")
    made.add_argument("--no-pager", action="store_true", help="print long answers in one go")


def _columns(text: str) -> int:
    if not text.isdecimal() or int(text) < NARROWEST:
        raise argparse.ArgumentTypeError(f"a text has {NARROWEST} columns or more, not '{text}'")
    return int(text)


def _words(made: argparse.ArgumentParser, name: str, about: str) -> None:
    """Add optional words; without a default argparse would require them."""
    made.add_argument(name, nargs="*", default=[], help=about)


def _trend(made: argparse.ArgumentParser) -> None:
    _words(made, "subject", "a country, city or focus area; or two editions")
    made.add_argument("--by", metavar="KIND", help="country, city, focus or status")


def _compare(made: argparse.ArgumentParser) -> None:
    what = "two countries, cities or focus areas, perhaps a row of theirs"
    _words(made, "subject", what)
    made.add_argument("--group", metavar="NAME", help="only the rows of this group")
    made.add_argument("--differ", action="store_const", const="1", help="only what differs")
    for side in ("left", "right"):
        made.add_argument(f"--{side}", metavar="EDITION", help=f"the edition of the {side} side")


_SUBJECTS: dict[str, Callable[[argparse.ArgumentParser], object]] = {
    "show": lambda made: _words(made, "locator", "what to print; the network by default"),
    "list": lambda made: made.add_argument(
        "kind",
        help="countries, cities, projects, entries, sources …; into a pipe a record a line, parted"
        " by tabs: id, name, the columns that csv names, references",
    ),
    "compare": _compare,
    "claims": lambda made: _words(made, "subject", "a claim, or what claims are about"),
    "levels": lambda made: _words(
        made, "subject", "a level, and a country or regional; or who or what is governed"
    ),
    "trend": _trend,
    "find": lambda made: made.add_argument(
        "words", nargs="+", help="letters of a name, an old name, an acronym, words of a page"
    ),
    "cite": lambda made: made.add_argument(
        "keys", nargs="+", metavar="KEY", help="a document, or anything that rests on some"
    ),
}
_NARROWED = {
    "show": FILTERS,
    "list": FILTERS,
    "claims": ("country", "city", "focus", "level", "verdict", "section"),
    "trend": FILTERS,
}


def _export(made: argparse.ArgumentParser) -> None:
    from ascn_tui.export.formats import FORMATS as EXPORTS

    made.add_argument("target", type=Path, metavar="DIR|FILE", help="what to write")
    _words(made, "locator", "what to export; the whole network by default")
    formats = f"{', '.join(EXPORTS)}; by default what the ending says"
    made.add_argument("--to", choices=tuple(EXPORTS), metavar="FORMAT", help=formats)
    made.add_argument("--force", action="store_true", help="write over what is there")


def _doctor(made: argparse.ArgumentParser) -> None:
    made.add_argument("--keys", action="store_true", help="list the ids of all keys instead")
    made.add_argument("--format", choices=("text", "json"), default="text", help="json for tools")


def _bookmarks(made: argparse.ArgumentParser) -> None:
    actions = ("list", "export", "import")
    made.add_argument("action", nargs="?", choices=actions, default="list", help="list by default")
    made.add_argument("file", nargs="?", metavar="FILE", help="- is standard output or input")
    made.add_argument("--force", action="store_true", help="export over what is there")


def _check(made: argparse.ArgumentParser) -> None:
    made.add_argument("folder", nargs="?", type=Path, help="the data folder to check")
    made.add_argument(
        "--report", action="store_true", help="every printed figure beside its recount"
    )
    made.add_argument("--format", choices=("text", "json"), default="text", help="json for editors")


_OWN_OPTIONS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "": _open,
    "export": _export,
    "check": _check,
    "new": _folder,
    "schema": _folder,
    "doctor": _doctor,
    "bookmarks": _bookmarks,
    "completion": _completion,
}
"""Functions that add the options of commands other than look-ups."""
