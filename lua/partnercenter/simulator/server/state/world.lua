-- What the simulated service knows. nginx runs one process, so plain tables are its database.
-- luacheck: read globals ngx

local json = require "partnercenter.simulator.json"
local random = require "partnercenter.simulator.random"
local roster = require "partnercenter.simulator.seeded_customers"
local settings = require "partnercenter.simulator.settings"

local M = {}

local function read_service()
  local file = assert(io.open(ngx.config.prefix() .. "settings.json", "rb"))
  local text = file:read("*a")
  file:close()
  return assert(json.decode((text:gsub("%s+$", ""))))
end

---What the starter said: identity, seed, count of customers, faults, settings, log_size.
M.service = read_service()

local function validation_code(id, max, remaining)
  return {
    partnerId = M.service.tenant_id, organizationName = "Simulated Government Programme", validationId = id,
    maxCreates = max, remainingCreates = remaining,
    eTag = "W/\"datetime'2018-10-10T18%3A49%3A58.727348Z'\"",
  }
end

-- Customers that something was written to, by id; the others follow from the roster as they are asked for.
-- Those made here stand behind the roster's, and those taken out leave a gap in it.
local kept, created, removed = {}, {}, {}

---Puts everything but tokens back to the start.
function M.reset()
  kept, created, removed = {}, {}, {}
  M.codes = {
    validation_code("12345", 5, 4), validation_code("678901", 1, 1), validation_code("23456", 2, 0),
  }
  M.settings = settings.complete(M.service.settings)
end

---Finds a customer by its id.
---@param id string
---@return table|nil customer to be changed only after `keep`
function M.customer(id)
  id = id:lower()
  local customer = kept[id] or roster.find(id, M.service.customers, M.service.seed)
  return customer and not removed[id] and customer or nil
end

---Remembers a customer, so that changes to it last.
---@param customer table
---@return table customer
function M.keep(customer)
  kept[customer.id] = customer
  return customer
end

---How many customers there are.
---@return integer
function M.count() return M.service.customers - #removed + #created end

---The customer at a position of the list.
---@param position integer
---@return table
function M.customer_at(position)
  for _, gap in ipairs(removed) do
    if gap <= position then position = position + 1 end
  end
  if position > M.service.customers then return created[position - M.service.customers] end
  local customer = roster.customer(position, M.service.seed)
  return kept[customer.id] or customer
end

---Adds a customer.
---@param fields table companyName, domain and whatever else
---@return table customer
function M.add_customer(fields)
  fields.id, fields.number = M.guid(), M.service.customers + #created + 1
  fields.records, fields.school, fields.tries, fields.account = {}, false, 0, "Allowed"
  created[#created + 1] = M.keep(fields)
  return fields
end

---The customers that were added and are still there.
---@return table[]
function M.created() return created end

---Takes a customer out of the list.
---@param customer table
---@param stays boolean|nil it can still be found by its id
function M.remove_customer(customer, stays)
  if not stays then removed[customer.id] = true end
  for index, one in ipairs(created) do
    if one == customer then return table.remove(created, index) end
  end
  removed[#removed + 1] = customer.number
  table.sort(removed)
end

M.reset()

local draw

---Makes a new GUID.
---@return string
function M.guid()
  draw = draw or random.generator(ngx.worker.pid() + M.service.seed, ngx.now() * 1000 % 1000003)
  return random.guid(draw)
end

return M
