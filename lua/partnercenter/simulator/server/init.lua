--- The simulated service in nginx: the functions that nginx.conf calls.
-- luacheck: globals ngx
local control = require "partnercenter.simulator.server.control"
local dispatch = require "partnercenter.simulator.server.routing.dispatch"
local fault_replies = require "partnercenter.simulator.server.state.fault_replies"
local faults = require "partnercenter.simulator.server.state.faults"
local owner_watch = require "partnercenter.simulator.launch.owner_watch"
local reader = require "partnercenter.simulator.server.http.request"
local request_log = require "partnercenter.simulator.server.state.request_log"
local send = require "partnercenter.simulator.server.http.send"
local settings = require "partnercenter.simulator.settings"
local tokens = require "partnercenter.simulator.server.auth.tokens"
local world = require "partnercenter.simulator.server.state.world"

local server = {}

faults.reset()

local function settings_for(effects)
  return setmetatable({}, { __index = function(_, name)
    if settings.types[name] and effects[name] ~= nil then return effects[name] end
    return world.settings[name]
  end })
end

local function exchange(request, entry)
  local effects, unreadable = faults.meet(request)
  entry.fault = faults.names(effects)
  local chosen, result = settings_for(effects), nil
  if unreadable then return { status = 400, value = { error = unreadable }, headers = {} }, {}, chosen end
  if effects.delay and not effects.after then ngx.sleep(effects.delay / 1000) end
  if effects.expired_token then tokens.expire_all() end
  local lost = effects.reset or effects.wire
  if not effects.after then result = fault_replies.of(effects) end
  if not result and (effects.after or not lost) then result = dispatch.answer(request, chosen, entry) end
  if effects.after then
    result = fault_replies.of(effects) or result
    if effects.delay then ngx.sleep(effects.delay / 1000) end
  end
  if effects.members then result = fault_replies.change(result, effects.members) end
  return result, effects, chosen
end

-- Replies on their way to the location @abrupt, by key: nginx ends a connection by its location's settings.
local waiting, last_key = {}, 0

local function deliver(request, result, effects, chosen)
  if effects.ending == "abrupt" then
    last_key = last_key + 1
    ngx.var.reply_key = last_key
    waiting[last_key] = { request, result, effects, chosen }
    return ngx.exec("@abrupt")
  end
  return send.send(request, result, effects, chosen)
end

local function failed(why)
  ngx.log(ngx.ERR, why)
  ngx.status = 500
  ngx.header["Content-Type"] = "text/plain"
  ngx.say("error in the simulator: ", why)
end

--- Answers one request.
function server.answer()
  local request = reader.read()
  if control.owns(request) then
    local ok, result = xpcall(function() return control.answer(request) end, debug.traceback)
    if not ok then return failed(result) end
    return send.send(request, result, {}, world.settings)
  end
  local entry = request_log.add(request)
  local ok, result, effects, chosen = xpcall(function() return exchange(request, entry) end, debug.traceback)
  if not ok then return failed(result) end
  entry.status = result and result.status
  return deliver(request, result, effects, chosen)
end

--- Answers one request in the location @abrupt, where connections end without a reset.
function server.abrupt()
  local key = tonumber(ngx.var.reply_key)
  local given = waiting[key]
  waiting[key] = nil
  return send.send(given[1], given[2], given[3], given[4])
end

--- Tells the starter that the server is ready, and starts to watch the owner.
function server.work()
  owner_watch.start()
  assert(io.open(ngx.config.prefix() .. "up", "wb")):close()
  io.stdout:write("ready\n")
  io.stdout:flush()
end

--- Cleans up when nginx ends.
function server.leave() owner_watch.finish() end

return server
