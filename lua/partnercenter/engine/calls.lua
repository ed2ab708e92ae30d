--- Sends one call through the engine and waits until it is over.
local clients = require "partnercenter.engine.clients"
local core = require "partnercenter.core"
local drivers = require "partnercenter.engine.driver"
local process = require "partnercenter.engine.process"
local tasks = require "partnercenter.engine.task"

local calls = {}

local function refuse(request, kind, message)
  request.error, request.message, request.phase, request.attempts = kind, message, "queue", 0
  return request
end

-- A call inside a loop ends with the loop's time at the latest.
local function limit(request, task)
  request.patient = task.patient
  request.latest = task.latest and math.max(task.latest - core.now(), 0.001)
end

--- Sends one call and waits, through the driver, until it is over.
---@param client partnercenter.Session
---@param request table what to send
---@return table request the same table, with `status` and `body`, or `error`, `message` and `phase`
function calls.call(client, request)
  if request.locale == nil and request.host == "api" then request.locale = client.config.locale or nil end
  local engine, why = process.engine()
  local task, driver = tasks.current(), drivers.here(client.config.driver)
  local can_wait, why_not = true, nil
  if driver.can_wait then
    can_wait, why_not = driver.can_wait()
  end
  if not can_wait then return refuse(request, "config", why_not or "the chosen driver cannot wait here") end
  if task and task.cancelled then return refuse(request, "cancelled", "the task was cancelled") end
  if not engine then return refuse(request, "network", why) end
  local usable, forked = clients.adopt(client)
  if not usable then return refuse(request, "forked", forked) end
  if task then limit(request, task) end
  local id, place, message = engine.core:submit(client.core, request)
  if not id then return refuse(request, place, message) end
  engine.waiting[place], request.id = request, id
  if task then task.pending = request end
  drivers.wait(engine, request, driver)
  if task then task.pending = task.swift end
  return clients.explain(client, request)
end

--- The access token for a host, fetched if there is none.
---@param client partnercenter.Session
---@param host "api"|"partner"|"graph"
---@return string? token
---@return number|table|nil seconds left (nil: unknown); without a token, the request table of `call`
function calls.token(client, host)
  local request = calls.call(client, { host = host, method = "GET", path = "/", token_only = true })
  if request.error then return nil, request end
  return client.core:token(host)
end

return calls
