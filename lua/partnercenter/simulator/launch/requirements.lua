--- Finds nginx, openssl and curl on this machine and the ports in use, with one shell script per start.
local shell_text = require "partnercenter.simulator.launch.shell_text"

local requirements = {}

local PLACES = { "/usr/sbin", "/usr/local/sbin", "/usr/local/openresty/nginx/sbin", "/usr/local/nginx/sbin" }

local INSTALL = "On Debian or Ubuntu: apt-get install nginx-light libnginx-mod-http-lua openssl"

-- $1 is the nginx to use, or "" to search for it. The other arguments are more folders to search.
local SCRIPT = [[
echo "cwd $(pwd -P)"
command -v openssl >/dev/null && echo "openssl yes"
command -v curl >/dev/null && echo "curl yes"
[ "$(id -u)" = 0 ] && echo "root $(id -un) $(id -gn)"
look() {
  [ -x "$1" ] && [ ! -d "$1" ] || return
  echo "nginx $1"
  "$1" -V 2>&1 </dev/null | sed 's/^/nginx-V /'
  modules=$("$1" -V 2>&1 </dev/null | sed -n 's/.*--modules-path=\([^ ]*\).*/\1/p')
  prefix=$("$1" -V 2>&1 </dev/null | sed -n 's/.*--prefix=\([^ ]*\).*/\1/p')
  for module in ndk_http_module.so ngx_http_lua_module.so; do
    for folder in "$modules" "$prefix/modules"; do
      if [ -f "$folder/$module" ]; then echo "module $folder/$module"; break; fi
    done
  done
}
if [ -n "$1" ]; then
  look "$1"
else
  shift
  for name in nginx openresty; do look "$(command -v "$name")"; done
  for folder in "$@"; do look "$folder/nginx"; done
fi
for table in /proc/net/tcp /proc/net/tcp6; do
  [ -r "$table" ] && sed -n 's/^ *[0-9]*: [0-9A-F]*:\([0-9A-F]*\) [0-9A-F:]* 0A .*/listening \1/p' "$table"
done
]]

local function run(binary, places)
  local words = { shell_text.quote(binary or "") }
  for _, place in ipairs(places) do words[#words + 1] = shell_text.quote(place) end
  local command = ("%sset -- %s\n%s"):format(shell_text.head, table.concat(words, " "), SCRIPT)
  local stream = assert(io.popen(command, "r"))
  local text = stream:read("*a")
  stream:close()
  return text
end

local function parse(text)
  local found, listening, binary = { binaries = {} }, {}, nil
  for line in text:gmatch("[^\n]+") do
    local word, rest = line:match("^(%S+) (.*)$")
    if word == "nginx" then
      binary = { path = rest, modules = {}, about = "" }
      table.insert(found.binaries, binary)
    elseif word == "nginx-V" then
      binary.about = binary.about .. rest .. "\n"
    elseif word == "module" then
      table.insert(binary.modules, rest)
    elseif word == "listening" then
      listening[tonumber(rest, 16)] = true
    elseif word then
      found[word] = rest
    end
  end
  found.listening = listening
  return found
end

local function describe(binary)
  local about = binary.about
  local major, minor, patch = about:match("nginx version: %S-/(%d+)%.(%d+)%.(%d+)")
  binary.version = major and tonumber(major) * 1000000 + tonumber(minor) * 1000 + tonumber(patch) or 0
  binary.lua = table.concat(binary.modules, " "):find("ngx_http_lua_module", 1, true) ~= nil
  if about:find("--add%-module=%S*ngx_lua") or about:find("--add%-module=%S*lua%-nginx%-module") then
    binary.lua, binary.modules = true, {}
  end
  binary.tls = about:find("http_ssl_module", 1, true) ~= nil
  binary.http2 = about:find("http_v2_module", 1, true) ~= nil
  return binary
end

local function choose(binaries)
  local without
  for _, binary in ipairs(binaries) do
    describe(binary)
    if binary.lua and binary.tls then return binary end
    without = without or binary
  end
  return nil, without
end

--- Finds nginx with its Lua module, and openssl.
---@param binary string|nil the nginx to use; nil searches for it
---@param places string[]|nil folders to search beside PATH
---@param other string|nil what needs nginx without openssl, in place of the simulator
---@return table|nil found nginx (path, modules, version, http2, about), cwd, root, listening (ports)
---@return string|nil err the missing program and how to install it
function requirements.find(binary, places, other)
  local who = other or "the simulator"
  local found = parse(run(binary, places or PLACES))
  local nginx, without = choose(found.binaries)
  if not nginx and without then
    local what = without.lua and "TLS (http_ssl_module)" or "its Lua module"
    return nil, ("%s needs nginx with %s, and %s has none. %s"):format(who, what, without.path, INSTALL)
  elseif not nginx then
    local where = binary and ("there is none at " .. binary) or "none was found in PATH or the usual places"
    return nil, ("%s needs nginx with its Lua module: %s. %s"):format(who, where, INSTALL)
  elseif not other and not found.openssl then
    return nil, "the simulator needs the openssl command to make its certificate. " .. INSTALL
  end
  found.nginx = nginx
  return found
end

return requirements
