--- Writes qualifications with local checks: Education cannot be undone, the service verifies a customer only
--- three times, and validation codes run out.
local calls = require "partnercenter.call"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local failures = require "partnercenter.call.failure"
local json = require "partnercenter.json"
local names = require "partnercenter.qualification.names"
local read = require "partnercenter.qualification.read"
local printable = require "partnercenter.text.printable"

local plain, WIRE = names.plain, names.WIRE

local write = {}

local SETTABLE = {
  update = { education = true, governmentcommunitycloud = true },
  create = { education = true, governmentcommunitycloud = true, stateownedentity = true },
}
local SEGMENTS = { k12 = "K12", highereducation = "HigherEducation" }
local CONFIRM_TIMEOUT = 30

local function refuse(operation, message, ...)
  return nil, errors.new("invalid_argument", { operation = operation, message = message:format(...) })
end

-- The word for the wire, or an error. With `unchecked` an unknown word is sent as given.
local function settable(operation, value, verb, unchecked)
  local name = plain(value)
  if SETTABLE[verb][name] or unchecked then
    if not name:find("%S") then return refuse(operation, "the qualification is empty") end
    return WIRE[name] or value, nil, name
  end
  if WIRE[name] then
    local other = verb == "update" and SETTABLE.create[name] and ": use create_qualification" or ""
    return refuse(operation, "%s cannot be set%s", WIRE[name], other)
  end
  return refuse(operation, "'%s' is not a known qualification (unchecked = true sends it anyway)",
    printable(value))
end

local methods = {}
local meta = { __index = methods }

function methods:send(parts, operation)
  return calls.send(self.client, operation or self.operation, self.ids, parts)
end

local function write_of(client, operation, ids, parts)
  return setmetatable({ client = client, operation = operation, ids = ids, options = parts.options }, meta)
end

-- Reads the present qualifications: the record, if the write was done, and whether the read succeeded.
local function read_again(call, name, err)
  local options = { timeout = math.min(call.options.timeout or CONFIRM_TIMEOUT, CONFIRM_TIMEOUT),
    correlation_id = call.options.correlation_id or err.correlation_id }
  local answer = call:send({ options = options }, call.operation.siblings.qualifications)
  local list = answer and read.records(answer)
  return list and read.find(list, name), list ~= nil
end

-- The result of a write: a record, or an error and whether the write may have been done. A bare sentence is a
-- refusal with any status.
local function result_of(call, name, answer, err, failed)
  if not answer then
    local said = failed and failed.status and json.decode(failed.text)
    local about_token = err.status == 401 or err.status == 429
    if type(said) == "string" and not about_token then
      return nil, errors.with(failures.about("validation", failed), { retryable = false })
    end
    if errors.is_lost(err) then return nil, err, true end
    if read.route_gone(err, failed) and call.operation.siblings.create_qualification ~= call.operation then
      err = errors.with(err, { hint = "the singular endpoint seems to be gone: use create_qualification" })
    end
    return nil, err
  end
  local body = answer.body
  local said = names.normalise(body)
  if type(body) == "string" and not said and body:find("%S") then
    return nil, failures.about("validation", answer)
  end
  local list, unread = read.records(answer)
  if not list then return nil, unread, true end
  local record, denied = read.find(list, name)
  if record then return record end
  local message = ("the service answered %s, not %s"):format(said or "other qualifications", name)
  if denied then
    local reason = type(denied.vettingReason) == "string" and denied.vettingReason or "no reason given"
    message = ("the service denied %s: %s"):format(name, reason)
  end
  return nil, errors.with(failures.about("validation", answer, message), { retryable = false })
end

