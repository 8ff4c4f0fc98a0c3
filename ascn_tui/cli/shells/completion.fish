function _ascn_tui_fitting
  env BEGUN=$argv[3] KINDS=$argv[2] awk -F '\t' -v at=$argv[1] '@words.awk@'
end
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
# @shtab@
# Without a letter of it the first word is a command: hundreds of ids would hide them.
function _ascn_tui_first
  _shtab_ascn_tui_using; and test $_shtab_ascn_tui_npos -eq 0
  and string length -q -- (commandline -ct)
end
complete -c ascn-tui -n _ascn_tui_first -ka '(_ascn_tui_listed records 1)'
