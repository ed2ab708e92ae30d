--- The samples of the service's resources, by model.
local samples = {}

local by_model = {}

for _, name in ipairs {
  "account", "agreement", "analytics", "azure", "billing", "catalog", "customer", "device", "graph", "order",
  "subscription", "user",
} do
  for model, sample in pairs(require("partnercenter.simulator.server.samples." .. name)) do
    assert(not by_model[model], "two samples of " .. model)
    by_model[model] = sample
  end
end

--- Returns the sample of a model, or a plain one for an unknown model.
---@param model string
---@return table
function samples.of(model)
  return by_model[model] or { id = "{id}", name = model .. " {number}", attributes = { objectType = model } }
end

return samples
