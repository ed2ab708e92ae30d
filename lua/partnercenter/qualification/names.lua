--- Names of qualifications, as the service writes them and as this library returns them.
local ascii = require "partnercenter.text.ascii"

local names = {}

-- The integers of the service's own enumeration.
names.BY_NUMBER = {
  [0] = "None", "Education", "Nonprofit", "GovernmentCommunityCloud", "StateOwnedEntity",
}

-- The name on the wire, by the normalised name.
names.WIRE = {}

-- The normalised name, by the usual spellings.
names.KNOWN = {}

local BY_NUMBER, WIRE, KNOWN = names.BY_NUMBER, names.WIRE, names.KNOWN
for number = 0, #BY_NUMBER do
  local wire, name = BY_NUMBER[number], ascii.lower(BY_NUMBER[number])
  WIRE[name], KNOWN[name], KNOWN[wire] = wire, name, name
end

--- Returns a name of the service in lower case and without separators.
---@param text string
---@return string
function names.plain(text)
  return (ascii.lower(text):gsub("[_%-%s]", ""))
end

--- Returns the normalised name of a qualification: lower case, no separators. An unknown single word passes.
---@param value any text, or the service's integer
---@return partnercenter.Qualification? name nil for anything else
function names.normalise(value)
  if KNOWN[value] then return KNOWN[value] end
  if type(value) == "number" then return BY_NUMBER[value] and ascii.lower(BY_NUMBER[value]) end
  if type(value) ~= "string" then return nil end
  local name = names.plain(value)
  if WIRE[name] then return name end
  return #value <= 64 and value:match("^%s*(%a[%w_-]*)%s*$") and name or nil
end

--- Returns the vetting status of a record in lower case and without separators.
---@param record table
---@return string? status nil where the record has none
function names.status(record)
  local status = record.vettingStatus
  if status == nil then return nil end
  return type(status) == "string" and names.plain(status) or "unknown"
end

return names
