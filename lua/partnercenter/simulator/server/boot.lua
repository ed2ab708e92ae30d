-- Runs once in nginx (init_by_lua_file). The server may load the simulator's own modules from beside this
-- file, and the rows of the API, which are data; nothing else of the folder it lies in, which may
-- hold modules of another Lua version.

local folder = debug.getinfo(1, "S").source:match("^@(.*)server/boot%.lua$")
local places = {
  ["partnercenter.simulator."] = folder, ["partnercenter.api."] = folder .. "../api/",
}

local function load_module(name)
  local prefix, rest = name:match("^(partnercenter%.%a+%.)(.+)$")
  if not places[prefix] then return nil end
  local path = places[prefix] .. rest:gsub("%.", "/")
  local chunk = loadfile(path .. ".lua") or loadfile(path .. "/init.lua")
  return chunk or assert(loadfile(path .. ".lua"))
end

local loaders = rawget(package, "loaders") -- the name of Lua 5.1, which is what nginx runs
table.insert(loaders, 2, load_module)

require "partnercenter.simulator.server"
