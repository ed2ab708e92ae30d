-- The samples of the service's resources, by model.

local M = {}

local samples = {}

for _, name in ipairs {
  "account", "agreement", "analytics", "azure", "billing", "catalog", "customer", "device", "graph", "order",
  "subscription", "user",
} do
  for model, sample in pairs(require("partnercenter.simulator.server.samples." .. name)) do
    assert(not samples[model], "two samples of " .. model)
    samples[model] = sample
  end
end

---The sample of a model; a plain one where there is none.
---@param model string
---@return table
function M.of(model)
  return samples[model] or { id = "{id}", name = model .. " {number}", attributes = { objectType = model } }
end

---Whether a model has a sample of its own.
---@param model string
---@return boolean
function M.known(model) return samples[model] ~= nil end

return M
