--- The read operations of a live check in the order of their needs: an operation waits for the answers that
--- give its ids and query values.
local index = require "partnercenter.api.index"
local request = require "partnercenter.call.request"
local sources = require "partnercenter.live_check.sources"

local plan = {}

local READS = { GET = true, HEAD = true }
local DAY = 86400
local NOTHING = {}

---@class partnercenter.live_check.Plan
---@field total integer
---@field private queue table[] rows that are not decided
---@field private listings table<string, table> rows by path
---@field private known table<string, true> names of all rows
---@field private settled table<string, true> names of decided rows
---@field private answers table<string, any> bodies by name
---@field private customer string?
local methods = {}
local meta = { __index = methods }

local function plain_path(path) return (path:gsub("/$", ""):lower()) end

--- Plans the operations of a live check.
---@param customer string? the customer to read; nil: the first
---@return partnercenter.live_check.Plan
function plan.new(customer)
  local self = setmetatable({
    queue = {}, listings = {}, known = {}, settled = {}, answers = {}, customer = customer,
  }, meta)
  for _, file in ipairs(index.files) do
    for _, row in ipairs(require("partnercenter.api.data." .. file)) do
      if READS[row[2]] then
        table.insert(self.queue, row.name == sources.first and 1 or #self.queue + 1, row)
        self.known[row.name] = true
        local path = plain_path(row[3])
        local is_list = row.page or (row.gives or ""):find("[]", 1, true)
        if is_list and not self.listings[path] then self.listings[path] = row end
      end
    end
  end
  self.total = #self.queue
  return self
end

-- The first value at a place of an answer, such as "lineItems.lineItemNumber".
local function value_at(value, names, at)
  local kind = type(value)
  if not names[at] then return (kind == "string" and value ~= "" or kind == "number") and value or nil end
  if kind ~= "table" then return nil end
  if value[1] == nil then return value_at(value[names[at]], names, at + 1) end
  for _, item in ipairs(value) do
    local found = value_at(item, names, at)
    if found ~= nil then return found end
  end
end

-- A value from the answer of an operation; the second result says that it is not decided yet.
local function from_answer(self, name, place, pattern)
  if name == "list_customers" and place == "id" and self.customer then return self.customer end
  if not self.settled[name] then return nil, self.known[name] end
  local body, names = self.answers[name], {}
  if body == nil then return nil end
  for part in place:gmatch("[^.]+") do names[#names + 1] = part end
  local found = value_at(type(body) == "table" and (body.items or body.value) or body, names, 1)
  return pattern and found and tostring(found):match(pattern) or not pattern and found or nil
end

local function constant(value)
  return type(value) == "table" and os.date("!%Y-%m-%d", os.time() + value.day * DAY) or value
end

local function from_sources(self, list)
  for _, source in ipairs(list) do
    local value, waits = from_answer(self, source[1], source[2], source[3])
    if value ~= nil or waits then return value, waits end
  end
  return constant(list.otherwise)
end

-- A value by its name. `before` is the path before an id.
local function value_of(self, row, name, before)
  local own = sources.operations[row.name]
  if own and own[name] then return from_sources(self, own[name]) end
  local listing = before and self.listings[plain_path(before)]
  if listing then return from_answer(self, listing.name, sources.members[listing.name] or "id") end
  return from_sources(self, sources.values[name] or NOTHING)
end

local function ids_of(self, row)
  local ids = {}
  for at, name in row[3]:gmatch("(){([%w_]+)}") do
    local value, waits = value_of(self, row, name, row[3]:sub(1, at - 1))
    if value == nil then return nil, waits, name end
    ids[name] = request.spelled(tostring(value), index.parameters[name])
  end
  return ids
end

local function query_of(self, row)
  local query, own = {}, sources.operations[row.name] or NOTHING
  for name, kind in pairs(row.query or NOTHING) do
    local is_required = kind:sub(-1) == "*"
    if is_required or own[name] then
      local value, waits = value_of(self, row, name)
      if value == nil and (waits or is_required) then return nil, waits, name end
      query[name] = value and request.spelled(tostring(value), index.words[name])
    else
      query[name] = sources.page[name]
    end
  end
  return query
end

-- What a row sends; nil with whether it waits for an answer, and the name of what is missing.
local function request_of(self, row)
  local ids, waits, missing = ids_of(self, row)
  if not ids then return nil, waits, missing end
  local query
  query, waits, missing = query_of(self, row)
  if not query then return nil, waits, missing end
  return { method = row[2], path = row[3], host = row.host, params = ids, query = query }
end

--- The next operation. `settle` must be called for it before the next but one.
---@param reason_against fun(row: table): string? why a row is not to be sent
---@return table? row nil at the end
---@return table? asked for `client:request`
---@return string? reason why there is none
function methods:next(reason_against)
  local queue = self.queue
  for force = 0, 1 do
    for i, row in ipairs(queue) do
      local reason, asked, waits, missing = reason_against(row), nil, nil, nil
      if not reason then asked, waits, missing = request_of(self, row) end
      if reason or asked or not waits or force == 1 then
        table.remove(queue, i)
        return row, asked, reason or missing and "no earlier answer has its " .. missing or nil
      end
    end
  end
end

--- Notes that an operation is decided, with its answer's body if there was one.
---@param row table
---@param body any
function methods:settle(row, body)
  self.settled[row.name], self.answers[row.name] = true, body
end

return plan
