--- Makes a value printable in a message: on one line, in UTF-8, short, with invisible characters escaped.
local core = require "partnercenter.loader.lazy" "partnercenter.core"

local SIZE = 64 -- bytes
local NAMED = { ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t", ["\0"] = "\\0" }

local function byte(character)
  return NAMED[character] or ("\\x%02X"):format(character:byte())
end

-- Escapes bytes that are not UTF-8, and characters that end a line or change its direction.
local function escape_beyond_ascii(text)
  local out, rest = {}, text
  while rest ~= "" do
    local good = core.utf8_prefix(rest)
    out[#out + 1] = rest:sub(1, good)
    if good < #rest then out[#out + 1] = byte(rest:sub(good + 1, good + 1)) end
    rest = rest:sub(good + 2)
  end
  return (table.concat(out):gsub("\194[\128-\159]", function(two) return ("\\u{%X}"):format(two:byte(2)) end)
    :gsub("\226(\128[\168-\174])", function(two) return ("\\u{%X}"):format(0x2000 + two:byte(2) - 128) end)
    :gsub("\226(\129[\166-\169])", function(two) return ("\\u{%X}"):format(0x2040 + two:byte(2) - 128) end))
end

--- The printable text of a value, at most `size` bytes of it.
---@param value any
---@param size integer? 64
---@return string
return function(value, size)
  size = size or SIZE
  local text = tostring(value)
  local is_cut = #text > size
  if is_cut then
    local last = size
    while last > size - 3 and text:find("^[\128-\191]", last + 1) do -- inside a character
      last = last - 1
    end
    text = text:sub(1, last)
  end
  text = text:gsub("[%z\1-\31\127]", byte)
  if text:find("[\128-\255]") then text = escape_beyond_ascii(text) end
  return is_cut and text .. "..." or text
end
