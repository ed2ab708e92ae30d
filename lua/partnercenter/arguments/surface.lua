--- Public functions and methods as callers see them: the dot or the colon is checked, so is the number of
--- arguments, and a name that is not there raises with a suggestion.
local caller = require "partnercenter.arguments.misuse"
local check = require "partnercenter.arguments.check"
local lazy = require "partnercenter.loader.lazy"

local naming = lazy "partnercenter.arguments.suggest"

local surface = {}

--- Methods that must be called with a colon.
---@param methods table<string, function>
---@param what string the object, as messages name it
---@param is fun(self: any): any whether something is such an object
---@param counts table<string, integer> how many arguments a method takes; 0 where absent
---@return table<string, function>
function surface.methods(methods, what, is, counts)
  local visible = {}
  for name, method in pairs(methods) do
    local full, count = what .. ":" .. name, counts[name] or 0
    visible[name] = function(self, ...)
      if not is(self) then caller.colon(name, what) end
      check.surplus(full, count, ...)
      return method(self, ...)
    end
  end
  return visible
end

--- A function that must be called with a dot.
---@param fn function
---@param name string
---@param module table it belongs to
---@param what string the module, as messages name it
---@param count integer? how many arguments it takes, where that is checked
---@return function
function surface.dotted(fn, name, module, what, count)
  local full = what .. "." .. name
  return function(first, ...)
    if first == module then caller.dot(name, what) end
    if count then check.surplus(full, count, first, ...) end
    return fn(first, ...)
  end
end

--- What `__index` has to be where there is nothing: a name raises, unless it begins with "_".
---@param what string the object, as messages name it
---@param known table names as keys
---@return function
function surface.strict(what, known)
  return function(_, name)
    if type(name) ~= "string" or name:sub(1, 1) == "_" then return nil end
    naming.unknown(what, name, known)
  end
end

--- Makes the methods in the `__index` of a metatable, which take no arguments, those of a public object.
---@param meta table
---@param what string the object, as messages name it
function surface.methods_of(meta, what)
  local methods = surface.methods(meta.__index, what, function(self)
    return type(self) == "table" and getmetatable(self) == meta
  end, {})
  meta.__index = setmetatable(methods, { __index = surface.strict(what, methods) })
end

--- Makes a table of functions a public module.
---@param module table
---@param what string its name
---@param counts table<string, integer>? how many arguments a function takes, where that is checked
---@return table module
function surface.module(module, what, counts)
  for name, value in pairs(module) do
    local count = counts and counts[name]
    if type(value) == "function" then module[name] = surface.dotted(value, name, module, what, count) end
  end
  return setmetatable(module, { __index = surface.strict(what, module) })
end

return surface
