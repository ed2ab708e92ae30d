--- Listings: iterate over the items and pages of a collection.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local loop_items = require "partnercenter.engine.loop.loop_items"
local json = require "partnercenter.json"
local page = require "partnercenter.api.page"

local PAGES_MAX = 100000
local LATE = "the loop timed out before this page was read"
local REMEMBERED = 100 -- a link that repeats one of the last hundred is a loop

---@class partnercenter.Listing
---@field private _source table
---@field private _walk table
---@operator call: any
local listing = {}

local function broken(walk, kind, message)
  walk.broken = message and errors.new(kind, { operation = walk.source.operation.name, message = message })
end

-- Moves a new walk to the position of a saved state.
local function resume(walk, state)
  local source, skip, query = walk.source, state.skip or 0, state.query or {}
  local fits = state.operation == source.operation.name and type(state.params) == "table"
    and type(query) == "table" and type(skip) == "number" and skip >= 0 and skip % 1 == 0
  for id, value in pairs(fits and source.ids or {}) do
    fits = fits and state.params[id] == value
  end
  if not fits then return broken(walk, "invalid_argument", "the state belongs to another listing") end
  walk.done, walk.skip, walk.query = state.done == true, skip, query
  walk.before = type(state.delivered) == "number" and state.delivered or nil
  if type(state.next) ~= "table" then return end
  local reason
  walk.at, reason = page.follow(state.next, "", source.operation.row)
  broken(walk, "invalid_argument", reason and "the state is damaged: " .. reason)
end

local function start(self, state)
  local source = self._source
  local walk = {
    listing = self, source = source, query = source.query, skip = 0, count = 0, seen = {}, older = {},
    read = 0, delivered = 0, early = {}, -- items read; delivered without a gap; delivered after a gap
    before = 0, -- delivered before this walk; nil: unknown
    correlation_id = source.options.correlation_id or core.guid(),
  }
  state = state or source.options.state
  if state then resume(walk, state) end
  self._walk = walk
  return walk
end

-- Marks all items up to a number as delivered. Pages with undelivered items stay in a list, oldest first.
local function deliver(walk, number)
  local oldest = walk.oldest
  while oldest and oldest.next and oldest.next.before <= number do
    oldest = oldest.next
  end
  walk.delivered, walk.oldest = number, oldest
end

local function ended(walk, number)
  local early = walk.early
  early[number] = true
  local last = walk.delivered
  while early[last + 1] do
    last = last + 1
    early[last] = nil
  end
  if last > walk.delivered then deliver(walk, last) end
end

