"""Help of commands: examples first, headings and options in bold.

`EXAMPLES` serve both `--help` and the manual page.
"""

import argparse
import os
import re
import sys
from typing import IO, Any, NoReturn

from ascn_tui.cli.errors import USAGE

Example = tuple[str, str]
"""A command line and its purpose."""

EXAMPLES: dict[str, tuple[Example, ...]] = {
    "": (
        ("ascn-tui", "open the explorer"),
        ("ascn-tui jaklingko", "open it at a record"),
        ("ascn-tui show indonesia --edition 2023", "print a page"),
        ("ascn-tui compare indonesia malaysia", "print a comparison"),
        ("ascn-tui list projects --country malaysia", "print a list"),
        ("ascn-tui find smart mobility", "find by names and words"),
        ("ascn-tui export network.sqlite", "write all for other tools"),
        ("ascn-tui new my-network", "begin a network of your own"),
        ("ascn-tui check my-network", "check a data folder"),
    ),
    "show": (
        ("ascn-tui show jaklingko", "a project, report by report"),
        ("ascn-tui show kuala lumpur --edition 2022", "a city, by an earlier report"),
        ("ascn-tui show trends/2022/2025", "what changed between them"),
        ("ascn-tui show trends by=focus country=malaysia", "with options"),
        ("ascn-tui show malaysia --format markdown", "with footnotes"),
    ),
    "list": (
        ("ascn-tui list cities --country malaysia", "the cities of a country"),
        ("ascn-tui list projects --status planning", "those still being planned"),
        ("ascn-tui list projects --format csv", "for a spreadsheet"),
        ("ascn-tui list records", "every id, name and locator"),
    ),
    "find": (
        ("ascn-tui find smart mobility", "records by name, pages by words"),
        ("ascn-tui find IRDA", "by an acronym"),
        ("ascn-tui find flood --format csv", "for a spreadsheet"),
    ),
    "compare": (
        ("ascn-tui compare indonesia malaysia", "two countries"),
        ("ascn-tui compare jakarta kuala-lumpur --differ", "cities, where they differ"),
        ("ascn-tui compare indonesia malaysia --format csv", "for a spreadsheet"),
    ),
    "claims": (
        ("ascn-tui claims --verdict contradicted", "what the documents contradict"),
        ("ascn-tui claims c049", "one claim and its evidence"),
        ("ascn-tui claims --country malaysia", "what is said of a country"),
    ),
    "levels": (
        ("ascn-tui levels", "all levels, country by country"),
        ("ascn-tui levels organizational malaysia", "who governs there"),
    ),
    "trend": (
        ("ascn-tui trend", "projects by country"),
        ("ascn-tui trend --by focus --country malaysia", "by focus area, in one country"),
    ),
    "cite": (
        ("ascn-tui cite me2023", "a document"),
        ("ascn-tui cite jaklingko ov-projects", "what these two pages rest on"),
        ("ascn-tui cite indonesia --format markdown", "for a text of your own"),
    ),
    "export": (
        ("ascn-tui export network.sqlite", "all, as a database"),
        ("ascn-tui export network --to datapackage", "all, as CSV with a description"),
        ("ascn-tui export malaysia.md malaysia", "a page, as a report"),
        ("ascn-tui export works.bib", "the documents, for LaTeX"),
    ),
    "check": (
        ("ascn-tui check my-network", "silent if nothing is wrong"),
        ("ascn-tui check --report", "printed figures and recounts"),
    ),
    "new": (("ascn-tui new my-network", "a first network to change"),),
    "schema": (("ascn-tui schema schemas", "a schema for each kind of file"),),
    "doctor": (
        ("ascn-tui doctor", "terminal, folders, versions"),
        ("ascn-tui doctor --keys", "ids of keys, for config.yaml"),
    ),
    "bookmarks": (
        ("ascn-tui bookmarks", "what you kept"),
        ("ascn-tui bookmarks export kept.yaml", "to carry them elsewhere"),
        ("ascn-tui bookmarks import kept.yaml", "to merge them in"),
    ),
    "completion": (
        ('eval "$(ascn-tui completion bash)"', "in ~/.bashrc"),
        ('eval "$(ascn-tui completion zsh)"', "in ~/.zshrc, after compinit"),
        ("ascn-tui completion fish | source", "in config.fish"),
    ),
    "man": (
        ("ascn-tui man | man -l -", "read it"),
        ("ascn-tui man > ascn-tui.1", "keep it"),
    ),
}

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_HEADING = re.compile(r"^(?:usage|[a-z ]+):", re.MULTILINE)
_OPTION = re.compile(r"(?<![\w-])--?[a-z][\w-]*")


class HelpParser(argparse.ArgumentParser):
    """Parser with one-line errors and examples at the top of its help."""

    def __init__(self, *arguments: Any, examples: tuple[Example, ...] = (), **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.examples = examples
        self.color = False  # since 3.14 argparse has colours of its own

    @property
    def arguments(self) -> list[argparse.Action]:
        """All options, then all positional arguments."""
        return [*self._get_optional_actions(), *self._get_positional_actions()]

    def format_help(self) -> str:
        """Put the examples above the usage."""
        wide = max((len(line) for line, _ in self.examples), default=0)
        lines = [f"  {line:{wide}}   {about}\n" for line, about in self.examples]
        return "".join(["examples:\n", *lines, "\n", super().format_help()])

    def print_help(self, file: IO[str] | None = None) -> None:  # type: ignore[override]
        """Print the help, with bold type where the terminal has it."""
        to = file or sys.stdout
        text = self.format_help()
        if to is not None:
            to.write(_emphasised(text) if _shows_bold(to) else text)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Flush and end; raises OSError where the output cannot be written."""
        if not status and sys.stdout is not None:
            sys.stdout.flush()
        super().exit(status, message)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Reject an invalid choice with suggestions; argparse only lists all choices."""
        if action.choices is not None and value not in action.choices:
            from ascn_tui.model.names.suggestions import hint

            said = f"'{value}' is no choice; {hint(str(value), list(action.choices))}"
            raise argparse.ArgumentError(action, said)

    def _meant(self, message: str) -> str:
        """Return a suggestion for a mistyped option in a message."""
        from ascn_tui.model.names.suggestions import question

        known = [name for option in self.arguments for name in option.option_strings]
        wrong = [word.partition("=")[0] for word in message.split() if word.startswith("--")]
        found = question(wrong[0], known) if wrong else ""
        return f"; {found}" if found else ""

    def error(self, message: str) -> NoReturn:
        if message.startswith("unrecognized"):
            message += self._meant(message)
        self.exit(USAGE, f"{self.prog}: {message} (try {self.prog} --help)\n")


class VersionAction(argparse.Action):
    """Writes the version; unlike argparse's own it fails where that cannot be written."""

    def __init__(self, option_strings: list[str], dest: str, *, version: str, help: str) -> None:  # noqa: A002 - argparse names it so
        super().__init__(option_strings, dest, nargs=0, help=help)
        self.version = version

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        if sys.stdout is not None:
            sys.stdout.write(f"{self.version}\n")
        parser.exit()


def _shows_bold(file: Any) -> bool:
    from ascn_tui.cli.terminal import NO_COLOURS, colours

    dumb = os.environ.get("TERM") in (None, "", "dumb")
    return file.isatty() and not dumb and colours(os.environ) != NO_COLOURS


def _emphasised(text: str) -> str:
    text = _OPTION.sub(f"{_BOLD}\\g<0>{_PLAIN}", text)
    return _HEADING.sub(f"{_BOLD}\\g<0>{_PLAIN}", text)
