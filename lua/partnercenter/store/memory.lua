--- A token store in memory, for the clients of one Lua state.
local private = require "partnercenter.client.private"

local memory = {}

local methods = {}
local meta = { __name = "partnercenter.store.memory", __index = methods }

--- Makes an empty store.
---@return table store
function memory.new()
  return setmetatable({ _private = private.seal({ entries = {}, ends = {}, locks = {} }) }, meta)
end

local SWEEP = 60 -- seconds; each sweep looks at all entries

local function forget_expired(own)
  local now = os.time()
  if own.sweeps and now < own.sweeps then return end
  own.sweeps = now + SWEEP
  local key, ends = next(own.ends)
  while key ~= nil do -- no `pairs`, which may never end in a finalizer of old LuaJIT
    if ends <= now then
      own.entries[key], own.ends[key] = nil, nil
    end
    key, ends = next(own.ends, key)
  end
end

--- Reads a value.
---@param key string
---@return string|nil value
function methods:get(key)
  local own = private.of(self)
  forget_expired(own)
  local ends = own.ends[key]
  if ends and ends <= os.time() then
    own.entries[key], own.ends[key] = nil, nil
  end
  return own.entries[key]
end

--- Stores a value.
---@param key string
---@param value string|nil nil removes it
---@param seconds number|nil its life
---@return true
function methods:set(key, value, seconds)
  local own = private.of(self)
  forget_expired(own)
  own.entries[key], own.ends[key] = value, value and seconds and os.time() + math.ceil(seconds)
  return true
end

--- Takes the lock without waiting.
---@param key string
---@return fun()|false unlock false: another holds it
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

return memory
