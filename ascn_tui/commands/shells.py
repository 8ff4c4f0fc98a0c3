"""What the scripts that complete the command line do besides what shtab writes, shell by shell."""

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
# Words are compared, never expanded: they are data.
_ascn_tui_listed() {
  local at folder data=()
  for (( at = 1; at < COMP_CWORD; at++ )); do
    [[ ${COMP_WORDS[at]} == --data ]] || continue
    folder=${COMP_WORDS[at + 1]}
    [[ $folder == = ]] && folder=${COMP_WORDS[at + 2]}
    data=(--data "${folder/#\~/$HOME}")
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
# $1: kind, $2: column, $3: kinds of record
_ascn_tui_listed() {
  local -a data found
  local at=${words[(I)--data]}
  (( at )) && data=(--data "${${(Q)words[at + 1]}/#\~/$HOME}")
  found=(${(f)"$(ascn-tui list $1 $data 2>/dev/null |
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
# $argv: kind, column, kinds of record
function _ascn_tui_listed
  set -l typed (commandline -opc)
  set -l data
  if set -l at (contains -i -- --data $typed)
    set data --data (string replace -r '^~' $HOME -- $typed[(math $at + 1)])
  end
  $typed[1] list $argv[1] $data 2>/dev/null |
    _ascn_tui_fitting $argv[2] "$argv[3]" (commandline -ct | string collect -a)
end
""",
}
"""What stands before the rest: how the program is asked for what a word may be."""

AFTER = {
    "fish": r"""
# Without a letter of it the first word is a command: hundreds of ids would hide them.
function _ascn_tui_first
  _shtab_ascn_tui_using; and test $_shtab_ascn_tui_npos -eq 0
  and string length -q -- (commandline -ct)
end
complete -c ascn-tui -n _ascn_tui_first -ka '(_ascn_tui_listed records 1)'
"""
}

MENDED = {
    # Any number of words: what shtab writes ends after the first of them.
    "zsh": ((r'"\(\*\)::?(?=[^"]*:)', '"*:'),),
    # The help of an option tells of the option, and not of each value that it takes.
    "fish": ((r"^(complete .*) (-xk?a \"[^\"]*\") (-d .*)$", r"\1 \2\n\1 -x \3"),),
}
"""Lines of shtab's that a shell would not take as they are meant, and what stands there instead."""
