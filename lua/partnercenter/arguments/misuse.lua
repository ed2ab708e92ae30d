--- Misuse is reported at the caller's line, however many of the library's own functions stand between.
local caller = {}

local OWN = debug.getinfo(1, "S").source:match("^(.*[/\\])arguments[/\\]") or "=?"

--- The level, for `error` called by the function that asks, of the first Lua frame outside the library.
---@return integer
function caller.level()
  local own, level = 2, 3 -- as counted here; the caller counts one less
  local frame = debug.getinfo(level, "S")
  while frame do
    -- Own functions may call one another through C, such as string.gsub, and be called by it, such as pairs.
    if frame.source:sub(1, #OWN) == OWN then
      own = level
    elseif frame.what ~= "C" and frame.source ~= "=(tail call)" then
      return level - 1
    end
    level = level + 1
    frame = debug.getinfo(level, "S")
  end
  return own
end

--- Raises `message` at the line of the program that called the library.
---@param message string
function caller.misuse(message)
  error(message, caller.level())
end

--- Raises about a method that was called with a dot.
---@param name string of the method
---@param what string the object
function caller.colon(name, what)
  caller.misuse(("%s must be called with a colon, as in %s:%s(...)"):format(name, what, name))
end

--- Raises about a function that was called with a colon.
---@param name string of the function
---@param what string the module
function caller.dot(name, what)
  caller.misuse(("%s must be called with a dot, as in %s.%s(...)"):format(name, what, name))
end

return caller
