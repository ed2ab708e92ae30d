--- Reads the lines of invoices, and of what is not billed yet, in one form whatever interface has them.
local amounts = require "partnercenter.workflow.billing.amounts"
local source = require "partnercenter.workflow.billing.reconcile.source"
local workflow = require "partnercenter.workflow"

local lines = {}

local PAGE = 2000
local BILLING = "billinglineitems" -- these lines make the total; usage lines explain them
local WAIT = 3600 -- seconds for one export
local NO_DATA = "5000"

-- The members of a line, as exports and line items spell them. The first letter may be small.
local MEMBERS = {
  customer_id = { "CustomerId" }, name = { "CustomerName", "CustomerCompanyName" },
  domain = { "CustomerDomainName", "DomainName" }, currency = { "Currency", "CurrencyCode" },
  total = { "Total", "TotalForCustomer", "PostTaxTotal", "TotalCharges" },
  subtotal = { "Subtotal", "PreTaxCharges", "PretaxCharges" }, tax = { "TaxTotal", "Tax", "TaxAmount" },
  subscription = { "SubscriptionId", "OrderId" }, product_id = { "ProductId", "OfferId" },
  sku = { "SkuId" }, product = { "SkuName", "ProductName", "OfferName", "SubscriptionName", "ServiceName" },
}

local function small(name) return name:sub(1, 1):lower() .. name:sub(2) end

local function member(row, names)
  for _, name in ipairs(names) do
    local value = row[name]
    if value == nil then value = row[small(name)] end
    if type(value) == "number" or (type(value) == "string" and value ~= "") then return value end
  end
end

-- An id or a name as text.
local function text(row, names) return tostring(member(row, names) or "") end

local function line_of(row)
  local line = {}
  for _, name in ipairs { "customer_id", "name", "domain", "currency", "product" } do
    line[name] = text(row, MEMBERS[name])
  end
  for _, name in ipairs { "total", "subtotal", "tax" } do
    line[name] = amounts.text(member(row, MEMBERS[name]))
  end
  line.item = table.concat({
    text(row, MEMBERS.subscription), text(row, MEMBERS.product_id), text(row, MEMBERS.sku),
  }, "/")
  return line
end

-- Nothing is gained by waiting for data that the service makes some hours later.
local function export(client, what, take, options)
  local wait = options.wait or WAIT
  return workflow.export(client, what, function(row) take(line_of(row)) end,
    { timeout = wait, interval = wait + 1, concurrency = 2 })
end

local function plain(name)
  return type(name) == "string" and name:lower():gsub("[_%s-]", "") or ""
end

local function line_items(client, record, take)
  for _, detail in ipairs(type(record.invoiceDetails) == "table" and record.invoiceDetails or {}) do
    if plain(detail.invoiceLineItemType) == BILLING then
      local listing = client:invoice(record.id):line_items {
        provider = plain(detail.billingProvider), invoicelineitemtype = BILLING, size = PAGE,
      }
      local page, err = listing:next()
      while page do
        for _, row in ipairs(page) do take(line_of(row)) end
        page, err = listing:next()
      end
      if err then return nil, err end
    end
  end
  return true
end

--- Reads the lines of an invoice.
---@param client partnercenter.Client
---@param record table of the invoice
---@param take fun(line: table)
---@param options { wait: number? }
---@return any ok
---@return partnercenter.error?
function lines.of_invoice(client, record, take, options)
  if source.of(record, record.id) == "line_items" then return line_items(client, record, take) end
  return export(client, { report = "billed_reconciliation", invoice = record.id }, take, options)
end

--- Reads what is not billed yet in a currency. The service may have no data of it: then there are no lines.
---@param client partnercenter.Client
---@param currency string
---@param take fun(line: table)
---@param options { wait: number? }
---@return any ok
---@return partnercenter.error?
function lines.unbilled(client, currency, take, options)
  local what = { report = "unbilled_reconciliation", currency = currency, period = "current" }
  local ok, err = export(client, what, take, options)
  if not ok and err.code == NO_DATA then return true end
  return ok, err
end

return lines
