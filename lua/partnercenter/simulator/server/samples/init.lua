--- The samples of the service's resources, by model. Their files have the members that matter; the members
--- that they lack come from the models.
local completion = require "partnercenter.simulator.server.records.completion"
local models = require "partnercenter.api.model"

local samples = {}

local by_model, whole = {}, {}

-- Links lead to the path of their record, where a sample does not say more.
by_model.Link = { uri = "{path}", method = "GET", headers = {} }

for _, name in ipairs {
  "account", "agreement", "analytics", "azure", "billing", "catalog", "customer", "device", "graph", "order",
  "subscription", "user",
} do
  for model, sample in pairs(require("partnercenter.simulator.server.samples." .. name)) do
    assert(not by_model[model], "two samples of " .. model)
    by_model[model] = sample
  end
end

local function own(name) return by_model[name] end

--- Returns the sample of a model, or a plain one for an unknown model.
---@param name string
---@return table
function samples.of(name)
  if not whole[name] then
    local described = models.find(name)
    local known = by_model[name] or described and next(described.fields)
    whole[name] = known and completion.of(name, by_model[name], own)
      or { id = "{id}", name = name .. " {number}", attributes = { objectType = name } }
  end
  return whole[name]
end

return samples
