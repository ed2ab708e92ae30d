--- `client:check { live = true }`: makes each read operation once, slowly, and compares its answer with its
--- row and the models. It never writes and downloads no file.
local check = require "partnercenter.arguments.check"
local check_report = require "partnercenter.client.check_report"
local errors = require "partnercenter.errors"
local plan = require "partnercenter.live_check.plan"
local ranges = require "partnercenter.options.ranges"
local report = require "partnercenter.live_check.report"
local request = require "partnercenter.call.request"
local shape = require "partnercenter.live_check.shape"
local sources = require "partnercenter.live_check.sources"

local live_check = {}

local CLOSED = "the client was closed"
local PAUSE = 1 -- seconds between two requests
local PATIENCE = 3 -- times that an operation is sent again after a 429
local THROTTLED = 60 -- seconds to wait when a 429 does not tell

local OPTIONS = {
  live = "boolean", pause = "number", progress = "function", deprecated = "boolean", beta = "boolean",
  customer = "string",
}

-- The options of calls that all calls of a live check may have.
local SHARED = { "timeout", "attempt_timeout", "max_attempts", "correlation_id", "locale", "headers" }
for _, name in ipairs(SHARED) do OPTIONS[name] = request.OPTIONS[name] end

-- Kinds of errors after which nothing more can be sent, and those that end the check at its first operation.
local ENDS = { cancelled = true, closed = true, forked = true }
local ENDS_AT_FIRST = {
  auth = true, config = true, network = true, tls = true, timeout = true, invalid_argument = true,
}

-- Errors, by kind and perhaps phase, that stand for all operations of a host.
local BARS = { ["auth token"] = "no token for its host", config = "the client may not reach its host" }

-- Says why an operation is not sent.
local function judge(session, options, barred)
  return function(row)
    if row.retired then return "retired" end
    if row.deprecated and not options.deprecated then return "deprecated" end
    if row.beta and not options.beta then return "beta" end
    if row.gives == "file" then return "a download" end
    if sources.never[row.name] then return sources.never[row.name] end
    if not session:fit_for(row.auth) then return ("needs an %s credential"):format(row.auth) end
    local host = row.host or "api"
    if host ~= "api" and type(session.config.access_token) == "string" then
      return ("the access token is not for the host %s"):format(host)
    end
    return barred[host]
  end
end

-- The request of an operation with the options that all have.
local function complete(asked, row, options)
  asked.headers, asked.attempt_timeout = {}, row.attempt_timeout
  for _, name in ipairs(SHARED) do
    if name ~= "headers" and options[name] ~= nil then asked[name] = options[name] end
  end
  for name, value in pairs(options.headers or {}) do asked.headers[name] = value end
  asked.headers.Prefer = row.prefer
  return asked
end

-- Sends a request. After a 429, nothing is sent for as long as the service asks.
local function send(client, asked, delay)
  local response, err
  for _ = 0, PATIENCE do
    asked.delay = delay
    response, err = client:request(asked)
    if response or err.kind ~= "throttled" then break end
    delay = math.max(delay, err.retry_after or THROTTLED)
  end
  return response, err
end

local function line_of_error(row, err)
  local is_absent = err.status == 404 and sources.may_be_absent[row.name]
    and (err.code or row[2] == "HEAD")
  return report.line(row, is_absent and "absent" or "failed", {
    status = err.status, kind = err.kind, code = err.code,
  })
end

local function line_of(row, response)
  local differences = shape.differences(response.body, row)
  return report.line(row, differences[1] and "differs" or "same", {
    status = response.status, differences = differences,
  })
end

local function check_options(options)
  check.options(options, OPTIONS, "client:check")
  local fault = options.pause and ranges.fault("delay", options.pause)
  if fault then return errors.invalid("pause %s", fault) end
  if options.customer and not check.guid(options.customer) then
    return errors.invalid("customer is not a GUID: give the id of a customer")
  end
  return true
end

-- Whether nothing more can be sent after an error.
local function ends(walk, err)
  return err and (ENDS[err.kind] or (not walk.has_begun and ENDS_AT_FIRST[err.kind]))
end

-- Makes the call of an operation. Returns its line and the body of its answer, or nil and the error that ends
-- the check.
local function ask(walk, row, asked)
  local delay = walk.has_begun and walk.pause or 0
  local response, err = send(walk.client, complete(asked, row, walk.options), delay)
  if ends(walk, err) then return nil, err end
  walk.has_begun = true
  if response then return line_of(row, response), response.body end
  local reason = BARS[err.kind .. " " .. (err.phase or "")] or BARS[err.kind]
  if not reason then return line_of_error(row, err) end
  walk.barred[row.host or "api"] = reason
  return report.line(row, "skipped", { kind = err.kind, code = err.code, reason = reason })
end

--- Makes each read operation once.
---@param client partnercenter.Client
---@param session partnercenter.Session its own
---@param options partnercenter.CheckOptions
---@return partnercenter.LiveReport?
---@return partnercenter.error? err with the report so far in `report`
function live_check.run(client, session, options)
  local ok, fault = check_options(options)
  if not ok then return nil, fault end
  local about, err = check_report.describe(session)
  if err then return nil, err end
  local made, planned = report.new(about), plan.new(options.customer)
  local walk = { client = client, options = options, pause = options.pause or PAUSE, barred = {} }
  local reason_against = judge(session, options, walk.barred)
  local row, asked, reason = planned:next(reason_against)
  while row do
    local line, body = report.line(row, "skipped", { reason = reason }), nil
    if asked then line, body = ask(walk, row, asked) end
    if not line then return nil, errors.with(body, { report = made }) end
    planned:settle(row, body)
    report.add(made, line)
    if options.progress then options.progress(#made.operations, planned.total, line) end
    if session.closed then return nil, errors.new("closed", { message = CLOSED, report = made }) end
    row, asked, reason = planned:next(reason_against)
  end
  return made
end

return live_check
