"""Shell completion for bash, zsh and fish."""

import re
import sys
from argparse import Namespace
from typing import Any, NamedTuple

import shtab

from ascn_tui.cli.errors import FOUND
from ascn_tui.cli.parser import ABOUT, parser, whole
from ascn_tui.pages.lists.records import KINDS


class CompletionColumn(NamedTuple):
    """Where words to complete stand: the kind that `list` lists, and the column, from 1.

    Of records, `kinds` says which are taken, parted by commas; all without it.
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
"""What the options of look-ups take, whichever the command."""

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


def _asked(column: CompletionColumn) -> dict[str, Any]:
    kind, at, kinds = column
    function = "_".join(("_ascn_tui", kind, str(at), *kinds.split(","))).replace("-", "_")
    return {
        "bash": function,
        "zsh": f"{{_ascn_tui_listed {kind} {at} {kinds}}}",
        "fish": f"(_ascn_tui_listed {kind} {at} {kinds})",
        "preamble": {"bash": f'{function}() {{ _ascn_tui_listed {kind} {at} "{kinds}" "$1"; }}'},
    }


_FITTING = r"""
    function slug(name) {
      name = tolower(name); gsub(/&/, " and ", name)
      gsub(/[^a-z0-9]+/, "-", name); gsub(/^-|-$/, "", name)
      return name
    }
    function begun(word) { return index(word, ENVIRON["BEGUN"]) == 1 }
    function offer(word, name) { if (begun(word) && !seen[word]++) print word "\t" name }
    BEGIN {
      path = ENVIRON["BEGUN"]; kinds = ENVIRON["KINDS"]
      if (path !~ "/") path = ""
      if (path ~ "^compare/") kinds = "country,city,focus-area"
      else if (path ~ "^governance/.*/") kinds = "country"
      else if (path) locators = 1
      sub("[^/]*$", "", path)
      if (kinds ~ "level" || path ~ "^governance/.*/") offer(path "regional", "")
    }
    kinds && index("," kinds ",", "," $3 ",") == 0 { next }
    locators { offer($4, $2); next }
    { offer(path $at, at == 1 ? $2 : "") }
    $3 == "project" && ENVIRON["BEGUN"] && !path && !begun($1) && length($2) < 40 {
      word = slug($2); names[word] = $2; bearers[word]++
    }
    END { for (word in names) if (bearers[word] == 1) offer(word, names[word]) }
"""
"""What `list` prints, as words with a beginning, each with its name after a tab: a program of awk.

Ids, and names that one project alone bears, written without blanks; or where a path is begun,
locators. `at` is the column, BEGUN the word begun, KINDS the kinds of record that are taken.
"""

ASKING = {
    "bash": rf"""
_ascn_tui_fitting() {{
  BEGUN=$3 KINDS=$2 awk -F '\t' -v at="$1" '{_FITTING}'
}}"""
    r"""
