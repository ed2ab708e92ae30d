--- Makes placeholders for modules, which load when one of their members is first used.
local lazy = {}

local waiting = {}

--- Loads all modules that have a placeholder. Long-lived hosts call this, so that later changes of the files
--- do not affect them.
function lazy.load_all()
  local name = next(waiting)
  while name do
    waiting[name] = nil
    require(name) -- may add placeholders
    name = next(waiting)
  end
end

---@param name string as for `require`
---@return table
local function placeholder(_, name)
  waiting[name] = true
  return setmetatable({}, { __index = function(self, key)
    local value = require(name)[key]
    self[key] = value
    return value
  end })
end

return setmetatable(lazy, { __call = placeholder })
