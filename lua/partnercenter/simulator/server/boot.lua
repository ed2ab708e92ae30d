--- Runs once in nginx (init_by_lua_file). It lets the server load some of the library's Lua modules from
--- this installation, and nothing else, since the folder may hold modules for another Lua version.
local folder = debug.getinfo(1, "S").source:match("^@(.*)server/boot%.lua$")
local places = {}
for _, name in ipairs { "simulator", "api", "arguments", "text", "loader" } do
  places["partnercenter." .. name .. "."] = folder .. "../" .. name .. "/"
end

local function load_module(name)
  local prefix, rest = name:match("^(partnercenter%.%a+%.)(.+)$")
  if not places[prefix] then return nil end
  local path = places[prefix] .. rest:gsub("%.", "/")
  local chunk = loadfile(path .. ".lua") or loadfile(path .. "/init.lua")
  return chunk or assert(loadfile(path .. ".lua"))
end

local loaders = rawget(package, "loaders") -- Lua 5.1's name; nginx runs LuaJIT
table.insert(loaders, 2, load_module)

require "partnercenter.simulator.server"
