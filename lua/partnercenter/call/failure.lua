--- Errors of calls: from an answer that is no success, or from none.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"
local response = require "partnercenter.call.response"

local answer_error = lazy "partnercenter.errors.from_answer"
local proxy_hint = lazy "partnercenter.errors.proxy_hint"
local redaction = lazy "partnercenter.errors.redaction"
local trust = lazy "partnercenter.errors.ca_hint"

local failure = {}

local ANSWERING = { send = true, answer = true }
local REACHING = { tls = true, network = true, timeout = true }
local READ_FIRST = "the write may have been done: read before you repeat it"
local MAYBE_CUT = "the answer may be truncated: nothing marks its end"

-- Texts that no error repeats: those of the client, and those in the request itself.
local function secrets_of(answer)
  local secrets = answer.client:secrets()
  for _, secret in ipairs(answer.secrets or {}) do secrets[#secrets + 1] = secret end
  return secrets
end

--- The error about an answer that arrived.
---@param kind string? nil: the kind that the status stands for
---@param answer partnercenter.Answer
---@param message string? stands in for the service's own words
---@return partnercenter.error
function failure.about(kind, answer, message)
  local operation, request_id, correlation_id = answer.operation, core.ids(answer)
  local err = answer_error.from_service({
    kind = kind,
    status = answer.status,
    body = message and "" or answer.text or "",
    headers = response.headers(answer),
    request_id = request_id,
    correlation_id = correlation_id,
    attempts = answer.attempts,
    retry_after = answer.retry_after,
    operation = operation.name,
    method = operation.method,
    template = operation.template,
    host = operation.host,
    cause = answer.failure,
    phase = "answer",
    secrets = secrets_of(answer),
  })
  return message and errors.with(err, { message = redaction.redact(message) }) or err
end

--- The error of a call that ended without an answer.
---@param answer partnercenter.Answer
---@return partnercenter.error
function failure.without_answer(answer)
  local operation, config, kind = answer.operation, answer.client.config, answer.error
  local about = { operation = operation.name, attempts = answer.attempts, phase = answer.phase }
  if answer.failure then return errors.with(answer.failure, about) end
  if answer.phase ~= "token" or answer.attempts > 0 then -- else the service never saw these ids
    about.request_id, about.correlation_id = core.ids(answer)
  end
  about.message, about.retry_after = answer.message, answer.retry_after
  about.retryable = answer.transient
  if kind == "timeout" and ANSWERING[answer.phase] then
    about.hint = answer.late and "raise attempt_timeout, the time that one attempt may take"
      or "raise timeout, the time that the whole call may take"
  end
  if kind == "tls" then trust.explain(about, config) end
  if REACHING[kind] then
    proxy_hint.explain(about, config, answer.phase ~= "token" and config.base[operation.host] or nil)
  end
  return errors.new(kind, about)
end

--- The error of an answer whose status is no success, or of none.
---@param answer partnercenter.Answer
---@return partnercenter.error
function failure.of(answer)
  local status = answer.status
  if answer.error then return failure.without_answer(answer) end
  if status >= 300 and status < 400 then
    return failure.about("protocol", answer, ("redirects are not followed (status %d)"):format(status))
  end
  local err = failure.about(nil, answer)
  if answer.failure and not err.hint then err = errors.with(err, { hint = answer.failure.hint }) end
  return err
end

--- The error of a success that cannot be trusted: a body that ends with the connection may be cut off. Only
--- JSON shows that it is whole.
---@param answer partnercenter.Answer
---@return partnercenter.error
function failure.cut_off(answer)
  return failure.about("protocol", answer, MAYBE_CUT)
end

--- The error of a success whose body is no JSON.
---@param answer partnercenter.Answer
---@return partnercenter.error
function failure.unreadable(answer)
  local err = failure.about("protocol", answer)
  return errors.with(err, { message = "the answer cannot be read: " .. err.message })
end

-- Whether a failed write may have been done. The engine knows all attempts, an error only the last.
local function is_unclear(answer, err)
  if answer.unclear ~= nil then return answer.unclear end
  return errors.is_lost(err)
end

--- The error of a write that may have been done: it must not be repeated blindly.
---@param err partnercenter.error
---@return partnercenter.error
function failure.unclear(err)
  local hint = err.hint and READ_FIRST .. "; " .. err.hint or READ_FIRST
  return errors.with(err, { retryable = false, maybe_done = true, hint = hint })
end

--- The error of a failed write.
---@param answer partnercenter.Answer
---@param err partnercenter.error
---@return partnercenter.error
function failure.of_write(answer, err)
  return is_unclear(answer, err) and failure.unclear(err) or err
end

return failure
