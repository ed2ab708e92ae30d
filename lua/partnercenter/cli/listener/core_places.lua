--- Lists where a core that was built for LuaJIT may be, as nginx runs LuaJIT whatever Lua runs the command.
local core_places = {}

-- Trees of LuaRocks and of OpenResty, beside those of package.path.
local TREES = { "/usr/local", "/usr", "/usr/local/openresty/luajit" }
local FOLDERS = { "/usr/local/openresty/site/lualib", "/usr/local/openresty/lualib" }

local function add_patterns(places, text, folder)
  for pattern in (text or ""):gmatch("[^;]+") do
    if pattern:find("?", 1, true) then
      places[#places + 1] = pattern:sub(1, 1) == "/" and pattern or folder .. "/" .. pattern
    end
  end
end

local function add_tree(places, tree) places[#places + 1] = tree .. "/lib/lua/5.1/?.so" end

--- The places, as patterns of package.cpath with absolute paths, best first.
---@param root string folder of the library's Lua files, with a slash at its end
---@param folder string the working folder, for relative patterns
---@return string[]
function core_places.all(root, folder)
  local places = {}
  add_patterns(places, os.getenv "LUA_CPATH_5_1", folder)
  add_patterns(places, os.getenv "LUA_CPATH", folder)
  local checkout = root:match("^(.*/)lua/$")
  if checkout then places[#places + 1] = checkout .. "build/luajit/?.so" end
  add_patterns(places, package.cpath, folder)
  for pattern in (root .. ";" .. package.path):gmatch("[^;]+") do
    local tree = pattern:match("^(/.*)/share/lua/5%.%d/")
    if tree then add_tree(places, tree) end
  end
  local home = os.getenv "HOME"
  if home and home:sub(1, 1) == "/" then add_tree(places, home .. "/.luarocks") end
  for _, tree in ipairs(TREES) do add_tree(places, tree) end
  for _, one in ipairs(FOLDERS) do places[#places + 1] = one .. "/?.so" end
  return places
end

return core_places
