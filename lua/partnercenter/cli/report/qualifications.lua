--- Gathers the qualifications of all customers, those that wait for vetting, and the codes that are left.
local dates = require "partnercenter.cli.output.dates"
local document = require "partnercenter.cli.report.document"
local over_customers = require "partnercenter.cli.report.over_customers"

local DAY = 86400
local WAITING = { inreview = true, pending = true }

local COLUMNS = {
  { heading = "Customer", field = "domain" }, { heading = "Name", field = "name" },
  { heading = "Qualification", field = "qualification" }, { heading = "Vetting", field = "vetting" },
  { heading = "Since", field = "since", kind = "date" }, { heading = "Days", field = "days" },
  { heading = "Reason", field = "reason" },
}

local CODES = {
  { heading = "Organisation", field = "organizationName" }, { heading = "Left", field = "remainingCreates" },
  { heading = "Of", field = "maxCreates" },
}

local function plain(word) return (tostring(word):lower():gsub("[%s_-]", "")) end

local function waits(row) return WAITING[plain(row.vetting)] == true end

local function row_of(customer, record, now)
  local since = dates.seconds(record.vettingCreatedDate)
  local domain, name = over_customers.names(customer)
  local row = {
    customer_id = customer.id, domain = domain, name = name, qualification = record.qualification or "None",
    vetting = record.vettingStatus, reason = record.vettingReason, since = record.vettingCreatedDate,
  }
  if since and waits(row) then row.days = math.max(math.floor((now - since) / DAY), 0) end
  return row
end

local function counts(rows)
  local by_name, bars = {}, {}
  for _, row in ipairs(rows) do
    local label = row.qualification .. (plain(row.vetting) == "denied" and " (denied)" or "")
    if not by_name[label] then
      by_name[label] = { label = label, values = { 0, 0 } }
      bars[#bars + 1] = by_name[label]
    end
    local values, series = by_name[label].values, waits(row) and 2 or 1
    values[series] = values[series] + 1
  end
  return document.longest(bars)
end

local function waiting_rows(rows)
  local waiting = {}
  for _, row in ipairs(rows) do
    if waits(row) then waiting[#waiting + 1] = row end
  end
  table.sort(waiting, function(a, b)
    if (a.days or -1) ~= (b.days or -1) then return (a.days or -1) > (b.days or -1) end
    return a.domain < b.domain
  end)
  return waiting
end

---@param context partnercenter.cli.Context
---@return table report
return function(context, now)
  local report = document.new("Qualifications",
    { "customers()", "customer(id):qualifications()", "validation_codes()" })
  local rows = {}
  over_customers.run(context, report, function(handle) return handle:qualifications() end,
    function(customer, records)
      if #records == 0 then records = { {} } end
      for _, record in ipairs(records) do
        rows[#rows + 1] = row_of(customer, record, now)
      end
    end)
  over_customers.sort(rows)
  local waiting = waiting_rows(rows)
  report.subtitle = ("%d customers, %d waiting for vetting"):format(report.total, #waiting)
  document.add(report, {
    heading = "Customers by qualification", axis = "Qualification", rows_heading = "All customers",
    series = { "Decided", "Waiting for vetting" },
    bars = counts(rows), columns = COLUMNS, rows = rows,
  })
  document.add(report, {
    heading = "Waiting for vetting", columns = COLUMNS, rows = waiting,
    empty = "No customer waits for vetting.",
  })
  local codes = context:client():validation_codes()
  if codes then
    document.add(report, {
      heading = "Validation codes", columns = CODES, rows = codes, empty = "There are no validation codes.",
    })
  end
  return report
end
