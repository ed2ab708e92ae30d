--- Sends one request and reads its answer: the status, and JSON.
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local lazy = require "partnercenter.loader.lazy"
local origin = require "partnercenter.options.origin"

local failures = lazy "partnercenter.call.failure"
local response = lazy "partnercenter.call.response"

local send = {}

local READS = { GET = true, HEAD = true }
local NO_BODY = { [204] = true, [205] = true, [304] = true }

local GIVEN_TOKEN = "the given access token is for Partner Center's own host, not for host '%s': "
  .. "give access_token as a function, which gets { host =, audience = }, or another credential"
local LEAVES = "host '%s' is %s, and this client stays on this machine, as base_url is on loopback: "
  .. "give base_url as a table with api, partner and graph, such as the simulator's"
local READ_ONLY = "the client is read-only (%s): %s is not sent"

local function refuse(operation, message)
  return nil, errors.new("config", { operation = operation.name, message = message })
end

-- Reports the user's MFA, which the option `validate_mfa` asks the service about.
local function tell_mfa(client, answer)
  local said = answer.head and response.headers(answer).isMfaCompliant
  if said then
    client:emit({ type = "mfa", operation = answer.operation.name, compliant = said:lower() == "true" })
  end
end

local function emit(client, answer, err, started)
  local operation = answer.operation
  local request_id, correlation_id = core.ids(answer)
  if err and err.phase == "token" then -- nobody saw those
    request_id, correlation_id = err.request_id, err.correlation_id
  end
  client:emit({
    type = "call",
    operation = operation.name,
    method = operation.method,
    path = operation.template,
    host = operation.host,
    status = answer.status,
    kind = err and err.kind,
    attempt = answer.attempts,
    seconds = core.now() - started,
    request_id = request_id,
    correlation_id = correlation_id,
  })
end

-- What is wrong with an answer. A sound one gets its decoded body.
local function read(answer, accept)
  local status = answer.status
  if answer.error or status < 200 or status > 299 then return failures.of(answer) end
  if NO_BODY[status] or answer.operation.method == "HEAD" then return nil end
  local is_json = not accept or accept:find("json", 1, true)
  local text = answer.text
  local is_whole = not answer.undelimited or (is_json and text:find("^%s*[%[{\"]"))
  if not is_whole then return failures.cut_off(answer) end
  if text == "" or not is_json then return nil end
  answer.body = json.decode(text)
  if answer.body == nil then return failures.unreadable(answer) end
end

--- Sends one call and waits until it is over.
---@param client partnercenter.Session
---@param operation table name, method, host, template, wants_headers
---@param path string with its query
---@param request table? the rest of what is sent
---@return partnercenter.Answer?
---@return partnercenter.error?
---@return partnercenter.Answer? failed the answer behind the error
function send.call(client, operation, path, request)
  local config, method, host = client.config, operation.method, operation.host
  if client.closed then -- by a handler, since the call began
    return nil, errors.new("closed", {
      operation = operation.name, message = "the client was closed", phase = "queue",
    })
  end
  if host ~= "api" then
    if type(config.access_token) == "string" then return refuse(operation, GIVEN_TOKEN:format(host)) end
    local base = config.base[host]
    if config.local_only and not core.is_loopback_url(base) then
      return refuse(operation, LEAVES:format(host, base))
    end
  elseif config.locale or config.validate_mfa then
    request = request or {}
    request.locale = request.locale or config.locale or nil
    request.wants_headers = config.validate_mfa
  end
  if config.read_only and not READS[method] then
    return refuse(operation, READ_ONLY:format(origin.name(config, "read_only"), method))
  end
  local observed = config.on_event or config.logger
  local started = observed and core.now()
  local answer = engine.call(client, operation, path, request)
  answer.path = path
  if config.validate_mfa and host == "api" then tell_mfa(client, answer) end
  local err = read(answer, request and request.accept)
  if err and not READS[method] then err = failures.of_write(answer, err) end
  if observed then emit(client, answer, err, started) end
  if err then return nil, err, answer end
  return answer
end

--- Reports a call that was not made by `send.call` to the client's handlers.
---@param client partnercenter.Session
---@param answer partnercenter.Answer
---@param err partnercenter.error?
---@param started number monotonic seconds
function send.report(client, answer, err, started)
  if client.config.on_event or client.config.logger then emit(client, answer, err, started) end
end

return send
