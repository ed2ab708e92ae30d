--- Keeps the internals of public objects out of reach of `pairs`, `next` and metatables: an object holds a
--- function that gives them only to this module. A weak table would do as well, but on Lua 5.1 and LuaJIT it
--- never frees an object that its own internals refer to, such as a client that its event handler closes.
local private = {}

local KEY = {}

--- The function that stands for `inner`, to be kept in the field `_private` of a public object.
---@param inner any
---@param more any
---@return function
function private.seal(inner, more)
  return function(key)
    if key == KEY then return inner, more end
  end
end

--- The internals of a public object.
---@param object table
---@return any inner nil where there are none
---@return any more
function private.of(object)
  local sealed = object._private
  if sealed then return sealed(KEY) end
end

return private
