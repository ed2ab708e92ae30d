--- Stores collections and single records by path. Before the first write nothing is stored: records are
--- computed from their path when they are read.
-- luacheck: read globals ngx
local kinds = require "partnercenter.simulator.server.records.kinds"
local seeded_customers = require "partnercenter.simulator.seeded_customers"
local samples = require "partnercenter.simulator.server.samples"
local template = require "partnercenter.simulator.server.records.template"
local world = require "partnercenter.simulator.server.state.world"

local store = {}

-- By path. `numbers` has the last number of each list, so that no number is used twice.
local lists, records, numbers = {}, {}, {}

-- The sample audit records leave out the customers that documents and specs change most.
local FIRST_AUDITED = 6

-- Normalizes a path, since clients escape it differently.
local function place(path) return (ngx.unescape_uri(path):gsub("/$", ""):lower()) end

local function context(call, where, number)
  local made = {
    where = ("%s#%d"):format(where, number), number = number, position = number - 1,
    customer = call.customer, partner = world.service, path = (where:gsub("^/v1", "")),
    host = ("%s://%s"):format(call.request.scheme, call.request.header("Host") or "127.0.0.1"),
  }
  return setmetatable(made, { __index = function(_, name)
    if name == "seeded" then return seeded_customers.customer(number, world.service.seed) end
    if name == "audited" then return seeded_customers.customer(number + FIRST_AUDITED, world.service.seed) end
    return call.params[name]
  end })
end

---@class Collection
---@field kind table of collections.lua
---@field path string
local methods = {}
local collection_mt = { __index = methods }

--- Makes a record without adding it.
---@param number integer
---@param id string|nil a computed one if absent
---@return table
function methods:make(number, id)
  local made = context(self.call, self.path, number)
  if self.kind.of_customers then
    made.customer = world.customer_at(number)
    made.customer_id = made.customer.id
  end
  made.id = id or made.id or template.fill(self.kind.ids or "{guid}", made)
  local record, name = template.fill(samples.of(self.kind.model), made), self.kind.id
  if self.kind.has_id then record[name] = name == "id" and made.id or record[name] or made.id end
  return record
end

--- Returns the number of records.
---@return integer
function methods:count()
  local stored = lists[self.path]
  return stored and #stored or self.seeded
end

---@param position integer
---@return table record read only
function methods:at(position)
  local stored = lists[self.path]
  return stored and stored[position] or self:make(position)
end

--- Returns the records for changes, stored from then on.
---@return table[]
function methods:stored()
  local list = lists[self.path]
  if not list then
    list = {}
    for number = 1, self.seeded do list[number] = self:make(number) end
    lists[self.path] = list
  end
  return list
end

--- Finds a record by its id, ignoring case.
---@param id string
---@return table|nil record read only
---@return integer|nil position
function methods:find(id)
  local wanted = tostring(id):lower()
  for position = 1, self:count() do
    local record = self:at(position)
    if tostring(record[self.kind.id]):lower() == wanted then return record, position end
  end
  if self.kind.any and wanted:find(self.kind.any) then return self:make(1, tostring(id)) end
end

--- Finds a record for changes.
---@param id string
---@return table|nil record
function methods:edit(id)
  self:stored()
  return (self:find(id))
end

--- Adds a record: the sample with the given members.
---@param given table
---@return table record
function methods:add(given)
  local list = self:stored()
  local number = (numbers[self.path] or #list) + 1
  numbers[self.path] = number
  local record = template.merge(self:make(number), given)
  list[#list + 1] = record
  return record
end

--- Removes a record.
---@param id string
---@return table|nil record
function methods:remove(id)
  local list = self:stored()
  local _, position = self:find(id)
  return position and table.remove(list, position)
end

--- Removes all records.
function methods:clear() lists[self.path] = {} end

--- Opens a collection.
---@param kind table of collections.lua
---@param path string as requested, without its query
---@param call table
---@return Collection
function store.open(kind, path, call)
  local seeded = kind.count or 2
  if type(seeded) == "string" then seeded = call.settings[seeded] end
  if kind.bought and call.customer and call.customer.is_new then seeded = 0 end
  if kind.of_customers then seeded = math.min(kind.count or world.count(), world.count()) end
  return setmetatable({ kind = kind, path = place(path), call = call, seeded = seeded }, collection_mt)
end

--- Opens a collection of the call's customer.
---@param call table
---@param name string such as "users" or "users/<id>/licenses"
---@param pattern string|nil the name in the route table, if it has ids
---@return Collection
function store.customers_own(call, name, pattern)
  local kind = kinds.at("/v1/customers/{customer_id}/" .. (pattern or name))
  return store.open(kind, ("/v1/customers/%s/%s"):format(call.customer.id, name), call)
end

--- Stores a record at a path.
---@param path string
---@param record table|nil nil removes it
function store.put(path, record) records[place(path)] = record end

--- Returns the record stored at a path.
---@param path string
---@return table|nil record
function store.read(path) return records[place(path)] end

--- Returns the single record of a path.
---@param model string
---@param path string
---@param call table
---@return table record read only
function store.record(model, path, call)
  local stored = store.read(path)
  if stored then return stored end
  local made = context(call, place(path), 1)
  local last = call.row.path:match("{([%w_]+)}/?$")
  made.id = last and call.params[last] or template.fill("{guid}", made)
  return template.fill(samples.of(model), made)
end

--- Fills the sample of a model for an answer without storing it.
---@param model string
---@param call table
---@return table
function store.answer(model, call)
  local made = context(call, call.request.path, 1)
  made.id = template.fill("{guid}", made)
  return template.fill(samples.of(model), made)
end

--- Forgets all writes.
function store.reset() lists, records, numbers = {}, {}, {} end

return store
