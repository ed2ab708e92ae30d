--- What a workflow would do. It is shown to whoever started the workflow and done only when they agree.
local shown = require "partnercenter.text.shown"

local plan = {}

---@class partnercenter.Plan
---@field workflow string
---@field steps string[]        what would be sent, in words and in order
---@field irreversible boolean  whether a step cannot be taken back
---@field correlation_id string of every request of this run

local meta = { __name = "partnercenter.plan" }

function meta.__tostring(it)
  local lines = { ("%s%s"):format(it.workflow, it.irreversible and " (cannot be taken back)" or "") }
  if not it.steps[1] then lines[2] = "nothing to do" end
  for i, step in ipairs(it.steps) do
    lines[#lines + 1] = ("%d. %s"):format(i, shown(step, 1000))
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

--- Whether a plan is agreed to; without a word about it, it is not.
---@param it partnercenter.Plan
---@param confirm boolean|fun(plan: partnercenter.Plan): any|nil
---@return boolean
function plan.agreed(it, confirm)
  if type(confirm) == "function" then return confirm(it) == true end
  return confirm == true
end

return plan
