--- Writes numbers as text: exact, and alike in every Lua version and locale.
local math_type = rawget(math, "type") or function() end -- nil where Lua has no integers

local number = {}

local EXACT = 2 ^ 53 -- from here on, neighbouring integers share a double

--- Writes a number for JSON, queries and headers, with "3" for 3.0.
---@param n number
---@return string? text nil when no text can be read back as the same number
---@return string? problem to follow the name of the value
function number.text(n)
  if n ~= n or n == math.huge or n == -math.huge then return nil, "is not a finite number" end
  if n % 1 == 0 then
    if math_type(n) == "integer" then return ("%d"):format(n) end
    if n >= EXACT or n <= -EXACT then return nil, "is too large to be sent exactly: give it as text" end
    return ("%.0f"):format(n)
  end
  for digits = 14, 17 do
    local text = ("%." .. digits .. "g"):format(n)
    if tonumber(text) == n then return (text:gsub("[^%d%+%-e]+", ".")) end -- the locale's decimal point
  end
  return nil, "cannot be sent exactly"
end

return number
