-- Prints the changes between two tables of 91_cron_job.lua, with the audit records of those
-- customers: lua examples/72_what_changed.lua <yesterday.csv> <today.csv> [days]
-- Reads only, with any sign-in. Credentials come from the environment: lua/partnercenter/auth/README.md.
local csv = require "partnercenter.csv"
local partnercenter = require "partnercenter"
if not arg[2] then
  io.stderr:write "usage: lua examples/72_what_changed.lua <yesterday.csv> <today.csv> [days]\n"
  os.exit(2)
end

local function read(path)
  local rows, next_row, err = {}, csv.rows(path)
  if not next_row then error(err, 0) end
  for row in next_row do
    rows[row.customer_id or error(path .. " is no table of 91_cron_job.lua", 0)] = row
  end
  return rows
end

-- The lines to print about each customer that changed.
local function compare(before, after)
  local changes = {}
  for id, row in pairs(after) do
    local old = before[id]
    if not old then
      changes[id] = { ("%s  new: %s, %s"):format(id, row.company, row.qualification) }
    elseif old.qualification ~= row.qualification then
      changes[id] = { ("%s  %s: %s -> %s"):format(id, row.company, old.qualification, row.qualification) }
    end
  end
  for id, row in pairs(before) do
    local line = ("%s  gone: %s, %s"):format(id, row.company, row.qualification)
    if not after[id] then changes[id] = { line } end
  end
  return changes
end

-- Audit records are hints, not proof: vetting ends without a record.
local function add_audit_records(changes)
  local since = os.date("!%Y-%m-%d", os.time() - 86400 * (tonumber(arg[3]) or 1))
  for record in partnercenter.audit_records({ startDate = since }):each() do
    local lines = changes[record.customerId]
    if lines then
      lines[#lines + 1] = ("    %s  %s %s by %s: %s"):format(record.operationDate or "?",
        record.operationType or "?", record.resourceType or "?",
        record.userPrincipalName or record.applicationId or "?", record.operationStatus or "?")
    end
  end
end

partnercenter.main(function()
  local changes, ids = compare(read(arg[1]), read(arg[2])), {}
  for id in pairs(changes) do ids[#ids + 1] = id end
  local ok, err = true, nil
  if #ids > 0 then ok, err = pcall(add_audit_records, changes) end
  table.sort(ids)
  for _, id in ipairs(ids) do print(table.concat(changes[id], "\n")) end
  print(("%d changes"):format(#ids))
  if not ok then error("the audit records cannot be read: " .. tostring(err), 0) end
end)
