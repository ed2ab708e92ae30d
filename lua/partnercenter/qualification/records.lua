--- What qualification answers mean, in every shape they come in.
local json = require "partnercenter.json"
local outcome = require "partnercenter.call.answer"
local qualification = require "partnercenter.qualification"

local records = {}

-- A customer can hold several; the first of these is the one a single word names.
local RANK = { education = 1, governmentcommunitycloud = 1, nonprofit = 2, stateownedentity = 4, none = 5 }
local UNKNOWN_RANK = 3

local FIELDS = { "qualification", "vettingStatus", "vettingReason", "vettingCreatedDate" }

-- The members of a record under their documented names, whatever their case on the wire.
local function read_record(value)
  if type(value) ~= "table" then
    if not qualification.normalise(value) then return nil end
    return { qualification = type(value) == "number" and qualification.BY_NUMBER[value] or value }
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
  return outcome.fault("protocol", answer,
    answer.body == nil and ("the answer has no body (status %d)"):format(answer.status)
    or "the answer names no qualification: " .. text)
end

--- All records of an answer of either endpoint, in any shape that is known.
---@param answer partnercenter.Response
---@return table[]?
---@return partnercenter.error?
function records.all(answer)
  if answer.body == nil then return nil, unreadable(answer) end
  local list = json.array({})
  for _, value in ipairs(list_in(answer.body, answer.text)) do
    local record = read_record(value)
    if not record then return nil, unreadable(answer) end
    list[#list + 1] = record
  end
  return list
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

--- The name of what is in force by an answer.
---@param answer partnercenter.Response
---@return string?
---@return partnercenter.error?
function records.name(answer)
  local list, err = records.all(answer)
  if not list then return nil, err end
  return in_force(list)
end

--- The record of a qualification; one that was denied comes second, and only where there is no other.
---@param list table[]
---@param name string normalised
---@return table?
---@return table? denied
function records.find(list, name)
  local denied
  for _, record in ipairs(list) do
    if qualification.normalise(record.qualification) == name then
      if qualification.status(record) ~= "denied" then return record end
      denied = denied or record
    end
  end
  return nil, denied
end

--- Reads the result of a validation of a customer's account; drops the blanks some answers have in `status`.
--- Reference: retrieve-the-validation-status-of-a-customer.
---@param record table
---@return table
function records.validation_status(record)
  if type(record.status) == "string" then record.status = record.status:gsub("%s", "") end
  return record
end

return records
