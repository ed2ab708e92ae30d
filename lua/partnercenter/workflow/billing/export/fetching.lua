--- Fetches the blobs of an export. A signature that has expired is renewed by reading the manifest again;
--- data that were replaced are fetched anew.
local core = require "partnercenter.core"
local each_and_map = require "partnercenter.engine.each_and_map"
local operation = require "partnercenter.workflow.billing.export.operation"
local states = require "partnercenter.workflow.billing.export.state"

local fetching = {}

local CONCURRENCY = 4
local RENEWALS = 5 -- of the manifest without a blob in between
local RESTARTS = 3 -- because the data changed

local function url_of(manifest, name)
  local root = manifest.rootDirectory:gsub("/$", "")
  name = name:gsub("[%c%s?#]", function(c) return ("%%%02X"):format(c:byte()) end)
  return ("%s/%s?%s"):format(root, name, (manifest.sasToken:gsub("^%?", "")))
end

local function names_of(manifest)
  local names = {}
  for place, blob in ipairs(manifest.blobs) do
    names[place] = blob.name
  end
  return names
end

local function same_names(one, other)
  if not one or #one ~= #other then return false end
  for place, name in ipairs(one) do
    if other[place] ~= name then return false end
  end
  return true
end

-- Takes a manifest into the state. Another eTag or other blobs are other data.
local function take(run, state, manifest, target)
  local names = names_of(manifest)
  local changed = state.names and (state.etag ~= manifest.eTag or not same_names(state.names, names))
  if changed or (state.names and not target.match(run, state)) then
    target.drop(run, state)
    local path = state.manifest
    states.begin_anew(state)
    state.manifest = path
  end
  state.names, state.etag, state.manifest_id = names, manifest.eTag, manifest.id
  return changed
end

local function tell(run, state, moving)
  if not run.options.progress then return end
  local rows, bytes, count = state.rows, state.bytes, 0
  for _ in pairs(state.blobs) do
    count = count + 1
  end
  for _, found in pairs(moving) do
    rows, bytes = rows + found[1], bytes + found[2]
  end
  run.options.progress { phase = "blobs", blobs = count, rows = rows, bytes = bytes }
end

-- Whether a blob's error may be that of the manifest: an expired signature, or data that were replaced.
local function asks_for_manifest(err)
  return type(err) == "table" and (err.status == 403 or err.status == 404 or err.status == 412)
end

local function done(run, state, place, found)
  state.blobs[place] = found
  state.rows, state.bytes = state.rows + found.rows, state.bytes + found.bytes
  return run:save()
end

-- Fetches what is missing, several blobs at once. Returns the first failure, and how many blobs came.
local function fetch_missing(run, state, manifest, target)
  local places, moving, failure, came = {}, {}, nil, 0
  for place in ipairs(state.names) do
    if not state.blobs[place] then places[#places + 1] = place end
  end
  local function fetch(place)
    if failure then return true end
    local options = run:call {
      name = run.name, timeout = math.max(run.deadline - core.now(), 0.001), totals = run.amounts,
      progress = function(rows, _, bytes)
        moving[place] = { rows, bytes }
        tell(run, state, moving)
      end,
    }
    local found, err = target.fetch(run, state, place, url_of(manifest, state.names[place]), options)
    moving[place] = nil
    if found and not failure then
      local ok
      ok, err = done(run, state, place, found)
      if ok then ok, err = target.join(run, state) end
      found = ok
      came = came + 1
    end
    if not found and not failure then failure = err end
    return true
  end
  local concurrency = target.concurrency or run.concurrency
  for _, _, err in each_and_map.each(places, fetch, { concurrency = concurrency }) do
    failure = failure or err
  end
  tell(run, state, moving)
  return failure, came
end

--- Fetches all blobs.
---@param run partnercenter.Run
---@param state table
---@param target table where they go: files.lua or rows.lua
---@return true?
---@return partnercenter.error?
function fetching.run(run, state, target)
  run.concurrency = run.options.concurrency or CONCURRENCY
  local renewals, restarts = 0, 0
  while true do
    local ready, err = operation.finish(run, state, function() return run:save() end)
    if not ready then return nil, err end
    local manifest, gone
    manifest, err, gone = operation.manifest(run, state)
    if manifest then
      if take(run, state, manifest, target) then restarts = restarts + 1 end
      local saved
      saved, err = run:save()
      if not saved then return nil, err end
      local failure, came = fetch_missing(run, state, manifest, target)
      if not failure then return target.join(run, state) end
      run:save() -- how far the function came
      renewals = came > 0 and 0 or renewals + 1
      local hopeless = renewals > RENEWALS or restarts > RESTARTS
      if hopeless or not asks_for_manifest(failure) then return nil, failure end
    elseif gone and renewals <= RENEWALS then
      renewals = renewals + 1
      state.operation, state.manifest = nil, nil
    else
      return nil, err
    end
  end
end

return fetching
