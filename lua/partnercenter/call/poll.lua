--- Polls operations that were accepted with 202: the answer says where to ask for the outcome, and when.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local failures = require "partnercenter.call.failure"
local link = require "partnercenter.call.link"
local response = require "partnercenter.call.response"
local send = require "partnercenter.call.send"

local poll = {}

local IN_PROGRESS = {
  queued = true, processing = true, running = true, notstarted = true, registering = true,
}
local FAILED = "failed"

local FIRST_WAIT, LONGEST_WAIT, GROWTH = 1, 30, 1.5

-- What all polls of an operation have in common.
local function poll_of(operation, request, answer)
  local before, _, correlation_id = request or {}, core.ids(answer)
  return {
    operation = {
      method = "GET", host = operation.host, name = operation.name, template = operation.template,
      wants_headers = true,
    },
    request = {
      accept = before.accept, locale = before.locale, correlation_id = correlation_id,
      max_attempts = before.max_attempts, attempt_timeout = before.attempt_timeout,
    },
  }
end

-- Asks once for the outcome, after a wait.
local function ask(client, polled, path, wait, left)
  local request = { delay = wait, timeout = left - wait }
  for name, value in pairs(polled.request) do request[name] = value end
  return send.call(client, polled.operation, path, request)
end

local function too_late(answer, location)
  local request_id, correlation_id = core.ids(answer)
  return errors.new("timeout", {
    message = "the service has not finished in time; its work may continue", data = { location = location },
    operation = answer.operation.name, phase = "retry", status = 202, retry_after = answer.retry_after,
    request_id = request_id, correlation_id = correlation_id, attempts = answer.attempts,
  })
end

local function status_of(answer)
  local status = type(answer.body) == "table" and answer.body.status
  return type(status) == "string" and status:lower() or nil
end

-- Where to ask for the outcome, if it is not there yet.
local function location_of(answer, before)
  local location = answer.status == 202 and response.headers(answer).location
  return location or (before and IN_PROGRESS[status_of(answer)] and before) or nil
end

-- Polls until the outcome is there; the third value tells of an error whether the operation failed.
local function await(client, polled, answer, location, ends)
  local base = client.config.base[polled.operation.host]
  local usual, is_last, path = FIRST_WAIT, false, answer.path
  while location do
    local wait, left = answer.retry_after or usual, ends - core.now()
    if wait >= left then
      -- Our own pause is cut short once, to ask before the time is up.
      if answer.retry_after or is_last or left <= 0 then return nil, too_late(answer, location) end
      wait, is_last = left / 2, true
    end
    local following, reason = link.resolve(location, base, link.version(path))
    if not following then return nil, failures.about("protocol", answer, "the Location: " .. reason) end
    local asked, err = ask(client, polled, following, wait, left)
    if err and err.kind == "timeout" then return nil, too_late(answer, location) end
    if not asked then return nil, err end
    answer, path, usual = asked, following, math.min(usual * GROWTH, LONGEST_WAIT)
    location = location_of(answer, location)
    if status_of(answer) == FAILED then
      local failed = failures.about("service", answer)
      return nil, errors.with(failed, { retryable = false, data = answer.body }), true
    end
  end
  return answer
end

--- Sends a call and waits for its outcome: the first answer that is neither a 202 with a Location nor, polled
--- at such a place, a record that says that the operation is in progress.
---@param client partnercenter.Session
---@param operation partnercenter.Operation
---@param path string
---@param request table?
---@return partnercenter.Answer?
---@return partnercenter.error?
function poll.send(client, operation, path, request)
  local given = request or {}
  local ends = core.now() + (given.delay or 0) + (given.timeout or client.config.timeout)
  local answer, err = send.call(client, operation, path, request)
  local location = answer and location_of(answer)
  if not location then return answer, err end
  local failed
  answer, err, failed = await(client, poll_of(operation, request, answer), answer, location, ends)
  if err and not failed then return nil, failures.unclear(err) end
  return answer, err
end

return poll
