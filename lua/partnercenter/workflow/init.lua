--- Workflows: plain functions over the API. Each loads on first use.
local suggest = require "partnercenter.arguments.suggest"
local public_functions = require "partnercenter.arguments.public_functions"

-- The workflows of each subject, each with the number of its arguments.
local SUBJECTS = {
  billing = { export = 4, reconcile = 3 },
  customer = { onboard = 3, government_customer = 3, offboard_user = 2, offboard_customer = 2 },
  gdap = { gdap = 2, gdap_expiring = 3, gdap_extend = 2, gdap_terminate = 2 },
  security = { alerts = 2, resolve_alert = 4 },
  qualification = { qualify = 3, vetting = 2 },
  subscription = { buy = 3, end_of_term = 3, renewals = 2, change_seats = 3 },
  webhook = { register_webhook = 2, unregister_webhook = 2 },
}

local workflows = {}
for subject, names in pairs(SUBJECTS) do
  for name, arguments in pairs(names) do
    workflows[name] = { module = "partnercenter.workflow." .. subject .. "." .. name, arguments = arguments }
  end
end

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
    local workflow = workflows[name]
    if not workflow then suggest.unknown("partnercenter.workflow", name, workflows) end
    local call = public_functions.dotted(require(workflow.module), name, loaded, "partnercenter.workflow",
      workflow.arguments)
    rawset(loaded, name, call)
    return call
  end,
})
