--- Handlers of invoices. Their line items add up to the total of the invoice.
local file = require "partnercenter.simulator.server.http.file"
local generic = require "partnercenter.simulator.server.routing.generic"
local kinds = require "partnercenter.simulator.server.records.kinds"
local line_amounts = require "partnercenter.simulator.server.rules.line_amounts"
local page = require "partnercenter.simulator.server.http.page"
local reply = require "partnercenter.simulator.server.http.reply"
local store = require "partnercenter.simulator.server.records.store"
local world = require "partnercenter.simulator.server.state.world"

local INVOICES = "/v1/invoices"
local INVOICE = INVOICES .. "/{invoice_id}"
local function charge(line, number, settings)
  local amounts = line_amounts.of(number, settings)
  line.quantity, line.billableQuantity = amounts.quantity, amounts.quantity
  line.unitPrice, line.effectiveUnitPrice = amounts.unit / 100, amounts.unit / 100
  line.subtotal, line.taxTotal = amounts.subtotal / 100, amounts.tax / 100
  line.totalForCustomer = amounts.total / 100
  line.currency = line_amounts.currency(number, settings)
  if amounts.credit then line.chargeType, line.creditReasonCode = "customerCredit", "Simulated credit" end
  if world.count() > 0 then
    local customer = world.customer_at((number - 1) % world.count() + 1)
    line.customerId, line.customerName = customer.id, customer.companyName
    line.customerDomainName = customer.domain
  end
  return line
end

local function lines_of(call)
  local all = store.open(kinds.at(call.row.path), call.request.path, call)
  local set = {}
  function set.count() return all:count() end
  function set.at(_, number)
    local line = charge(all:at(number), number, call.settings)
    local provider = (call.query.provider or "onetime"):lower()
    line.billingProvider = provider == "onetime" and "one_time" or provider
    return line
  end
  return set, all.kind
end

local PROVIDERS = {
  all = true, azure = true, external = true, marketplace = true, office = true, onetime = true,
}
local TYPES = { billinglineitems = true, usagelineitems = true }

local function lines(call)
  local provider = call.query.provider or call.params.billing_provider
  local kind_of_line = call.query.invoicelineitemtype or call.params.invoice_line_item_type
  if not PROVIDERS[(provider or ""):lower()] or not TYPES[(kind_of_line or ""):lower()] then
    return reply.problem(400, 900126, "The provider or the type of line items is not a recognized value")
  end
  local set, kind = lines_of(call)
  return page.answer(call, kind, set, call.row.page)
end

local function total(call, invoice)
  invoice.totalCharges = line_amounts.total_charges(call.settings) / 100
  invoice.currencyCode = line_amounts.currency(1, call.settings)
  if invoice.id:sub(1, 1) == "D" then
    invoice.invoiceType = "Recurring"
    for _, detail in ipairs(invoice.invoiceDetails) do detail.billingProvider = "office" end
  end
  return invoice
end

local function list(call)
  local invoices = store.open(kinds.at(INVOICES), INVOICES, call)
  local set = { count = function() return invoices:count() end }
  function set.at(_, position) return total(call, invoices:at(position)) end
  return page.answer(call, invoices.kind, set, "offset")
end

local function get(call) return reply.json(200, total(call, call.found.invoice_id)) end

local function statement(call) return file.pdf("Invoice " .. call.params.invoice_id, call) end

return {
  { method = "GET", path = INVOICES, run = list },
  { method = "GET", path = INVOICE, run = get },
  { method = "GET", path = INVOICE .. "/lineitems", run = lines },
  { method = "GET", path = INVOICES .. "/unbilled/lineitems", run = lines },
  { method = "GET", path = INVOICE .. "/lineitems/{billing_provider}/{invoice_line_item_type}", run = lines },
  { method = "GET", path = INVOICE .. "/documents/statement", run = statement },
  { method = "GET", path = INVOICES .. "/summaries", run = generic.list },
}
