-- Registers a webhook for events, sends a test event and says whether it arrived:
-- lua examples/60_register_webhook.lua <https address> [event...]
-- Without events it takes all that the service lists.
-- Writes after a yes, with any sign-in. Credentials: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"
local url = arg[1]
if not url or url:find "^%-" then
  io.stderr:write "usage: lua examples/60_register_webhook.lua <https address> [event...]\n"
  os.exit(2)
end

local events = {}
for i = 2, #arg do events[i - 1] = arg[i] end

local function confirm(plan)
  io.write(tostring(plan), "\nType yes to continue: ")
  if io.read "*l" == "yes" then return true end
  print "not confirmed: nothing was sent"
  os.exit(2)
end

partnercenter.main(function()
  local result = assert(partnercenter.workflow.register_webhook(partnercenter, {
    url = url, events = events[1] and events or "all", confirm = confirm,
  }))
  print(result.test.message)
  if not result.test.delivered then os.exit(1) end
end)
