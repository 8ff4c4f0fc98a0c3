_ascn_tui_fitting() {
  BEGUN=$3 KINDS=$2 awk -F '\t' -v at="$1" '@words.awk@'
}
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
# @shtab@
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
