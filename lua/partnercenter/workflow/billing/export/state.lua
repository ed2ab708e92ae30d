--- The state of an export, kept beside its file: a run that was killed goes on from it. It holds no secret.
local core = require "partnercenter.core"
local json = require "partnercenter.json"
local reports = require "partnercenter.workflow.billing.export.reports"

local state = {}

local KEPT = {
  "what", "form", "operation", "manifest", "manifest_id", "etag", "names", "blobs", "joined", "size", "rows",
  "bytes", "taken", "amount",
}

local NUMBERS = { "joined", "size", "rows", "bytes" }

local function fresh(what, form, amount)
  return { what = what, form = form, amount = amount, blobs = {}, joined = 0, size = 0, rows = 0, bytes = 0 }
end

local function read(path)
  local text, problem = core.read_file(path)
  if not text then return nil, problem end
  local value = json.decode(text)
  if type(value) ~= "table" or type(value.what) ~= "table" then return nil end
  for _, name in ipairs(NUMBERS) do
    if type(value[name]) ~= "number" then return nil end
  end
  return value
end

-- Places of blobs as numbers, since JSON's keys are texts.
local function numbered(blobs)
  local made = {}
  for place, blob in pairs(type(blobs) == "table" and blobs or {}) do
    if tonumber(place) then made[tonumber(place)] = blob end
  end
  return made
end

--- Reads the state of a run, if it is one of the same export.
---@param run partnercenter.Run with `state_path` (nil keeps it in memory) and `amounts`
---@param what table
---@param form string
---@return table?
---@return partnercenter.error?
function state.open(run, what, form)
  local amount, kept, problem = run.amounts.total[1], nil, nil
  if run.state_path then kept, problem = read(run.state_path) end
  if problem then return run:fail("config", "the state cannot be read: " .. problem) end
  local fits = kept and kept.form == form and kept.amount == amount and reports.same(kept.what, what)
  if not fits then return fresh(what, form, amount) end
  kept.blobs = numbered(kept.blobs)
  return kept
end

--- Keeps the state.
---@param self table
---@param path string?
---@return true?
---@return string? problem
function state.save(self, path)
  if not path then return true end
  local kept, blobs = {}, {}
  for _, name in ipairs(KEPT) do
    kept[name] = self[name]
  end
  for place, blob in pairs(self.blobs) do
    blobs[("%d"):format(place)] = blob
  end
  kept.blobs = blobs
  local text, err = json.encode(kept)
  if not text then return nil, err.message end
  return core.replace_file(path, text)
end

--- Forgets what was fetched: the data have changed.
---@param self table
function state.begin_anew(self)
  local empty = fresh(self.what, self.form, self.amount)
  for name in pairs(self) do
    if empty[name] == nil then self[name] = nil end
  end
  for name, value in pairs(empty) do
    self[name] = value
  end
end

return state
