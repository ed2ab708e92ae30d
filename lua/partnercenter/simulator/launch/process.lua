--- Starts and stops the simulator's nginx.
local json = require "partnercenter.simulator.json"
local nginx_conf = require "partnercenter.simulator.launch.nginx_conf"
local ports = require "partnercenter.simulator.launch.ports"
local requirements = require "partnercenter.simulator.launch.requirements"
local supervisor = require "partnercenter.simulator.launch.supervisor"

local process = {}

local ATTEMPTS = 10

local here = debug.getinfo(1, "S").source:match("^@(.*)launch/process%.lua$")

local function boot_file(cwd)
  local path = (here or "lua/partnercenter/simulator/") .. "server/boot.lua"
  return path:sub(1, 1) == "/" and path or cwd .. "/" .. path
end

-- Reads the output of the script and the server until the server is ready or both have ended.
local function wait_until_ready(stream)
  local facts, noise = {}, {}
  for line in stream:lines() do
    local word, rest = line:match("^(%l+) (.+)$")
    if line == "ready" then return facts end
    if word == "dir" or word == "pid" or word == "wrapper" then
      facts[word] = rest
    else
      noise[#noise + 1] = line
    end
  end
  return nil, table.concat(noise, "\n")
end

local function attempt(found, given, port, http_port)
  given.name = "simulator"
  given.service.port, given.service.http_port = port, http_port
  local files = {
    ["nginx.conf"] = nginx_conf.render(found, {
      port = port, http_port = http_port, http2 = given.http2, boot = boot_file(found.cwd),
    }),
    ["settings.json"] = json.encode(given.service),
  }
  local stream = assert(io.popen(supervisor.script(found, files, given), "r"))
  local facts, why = wait_until_ready(stream)
  if not facts then
    stream:close()
    return nil, why
  end
  facts.port, facts.http_port = port, http_port
  facts.curl = found.curl ~= nil
  if given.owner then
    stream:close()
  else
    facts.stream = stream
  end
  return facts
end

--- Starts nginx and returns once it is ready.
---@param given table port, http_port, http2, certificate, owner, nginx, service (settings.json of the server)
---@return table|nil running dir, pid, wrapper, port, http_port, curl, stream
---@return string|nil err
function process.start(given)
  local found, missing = requirements.find(given.nginx)
  if not found then return nil, missing end
  for _, port in ipairs { given.port, given.http_port } do
    if found.listening[port] then return nil, ("port %d is in use"):format(port) end
  end
  local why
  for _ = 1, ATTEMPTS do
    local picked = ports.pick(2, found.listening)
    local running
    running, why = attempt(found, given, given.port > 0 and given.port or picked[1],
      given.http_port > 0 and given.http_port or picked[2])
    if running then return running end
    if not why:find("Address already in use", 1, true) then break end
  end
  return nil, "the simulator's nginx did not start: " .. why
end

--- Stops nginx and waits until it has ended and its folder is removed. A second call does nothing.
---@param running table
function process.stop(running)
  local stream = running.stream
  running.stream = nil
  if not stream then return end
  -- The process id cannot be reused yet: only this process can reap the script.
  os.execute(("kill %d 2>/dev/null"):format(running.wrapper))
  stream:read("*a")
  stream:close()
end

return process
