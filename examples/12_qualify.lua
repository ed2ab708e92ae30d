-- Shows the plan, asks for confirmation, requests a qualification, and polls its vetting:
-- lua examples/12_qualify.lua <customer-tenant-guid> Education <K12 | HigherEducation> [seconds]
-- lua examples/12_qualify.lua <customer-tenant-guid> GovernmentCommunityCloud <validation code> [seconds]
-- Run it again to keep polling: nothing is requested twice.
-- Credentials come from the environment, as in 01_qualification.lua.
local partnercenter = require "partnercenter"
local workflow = partnercenter.workflow
local id, want, detail = arg[1], arg[2], arg[3]
if not detail then
  io.stderr:write "usage: lua examples/12_qualify.lua <customer> <qualification> <detail> [seconds]\n"
  os.exit(2)
end

local function fail(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local customer = partnercenter.customer(id)
local ok, record, err = pcall(workflow.qualify, customer, want, {
  educationSegment = want == "Education" and detail or nil,
  validationCode = want == "GovernmentCommunityCloud" and detail or nil,
  confirm = function(plan)
    io.write(tostring(plan), "\nType yes to continue: ")
    return io.read "*l" == "yes"
  end,
})
if not ok then fail(record) end
if not record and err.kind == "unconfirmed" then
  print "not confirmed: nothing was sent"
  os.exit(2)
elseif not record and err.kind == "conflict" and err.record and err.record.vettingStatus == "InReview" then
  print "already requested: its vetting is in progress"
elseif not record then
  fail(err)
end

local seconds = tonumber(arg[4]) or 600
local options = { qualification = want, timeout = seconds, interval = 10 }
ok, record, err = pcall(workflow.vetting, customer, options)
if not ok then fail(record) end
if not record then
  io.stderr:write(tostring(err), "\n")
  os.exit(err.kind == "timeout" and 75 or 1)
end
print(("%s: %s %s"):format(record.qualification, record.vettingStatus, record.vettingReason or ""))
os.exit(record.vettingStatus == "Approved" and 0 or 3)
