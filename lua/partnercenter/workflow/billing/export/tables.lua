--- Writes an export to a table of CSV. Each blob becomes a part of its own; the parts are joined once all are
--- there, since any of them may add a column.
local blob = require "partnercenter.foreign_hosts.blob"
local core = require "partnercenter.core"
local files = require "partnercenter.workflow.billing.export.files"
local private = require "partnercenter.client.private"
local blob_table = require "partnercenter.foreign_hosts.blob_table"

local tables = { drop = files.drop, match = files.match }

--- Fetches one blob into its part.
---@param run partnercenter.Run
---@param _ table
---@param place integer
---@param url string
---@param options table of foreign_hosts.blob
---@return table? found rows, bytes, size, columns and widths
---@return partnercenter.error?
function tables.fetch(run, _, place, url, options)
  local found, err = files.fetch_part(run, place, function(descriptor)
    return blob.tabulate(private.of(run.client), url, descriptor, options)
  end)
  if not found then return nil, err end
  return {
    rows = found.rows, bytes = found.bytes, size = found.size, columns = found.columns, widths = found.widths,
    totals = found.totals,
  }
end

--- Parts are joined at the end.
---@return true
function tables.join() return true end

local function parts_of(run, state)
  local parts = {}
  for place, found in ipairs(state.blobs) do
    parts[place] = {
      file = files.part_path(run, place), columns = found.columns, widths = found.widths,
    }
  end
  return parts
end

--- Joins the parts and gives the table its name.
---@param run partnercenter.Run
---@param state table
---@return true?
---@return partnercenter.error?
function tables.finish(run, state)
  local file, problem = core.download(run.path)
  if not file then return files.unwritable(run, problem) end
  local columns, err = blob_table.join(file:fd(), parts_of(run, state), run.options.columns)
  if not columns then
    file:drop()
    return run:fail("config", err.message)
  end
  local kept
  kept, problem = file:keep()
  if not kept then return files.unwritable(run, problem) end
  files.drop(run, state)
  os.remove(run.state_path)
  return true
end

return tables
