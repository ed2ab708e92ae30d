--- The state of the simulated service: settings, customers, validation codes. nginx runs one process, so
--- plain tables are the database.
-- luacheck: read globals ngx
local json = require "partnercenter.simulator.json"
local random = require "partnercenter.simulator.random"
local seeded_customers = require "partnercenter.simulator.seeded_customers"
local settings = require "partnercenter.simulator.settings"

local world = {}

local function read_service()
  local file = assert(io.open(ngx.config.prefix() .. "settings.json", "rb"))
  local text = file:read("*a")
  file:close()
  return assert(json.decode((text:gsub("%s+$", ""))))
end

--- The contents of settings.json: identity, seed, customers, faults, settings, log_size.
world.service = read_service()

local function validation_code(id, max, remaining)
  return {
    partnerId = world.service.tenant_id, organizationName = "Simulated Government Programme",
    validationId = id, maxCreates = max, remainingCreates = remaining,
    eTag = "W/\"datetime'2018-10-10T18%3A49%3A58.727348Z'\"",
  }
end

-- `kept` has the changed customers by id; others are computed when they are read. `created` follows the
-- seeded customers in lists, and `removed` has the gaps among them.
local kept, created, removed = {}, {}, {}

--- Resets everything but tokens.
function world.reset()
  kept, created, removed = {}, {}, {}
  world.codes = {
    validation_code("12345", 5, 4), validation_code("678901", 1, 1), validation_code("23456", 2, 0),
  }
  world.settings = settings.complete(world.service.settings)
end

--- Finds a customer by its id.
---@param id string
---@return table|nil customer read only before `keep`
function world.customer(id)
  id = id:lower()
  local customer = kept[id] or seeded_customers.find(id, world.service.customers, world.service.seed)
  return customer and not removed[id] and customer or nil
end

--- Stores a customer, so that changes persist.
---@param customer table
---@return table customer
function world.keep(customer)
  kept[customer.id] = customer
  return customer
end

--- Returns the number of customers.
---@return integer
function world.count() return world.service.customers - #removed + #created end

--- Returns the customer at a position of the list.
---@param position integer
---@return table
function world.customer_at(position)
  for _, gap in ipairs(removed) do
    if gap <= position then position = position + 1 end
  end
  if position > world.service.customers then return created[position - world.service.customers] end
  local customer = seeded_customers.customer(position, world.service.seed)
  return kept[customer.id] or customer
end

--- Adds a customer.
---@param fields table companyName, domain and other members; id: a new one if absent
---@return table customer
function world.add_customer(fields)
  fields.id, fields.number = fields.id or world.guid(), world.service.customers + #created + 1
  fields.records, fields.school, fields.tries, fields.account = {}, false, 0, "Allowed"
  created[#created + 1] = world.keep(fields)
  return fields
end

--- Returns the added customers that were not removed.
---@return table[]
function world.created() return created end

--- Removes a customer from the list.
---@param customer table
---@param stays boolean|nil the customer can still be found by its id
function world.remove_customer(customer, stays)
  if not stays then removed[customer.id] = true end
  for index, one in ipairs(created) do
    if one == customer then return table.remove(created, index) end
  end
  removed[#removed + 1] = customer.number
  table.sort(removed)
end

world.reset()

local draw

--- Makes a new GUID.
---@return string
function world.guid()
  draw = draw or random.generator(ngx.worker.pid() + world.service.seed, ngx.now() * 1000 % 1000003)
  return random.guid(draw)
end

return world
