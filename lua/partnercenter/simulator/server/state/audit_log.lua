-- What was done to the account: a bounded log of the writes that succeeded, newest first as the service lists
-- them, behind which the sample records stand.

local kinds = require "partnercenter.simulator.server.records.kinds"
local sample = require "partnercenter.simulator.server.records.template"
local store = require "partnercenter.simulator.server.records.store"
local world = require "partnercenter.simulator.server.state.world"

local M = {}

local MAX = 5000

local log = {}

-- The service's names where they are known; else the operation's.
local named = {
  create_customer = { "customer", "add_customer" },
  delete_customer = { "customer", "delete_tip_customer" },
  remove_reseller_relationship = { "customer", "remove_partner_customer_relationship" },
  update_customer_billing_profile = { "customer", "update_customer_billing_profile" },
  update_qualification = { "customer", "update_customer_qualification" },
  create_qualification = { "customer", "create_customer_qualification" },
  create_user = { "customer_user", "add_customer_user" },
  update_user = { "customer_user", "update_customer_user" },
  delete_user = { "customer_user", "delete_customer_user" },
  update_user_licenses = { "license", "update_customer_user_licenses" },
  create_order = { "order", "create_order" },
  update_order = { "order", "update_order" },
  checkout_cart = { "order", "create_order" },
  update_subscription = { "subscription", "update_subscription" },
  create_subscription_transition = { "subscription", "transition_subscription" },
  create_customer_agreement = { "customer_agreement", "create_customer_agreement" },
}

---Records a write that succeeded.
---@param call table
---@param result table reply
function M.note(call, result)
  local row = call.row
  if row.method == "GET" or row.method == "HEAD" or not result.status or result.status >= 300 then return end
  local about = named[row.name] or { "undefined", row.name or "unknown" }
  local customer = call.customer or call.made_customer
  table.insert(log, 1, {
    id = world.guid(), partnerId = world.service.tenant_id, customerId = customer and customer.id,
    customerName = customer and customer.companyName,
    userPrincipalName = call.token.user and "robin@partner.example" or nil,
    applicationId = world.service.client_id, resourceType = about[1], operationType = about[2],
    resourceNewValue = call.request.body:sub(1, 1024), operationDate = sample.date(),
    operationStatus = "succeeded",
    originalCorrelationId = call.request.header("MS-CorrelationId"),
    attributes = { objectType = "AuditRecord" },
  })
  log[MAX + 1] = nil
end

---The log and the samples behind it, as a set.
---@param call table
---@return table set
function M.set(call)
  local samples = store.open(kinds.at("/v1/auditrecords"), "/v1/auditrecords", call)
  local set = {}
  function set.count() return #log + samples:count() end
  function set.at(_, position) return log[position] or samples:at(position - #log) end
  return set
end

---Forgets the log.
function M.clear() log = {} end

return M
