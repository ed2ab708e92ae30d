--- Plans of workflows: the steps that a workflow shows before it carries them out.
local printable = require "partnercenter.text.printable"

local plan = {}

---@class partnercenter.Plan
---@field workflow string
---@field steps string[]        in words and in order
---@field irreversible boolean  whether a step cannot be undone
---@field warnings? string[]     what to know before confirming
---@field correlation_id string of every request of this run
---@field [string] any            what the workflow adds, such as `customer_id`

local meta = { __name = "partnercenter.plan" }

function meta.__tostring(it)
  local lines = { ("%s%s"):format(it.workflow, it.irreversible and " (cannot be taken back)" or "") }
  if not it.steps[1] then lines[2] = "nothing to do" end
  for i, step in ipairs(it.steps) do
    lines[#lines + 1] = ("%d. %s"):format(i, printable(step, 1000))
  end
  for _, warning in ipairs(it.warnings or {}) do
    lines[#lines + 1] = "warning: " .. printable(warning, 1000)
  end
  return table.concat(lines, "\n")
end

--- Makes a plan.
---@param fields table
---@return partnercenter.Plan
function plan.new(fields)
  fields.steps = fields.steps or {}
  fields.irreversible = fields.irreversible or false
  return setmetatable(fields, meta)
end

--- Whether the caller confirmed a plan.
---@param it partnercenter.Plan
---@param confirm boolean|fun(plan: partnercenter.Plan): any|nil
---@return boolean
function plan.agreed(it, confirm)
  if type(confirm) == "function" then return confirm(it) == true end
  return confirm == true
end

return plan
