--- Workflows: plain functions over the API. Each loads on first use.
local suggest = require "partnercenter.arguments.suggest"
local public_functions = require "partnercenter.arguments.public_functions"

-- The number of arguments of each.
local NAMES = {
  qualify = 3, vetting = 2, onboard = 3, government_customer = 3, buy = 3, reconcile = 3, offboard_user = 2,
}

---@class partnercenter.workflow.Options
---@field correlation_id string? of every request; new by default
---@field locale string?
---@field max_attempts integer? of each call
---@field attempt_timeout number? seconds for one attempt of each call

---@class partnercenter.workflow.WriteOptions: partnercenter.workflow.Options
---@field confirm boolean|(fun(plan: partnercenter.Plan): boolean?)|nil true, or a function that returns true
---@field dry_run boolean? returns the plan and sends no write

---@type partnercenter.Workflows
return setmetatable({}, {
  __index = function(loaded, name)
    if not NAMES[name] then suggest.unknown("partnercenter.workflow", name, NAMES) end
    local workflow = require("partnercenter.workflow." .. name)
    workflow = public_functions.dotted(workflow, name, loaded, "partnercenter.workflow", NAMES[name])
    rawset(loaded, name, workflow)
    return workflow
  end,
})
