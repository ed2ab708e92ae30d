--- Puts records at paths, for scripts that need a certain customer, subscription or invoice.
local kinds = require "partnercenter.simulator.server.records.kinds"
local router = require "partnercenter.simulator.server.routing.router"
local routes = require "partnercenter.simulator.server.routing.routes"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"
local world = require "partnercenter.simulator.server.state.world"

local seed = {}

-- Records may stand at each part of a path, such as an order line that only its links are read of.
local function with_parts(rows)
  local all, seen = {}, {}
  for _, row in ipairs(rows) do
    all[#all + 1] = row
    local path = row.path:gsub("/$", "")
    for at in (path .. "/"):gmatch("()/") do
      local part = path:sub(1, at - 1)
      local key = part:lower():gsub("{[^}]*}", "{}")
      if part ~= "" and not seen[key] then
        seen[key] = true
        all[#all + 1] = { method = "PART", path = part }
      end
    end
  end
  return all
end

-- Made at its first use: few scripts put records, and every start would wait for it.
local route

local METHODS = { "GET", "PUT", "PATCH", "DELETE", "PART" }

local function find_row(path)
  route = route or router.new(with_parts(routes))
  for _, method in ipairs(METHODS) do
    local row, found = route(method, path, tostring)
    if row then return row, found end
  end
end

local function customer_of(id)
  local known = world.customer(id)
  return known and world.keep(known) or world.add_customer {
    id = id:lower(), companyName = "Customer " .. id:sub(1, 8),
    domain = "customer-" .. id:sub(1, 8):lower() .. ".example",
  }
end

local function parent(path, segments)
  local pieces = {}
  for segment in path:gmatch("[^/]+") do pieces[#pieces + 1] = segment end
  return "/" .. table.concat(pieces, "/", 1, segments)
end

-- Makes the records that the path leads through, such as the user of a licence.
local function make_way(call, path, last)
  for _, step in ipairs(kinds.through(call.row.path)) do
    if step.at ~= last then
      local collection = store.open(step.kind, parent(path, step.at - 1), call)
      local id = call.params[step.name]
      if not collection:find(id) then collection:add { [step.kind.id] = id } end
    end
  end
end

local own = {}

own["/v1/customers/{customer_id}"] = function(call, given)
  local customer, company = call.customer, given.companyProfile or {}
  customer.companyName = company.companyName or customer.companyName
  customer.domain = company.domain or customer.domain
  customer.associatedPartnerId = given.associatedPartnerId or customer.associatedPartnerId
  if given.billingProfile then customer.billing = template.copy(given.billingProfile) end
  local profile = { companyName = customer.companyName, domain = customer.domain }
  return { id = customer.id, companyProfile = profile }
end

own["/v1/customers/{customer_id}/qualifications"] = function(call, given)
  call.customer.records = template.copy(given)
  return given
end

local function put_item(call, path, given)
  local kind, name = kinds.of(call.row.path)
  local collection, id = store.open(kind, (path:gsub("/[^/]*$", "")), call), call.params[name]
  local record = collection:edit(id) or collection:add { [kind.id] = id }
  template.merge(record, given)
  for member, value in pairs(given) do
    local twin = member .. "Time" -- some dates stand twice, as commitmentEndDate does
    if record[twin] and given[twin] == nil then record[twin] = value end
  end
  return record
end

local function put_list(call, path, given)
  local kind = kinds.at(call.row.path)
  local collection = store.open(kind, path, call)
  collection:clear()
  for index, one in ipairs(given) do given[index] = collection:add(one) end
  return given
end

local function put_single(call, path, given)
  local record = template.merge(template.copy(store.record(call.row.gives, path, call)), given)
  store.put(path, record)
  return record
end

--- Puts a record at a path: the sample of the simulator with the given members. The records that the path
--- leads through are made too. At the path of a collection, the given list replaces its records.
---@param path string such as "/v1/customers/{id}/subscriptions/{id}"
---@param given table
---@return table|nil record
---@return string|nil problem
function seed.put(path, given)
  path = path:gsub("/$", "")
  local row, params = find_row(path)
  if not row then return nil, "no operation has the path " .. path end
  local request = { path = path, scheme = "https", header = function() end }
  local call = {
    row = row, params = params, query = {}, settings = world.settings, request = request,
    customer = params.customer_id and customer_of(params.customer_id),
  }
  make_way(call, path, select(2, path:gsub("[^/]+", "")))
  if own[row.path] then return own[row.path](call, given) end
  if kinds.of(row.path) then return put_item(call, path, given) end
  if not kinds.at(row.path) and not row.gives then return nil, "no record has the path " .. path end
  if not kinds.at(row.path) then return put_single(call, path, given) end
  if given[1] == nil and next(given) ~= nil then return nil, path .. " is a collection: give a list" end
  return put_list(call, path, given)
end

return seed
