--- What a customer's qualification is: its name, and how it is read.
local ascii = require "partnercenter.text.ascii"
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"

local records = lazy "partnercenter.qualification.records"

local qualification = {}

-- By integer on the wire, as the service's own enumeration counts.
qualification.BY_NUMBER = {
  [0] = "None", "Education", "Nonprofit", "GovernmentCommunityCloud", "StateOwnedEntity",
}

-- By the normalised name.
qualification.WIRE = {}

local BY_NUMBER, WIRE = qualification.BY_NUMBER, qualification.WIRE
for number = 0, #BY_NUMBER do
  WIRE[ascii.lower(BY_NUMBER[number])] = BY_NUMBER[number]
end

local REMEMBERED = 3600 -- seconds for which the plural form is read at once

--- A name of the service in lower case and without separators.
---@param text string
---@return string
function qualification.plain(text)
  return (ascii.lower(text):gsub("[_%-%s]", ""))
end

--- The name of a qualification in lower case and without separators, from text or the service's integer; an
--- unknown single word passes. Nil for anything else.
---@param value any
---@return string?
function qualification.normalise(value)
  if type(value) == "number" then return BY_NUMBER[value] and ascii.lower(BY_NUMBER[value]) end
  if type(value) ~= "string" then return nil end
  local name = qualification.plain(value)
  if WIRE[name] then return name end
  return #value <= 64 and value:match("^%s*(%a[%w_-]*)%s*$") and name or nil
end

--- What a single word of letters stands for, remembered for the words that come again and again.
qualification.WORDS = setmetatable({}, { __index = function(words, word)
  local name = qualification.normalise(word)
  if WIRE[name] then words[word] = name end
  return name
end })

--- How far the vetting of a record is, in lower case and without separators; nil where there is none.
---@param record table
---@return string?
function qualification.status(record)
  local status = record.vettingStatus
  if status == nil then return nil end
  return type(status) == "string" and qualification.plain(status) or "unknown"
end

--- Whether an answer says that its route is gone. 404 alone says little: the customer may be unknown (then
--- there is a code), or a proxy has answered (HTML).
---@param err partnercenter.error
---@param answer table? the engine's request
---@return boolean
function qualification.route_gone(err, answer)
  if err.phase == "token" then return false end -- the answer is the token endpoint's
  local status = err.status
  if status == 405 or status == 410 or status == 501 then return true end
  return status == 404 and not err.code and not (answer and answer.body or ""):find("^%s*<")
end

local function read_plural(call, options)
  local answer, err = call:send({ options = options or call.options }, "qualifications")
  if not answer then return nil, err end
  return records.name(answer)
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
  local ends = core.now() + (call.options.delay or 0) + (call.options.timeout or client.config.timeout)
  local answer, err, request = call:send({ options = call.options, outcome = call.outcome })
  if answer then return records.name(answer) end
  if endpoint ~= "auto" or not qualification.route_gone(err, request) then return nil, err end
  local left = math.max(ends - core.now(), 0.001)
  local rest = setmetatable({ delay = false, timeout = left }, { __index = call.options })
  local name, plural_err = read_plural(call, rest)
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
  return records.all(answer)
end

return qualification
