"""Shell completion for bash, zsh and fish."""

import re
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any, NamedTuple

import shtab

from ascn_tui.cli.errors import FOUND
from ascn_tui.cli.parser import ABOUT, parser, whole
from ascn_tui.pages.lists.records import KINDS

_SCRIPTS = Path(__file__).with_name("shells")


class CompletionColumn(NamedTuple):
    """The source of words to complete: a kind that `list` lists and a column, from 1.

    `kinds` restricts records to these kinds, separated by commas; empty means all.
    """

    kind: str
    column: int = 1
    kinds: str = ""


_OPTIONS = {
    "edition": CompletionColumn("editions"),
    "since": CompletionColumn("editions"),
    "left": CompletionColumn("editions"),
    "right": CompletionColumn("editions"),
    "country": CompletionColumn("countries"),
    "city": CompletionColumn("cities"),
    "focus": CompletionColumn("focus-areas"),
    "status": CompletionColumn("statuses"),
    "level": CompletionColumn("levels"),
    "section": CompletionColumn("claims", 3),
    "verdict": CompletionColumn("claims", 4),
    "group": CompletionColumn("rows", 4),
}
"""Words for options, whichever the command."""

_PLACES = "country,city,focus-area"
_SUBJECTS = {
    ("show", "locator"): CompletionColumn("records"),
    ("export", "locator"): CompletionColumn("records"),
    ("cite", "keys"): CompletionColumn("records"),
    ("compare", "subject"): CompletionColumn("records", 1, _PLACES),
    ("claims", "subject"): CompletionColumn("records", 1, f"claim,{_PLACES}"),
    ("levels", "subject"): CompletionColumn("records", 1, "level,country"),
    ("trend", "subject"): CompletionColumn("records", 1, _PLACES),
}
"""Words for positional arguments by command."""

_FOLDERS = ("data", "folder")
_FILES = ("target", "file")
_CHOICES = {"kind": tuple(KINDS), "by": ("country", "city", "focus", "status")}
"""Words that do not depend on the data."""


def completion(options: Namespace) -> int:
    """Print the script that makes a shell complete the program's command line."""
    shell: str = options.shell
    parsers = {command: parser(command) for command in ABOUT if command}
    made = whole(parsers)
    for command, own in {"": made, **parsers}.items():
        for argument in own.arguments:
            _complete(command, argument)
    before, after = _parts(shell)
    script = shtab.complete(made, shell, preamble=before)
    for wrong, right in _CORRECTIONS[shell]:
        script = re.sub(wrong, right, script, flags=re.MULTILINE)
    sys.stdout.write(f"{script.rstrip()}\n{after}")
    return FOUND


def _parts(shell: str) -> tuple[str, str]:
    """Return what stands before and after the lines that shtab writes.

    `shells/words.awk` filters what `list` prints to words with a beginning, each with its name
    after a tab: ids and names that one project alone bears, or locators where a path is begun.
    """
    words = (_SCRIPTS / "words.awk").read_text(encoding="utf-8")
    text = (_SCRIPTS / f"completion.{shell}").read_text(encoding="utf-8")
    before, _, after = text.replace("@words.awk@", f"\n{words}").partition("# @shtab@\n")
    return f"\n{before}", after and f"\n{after}"


def _complete(command: str, argument: Any) -> None:
    """Set the attributes of an argument that shtab reads."""
    if column := _SUBJECTS.get((command, argument.dest)) or _OPTIONS.get(argument.dest):
        argument.complete = _asked(column)
    elif argument.dest in _FOLDERS:
        argument.complete = shtab.DIRECTORY
    elif argument.dest in _FILES:
        argument.complete = shtab.FILE
    elif argument.dest in _CHOICES:
        argument.choices = _CHOICES[argument.dest]


def _asked(column: CompletionColumn) -> dict[str, Any]:
    kind, at, kinds = column
    function = "_".join(("_ascn_tui", kind, str(at), *kinds.split(","))).replace("-", "_")
    return {
        "bash": function,
        "zsh": f"{{_ascn_tui_listed {kind} {at} {kinds}}}",
        "fish": f"(_ascn_tui_listed {kind} {at} {kinds})",
        "preamble": {"bash": f'{function}() {{ _ascn_tui_listed {kind} {at} "{kinds}" "$1"; }}'},
    }


_CORRECTIONS = {
    "bash": (
        (r"^_shtab_ascn_tui\(\) \{$", "_ascn_tui_by_words() {"),
        # A folder may have blanks in its name.
        (r"(compgen -[fd] -- )\$1", r'\1"$1"'),
    ),
    "zsh": (
        # Any number of words: what shtab writes ends after the first of them.
        (r'"\(\*\)::?(?=[^"]*:)', '"*:'),
        # A value may stand after `=` too.
        (r'^( *"--[a-z-]+)(\[.*?[^\\]\]:)', r"\1=\2"),
        # After a command, `words` has no longer what stands before it.
        (r"^_shtab_ascn_tui\(\) \{$", r'\g<0>\n  local -a typed=("${words[@]}")'),
    ),
    "fish": (
        (r"\(__fish_complete_directories\)", "(__fish_complete_directories (_ascn_tui_begun))"),
        # The help of an option tells of the option, and not of each value that it takes.
        (r"^(complete .*) (-xk?a \"[^\"]*\") (-d .*)$", r"\1 \2\n\1 -x \3"),
    ),
}
"""Regular expressions and replacements for lines of shtab that a shell would misread."""
