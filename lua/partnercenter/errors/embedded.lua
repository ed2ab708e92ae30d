--- Finds errors inside successful answers, such as a checkout with failed orders or a batch with refused
--- devices.
local ascii = require "partnercenter.text.ascii"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local hints = require "partnercenter.errors.hints"
local number = require "partnercenter.text.number"
local redaction = require "partnercenter.errors.redaction"

local embedded = {}

local CODES = { "errorCode", "code", "error_code" }
local TEXTS = { "description", "errorDescription", "errorMessage", "message", "error_description" }
local SURE_TEXTS = { "errorDescription", "errorMessage" }
local HINT = "check err.data, the whole answer: part of the request may have been done"

-- The list of codes that a member uses; the same number means something else in another list.
local LISTS = {
  ["lineItems.error"] = "cart line", orderErrors = "cart line", devicesStatus = "device upload",
  error = "conversion", ["Events.errors"] = "transition",
  ["events.errors"] = "transition", upgradeErrors = "upgrade",
}

local function first(entry, names)
  for _, name in ipairs(names) do
    local value = entry[name]
    if (type(value) == "string" or type(value) == "number") and value ~= "" then return value end
  end
end

-- The code of an entry, and whether it stands for "no error": 0, or the word Unknown.
local function code_of(entry)
  local code = first(entry, CODES)
  if type(code) == "number" then code = number.text(code) end
  return code, code ~= nil and (tonumber(code) == 0 or ascii.lower(code) == "unknown")
end

-- The first error in a member's value. If `sure`, the value is an error or a list of errors; else it may also
-- be a list of results, some of which are errors.
local function find(value, sure)
  if type(value) == "string" then return sure and value ~= "" and { message = value } or nil end
  if type(value) ~= "table" then return nil end
  local code, is_none = code_of(value)
  if code and not is_none then return value, code end
  if type(value.error) == "table" then return find(value.error, true) end
  for _, entry in ipairs(value) do
    local found, its_code = find(entry, sure)
    if found then return found, its_code end
  end
  if is_none then return nil end
  local is_unknown = sure and #value == 0 and next(value) ~= nil
  if is_unknown or first(value, sure and TEXTS or SURE_TEXTS) then return value end
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

--- The error that a member of an answer reports.
---@param body any
---@param member string a name, or a path such as "lineItems.error"
---@return { code: string?, text: string, description: string?, hint: string? }?
function embedded.find(body, member)
  local found, code = each_member(body, member)
  if not found then return nil end
  local description = first(found, TEXTS)
  description = description and redaction.redact(tostring(description))
  local meaning = code and hints.of_nested(LISTS[member], code)
  return {
    code = code, description = description, hint = meaning and meaning ~= description and meaning or nil,
    text = description or meaning or (code and "code " .. code or "it names neither code nor text"),
  }
end

--- The error that some members of a successful answer report.
---@param answer partnercenter.Answer
---@param members string[] names, or paths such as "lineItems.error"
---@return partnercenter.error?
function embedded.error(answer, members)
  for _, member in ipairs(members) do
    local found = embedded.find(answer.body, member)
    if found then
      local request_id, correlation_id = core.ids(answer)
      return errors.new("validation", {
        message = ("%s: %s"):format(member, found.text), code = found.code, description = found.description,
        hint = found.hint and found.hint .. "; " .. HINT or HINT, retryable = false,
        phase = "answer", status = answer.status, data = answer.body, attempts = answer.attempts,
        operation = answer.operation.name, request_id = request_id,
        correlation_id = correlation_id,
      })
    end
  end
end

return embedded
