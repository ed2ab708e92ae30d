--- Hands the rows of an export to a function, in the order of the blobs. A blob that has to be fetched again
--- goes on behind the last row that the function took.
local blob = require "partnercenter.foreign_hosts.blob"
local private = require "partnercenter.client.private"

local rows = { in_order = true }

function rows.drop(_, state) state.taken = nil end

function rows.match() return true end

local function stopped(run)
  local _, err = run:fail("protocol", "a line of the export cannot be read: the function stopped")
  return err
end

--- Starts to fetch a blob, so that its first rows are there when it is their turn.
---@param run partnercenter.Run
---@param url string
---@param options table of foreign_hosts.blob
---@return table? opened
---@return partnercenter.error?
function rows.open(run, url, options) return blob.open(private.of(run.client), url, options) end

rows.close = blob.drop

--- Fetches one blob and hands its rows over.
---@param run partnercenter.Run
---@param state table
---@param place integer
---@param url string
---@param options table of foreign_hosts.blob
---@return table? found rows and bytes
---@return any err
function rows.fetch(run, state, place, url, options)
  local taken = state.taken and state.taken.place == place and state.taken or { place = place, rows = 0 }
  state.taken = taken
  local at, fn = 0, run.fn
  local found, err = blob.rows(private.of(run.client), url, function(row)
    at = at + 1
    if at <= taken.rows then return true end
    local go_on, reason = fn(row)
    if go_on == false then return false, reason or stopped(run) end
    taken.rows = at
  end, options)
  if not found then return nil, err end
  state.taken = nil
  return { rows = found.rows, bytes = found.bytes, totals = found.totals }
end

--- Rows need no joining.
---@return true
function rows.join() return true end

--- Nothing is left to do.
---@param run partnercenter.Run
---@return true
function rows.finish(run)
  if run.state_path then os.remove(run.state_path) end
  return true
end

return rows