-- Sends a write. After a lost answer it reads the qualifications. It retries only if they do not show the
-- write, under the same MS-RequestId.
local function send(call, name, parts)
  local config, options = call.client.config, setmetatable({}, { __index = call.options })
  local most = config.retry_writes and (call.options.max_attempts or config.max_attempts) or 1
  local deadline = core.now() + (call.options.delay or 0) + (call.options.timeout or config.timeout)
  parts.options = options
  for attempt = 1, most do
    local record, err, lost = result_of(call, name, call:send(parts))
    if not lost then return record, err end
    local done, certain = read_again(call, name, err)
    if done then return done end
    err = errors.with(err, { attempts = attempt, message = ("%s (%s)"):format(err.message, certain
      and "the qualifications read afterwards do not show it"
      or "it is unknown whether it was done: the qualifications could not be read afterwards") })
    local wait = err.retry_after or math.random() * 0.5 * 2 ^ (attempt - 1)
    local left = deadline - core.now() - wait
    local may_help = err.retryable or err.maybe_done
    if not (certain and may_help) or attempt == most or left <= 0 then return nil, err end
    options.request_id, options.correlation_id = err.request_id, err.correlation_id
    options.timeout, parts.delay = left, wait
  end
end

local function parts_of(body, code)
  return { body = body, query = code and { code = code } or nil, only_unsent = true }
end

local NEEDS_CODE = "GovernmentCommunityCloud needs a validation code (see validation_codes)"

--- Sets a qualification through the singular endpoint: Education, or GovernmentCommunityCloud with a code.
--- Reference: update-customer-qualification-synchronous.
---@param client partnercenter.Session
---@param operation partnercenter.Operation
---@param ids table<string, string>
---@param parts partnercenter.Parts
---@param values table
---@return partnercenter.Qualification? name as the service confirmed it
---@return partnercenter.error?
function write.update(client, operation, ids, parts, values)
  local call = write_of(client, operation, ids, parts)
  local code, unchecked = call.options.code, call.options.unchecked
  local wire, err, name = settable(operation.name, values.value, "update", unchecked)
  if not wire then return nil, err end
  if code == "" then return refuse(operation.name, "code is empty") end
  if name == "governmentcommunitycloud" and not (code or unchecked) then
    return refuse(operation.name, NEEDS_CODE)
  end
  local record
  record, err = send(call, name, parts_of(wire, code))
  if not record then return nil, err end
  return name
end

--- Completes and checks the body that asks for a qualification. Sends nothing.
---@param given table qualification educationSegment website validationCode
---@param options table code unchecked
---@param operation string for errors
---@return table? body
---@return partnercenter.error?
---@return partnercenter.Qualification? name in the body, normalised
function write.body(given, options, operation)
  local body, unchecked = {}, options.unchecked
  for key, value in pairs(given) do
    body[key] = value
  end
  if type(body.qualification) ~= "string" then
    return refuse(operation, "body: qualification must be text")
  end
  local wire, err, name = settable(operation, body.qualification, "create", unchecked)
  if not wire then return nil, err end
  body.qualification = wire
  if type(body.validationCode) == "number" then body.validationCode = ("%d"):format(body.validationCode) end
  if name == "governmentcommunitycloud" then
    local code = options.code or body.validationCode
    if (code == nil or code == "") and not unchecked then return refuse(operation, NEEDS_CODE) end
    if body.validationCode == nil then body.validationCode = code end
  end
  local segment = body.educationSegment
  if type(segment) == "string" then body.educationSegment = SEGMENTS[plain(segment)] or segment end
  if name == "education" and not unchecked and not SEGMENTS[plain(tostring(segment))] then
    return refuse(operation, "body: educationSegment must be K12 or HigherEducation with Education")
  end
  return body, nil, name
end

--- Asks for a qualification through the plural endpoint; all but StateOwnedEntity then go into vetting.
--- Reference: update-customer-qualification-asynchronous.
---@param client partnercenter.Session
---@param operation partnercenter.Operation
---@param ids table<string, string>
---@param parts partnercenter.Parts
---@param values table
---@return table? record
---@return partnercenter.error?
function write.create(client, operation, ids, parts, values)
  local call = write_of(client, operation, ids, parts)
  local body, err, name = write.body(values.body, call.options, operation.name)
  if not body then return nil, err end
  return send(call, name, parts_of(body, call.options.code or body.validationCode))
end

return write
