-- A token store in one file, shared by the processes of a machine. It is plain text, mode 0600: whoever
-- reads the file can act as the partner. It is written to a temporary file, synced and renamed, so that a
-- crash leaves the old content or the new.

local core = require "partnercenter.core"
local json = require "partnercenter.json"

local M = {}

local ASIDE = ".corrupt"

local methods = {}
local meta = { __name = "partnercenter.store.file", __index = methods }

---Makes a store over a file, which need not exist yet; its directory must.
---@param path string
---@return table store
function M.new(path)
  return setmetatable({ path = path }, meta)
end

local function broken(self, what, why)
  return nil, ("the token file '%s' cannot be %s: %s"):format(self.path, what, tostring(why))
end

-- Returns the entries; nil and why where there are none to be had, and whether that is for being corrupt.
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

-- An entry that ends is a table { value, ends }, `ends` in seconds since the epoch.
local function value_of(entry)
  if type(entry) ~= "table" then
    return entry
  end
  return type(entry.ends) == "number" and entry.ends > os.time() and entry.value or nil
end

---@param key string
---@return string|nil value
---@return string|nil problem
---@return boolean|nil recovers the next `set` mends it
function methods:get(key)
  local entries, problem, corrupt = load(self)
  if not entries then
    return nil, problem, corrupt
  end
  return value_of(entries[key])
end

---Call it while holding the lock: other keys of the file are kept, and a corrupt file is put aside for people
---to look at.
---@param key string
---@param value string|nil nil removes it
---@param seconds number|nil after which it may be forgotten
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
  while other ~= nil do -- no `pairs`: this runs in finalizers as well
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

---Takes the file's lock without waiting; the system gives it back when the process ends. Where the file could
---not be used, no lock is made.
---@return fun()|false|nil unlock false: another has it
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

return M
