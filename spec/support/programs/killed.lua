-- Runs a workflow in a process that is killed after a number of requests, and again in this one.
local assert = require "luassert"
local sign_in = require "spec.support.sign_in"

local killed = {}

local HEAD = [[
local partnercenter = require "partnercenter"
local left = tonumber(arg[1])
local client = assert(partnercenter.new {
  tenant_id = %q, client_id = %q, client_secret = %q, refresh_token = %s, authority = %q, ca_file = %q,
  base_url = { api = %q, partner = %q, graph = %q }, timeout = 20, max_attempts = 1,
  on_event = function(event)
    if event.type ~= "attempt" then return end
    left = left - 1
    if left == 0 then io.popen("kill -9 $PPID"):close() end
  end,
})
local workflow = partnercenter.workflow
local result, err = (function() %s
end)()
io.write(result and "done" or "failed: " .. tostring(err))
]]

--- The base URLs of all hosts of a simulator.
function killed.hosts(sim)
  local url = sim.base_url
  return type(url) == "table" and url or { api = url, partner = url, graph = url }
end

--- Runs Lua code, which has `client` and `workflow`, and returns the workflow's result. Its process is killed
--- as soon as it has got the answer to a request.
---@param sim table
---@param directory string for the program
---@param count integer number of that request
---@param code string
---@return string output "done" when there were fewer requests, "" after the kill
function killed.run(sim, directory, count, code)
  local hosts, path = killed.hosts(sim), directory .. "/killed.lua"
  sign_in.write(path, HEAD:format(sim.tenant_id, sim.client_id, sim.client_secret,
    ("%q"):format(sim.refresh_token), sim.authority, sim.ca_file, hosts.api, hosts.partner, hosts.graph,
    code))
  return sign_in.output(("env LUA_PATH='%s' LUA_CPATH='%s' %s %s %d 2>/dev/null"):format(package.path,
    package.cpath, sign_in.interpreter, path, count))
end

-- What differs from run to run.
local function masked(text)
  return (text:gsub("%x%x%x%x%x%x%x%x%-[%x-]+", "{id}"):gsub("%d+%-%d%d%-%d%dT[%d:.]+Z", "{time}"))
end

-- The writes that the simulator accepted, in order: method, path and body.
local function writes(sim)
  local found = {}
  for _, request in ipairs(assert(sim:requests())) do
    local accepted = request.status and request.status < 300
    if accepted and request.method ~= "GET" and request.method ~= "HEAD"
      and not request.path:find("/oauth2/", 1, true) then
      found[#found + 1] = masked(("%s %s %s"):format(request.method, request.path, request.body))
    end
  end
  return found
end

--- Kills a workflow after each of its requests and calls it again: it resumes, and no write is made twice.
---@param sim table
---@param directory string
---@param code string as for `run`
---@param again fun(): any, any the same call in this process
---@param prepare fun()? after each reset of the simulator
---@return integer count of the requests
---@return string[] made the writes of a run that is not killed
function killed.everywhere(sim, directory, code, again, prepare)
  local function start()
    assert(sim:reset())
    if prepare then prepare() end
    assert(sim:clear_requests())
  end
  start()
  assert.equal("done", killed.run(sim, directory, 1000, code))
  local expected = writes(sim)
  for count = 1, 1000 do
    start()
    local output = killed.run(sim, directory, count, code)
    if output == "done" then return count - 1, expected end
    assert.equal("", output)
    local result, err = again()
    assert.is_truthy(result, ("after request %d: %s"):format(count, tostring(err)))
    assert.same(expected, writes(sim), "killed after request " .. count)
  end
end

return killed
