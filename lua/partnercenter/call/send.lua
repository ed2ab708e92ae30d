--- One call: a request goes to the engine, and outcome.lua says what came of it.
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"

local outcomes = lazy "partnercenter.call.answer"

local exchange = {}

local HARMLESS = { GET = true, HEAD = true }

local GIVEN_TOKEN = "the given access token is for Partner Center's own host, not for host '%s': "
  .. "give access_token as a function, which gets { host =, audience = }, or another credential"
local READ_ONLY = "the client is read-only (option read_only or PARTNERCENTER_READ_ONLY): %s is not sent"

--- Sends one call and waits until it is over.
---@param client partnercenter.Session
---@param request table what the engine takes; it comes back filled in
---@param outcome table? what the short way brought back, so that nothing is sent again
---@return partnercenter.Response?
---@return partnercenter.error?
function exchange.send(client, request, outcome)
  if client.closed then -- since the call began, as by a handler
    return nil, errors.new("closed", {
      operation = request.operation, message = "the client was closed", phase = "queue",
    })
  end
  if type(client.config.access_token) == "string" and request.host ~= "api" then
    local message = GIVEN_TOKEN:format(request.host)
    return nil, errors.new("config", { operation = request.operation, message = message })
  end
  if client.config.read_only and not HARMLESS[request.method] then
    local message = READ_ONLY:format(request.method)
    return nil, errors.new("config", { operation = request.operation, message = message })
  end
  if request.slow and not client.config.attempt_timeout_given then
    request.attempt_timeout = request.attempt_timeout or request.slow
  end
  local observed = client.config.on_event or client.config.logger
  local started = observed and core.now()
  local asks_mfa = client.config.validate_mfa and request.host == "api"
  request.want_headers = request.want_headers or asks_mfa
  if outcome then
    for name, value in pairs(outcome) do
      request[name] = value
    end
  else
    engine.call(client, request)
  end
  request._private = client.sealed -- not before: a call that nobody waits for must not keep its client
  -- Where no headers came back, those that were sent are still there.
  if type(request.headers) ~= "string" then request.headers = nil end
  if asks_mfa and request.headers then outcomes.tell_mfa(client, request) end
  local answer, err = outcomes.read(client, request)
  if observed then
    local sent = err and err.phase == "token" and err or request -- whose ids somebody saw
    client:emit({
      type = "call",
      operation = request.operation,
      method = request.method,
      path = request.template,
      host = request.host,
      status = request.status,
      kind = err and err.kind,
      attempt = request.attempts,
      seconds = core.now() - started,
      request_id = sent.request_id,
      correlation_id = sent.correlation_id,
    })
  end
  if err then return nil, err end
  return answer
end

return exchange
