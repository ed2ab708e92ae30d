-- A token store in this Lua state's memory: clients of one identity share a token.

local private = require "partnercenter.client.private"

local M = {}

local methods = {}
local meta = { __name = "partnercenter.store.memory", __index = methods }

---Makes an empty store.
---@return table store
function M.new()
  return setmetatable({ _private = private.seal({ entries = {}, ends = {}, locks = {} }) }, meta)
end

local function forget_ended(own)
  local now = os.time()
  local key, ends = next(own.ends)
  while key ~= nil do -- no `pairs`: this runs in finalizers as well
    if ends <= now then
      own.entries[key], own.ends[key] = nil, nil
    end
    key, ends = next(own.ends, key)
  end
end

---@param key string
---@return string|nil value
function methods:get(key)
  local own = private.of(self)
  forget_ended(own)
  return own.entries[key]
end

---@param key string
---@param value string|nil nil removes it
---@param seconds number|nil after which it may be forgotten
---@return true
function methods:set(key, value, seconds)
  local own = private.of(self)
  forget_ended(own)
  own.entries[key], own.ends[key] = value, value and seconds and os.time() + math.ceil(seconds)
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