-- Many collections count only the page, which is no total. OData counts all items, on the first page.
local function learn_total(walk, items, is_last)
  if tonumber(items["@odata.count"]) then
    walk.total, walk.counted = items["@odata.count"] - (walk.before or 0), true
  end
  if walk.counted then return end
  local said, read = tonumber(items.totalCount), walk.before and walk.before + walk.read
  local whole = said and read and said >= read and (said > #items or is_last)
  walk.total = whole and said - walk.before or nil
end

local function is_new(walk, key)
  if walk.seen[key] or walk.older[key] then return false end
  if walk.count % REMEMBERED == 0 then walk.older, walk.seen = walk.seen, {} end
  walk.seen[key] = true
  return true
end

-- A bad link to the next page fails only when that page is asked for: the items of this page are valid.
local function go_on(walk, got)
  local at = got.next
  walk.at = at
  if got.barred then
    broken(walk, "protocol", got.barred)
  elseif not at or (#got.items == 0 and at.key == got.key) then
    -- Some collections end with an empty page that links to itself.
    walk.done = true
  elseif not is_new(walk, at.key) then
    broken(walk, "protocol", "pagination loop: a link or continuation token was returned twice")
  elseif walk.count >= PAGES_MAX then
    broken(walk, "protocol", ("pagination did not end after %d pages"):format(walk.count))
  end
end

local function advance(walk)
  if walk.broken then return nil, walk.broken end
  if walk.done then return nil end
  if walk.latest and core.now() >= walk.latest then
    local operation = walk.source.operation.name
    return nil, errors.new("timeout", { phase = "queue", operation = operation, message = LATE })
  end
  local got, err = page.fetch(walk.source, walk, walk.at)
  if not got then return nil, err end
  -- A service that ignores the numbers in the query sends all items at once, and then again.
  if got.text == walk.text then
    walk.done = true
    return nil
  end
  local items = got.items
  walk.count = walk.count + 1
  if walk.count == 1 then is_new(walk, got.key) end
  go_on(walk, got)
  walk.text = walk.at and walk.at.link.counted and got.text
  for i = 1, walk.skip > 0 and #items or 0 do
    items[i] = items[i + walk.skip]
  end
  local here = { at = got.at, skip = walk.skip, before = walk.read, size = #items }
  if walk.newest then walk.newest.next = here end
  walk.newest, walk.oldest = here, walk.oldest or here
  walk.skip, walk.read = 0, walk.read + #items
  deliver(walk, walk.delivered)
  learn_total(walk, items, not walk.at)
  return items
end

-- Hands out the next page. It counts as delivered unless an earlier item is still undelivered.
local function hand_out(walk)
  local before = walk.read
  local items, err = advance(walk)
  if err then return nil, err end
  if items and walk.delivered == before then deliver(walk, walk.read) end
  return items
end

-- Where a walk is, by what was delivered.
local function position(walk)
  local at, skip, done = walk.at, walk.skip, walk.done
  local oldest, delivered = walk.oldest, walk.delivered
  if oldest and delivered < oldest.before + oldest.size then
    at, skip, done = oldest.at, oldest.skip + delivered - oldest.before, nil
  end
  return {
    operation = walk.source.operation.name, params = walk.source.ids, query = walk.query,
    next = at and at.link,
    skip = skip > 0 and skip or nil, done = done or nil, delivered = walk.before and walk.before + delivered,
  }
end

-- An iteration reads values one by one. Its user reports by number which of them are delivered.
local function iteration(walk, read, delivered, again)
  local made = { count = 0, delivered = delivered, owner = walk.source.owner }
  function made.total() return walk.total end
  function made.state() return position(walk) end
  function made.again(state) return again(start(walk.listing, state)) end
  function made.read()
    local value, err = read()
    if value == nil then return nil, err end
    made.count = made.count + 1
    return value
  end
  function made.hand_over(latest)
    local from, total = made.count, made.total
    walk.latest = latest
    return made.read, function()
      local all = total()
      return all and all - from
    end, function(number) delivered(number + from) end
  end
  return made
end

local function over_items(walk)
  local items, taken, err = nil, 0, nil
  return iteration(walk, function()
    while not items or taken >= #items do
      items, err = advance(walk)
      if not items then return nil, err end
      taken = 0
    end
    taken = taken + 1
    return items[taken]
  end, function(number) ended(walk, number) end, over_items)
end

local function over_pages(walk)
  local pages, last = {}, 0
  local made = iteration(walk, function()
    local items, err = advance(walk)
    if not items then return nil, err end
    last = last + 1
    pages[last] = walk.newest
    return items
  end, function(number)
    local here = pages[number]
    pages[number] = nil
    for i = here.before + 1, here.before + here.size do ended(walk, i) end
  end, over_pages)
  made.total = function() end -- the service counts items
  return made
end

--- The first page.
---@return partnercenter.Page?, partnercenter.error?
function listing:first()
  return hand_out(start(self))
end

--- The page after the last one read; only nil at the end. After a failure it requests the same page again.
---@return partnercenter.Page?, partnercenter.error?
function listing:next()
  return hand_out(self._walk or start(self))
end

-- An iterator that raises when a page fails. `each` and `map` find the iteration behind it.
local function raising(made)
  local function iterator()
    local value, err = made.read()
    if err then error(err, 0) end
    if value == nil then return nil end
    made.delivered(made.count)
    return value
  end
  loop_items.iterations[iterator] = made
  return iterator
end

--- Iterates over the pages from the start; raises the error object when one fails.
---@return fun(): partnercenter.Page?
function listing:pages()
  return raising(over_pages(start(self)))
end

--- Iterates over the items of all pages from the start; raises the error object when a page fails.
---@return fun(): any
function listing:each()
  return raising(over_items(start(self)))
end

--- All items of all pages in one array.
---@return any[]?, partnercenter.error?
function listing:all()
  local walk, all = start(self), json.array({})
  while true do
    local items, err = advance(walk)
    if err then return nil, err end
    if not items then
      deliver(walk, walk.read)
      return all
    end
    for _, item in ipairs(items) do
      all[#all + 1] = item
    end
  end
end

--- The position of the last iteration, as a table of plain values that can be stored. A listing resumes there
--- with the option `state` of the same call, in this process or another:
--- `client:customers(nil, { state = saved })`. The position counts delivered items: those handed out, and in
--- `partnercenter.each` and `map` those whose work has ended. Items that ended before an earlier one are
--- delivered again.
---@return table
function listing:state()
  return position(self._walk or start(self))
end

function loop_items.listing.iteration(self)
  return over_items(start(self))
end

return listing
