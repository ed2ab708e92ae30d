--- Stands in for a module that many programs never need: it is loaded when one of its members is first named.
---@param name string as for `require`
---@return table
return function(name)
  return setmetatable({}, { __index = function(stand_in, key)
    local value = require(name)[key]
    stand_in[key] = value
    return value
  end })
end
