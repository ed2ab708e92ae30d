--- Finds nginx, openssl and curl on this machine and the ports in use. Each start waits for this, so it runs
--- few programs: a shell, `id`, and each nginx once.
local shell_text = require "partnercenter.simulator.launch.shell_text"

local requirements = {}

local PLACES = { "/usr/sbin", "/usr/local/sbin", "/usr/local/openresty/nginx/sbin", "/usr/local/nginx/sbin" }

local MODULES = { "ndk_http_module.so", "ngx_http_lua_module.so" }

local INSTALL = "On Debian or Ubuntu: apt-get install nginx-light libnginx-mod-http-lua openssl"

-- $1 is the nginx to use, or "" to search for it. The other arguments are more folders to search. The lines
-- without "=" are the last nginx's own.
local SCRIPT = [[
printf '= cwd '; pwd -P
command -v openssl >/dev/null && echo "= openssl yes"
command -v curl >/dev/null && echo "= curl yes"
printf '= id '; id
seen=:
look() {
  case $seen in *":$1:"*) return ;; esac
  seen=$seen$1:
  [ -x "$1" ] && [ ! -d "$1" ] || return
  echo "= nginx $1"
  "$1" -V 2>&1 </dev/null
}
if [ -n "$1" ]; then
  look "$1"
else
  shift
  for name in nginx openresty; do look "$(command -v "$name")"; done
  for folder in "$@"; do look "$folder/nginx"; done
fi
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
  local found, binary = { binaries = {} }, nil
  for line in text:gmatch("[^\n]+") do
    local word, rest = line:match("^= (%l+) (.*)$")
    if word == "nginx" then
      binary = { path = rest, about = "" }
      table.insert(found.binaries, binary)
    elseif word then
      found[word] = rest
    elseif binary then
      binary.about = binary.about .. line .. "\n"
    end
  end
  local user, group = (found.id or ""):match("^uid=0%(([^)]+)%) gid=%d+%(([^)]+)%)")
  found.root = user and user .. " " .. group
  return found
end

local function exists(path)
  local file = io.open(path, "rb")
  if file then file:close() end
  return file ~= nil
end

-- The files of the modules that are not built in.
local function module_files(about)
  local folders = {
    about:match("%-%-modules%-path=(%S*)") or "",
    (about:match("%-%-prefix=(%S*)") or "") .. "/modules",
  }
  local paths = {}
  for _, name in ipairs(MODULES) do
    for _, folder in ipairs(folders) do
      local path = folder .. "/" .. name
      if exists(path) then
        paths[#paths + 1] = path
        break
      end
    end
  end
  return paths
end

-- The ports in use, where the system has Linux's tables of sockets.
local function listening()
  local ports = {}
  for _, table_file in ipairs { "/proc/net/tcp", "/proc/net/tcp6" } do
    local file = io.open(table_file, "r")
    if file then
      for line in file:lines() do
        local port = line:match("^ *%d+: %x+:(%x+) [%x:]+ 0A ")
        if port then ports[tonumber(port, 16)] = true end
      end
      file:close()
    end
  end
  return ports
end

local function describe(binary)
  local about = binary.about
  local major, minor, patch = about:match("nginx version: %S-/(%d+)%.(%d+)%.(%d+)")
  binary.version = major and tonumber(major) * 1000000 + tonumber(minor) * 1000 + tonumber(patch) or 0
  binary.modules = module_files(about)
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
  found.nginx, found.listening = nginx, listening()
  return found
end

return requirements
