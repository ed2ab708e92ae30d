--- Runs once in the listener's nginx (init_by_lua_file): finds a core for LuaJIT and makes the receiver. The
--- library's Lua files come from the folder of this file, and nothing else does, since that folder may hold
--- modules for another Lua version.
local root = debug.getinfo(1, "S").source:match("^@(.*)partnercenter/cli/listener/boot%.lua$")

local function load_module(name)
  if name ~= "partnercenter" and name:sub(1, 14) ~= "partnercenter." then return nil end
  local path = root .. name:gsub("%.", "/")
  return loadfile(path .. ".lua") or loadfile(path .. "/init.lua")
end

local loaders = rawget(package, "loaders") -- Lua 5.1's name; nginx runs LuaJIT
table.insert(loaders, 2, load_module)

require("partnercenter.cli.listener.receiver").init()
