-- Runs Lua in a headless Neovim.

local FILES = "LUA_PATH='./?.lua;;' LUA_CPATH='%s/?.so;;'"
local CLEAN = "env -u XDG_CONFIG_HOME HOME=/nonexistent"

---Runs Lua in Neovim with the checkout on its runtimepath.
---@param given {lua: string, env: string|nil, core: string|nil} core: the folder of the module
---@return string text of the file named by OUT
---@return string noise output of Neovim
return function(given)
  local script, out = os.tmpname(), os.tmpname()
  local file = assert(io.open(script, "wb"))
  file:write(given.lua, "\n")
  file:close()
  local run = ("nvim --headless -u NONE --cmd 'set rtp+=.' -c 'luafile %s' -c qall! 2>&1"):format(script)
  local files = FILES:format(given.core or "./build/luajit")
  local command = ("%s %s %s OUT=%s timeout 300 %s"):format(CLEAN, files, given.env or "", out, run)
  local stream = assert(io.popen(command))
  local noise = stream:read("*a")
  stream:close()
  local text = assert(io.open(out, "rb")):read("*a")
  os.remove(script)
  os.remove(out)
  return text, noise
end
