-- Runs a snippet of Lua as a program of its own: with a new default client, the simulator's environment, a
-- folder for its files, and the things that a reader's program has.

local lua_program = {}

local real_getenv = os.getenv

local FILES = { csv = true, gz = true, jsonl = true, json = true, jwt = true }

-- Text in quotes that a reader replaces, and names of files, which stand in the folder.
local function filled(text, folder, values)
  return (text:gsub('"([^"\n]*)"', function(inside)
    local value = values[inside]
    local is_file = FILES[inside:match "^[%w_.-]+%.(%l+)$"] and not inside:find "^partnercenter%."
    if not value and is_file then value = folder .. "/" .. inside end
    return value and '"' .. value .. '"'
  end))
end

-- Clients that the program makes and does not close.
local function watch(facade, made)
  local new = facade.new
  facade.new = function(...)
    local client, err = new(...)
    made[#made + 1] = client
    return client, err
  end
end

local function printer(printed)
  return function(...)
    local words = {}
    for i = 1, select("#", ...) do words[i] = tostring((select(i, ...))) end
    printed[#printed + 1] = table.concat(words, "\t") .. "\n"
  end
end

--- Runs a snippet and returns what it printed. Raises what it raised.
---@param block spec.Snippet
---@param world { environment: table, folder: string, values: table, things: table }
---@return string
function lua_program.run(block, world)
  local printed, made = {}, {}
  package.loaded["partnercenter"] = nil
  local facade = require "partnercenter"
  watch(facade, made)
  local things = { print = printer(printed) }
  for name, value in pairs(world.things) do things[name] = value end
  os.getenv = function(name) return world.environment[name] end -- luacheck: ignore 122
  local name = ("@%s:%d"):format(block.path, block.line)
  local text = filled(block.text, world.folder, world.values)
  local chunk = assert(load(text, name, "t", setmetatable(things, { __index = _G })))
  local ok, why = xpcall(chunk, function(raised) return debug.traceback(tostring(raised), 2) end)
  os.getenv = real_getenv -- luacheck: ignore 122
  for _, client in ipairs(made) do client:close() end
  facade.close()
  if not ok then error(why, 0) end
  return table.concat(printed)
end

return lua_program
