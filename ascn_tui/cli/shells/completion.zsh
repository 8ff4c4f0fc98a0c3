_ascn_tui_fitting() {
  BEGUN=$3 KINDS=$2 awk -F '\t' -v at="$1" '@words.awk@'
}
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
# @shtab@
