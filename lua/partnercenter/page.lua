--- Listings: collections that the service sends in pages.
local check = require "partnercenter.check"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local exchange = require "partnercenter.exchange"
local json = require "partnercenter.json"
local link = require "partnercenter.link"
local operation = require "partnercenter.operation"
local request = require "partnercenter.request"

local page = {}

local PAGES_MAX = 100000
local REMEMBERED = 100 -- a walk that comes back to one of its last hundred links goes in a circle

---@class partnercenter.Page an array of items; the answer's other members, such as these, stand beside them
---@field totalCount integer?
---@field attributes table?

---@class partnercenter.Listing
local methods = {}
page.methods = methods

-- The items of a page and the answer around them; nil when there are none to be found.
local function read(answer)
  local body = answer.body
  if type(body) ~= "table" then return nil end
  if answer.text:find("^%s*%[") then return body, {} end
  local items = body.items or body.value
  if type(items) ~= "table" and body.totalCount == 0 then items = json.array({}) end
  if type(items) ~= "table" then return nil end
  local around = {}
  for name, value in pairs(body) do
    if value ~= items and name ~= "links" then around[name] = value end
  end
  -- Behind the items rather than among them, so that a page can be sent or stored as the array it is.
  return setmetatable(items, { __name = "partnercenter.page", __index = around, __json_array = true }), body
end

-- Where a link leads, with the headers that the service wants to see again.
local function follow(step, base, template)
  local path, reason = link.resolve(step.uri, base, template:match("^/v%d[%d.]*"))
  if not path then return nil, reason end
  local at = { path = path, headers = {}, link = { uri = path, headers = {} } }
  for _, header in ipairs(type(step.headers) == "table" and step.headers or {}) do
    local name, value
    if type(header) == "table" then name, value = header.key, header.value end
    if not check.header_name(name) or not check.header_value(value) then
      return nil, "the link carries a malformed header"
    elseif not request.reserved(name) and name:lower() ~= "accept" and value:find("%S") then
      at.headers[#at.headers + 1] = name .. ": " .. value
      at.link.headers[#at.link.headers + 1] = { key = name, value = value }
    end
  end
  at.key = path .. "\n" .. table.concat(at.headers, "\n")
  return at
end

local function next_of(body, client, row)
  local step = type(body.links) == "table" and body.links.next or body["@odata.nextLink"] or body.nextLink
  if step == nil and type(body.next) == "string" then step = body.next end
  if type(step) ~= "table" then step = { uri = step } end
  if step.uri == nil or step.uri == "" then return nil end
  if tostring(step.method or "GET"):upper() ~= "GET" then return nil, "the link is not a GET" end
  return follow(step, client.config.base[row.host or "api"], row[3])
end

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
  walk.at, reason = follow(state.next, "", source.plan.row[3])
  broken(walk, "invalid_argument", reason and "the state is damaged: " .. reason)
end

local function start(listing)
  local source = listing._source
  local walk = {
    source = source, query = source.query, skip = 0, taken = 0, count = 0, seen = {}, older = {},
    correlation_id = source.options.correlation_id or core.guid(),
  }
  if source.options.state then resume(walk, source.options.state) end
  listing._walk = walk
  return walk
end

local function is_new(walk, key)
  if walk.seen[key] or walk.older[key] then return false end
  if walk.count % REMEMBERED == 0 then walk.older, walk.seen = walk.seen, {} end
  walk.seen[key] = true
  return true
end

-- What is wrong with the way onwards is only told when it is to be taken: the items already here are sound.
local function go_on(walk, items, body, client, key)
  local at, reason = next_of(body, client, walk.source.plan.row)
  walk.at = at
  if reason then
    broken(walk, "protocol", reason)
  elseif not at or (#items == 0 and at.key == key) then
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
  local source, at = walk.source, walk.at
  local answer, err, client, path = operation.fetch(source, walk, at)
  if not answer then return nil, err end
  local items, body = read(answer)
  if not items then
    return nil, exchange.fault("protocol", answer, ("a page without items (status %d)"):format(answer.status))
  end
  local key = at and at.key or path .. "\n"
  walk.count, walk.page, walk.here, walk.skipped = walk.count + 1, items, at, walk.skip
  if walk.count == 1 then is_new(walk, key) end
  go_on(walk, items, body, client, key)
  for i = 1, walk.skip > 0 and #items or 0 do
    items[i] = items[i + walk.skip]
  end
  walk.skip, walk.taken = 0, #items
  return items
end

--- The first page.
---@return partnercenter.Page?, partnercenter.error?
function methods:first()
  return advance(start(self))
end

--- The page after the one read last; nil alone at the end. After a failure it tries the same page again.
---@return partnercenter.Page?, partnercenter.error?
function methods:next()
  return advance(self._walk or start(self))
end

--- Iterates over the pages from the start; raises the error object when one fails.
---@return fun(): partnercenter.Page?
function methods:pages()
  local walk = start(self)
  return function()
    local items, err = advance(walk)
    if err then error(err, 0) end
    return items
  end
end

--- Iterates over the items of all pages from the start; raises the error object when a page fails.
---@return fun(): any
function methods:each()
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
function methods:all()
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
function methods:state()
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

return page
