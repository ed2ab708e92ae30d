--- Handlers of transfers of subscriptions between partners.
local json = require "partnercenter.simulator.json"
local purchase = require "partnercenter.simulator.server.rules.purchase"
local reply = require "partnercenter.simulator.server.http.reply"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"

local TRANSFER = "/v1/customers/{customer_id}/transfers/{transfer_id}"

-- Requests have the statuses in lower case, answers capitalised.
local STATUSES = {
  active = "Active", reject = "Reject", complete = "Complete", completed = "Completed",
  partiallycomplete = "PartiallyComplete", failed = "Failed",
}

local function find(call) return store.customers_own(call, "transfers"):edit(call.params.transfer_id) end

local function not_open(transfer)
  if transfer.status ~= "Active" then
    return reply.problem(400, 900101, "The transfer is not open: its status is " .. transfer.status)
  end
end

local function update(call)
  local transfer, given = find(call), template.copy(call.body)
  local status = given.status and STATUSES[tostring(given.status):lower()]
  if given.status and not status then
    return reply.problem(400, 900126, "The status is not a recognized value")
  end
  local refusal = not_open(transfer)
  if refusal then return refusal end
  given.id, given.status = nil, status
  transfer.lastModifiedTime = template.date()
  return reply.json(200, template.merge(transfer, given))
end

local function unmoved(call, line)
  local error = store.answer("TransferError", call)
  error.transferGroupId, error.code = line.transferGroupId or "1", 900103
  error.description = "The subscription of the line cannot be transferred"
  error.lineItems = json.array { template.merge(store.answer("TransferLineItem", call), line) }
  return error
end

-- Each line becomes a subscription of the partner, all in one order; a line without an offer is an error.
local function accept(call)
  local transfer = find(call)
  local refusal = not_open(transfer)
  if refusal then return refusal end
  local lines, errors = {}, json.array()
  for _, line in ipairs(transfer.lineItems) do
    if (line.offerId or "") == "" then errors[#errors + 1] = unmoved(call, line) end
    lines[#lines + 1] = (line.offerId or "") ~= "" and {
      offerId = line.offerId, quantity = line.quantity, friendlyName = line.friendlyName,
      termDuration = "P1Y", billingCycle = line.billingCycle, partnerIdOnRecord = line.partnerIdOnRecord,
    } or nil
  end
  local order = purchase.order(call, lines, { billingCycle = lines[1] and lines[1].billingCycle })
  transfer.status = #errors > 0 and "PartiallyComplete" or "Complete"
  transfer.lastModifiedTime = template.date()
  local result = store.answer("TransferSubmitResult", call)
  result.orders, result.transferErrors = json.array { template.copy(order) }, errors
  return reply.json(200, result)
end

return {
  { method = "PATCH", path = TRANSFER, run = update },
  { method = "POST", path = TRANSFER .. "/accept", run = accept },
}
