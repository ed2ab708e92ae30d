-- A token store in this Lua state's memory: clients of one identity share a token.

local private = require "partnercenter.private"

local M = {}

local methods = {}
local meta = { __name = "partnercenter.store.memory", __index = methods }

---Makes an empty store.
---@return table store
function M.new()
  return setmetatable({ _private = private.seal({ entries = {}, locks = {} }) }, meta)
end

---@param key string
---@return string|nil value
function methods:get(key)
  return private.of(self).entries[key]
end

---@param key string
---@param value string|nil nil removes it
---@return true
function methods:set(key, value)
  private.of(self).entries[key] = value
  return true
end

---Takes the lock without waiting.
---@param key string
---@return fun()|false unlock false: another has it
function methods:lock(key)
  local locks = private.of(self).locks
  if locks[key] then
    return false
  end
  locks[key] = true
  return function()
    locks[key] = nil
  end
end

return M
