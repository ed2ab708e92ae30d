--- Seeded random numbers and GUIDs, equal in every Lua version, so that the starter and the server compute
--- the same customers.
local random = {}

local MODULUS, FACTOR = 2147483647, 16807 -- Park and Miller; products stay exact in a double

--- Makes a generator of integers below `limit`. Equal seeds and indices give equal sequences.
---@param seed integer
---@param index integer
---@return fun(limit: integer): integer
function random.generator(seed, index)
  local state = (seed % 1000003 * 7919 + index * 104729) % (MODULUS - 1) + 1
  local function step()
    state = state * FACTOR % MODULUS
    return state
  end
  step()
  step()
  return function(limit) return step() % limit end
end

--- Makes a GUID in the layout of version 4.
---@param draw fun(limit: integer): integer
---@return string guid lower case
function random.guid(draw)
  local function word() return draw(65536) end
  return ("%04x%04x-%04x-4%03x-%04x-%04x%04x%04x"):format(
    word(), word(), word(), draw(4096), 32768 + draw(16384), word(), word(), word()
  )
end

local GUID = "^" .. ("%x"):rep(8) .. ("%-" .. ("%x"):rep(4)):rep(3) .. "%-" .. ("%x"):rep(12) .. "$"

--- Whether a text is a GUID.
---@param text string
---@return boolean
function random.is_guid(text) return text:find(GUID) ~= nil end

--- Hashes a text to a seed.
---@param text string
---@return integer
function random.hash(text)
  local sum = 17
  for index = 1, #text do sum = (sum * 31 + text:byte(index)) % MODULUS end
  return sum
end

return random
