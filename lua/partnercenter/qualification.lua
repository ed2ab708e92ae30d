--- What qualification answers mean, and how qualifications are written: carefully, for Education cannot be
--- taken back, verification can be asked for three times and validation codes run out.
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local errors = require "partnercenter.errors"
local exchange = require "partnercenter.exchange"
local json = require "partnercenter.json"

local qualification = {}

-- By integer on the wire, as the service's own enumeration counts.
local BY_NUMBER = { [0] = "None", "Education", "Nonprofit", "GovernmentCommunityCloud", "StateOwnedEntity" }
local WIRE = {}
for number = 0, #BY_NUMBER do
  WIRE[BY_NUMBER[number]:lower()] = BY_NUMBER[number]
end

-- A customer can hold several; the first of these is the one a single word names.
local RANK = { education = 1, governmentcommunitycloud = 1, nonprofit = 2, stateownedentity = 4, none = 5 }
local UNKNOWN_RANK = 3

local SETTABLE = {
  update = { education = true, governmentcommunitycloud = true },
  create = { education = true, governmentcommunitycloud = true, stateownedentity = true },
}
local SEGMENTS = { k12 = "K12", highereducation = "HigherEducation" }
local FIELDS = { "qualification", "vettingStatus", "vettingReason", "vettingCreatedDate" }
local REMEMBERED = 3600 -- seconds for which the plural form is read at once
local CONFIRM_TIMEOUT = 30

local function plain(text)
  return (text:lower():gsub("[_%-%s]", ""))
end

--- The name of a qualification in lower case and without separators, from text or the service's integer; an
--- unknown single word passes. Nil for anything else.
---@param value any
---@return string?
function qualification.normalise(value)
  if type(value) == "number" then return BY_NUMBER[value] and BY_NUMBER[value]:lower() end
  if type(value) ~= "string" then return nil end
  local name = plain(value)
  if WIRE[name] then return name end
  return #value <= 64 and value:match("^%s*(%a[%w_-]*)%s*$") and name or nil
end

--- What a single word of letters stands for, remembered for the words that come again and again.
qualification.WORDS = setmetatable({}, { __index = function(words, word)
  local name = qualification.normalise(word)
  if WIRE[name] then words[word] = name end
  return name
end })

-- The members of a record under their documented names, whatever their case on the wire.
local function read_record(value)
  if type(value) ~= "table" then
    if not qualification.normalise(value) then return nil end
    return { qualification = type(value) == "number" and BY_NUMBER[value] or value }
  end
  local record, by_name = {}, {}
  for key, member in pairs(value) do
    record[key] = member
    if type(key) == "string" then by_name[key:lower()] = member end
  end
  by_name.vettingcreateddate = by_name.vettingcreateddate or by_name.vettingcreatedate
  for _, field in ipairs(FIELDS) do
    if record[field] == nil then record[field] = by_name[field:lower()] end
  end
  return qualification.normalise(record.qualification) and record or nil
end

local function list_in(value, text)
  if type(value) ~= "table" then return { value } end
  if text:find("^%s*%[") then return value end
  for key, member in pairs(value) do
    local name = type(key) == "string" and key:lower()
    if (name == "qualifications" or name == "items") and type(member) == "table" then return member end
  end
  return { value }
end

local function unreadable(answer)
  local text = answer.text:gsub("%c", " "):sub(1, 64)
  return exchange.fault("protocol", answer,
    answer.body == nil and ("the answer has no body (status %d)"):format(answer.status)
    or "the answer names no qualification: " .. text)
end

