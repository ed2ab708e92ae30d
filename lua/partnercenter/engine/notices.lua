--- Passes notices of the core on to clients: token requests, token answers and events.
local alarms = require "partnercenter.engine.alarms"
local clients = require "partnercenter.engine.clients"
local core = require "partnercenter.core"
local draining = require "partnercenter.engine.draining"
local token = require "partnercenter.auth.token"

local notices = {}

-- If the handler fails, such as for lack of memory, no call may wait for this token forever.
local function handle_token(client, host, handler, what)
  local ok, why = pcall(handler, client, host, what)
  if not ok then
    token.give_up(client, host)
    error(why, 0)
  end
end

-- Of a client that shares its quota: events and the methods of the quota that receive them.
local QUOTA = { slots_wanted = "wanted", slots_left = "left", refused = "refused" }

local function emit(client, item)
  local answer = item.answer or {}
  local operation, request_id, correlation_id = answer.operation or {}, core.ids(answer)
  client:emit({
    type = item.event,
    operation = operation.name,
    method = operation.method,
    path = operation.template,
    host = item.host,
    status = item.status,
    kind = item.kind,
    attempt = item.attempt,
    seconds = item.seconds,
    request_id = request_id,
    correlation_id = correlation_id,
  })
end

-- User callbacks may yield, call the API or close the client.
local function deliver(item)
  if item.event == "alarm" then return alarms.run() end
  if item.deliver then return item:deliver() end
  local client = item.client and clients.by_id(item.client)
  if client and draining.has(client) then
    if item.event == "token_answer" then handle_token(client, item.host, token.answer, item) end
    if not token.is_fetching(client) then draining.close(client) end
  elseif not client or client.closed then
    return
  elseif item.event == "ask" then
    handle_token(client, item.host, token.ask, item.forced)
  elseif item.event == "token_answer" then
    handle_token(client, item.host, token.answer, item)
  elseif QUOTA[item.event] then
    client.quota[QUOTA[item.event]](client.quota, item)
  else
    emit(client, item)
  end
end

--- Delivers all notices, then raises the first error that a handler raised.
---@param items table[] as `core:step` returns them, or with a method `deliver`
function notices.deliver(items)
  local ok, raised = true, nil
  for i = 1, #items do
    local delivered, why = pcall(deliver, items[i])
    if ok and not delivered then
      ok, raised = false, why
    end
  end
  if not ok then error(raised, 0) end
end

return notices
