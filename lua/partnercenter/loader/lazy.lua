--- Stands in for a module that many programs never need: it is loaded when one of its members is first named.
local lazy = {}

local waiting = {}

--- Loads all that is stood in for, as hosts want it that live long: what they run should not change under
--- them when the files do.
function lazy.load_all()
  local name = next(waiting)
  while name do
    waiting[name] = nil
    require(name) -- which may name more
    name = next(waiting)
  end
end

---@param name string as for `require`
---@return table
local function stand_in(_, name)
  waiting[name] = true
  return setmetatable({}, { __index = function(self, key)
    local value = require(name)[key]
    self[key] = value
    return value
  end })
end

return setmetatable(lazy, { __call = stand_in })
