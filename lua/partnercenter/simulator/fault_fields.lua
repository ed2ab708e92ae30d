-- The fields of a fault: what it applies to and what it does. Names of settings may stand among them; they
-- hold for the matching requests only.

local settings = require "partnercenter.simulator.settings"

local M = {}

---Field names and Lua types ("a|b" for either).
M.types = {
  -- applies to (without a path: to the API, not to the token endpoint)
  method = "string",
  path = "string", -- a Lua pattern for the path without its query
  customer = "string|table", -- a customer id, or several
  skip = "number", -- lets the first ones pass
  every = "number", -- 3: hits every third
  times = "number", -- ends after so many hits; without it, lasts until cleared
  -- when
  delay = "number", -- milliseconds
  after = "boolean", -- the request is carried out first, and then its answer is lost or spoilt
  -- another answer
  status = "number",
  retry_after = "number|string", -- seconds; a text is sent as it is
  retry_after_form = "string", -- seconds or date
  body = "string",
  content_type = "string",
  headers = "table", -- names and values
  html = "boolean", -- a web page, status 200 unless `status` says otherwise
  refusal = "number", -- the bare string "Customer tagging denied." with this status
  gone = "number", -- 404, 405, 410 or 501 without a service code; without a path: the singular qualification
  aadsts = "number", -- an error of the token endpoint; without a path: there
  expired_token = "boolean", -- 401 until a new token is fetched; once, unless `times` says otherwise
  limit = "number", -- so many requests in `window` seconds, then 429
  window = "number",
  -- a spoilt answer
  malformed = "boolean", -- the body's last byte is missing
  utf16 = "boolean",
  size = "number", -- a body of so many bytes
  truncate = "number", -- Content-Length says all, but only so many bytes come, and the connection ends
  undelimited = "boolean", -- neither Content-Length nor chunks (HTTP/1.1)
  wire = "string", -- these bytes instead of an answer (HTTP/1.1)
  reset = "boolean", -- no answer; the connection is reset
  ending = "string", -- how the connection ends: close, abrupt (TLS is told nothing) or reset
}

for name, kind in pairs(settings.types) do M.types[name] = M.types[name] or kind end

local words = {
  retry_after_form = { seconds = true, date = true },
  ending = { close = true, abrupt = true, reset = true },
}

---Says what is wrong with a fault.
---@param fault any
---@return string|nil reason
function M.problem(fault)
  if type(fault) ~= "table" then return "a fault is a table, not a " .. type(fault) end
  local overrides = {}
  for name, value in pairs(fault) do
    local wants = M.types[name]
    if not wants then return ("unknown fault '%s'"):format(tostring(name)) end
    if not ("|" .. wants .. "|"):find("|" .. type(value) .. "|", 1, true) then
      return ("fault '%s': %s expected, got %s"):format(name, wants, type(value))
    end
    if words[name] and not words[name][value] then
      return ("fault '%s' cannot be '%s'"):format(name, value)
    end
    if settings.types[name] then overrides[name] = value end
  end
  if fault.path and not pcall(string.find, "", fault.path) then return "fault 'path' is no Lua pattern" end
  return settings.problem(overrides)
end

---Reads the X-Simulator-Fault header: name=value pairs with semicolons between them, dashes for underscores.
---@param text string
---@return table|nil fault
---@return string|nil reason
function M.parse(text)
  local fault = {}
  for piece in text:gmatch("[^;]+") do
    local name, value = piece:match("^%s*([%w_-]+)%s*=%s*(.-)%s*$")
    if not name then
      name, value = piece:match("^%s*([%w_-]+)%s*$"), "true"
    end
    if not name then return nil, ("cannot read '%s'"):format(piece) end
    name = name:lower():gsub("-", "_")
    value = value:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end)
    local wants = M.types[name] or ""
    if wants:find("number", 1, true) and tonumber(value) then
      fault[name] = tonumber(value)
    elseif wants == "boolean" and (value == "true" or value == "false") then
      fault[name] = value == "true"
    else
      fault[name] = value
    end
  end
  local reason = M.problem(fault)
  if reason then return nil, reason end
  return fault
end

return M
