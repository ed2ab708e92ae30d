--- The sections of a currency that lines make: customers now and a month before, items that are new or have
--- ended, and what is not billed yet.
local amounts = require "partnercenter.workflow.billing.amounts"
local document = require "partnercenter.cli.report.document"
local numbers = require "partnercenter.cli.report.numbers"

local customers = {}

local function label_of(entry)
  if entry.domain ~= "" then return entry.domain end
  if entry.name ~= "" then return entry.name end
  return entry.customer_id ~= "" and entry.customer_id or "(no customer)"
end

local function sorted(entries, period, picks)
  local rows = {}
  for _, entry in pairs(entries) do
    if picks(entry) then
      entry.label, entry.change = label_of(entry), amounts.subtract(entry.now, entry.before)
      rows[#rows + 1] = entry
    end
  end
  table.sort(rows, function(a, b)
    local left, right = tonumber(a[period]), tonumber(b[period])
    if left ~= right then return left > right end
    if a.label ~= b.label then return a.label < b.label end
    if a.product ~= b.product then return a.product < b.product end
    return a.customer_id < b.customer_id
  end)
  return rows
end

local function bars_of(rows, period, with_mark)
  local bars = {}
  for place, entry in ipairs(rows) do
    bars[place] = {
      label = entry.label, values = { entry[period] }, mark = with_mark and entry.before or nil,
    }
  end
  return document.longest(bars)
end

local function is_zero(amount) return tonumber(amount) == 0 end

local function sums_row(sums)
  local row = { label = "All customers", change = amounts.subtract(sums.now, sums.before) }
  for name, amount in pairs(sums) do row[name] = amount end
  return row
end

local function columns_of(about)
  local columns = {
    { heading = "Customer", field = "label" }, { heading = "Name", field = "name" },
    { heading = about.month, field = "now", amount = true },
  }
  if about.before then
    columns[4] = { heading = about.before, field = "before", amount = true }
    columns[5] = { heading = "Change", field = "change", amount = true }
  end
  columns[#columns + 1] = { heading = "Credits", field = "credits", amount = true }
  return columns
end

local function charged(report, about, own)
  local rows = sorted(own.customers, "now", function(entry)
    return not is_zero(entry.now) or not is_zero(entry.before)
  end)
  local finding = ("%s: %s in %s"):format(numbers.count(#rows, "customer"),
    numbers.text(own.sums.now, about.currency), about.month)
  if about.before then
    local change = amounts.subtract(own.sums.now, own.sums.before)
    finding = ("%s, %s against %s"):format(finding, numbers.difference(change, about.currency), about.before)
  end
  if not is_zero(own.sums.credits) then
    finding = ("%s; credits are %s of it"):format(finding, numbers.text(own.sums.credits, about.currency))
  end
  document.add(report, {
    heading = ("Customers in %s, %s"):format(about.currency, about.month), finding = finding .. ".",
    axis = "Customer", unit = about.currency, sum_heading = about.month, mark = about.before,
    bars = bars_of(rows, "now", about.before), rows_heading = "All customers, the largest amount first",
    columns = columns_of(about), rows = rows, sums = sums_row(own.sums),
    empty = "The invoices have no lines with an amount.",
  })
end

local function items(report, about, own, heading, has, lacks)
  local rows = sorted(own.items, has, function(entry) return entry.has[has] and not entry.has[lacks] end)
  document.add(report, {
    heading = ("%s in %s, %s"):format(heading, about.currency, about.month), unit = about.currency,
    columns = {
      { heading = "Customer", field = "label" }, { heading = "Product", field = "product" },
      { heading = has == "now" and about.month or about.before, field = has, amount = true },
    },
    rows = rows, empty = "There are none.",
  })
end

local function unbilled(report, about, own)
  local rows = sorted(own.customers, "unbilled", function(entry) return not is_zero(entry.unbilled) end)
  local total = own.sums.unbilled
  local finding = ("%s so far"):format(numbers.text(total, about.currency))
  local last = tonumber(own.sums.now)
  if about.month and about.has_now and last > 0 then
    finding = ("%s, %.0f %% of %s"):format(finding, tonumber(total) / last * 100, about.month)
  end
  document.add(report, {
    heading = "Unbilled so far in " .. about.currency, finding = finding .. ".", axis = "Customer",
    unit = about.currency, sum_heading = "Unbilled", bars = bars_of(rows, "unbilled"),
    rows_heading = "All customers, the largest amount first",
    columns = {
      { heading = "Customer", field = "label" }, { heading = "Name", field = "name" },
      { heading = "Unbilled", field = "unbilled", amount = true },
    },
    rows = rows, sums = sums_row(own.sums), empty = "Nothing is unbilled.",
  })
end

local function left_out(report, heading)
  document.add(report, {
    heading = heading, columns = {}, rows = {},
    empty = "Left out: not all lines could be read. The end of the report says why.",
  })
end

---@class partnercenter.cli.report.Currency what the sections of a currency are about
---@field currency string
---@field month string? of the newest invoices
---@field before string? the month with invoices before
---@field has_now boolean whether the lines of the newest month were read
---@field has_before boolean
---@field wants_unbilled boolean
---@field has_unbilled boolean

--- Adds the sections of a currency.
---@param report table
---@param about partnercenter.cli.report.Currency
---@param own table sums of the ledger
function customers.add(report, about, own)
  if not about.has_before then about.before = nil end
  if about.month and not about.has_now then
    left_out(report, ("Customers in %s, %s"):format(about.currency, about.month))
  elseif about.month then
    charged(report, about, own)
    if about.before then
      items(report, about, own, "New items", "now", "before")
      items(report, about, own, "Ended items", "before", "now")
    end
  end
  if not about.wants_unbilled then return end
  if about.has_unbilled then return unbilled(report, about, own) end
  left_out(report, "Unbilled so far in " .. about.currency)
end

return customers
