--- Fetches the blobs of an export. A signature that has expired is renewed by reading the manifest again;
--- data that were replaced are fetched anew.
local core = require "partnercenter.core"
local each_and_map = require "partnercenter.engine.loop.each_and_map"
local operation = require "partnercenter.workflow.billing.export.operation"
local states = require "partnercenter.workflow.billing.export.state"
local tasks = require "partnercenter.engine.tasks"

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

-- Rows that a function took stay with it: its export cannot begin anew by itself.
local function has_given_rows(state, target)
  return target.in_order and (state.rows > 0 or (state.taken and state.taken.rows > 0))
end

local function replaced(run)
  return run:fail("conflict", "the data were replaced after the function took rows of them", {
    hint = "drop those rows and call again: the function then gets all rows of the new data",
  })
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

local function missing(state)
  local places = {}
  for place in ipairs(state.names) do
    if not state.blobs[place] then places[#places + 1] = place end
  end
  return places
end

---@class partnercenter.workflow.Fetch one pass over the blobs that are missing
---@field run partnercenter.Run
---@field state table
---@field target table
---@field manifest table
---@field moving table<integer, integer[]> rows and bytes of the blobs at work
---@field came integer blobs
---@field failure any the first one

local function options_of(fetch, place)
  local run = fetch.run
  return run:call {
    name = run.name, timeout = math.max(run.deadline - core.now(), 0.001), totals = run.amounts,
    progress = function(rows, _, bytes)
      fetch.moving[place] = { rows, bytes }
      tell(run, fetch.state, fetch.moving)
    end,
  }
end

local function url_at(fetch, place) return url_of(fetch.manifest, fetch.state.names[place]) end

local function fetch_one(fetch, place, opened)
  local run, state, target = fetch.run, fetch.state, fetch.target
  local options = options_of(fetch, place)
  options.opened = opened
  local found, err = target.fetch(run, state, place, url_at(fetch, place), options)
  fetch.moving[place] = nil
  if found and not fetch.failure then
    local ok
    ok, err = done(run, state, place, found)
    if ok then ok, err = target.join(run, state) end
    found = ok
    fetch.came = fetch.came + 1
  end
  if not found and not fetch.failure then fetch.failure = err end
end

-- Several at once, as they come.
local function fetch_aside(fetch, places)
  local function one(place)
    if not fetch.failure then fetch_one(fetch, place) end
    return true
  end
  for _, _, err in each_and_map.each(places, one, { concurrency = fetch.run.concurrency }) do
    fetch.failure = fetch.failure or err
  end
end

-- One after the other, while the next ones are on their way.
local function fetch_ahead(fetch, places, ahead)
  local started = 0
  for i, place in ipairs(places) do
    while started < math.min(i + fetch.run.concurrency - 1, #places) and not fetch.failure do
      started = started + 1
      local later = places[started]
      local options = options_of(fetch, later)
      ahead[later], fetch.failure = fetch.target.open(fetch.run, url_at(fetch, later), options)
    end
    if fetch.failure then return end
    local opened = ahead[place]
    ahead[place] = nil
    fetch_one(fetch, place, opened)
  end
end

local function unchanged(raised) return raised end

local function fetch_in_order(fetch, places)
  local ahead = {}
  local ok, raised = tasks.try(fetch_ahead, unchanged, fetch, places, ahead)
  for _, opened in pairs(ahead) do fetch.target.close(opened) end
  if ok then return end
  fetch.run:save() -- how far the function came
  error(raised, 0)
end

-- Fetches what is missing. Returns the first failure, and how many blobs came.
local function fetch_missing(run, state, manifest, target)
  local fetch = { run = run, state = state, manifest = manifest, target = target, moving = {}, came = 0 }
  local work = target.in_order and fetch_in_order or fetch_aside
  work(fetch, missing(state))
  tell(run, state, fetch.moving)
  return fetch.failure, fetch.came
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
      local given = has_given_rows(state, target)
      local changed = take(run, state, manifest, target)
      local saved
      saved, err = run:save()
      if not saved then return nil, err end
      if changed and given then return replaced(run) end
      if changed then restarts = restarts + 1 end
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
