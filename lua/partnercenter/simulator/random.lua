-- Numbers and GUIDs that follow from a seed, the same in every Lua version: the starter and the server each
-- work out the same customers.

local M = {}

local MODULUS, FACTOR = 2147483647, 16807 -- Park and Miller; every product stays exact in a double

---Makes a generator that yields integers below `limit`, the same ones for the same seed and index.
---@param seed integer
---@param index integer
---@return fun(limit: integer): integer
function M.generator(seed, index)
  local state = (seed % 1000003 * 7919 + index * 104729) % (MODULUS - 1) + 1
  local function step()
    state = state * FACTOR % MODULUS
    return state
  end
  step()
  step()
  return function(limit) return step() % limit end
end

---Makes a GUID in the layout of version 4.
---@param draw fun(limit: integer): integer
---@return string guid lower case
function M.guid(draw)
  local function word() return draw(65536) end
  return ("%04x%04x-%04x-4%03x-%04x-%04x%04x%04x"):format(
    word(), word(), word(), draw(4096), 32768 + draw(16384), word(), word(), word()
  )
end

---Makes a seed out of a text.
---@param text string
---@return integer
function M.hash(text)
  local sum = 17
  for index = 1, #text do sum = (sum * 31 + text:byte(index)) % MODULUS end
  return sum
end

return M
