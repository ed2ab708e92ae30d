--- Starts the nginx that receives webhooks, and reads what it says.
local core_places = require "partnercenter.cli.listener.core_places"
local json = require "partnercenter.simulator.json"
local nginx_conf = require "partnercenter.cli.listener.nginx_conf"
local ports = require "partnercenter.simulator.launch.ports"
local requirements = require "partnercenter.simulator.launch.requirements"
local supervisor = require "partnercenter.simulator.launch.supervisor"

local process = {}

local ATTEMPTS = 10

local BUILD = "cmake -B build/luajit -DLUA_INCLUDE_DIR=/usr/include/luajit-2.1 && cmake --build build/luajit"
local INSTALL = "luarocks --lua-version 5.1 install partnercenter LUA_INTERPRETER=luajit "
  .. "LUA_INCDIR=/usr/include/luajit-2.1"
local HINT = "%s: %s; or name its place, such as LUA_CPATH_5_1='/path/?.so'"

local here = debug.getinfo(1, "S").source:match("^@(.*)partnercenter/cli/listener/process%.lua$")

local function root_of(folder)
  return here:sub(1, 1) == "/" and here or folder .. "/" .. here:gsub("^%./", "")
end

-- How this installation gets a core for LuaJIT.
local function core_hint(root)
  if root:find("/share/lua/", 1, true) then return HINT:format("install it for LuaJIT", INSTALL) end
  return HINT:format("build it for LuaJIT", BUILD)
end

local function is_ipv6(host) return host:find(":", 1, true) ~= nil end

local function address_of(host, port)
  return (is_ipv6(host) and "[%s]:%d" or "%s:%d"):format(host, port)
end

-- The reason that nginx gave for its end, without dates and process ids.
local function reason_of(noise)
  local text = table.concat(noise, "\n")
  local what, why = text:match("%[emerg%] [^\n]-(bind%(%)[^\n]-) failed %(%d+: ([^\n)]*)%)")
  if what then return what:gsub("^bind%(%)", "nginx cannot bind") .. ": " .. why end
  local complaint = text:match("%[emerg%] [%d#:]+%s*([^\n]+)") or text
  return "nginx did not start: " .. complaint:gsub(" in /%S*nginx%.conf:%d+$", "")
end

-- Reads lines until nginx is ready or has ended.
local function wait_until_ready(stream)
  local facts, noise = {}, {}
  for line in stream:lines() do
    local word, rest = line:match("^(%l+) ?(.*)$")
    if line == "ready" then return facts end
    if word == "wrapper" then
      facts.wrapper = rest
    elseif word == "core" then
      return nil, { core = rest }
    elseif word == "problem" then
      return nil, { message = rest }
    elseif word ~= "dir" and word ~= "pid" then
      noise[#noise + 1] = line
    end
  end
  return nil, { message = reason_of(noise) }
end

local function attempt(found, given, port)
  local root = root_of(found.cwd)
  local files = {
    ["nginx.conf"] = nginx_conf.render(found, {
      address = address_of(given.host, port), boot = root .. "partnercenter/cli/listener/boot.lua",
    }),
    ["settings.json"] = json.encode {
      client = given.client, places = json.array(core_places.all(root, found.cwd)),
    },
  }
  local stream = assert(io.popen(supervisor.script(found, files, { name = "listener" }), "r"))
  local running, problem = wait_until_ready(stream)
  if not running then
    stream:close()
    if not problem.core then return nil, problem.message end
    local seen = problem.core == "" and "" or " (" .. problem.core .. ")"
    return nil, "nginx runs LuaJIT, and no core that was built for it was found" .. seen, core_hint(root)
  end
  running.stream = stream
  running.url = "http://" .. address_of(given.host, port) .. "/"
  return running
end

--- Starts nginx and returns once its port is bound.
---@param given { host: string, port: integer, client: table } client: options without a sign-in; port 0: any
---@return { url: string, stream: file*, wrapper: string }? running
---@return string? err
---@return string? hint
function process.start(given)
  local found, missing = requirements.find(nil, nil, "webhook listen")
  if not found then return nil, missing end
  if given.port > 0 then
    if found.listening[given.port] then
      return nil, ("port %d is in use"):format(given.port), "choose another: --port N, or --port 0 for any"
    end
    return attempt(found, given, given.port)
  end
  for _ = 1, ATTEMPTS do
    local running, why, hint = attempt(found, given, ports.pick(1, found.listening)[1])
    if running or not why:find("Address already in use", 1, true) then return running, why, hint end
    missing = why
  end
  return nil, missing
end

--- Returns the next line that says something, as its word and its value; nil when nginx has ended.
---@param running table
---@return "event"|"refused"|string? word
---@return table? value
function process.next(running)
  for line in running.stream:lines() do
    local word, text = line:match("^(%l+) ({.*})$")
    if word then return word, json.decode(text) end
  end
end

--- Stops nginx and waits until it has ended and its folder is removed. A second call does nothing.
process.stop = require("partnercenter.simulator.launch.process").stop

return process
