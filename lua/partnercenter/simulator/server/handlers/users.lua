--- Handlers of users, their roles and their licences.
local body = require "partnercenter.simulator.server.http.body"
local generic = require "partnercenter.simulator.server.routing.generic"
local json = require "partnercenter.simulator.json"
local kinds = require "partnercenter.simulator.server.records.kinds"
local page = require "partnercenter.simulator.server.http.page"
local reply = require "partnercenter.simulator.server.http.reply"
local sets = require "partnercenter.simulator.server.records.sets"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"

local USERS = "/v1/customers/{customer_id}/users"
local USER = USERS .. "/{user_id}"
local ROLES = "/v1/customers/{customer_id}/directoryroles"

local function no_user() return reply.problem(404, 60002, "The user was not found") end

-- Deleted users are listed only if a filter asks for them.
local function list(call)
  local users = store.customers_own(call, "users")
  local shown = users
  if not call.query.filter then
    shown = sets.where(users, function(user) return user.state ~= "inactive" end)
  end
  return page.answer(call, users.kind, shown, "continuation")
end

local function get(call)
  if call.found.user_id.state == "inactive" then return no_user() end
  return reply.json(200, call.found.user_id)
end

local function create(call)
  local given = template.copy(call.body)
  local refusal = body.lacks(given, "userPrincipalName displayName passwordProfile.password usageLocation")
  if refusal then return refusal end
  local users, name = store.customers_own(call, "users"), given.userPrincipalName:lower()
  local others = sets.where(users, function(user) return user.userPrincipalName:lower() == name end)
  if others:count() > 0 then
    return reply.problem(409, 3000, "Another user has the userPrincipalName " .. given.userPrincipalName)
  end
  local password = given.passwordProfile
  given.passwordProfile, given.id, given.state = nil, nil, "active"
  local answer = template.copy(users:add(given))
  answer.passwordProfile = password
  return reply.json(200, answer)
end

local function update(call)
  local user = store.customers_own(call, "users"):edit(call.params.user_id)
  local given = template.copy(call.body)
  if user.state == "inactive" and given.state ~= "active" then return no_user() end
  given.passwordProfile, given.id = nil, nil
  if given.state == "active" then user.softDeletionTime = nil end
  return reply.json(200, template.merge(user, given))
end

local function reset_password(call)
  return get(call)
end

local function licenses_of(call, id)
  return store.customers_own(call, "users/" .. id .. "/licenses", "users/{user_id}/licenses")
end

local function members_of(call, role)
  local name = "directoryroles/%s/usermembers"
  return store.customers_own(call, name:format(role), name:format("{role_id}"))
end

local function each_role(call, fn)
  local roles = store.customers_own(call, "directoryroles")
  for position = 1, roles:count() do fn(roles:at(position)) end
end

local function find_sku(call, id)
  local skus = store.customers_own(call, "subscribedskus")
  for _, sku in ipairs(skus:stored()) do
    if sku.productSku.id == tostring(id):lower() then return sku end
  end
end

local function count_units(sku, change)
  sku.consumedUnits, sku.availableUnits = sku.consumedUnits + change, sku.availableUnits - change
end

local function take_away(call, user_id, sku_id)
  local licenses = licenses_of(call, user_id):stored()
  for index, license in ipairs(licenses) do
    if license.productSku.id == tostring(sku_id):lower() then
      table.remove(licenses, index)
      local sku = find_sku(call, sku_id)
      if sku then count_units(sku, -1) end
      return true
    end
  end
end

local function delete(call)
  local id = call.params.user_id
  local user = store.customers_own(call, "users"):edit(id)
  if user.state == "inactive" then return no_user() end
  user.state, user.softDeletionTime = "inactive", template.date()
  for _, license in ipairs(template.copy(licenses_of(call, id):stored())) do
    take_away(call, id, license.productSku.id)
  end
  each_role(call, function(role) members_of(call, role.id):remove(id) end)
  return reply.json(204)
end

local function assign(call, wanted)
  local sku = find_sku(call, wanted.skuId)
  if not sku then return reply.problem(400, 3000, "The SKU of a license is not one of the customer's") end
  local licenses = licenses_of(call, call.params.user_id)
  for _, license in ipairs(licenses:stored()) do
    if license.productSku.id == sku.productSku.id then return nil end
  end
  if sku.availableUnits < 1 then
    return reply.problem(400, 60012, "There are no licenses left for the SKU")
  end
  count_units(sku, 1)
  licenses:add { productSku = sku.productSku, servicePlans = sku.servicePlans }
end

local function update_licenses(call)
  if call.found.user_id.state == "inactive" then return no_user() end
  for _, sku_id in ipairs(call.body.licensesToRemove or {}) do
    take_away(call, call.params.user_id, sku_id)
  end
  for _, wanted in ipairs(call.body.licensesToAssign or {}) do
    local refusal = assign(call, wanted)
    if refusal then return refusal end
  end
  local answer = template.merge({}, call.body)
  answer.licenseWarnings, answer.attributes = json.array(), { objectType = "LicenseUpdate" }
  return reply.json(201, answer)
end

-- Lists licences, filtered by licence groups.
local function by_group(name, pattern)
  return function(call)
    local found = store.customers_own(call, name(call), pattern)
    local groups = call.request.all "licensegroupids"
    if #groups == 0 then return page.answer(call, found.kind, found, "links") end
    local wanted = {}
    for _, group in ipairs(groups) do wanted[group:lower()] = true end
    local chosen = sets.where(found, function(record)
      return wanted[record.productSku.licenseGroupId:lower()]
    end)
    return page.answer(call, found.kind, chosen, "links")
  end
end

local list_skus = by_group(function() return "subscribedskus" end)
local list_licenses = by_group(function(call)
  return "users/" .. call.params.user_id .. "/licenses"
end, "users/{user_id}/licenses")

local function add_member(call)
  local id = call.body.id
  local user = id and store.customers_own(call, "users"):find(id)
  if not user or user.state == "inactive" then return no_user() end
  local members = members_of(call, call.params.role_id)
  if members:find(id) then return reply.problem(409, 3000, "The user is a member of the role") end
  return reply.json(201, members:add {
    id = user.id, displayName = user.displayName, userPrincipalName = user.userPrincipalName,
  })
end

local function list_roles_of_user(call)
  local found = {}
  each_role(call, function(role)
    if members_of(call, role.id):find(call.params.user_id) then found[#found + 1] = role end
  end)
  return page.answer(call, kinds.at(ROLES), sets.of(found), "links")
end

return {
  { method = "GET", path = USERS, run = list },
  { method = "POST", path = USERS, run = create },
  { method = "GET", path = USER, run = get },
  { method = "PATCH", path = USER, run = update },
  { method = "DELETE", path = USER, run = delete },
  { method = "PATCH", path = USER .. "/resetpassword", run = reset_password },
  { method = "GET", path = USER .. "/licenses", run = list_licenses },
  { method = "POST", path = USER .. "/licenseupdates", run = update_licenses },
  { method = "GET", path = "/v1/customers/{customer_id}/subscribedskus", run = list_skus },
  { method = "GET", path = ROLES .. "/{role_id}/usermembers", run = generic.list },
  { method = "POST", path = ROLES .. "/{role_id}/usermembers", run = add_member },
  { method = "GET", path = USER .. "/directoryroles", run = list_roles_of_user },
}