-- All records of an answer of either endpoint, in any shape that is known.
local function records(answer)
  if answer.body == nil then return nil, unreadable(answer) end
  local list = json.array({})
  for _, value in ipairs(list_in(answer.body, answer.text)) do
    local record = read_record(value)
    if not record then return nil, unreadable(answer) end
    list[#list + 1] = record
  end
  return list
end

--- How far the vetting of a record is, in lower case and without separators; nil where there is none.
---@param record table
---@return string?
function qualification.status(record)
  local status = record.vettingStatus
  if status == nil then return nil end
  return type(status) == "string" and plain(status) or "unknown"
end

-- Only what was granted counts: a customer in review is not (yet) an education customer.
local function in_force(list)
  local best, best_rank = "none", RANK.none
  for _, record in ipairs(list) do
    local status = qualification.status(record)
    if status == nil or status == "approved" then
      local name = qualification.normalise(record.qualification)
      local rank = RANK[name] or UNKNOWN_RANK
      if rank < best_rank then best, best_rank = name, rank end
    end
  end
  return best
end

local function name_in(answer)
  local list, err = records(answer)
  if not list then return nil, err end
  return in_force(list)
end

-- 404 alone says little: the customer may be unknown (then there is a code), or a proxy has answered (HTML).
local function route_gone(err, answer)
  if err.phase == "token" then return false end -- the answer is the token endpoint's
  local status = err.status
  if status == 405 or status == 410 or status == 501 then return true end
  return status == 404 and not err.code and not (answer and answer.body or ""):find("^%s*<")
end

local function read_plural(call)
  local answer, err = call:send({ options = call.options }, "qualifications")
  if not answer then return nil, err end
  return name_in(answer)
end

--- Reads a customer's qualification as one word. On `qualification_endpoint = "auto"` the plural form is read
--- where the singular one is gone. Reference: get-customer-qualification-synchronous.
---@param call partnercenter.Call
---@return string? name
---@return partnercenter.error?
function qualification.read(call)
  local client = call.client
  local endpoint = client.config.qualification_endpoint or "auto"
  local known_gone = endpoint == "auto" and client._plural_until and core.now() < client._plural_until
  if endpoint == "plural" or known_gone then return read_plural(call) end
  local answer, err, request = call:send({ options = call.options, outcome = call.outcome })
  if answer then return name_in(answer) end
  if endpoint ~= "auto" or not route_gone(err, request) then return nil, err end
  local name, plural_err = read_plural(call)
  if not name then return nil, errors.with(plural_err, { cause = err }) end
  client._plural_until = core.now() + REMEMBERED
  engine.unquiet(client)
  client:emit({
    type = "fallback", operation = call.plan.name, method = "GET",
    path = call.plan.siblings.qualifications.row[3], host = "api", status = err.status, kind = err.kind,
    request_id = err.request_id, correlation_id = err.correlation_id,
  })
  return name
end

--- Lists a customer's qualifications with their vetting. Reference: get-customer-qualification-asynchronous.
---@param call partnercenter.Call
---@return table[]? records
---@return partnercenter.error?
function qualification.list(call)
  local answer, err = call:send({ options = call.options })
  if not answer then return nil, err end
  return records(answer)
end

local function refuse(operation, message, ...)
  return nil, errors.new("invalid_argument", { operation = operation, message = message:format(...) })
end

-- The word for the wire, or why it is not sent. What the library does not know goes out as given, if asked.
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
  local shown = value:sub(1, 64):gsub("[%z\1-\31\127-\255]", "?")
  return refuse(operation, "'%s' is not a known qualification (unchecked = true sends it all the same)",
    shown)
end

local function find(list, name)
  local denied
  for _, record in ipairs(list) do
    if qualification.normalise(record.qualification) == name then
      if qualification.status(record) ~= "denied" then return record end
      denied = denied or record
    end
  end
  return nil, denied
end

-- Reads what the customer has now: whether the write was done after all, and whether that is certain.
local function look(call, name, err)
  local options = { timeout = math.min(call.options.timeout or CONFIRM_TIMEOUT, CONFIRM_TIMEOUT),
    correlation_id = call.options.correlation_id or err.correlation_id }
  local answer = call:send({ options = options }, "qualifications")
  local list = answer and records(answer)
  return list and find(list, name), list ~= nil
end

-- What the service says to a write: a record, or an error and whether the write may have been done all the
-- same. A bare sentence is a refusal, whatever its status.
local function written(call, name, answer, err, request)
  if not answer then
    local said = request and request.status and not request.error and json.decode(request.body or "")
    local about_token = err.status == 401 or err.status == 429
    if type(said) == "string" and not about_token then
      return nil, errors.with(exchange.fault("validation", request), { retryable = false })
    end
    if errors.is_lost(err) then return nil, err, true end
    if route_gone(err, request) and call.plan.siblings.create_qualification ~= call.plan then
      err = errors.with(err, { hint = "the singular endpoint seems to be gone: use create_qualification" })
    end
    return nil, err
  end
  local body = answer.body
  local said = qualification.normalise(body)
  if type(body) == "string" and not said and body:find("%S") then
    return nil, exchange.fault("validation", answer)
  end
  local list, unread = records(answer)
  if not list then return nil, unread, true end
  local record, denied = find(list, name)
  if record then return record end
  local message = ("the service answered %s, not %s"):format(said or "other qualifications", name)
  if denied then
    local reason = type(denied.vettingReason) == "string" and denied.vettingReason or "no reason given"
    message = ("the service denied %s: %s"):format(name, reason)
  end
  return nil, errors.with(exchange.fault("validation", answer, message), { retryable = false })
end

-- Sends a write. After a lost answer the qualifications are read first, and only when they do not show it is
-- it sent again, under the same MS-RequestId.
local function write(call, name, parts)
  local config, options = call.client.config, setmetatable({}, { __index = call.options })
  local most = config.retry_writes and (call.options.max_attempts or config.max_attempts) or 1
  local deadline = core.now() + (call.options.timeout or config.timeout)
  parts.options = options
  for attempt = 1, most do
    local record, err, lost = written(call, name, call:send(parts))
    if not lost then return record, err end
    local done, certain = look(call, name, err)
    if done then return done end
    err = errors.with(err, { attempts = attempt, message = ("%s (%s)"):format(err.message, certain
      and "the qualifications read afterwards do not show it"
      or "it is unknown whether it was done: the qualifications could not be read afterwards") })
    local wait = err.retry_after or math.random() * 0.5 * 2 ^ (attempt - 1)
    local left = deadline - core.now() - wait
    if not certain or err.retryable == false or attempt == most or left <= 0 then return nil, err end
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
---@param call partnercenter.Call
---@return string? name as the service confirmed it
---@return partnercenter.error?
function qualification.update(call)
  local operation, code, unchecked = call.plan.name, call.options.code, call.options.unchecked
  local wire, err, name = settable(operation, call.values.value, "update", unchecked)
  if not wire then return nil, err end
  if code == "" then return refuse(operation, "code is empty") end
  if name == "governmentcommunitycloud" and not (code or unchecked) then
    return refuse(operation, NEEDS_CODE)
  end
  local record
  record, err = write(call, name, parts_of(wire, code))
  if not record then return nil, err end
  return name
end

--- The body that asks for a qualification, completed and checked; nothing is sent.
---@param given table qualification educationSegment website validationCode
---@param options table code unchecked
---@param operation string for errors
---@return table? body
---@return partnercenter.error?
---@return string? name of what it asks for, normalised
function qualification.body(given, options, operation)
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
---@param call partnercenter.Call
---@return table? record
---@return partnercenter.error?
function qualification.create(call)
  local body, err, name = qualification.body(call.values.body, call.options, call.plan.name)
  if not body then return nil, err end
  return write(call, name, parts_of(body, call.options.code or body.validationCode))
end

--- Reads the result of a validation of a customer's account; drops the blanks some answers have in `status`.
--- Reference: retrieve-the-validation-status-of-a-customer.
---@param record table
---@return table
function qualification.validation_status(record)
  if type(record.status) == "string" then record.status = record.status:gsub("%s", "") end
  return record
end

return qualification
