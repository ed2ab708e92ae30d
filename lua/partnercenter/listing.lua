--- Listings: walks over the pages of a collection.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local page = require "partnercenter.page"

local PAGES_MAX = 100000
local REMEMBERED = 100 -- a walk that comes back to one of its last hundred links goes in a circle

---@class partnercenter.Listing
local listing = {}

local function broken(walk, kind, message)
  walk.broken = message and errors.new(kind, { operation = walk.source.plan.name, message = message })
end

-- Puts a new walk where a saved state says.
local function resume(walk, state)
  local source, skip, query = walk.source, state.skip or 0, state.query or {}
  local fits = state.operation == source.plan.name and type(state.params) == "table"
    and type(query) == "table" and type(skip) == "number" and skip >= 0 and skip % 1 == 0
  for id, value in pairs(fits and source.params or {}) do
    fits = fits and state.params[id] == value
  end
  if not fits then return broken(walk, "invalid_argument", "the state is not one of this listing") end
  walk.done, walk.skip, walk.query = state.done == true, skip, query
  if type(state.next) ~= "table" then return end
  local reason
  walk.at, reason = page.follow(state.next, "", source.plan.row)
  broken(walk, "invalid_argument", reason and "the state is damaged: " .. reason)
end

local function start(self)
  local source = self._source
  local walk = {
    source = source, query = source.query, skip = 0, taken = 0, count = 0, seen = {}, older = {},
    correlation_id = source.options.correlation_id or core.guid(),
  }
  if source.options.state then resume(walk, source.options.state) end
  self._walk = walk
  return walk
end

local function is_new(walk, key)
  if walk.seen[key] or walk.older[key] then return false end
  if walk.count % REMEMBERED == 0 then walk.older, walk.seen = walk.seen, {} end
  walk.seen[key] = true
  return true
end

-- What is wrong with the way onwards is only told when it is to be taken: the items already here are sound.
local function go_on(walk, got)
  local at = got.next
  walk.at = at
  if got.barred then
    broken(walk, "protocol", got.barred)
  elseif not at or (#got.items == 0 and at.key == got.key) then
    -- An empty page that names itself as the next one is how some collections end.
    walk.done = true
  elseif not is_new(walk, at.key) then
    broken(walk, "protocol", "the pages go round in a circle: a link or continuation token came twice")
  elseif walk.count >= PAGES_MAX then
    broken(walk, "protocol", ("no end after %d pages"):format(walk.count))
  end
end

local function advance(walk)
  if walk.broken then return nil, walk.broken end
  if walk.done then return nil end
  local got, err = page.fetch(walk.source, walk, walk.at)
  if not got then return nil, err end
  -- A service that does not look at the numbers in the query sends everything at once, and then again.
  if got.text == walk.text then
    walk.done = true
    return nil
  end
  local items = got.items
  walk.count, walk.page, walk.here, walk.skipped = walk.count + 1, items, got.at, walk.skip
  if walk.count == 1 then is_new(walk, got.key) end
  go_on(walk, got)
  walk.text = walk.at and walk.at.link.counted and got.text
  for i = 1, walk.skip > 0 and #items or 0 do
    items[i] = items[i + walk.skip]
  end
  walk.skip, walk.taken = 0, #items
  return items
end

--- The first page.
---@return partnercenter.Page?, partnercenter.error?
function listing:first()
  return advance(start(self))
end

--- The page after the one read last; nil alone at the end. After a failure it tries the same page again.
---@return partnercenter.Page?, partnercenter.error?
function listing:next()
  return advance(self._walk or start(self))
end

--- Iterates over the pages from the start; raises the error object when one fails.
---@return fun(): partnercenter.Page?
function listing:pages()
  local walk = start(self)
  return function()
    local items, err = advance(walk)
    if err then error(err, 0) end
    return items
  end
end

--- Iterates over the items of all pages from the start; raises the error object when a page fails.
---@return fun(): any
function listing:each()
  local walk, items, err = start(self), nil, nil
  return function()
    while not items or walk.taken >= #items do
      items, err = advance(walk)
      if err then error(err, 0) end
      if not items then return nil end
      walk.taken = 0
    end
    walk.taken = walk.taken + 1
    return items[walk.taken]
  end
end

--- All items of all pages in one array.
---@return any[]?, partnercenter.error?
function listing:all()
  local walk, all = start(self), json.array({})
  while true do
    local items, err = advance(walk)
    if err then return nil, err end
    if not items then return all end
    for _, item in ipairs(items) do
      all[#all + 1] = item
    end
  end
end

--- Where the last iteration has come to, as a table of plain values that can be stored. Given as the option
--- `state` of the same call, in this process or another, it lets a listing begin there:
--- `client:customers(nil, { state = saved })`.
---@return table
function listing:state()
  local walk = self._walk or start(self)
  local at, skip, done = walk.at, walk.skip, walk.done
  if walk.page and walk.taken < #walk.page then
    at, skip, done = walk.here, walk.skipped + walk.taken, nil
  end
  return {
    operation = walk.source.plan.name, params = walk.source.params, query = walk.query, next = at and at.link,
    skip = skip > 0 and skip or nil, done = done or nil,
  }
end

return listing
