-- A token store in this Lua state's memory: clients of one identity share a token.

local M = {}

local methods = {}
local meta = { __name = "partnercenter.store.memory", __index = methods }

---Makes an empty store.
---@return table store
function M.new()
  return setmetatable({ entries = {}, locks = {} }, meta)
end

---@param key string
---@return string|nil value
function methods:get(key)
  return self.entries[key]
end

---@param key string
---@param value string|nil nil removes it
---@return true
function methods:set(key, value)
  self.entries[key] = value
  return true
end

---Takes the lock without waiting.
---@param key string
---@return fun()|false unlock false: another has it
function methods:lock(key)
  if self.locks[key] then
    return false
  end
  self.locks[key] = true
  return function()
    self.locks[key] = nil
  end
end

return M
