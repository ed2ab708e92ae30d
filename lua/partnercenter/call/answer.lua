--- What came of a call: the engine's request, filled in, becomes a response or an error.
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local lazy = require "partnercenter.loader.lazy"
local private = require "partnercenter.client.private"
local response = require "partnercenter.call.response"

local answer_error = lazy "partnercenter.errors.from_answer"
local embedded = lazy "partnercenter.errors.embedded"
local proxy_hint = lazy "partnercenter.errors.proxy_hint"
local records = lazy "partnercenter.text.record_tostring"
local redaction = lazy "partnercenter.errors.redaction"
local trust = lazy "partnercenter.errors.ca_hint"

local outcome = {}

local BODILESS = { [204] = true, [205] = true, [304] = true }
local ANSWERING = { send = true, answer = true }
local REACHING = { tls = true, network = true, timeout = true }
local READS = { GET = true, HEAD = true }
local NOT_DONE = { [501] = true, [503] = true, [505] = true, [509] = true } -- of the statuses from 500 on
local READ_FIRST = "the write may have been done: read before you repeat it"
local MAYBE_CUT = "the answer may be cut off: nothing in it marks its end"

--- An error about an answer that did arrive; `message` stands in for what the body says.
---@param kind string
---@param answer table|partnercenter.Response the request as the engine filled it in, or its response
---@param message? string
---@return partnercenter.error
function outcome.fault(kind, answer, message)
  local client = private.of(answer)
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
    method = answer.method,
    template = answer.template,
    host = answer.host,
    cause = answer.failure,
    phase = "answer",
    secrets = client and client:secrets(),
  })
  return message and errors.with(err, { message = redaction.redact(message) }) or err
end

--- The error for a call that ended without an answer.
---@param client partnercenter.Session
---@param request table as the engine filled it in
---@return partnercenter.error
function outcome.no_answer(client, request)
  local about = { operation = request.operation, attempts = request.attempts, phase = request.phase }
  if request.failure then return errors.with(request.failure, about) end
  if request.phase ~= "token" or request.attempts > 0 then -- else the service never saw these ids
    about.request_id, about.correlation_id = request.request_id, request.correlation_id
  end
  about.message, about.retry_after = request.message, request.retry_after
  about.retryable = request.transient
  if request.error == "timeout" and ANSWERING[request.phase] then
    about.hint = request.late and "raise attempt_timeout, the time that one attempt may take"
      or "raise timeout, the time that the whole call may take"
  end
  if request.error == "tls" then trust.explain(about, client.config) end
  if REACHING[request.error] then
    local base = request.phase ~= "token" and client.config.base[request.host] or nil
    proxy_hint.explain(about, client.config, base)
  end
  return errors.new(request.error, about)
end

-- What the service sends is only taken for JSON that proves itself complete: a text that ends where the
-- connection ended may be the first half of something else.
local function decode(answer)
  local text = answer.body or ""
  if answer.undelimited and not text:find("^%s*[%[{\"]") then
    return nil, outcome.fault("protocol", answer, MAYBE_CUT)
  end
  if text == "" then return nil end
  local value = json.decode(text)
  if value ~= nil then return value end
  local err = outcome.fault("protocol", answer)
  return nil, errors.with(err, { message = "the answer cannot be read: " .. err.message })
end

-- Whether nobody knows what became of a write. The engine knows it of all attempts, an error of the last one.
local function is_unclear(request, err)
  if READS[request.method] then return false end
  if request.unclear ~= nil then return request.unclear end
  return errors.is_lost(err) and not NOT_DONE[err.status]
end

--- The error of a write that may have been done: never to be repeated blindly.
---@param err partnercenter.error
---@return partnercenter.error
function outcome.unclear(err)
  local hint = err.hint and READ_FIRST .. "; " .. err.hint or READ_FIRST
  return errors.with(err, { retryable = false, maybe_done = true, hint = hint })
end

local function read(client, request)
  if request.error then return nil, outcome.no_answer(client, request) end
  local status = request.status
  if status >= 300 and status < 400 then
    return nil, outcome.fault("protocol", request, ("redirects are not followed (status %d)"):format(status))
  end
  if status < 200 or status > 299 then
    local err = outcome.fault(nil, request)
    if request.failure and not err.hint then err = errors.with(err, { hint = request.failure.hint }) end
    return nil, err
  end
  if request.method == "HEAD" or BODILESS[status] then return response.new(request) end
  if request.accept and not request.accept:find("json", 1, true) then
    if request.undelimited then
      return nil, outcome.fault("protocol", request, MAYBE_CUT)
    end
    return response.new(request)
  end
  local body, err = decode(request)
  if err then return nil, err end
  return response.new(request, body)
end

--- From a response to what a call gives.
---@param plan table of operation.lua
---@param answer partnercenter.Response?
---@param err partnercenter.error?
---@return any? value
---@return partnercenter.error?
function outcome.result(plan, answer, err)
  local row = plan.row
  if row.gives == "exists" and (answer or err.status == 404) then return answer ~= nil end
  if not answer then return nil, err end
  local value, reason = response.value(answer, row)
  if reason then return nil, outcome.fault("protocol", answer, reason) end
  err = row.embedded and embedded.error(answer, row.embedded)
  if err then return nil, err end
  if plan.reads then return plan.reads(value, answer) end
  return records.dress(value, row.gives)
end

--- The response of a request, or the error.
---@param client partnercenter.Session
---@param request table as the engine filled it in
---@return partnercenter.Response?
---@return partnercenter.error?
function outcome.read(client, request)
  local answer, err = read(client, request)
  if err and is_unclear(request, err) then return nil, outcome.unclear(err) end
  return answer, err
end

--- Tells what the service reports on the user behind the token, asked for with `validate_mfa`.
---@param client partnercenter.Session
---@param request table as the engine filled it in
function outcome.tell_mfa(client, request)
  local report = response.headers(request.headers).isMfaCompliant
  if report then
    client:emit({ type = "mfa", operation = request.operation, compliant = report:lower() == "true" })
  end
end

return outcome
