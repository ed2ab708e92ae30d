--- Keeps the files of a run to itself: nothing but plain files stands in their places, and no other run
--- writes them meanwhile.
local core = require "partnercenter.core"
local tasks = require "partnercenter.engine.tasks"

local destination = {}

--- Refuses links, which would be followed or replaced, and all that is no file.
---@param run partnercenter.Run
---@param places string[] paths, the file itself first
---@return true?
---@return partnercenter.error?
function destination.check(run, places)
  for i, place in ipairs(places) do
    local plain, problem = core.check_plain(place)
    if not plain then
      return run:fail("config", ("%s cannot be written: %s"):format(i == 1 and "the file" or place, problem))
    end
  end
  return true
end

-- The lock ends with the process, even if it is killed.
local function lock(run, path)
  local held, problem = core.lock_file(path)
  if held == nil then
    return run:fail("config", ("the file cannot be written: %s: %s"):format(path, problem))
  elseif not held then
    return run:fail("conflict", "another run that writes the same file is in progress", {
      hint = "wait until it ends, or choose another path",
    })
  end
  return held
end

local function unchanged(raised) return raised end

--- Calls fn while no other run may write to the places. Without places, nothing is held.
---@param run partnercenter.Run
---@param places string[]
---@param fn function
---@param ... any its arguments
---@return any
---@return any
function destination.hold(run, places, fn, ...)
  if not places[1] then return fn(...) end
  local ready, err = destination.check(run, places)
  if not ready then return nil, err end
  local path = places[1] .. ".lock"
  local held, problem = lock(run, path)
  if not held then return nil, problem end
  local ok, value, why = tasks.try(fn, unchanged, ...)
  os.remove(path) -- while it is held: who waits for it sees that it is gone
  held:close()
  if not ok then error(value, 0) end
  return value, why
end

return destination
