--- Converts UTF-8 to little-endian UTF-16, in which the service once answered by one report.
local utf16 = {}

local function unit(code) return string.char(code % 256, math.floor(code / 256)) end

local function convert(char)
  local a, b, c, d = char:byte(1, 4)
  local code
  if d then
    code = (a - 0xF0) * 262144 + (b - 0x80) * 4096 + (c - 0x80) * 64 + (d - 0x80) - 0x10000
    return unit(0xD800 + math.floor(code / 1024)) .. unit(0xDC00 + code % 1024)
  elseif c then
    code = (a - 0xE0) * 4096 + (b - 0x80) * 64 + (c - 0x80)
  elseif b then
    code = (a - 0xC0) * 64 + (b - 0x80)
  else
    code = a
  end
  return unit(code)
end

--- Converts valid UTF-8.
---@param text string
---@return string with a byte order mark
function utf16.encode(text) return "\255\254" .. text:gsub("[%z\1-\127\194-\244][\128-\191]*", convert) end

return utf16
