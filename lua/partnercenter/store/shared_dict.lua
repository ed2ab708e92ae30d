-- A token store in nginx's shared memory (lua_shared_dict): all workers share one token and one refresh.
-- Whoever may run Lua in this nginx can read it. A dictionary that is full is an error: making room would
-- drop what others keep there, such as another user's refresh token.

local core = require "partnercenter.core"

local M = {}

local LOCK_LIFE = 60 -- seconds; longer than a token takes, and an end to the lock of a worker that was killed

local methods = {}
local meta = { __name = "partnercenter.store.shared_dict", __index = methods }

---Makes a store over a shared dictionary.
---@param dict table ngx.shared.NAME
---@return table store
function M.new(dict)
  return setmetatable({ dict = dict }, meta)
end

---Whether something is a shared dictionary of nginx.
---@param given any
---@return boolean
function M.is_dict(given)
  return rawget(_G, "ngx") ~= nil and type(given.add) == "function" and type(given.safe_set) == "function"
end

---@param key string
---@return string|nil value
---@return string|nil problem
function methods:get(key)
  local value, problem = self.dict:get(key)
  if value == nil and type(problem) == "string" then
    return nil, "the shared dictionary cannot be read: " .. problem
  end
  return value
end

---@param key string
---@param value string|nil nil removes it
---@param seconds number|nil after which it may be forgotten
---@return true|nil
---@return string|nil problem
function methods:set(key, value, seconds)
  local ok, problem = self.dict:safe_set(key, value, seconds)
  if not ok then
    return nil, "the shared dictionary cannot be written: " .. tostring(problem)
  end
  return true
end

---Takes the lock without waiting.
---@param key string
---@return fun()|false|nil unlock false: another has it
---@return string|nil problem
function methods:lock(key)
  local dict, name, own = self.dict, key .. ":lock", core.guid()
  local ok, problem = (dict.safe_add or dict.add)(dict, name, own, LOCK_LIFE)
  if not ok then
    if problem == "exists" then
      return false
    end
    return nil, "the shared dictionary cannot be locked: " .. tostring(problem)
  end
  return function()
    if dict:get(name) == own then -- it may have run out and be another's by now
      dict:delete(name)
    end
  end
end

return M
