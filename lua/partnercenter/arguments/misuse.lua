--- Raises errors about misuse at the line of the program that called the library.
local misuse = {}

local LIBRARY = debug.getinfo(1, "S").source:match("^(.*[/\\])arguments[/\\]") or "=?"

--- The level, for `error` called by the caller of this function, of the first Lua frame outside the library.
---@return integer
function misuse.level()
  local own, level = 2, 3 -- as counted here; the caller counts one less
  local frame = debug.getinfo(level, "S")
  while frame do
    -- C functions may stand between the library's own, such as string.gsub, or call them, such as pairs.
    if frame.source:sub(1, #LIBRARY) == LIBRARY then
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
function misuse.raise(message)
  error(message, misuse.level())
end

--- Raises about a method that was called with a dot.
---@param name string the method
---@param object string
function misuse.needs_colon(name, object)
  misuse.raise(("%s must be called with a colon, as in %s:%s(...)"):format(name, object, name))
end

--- Raises about a function that was called with a colon.
---@param name string the function
---@param module string
function misuse.needs_dot(name, module)
  misuse.raise(("%s must be called with a dot, as in %s.%s(...)"):format(name, module, name))
end

return misuse
