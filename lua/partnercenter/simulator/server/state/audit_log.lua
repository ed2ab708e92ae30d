--- The audit records: a bounded log of successful writes, newest first, followed by sample records.
local kinds = require "partnercenter.simulator.server.records.kinds"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"
local world = require "partnercenter.simulator.server.state.world"

local audit_log = {}

local MAX = 5000

local log = {}

-- The service's resource and operation types. It records no other writes, such as exports and carts.
local named = {
  create_customer = { "customer", "add_customer" },
  delete_customer = { "customer", "delete_tip_customer" },
  remove_reseller_relationship = { "customer", "remove_partner_customer_relationship" },
  update_customer_billing_profile = { "customer", "update_customer_billing_profile" },
  update_qualification = { "customer", "update_customer_qualification" },
  create_qualification = { "customer", "create_customer_qualification" },
  create_user = { "customer_user", "create_customer_user" },
  update_user = { "customer_user", "update_customer_user" },
  delete_user = { "customer_user", "delete_customer_user" },
  update_user_licenses = { "license", "update_customer_user_licenses" },
  create_order = { "order", "create_order" },
  update_order = { "order", "update_order" },
  checkout_cart = { "order", "create_order" },
  update_subscription = { "subscription", "update_subscription" },
  create_customer_agreement = { "agreement", "create_agreement" },
  reset_user_password = { "customer_user", "reset_customer_user_password" },
  add_directory_role_member = { "customer_directory_role", "add_user_member" },
  remove_directory_role_member = { "customer_directory_role", "remove_user_member" },
  create_transfer = { "transfer", "create_transfer" },
  update_transfer = { "transfer", "update_transfer" },
  create_self_serve_policy = { "self_serve_policy", "create_self_serve_policy" },
  update_self_serve_policy = { "self_serve_policy", "update_self_serve_policy" },
  delete_self_serve_policy = { "self_serve_policy", "delete_self_serve_policy" },
  create_configuration_policy = { "policy", "policy_created" },
  update_configuration_policy = { "policy", "policy_updated" },
  delete_configuration_policy = { "policy", "policy_deleted" },
  create_referral = { "referral", "create_referral" },
  update_referral = { "referral", "update_referral" },
  patch_referral = { "referral", "update_referral" },
}

--- Adds a record.
---@param about table customer, and members of the record
---@return table record
function audit_log.add(about)
  local record, customer = {
    id = world.guid(), partnerId = world.service.tenant_id, applicationId = world.service.client_id,
    operationDate = template.date(), operationStatus = "succeeded",
    attributes = { objectType = "AuditRecord" },
  }, about.customer
  for name, value in pairs(about) do record[name] = value end
  record.customer, record.customerId = nil, customer and customer.id
  record.customerName = customer and customer.companyName
  table.insert(log, 1, record)
  log[MAX + 1] = nil
  return record
end

--- Records a successful write, if the service has a type for it.
---@param call table
---@return table|nil record
function audit_log.note(call)
  local row = call.row
  local about = named[row.name]
  if not about then return end
  return audit_log.add {
    customer = call.customer or call.made_customer,
    userPrincipalName = call.token.user and "robin@partner.example" or nil,
    resourceType = about[1], operationType = about[2],
    resourceNewValue = call.request.body:sub(1, 1024),
    originalCorrelationId = call.request.header("MS-CorrelationId"),
  }
end

--- Returns the log followed by the sample records, as a set.
---@param call table
---@return table set
function audit_log.set(call)
  local samples = store.open(kinds.at("/v1/auditrecords"), "/v1/auditrecords", call)
  local set = {}
  function set.count() return #log + samples:count() end
  function set.at(_, position) return log[position] or samples:at(position - #log) end
  return set
end

--- Clears the log.
function audit_log.clear() log = {} end

return audit_log
