--- Errors inside of answers that say success: a checkout of which some orders failed, a batch with devices
--- that were refused.
local errors = require "partnercenter.errors"
local redaction = require "partnercenter.errors.redaction"

local embedded = {}

local CODES = { "errorCode", "code", "error_code" }
local TEXTS = { "description", "errorDescription", "errorMessage", "message", "error_description" }
local SURE_TEXTS = { "errorDescription", "errorMessage" }
local HINT = "part of it may have been done: err.data is the whole answer"

local function first(entry, names)
  for _, name in ipairs(names) do
    local value = entry[name]
    if (type(value) == "string" or type(value) == "number") and value ~= "" then return value end
  end
end

-- The first error in what a member holds: an error, a list of them, or, unless that is `sure`, a list of
-- results some of which may be errors.
local function find(value, sure)
  if type(value) == "string" then return sure and value ~= "" and { message = value } or nil end
  if type(value) ~= "table" then return nil end
  local code = first(value, CODES)
  if code and tostring(code) ~= "0" then return value, tostring(code) end
  if type(value.error) == "table" then return find(value.error, true) end
  for _, entry in ipairs(value) do
    local found, its_code = find(entry, sure)
    if found then return found, its_code end
  end
  if first(value, sure and TEXTS or SURE_TEXTS) then return value end
end

-- "lineItems.error" is the member `error` of every line item.
local function each_member(value, path)
  if type(value) ~= "table" then return nil end
  local name, rest = path:match("^([^.]+)%.?(.*)$")
  if #value > 0 and value[name] == nil then
    for _, entry in ipairs(value) do
      local found, code = each_member(entry, path)
      if found then return found, code end
    end
    return nil
  end
  if rest ~= "" then return each_member(value[name], rest) end
  return find(value[name], name:find("[Ee]rrors?$") ~= nil)
end

--- The error that some members of a successful answer report.
---@param answer partnercenter.Response
---@param members string[] names, or paths such as "lineItems.error"
---@return partnercenter.error?
function embedded.error(answer, members)
  for _, member in ipairs(members) do
    local found, code = each_member(answer.body, member)
    if found then
      local text = first(found, TEXTS)
      return errors.new("validation", {
        message = ("%s: %s"):format(member, redaction.redact(tostring(text or code))), code = code,
        description = text and redaction.redact(tostring(text)), hint = HINT, retryable = false,
        phase = "answer", status = answer.status, data = answer.body, attempts = answer.attempts,
        operation = answer.operation, request_id = answer.request_id, correlation_id = answer.correlation_id,
      })
    end
  end
end

return embedded
