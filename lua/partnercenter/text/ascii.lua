--- Changes the case of ASCII letters only; `string.lower` follows the locale, and a Turkish one keeps "I".
local ascii = {}

local LOWER, UPPER = {}, {}
for byte = ("A"):byte(), ("Z"):byte() do
  local upper, lower = string.char(byte), string.char(byte + 32)
  LOWER[upper], UPPER[lower] = lower, upper
end

---@param text string
---@return string
function ascii.lower(text)
  return (text:gsub("[A-Z]", LOWER))
end

---@param text string
---@return string
function ascii.upper(text)
  return (text:gsub("[a-z]", UPPER))
end

return ascii
