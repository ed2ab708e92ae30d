-- Shows the plan, asks for confirmation, requests a qualification, and polls its vetting:
-- lua examples/74_qualify.lua <customer-tenant-guid> Education <K12 | HigherEducation> [seconds]
-- lua examples/74_qualify.lua <customer-tenant-guid> GovernmentCommunityCloud <validation code> [seconds]
-- Run it again to keep polling: nothing is requested twice.
-- Writes after a yes. Needs a user. Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"
local workflow = partnercenter.workflow
local id, want, detail = arg[1], arg[2], arg[3]
if not detail then
  io.stderr:write "usage: lua examples/74_qualify.lua <customer> <qualification> <detail> [seconds]\n"
  os.exit(2)
end

local function confirm(plan)
  io.write(tostring(plan), "\nType yes to continue: ")
  if io.read "*l" == "yes" then return true end
  print "not confirmed: nothing was sent"
  os.exit(2)
end

partnercenter.main(function()
  local customer = partnercenter.customer(id)
  local record, err = workflow.qualify(customer, want, {
    educationSegment = want == "Education" and detail or nil,
    validationCode = want == "GovernmentCommunityCloud" and detail or nil,
    confirm = confirm,
  })
  if not record and err.kind == "conflict" and err.record and err.record.vettingStatus == "InReview" then
    print "already requested: its vetting is in progress"
  elseif not record then
    error(err, 0)
  end

  local options = { qualification = want, timeout = tonumber(arg[4]) or 600, interval = 10 }
  record, err = workflow.vetting(customer, options)
  if not record and err.kind == "timeout" then
    io.stderr:write(tostring(err), "\n")
    os.exit(75) -- try again later
  elseif not record then
    error(err, 0)
  end
  print(("%s: %s %s"):format(record.qualification, record.vettingStatus, record.vettingReason or ""))
  if record.vettingStatus ~= "Approved" then os.exit(3) end
end)
