--- Workflows: plain functions over the API, each loaded when it is first named.
local caller = require "partnercenter.caller"

local NAMES = {
  qualify = true, vetting = true, onboard = true, government_customer = true, buy = true, reconcile = true,
  offboard_user = true,
}

---@class partnercenter.Workflows
---@field qualify fun(customer: table, want: string|table, options: table?): table?, partnercenter.error?
---@field vetting fun(customer: table, options: table?): table?, partnercenter.error?
---@field onboard fun(client: table, body: table, options: table): table?, partnercenter.error?
---@field government_customer fun(client: table, body: table, options: table): table?, partnercenter.error?
---@field buy fun(customer: table, what: table[]|string, options: table?): table?, partnercenter.error?
---@field reconcile fun(invoice: table, path: string, options: table?): table?, partnercenter.error?
---@field offboard_user fun(user: table, options: table?): table?, partnercenter.error?

---@type partnercenter.Workflows
return setmetatable({}, {
  __index = function(loaded, name)
    if not NAMES[name] then caller.unknown("partnercenter.workflow", name, false, NAMES) end
    local workflow = require("partnercenter.workflow." .. name)
    rawset(loaded, name, workflow)
    return workflow
  end,
})
