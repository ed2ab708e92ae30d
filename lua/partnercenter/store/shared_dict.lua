--- A token store in a shared dictionary of nginx: all workers share one token and one refresh. A full
--- dictionary is an error, as making room would drop other entries, such as another user's refresh token.
local core = require "partnercenter.core"

local shared_dict = {}

local LOCK_LIFE = 60 -- seconds; more than a token request takes, and the lock of a killed worker expires

local methods = {}
local meta = { __name = "partnercenter.store.shared_dict", __index = methods }

--- Makes a store over a shared dictionary.
---@param dict table ngx.shared.NAME
---@return table store
function shared_dict.new(dict)
  return setmetatable({ dict = dict }, meta)
end

--- Whether a value is a shared dictionary of nginx.
---@param given any
---@return boolean
function shared_dict.is_dict(given)
  return rawget(_G, "ngx") ~= nil and type(given.add) == "function" and type(given.safe_set) == "function"
end

--- Reads a value.
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

--- Stores a value.
---@param key string
---@param value string|nil nil removes it
---@param seconds number|nil its life
---@return true|nil
---@return string|nil problem
function methods:set(key, value, seconds)
  local ok, problem = self.dict:safe_set(key, value, seconds)
  if not ok then
    return nil, "the shared dictionary cannot be written: " .. tostring(problem)
  end
  return true
end

--- Takes the lock without waiting.
---@param key string
---@return fun()|false|nil unlock false: another holds it
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
    if dict:get(name) == own then -- it may have expired and be another's
      dict:delete(name)
    end
  end
end

return shared_dict
