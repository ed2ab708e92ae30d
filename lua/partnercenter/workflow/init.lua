--- Workflows: plain functions over the API, each loaded when it is first named.
local caller = require "partnercenter.caller"

local NAMES = {
  qualify = true, vetting = true, onboard = true, government_customer = true, buy = true, reconcile = true,
  offboard_user = true,
}

return setmetatable({}, {
  __index = function(loaded, name)
    if not NAMES[name] then caller.unknown("partnercenter.workflow", name, false, NAMES) end
    local workflow = require("partnercenter.workflow." .. name)
    rawset(loaded, name, workflow)
    return workflow
  end,
})