# $1: kind, $2: column, $3: kinds of record, $4: the word begun.
# Words are compared, never run: they are data. Of a folder, ~ or a variable may be the beginning.
_ascn_tui_listed() {
  local at name folder data=()
  for (( at = 1; at < COMP_CWORD; at++ )); do
    [[ ${COMP_WORDS[at]} == --data ]] || continue
    folder=${COMP_WORDS[at + 1]/#\~/$HOME}
    if [[ $folder =~ ^\$\{?([A-Za-z_][A-Za-z_0-9]*)\}?(/.*)?$ ]]; then
      name=${BASH_REMATCH[1]} folder=${BASH_REMATCH[2]}
      folder=${!name}$folder
    fi
    data=(--data "$folder")
  done
  "${COMP_WORDS[0]/#\~/$HOME}" list "$1" "${data[@]}" 2>/dev/null |
    _ascn_tui_fitting "$2" "$3" "$4" | cut -f 1
}
# Without a letter of it the first word is a command: hundreds of ids would hide them.
_ascn_tui_first() { [[ -z $1 ]] || _ascn_tui_listed records 1 "" "$1"; }
_shtab_ascn_tui_pos_0_COMPGEN=_ascn_tui_first
""",
    "zsh": rf"""
_ascn_tui_fitting() {{
  BEGUN=$3 KINDS=$2 awk -F '\t' -v at="$1" '{_FITTING}'
}}"""
    r"""
# $1: kind, $2: column, $3: kinds of record. `typed` are all words of the line.
# Of a folder, ~ or a variable may be the beginning.
_ascn_tui_listed() {
  local -a data found match mbegin mend
  local at folder
  for (( at = 2; at <= $#typed; at++ )); do
    case $typed[at] in
      --data) folder=${(Q)typed[at + 1]} ;;
      --data=*) folder=${(Q)typed[at]#--data=} ;;
      *) continue ;;
    esac
    folder=${folder/#\~/$HOME}
    [[ $folder =~ '^\$\{?([A-Za-z_][A-Za-z_0-9]*)\}?(/.*)?$' ]] && folder=${(P)match[1]}$match[2]
    data=(--data "$folder")
  done
  found=(${(f)"$("${${(Q)typed[1]}/#\~/$HOME}" list $1 $data 2>/dev/null |
    _ascn_tui_fitting $2 "$3" "${(Q)PREFIX}" | awk -F '\t' '{
      gsub(":", "\\:", $1); print $1 ($2 ? ":" $2 : "")
    }')"})
  _describe $1 found
}
# Without a letter of it the first word is a command: hundreds of ids would hide them.
functions[_ascn_tui_commands]=$functions[_shtab_ascn_tui_commands]
_shtab_ascn_tui_commands() {
  _ascn_tui_commands
  [[ -z $PREFIX ]] || _ascn_tui_listed records 1
}
""",
    "fish": rf"""
function _ascn_tui_fitting
  env BEGUN=$argv[3] KINDS=$argv[2] awk -F '\t' -v at=$argv[1] '{_FITTING}'
end"""
    r"""
# The word begun, or after `--option=` the value.
function _ascn_tui_begun
  commandline -ct | string replace -r -- '^--[a-z-]+=' '' | string collect -a
end
# $argv: kind, column, kinds of record. Of a folder, ~ or a variable may be the beginning.
function _ascn_tui_listed
  set -l typed (commandline -opc)
  set -l folder
  if set -l at (contains -i -- --data $typed)
    set folder $typed[(math $at + 1)]
  else if set -l given (string replace -f -- --data= '' $typed)
    set folder $given[-1]
  end
  set folder (string replace -r -- '^~' $HOME $folder)
  if set -l parts (string match -r -- '^\$\{?([A-Za-z_]\w*)\}?(/.*)?$' $folder)
    set -l name $parts[2]
    set folder "$$name$parts[3]"
  end
  set -l begun (_ascn_tui_begun | string trim -lc '"\'' | string collect -a)
  $typed[1] list $argv[1] (test -n "$folder"; and printf '%s\n' --data $folder) 2>/dev/null |
    _ascn_tui_fitting $argv[2] "$argv[3]" $begun
end
""",
}
"""What stands before the rest: how the program is asked for what a word may be."""

AFTER = {
    "bash": r"""
# Sets REPLY to a word without its quotes.
_ascn_tui_unquoted() {
  local rest=$1 quote= sign
  REPLY=
  while [[ -n $rest ]]; do
    sign=${rest:0:1} rest=${rest:1}
    if [[ $sign == "$quote" ]]; then quote=
    elif [[ -z $quote && $sign == [\'\"] ]]; then quote=$sign
    elif [[ $sign == \\ && $quote != \' ]]; then REPLY+=${rest:0:1} rest=${rest:1}
    else REPLY+=$sign
    fi
  done
}
# Bash leaves quotes in the words, and parts them at = and : too. What shtab is asked has
# neither: an option and its value are two words. What stands before the last part is then
# taken off the answers, for bash puts them in the place of that part alone.
_shtab_ascn_tui() {
  local REPLY part last=-1 joined= before= option= words=()
  for part in "${COMP_WORDS[@]:0:COMP_CWORD + 1}"; do
    _ascn_tui_unquoted "$part"
    if [[ $part == [=:] && $last -ge 0 ]]; then
      words[last]+=$part before=${words[last]} joined=1
    elif [[ -n $joined ]]; then words[last]+=$REPLY joined=
    else words[++last]=$REPLY before=
    fi
  done
  [[ ${words[last]} == --*=* ]] && option=${words[last]%%=*}=
  local COMP_WORDS=() COMP_CWORD
  for part in "${words[@]}"; do
    if [[ $part == --*=* ]]; then COMP_WORDS+=("${part%%=*}" "${part#*=}")
    else COMP_WORDS+=("$part")
    fi
  done
  COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
  _ascn_tui_by_words
  for part in "${!COMPREPLY[@]}"; do
    COMPREPLY[part]=$option${COMPREPLY[part]}
    COMPREPLY[part]=${COMPREPLY[part]#"$before"}
  done
}
""",
    "fish": r"""
# Without a letter of it the first word is a command: hundreds of ids would hide them.
function _ascn_tui_first
  _shtab_ascn_tui_using; and test $_shtab_ascn_tui_npos -eq 0
  and string length -q -- (commandline -ct)
end
complete -c ascn-tui -n _ascn_tui_first -ka '(_ascn_tui_listed records 1)'
""",
}
"""What stands after the rest."""

MENDED = {
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
"""Lines of shtab's that a shell would not take as they are meant, and what stands there instead."""
