-- Collections and single records by their path. Until something is written to one it is not stored at all:
-- its records follow from the path, and are made as they are read.
-- luacheck: read globals ngx

local kinds = require "partnercenter.simulator.server.records.kinds"
local models = require "partnercenter.simulator.server.samples"
local sample = require "partnercenter.simulator.server.records.template"
local world = require "partnercenter.simulator.server.state.world"

local M = {}

-- By path; the last number given to a record of a list, so that no number comes twice.
local lists, records, numbers = {}, {}, {}

-- However a client escapes it, a path is the same one.
local function place(path) return (ngx.unescape_uri(path):gsub("/$", ""):lower()) end

local function context(call, where, number)
  local made = {
    where = ("%s#%d"):format(where, number), number = number,
    customer = call.customer, partner = world.service,
    host = ("%s://%s"):format(call.request.scheme, call.request.header("Host") or "127.0.0.1"),
  }
  return setmetatable(made, { __index = call.params })
end

---@class Collection
---@field kind table of collections.lua
---@field path string
local methods = {}
local collection_mt = { __index = methods }

---Makes a record that is in no collection yet.
---@param number integer
---@return table
function methods:make(number)
  local made = context(self.call, self.path, number)
  made.id = made.id or sample.fill(self.kind.ids or "{guid}", made)
  local record = sample.fill(models.of(self.kind.model), made)
  record[self.kind.id] = self.kind.id == "id" and made.id or record[self.kind.id] or made.id
  return record
end

---How many records there are.
---@return integer
function methods:count()
  local stored = lists[self.path]
  return stored and #stored or self.seeded
end

---@param position integer
---@return table record not to be changed
function methods:at(position)
  local stored = lists[self.path]
  return stored and stored[position] or self:make(position)
end

---The stored form of a collection, which may be changed.
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

---Finds a record by its id; ids ignore case.
---@param id string
---@return table|nil record not to be changed
---@return integer|nil position
function methods:find(id)
  local wanted = tostring(id):lower()
  for position = 1, self:count() do
    local record = self:at(position)
    if tostring(record[self.kind.id]):lower() == wanted then return record, position end
  end
end

---Finds a record to change it.
---@param id string
---@return table|nil record
function methods:edit(id)
  self:stored()
  return (self:find(id))
end

---Adds a record made of the sample and what is given.
---@param given table
---@return table record
function methods:add(given)
  local list = self:stored()
  local number = (numbers[self.path] or #list) + 1
  numbers[self.path] = number
  local record = sample.merge(self:make(number), given)
  list[#list + 1] = record
  return record
end

---Takes a record out.
---@param id string
---@return table|nil record
function methods:remove(id)
  local list = self:stored()
  local _, position = self:find(id)
  return position and table.remove(list, position)
end

---Opens a collection.
---@param kind table of collections.lua
---@param path string as requested, without its query
---@param call table
---@return Collection
function M.open(kind, path, call)
  local seeded = kind.count or 2
  if type(seeded) == "string" then seeded = call.settings[seeded] end
  return setmetatable({ kind = kind, path = place(path), call = call, seeded = seeded }, collection_mt)
end

---Opens a collection of the customer that a call is about.
---@param call table
---@param name string such as "users", or "users/{user_id}/licenses" with the ids in place
---@param template string|nil the name as in the route table, where ids stand in it
---@return Collection
function M.customers_own(call, name, template)
  local kind = kinds.at("/v1/customers/{customer_id}/" .. (template or name))
  return M.open(kind, ("/v1/customers/%s/%s"):format(call.customer.id, name), call)
end

---Stores a record at a path.
---@param path string
---@param record table|nil nil forgets it
function M.put(path, record) records[place(path)] = record end

---What was stored at a path.
---@param path string
---@return table|nil record
function M.read(path) return records[place(path)] end

---A record that stands alone at a path.
---@param model string
---@param path string
---@param call table
---@return table record not to be changed
function M.record(model, path, call)
  local stored = M.read(path)
  if stored then return stored end
  local made = context(call, place(path), 1)
  local last = call.row.path:match("{([%w_]+)}/?$")
  made.id = last and call.params[last] or sample.fill("{guid}", made)
  return sample.fill(models.of(model), made)
end

---Fills the sample of a model for an answer that is stored nowhere.
---@param model string
---@param call table
---@return table
function M.answer(model, call)
  local made = context(call, call.request.path, 1)
  made.id = sample.fill("{guid}", made)
  return sample.fill(models.of(model), made)
end

---Forgets everything that was written.
function M.reset() lists, records, numbers = {}, {}, {} end

return M
