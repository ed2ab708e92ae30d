--- Work that the service has taken on but not done: 202 says where to ask for the outcome, and when.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local exchange = require "partnercenter.call.send"
local link = require "partnercenter.call.link"
local outcome = require "partnercenter.call.answer"

local pending = {}

-- What records about such work call it while it goes on; and when it came to nothing.
local GOES_ON = { queued = true, processing = true, running = true, notstarted = true, registering = true }
local FAILED = "failed"

local FIRST_WAIT, LONGEST_WAIT, GROWTH = 1, 30, 1.5

-- The next look at the outcome, which begins after a wait.
local function look(client, before, location, wait, left)
  local base = client.config.base[before.host]
  local path, reason = link.resolve(location, base, link.version(before.path))
  if not path then return nil, reason end
  return {
    method = "GET", host = before.host, path = path, operation = before.operation, template = before.template,
    accept = before.accept, locale = before.locale, correlation_id = before.correlation_id,
    max_attempts = before.max_attempts, attempt_timeout = before.attempt_timeout,
    want_headers = true, delay = wait, timeout = left - wait,
  }
end

local function too_late(request, location)
  return errors.new("timeout", {
    message = "the service has not finished in time; its work may go on", data = { location = location },
    operation = request.operation, phase = "retry", status = 202, retry_after = request.retry_after,
    request_id = request.request_id, correlation_id = request.correlation_id, attempts = request.attempts,
  })
end

local function status_of(answer)
  local status = type(answer.body) == "table" and answer.body.status
  return type(status) == "string" and status:lower() or nil
end

-- Where to ask for the outcome, if it is not there yet.
local function whereabouts(answer, before)
  if answer.status == 202 and answer.headers.location then return answer.headers.location end
  return before and GOES_ON[status_of(answer)] and before
end

-- Asks for the outcome until it is there; the third value tells of an error whether the work came to nothing.
local function await(client, request, answer, location, ends)
  local usual, is_last, err = FIRST_WAIT, false, nil
  while location do
    local wait, left = request.retry_after or usual, ends - core.now()
    if wait >= left then
      -- A pause of our own is cut short once: what was accepted is asked for before time is up.
      if request.retry_after or is_last or left <= 0 then return nil, too_late(request, location) end
      wait, is_last = left / 2, true
    end
    local following, reason = look(client, request, location, wait, left)
    if not following then return nil, outcome.fault("protocol", answer, "the Location: " .. reason) end
    answer, err = exchange.send(client, following)
    if err and err.kind == "timeout" then return nil, too_late(request, location) end
    request, usual = following, math.min(usual * GROWTH, LONGEST_WAIT)
    location = answer and whereabouts(answer, location)
    if answer and status_of(answer) == FAILED then
      local failed = outcome.fault("service", answer)
      return nil, errors.with(failed, { retryable = false, data = answer.body }), true
    end
  end
  return answer, err
end

--- Sends a call and waits for its outcome: whatever is neither 202 with a Location nor, asked for at such a
--- place, a record that says that the work goes on.
---@param client partnercenter.Session
---@param request table what the engine takes; it comes back filled in
---@return partnercenter.Response?
---@return partnercenter.error?
function pending.send(client, request)
  local ends = core.now() + (request.delay or 0) + (request.timeout or client.config.timeout)
  local answer, err = exchange.send(client, request)
  local location = answer and whereabouts(answer)
  if not location then return answer, err end
  local failed
  answer, err, failed = await(client, request, answer, location, ends)
  if err and not failed then return nil, outcome.unclear(err) end
  return answer, err
end

return pending
