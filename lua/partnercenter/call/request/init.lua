--- From what a caller gives to what goes on the wire: values and paths. Bad data comes back as an
--- `invalid_argument` error and nothing is sent; a wrong Lua type raises.
local ascii = require "partnercenter.text.ascii"
local misuse = require "partnercenter.arguments.misuse"
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local number = require "partnercenter.text.number"
local printable = require "partnercenter.text.printable"

local request = {}

--- Options that every call takes.
request.OPTIONS = {
  timeout = "number",
  attempt_timeout = "number",
  delay = "number",
  correlation_id = "string",
  request_id = "string",
  locale = "string",
  headers = "table",
  if_match = "string",
  max_attempts = "number",
}

local FIND = "; client:find_customer gives the customer of a domain"

request.printable = printable

--- A value of a path, a query or a header as text; any other raises.
---@param value any
---@param what string what it is, for the message
---@return string?
---@return string? problem to follow the name of the value
function request.scalar_text(value, what)
  local kind = type(value)
  if kind == "string" then return value end
  if kind == "boolean" then return tostring(value) end
  if kind ~= "number" then
    misuse.raise(("%s: string, number or boolean expected, got %s"):format(what, kind))
  end
  return number.text(value)
end

local SPELLINGS = {
  joined = function(words) return (words:gsub("[_ -]", "")) end,
  capitalized = function(words)
    return (("_" .. words):gsub("[_ -]+(%w?)", ascii.upper))
  end,
}

--- Words as addresses write them: "one_time", as answers have it, becomes "onetime" or "OneTime". What is no
--- sequence of words stays as it is.
---@param text string
---@param how string? "joined" or "capitalized"
---@return string
function request.spelled(text, how)
  if SPELLINGS[how] and text:find("^%a[%w_ -]*$") and text:find("[_ -]") then return SPELLINGS[how](text) end
  return text
end

--- Encodes one value of a path.
---@param name string
---@param value any
---@param kind string? "guid", "query" behind the "?", or how words are spelled
---@return string? text
---@return string? problem to follow the name
function request.segment(name, value, kind)
  local text, problem
  if type(value) ~= "boolean" or kind == "query" then
    text, problem = request.scalar_text(value, "param '" .. name .. "'")
  end
  local safe
  if kind == "guid" then
    if check.guid(text) then return text end -- nothing in it to encode
    problem = ("is not a GUID: '%s'"):format(printable(value))
    if name == "customer_id" and check.domain(text) then problem = problem .. FIND end
  elseif kind == "query" and text then
    safe, problem = check.utf8(text)
  elseif not problem then
    safe, problem = check.path_segment(text)
    if safe then safe, problem = check.utf8(text) end
    if not safe and text ~= "" then problem = ("%s: '%s'"):format(problem, printable(value)) end
    text = safe and request.spelled(text, kind) or text
  end
  return safe and core.escape(text) or nil, problem
end

---@param path string
---@param text string the query
---@return string
function request.join(path, text)
  if text == "" then return path end
  if path:find("[?&]$") then return path .. text end
  return path .. (path:find("?", 1, true) and "&" or "?") .. text
end

return request
