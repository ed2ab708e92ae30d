--- The completion scripts of the shells. Each gives the words to `partnercenter __complete` and offers its
--- lines: a candidate, a tab, a description. A sole line with an empty candidate asks for names of files.
local scripts = {}

-- Bash splits words at ":", "=" and "@", and replaces only the part behind the last of them.
scripts.bash = [==[
_partnercenter() {
  local rest=${COMP_LINE:0:COMP_POINT} word trimmed current held='' mark line i
  local -a words=() found=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    trimmed=${rest#"${rest%%[![:space:]]*}"}
    ((i < COMP_CWORD)) || word=$trimmed
    if [[ $trimmed != "$rest" || $i == 0 || $rest == '' ]]; then
      words+=("$word")
    else
      words[${#words[@]} - 1]+=$word
    fi
    rest=${trimmed#"$word"}
  done
  current=${words[${#words[@]} - 1]}
  local quote=''
  case $current in
  \'* | \"*) quote=${current:0:1} current=${current:1} ;;
  *)
    for mark in : = @; do
      [[ $COMP_WORDBREAKS == *"$mark"* && $current == *"$mark"* ]] || continue
      line=${current%"${current##*"$mark"}"}
      ((${#line} > ${#held})) && held=$line
    done
    ;;
  esac
  words[${#words[@]} - 1]=$current
  while IFS= read -r line; do
    found+=("$line")
  done < <(command partnercenter __complete -- "${words[@]:1}" 2>/dev/null)
  COMPREPLY=()
  if [[ ${#found[@]} == 1 && ${found[0]} == $'\t'* ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do
      COMPREPLY+=("$line")
    done < <(compgen -f -- "${current#"$held"}")
    return
  fi
  for line in "${found[@]}"; do
    line=${line%%$'\t'*}
    [[ $quote ]] || printf -v line %q "$line"
    COMPREPLY+=("${line#"$held"}")
  done
}
complete -F _partnercenter partnercenter
]==]

scripts.zsh = [==[
#compdef partnercenter
_partnercenter() {
  local line
  local -a found values shown
  local -a typed=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
  found=("${(@f)$(command partnercenter __complete -- "${typed[@]}" 2>/dev/null)}")
  if [[ ${#found} == 1 && $found[1] == $'\t'* ]]; then
    _files
    return
  fi
  for line in $found; do
    values+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  -- }")
  done
  (( ${#values} )) && compadd -l -d shown -a values
}
if [[ $funcstack[1] == _partnercenter ]]; then
  _partnercenter "$@"
else
  compdef _partnercenter partnercenter
fi
]==]

scripts.fish = [==[
function __partnercenter_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l found (command partnercenter __complete -- $words[2..-1] "$current" 2>/dev/null)
    if test (count $found) = 1; and string match -q \t'*' -- $found[1]
        __fish_complete_path "$current"
        return
    end
    printf '%s\n' $found
end
complete -c partnercenter -f -a '(__partnercenter_complete)'
]==]

return scripts
