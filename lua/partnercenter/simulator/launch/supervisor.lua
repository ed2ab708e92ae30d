--- Renders the shell script that is nginx's parent: it makes the folder and a certificate, starts nginx,
--- waits for its end and removes the folder. nginx watches the owner itself (owner_watch.lua), so the
--- script only has to outlive nginx: it ignores Ctrl-C, a closed terminal and a starter that no longer reads.
local certificate = require "partnercenter.simulator.launch.certificate"
local shell_text = require "partnercenter.simulator.launch.shell_text"

local supervisor = {}

local HEAD = [[
exec 2>&1 </dev/null
umask 077
trap '' INT QUIT HUP PIPE
${owner}
dir=$(mktemp -d "${TMPDIR:-/tmp}/partnercenter-${name}.XXXXXX") || exit 1
trap 'cd /; rm -rf "$dir"' EXIT
trap 'exit 1' TERM
cd "$dir" && dir=$(pwd -P) || exit 1
echo "$owner" > owner
]]

-- A started server creates the file `up`. Otherwise error.log has the reason.
local TAIL = [[
echo "dir $dir"
echo "wrapper $$"
${nginx} -p "$dir/" -c "$dir/nginx.conf" ${error_log} &
nginx=$!
trap 'kill "$nginx"' TERM
echo "pid $nginx"
wait "$nginx"
trap '' TERM
wait "$nginx"
[ -e up ] || cat error.log
]]

local STARTER = "owner=$PPID\n"

-- In eval "$(lua ...)" the owner is the evaluating shell. Short-lived copies of it may be between it and this
-- process. They share our standard output, the pipe of $(...); the owner does not.
local EVALUATING_SHELL = [=[
parent() {
  if [ -r "/proc/$1/status" ]; then
    sed -n 's/^PPid:[[:space:]]*//p' "/proc/$1/status"
  else
    ps -o ppid= -p "$1" | tr -d ' '
  fi
}
out=$(readlink "/proc/$PPID/fd/1" 2>/dev/null)
owner=$(parent "$PPID")
case $out in pipe:*)
  while [ "${owner:-0}" -gt 1 ] && [ "$(readlink "/proc/$owner/fd/1" 2>/dev/null)" = "$out" ]; do
    owner=$(parent "$owner")
  done ;;
esac
[ "${owner:-0}" -gt 1 ] || { echo "no owning shell found; pass owner = <process id of the shell>"; exit 1; }
]=]

--- Renders the script.
---@param found table from requirements.find
---@param files table<string, string> text of each file to write, by name
---@param given table name (of the folder), certificate (nil for none), and owner: nil for the process that
--- runs the script, "shell", or an id
---@return string
function supervisor.script(found, files, given)
  local owner = STARTER
  if given.owner == "shell" then
    owner = EVALUATING_SHELL
  elseif given.owner then
    owner = ("owner=%d\n"):format(given.owner)
  end
  local head = { owner = owner, name = given.name }
  local parts = { shell_text.head, (HEAD:gsub("%${(%l+)}", head)) }
  for name, text in pairs(files) do parts[#parts + 1] = shell_text.file(name, text) end
  if given.certificate then parts[#parts + 1] = certificate.script(given.certificate) end
  local values = {
    nginx = shell_text.quote(found.nginx.path),
    error_log = found.nginx.version >= 1019005 and "-e error.log" or "",
  }
  parts[#parts + 1] = TAIL:gsub("%${([%w_]+)}", values)
  local script = table.concat(parts)
  -- With an owner, the shell of io.popen must end at once, since closing the stream waits for it.
  return given.owner and ("(\n%s) &\n"):format(script) or script
end

return supervisor
