"""The command that makes a shell complete what is typed: commands, options, and ids of the data.

The script asks the program for ids at the time of completing, by `list`, which the index answers.
"""

import re
import sys
from argparse import Namespace
from typing import Any, NamedTuple

import shtab

from ascn_tui.cli.parser import ABOUT, parser, whole
from ascn_tui.cli.errors import FOUND
from ascn_tui.cli.shells import AFTER, ASKING, MENDED
from ascn_tui.pages.lists.records import KINDS


class Column(NamedTuple):
    """Where words to complete stand: the kind that `list` lists, and the column, from 1.

    Of records, `kinds` says which are taken, parted by commas; all without it.
    """

    kind: str
    column: int = 1
    kinds: str = ""


_OPTIONS = {
    "edition": Column("editions"),
    "since": Column("editions"),
    "left": Column("editions"),
    "right": Column("editions"),
    "country": Column("countries"),
    "city": Column("cities"),
    "focus": Column("focus-areas"),
    "status": Column("statuses"),
    "level": Column("levels"),
    "section": Column("claims", 3),
    "verdict": Column("claims", 4),
    "group": Column("rows", 4),
}
"""What the options of look-ups take, whichever the command."""

_PLACES = "country,city,focus-area"
_SUBJECTS = {
    ("show", "locator"): Column("records"),
    ("export", "locator"): Column("records"),
    ("cite", "keys"): Column("records"),
    ("compare", "subject"): Column("records", 1, _PLACES),
    ("claims", "subject"): Column("records", 1, f"claim,{_PLACES}"),
    ("levels", "subject"): Column("records", 1, "level,country"),
    ("trend", "subject"): Column("records", 1, _PLACES),
}
"""What stands after a command."""

_FOLDERS = ("data", "folder")
_FILES = ("target", "file")
_CHOICES = {"kind": tuple(KINDS), "by": ("country", "city", "focus", "status")}
"""What does not depend on the data."""


def completion(options: Namespace) -> int:
    """Print the script that makes a shell complete the program's command line."""
    shell: str = options.shell
    parsers = {command: parser(command) for command in ABOUT if command}
    made = whole(parsers)
    for command, own in {"": made, **parsers}.items():
        for argument in own.arguments:
            _complete(command, argument)
    script = shtab.complete(made, shell, preamble=ASKING[shell])
    for wrong, right in MENDED[shell]:
        script = re.sub(wrong, right, script, flags=re.MULTILINE)
    sys.stdout.write(f"{script.rstrip()}\n{AFTER.get(shell, '')}")
    return FOUND


def _complete(command: str, argument: Any) -> None:
    """Tell shtab what an argument can be, in the attributes that it looks for."""
    if column := _SUBJECTS.get((command, argument.dest)) or _OPTIONS.get(argument.dest):
        argument.complete = _asked(column)
    elif argument.dest in _FOLDERS:
        argument.complete = shtab.DIRECTORY
    elif argument.dest in _FILES:
        argument.complete = shtab.FILE
    elif argument.dest in _CHOICES:
        argument.choices = _CHOICES[argument.dest]


def _asked(column: Column) -> dict[str, Any]:
    kind, at, kinds = column
    function = "_".join(("_ascn_tui", kind, str(at), *kinds.split(","))).replace("-", "_")
    return {
        "bash": function,
        "zsh": f"{{_ascn_tui_listed {kind} {at} {kinds}}}",
        "fish": f"(_ascn_tui_listed {kind} {at} {kinds})",
        "preamble": {"bash": f'{function}() {{ _ascn_tui_listed {kind} {at} "{kinds}" "$1"; }}'},
    }
