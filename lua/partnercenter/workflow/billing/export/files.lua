--- Writes an export to a file. Blobs come side by side, each to a part of its own; parts are joined in order,
--- and the file gets its name once it is whole.
local blob = require "partnercenter.foreign_hosts.blob"
local core = require "partnercenter.core"
local private = require "partnercenter.client.private"

local files = {}

--- The path of what a blob becomes.
---@param run partnercenter.Run
---@param place integer
---@return string
function files.part_path(run, place) return ("%s.part%d"):format(run.path, place) end

--- The error about a file.
---@param run partnercenter.Run
---@param problem any
---@return nil
---@return partnercenter.error
function files.unwritable(run, problem)
  return run:fail("config", "the file cannot be written: " .. tostring(problem))
end

local part_path, unwritable = files.part_path, files.unwritable

--- Removes all that was written for blobs.
---@param run partnercenter.Run
---@param state table
function files.drop(run, state)
  for place in ipairs(state.names or {}) do
    os.remove(part_path(run, place))
  end
  os.remove(run.path .. ".part")
end

--- Whether all that the state says is there.
---@param run partnercenter.Run
---@param state table
---@return boolean
function files.match(run, state)
  local function size_of(path)
    local file = core.check_plain(path) and io.open(path, "rb")
    local size = file and file:seek("end")
    if file then file:close() end
    return size
  end
  if state.joined > 0 and (size_of(run.path .. ".part") or -1) < state.size then return false end
  for place, found in pairs(state.blobs) do
    if place > state.joined and size_of(part_path(run, place)) ~= found.size then return false end
  end
  return true
end

--- Makes the part of a blob.
---@param run partnercenter.Run
---@param place integer
---@param fill fun(descriptor: integer): table?, partnercenter.error? writes it
---@return table? found what `fill` returns, with its size
---@return partnercenter.error?
function files.fetch_part(run, place, fill)
  local part, problem = core.check_plain(part_path(run, place))
  if part then part, problem = core.download(part_path(run, place)) end
  if not part then return unwritable(run, problem) end
  local found, err = fill(part:fd())
  if not found then
    part:drop()
    return nil, err
  end
  found.size = part:size()
  local kept
  kept, problem = part:keep()
  if not kept then return unwritable(run, problem) end
  return found
end

--- Fetches one blob into its part.
---@param run partnercenter.Run
---@param state table
---@param place integer
---@param url string
---@param options table of foreign_hosts.blob
---@return table? found rows and bytes
---@return partnercenter.error?
function files.fetch(run, state, place, url, options)
  local found, err = files.fetch_part(run, place, function(descriptor)
    return blob.save(private.of(run.client), url, descriptor, state.form, options)
  end)
  if not found then return nil, err end
  return {
    rows = found.rows, bytes = found.bytes, size = found.size, etag = found.etag, totals = found.totals,
  }
end

--- Joins the parts whose turn it is.
---@param run partnercenter.Run
---@param state table
---@return true?
---@return partnercenter.error?
function files.join(run, state)
  while state.blobs[state.joined + 1] do
    local place = state.joined + 1
    local size, problem = core.join_file(run.path .. ".part", state.size, part_path(run, place))
    if not size then return unwritable(run, problem) end
    state.joined, state.size = place, size
    local saved, err = run:save()
    if not saved then return nil, err end
    os.remove(part_path(run, place))
  end
  return true
end

--- Gives the file its name.
---@param run partnercenter.Run
---@param state table
---@return true?
---@return partnercenter.error?
function files.finish(run, state)
  local size, problem = core.join_file(run.path .. ".part", state.size)
  local ok = size
  if ok then ok, problem = os.rename(run.path .. ".part", run.path) end
  if not ok then return unwritable(run, problem) end
  files.drop(run, state) -- a part that was joined stays where the run was killed right then
  os.remove(run.state_path)
  return true
end

return files
