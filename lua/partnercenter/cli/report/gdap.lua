--- Gathers the active GDAP relationships: which end within 30, 60 or 90 days, which do not extend themselves,
--- and their roles.
local document = require "partnercenter.cli.report.document"
local stop = require "partnercenter.cli.stop"

local ALL = 36500 -- days
local SPANS = { 30, 60, 90 }
local SOON = SPANS[#SPANS]

local COLUMNS = {
  { heading = "Ends", field = "ends", kind = "date" }, { heading = "Days", field = "days" },
  { heading = "Customer", field = "customer_name" }, { heading = "Relationship", field = "name" },
  { heading = "Auto-extends", field = "auto_extend" }, { heading = "Can extend", field = "can_auto_extend" },
  { heading = "Roles", field = "roles" },
}

local function role_names()
  local names = {}
  for name, id in pairs(require "partnercenter.workflow.gdap.role_ids") do names[id] = name end
  return names
end

local function roles_of(record, names)
  local details = type(record.accessDetails) == "table" and record.accessDetails or {}
  local found = {}
  for _, role in ipairs(type(details.unifiedRoles) == "table" and details.unifiedRoles or {}) do
    local id = tostring(role.roleDefinitionId):lower()
    found[#found + 1] = names[id] or id
  end
  table.sort(found)
  return table.concat(found, ", ")
end

local function bars_of(rows)
  local bars, first = {}, 0
  for place, span in ipairs(SPANS) do
    bars[place] = { label = ("%d to %d days"):format(first, span), values = { 0, 0 } }
    first = span + 1
  end
  bars[#bars + 1] = { label = ("More than %d days"):format(SOON), values = { 0, 0 } }
  for _, row in ipairs(rows) do
    local place = 1
    while SPANS[place] and row.days > SPANS[place] do place = place + 1 end
    local values, series = bars[place].values, row.auto_extend and 1 or 2
    values[series] = values[series] + 1
  end
  return bars
end

local function chosen(rows, picks)
  local found = {}
  for _, row in ipairs(rows) do
    if picks(row) then found[#found + 1] = row end
  end
  return found
end

---@param context partnercenter.cli.Context
---@return table report
return function(context)
  local report, rows, names = document.new("GDAP", { "workflow.gdap_expiring()" }), {}, role_names()
  report.noun = nil
  local listing = stop.unless(require("partnercenter").workflow.gdap_expiring(context:client(), ALL))
  for found in listing:each() do
    found.roles, found.record = roles_of(found.record, names), nil
    rows[#rows + 1] = found
  end
  local ending = chosen(rows, function(row) return row.days <= SOON and not row.auto_extend end)
  report.subtitle = ("%d active relationships; %d end within %d days and do not extend themselves"):format(
    #rows, #ending, SOON)
  document.add(report, {
    heading = "Relationships by their end", axis = "Ends within", series = { "Extend themselves", "End" },
    bars = #rows > 0 and bars_of(rows) or {}, rows_heading = "All relationships, the next one to end first",
    columns = COLUMNS, rows = rows, empty = "No relationship is active.",
    finding = "A relationship with the role Global Administrator cannot extend itself.",
  })
  document.add(report, {
    heading = ("End within %d days"):format(SOON), columns = COLUMNS, rows = ending,
    empty = "None ends without being extended.",
  })
  return report
end
