"""The command that makes a shell complete what is typed: commands, options, and ids of the data.

The script asks the program for ids at the time of completing, by `list`, which the index answers.
"""

import sys
from argparse import Namespace
from typing import Any, NamedTuple

import shtab

from ascn_tui.commands.parsing import ABOUT, parser, whole
from ascn_tui.commands.saying import FOUND
from ascn_tui.pages.lists import KINDS


class Column(NamedTuple):
    """Where words to complete stand: the kind that `list` lists, and the column, from 1."""

    kind: str
    column: int = 1


_OPTIONS = {
    "edition": Column("editions"),
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

_SUBJECTS = {
    ("show", "locator"): Column("records"),
    ("export", "locator"): Column("records"),
    ("cite", "keys"): Column("records"),
    ("compare", "subject"): Column("records"),
    ("claims", "subject"): Column("claims"),
    ("levels", "subject"): Column("levels"),
}
"""What stands after a command."""

_FOLDERS = ("data", "folder")
_CHOICES = {"kind": tuple(KINDS), "by": ("country", "city", "focus", "status")}
"""What does not depend on the data."""

_ASKING = {
    "bash": r"""
# $1: kind, $2: column, $3: the word begun. Words are compared, never expanded: they are data.
_ascn_tui_listed() {
  local at folder data=()
  for (( at = 1; at < COMP_CWORD; at++ )); do
    [[ ${COMP_WORDS[at]} == --data ]] || continue
    folder=${COMP_WORDS[at + 1]}
    [[ $folder == = ]] && folder=${COMP_WORDS[at + 2]}
    data=(--data "${folder/#\~/$HOME}")
  done
  "${COMP_WORDS[0]/#\~/$HOME}" list "$1" "${data[@]}" 2>/dev/null | _ascn_tui_begun "$2" "$3"
}
_ascn_tui_begun() {
  BEGUN=$2 awk -F '\t' -v at="$1" 'index($at, ENVIRON["BEGUN"]) == 1 && !seen[$at]++ { print $at }'
}
# Without a letter of it the first word is a command: hundreds of ids would hide them.
_ascn_tui_first() { [[ -z $1 ]] || _ascn_tui_listed records 1 "$1"; }
_shtab_ascn_tui_pos_0_COMPGEN=_ascn_tui_first
""",
    "zsh": r"""
# $1: kind, $2: column
_ascn_tui_listed() {
  local -a data found
  local at=${words[(I)--data]}
  (( at )) && data=(--data "${${(Q)words[at + 1]}/#\~/$HOME}")
  found=(${(f)"$(ascn-tui list $1 $data 2>/dev/null | _ascn_tui_columns $2)"})
  _describe $1 found
}
_ascn_tui_columns() {
  awk -F '\t' -v at="$1" '!seen[$at]++ {
    word = $at; gsub(":", "\\:", word); print word (at == 1 ? ":" $2 : "")
  }'
}
# Without a letter of it the first word is a command: hundreds of ids would hide them.
functions[_ascn_tui_commands]=$functions[_shtab_ascn_tui_commands]
_shtab_ascn_tui_commands() {
  _ascn_tui_commands
  [[ -z $PREFIX ]] || _ascn_tui_listed records 1
}
""",
    "fish": r"""
# $argv: kind, column
function _ascn_tui_listed
  set -l typed (commandline -opc)
  set -l data
  if set -l at (contains -i -- --data $typed)
    set data --data (string replace -r '^~' $HOME -- $typed[(math $at + 1)])
  end
  $typed[1] list $argv[1] $data 2>/dev/null | awk -F '\t' -v at="$argv[2]" '
    !seen[$at]++ { print $at (at == 1 ? "\t" $2 : "") }'
end
""",
}

_AFTER = {
    "fish": r"""
# Without a letter of it the first word is a command: hundreds of ids would hide them.
function _ascn_tui_first
  _shtab_ascn_tui_using; and test $_shtab_ascn_tui_npos -eq 0
  and string length -q -- (commandline -ct)
end
complete -c ascn-tui -n _ascn_tui_first -ka '(_ascn_tui_listed records 1)'
"""
}


def completion(options: Namespace) -> int:
    """Print the script that makes a shell complete the program's command line."""
    shell: str = options.shell
    parsers = {command: parser(command) for command in ABOUT if command}
    made = whole(parsers)
    for command, own in {"": made, **parsers}.items():
        for argument in own.arguments:
            _complete(command, argument)
    script = shtab.complete(made, shell, preamble=_ASKING[shell])
    sys.stdout.write(f"{script.rstrip()}\n{_AFTER.get(shell, '')}")
    return FOUND


def _complete(command: str, argument: Any) -> None:
    """Tell shtab what an argument can be, in the attributes that it looks for."""
    if column := _SUBJECTS.get((command, argument.dest)) or _OPTIONS.get(argument.dest):
        argument.complete = _asked(column)
    elif argument.dest in _FOLDERS:
        argument.complete = shtab.DIRECTORY
    elif argument.dest == "target":
        argument.complete = shtab.FILE
    elif argument.dest in _CHOICES:
        argument.choices = _CHOICES[argument.dest]


def _asked(column: Column) -> dict[str, Any]:
    kind, at = column
    function = f"_ascn_tui_{kind.replace('-', '_')}_{at}"
    return {
        "bash": function,
        "zsh": f"{{_ascn_tui_listed {kind} {at}}}",
        "fish": f"(_ascn_tui_listed {kind} {at})",
        "preamble": {"bash": f'{function}() {{ _ascn_tui_listed {kind} {at} "$1"; }}'},
    }
