--- Checks arguments. Wrong types raise at the caller's line. Bad data is only reported, as a call returns it
--- as `nil, err`.
local lazy = require "partnercenter.loader.lazy"
local misuse = require "partnercenter.arguments.misuse"

local core = lazy "partnercenter.core"
local suggest = lazy "partnercenter.arguments.suggest"

local check = {}

-- `false` is a type of its own here, as options take it for "none".
local function is(value, want)
  if want == "false" then
    return value == false
  end
  return want == "any" or type(value) == want
end

local function matches(value, wants)
  if type(value) == wants then
    return true
  end
  for want in wants:gmatch("[^|]+") do
    if is(value, want) then
      return true
    end
  end
  return false
end

local function alternatives(wants)
  return (wants:gsub("|", " or "))
end

--- Raises unless `value` has one of the Lua types in `wants`, as in "string|function"; never shows the value.
---@param value any
---@param wants string  type names separated by "|"; also "false" and "any"
---@param name string   of the value, for the message
---@return any value
function check.type(value, wants, name)
  if not matches(value, wants) then
    misuse.raise(("%s: %s expected, got %s"):format(name, alternatives(wants), type(value)))
  end
  return value
end

--- Raises when there are more arguments than `count`; trailing nils do not count.
---@param name string  of the function
---@param count integer
---@param ... any  all arguments
function check.surplus(name, count, ...)
  for i = count + 1, select("#", ...) do
    local value = (select(i, ...))
    if value ~= nil then
      local most = count == 0 and "no argument" or count == 1 and "one argument" or count .. " arguments"
      misuse.raise(("%s takes %s, got a %s as argument %d"):format(name, most, type(value), i))
    end
  end
end

--- Raises on an unknown option (with "did you mean") and on an option of the wrong Lua type.
---@param given table|nil
---@param allowed table<string, string>  option name -> type names as for `check.type`
---@param name string  the function that takes these options
---@return table given  an empty table when nil was given
function check.options(given, allowed, name)
  if given == nil then
    return {}
  end
  if type(given) ~= "table" then
    misuse.raise(("%s: options must be a table, got %s"):format(name, type(given)))
  end
  for option, value in pairs(given) do
    local wants = allowed[option]
    if not wants then
      misuse.raise(("%s: %s"):format(name, suggest.unknown_name("option", option, allowed)))
    end
    if not matches(value, wants) then
      misuse.raise(("%s: option '%s': %s expected, got %s"):format(
        name, option, alternatives(wants), type(value)))
    end
  end
  return given
end

local HEX4 = ("%x"):rep(4)
local GUID = "^" .. HEX4 .. HEX4 .. ("%-" .. HEX4):rep(3) .. "%-" .. HEX4:rep(3) .. "$"

--- Whether `text` is a GUID written 8-4-4-4-12, without braces.
---@param text any
---@return boolean
function check.guid(text)
  return type(text) == "string" and #text == 36 and text:find(GUID) ~= nil
end

--- Whether `text` is a DNS name with at least two labels.
---@param text any
---@return boolean
function check.domain(text)
  if type(text) ~= "string" or #text > 253 or not text:find(".", 1, true) then
    return false
  end
  for label in (text .. "."):gmatch("([^.]*)%.") do
    if #label > 63 or not (label:find("^[A-Za-z0-9][A-Za-z0-9-]*$") and label:find("[A-Za-z0-9]$")) then
      return false
    end
  end
  return true
end

--- Whether `text` may stand in a header: no CR, LF, NUL or other control character.
---@param text any
---@return boolean
function check.header_value(text)
  return type(text) == "string" and not text:find("[%z\1-\31\127]")
end

--- Whether `text` is UTF-8: no stray or missing byte, no surrogate, nothing beyond U+10FFFF.
---@param text string
---@return boolean
---@return string|nil problem to follow the name of the value
function check.utf8(text)
  if not text:find("[\128-\255]") then return true end
  local good = core.utf8_prefix(text)
  if good == #text then return true end
  return false, ("is not UTF-8 (byte %d)"):format(good + 1)
end

--- Whether `text` may be sent as the value of a header.
---@param text any
---@return boolean
---@return string|nil problem to follow the name of the value
function check.sendable(text)
  if not check.header_value(text) then return false, "contains control characters" end
  return check.utf8(text)
end

--- Why `text` cannot be a secret, a name or a path, or nil. Tools append line ends, and the service then says
--- that the secret is wrong.
---@param text string
---@return string|nil problem to follow the name of the value
function check.flaw(text)
  if not text:find("%S") then
    return "is empty"
  elseif text:find("[\r\n]$") then
    return "ends in a line end: remove it"
  end
  return not check.header_value(text) and "contains a line end or another control character" or nil
end

--- Whether `text` may be the name of a header.
---@param text any
---@return boolean
function check.header_name(text)
  return type(text) == "string" and text:find("^[A-Za-z0-9!#$%%&'*+.^_`|~-]+$") ~= nil
end

--- Whether `text`, once percent-encoded, is safe as one segment of a path. Dot segments are not: encoding
--- leaves dots alone, and some servers resolve them even between encoded slashes.
---@param text any
---@return boolean safe
---@return string|nil problem to follow the name of the value
function check.path_segment(text)
  if type(text) ~= "string" then
    return false, "is not text"
  elseif text == "" then
    return false, "is empty"
  elseif not check.header_value(text) then
    return false, "contains control characters"
  elseif not text:find("[%%.]") then
    return true
  end
  for piece in text:gsub("%%2[eE]", "."):gsub("%%2[fF]", "/"):gsub("%%5[cC]", "/"):gmatch("[^/\\]+") do
    if piece == "." or piece == ".." then
      return false, "contains a dot segment"
    end
  end
  return true
end

return check
