--- One call: a request goes to the engine, and what comes back becomes a response or an error.
local caller = require "partnercenter.caller"
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local lazy = require "partnercenter.lazy"

local answer_error = lazy "partnercenter.answer_error"
local redaction = lazy "partnercenter.redaction"
local response = lazy "partnercenter.response"
local trust = lazy "partnercenter.trust"

local exchange = {}

local HARMLESS = { GET = true, HEAD = true }
local BODILESS = { [204] = true, [205] = true, [304] = true }

local MAYBE_CUT = "the answer may be cut off: nothing in it marks its end"
local GIVEN_TOKEN = "the given access token is for Partner Center's own host, not for host '%s': "
  .. "give access_token as a function, which is told the audience, or another credential"
local READ_ONLY = "the client is read-only (option read_only or PARTNERCENTER_READ_ONLY): %s is not sent"

--- An error about an answer that did arrive; `message` stands in for what the body says.
---@param kind string
---@param answer table|partnercenter.Response the request as the engine filled it in, or its response
---@param message? string
---@return partnercenter.error
function exchange.fault(kind, answer, message)
  local err = answer_error.from_service({
    kind = kind,
    status = answer.status,
    body = message and "" or answer.text or answer.body or "",
    headers = type(answer.headers) == "table" and answer.headers or response.headers(answer.headers),
    request_id = answer.request_id,
    correlation_id = answer.correlation_id,
    attempts = answer.attempts,
    retry_after = answer.retry_after,
    operation = answer.operation,
    cause = answer.failure,
    phase = "answer",
    secrets = answer._client and answer._client:secrets(),
  })
  return message and errors.with(err, { message = redaction.redact(message) }) or err
end

--- The error for a call that ended without an answer.
---@param client partnercenter.Client
---@param request table as the engine filled it in
---@return partnercenter.error
function exchange.no_answer(client, request)
  local about = {
    operation = request.operation,
    attempts = request.attempts,
    phase = request.phase,
    request_id = request.request_id,
    correlation_id = request.correlation_id,
  }
  if request.failure then return errors.with(request.failure, about) end
  about.message, about.retry_after = request.message, request.retry_after
  about.retryable = request.transient
  if request.error == "tls" then about.message = trust.explain(request.message, client.config) end
  return errors.new(request.error, about)
end

-- What the service sends is only taken for JSON that proves itself complete: a text that ends where the
-- connection ended may be the first half of something else.
local function decode(answer)
  local text = answer.body or ""
  if answer.undelimited and not text:find("^%s*[%[{\"]") then
    return nil, exchange.fault("protocol", answer, MAYBE_CUT)
  end
  if text == "" then return nil end
  local value = json.decode(text)
  if value ~= nil then return value end
  local err = exchange.fault("protocol", answer)
  return nil, errors.with(err, { message = "the answer cannot be read: " .. err.message })
end

local function interpret(client, request)
  if request.error then return nil, exchange.no_answer(client, request) end
  local status = request.status
  if status >= 300 and status < 400 then
    return nil, exchange.fault("protocol", request, ("redirects are not followed (status %d)"):format(status))
  end
  if status < 200 or status > 299 then
    local err = exchange.fault(nil, request)
    if request.failure and not err.hint then err = errors.with(err, { hint = request.failure.hint }) end
    return nil, err
  end
  if request.method == "HEAD" or BODILESS[status] then return response.new(request) end
  if request.accept and not request.accept:find("json", 1, true) then
    if request.undelimited then
      return nil, exchange.fault("protocol", request, MAYBE_CUT)
    end
    return response.new(request)
  end
  local body, err = decode(request)
  if err then return nil, err end
  return response.new(request, body)
end

-- The service's report on the user behind the token, asked for with `validate_mfa`.
local function tell_mfa(client, request)
  local report = response.headers(request.headers).isMfaCompliant
  if report then
    client:emit({ type = "mfa", operation = request.operation, compliant = report:lower() == "true" })
  end
end

--- Sends one call and waits until it is over.
---@param client partnercenter.Client
---@param request table what the engine takes; it comes back filled in
---@param outcome table? what the short way brought back, so that nothing is sent again
---@return partnercenter.Response?
---@return partnercenter.error?
function exchange.send(client, request, outcome)
  if client.closed then caller.misuse("the client is closed") end
  if type(client.config.access_token) == "string" and request.host ~= "api" then
    local message = GIVEN_TOKEN:format(request.host)
    return nil, errors.new("config", { operation = request.operation, message = message })
  end
  if client.config.read_only and not HARMLESS[request.method] then
    local message = READ_ONLY:format(request.method)
    return nil, errors.new("config", { operation = request.operation, message = message })
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
  request._client = client -- not before: a call that nobody waits for must not keep its client
  -- Where no headers came back, those that were sent are still there.
  if type(request.headers) ~= "string" then request.headers = nil end
  if asks_mfa and request.headers then tell_mfa(client, request) end
  local answer, err = interpret(client, request)
  if observed then
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
      request_id = request.request_id,
      correlation_id = request.correlation_id,
    })
  end
  if err then return nil, err end
  return answer
end

return exchange
