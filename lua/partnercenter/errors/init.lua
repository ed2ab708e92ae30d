--- Error objects, which failing calls return after nil. They contain no secrets.
local misuse = require "partnercenter.arguments.misuse"
local lazy = require "partnercenter.loader.lazy"

local core = lazy "partnercenter.core"
local redaction = lazy "partnercenter.errors.redaction"

---@class partnercenter.Errors
---@field kinds table<partnercenter.ErrorKind, boolean> the kinds an error can have, as keys
---@field is fun(value: any, kind?: partnercenter.ErrorKind): boolean whether a value is an error of that kind

local errors = {}

---@class partnercenter.error
---@field kind partnercenter.ErrorKind
---@field message string       one line for people
---@field status integer|nil   HTTP status
---@field code string|nil      the service's own code, as text
---@field description string|nil  the service's own text
---@field data any             the service's details, decoded
---@field request_id string|nil
---@field correlation_id string|nil
---@field ms_cv string|nil
---@field server_id string|nil
---@field date string|nil     of the answer
---@field trace_id string|nil  the token endpoint's own id of a refused request
---@field retryable boolean    the same call may succeed later, and was not done
---@field maybe_done boolean|nil  true for a write with an unknown outcome
---@field unknown boolean|nil  of a command to Redis: it may have been done
---@field retry_after number|nil  seconds
---@field attempts integer|nil
---@field operation string|nil
---@field phase partnercenter.Phase|nil
---@field hint string|nil      what to do about it
---@field plan partnercenter.Plan|nil  of a workflow, with the kinds `unconfirmed` and `conflict`
---@field record table|nil     of a workflow: the record that blocks it
---@field customer_id string|nil  of a workflow: the customer that it created
---@field cart_id string|nil   of a workflow: the cart that it created
---@field relationship_id string|nil  of a workflow: the GDAP relationship
---@field link string|nil      of a workflow: the page on which the customer approves
---@field cause any

local KINDS = [[config invalid_argument auth forbidden not_found conflict precondition validation throttled
  timeout network tls protocol too_large service cancelled closed forked unconfirmed]]

--- The kinds an error can have, as keys.
---@type table<string, boolean>
errors.kinds = {}
for kind in KINDS:gmatch("%S+") do
  errors.kinds[kind] = true
end

local meta = { __name = "partnercenter.error" }

local RETRYABLE_KIND = { throttled = true, timeout = true, network = true }

-- Whether the core retries a read that ends with this service error.
local function is_retried(kind, status)
  return kind == "service" and core.is_retried(status)
end

--- Makes an error object. `fields` are those of `partnercenter.error`.
---@param kind string
---@param fields? table
---@return partnercenter.error
function errors.new(kind, fields)
  if not errors.kinds[kind] then
    misuse.raise("errors.new: unknown kind " .. tostring(kind))
  end
  local err = {}
  for key, value in pairs(fields or {}) do
    err[key] = value
  end
  err.kind = kind
  err.message = err.message or (kind:gsub("_", " "))
  if err.retryable == nil then
    err.retryable = RETRYABLE_KIND[kind] or is_retried(kind, err.status)
  end
  return setmetatable(err, meta)
end

--- Returns nil and an `invalid_argument` error.
---@param message string as for string.format
---@param ... any
---@return nil
---@return partnercenter.error
function errors.invalid(message, ...)
  return nil, errors.new("invalid_argument", { message = message:format(...) })
end

--- Whether `value` is an error of this library, and of that kind if one is given.
---@param value any
---@param kind? string
---@return boolean
function errors.is(value, kind)
  return getmetatable(value) == meta and (kind == nil or value.kind == kind)
end

local SENT = { send = true, answer = true, retry = true } -- phases in which the service may have the request

--- Whether a write that failed with this error has an unknown outcome.
---@param err partnercenter.error
---@return boolean
function errors.is_lost(err)
  local kind, status = err.kind, err.status
  if err.maybe_done then return true end
  if status and status >= 300 then return core.is_unclear(status) or is_retried(kind, status) end
  if kind == "protocol" or kind == "too_large" then return true end
  return (kind == "network" or kind == "timeout") and (SENT[err.phase] or false)
end

--- A copy of `err` with some fields set.
---@param err partnercenter.error
---@param fields table
---@return partnercenter.error
function errors.with(err, fields)
  local copy = {}
  for key, value in pairs(err) do
    copy[key] = value
  end
  for key, value in pairs(fields) do
    copy[key] = value
  end
  return setmetatable(copy, meta)
end

function meta.__tostring(err)
  local brackets, ids = {}, {}
  brackets[1] = type(err.status) == "number" and ("%.0f"):format(err.status) or nil
  brackets[#brackets + 1] = err.code
  ids[1] = err.correlation_id and "correlation " .. err.correlation_id
  ids[#ids + 1] = err.request_id and "request " .. err.request_id
  if err.trace_id then
    ids[#ids + 1] = "trace " .. err.trace_id
    ids[#ids + 1] = err.date
  end
  return redaction.one_line(("partnercenter: %s%s%s: %s%s%s"):format(
    err.operation and err.operation .. ": " or "",
    err.kind,
    #brackets > 0 and " (" .. table.concat(brackets, " ") .. ")" or "",
    err.message,
    #ids > 0 and " [" .. table.concat(ids, ", ") .. "]" or "",
    err.hint and " hint: " .. err.hint or ""
  ))
end

-- So that "failed: " .. err works.
function meta.__concat(left, right)
  return tostring(left) .. tostring(right)
end

return errors
