--- Reads qualifications from the singular and the plural endpoint, in every shape of answer.
local calls = require "partnercenter.call"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local lazy = require "partnercenter.loader.lazy"
local names = require "partnercenter.qualification.names"

local failures = lazy "partnercenter.call.failure"

local read = {}

local REMEMBERED = 3600 -- seconds without another try of a singular endpoint that is gone

-- Of several qualifications in force, the single word is the one with the lowest rank.
local RANK = { education = 1, governmentcommunitycloud = 1, nonprofit = 2, stateownedentity = 4, none = 5 }
local UNKNOWN_RANK = 3

local KNOWN, now = names.KNOWN, core.now

local FIELDS = { "qualification", "vettingStatus", "vettingReason", "vettingCreatedDate" }

-- A record with its documented members, whatever their case on the wire.
local function read_record(value)
  if type(value) ~= "table" then
    if not names.normalise(value) then return nil end
    return { qualification = type(value) == "number" and names.BY_NUMBER[value] or value }
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
  return names.normalise(record.qualification) and record or nil
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
  return failures.about("protocol", answer,
    answer.body == nil and ("the answer has no body (status %d)"):format(answer.status)
    or "the answer names no qualification: " .. text)
end

--- Returns all records of an answer of either endpoint.
---@param answer partnercenter.Answer
---@return table[]?
---@return partnercenter.error?
function read.records(answer)
  if answer.body == nil then return nil, unreadable(answer) end
  local list = json.array({})
  for _, value in ipairs(list_in(answer.body, answer.text)) do
    local record = read_record(value)
    if not record then return nil, unreadable(answer) end
    list[#list + 1] = record
  end
  return list
end

-- Only granted qualifications count: a customer in review is not (yet) an education customer.
local function in_force(answer)
  if type(answer.body) == "string" then
    local name = names.normalise(answer.body)
    if name then return name end
    return nil, unreadable(answer)
  end
  local list, err = read.records(answer)
  if not list then return nil, err end
  local best, best_rank = "none", RANK.none
  for _, record in ipairs(list) do
    local status = names.status(record)
    if status == nil or status == "approved" then
      local name = names.normalise(record.qualification)
      local rank = RANK[name] or UNKNOWN_RANK
      if rank < best_rank then best, best_rank = name, rank end
    end
  end
  return best
end

--- Finds the record of a qualification. A denied record is the second result, if there is no other.
---@param list table[]
---@param name string normalised
---@return table?
---@return table? denied
function read.find(list, name)
  local denied
  for _, record in ipairs(list) do
    if names.normalise(record.qualification) == name then
      if names.status(record) ~= "denied" then return record end
      denied = denied or record
    end
  end
  return nil, denied
end

--- Whether an answer says that its route is gone. A 404 with a code concerns the customer, and one with HTML
--- comes from a proxy.
---@param err partnercenter.error
---@param answer partnercenter.Answer?
---@return boolean
function read.route_gone(err, answer)
  if err.phase == "token" then return false end -- the answer is the token endpoint's
  local status = err.status
  if status == 405 or status == 410 or status == 501 then return true end
  return status == 404 and not err.code and not (answer and answer.text or ""):find("^%s*<")
end

local function read_plural(client, operation, ids, parts)
  local answer, err = calls.send(client, operation.siblings.qualifications, ids, parts)
  if not answer then return nil, err end
  return in_force(answer)
end

-- Reads the plural endpoint in the time that is left, and remembers that the singular one is gone.
local function fall_back(client, operation, ids, parts, started, err)
  local options = parts and parts.options or {}
  local ends = started + (options.delay or 0) + (options.timeout or client.config.timeout)
  local rest = { delay = false, timeout = math.max(ends - core.now(), 0.001) }
  local name, plural_err = read_plural(client, operation, ids, {
    options = setmetatable(rest, { __index = options }),
  })
  if not name then return nil, errors.with(plural_err, { cause = err }) end
  client._plural_until = core.now() + REMEMBERED
  client:emit({
    type = "fallback", operation = operation.name, method = "GET",
    path = operation.siblings.qualifications.template, host = "api", status = err.status, kind = err.kind,
    request_id = err.request_id, correlation_id = err.correlation_id,
  })
  return name
end

--- Reads a customer's qualification as one word. With `qualification_endpoint = "auto"` it reads the plural
--- endpoint if the singular one is gone. Reference: get-customer-qualification-synchronous.
---@param client partnercenter.Session
---@param operation partnercenter.Operation
---@param ids table<string, string>
---@param parts partnercenter.Parts?
---@return partnercenter.Qualification? name
---@return partnercenter.error?
function read.name(client, operation, ids, parts)
  local endpoint, started = client.config.qualification_endpoint, now()
  local known_gone = client._plural_until and started < client._plural_until and endpoint ~= "singular"
  if endpoint == "plural" or known_gone then return read_plural(client, operation, ids, parts) end
  local answer, err, failed = calls.send(client, operation, ids, parts)
  if answer then
    local name = KNOWN[answer.body]
    if name then return name end
    return in_force(answer)
  end
  if endpoint == "singular" or not read.route_gone(err, failed) then return nil, err end
  return fall_back(client, operation, ids, parts, started, err)
end

--- Lists a customer's qualifications with their vetting. Reference: get-customer-qualification-asynchronous.
---@param client partnercenter.Session
---@param operation partnercenter.Operation
---@param ids table<string, string>
---@param parts partnercenter.Parts?
---@return table[]? records
---@return partnercenter.error?
function read.list(client, operation, ids, parts)
  local answer, err = calls.send(client, operation, ids, parts)
  if not answer then return nil, err end
  return read.records(answer)
end

--- Reads the validation of a customer's account. Some answers have blanks in `status`, which are dropped.
--- Reference: retrieve-the-validation-status-of-a-customer.
---@param record table
---@return table
function read.validation_status(record)
  if type(record.status) == "string" then record.status = record.status:gsub("%s", "") end
  return record
end

return read
