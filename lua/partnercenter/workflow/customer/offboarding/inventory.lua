--- Reads what a customer still has: users with licences, delegated access and Azure reservations.
local field = require("partnercenter.api.filter").field
local many = require "partnercenter.engine.loop.each_and_map"
local relationship = require "partnercenter.workflow.gdap.relationship"

local inventory = {}

local AT_A_TIME = 8
local NO_RELATIONSHIP = "20002"

--- Reads the customer.
---@param run partnercenter.Run
---@param customer table a handle
---@return table|false|nil record false where the relationship has ended
---@return partnercenter.error?
function inventory.customer(run, customer)
  local record, err = customer:get(run:call())
  if not record then
    if err.status == 403 and err.code == NO_RELATIONSHIP then return false end
    return nil, err
  end
  local ended = tostring(record.relationshipToPartner):lower() == "none"
  return not ended and record
end

-- A client without a user, or without a role in the tenant of the customer, cannot read its users.
local function unreadable(err)
  if err.status == 403 or (err.kind == "config" and not err.status) then return false end
  return nil, err
end

local function name_of(user) return tostring(user.userPrincipalName or user.displayName or user.id) end

--- The users that have licences.
---@param run partnercenter.Run
---@param customer table a handle
---@return { user_id: string, name: string, licenses: string[] }[]|false|nil users false where unreadable
---@return partnercenter.error?
function inventory.users(run, customer)
  local users, err = customer:users(nil, run:call()):all()
  if not users then return unreadable(err) end
  for _, user in ipairs(users) do
    if type(user) ~= "table" or type(user.id) ~= "string" then
      return run:fail("protocol", "a user has no id", { data = user })
    end
  end
  local lists, errors = many.map(users, function(user)
    return customer:user(user.id):licenses(nil, run:call()):all()
  end, { concurrency = AT_A_TIME })
  local found = {}
  for i, user in ipairs(users) do
    local failed = errors and errors[i]
    if failed then return unreadable(failed) end
    local names = {}
    for j, license in ipairs(lists[i]) do
      local sku = type(license.productSku) == "table" and license.productSku or license
      names[j] = tostring(sku.name or sku.skuPartNumber or sku.id)
    end
    if names[1] then found[#found + 1] = { user_id = user.id, name = name_of(user), licenses = names } end
  end
  return found
end

--- The relationships with delegated access (GDAP) that have not ended.
---@param run partnercenter.Run
---@param id string of the customer
---@return table[]? records
---@return partnercenter.error?
function inventory.access(run, id)
  local filter = field("customer/tenantId"):equals(id:lower())
  return relationship.matching(run, filter, function(record)
    return relationship.tenant(record) == id:lower() and not relationship.ENDED[relationship.status(record)]
  end)
end

--- The number of Azure reservations.
---@param run partnercenter.Run
---@param customer table a handle
---@return integer? count
---@return partnercenter.error?
function inventory.reservations(run, customer)
  local all, err = customer:entitlements(nil, run:call()):all()
  if not all then
    if err.status == 404 then return 0 end
    return nil, err
  end
  local count = 0
  for _, one in ipairs(all) do
    if tostring(one.entitlementType):lower():find("reservedinstance", 1, true) then count = count + 1 end
  end
  return count
end

return inventory
