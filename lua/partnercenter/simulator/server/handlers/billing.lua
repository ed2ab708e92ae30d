--- Handlers of invoices and usage. The line items of an invoice add up to its total.
local file = require "partnercenter.simulator.server.http.file"
local generic = require "partnercenter.simulator.server.routing.generic"
local kinds = require "partnercenter.simulator.server.records.kinds"
local line_amounts = require "partnercenter.simulator.server.rules.line_amounts"
local line_charges = require "partnercenter.simulator.server.rules.line_charges"
local page = require "partnercenter.simulator.server.http.page"
local reply = require "partnercenter.simulator.server.http.reply"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"
local world = require "partnercenter.simulator.server.state.world"

local INVOICES = "/v1/invoices"
local INVOICE = INVOICES .. "/{invoice_id}"

-- Spreads the lines over the customers.
local function belong(line, number)
  if world.count() == 0 then return end
  local customer = world.customer_at((number - 1) % world.count() + 1)
  local values = {
    customerId = customer.id, customerName = customer.companyName, customerCompanyName = customer.companyName,
    customerDomainName = customer.domain, domainName = customer.domain,
  }
  for name, value in pairs(values) do
    if line[name] then line[name] = value end
  end
end

local function lines_of(call, provider, model)
  local kind = template.copy(kinds.at(call.row.path))
  kind.model = model
  local all = store.open(kind, call.request.path, call)
  local set = { count = function() return all:count() end }
  function set.at(_, number)
    local line = all:at(number)
    line_charges.write(model, line, number, call.settings)
    belong(line, number)
    line.billingProvider = provider == "onetime" and "one_time" or provider
    line.invoiceNumber = call.params.invoice_id or ""
    return line
  end
  return set, kind
end

local PROVIDERS = {
  all = true, azure = true, external = true, marketplace = true, office = true, onetime = true,
}

local function lines(call)
  local provider = (call.query.provider or call.params.billing_provider or ""):lower()
  local kind_of_line = call.query.invoicelineitemtype or call.params.invoice_line_item_type or ""
  local model = line_charges.model(kind_of_line:lower(), provider)
  if not PROVIDERS[provider] or not model then
    return reply.problem(400, 900126, "The provider or the type of line items is not a recognized value")
  end
  local set, kind = lines_of(call, provider, model)
  return page.answer(call, kind, set, call.row.page or "continuation")
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

local METERS = "/v1/customers/{customer_id}/subscriptions/{subscription_id}/meterusagerecords"

-- Subscriptions to legacy offers have one record of the month in place of records by meter.
local LEGACY = { model = "SubscriptionMonthlyUsageRecord", id = "id", count = 1 }

local function list_meters(call)
  local is_legacy = not call.found.subscription_id.offerId:find(":", 1, true)
  local kind = is_legacy and LEGACY or kinds.at(METERS)
  return page.answer(call, kind, store.open(kind, call.request.path, call), call.row.page)
end

return {
  { method = "GET", path = METERS, run = list_meters },
  { method = "GET", path = INVOICES, run = list },
  { method = "GET", path = INVOICE, run = get },
  { method = "GET", path = INVOICE .. "/lineitems", run = lines },
  { method = "GET", path = INVOICES .. "/unbilled/lineitems", run = lines },
  { method = "GET", path = INVOICE .. "/lineitems/{billing_provider}/{invoice_line_item_type}", run = lines },
  { method = "GET", path = INVOICE .. "/documents/statement", run = statement },
  { method = "GET", path = INVOICES .. "/summaries", run = generic.list },
}
