--- A token store in a file, for the processes of a machine: plain text, mode 0600, replaced in one step.
local core = require "partnercenter.core"
local json = require "partnercenter.json"

local file = {}

local ASIDE = ".corrupt"

local methods = {}
local meta = { __name = "partnercenter.store.file", __index = methods }

--- Makes a store. Its directory must exist, the file need not.
---@param path string
---@return table store
function file.new(path)
  return setmetatable({ path = path }, meta)
end

local function broken(self, action, why)
  return nil, ("the token file '%s' cannot be %s: %s"):format(self.path, action, tostring(why))
end

-- Returns the entries; or nil, the problem, and whether the file is corrupt.
local function load(self)
  local text, why = core.read_file(self.path)
  if text == nil then
    return broken(self, "read", why)
  elseif text == false then
    return {}
  end
  local entries, problem = json.decode(text)
  if type(entries) ~= "table" then
    return nil, ("the token file '%s' is corrupt (%s); the next token renames it to %s%s"):format(
      self.path, problem or "it holds no object", self.path, ASIDE), true
  end
  return entries
end

-- An entry that expires is a table { value, ends }, with `ends` in seconds since the epoch.
local function value_of(entry)
  if type(entry) ~= "table" then
    return entry
  end
  return type(entry.ends) == "number" and entry.ends > os.time() and entry.value or nil
end

--- Reads a value.
---@param key string
---@return string|nil value
---@return string|nil problem
---@return boolean|nil recovers the next `set` repairs it
function methods:get(key)
  local entries, problem, corrupt = load(self)
  if not entries then
    return nil, problem, corrupt
  end
  return value_of(entries[key])
end

--- Stores a value; the caller holds the lock. Other keys are kept, and a corrupt file is renamed for
--- inspection.
---@param key string
---@param value string|nil nil removes it
---@param seconds number|nil its life
---@return true|nil
---@return string|nil problem
function methods:set(key, value, seconds)
  local entries, problem, corrupt = load(self)
  local ok
  if corrupt then
    ok, problem = os.rename(self.path, self.path .. ASIDE)
    if not ok then
      return broken(self, "put aside", problem)
    end
    entries = {}
  elseif not entries then
    return nil, problem
  end
  ok, problem = core.check_file(self.path)
  if not ok then
    return broken(self, "written", problem)
  end
  local kept = {}
  local other, entry = next(entries)
  while other ~= nil do -- no `pairs`, which may never end in a finalizer of old LuaJIT
    kept[other] = value_of(entry) and entry
    other, entry = next(entries, other)
  end
  kept[key] = value and seconds and { value = value, ends = os.time() + math.ceil(seconds) } or value
  local text
  text, problem = json.encode(kept)
  if not text then
    return nil, problem.message
  end
  ok, problem = core.replace_file(self.path, text)
  if not ok then
    return broken(self, "written", problem)
  end
  return true
end

--- Takes the file's lock without waiting; the system releases it when the process ends. No lock file is made
--- for an unusable file.
---@return fun()|false|nil unlock false: another holds it
---@return string|nil problem
function methods:lock()
  local usable, why = core.check_file(self.path)
  if not usable then
    return broken(self, "used", why)
  end
  local path = self.path .. ".lock"
  local lock, problem = core.lock_file(path)
  if lock then
    return function()
      lock:close()
    end
  elseif lock == nil then
    return nil, ("the token file '%s' cannot be locked with '%s': %s"):format(self.path, path, problem)
  end
  return false
end

return file
