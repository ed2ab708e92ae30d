-- A token store in one file, shared by the processes of a machine. It is plain text, mode 0600: whoever
-- reads the file can act as the partner. Written aside, synced and renamed, so that a crash leaves the
-- old content or the new.

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

-- Returns the entries; nil and why where there are none to be had, and whether that is for being corrupt.
local function load(self)
  local file, why, code = io.open(self.path, "rb")
  if not file then
    if code == 2 then -- ENOENT
      return {}
    end
    return nil, "the token file cannot be read: " .. tostring(why)
  end
  local text = file:read("*a")
  file:close()
  if not text then
    return nil, "the token file cannot be read: is it a directory?"
  end
  local entries, problem = json.decode(text)
  if type(entries) ~= "table" then
    return nil, ("the token file %s is corrupt (%s); the next token renames it to %s%s"):format(
      self.path, problem or "it holds no object", self.path, ASIDE), true
  end
  return entries
end

---@param key string
---@return string|nil value
---@return string|nil problem
function methods:get(key)
  local entries, problem = load(self)
  if not entries then
    return nil, problem
  end
  return entries[key]
end

---Call it while holding the lock: other keys of the file are kept, and a corrupt file is put aside for people
---to look at.
---@param key string
---@param value string|nil nil removes it
---@return true|nil
---@return string|nil problem
function methods:set(key, value)
  local entries, problem, corrupt = load(self)
  if corrupt then
    os.rename(self.path, self.path .. ASIDE)
    entries = {}
  elseif not entries then
    return nil, problem
  end
  entries[key] = value
  local text
  text, problem = json.encode(entries)
  if not text then
    return nil, problem.message
  end
  return core.replace_file(self.path, text)
end

---Takes the file's lock without waiting; the system gives it back when the process ends.
---@return fun()|false|nil unlock false: another has it
---@return string|nil problem
function methods:lock()
  local lock, problem = core.lock_file(self.path .. ".lock")
  if not lock then
    return lock, problem and "the token file cannot be locked: " .. problem
  end
  return function()
    lock:close()
  end
end

return M
