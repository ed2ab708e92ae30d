-- Prints the changes between two tables of 07_qualifications_csv.lua, with the audit records of those
-- customers: lua examples/08_what_changed.lua <yesterday.csv> <today.csv> [days]
-- Credentials come from the environment, as in 01_qualification.lua.
local csv = require "partnercenter.csv"
local partnercenter = require "partnercenter"
if not arg[2] then
  io.stderr:write "usage: lua examples/08_what_changed.lua <yesterday.csv> <today.csv> [days]\n"
  os.exit(2)
end
local function fail(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local function read(path)
  local rows, next_row, err = {}, csv.rows(path)
  if not next_row then fail(err) end
  for row in next_row do rows[row.customer_id] = row end
  return rows
end

local before, after = read(arg[1]), read(arg[2])
local changes, ids = {}, {}
local function changed(id, what)
  changes[id] = { what }
  ids[#ids + 1] = id
end
for id, row in pairs(after) do
  local old = before[id]
  if not old then
    changed(id, ("%s  new: %s, %s"):format(id, row.company, row.qualification))
  elseif old.qualification ~= row.qualification then
    changed(id, ("%s  %s: %s -> %s"):format(id, row.company, old.qualification, row.qualification))
  end
end
for id, row in pairs(before) do
  if not after[id] then changed(id, ("%s  gone: %s, %s"):format(id, row.company, row.qualification)) end
end

-- Audit records are hints, not proof: vetting ends without a record.
local ok, err = true, nil
if #ids > 0 then
  local since = os.date("!%Y-%m-%d", os.time() - 86400 * (tonumber(arg[3]) or 1))
  ok, err = pcall(function()
    for record in partnercenter.audit_records({ startDate = since }):each() do
      local lines = changes[record.customerId]
      if lines then
        local who = record.userPrincipalName or record.applicationId or "?"
        lines[#lines + 1] = ("    %s  %s %s by %s: %s"):format(record.operationDate, record.operationType,
          record.resourceType, who, record.operationStatus)
      end
    end
  end)
end

table.sort(ids)
for _, id in ipairs(ids) do print(table.concat(changes[id], "\n")) end
print(("%d changes"):format(#ids))
if not ok then fail("the audit records cannot be read: " .. tostring(err)) end
