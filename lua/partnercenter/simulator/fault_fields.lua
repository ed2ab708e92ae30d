--- The fields of a fault: the requests it applies to and its effect. A fault may also have settings, which
--- then hold for these requests only.
local settings = require "partnercenter.simulator.settings"
local suggest = require "partnercenter.arguments.suggest"

local fault_fields = {}

--- A fault: which requests it hits, and its effect. The other effects are below; settings count as effects.
---@class partnercenter.simulator.Fault
---@field method? string
---@field path? string plain text: the path or its end, in whole segments; {names} stand for any segment
---@field pattern? string a Lua pattern for the path, in place of `path`
---@field customer? string|string[] ids
---@field skip? integer
---@field every? integer
---@field times? integer
---@field delay? number milliseconds
---@field status? integer
---@field retry_after? number|string
---@field [string] any another effect

--- Field names and Lua types ("a|b" for either).
fault_fields.types = {
  -- the requests it applies to (without a path: those of the API, not of the token endpoint)
  method = "string",
  path = "string", -- plain text: the path or its end, such as /v1/customers/{customer_id} or /token
  pattern = "string", -- a Lua pattern for the path, in place of `path`
  customer = "string|table", -- a customer id, or several
  skip = "number", -- requests to let pass first
  every = "number", -- 3: hits every third request
  times = "number", -- number of hits; without it, the fault lasts until it is cleared
  -- time
  delay = "number", -- milliseconds
  after = "boolean", -- handles the request first, then loses or damages the answer
  -- another answer
  status = "number",
  retry_after = "number|string", -- seconds; text is sent unchanged
  retry_after_form = "string", -- seconds or date
  body = "string",
  content_type = "string",
  headers = "table", -- names and values
  html = "boolean", -- an HTML page with `status`, or 200
  refusal = "number", -- status of the answer "Customer tagging denied."
  gone = "number", -- 404, 405, 410 or 501 without a service code; default path: the singular qualification
  aadsts = "number", -- an AADSTS error; default path: the token endpoint
  expired_token = "boolean", -- 401 until a new token is fetched; `times` defaults to 1
  limit = "number", -- requests per `window` seconds, then 429
  window = "number",
  -- a changed or damaged answer
  members = "table", -- values by place, such as { ["items.status"] = "new" }: in each item, present or not
  malformed = "boolean", -- cuts off the last byte of the body
  utf16 = "boolean",
  size = "number", -- size of the body in bytes
  truncate = "number", -- number of bytes sent before the connection ends; Content-Length is the full size
  undelimited = "boolean", -- neither Content-Length nor chunks (HTTP/1.1)
  wire = "string", -- raw bytes in place of the answer (HTTP/1.1)
  reset = "boolean", -- resets the connection without an answer
  ending = "string", -- end of the connection: close, abrupt (without a TLS close notify) or reset
}

for name, kind in pairs(settings.types) do fault_fields.types[name] = fault_fields.types[name] or kind end

-- Numbers that have a smallest value: 0 where there is no entry.
local LEAST = { every = 1, aadsts = 1 }
local STATUSES = { status = true, refusal = true, gone = true }

local words = {
  retry_after_form = { seconds = true, date = true },
  ending = { close = true, abrupt = true, reset = true },
}

local WHERE = {
  method = true, path = true, pattern = true, customer = true, skip = true, every = true, times = true,
}

local function number_problem(name, value)
  if type(value) ~= "number" or settings.types[name] then return nil end
  local least = LEAST[name] or 0
  if STATUSES[name] and (value < 100 or value > 599) then
    return ("fault '%s' must be a status from 100 to 599, not %s"):format(name, value)
  elseif value < least or (WHERE[name] and value % 1 ~= 0) then
    local kind = WHERE[name] and "a whole number" or "a number"
    return ("fault '%s' must be %s from %d, not %s"):format(name, kind, least, value)
  end
end

local function path_problem(path, pattern)
  if path and pattern then return "a fault takes 'path' or 'pattern', not both" end
  path = path or ""
  if path:find("^%a+://") then return "fault 'path' must be a path such as /v1/customers, without a host" end
  if path:find("?", 1, true) then return "fault 'path' must be without a query" end
  if pattern and not pcall(string.find, "", pattern) then return "fault 'pattern' is not a Lua pattern" end
end

--- Checks a fault.
---@param fault any
---@return string|nil reason
function fault_fields.problem(fault)
  if type(fault) ~= "table" then return "a fault must be a table, not a " .. type(fault) end
  local overrides, acts = {}, false
  for name, value in pairs(fault) do
    local wants = fault_fields.types[name]
    if not wants then return suggest.unknown_name("fault", name, fault_fields.types) end
    if not ("|" .. wants .. "|"):find("|" .. type(value) .. "|", 1, true) then
      return ("fault '%s': %s expected, got %s"):format(name, wants, type(value))
    end
    if words[name] and not words[name][value] then
      return ("fault '%s' cannot be '%s'"):format(name, value)
    end
    local reason = number_problem(name, value)
    if reason then return reason end
    if settings.types[name] then overrides[name] = value end
    acts = acts or not WHERE[name]
  end
  local reason = path_problem(fault.path, fault.pattern) or settings.problem(overrides)
  if reason or acts then return reason end
  return "a fault needs an effect, such as status = 503, delay = 100 or reset = true"
end

--- Parses the X-Simulator-Fault header: name=value pairs separated by semicolons, with - or _ in names.
---@param text string
---@return table|nil fault
---@return string|nil reason
function fault_fields.parse(text)
  local fault = {}
  for piece in text:gmatch("[^;]+") do
    local name, value = piece:match("^%s*([%w_-]+)%s*=%s*(.-)%s*$")
    if not name then
      name, value = piece:match("^%s*([%w_-]+)%s*$"), "true"
    end
    if not name then return nil, ("cannot parse '%s'"):format(piece) end
    name = name:lower():gsub("-", "_")
    value = value:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end)
    local wants = fault_fields.types[name] or ""
    if wants:find("number", 1, true) and tonumber(value) then
      fault[name] = tonumber(value)
    elseif wants == "boolean" and (value == "true" or value == "false") then
      fault[name] = value == "true"
    else
      fault[name] = value
    end
  end
  local reason = fault_fields.problem(fault)
  if reason then return nil, reason end
  return fault
end

return fault_fields
