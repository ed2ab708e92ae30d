--- Chooses the driver, which waits in the way of the host that the program runs in.
local drivers = {}

local function name_here()
  local ngx, cqueues = rawget(_G, "ngx"), package.loaded["cqueues"]
  local controller, direct
  if type(cqueues) == "table" then controller, direct = cqueues.running() end
  if ngx and ngx.get_phase then return ngx.get_phase() == "init" and "blocking" or "ngx" end
  if controller and direct then return "cqueues" end
  return rawget(_G, "vim") and "uv" or "blocking"
end

--- The driver of that name.
---@param name string|table|nil a driver of the caller's own; nil: the one that fits the host
---@return table driver
function drivers.named(name)
  if type(name) == "table" then return name end
  return require("partnercenter.engine.driver." .. (name or name_here()))
end

return drivers
