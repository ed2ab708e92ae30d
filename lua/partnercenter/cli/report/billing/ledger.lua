--- Adds lines up by currency: the sums of each customer and of each item, now, a month before and unbilled.
local amounts = require "partnercenter.workflow.billing.amounts"
local core = require "partnercenter.core"

local ledger = {}

local PERIODS = { "now", "before", "unbilled" }

local function add(one, other) return core.add_decimals(one, other) or one end

local function is_negative(amount) return amount:sub(1, 1) == "-" and tonumber(amount) < 0 end

local function entry_of(entries, key, line)
  local entry = entries[key]
  if not entry then
    entry = {
      customer_id = line.customer_id, name = line.name, domain = line.domain, product = line.product,
      now = "0", before = "0", unbilled = "0", credits = "0", has = {},
    }
    entries[key] = entry
  end
  return entry
end

local function currency_of(self, code)
  local found = self.currencies[code]
  if not found then
    found = { customers = {}, items = {}, sums = { now = "0", before = "0", unbilled = "0", credits = "0" } }
    self.currencies[code] = found
  end
  return found
end

--- Begins a ledger.
---@return table
function ledger.new() return { currencies = {}, unread = 0 } end

--- Adds a line.
---@param self table
---@param period "now"|"before"|"unbilled"
---@param line table of lines.lua
---@param currency string of the invoice, for lines that name none
function ledger.add(self, period, line, currency)
  if not line.total then
    self.unread = self.unread + 1
    return
  end
  local own = currency_of(self, line.currency ~= "" and line.currency or currency)
  local customer = entry_of(own.customers, line.customer_id, line)
  local item = entry_of(own.items, line.customer_id .. "/" .. line.item, line)
  for _, entry in ipairs { customer, item, own.sums } do
    entry[period] = add(entry[period], line.total)
    if period == "now" and is_negative(line.total) then entry.credits = add(entry.credits, line.total) end
  end
  item.has[period] = true
end

-- Adds one entry's sums to another's.
local function merge(into, from)
  for _, period in ipairs(PERIODS) do
    into[period] = add(into[period], from[period])
    if from.has and from.has[period] then into.has[period] = true end
  end
  into.credits = add(into.credits, from.credits)
end

--- The sums in a currency; empty ones where it has no lines.
---@param self table
---@param code string
---@return table
function ledger.of(self, code) return currency_of(self, code) end

--- Adds another ledger: one of lines that are complete.
---@param self table
---@param other table
function ledger.merge(self, other)
  self.unread = self.unread + other.unread
  for code, found in pairs(other.currencies) do
    local own = currency_of(self, code)
    merge(own.sums, found.sums)
    for _, kind in ipairs { "customers", "items" } do
      for key, entry in pairs(found[kind]) do
        merge(entry_of(own[kind], key, entry), entry)
      end
    end
  end
end

--- Adds a line to the exact sums by currency that an invoice's total is compared with.
---@param sums table<string, table>
---@param line table
function ledger.count(sums, line)
  local total = line.total or "0"
  amounts.add(sums, { {
    currency = line.currency, rows = 1, unread = line.total and 0 or 1, total = total,
    subtotal = line.subtotal or total, tax = line.tax or "0", credits = is_negative(total) and total or "0",
  } })
end

return ledger
