--- Wraps public functions and methods: checks dot or colon and the number of arguments, and raises on unknown
--- names with a suggestion.
local check = require "partnercenter.arguments.check"
local lazy = require "partnercenter.loader.lazy"
local misuse = require "partnercenter.arguments.misuse"

local suggest = lazy "partnercenter.arguments.suggest"

local public_functions = {}

--- Wraps methods, which must be called with a colon.
---@param methods table<string, function>
---@param object string its name in messages
---@param is fun(self: any): any whether a value is such an object
---@param counts table<string, integer> how many arguments a method takes; 0 where absent
---@return table<string, function>
function public_functions.methods(methods, object, is, counts)
  local wrapped = {}
  for name, method in pairs(methods) do
    local full, count = object .. ":" .. name, counts[name] or 0
    wrapped[name] = function(self, ...)
      if not is(self) then misuse.needs_colon(name, object) end
      check.surplus(full, count, ...)
      return method(self, ...)
    end
  end
  return wrapped
end

--- Wraps a function, which must be called with a dot.
---@param fn function
---@param name string
---@param module table that holds it
---@param module_name string
---@param count integer? how many arguments it takes; nil leaves the number unchecked
---@return function
function public_functions.dotted(fn, name, module, module_name, count)
  local full = module_name .. "." .. name
  return function(first, ...)
    if first == module then misuse.needs_dot(name, module_name) end
    if count then check.surplus(full, count, first, ...) end
    return fn(first, ...)
  end
end

--- An `__index` that raises on every name, except those that begin with "_".
---@param object string its name in messages
---@param known table names as keys
---@return function
function public_functions.strict(object, known)
  return function(_, name)
    if type(name) ~= "string" or name:sub(1, 1) == "_" then return nil end
    suggest.unknown(object, name, known)
  end
end

--- Wraps the methods in a metatable's `__index`, which take no arguments.
---@param meta table
---@param object string its name in messages
function public_functions.methods_of(meta, object)
  local methods = public_functions.methods(meta.__index, object, function(self)
    return type(self) == "table" and getmetatable(self) == meta
  end, {})
  meta.__index = setmetatable(methods, { __index = public_functions.strict(object, methods) })
end

--- Wraps the functions of a public module, in place.
---@param module table
---@param module_name string
---@param counts table<string, integer>? how many arguments a function takes; nil leaves it unchecked
---@return table module
function public_functions.module(module, module_name, counts)
  for name, value in pairs(module) do
    local count = counts and counts[name]
    if type(value) == "function" then
      module[name] = public_functions.dotted(value, name, module, module_name, count)
    end
  end
  return setmetatable(module, { __index = public_functions.strict(module_name, module) })
end

return public_functions
