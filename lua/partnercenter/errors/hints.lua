--- Chooses the hint of an error from service_hints.lua, sign_in_hints.lua and codes.lua.
local meanings = require "partnercenter.errors.codes"
local service = require "partnercenter.errors.service_hints"
local sign_in = require "partnercenter.errors.sign_in_hints"

local hints = {}

-- How messages name a field.
local FIELD_PATTERNS = {
  "[Ff]ields?:? ['\"]([%w_.]+)['\"]", "[Pp]ropert%a+:? ['\"]([%w_.]+)['\"]",
  "[Pp]arameters?:? ['\"]([%w_.]+)['\"]", "[Mm]embers?:? ['\"]([%w_.]+)['\"]",
  "[Ff]ields?:? (%a[%w_]*%l%u[%w_.]*)", "[Pp]ropert%a+:? (%a[%w_]*%l%u[%w_.]*)",
  "[Pp]arameters?:? (%a[%w_]*%l%u[%w_.]*)", "['\"]([%w_.]+)['\"] field", "['\"]([%w_.]+)['\"] property",
  "not a valid (%u[%w_.]+)", "[Ii]nvalid (%u%l[%w_]*%u[%w_.]*)", "^['\"]?(%u[%w_.]+)['\"]? is ",
  "^['\"](%l[%w_.]+)['\"] is ", "^(%l+%u[%w_.]*) is ", "[Tt]he (%a[%w_]*%l%u[%w_.]*) ",
}
local NO_FIELD = { The = true, This = true, It = true, A = true, An = true, That = true, GUID = true,
  Guid = true }

local function field_in(message)
  for _, pattern in ipairs(FIELD_PATTERNS) do
    local name = message:match(pattern)
    name = name and name:gsub("%.+$", "")
    if name and not NO_FIELD[name] and #name <= 64 then return name end
  end
end

local function normal(text)
  return ((text or ""):lower():gsub("_", ""))
end

-- Whether a call belongs to one of the areas, whose names are separated by blanks.
local function is_in(areas, call)
  for area in areas:gmatch("%S+") do
    for _, pattern in ipairs(service.areas[area]) do
      if call.operation:find(pattern) or call.line:find(pattern) then return true end
    end
  end
  return false
end

local function by_rule(rules, call)
  for _, rule in ipairs(rules) do
    local fits = (not rule.status or rule.status == call.status) and (not rule.area or is_in(rule.area, call))
      and (not rule.says or call.message:lower():find(rule.says, 1, true))
    local field = fits and rule.field and field_in(call.message)
    if fits and (field or not rule.field) then return (rule[1]:gsub("%%s", field or "")) end
  end
end

-- The meaning of a code in the service's tables. Numbers listed without a status are codes nested in answers,
-- and do not count here.
local function meaning_of(status, code)
  local of_status = meanings[("%d"):format(status)] or {}
  return of_status[code] or (not code:find("^%d+$") and meanings["-"][code]) or nil
end

--- The hint for a refusal by an API host. `call` has the status and, if known, code, message, operation,
--- method, path (or its template) and host.
---@param call table
---@return string?
function hints.of_service(call)
  if call.host == "foreign" then return nil end -- Partner Center's codes mean nothing there
  local code, status = call.code, tonumber(call.status) or 0
  local message = call.message or ""
  if message:find("MFA required", 1, true) then return service.by_code["MFA required"] end
  local rules = service.rules[code]
  local hint = rules and by_rule(rules, {
    status = status, message = message, operation = normal(call.operation),
    line = normal(("%s %s"):format(call.method or "", (call.path or ""):match("^[^?]*"))),
  })
  local is_sure = code and (not rules or not (call.operation or call.path))
  hint = hint or service.by_code[code or message] or (is_sure and meaning_of(status, code))
  local of_host = service.by_status[call.host or "api"] or {}
  return hint or of_host[status] or service.by_status.any[status]
end

local STATUSES = { "400", "403", "404", "409", "500" }

--- The meaning of a code that is nested in a successful answer.
---@param list string?  "cart line", "upgrade", "transition", "conversion" or "device upload"
---@param code string
---@return string?
function hints.of_nested(list, code)
  if service.by_code[code] then return service.by_code[code] end
  for part in (meanings["-"][code] or ""):gmatch("[^;]+") do
    local lists, meaning = part:match("^%s*nested (.-) error: (.*)$")
    if lists and list and ("/" .. lists .. "/"):find("/" .. list .. "/", 1, true) then return meaning end
  end
  for _, status in ipairs(#code > 3 and STATUSES or {}) do
    if meanings[status][code] then return meanings[status][code] end
  end
end

--- The hint for a refusal by the token endpoint, and its kind if it is no `auth` error.
---@param code string?  such as "AADSTS7000215"
---@param refusal string  the OAuth error
---@return string? hint
---@return string? kind
---@return boolean? retryable
function hints.of_token_endpoint(code, refusal)
  local row = sign_in.by_code[(code or ""):match("^AADSTS(%d+)$") or ""] or sign_in.by_refusal[refusal]
  local of_refusal = sign_in.by_refusal[refusal]
  local facts = type(row) == "table" and row or type(of_refusal) == "table" and of_refusal or {}
  return type(row) == "table" and row[1] or row, facts.kind, facts.retryable
end

return hints
