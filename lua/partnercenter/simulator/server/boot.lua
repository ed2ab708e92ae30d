-- Runs once in nginx (init_by_lua_file). The server may load the simulator's own modules from beside this
-- file and nothing else of the folder it lies in, which may hold modules of another Lua version.

local folder = debug.getinfo(1, "S").source:match("^@(.*)server/boot%.lua$")
local PREFIX = "partnercenter.simulator."

local function load_module(name)
  if name:sub(1, #PREFIX) ~= PREFIX then return nil end
  local path = folder .. name:sub(#PREFIX + 1):gsub("%.", "/")
  local chunk = loadfile(path .. ".lua") or loadfile(path .. "/init.lua")
  return chunk or assert(loadfile(path .. ".lua"))
end

local loaders = rawget(package, "loaders") -- the name of Lua 5.1, which is what nginx runs
table.insert(loaders, 2, load_module)

require "partnercenter.simulator.server"
