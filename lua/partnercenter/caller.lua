--- Misuse is reported at the caller's line, however many of the library's own functions stand between.
local check = require "partnercenter.check"

local caller = {}

local OWN = debug.getinfo(1, "S").source:match("^(.*[/\\])") or "=?"

--- The level, for `error` called by the function that asks, of the first frame outside the library.
---@return integer
function caller.level()
  local own, level = 2, 3 -- as counted here; the caller counts one less
  local frame = debug.getinfo(level, "S")
  while frame do
    -- Own functions may call one another through C, such as string.gsub.
    if frame.source:sub(1, #OWN) == OWN then
      own = level
    elseif frame.what ~= "C" and frame.source ~= "=(tail call)" then
      break
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

local FEW = 10

local function singular(word)
  return (word:gsub("s$", ""))
end

-- What there is instead: the names that share a word with this one, or all of them, as long as they are few.
local function instead(name, known)
  local words, near, all = {}, {}, {}
  for word in tostring(name):gsub("%u", "_%0"):lower():gmatch("%a%a%a+") do
    words[singular(word)] = true
  end
  for candidate in pairs(known) do
    local shared = false
    for word in candidate:gmatch("%a+") do
      shared = shared or words[singular(word)]
    end
    if shared then near[#near + 1] = candidate end
    all[#all + 1] = candidate
  end
  local shown = near[1] and near or all
  if not shown[1] or #shown > FEW then return "" end
  table.sort(shown)
  return "; there is " .. table.concat(shown, ", ")
end

--- Raises about a method that is not there, with the known name that was probably meant, or those there are.
---@param what string whose method
---@param name any
---@param lenient boolean whether a name that is near to no known one is let pass
---@param ... table known names as keys
function caller.unknown(what, name, lenient, ...)
  local known = {}
  for _, names in ipairs({ ... }) do
    for key in pairs(names) do
      known[key] = true
    end
  end
  local hint = check.suggest(name, known)
  if lenient and not hint then return end
  error(("%s has no method '%s'%s"):format(what, (tostring(name):sub(1, 64):gsub("%c", "?")),
    hint and (", did you mean '%s'?"):format(hint) or instead(name, known)), caller.level())
end

return caller
