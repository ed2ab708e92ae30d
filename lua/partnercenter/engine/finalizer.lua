--- Functions that run when nobody refers to an object any more, and when the Lua state ends.
local finalizer = {}

--- Makes an object; `fn` runs once, when it is collected or the Lua state ends. What it raises is lost.
---@param fn function
---@return any
function finalizer.new(fn)
  local function run()
    pcall(fn)
  end
  local newproxy = rawget(_G, "newproxy") -- Lua 5.1 finalizes no tables
  if newproxy then
    local object = newproxy(true)
    getmetatable(object).__gc = run
    return object
  end
  return setmetatable({}, { __gc = run })
end

return finalizer
