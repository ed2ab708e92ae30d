-- Prepares a simulator for a documented example: the records along its path, and the states that some need.
local states = require "spec.simulator.examples.states"

local worlds = {}

-- Puts a record at each {name} of the path that the simulator keeps records for.
local function put_path(sim, example)
  local template, path, prefix = {}, {}, {}
  for segment in example.row[3]:gmatch("[^/]+") do
    template[#template + 1] = segment
  end
  for segment in example.path:gmatch("[^/]+") do
    path[#path + 1] = segment
  end
  for index, segment in ipairs(template) do
    prefix[index] = path[index]
    local is_list = index == #template and example.row.page
    if segment:find("^{[%w_]+}$") and not is_list then sim:put("/" .. table.concat(prefix, "/"), {}) end
  end
end

--- Prepares a simulator.
---@param sim partnercenter.simulator.Handle
---@param example table
function worlds.prepare(sim, example)
  assert(sim:reset())
  put_path(sim, example)
  local state = states[example.name] or states[example.row.name]
  if state then state(sim, example) end
end

return worlds
